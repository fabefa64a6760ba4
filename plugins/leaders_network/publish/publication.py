"""Everything one audience may see on one day, as views: the door between data and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from leaders_network.addresses import path_of
from leaders_network.audiences import Audience
from leaders_network.directory.linking import link
from leaders_network.directory.room import Room, rooms_of
from leaders_network.publish.front import Letters, front_view
from leaders_network.publish.ground import Ground
from leaders_network.publish.markdown import to_html
from leaders_network.publish.people import leader_view
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.portrait import PHOTOS, portrait
from leaders_network.publish.posts import organisation_view, post_view
from leaders_network.publish.sight import Sight
from leaders_network.publish.subjects import (
    Subjects,
    area_view,
    group_view,
    programme_view,
    role_view,
    sector_view,
    topic_view,
)
from leaders_network.publish.views import (
    ContributorView,
    FrontView,
    LeaderView,
    LetterView,
    OrganisationView,
    PostView,
    SiteView,
    SubjectView,
)
from leaders_network.records.field import PUBLIC
from leaders_network.records.reading import Records

T = TypeVar("T")


@dataclass(slots=True)
class Publication:
    """One audience's directory on one day. Views are made when they are asked for."""

    ground: Ground
    subjects: Subjects
    letters: Letters
    site: SiteView

    def front(self) -> FrontView:
        """Return what front pages draw from."""
        return front_view(self.subjects, self.letters)

    def leaders(self) -> Iterator[LeaderView]:
        """Yield the page of each leader."""
        return (leader_view(self.ground, i) for i in self.ground.directory.records.leaders)

    def posts(self) -> Iterator[PostView]:
        """Yield the page of each post."""
        return (post_view(self.ground, i) for i in self._shared(self.ground.directory.posts))

    def organisations(self) -> Iterator[OrganisationView]:
        """Yield the page of each organisation."""
        known = self.ground.directory.records.organisations
        return (organisation_view(self.ground, i) for i in self._shared(known))

    def subject_pages(self) -> Iterator[SubjectView]:
        """Yield the page of each sector, area, role, topic, programme and group."""
        directory = self.ground.directory
        kinds = (
            (directory.sectors, sector_view),
            (directory.areas, area_view),
            (directory.roles, role_view),
            (directory.topics, topic_view),
            (directory.records.programmes, programme_view),
            (directory.records.groups, group_view),
        )
        return (view(self.subjects, i) for known, view in kinds for i in self._shared(known))

    def contributors(self) -> Iterator[ContributorView]:
        """Yield the page of each contributor."""
        known = self.ground.directory.records.contributors
        return (self._contributor(i) for i in self._shared(known))

    def letter_pages(self) -> Iterator[LetterView]:
        """Yield each page of the A to Z of leaders and of organisations."""
        return iter(()) if self.ground.audience.is_room else self.letters.views()

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each former id, and the path it leads to now."""
        records = self.ground.directory.records
        for scheme in ("leader", "organisation", "contributor"):
            if self.ground.audience.is_room and scheme != "leader":
                continue
            for identifier, record in getattr(records, f"{scheme}s").items():
                for former in record.former_ids:
                    yield path_of(scheme, former), path_of(scheme, identifier)
                    if scheme == "organisation":
                        for post in record.posts:
                            target = f"{identifier}/{post.id}"
                            yield path_of("post", f"{former}/{post.id}"), path_of("post", target)

    def photos(self) -> Iterator[tuple[str, Path]]:
        """Yield each photo the audience may see: its path in the site, and its file."""
        records = self.ground.directory.records
        for shown in (records.leaders, records.contributors):
            for record in shown.values():
                if record.photo in records.photos:
                    yield f"{PHOTOS}{record.photo}", records.photos[record.photo]

    def _shared(self, known: Mapping[str, T]) -> Mapping[str, T]:
        """Return what has a page here; a room has pages of its own for its members alone."""
        return {} if self.ground.audience.is_room else known

    def _contributor(self, identifier: str) -> ContributorView:
        found = self.ground.directory.records.contributors[identifier]
        return ContributorView(
            identifier,
            found.name,
            self.ground.path("contributor", identifier),
            portrait(identifier, found.name, found.photo, None, found.family_name),
            found.affiliation or "",
            found.summary or "",
            to_html(found.biography, self.ground.resolver(2)),
            found.website,
            self.ground.topics(found.knows_about),
        )


def publish(records: Records, audience: Audience, day: date) -> Publication:
    """Return what one audience sees of the records on one day.

    Args:
        records: Every record, checked.
        audience: Whom it is for; a room's publication holds its members.
        day: The day the site is built for.
    """
    sight = Sight(audience, day, records.network)
    seen = sight.of(records)
    rooms = {room.id: room for room in rooms_of(records)}
    if audience.is_room:
        seen = _members_of(rooms[audience.name], seen)
    ground = Ground(link(seen), audience, day, records.network, sight.occupied(records), rooms)
    return Publication(ground, Subjects.of(ground), Letters(ground), _site(records, audience, day))


def _members_of(room: Room, records: Records) -> Records:
    members = {i: leader for i, leader in records.leaders.items() if room.holds(leader)}
    return replace(records, leaders=members)


def _site(records: Records, audience: Audience, day: date) -> SiteView:
    network = records.network
    root = network.address if network.address.endswith("/") else f"{network.address}/"
    return SiteView(
        network.name,
        network.summary or "",
        network.centre,
        network.email,
        audience.name,
        audience.title,
        audience.is_room,
        root if audience.name == PUBLIC else f"{root}{audience.folder}/",
        day_view(day),
        audience.name == PUBLIC,
    )
