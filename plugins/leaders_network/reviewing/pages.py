"""Which pages change for whom: the views around a change, made for both revisions and compared.

Only what lies around the change is published: a view reads what it names and what names it, so a
directory of those leaders, posts and organisations alone gives the same difference as the whole.
Lists of leaders who are alike may shift far from a change and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from leaders_network.audiences import Audience
from leaders_network.compact import digest
from leaders_network.content.paths import staged_path
from leaders_network.content.selection import is_for
from leaders_network.outputs.pages import catalogue, leader_page
from leaders_network.publish.curation import curation_of
from leaders_network.publish.people import leader_view
from leaders_network.publish.publication import publish
from leaders_network.publish.sight import Sight
from leaders_network.publish.views.areas import AreaView
from leaders_network.publish.views.browsing import LetterView
from leaders_network.publish.views.contact import RouteView
from leaders_network.publish.views.organisations import OrganisationView, PostView
from leaders_network.publish.views.people import ContributorView, LeaderView
from leaders_network.reviewing.around import around_change
from leaders_network.reviewing.sides import Side
from leaders_network.reviewing.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that changes for an audience: `changed`, `added` or `gone`."""

    audience: str
    path: str
    what: str
    name: str
    subject: str = ""
    """Whose page it is, as in `leader:freda-harlowe`; nothing where it is a list."""


@dataclass(frozen=True, slots=True)
class WayChange:
    """Which way to take for a purpose, where that changes for whoever looks at a page."""

    audience: str
    subject: str
    purpose: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PagesChanged:
    """All that changes on pages."""

    pages: tuple[PageChange, ...] = ()
    ways: tuple[WayChange, ...] = ()
    states: tuple[WayChange, ...] = ()
    """Posts that are held, vacant or to come, where that changes."""


def pages_changed(before: Side, after: Side, day: date) -> PagesChanged:
    """Return which pages change for each audience on a day, and what they say of ways and posts."""
    around = around_change(before.snapshot, after.snapshot, before.chosen)
    old, new = (around.narrowed(side.snapshot) for side in (before, after))
    pages: list[PageChange] = []
    ways: list[WayChange] = []
    states: list[WayChange] = []
    known = before.audiences(day) | after.audiences(day)
    for name in known:
        was = _makers(old, before.audiences(day).get(name), day)
        now = _makers(new, after.audiences(day).get(name), day)
        for path, one, other in _differing(was, now):
            pages.append(_page(name, path, one, other))
            ways += _ways(name, one and one[1], other and other[1])
            states += _states(name, one and one[1], other and other[1])
        pages += _content(before.snapshot, after.snapshot, known[name], day)
    return PagesChanged(tuple(pages), tuple(ways), tuple(states))


_Made = tuple[str, Any]
"""Whose page it is, as in `leader:freda-harlowe`, and its view."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the view of a page, and tells a digest of all that it is made from."""

    basis: Callable[[], bytes]
    view: Callable[[], Any]


def _makers(snapshot: Snapshot, audience: Audience | None, day: date) -> dict[str, _Maker]:
    """Return what makes each page of the directory, by its path."""
    if audience is None:
        return {}
    publication = publish(snapshot.records, audience, day, snapshot.content)
    found = {
        making.entry.path: _Maker(making.entry.basis, making.entry.view)
        for making in catalogue(publication)
        if making.kind is not leader_page
    }
    ground, bases = publication.ground, publication.bases
    for identifier in ground.directory.records.leaders:
        found[ground.path("leader", identifier)] = _Maker(
            partial(bases.leader, identifier), partial(leader_view, ground, identifier)
        )
    return found


def _differing(
    was: Mapping[str, _Maker], now: Mapping[str, _Maker]
) -> Iterator[tuple[str, _Made | None, _Made | None]]:
    """Yield each page that differs with its views; what is made from the same is the same."""
    for path in sorted(was.keys() | now.keys()):
        one, other = was.get(path), now.get(path)
        if one and other and one.basis() == other.basis():
            continue
        old, new = _made(one), _made(other)
        if old is None or new is None or _drawn(old[1]) != _drawn(new[1]):
            yield path, old, new


