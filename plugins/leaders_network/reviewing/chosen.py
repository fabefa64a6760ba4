"""What of two revisions is compared: the records and the content in which they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leaders_network.content.pages import Content, ContentFolder
from leaders_network.records.leader import Leader
from leaders_network.records.organisation import Organisation
from leaders_network.records.records import FOLDERS, VOCABULARY, Records
from leaders_network.reviewing.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a revision is compared: ids of records by kind, and paths of content."""

    records: Mapping[str, Collection[str]]
    content: Collection[str] = ()
    settings: bool = False


def chosen_of(subjects: Iterable[str]) -> Chosen:
    """Return the records and the content that some subjects stand in."""
    records: dict[str, set[str]] = defaultdict(set)
    content: set[str] = set()
    for subject in subjects:
        kind, _, identifier = subject.partition(":")
        if kind in ("page", "file"):
            content.add(identifier)
        elif kind == "post":
            records["organisations"].add(identifier.partition("/")[0])
        else:
            records[f"{kind}s"].add(identifier)
    return Chosen({kind: sorted(found) for kind, found in records.items()}, sorted(content))


def chosen(before: Snapshot, after: Snapshot) -> Chosen:
    """Return what differs between two revisions; everything, where the settings do.

    The settings say how long a contact counts as fresh, and so what is seen of every leader.
    """
    old, new = before.records, after.records
    settings = old.network != new.network
    records: dict[str, Collection[str]] = {}
    for kind in FOLDERS:
        was, now = getattr(old, kind), getattr(new, kind)
        records[kind] = sorted({*was, *now} if settings else _differing(was, now))
    for kind in ("leaders", "contributors"):
        records[kind] = sorted({*records[kind], *_with_other_photo(kind, old, new)})
    records["leaders"] = sorted({*records["leaders"], *_in_other_posts(old, new)})
    for kind in VOCABULARY:
        was, now = (
            {word.id: word for word in getattr(getattr(side, kind), kind)} for side in (old, new)
        )
        records[kind] = sorted(_differing(was, now))
    content: Collection[str] = ()
    if before.content is not after.content:
        content = sorted(
            path
            for path in _paths(before) | _paths(after)
            if _thing(before, path) != _thing(after, path)
        )
    return Chosen(records, content, settings)


def _with_other_photo(kind: str, old: Records, new: Records) -> Iterator[str]:
    """Yield whose photo is another file: one that differs was unpacked to another place."""
    names = {
        name
        for name in old.photos.keys() | new.photos.keys()
        if old.photos.get(name) != new.photos.get(name)
    }
    for side in (old, new) if names else ():
        for identifier, record in getattr(side, kind).items():
            if record.photo in names:
                yield identifier


def _in_other_posts(old: Records, new: Records) -> Iterator[str]:
    """Yield who serves where others see the organisation or its posts now.

    What they have there is as narrow as these are.
    """
    bodies = {
        one
        for one in old.organisations.keys() & new.organisations.keys()
        if _narrowed(old.organisations[one]) != _narrowed(new.organisations[one])
    }
    for side in (old, new) if bodies else ():
        yield from serving(side.leaders, bodies)


def _narrowed(body: Organisation) -> tuple[str | None, dict[str, str | None]]:
    return body.audience, {post.id: post.audience for post in body.posts}


def _paths(side: Snapshot) -> set[str]:
    return {*side.content.pages, *side.content.files}


def _thing(side: Snapshot, path: str) -> Any:
    """Return what a path holds and who may see it, without where that is written."""
    page, file = side.content.pages.get(path), side.content.files.get(path)
    if page is not None:
        item = (page.item.kind, page.item.front) if page.item else None
        shown = (page.title, page.shown, page.description, page.order, page.navigation)
        return (*shown, page.hidden, page.hide, page.tags, page.audience, item)
    return (file.digest, file.audience) if file is not None else None


def folders_changed(
    before: Content, after: Content
) -> Iterator[tuple[str, ContentFolder, ContentFolder]]:
    """Yield each folder that was there and is shown otherwise now, with what it said and says."""
    old, new = before.folders, after.folders
    for path in sorted(old.keys() | new.keys()) if before is not after else ():
        was, now = old.get(path, ContentFolder()), new.get(path, ContentFolder())
        sides = (before, after)
        if was != now and all(any(is_below(one, path) for one in side.pages) for side in sides):
            yield path, was, now


def is_below(path: str, folder: str) -> bool:
    """Return whether a path of the content is one of a folder's."""
    return path.startswith(f"{folder}/")


def _differing(was: Mapping[str, Any], now: Mapping[str, Any]) -> set[str]:
    return {
        key
        for key in was.keys() | now.keys()
        if was.get(key) is not now.get(key) and was.get(key) != now.get(key)
    }


def serving(leaders: Mapping[str, Leader], bodies: Collection[str]) -> Iterator[str]:
    """Yield the leaders who have or had a post of one of some organisations."""
    for identifier, leader in leaders.items():
        if any(held.organisation in bodies for held in leader.appointments):
            yield identifier
