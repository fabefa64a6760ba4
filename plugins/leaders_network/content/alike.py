"""Paths that some computer, the built site or a room's site cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaders_network.content.pages import Content
from leaders_network.content.paths import likeness, staged_path
from leaders_network.problems import Location, Problems
from leaders_network.records.field import LADDER


def refuse_alike(content: Content, problems: Problems) -> None:
    """Record each path that is like one before it, in the content or at the root of a room."""
    everything = {*content.pages, *content.files, *content.unread}
    _refuse(content, ((path, path) for path in everything), problems)
    for room in {grant.audience for grant in content.grants}.difference(LADDER):
        _refuse(content, _staged(content, everything, room), problems)


def _staged(content: Content, paths: Iterable[str], room: str) -> Iterator[tuple[str, str]]:
    for path in paths:
        found = content.at(path)
        if found is not None and found.audience == room:
            yield path, staged_path(path, room)


def _refuse(content: Content, places: Iterable[tuple[str, str]], problems: Problems) -> None:
    seen: dict[str, str] = {}
    for path, place in sorted(places):
        alike = likeness(place)
        if alike in seen:
            problems.add(
                Location(content.address(path)),
                f"some computers or sites cannot tell this from `{seen[alike]}`",
                "colliding-path",
                fix="rename one of the two",
            )
        seen.setdefault(alike, path)
