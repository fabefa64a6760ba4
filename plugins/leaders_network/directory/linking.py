"""Records linked to each other: who holds which post, what lies in what, who belongs where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import TypeVar

from leaders_network.addresses import SCHEMES
from leaders_network.directory.days import Time, appointment_time
from leaders_network.lean import frozen, slotted
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.records import Records
from leaders_network.records.vocabulary import Area, Role, Sector, Topic

W = TypeVar("W", Sector, Area, Role, Topic)


@frozen
class Tenure:
    """One appointment, and the id of the leader who has it."""

    leader: str
    appointment: Appointment
    position: int
    """Which of the leader's appointments it is, counted from 0."""


@slotted
class HeldPost:
    """A post, the organisation it belongs to, and everyone who held, holds or will hold it."""

    reference: str
    organisation_id: str
    organisation: Organisation
    post: Post
    tenures: list[Tenure] = field(default_factory=list)

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas it serves: its own, or else its organisation's."""
        return self.post.areas or self.organisation.areas


@slotted
class Directory:
    """Records and the ways between them; a reference to what is not there leads nowhere."""

    records: Records
    sectors: dict[str, Sector]
    areas: dict[str, Area]
    roles: dict[str, Role]
    topics: dict[str, Topic]
    posts: dict[str, HeldPost]
    parts: dict[str, list[str]]
    """The ids of the organisations that are part of one."""
    areas_within: dict[str, list[str]]
    """The codes of the areas that lie directly in one."""

    def known(self, scheme: str) -> Collection[str]:
        """Return everything that links of a scheme may lead to: ids, and for posts `ORG/POST`."""
        if scheme == "post":
            return self.posts
        if scheme in ("sector", "area", "role", "topic"):
            return getattr(self, f"{scheme}s")  # type: ignore[no-any-return]
        return getattr(self.records, SCHEMES[scheme])  # type: ignore[no-any-return]

    def has(self, scheme: str, target: str) -> bool:
        """Return whether a link leads somewhere."""
        return target in self.known(scheme)

    def renamed(self, kind: str, target: str) -> str:
        """Return a target with the id that its file has now, where it is written with a former."""
        folder = "organisations" if kind == "post" else f"{kind}s"
        records = getattr(self.records, folder, None)
        old, slash, post = target.partition("/")
        found = (
            identifier
            for identifier, record in (records.items() if isinstance(records, Mapping) else ())
            if old in getattr(record, "former_ids", ())
        )
        return f"{next(found, old)}{slash}{post}"

    def tenures(self, leader: Leader, time: Time, day: date) -> list[tuple[Appointment, HeldPost]]:
        """Return a leader's past, current or coming appointments on a day, with their posts."""
        return [
            (appointment, self.posts[appointment.post])
            for appointment in leader.appointments
            if appointment.post in self.posts and appointment_time(appointment, day) == time
        ]

    def areas_above(self, code: str) -> Iterator[Area]:
        """Yield an area and all areas that hold it, nearest first."""
        met = dict.fromkeys([code] if code in self.areas else ())
        waiting = list(met)
        for found in waiting:
            area = self.areas[found]
            yield area
            for parent in area.parents:
                if parent in self.areas and parent not in met:
                    met[parent] = None
                    waiting.append(parent)

    def areas_below(self, code: str) -> dict[str, None]:
        """Return the codes of an area and of all that lie in it, nearest first."""
        met = {code: None}
        waiting = [code]
        for found in waiting:
            inside = [one for one in self.areas_within.get(found, ()) if one not in met]
            met.update(dict.fromkeys(inside))
            waiting += inside
        return met

    def places_in(self, code: str) -> tuple[str, ...]:
        """Return the codes of the areas that lie in one and hold no other."""
        below = self.areas_below(code)
        return tuple(one for one in below if one != code and not self.areas_within.get(one))


def link(records: Records) -> Directory:
    """Return records linked, with tenures in order of their first day."""
    return Directory(
        records,
        sectors=_by_id(records.sectors.sectors),
        areas=_by_id(records.areas.areas),
        roles=_by_id(records.roles.roles),
        topics=_by_id(records.topics.topics),
        posts=_posts(records),
        parts=_children((i, found.parent) for i, found in records.organisations.items()),
        areas_within=_children(
            (area.id, parent) for area in records.areas.areas for parent in area.parents
        ),
    )


def _by_id(words: Iterable[W]) -> dict[str, W]:
    """Return words by their ids; a word whose id cannot be made out is none yet."""
    return {word.id: word for word in words if word.id}


def _posts(records: Records) -> dict[str, HeldPost]:
    posts = {
        f"{identifier}/{post.id}": HeldPost(
            f"{identifier}/{post.id}", identifier, organisation, post
        )
        for identifier, organisation in records.organisations.items()
        for post in organisation.posts
        if post.id
    }
    for leader_id, leader in records.leaders.items():
        for position, appointment in enumerate(leader.appointments):
            if appointment.post in posts:
                posts[appointment.post].tenures.append(Tenure(leader_id, appointment, position))
    for held in posts.values():
        held.tenures.sort(key=lambda tenure: (tenure.appointment.start, tenure.leader))
    return posts


def _children(parents: Iterable[tuple[str, str | None]]) -> dict[str, list[str]]:
    children: dict[str, list[str]] = {}
    for child, parent in parents:
        if parent:
            children.setdefault(parent, []).append(child)
    return children
