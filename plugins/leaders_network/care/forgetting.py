"""Forgetting somebody: what goes from the files, and the commit on a branch that does it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from leaders_network.care.finding import parts_of_names, speaks_of
from leaders_network.care.history import own_paths, photos_before
from leaders_network.care.identity import Identity, identity_of
from leaders_network.care.letters import Paper, Post, papers
from leaders_network.care.plan import FILE, RUNBOOK, Plan, runbook
from leaders_network.care.unnaming import (
    ByHandError,
    unnamed_page,
    unnamed_record,
    unnamed_words,
)
from leaders_network.care.whom import Whom
from leaders_network.content.pages import Content
from leaders_network.directory.forgotten import FILE as FORGOTTEN
from leaders_network.directory.forgotten import hashed, with_ids
from leaders_network.inbox.repository import Repository
from leaders_network.problems import BuildError, Problems, SettingsError
from leaders_network.records.kinds import PAGE
from leaders_network.records.reading import Records, model_of

Check = Callable[[Path, Path], Problems]
"""Checks a data folder and a folder of content together."""

WORDS = "a former member"
_PLAIN = (".csv", ".txt", ".json", ".svg", ".html")
_MARKED = 12


@dataclass(frozen=True, slots=True)
class Ground:
    """What somebody is forgotten from."""

    records: Records
    content: Content
    content_folder: Path
    repository: Repository
    post: Post
    token: str | None
    check: Check
    words: str = WORDS


@dataclass(slots=True)
class Forgetting:
    """What forgetting one person comes to."""

    plan: Plan
    key: bytes
    files: dict[Path, str | None] = field(default_factory=dict)
    """New texts of files; None for one that goes."""
    papers: list[Paper] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    """What a person has to change first; as long as there is any, nothing is done."""
    look: list[str] = field(default_factory=list)
    """What may speak of them and may not: for a person to read, and no reason to stop."""
    vacant: tuple[str, ...] = ()
    """The posts that nobody holds any more."""


def prepare(ground: Ground, somebody: Whom, key: bytes) -> Forgetting:
    """Return what is to go, without doing anything.

    Args:
        ground: From where.
        somebody: Whom.
        key: What an id is hashed with, so that it is never used again.
    """
    identity = identity_of(ground.records, somebody)
    mark = hashed(somebody.key, key)[:_MARKED]
    own = own_paths(ground.repository, identity)
    plan = Plan(
        identity,
        tuple(dict.fromkeys((*own, *_paths_of_history(ground.repository, identity)))),
        tuple(photos_before(ground.repository, identity)),
        ground.words,
        f"forget/{mark}",
    )
    made = Forgetting(plan, key)
    made.papers = list(papers(ground.post, identity, ground.token))
    held = getattr(somebody.person, "appointments", ())
    made.vacant = tuple(one.post for one in held if one.end is None)
    photo = getattr(somebody.person, "photo", None)
    if photo and photo not in identity.photos:
        made.look.append(f"photos/{photo} stays, for another entry shows it too")
    _Preparing(ground, identity, made).run(own)
    return made


def apply(ground: Ground, made: Forgetting, folder: Path) -> str:
    """Make the commit, write the plan, remove the letters; return the commit's id.

    The commit stands on a branch of its own, and the checkout is left as it is. Until everything is
    known to work nothing is written.

    Args:
        ground: From where.
        made: What is to go; nothing in it may have to be done by hand.
        folder: Where the plan and its runbook are put.

    Raises:
        SettingsError: When something is in the way.
        BuildError: When a file cannot be written.
        InvalidDirectoryError: When the files would have problems without the person.
    """
    repository, branch = ground.repository, made.plan.branch
    if repository.tip(f"refs/heads/{branch}"):
        raise SettingsError(f"the branch {branch} is there already: merge it, or delete it")
    if folder.exists() and any(folder.iterdir()):
        raise SettingsError(f"something is in {folder} already; name another folder with --plan")
    _refuse_locked(made.papers)
    _try_out(ground, made)
    commit = _commit(ground, made)
    _write_plan(made, folder)
    try:
        repository.move(branch, commit, None)
    except SettingsError:
        shutil.rmtree(folder)
        raise
    _remove(made.papers)
    return commit


@dataclass(slots=True)
class _Preparing:
    ground: Ground
    identity: Identity
    made: Forgetting

    def run(self, own: tuple[str, ...]) -> None:
        top, data = self.ground.repository.top, self.ground.records.folder
        for path in own:
            if (top / path).is_file():
                self.made.files[top / path] = None
        for file in _files(data, self.ground.content_folder):
            if self.made.files.get(file, "") is not None:
                self._look(file)
        if not self.identity.ids:
            return
        kept = data / FORGOTTEN
        text = kept.read_text(encoding="utf-8") if kept.is_file() else ""
        self.made.files[kept] = with_ids(text, self.identity.ids, self.made.key)

    def _look(self, file: Path) -> None:
        content = file.read_bytes()
        name = _name(file, self.ground.repository.top)
        if speaks_of(self.identity, name.encode()):
            self.made.by_hand.append(f"{name}: its name speaks of them; rename or delete it")
        if not (speaks_of(self.identity, content) or self._may_refer(file)):
            return
        try:
            text = self._unnamed(file, content.decode("utf-8"))
        except ByHandError as error:
            self.made.by_hand.append(f"{name}: {error}")
            return
        except UnicodeDecodeError:
            text = None
        if text is None or speaks_of(self.identity, text.encode()):
            self.made.by_hand.append(f"{name}: take them out by hand; this program cannot")
        elif text.encode() != content:
            self.made.files[file] = text
            self.made.look += [f"{name}:{line}: does “{word}” mean them?"
                               for line, word in parts_of_names(self.identity, text)]  # fmt: skip

    def _may_refer(self, file: Path) -> bool:
        """Return whether a file of the directory may hold their id where only its field tells."""
        return file.suffix == ".yml" and file.is_relative_to(self.ground.records.folder)

    def _unnamed(self, file: Path, text: str) -> str | None:
        words = self.ground.words
        data = self.ground.records.folder
        if file.suffix == ".md":
            return unnamed_page(text, self.identity, words, self._kind(file))
        if file.suffix == ".yml" and file.is_relative_to(data):
            kind = file.relative_to(data).parts[0]
            return unnamed_record(text, model_of(_kind(kind, file)), self.identity, words)
        if file.suffix in (*_PLAIN, ".yml", ".yaml"):
            return unnamed_words(text, self.identity, words)
        return None

    def _kind(self, file: Path) -> str:
        folder = self.ground.content_folder
        path = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""
        page = self.ground.content.pages.get(path)
        return page.item.kind if page and page.item else PAGE


def _kind(folder: str, file: Path) -> str:
    return f"vocabulary/{file.stem}" if folder == "vocabulary" else folder


def _files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and ".git" not in file.parts:
                yield file


def _name(file: Path, top: Path) -> str:
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else file.as_posix()


def _paths_of_history(repository: Repository, identity: Identity) -> Iterator[str]:
    """Yield each path of any commit whose name speaks of somebody."""
    told = repository.git("log", "--all", "--format=", "--name-only", "--no-renames", "-m")
    for path in dict.fromkeys(told.splitlines()):
        if identity.pattern.search(path):
            yield path


def _refuse_locked(found: list[Paper]) -> None:
    for paper in found:
        if not os.access(paper.file.parent, os.W_OK):
            raise SettingsError(
                f"{paper.file} cannot be removed; run this as somebody who may write there"
            )


def _try_out(ground: Ground, made: Forgetting) -> None:
    """Do nothing when the files are sound without the person.

    Raises:
        InvalidDirectoryError: With every problem they would have.
    """
    folders = (ground.records.folder, ground.content_folder)
    with TemporaryDirectory() as scratch:
        copies = [Path(scratch) / str(at) / folder.name for at, folder in enumerate(folders)]
        for folder, copy in zip(folders, copies, strict=True):
            if folder.is_dir():
                shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".git"))
        for file, text in made.files.items():
            for folder, copy in zip(folders, copies, strict=True):
                if file.is_relative_to(folder):
                    _put(copy / file.relative_to(folder), text)
        ground.check(copies[0], copies[1]).raise_if_any()


def _put(file: Path, text: str | None) -> None:
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8", newline="")


def _commit(ground: Ground, made: Forgetting) -> str:
    repository = ground.repository
    top = repository.top.resolve()
    files: dict[str, str | None] = {}
    for file, text in made.files.items():
        if not file.resolve().is_relative_to(top):
            raise SettingsError(
                f"{file} stands in another repository than the data, and speaks of them; take them"
                " out there first"
            )
        files[file.resolve().relative_to(top).as_posix()] = text
    parent = repository.git("rev-parse", "HEAD")
    return repository.commit(parent, _from_prefix(files, repository), _MESSAGE, None)


def _from_prefix(files: Mapping[str, str | None], repository: Repository) -> dict[str, str | None]:
    """Return files by their paths as `Repository.commit` takes them: from the data folder."""
    up = "../" * repository.prefix.count("/")
    return {
        path.removeprefix(repository.prefix)
        if path.startswith(repository.prefix)
        else f"{up}{path}": text
        for path, text in files.items()
    }


def _write_plan(made: Forgetting, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        changed = [paper.file for paper in made.papers]
        for name, text in (
            (FILE, made.plan.as_json()),
            (RUNBOOK, runbook(made.plan, folder, changed)),
        ):
            file = folder / name
            file.touch(mode=0o600)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise BuildError(f"nothing was done: {error.filename}: {error.strerror}") from None


def _remove(found: list[Paper]) -> None:
    for paper in found:
        if paper.rest is None:
            paper.file.unlink(missing_ok=True)
        else:
            fresh = paper.file.with_name(f".{paper.file.name}.new")
            fresh.write_bytes(paper.rest)
            fresh.replace(paper.file)


_MESSAGE = """\
Forget somebody who was listed

Their entry, their photo and every mention are gone, and the post is vacant. A keyed hash keeps the
id from being used again.
"""