def _made(maker: _Maker | None) -> _Made | None:
    view = maker.view() if maker else None
    return (_subject(view), view) if view is not None else None


def _subject(view: Any) -> str:
    """Return whose page a view is of, or nothing where it is a list."""
    kinds: dict[type, str] = {
        LeaderView: "leader",
        PostView: "post",
        OrganisationView: "organisation",
        ContributorView: "contributor",
    }
    kind = kinds.get(type(view))
    return f"{kind}:{view.id}" if kind else ""


def _drawn(view: Any) -> bytes:
    """Return a digest of what a page shows of its own.

    A patch's key is of what it was made from. How many stand under each letter is shown on every
    page of the A to Z, and says nothing of the page.
    """
    if isinstance(view, LetterView):
        view = replace(view, letters=())
    if isinstance(view, AreaView):
        view = replace(view, patches=tuple(replace(one, key=b"") for one in view.patches))
    return digest(view)


def _page(
    audience: str, path: str, old: tuple[str, Any] | None, new: tuple[str, Any] | None
) -> PageChange:
    subject, view = new or old or ("", None)
    what = "added" if old is None else "gone" if new is None else "changed"
    return PageChange(audience, path, what, _name(view), subject)


def _name(view: Any) -> str:
    for way in (
        ("person", "name"),
        ("organisation", "name"),
        ("row", "line", "post", "name"),
        ("row", "title"),
        ("assistant", "name"),
        ("name",),
        ("letter",),
    ):
        found = view
        for step in way:
            found = getattr(found, step, None)
        if isinstance(found, str):
            return found
    return ""


def _ways(audience: str, old: Any, new: Any) -> Iterator[WayChange]:
    was, now = _routes(old), _routes(new)
    for key in was.keys() | now.keys() if old is not None and new is not None else ():
        one, other = was.get(key, ""), now.get(key, "")
        if one != other:
            subject, purpose = key
            yield WayChange(audience, subject, purpose, one, other)


def _routes(view: Any) -> dict[tuple[str, str], str]:
    """Return the way for each purpose that a leader's or a post's page tells of."""
    found: dict[tuple[str, str], str] = {}
    if isinstance(view, LeaderView):
        for reach in view.reach:
            found |= _purposes(f"leader:{view.id}", reach.routes)
    elif isinstance(view, PostView):
        found |= _purposes(f"post:{view.id}", view.routes)
    return found


def _purposes(subject: str, routes: Iterable[RouteView]) -> Mapping[tuple[str, str], str]:
    return {
        (subject, purpose.strip().lower()): " ".join(filter(None, (route.via, route.shown)))
        for route in routes
        for purpose in route.purpose.split(",")
    }


def _states(audience: str, old: Any, new: Any) -> Iterator[WayChange]:
    view = new or old
    if isinstance(view, PostView):
        was = old.row.state if old else ""
        now = new.row.state if new else ""
        if was != now:
            yield WayChange(audience, f"post:{view.id}", "state", was, now)


def _content(
    before: Snapshot, after: Snapshot, audience: Audience, day: date
) -> Iterator[PageChange]:
    """Yield the pages and files of content that change, but for items, which have views."""
    if before.content is after.content:
        return
    old, new = (_shelf(side, audience, day) for side in (before, after))
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            what = "added" if path not in old else "gone" if path not in new else "changed"
            name = (new.get(path) or old.get(path) or ("",))[0]
            yield PageChange(audience.name, path, what, name)


def _shelf(side: Snapshot, audience: Audience, day: date) -> dict[str, tuple[str, ...]]:
    """Return what stands at each path of an audience's own site, as far as people wrote it."""
    room = audience.name if audience.is_room else None
    items = set(curation_of(side.content, Sight(audience, day, side.records.network)).places)
    found = {
        staged_path(page.path, room): (page.title, page.shown, page.description or "")
        for page in side.content.pages.values()
        if page.item is None and is_for(page.audience, audience) and page.path in items
    }
    return found | {
        staged_path(file.path, room): (file.path.rpartition("/")[2], file.digest)
        for file in side.content.files.values()
        if is_for(file.audience, audience)
    }
