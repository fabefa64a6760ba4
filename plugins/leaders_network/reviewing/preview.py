"""Before and after, side by side: both revisions are built, and the pages that differ compared."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from leaders_network.audiences import Audience
from leaders_network.building.build import build
from leaders_network.building.settings import Settings
from leaders_network.outputs.frames import Renderer
from leaders_network.problems import SettingsError
from leaders_network.reviewing.history import Span
from leaders_network.reviewing.printed import Row, blocks_of, rows
from leaders_network.reviewing.verdicts import ReviewDesk

BEFORE, AFTER = "before", "after"
_WORK = ".making"
_THEME = ("theme/", "mkdocs.yml")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".svg")
MARK = "made-by-review"
"""The file by which a preview is known as one, and may be replaced."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A page that differs: what it says before and after, side by side."""

    audience: str
    folder: str
    """The folder of its site below `before/` and `after/`."""
    path: str
    what: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The pages that differ, and how many other files do."""

    pairs: tuple[Pair, ...]
    others: Mapping[str, int]
    """For each audience, how many files differ that are no pages or whose words are the same."""


def claim(folder: Path) -> None:
    """Take a folder for a preview: one that is new or empty, or that holds an older one.

    Raises:
        SettingsError: When something else stands there.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise SettingsError(f"{folder} holds something that is no preview; name another folder")
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder} is a file; name a folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()


def build_both(
    at: ReviewDesk,
    span: Span,
    folder: Path,
    audiences: tuple[Mapping[str, Audience], Mapping[str, Audience]],
    renderer: Callable[[Path], Renderer],
) -> None:
    """Build the sites of both revisions into `before/` and `after/`.

    The second is built over the first, so what is the same is one file, and costs nothing.

    Args:
        at: What the review was made with.
        span: The revisions.
        folder: The preview's folder, claimed.
        audiences: Those to build for, by name, before and after; where there is none, nothing is.
        renderer: Returns the site generator for a theme's folder.

    Raises:
        InvalidDirectoryError: When a revision has problems.
        BuildError: When a page cannot be rendered.
    """
    work = folder / _WORK
    cache = at.reader.settings.cache / "review"
    for name, revision, known in (
        (BEFORE, span.base, audiences[0]),
        (AFTER, span.head, audiences[1]),
    ):
        if not known:
            continue  # a build for which no audience is named is for every one
        settings = at.reader.unpacked(revision)
        settings = replace(
            settings,
            theme=_theme(at, revision, settings),
            site=work / "site",
            cache=cache,
            audiences=tuple(known),
        )
        build(settings, renderer(settings.theme))
        shutil.copytree(work / "site", folder / name, copy_function=_linked)
    shutil.rmtree(work, ignore_errors=True)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _theme(at: ReviewDesk, revision: str, settings: Settings) -> Path:
    """Return the theme as a revision has it, with what set-up put into it here."""
    repository, own = at.repository, settings.theme
    files = [
        (path, blob)
        for place in _THEME
        for path, blob in repository.listed(revision, place.rstrip("/"))
    ]
    if not any(path.startswith("theme/") for path, _ in files):
        return own
    folder = at.reader.workplace / f"theme-{revision[:12]}"
    repository.unpack(files, folder)
    for made in ("assets/vendor", "editor/vendor"):
        if (own / made).is_dir():
            shutil.copytree(own / made, folder / "theme" / made, dirs_exist_ok=True)
    return folder / "theme"


def compare(folder: Path, audiences: Mapping[str, Audience]) -> Compared:
    """Return how the two sites of each audience differ, looked at byte by byte."""
    pairs: list[Pair] = []
    others: dict[str, int] = {}
    for name, audience in audiences.items():
        old, new = folder / BEFORE / audience.folder, folder / AFTER / audience.folder
        changed = sorted(_differing(old, new))
        pictures = {Path(path).name for path in changed if path.endswith(_PICTURES)}
        pages = [path for path in changed if path.endswith(".html")]
        pages += sorted(_showing(new, pictures, set(pages)))
        found = [pair for path in pages if (pair := _pair(audience, old, new, path))]
        pairs += found
        others[name] = len(set(changed) - {pair.path for pair in found})
    return Compared(tuple(pairs), others)


def _files(site: Path) -> dict[str, Path]:
    if not site.is_dir():
        return {}
    return {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}


def _differing(old: Path, new: Path) -> Iterator[str]:
    was, now = _files(old), _files(new)
    yield from was.keys() ^ now.keys()
    for path in was.keys() & now.keys():
        one, other = was[path], now[path]
        if not one.samefile(other) and one.read_bytes() != other.read_bytes():
            yield path


def _showing(site: Path, pictures: set[str], known: set[str]) -> Iterator[str]:
    """Yield the pages that are the same and show a picture that is another one."""
    if not pictures:
        return
    for path, file in _files(site).items():
        if path.endswith(".html") and path not in known:
            text = file.read_text(encoding="utf-8")
            if any(name in text for name in pictures):
                yield path


def _pair(audience: Audience, old: Path, new: Path, path: str) -> Pair | None:
    was, now = _blocks(old, path), _blocks(new, path)
    if was == now:
        return None
    what = "added" if was is None else "gone" if now is None else "changed"
    found = rows(was or [], now or [])
    return Pair(audience.name, audience.folder, path, what, tuple(found))


def _blocks(site: Path, path: str) -> list[str] | None:
    file = site / path
    if not file.is_file():
        return None

    def picture(source: str) -> str:
        target = (file.parent / source.partition("?")[0]).resolve()
        if not target.is_file():
            return f"picture {source}"
        digest = blake2b(target.read_bytes(), digest_size=4).hexdigest()
        return f"picture {target.name}, {digest}"

    return blocks_of(file.read_text(encoding="utf-8"), picture)


def pages_to_shoot(pairs: Sequence[Pair], most: int) -> list[tuple[Pair, str]]:
    """Return which pages to take pictures of, with the side: each audience's first ones."""
    found = []
    for pair in pairs[:most]:
        found += [
            (pair, side)
            for side in (BEFORE, AFTER)
            if not (pair.what == "added" and side == BEFORE)
            and not (pair.what == "gone" and side == AFTER)
        ]
    return found
