"""What one file of content says: a page, or the settings of a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from leaders_network.content.front import Written, read_page
from leaders_network.content.grants import META
from leaders_network.content.pages import DEFAULT_ORDER, ContentPage, Grant, Item
from leaders_network.content.store import PageStore
from leaders_network.decoding import decode
from leaders_network.lean import frozen
from leaders_network.marks import Place
from leaders_network.problems import Problems
from leaders_network.records.halves import Steps, half
from leaders_network.records.ids import id_fault
from leaders_network.records.items import ItemFront
from leaders_network.records.kinds import PAGE
from leaders_network.records.page import FolderFront
from leaders_network.records.shape import keys_of
from leaders_network.records.validation import validated
from leaders_network.source import read_yaml


def meant_path(path: str) -> str:
    """Return the path that a page or a file should have whose own is not safe."""
    from leaders_network.records.slugs import slug

    *folders, name = path.split("/")
    stem, dot, ending = name.rpartition(".")
    safe = f"{slug(stem)}.{ending.lower()}" if dot and stem else slug(name)
    return "/".join((*map(slug, folders), safe))


def written_page(
    raw: bytes, path: str, kind: str | None, problems: Problems, store: PageStore
) -> Written | None:
    """Return what a page says, or None when none of it can be read."""

    def read() -> Written | None:
        text = decode(raw, path, problems)
        return None if text is None else read_page(text, path, problems, kind)

    found: Written | None = store.of(kind, raw, problems, read) if kind else read()
    return found


@frozen
class AboutFolder:
    """What a folder's `.meta.yml` says."""

    front: FolderFront
    audience_at: Place
    faulty: frozenset[Steps] = frozenset()


def about_folder(raw: bytes, path: str, problems: Problems, store: PageStore) -> AboutFolder | None:
    """Return what a `.meta.yml` says, or can be made out to say; None where that is nothing."""

    def read() -> AboutFolder | None:
        text = decode(raw, path, problems)
        before = len(problems)
        if text is None:
            return None
        found = read_yaml(text, path, problems)
        if found is None:
            from leaders_network.salvage import salvage  # it needs the parser

            found = salvage(text, path, keys_of(FolderFront), problems)
        if found is None:
            return None
        data, mark = {} if found[0] is None else found[0], found[1]
        front = validated(FolderFront, data, mark, path, problems)
        at = mark.find(("audience",))
        if front is not None and len(problems) == before:
            return AboutFolder(front, at)
        made_out = half(FolderFront, data, mark, path, problems)
        return AboutFolder(made_out.record, at, made_out.faulty)

    found: AboutFolder | None = store.of(META, raw, problems, read)
    return found


def page_of(path: str, written: Written, title: str, grant: Grant) -> ContentPage:
    """Return the page of what was written at a path."""
    front = written.front
    page = ContentPage(
        path=path,
        title=title,
        grant=grant,
        body=written.body,
        body_line=written.body_line,
        description=front.description,
    )
    if isinstance(front, ItemFront):
        stem = Path(path).stem
        identifier = PurePosixPath(meant_path(path)).stem if id_fault(stem) else stem
        item = Item(identifier, written.kind or PAGE, front, written.mark, written.faulty)
        return replace(page, item=item)
    return replace(
        page,
        order=DEFAULT_ORDER if front.order is None else front.order,
        navigation=front.navigation,
        hidden=front.hidden,
        hide=front.hide,
        tags=front.tags,
    )
