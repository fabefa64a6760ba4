"""What every view of one publication stands on: the pruned directory, the audience and the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date

from leaders_network.addresses import ITEM, SCHEMES, RoomPages, way_to
from leaders_network.audiences import Audience
from leaders_network.directory.days import Time
from leaders_network.directory.linking import Directory, HeldPost
from leaders_network.directory.room import Room
from leaders_network.lean import slotted
from leaders_network.publish.curation import Curation
from leaders_network.publish.mentions import Mentions
from leaders_network.publish.prose import Resolve
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.contact import Freshness, RouteView
from leaders_network.publish.views.events import Happening
from leaders_network.publish.views.organisations import OrganisationRow, PostRow
from leaders_network.publish.views.people import Person, PostLine, ServedArea
from leaders_network.publish.views.rows import ItemRow
from leaders_network.records.field import TEAM
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.network import Network
from leaders_network.records.vocabulary import Area

_AUDIENCE_NOTES = {TEAM: "Team"}


@slotted
class Ground:
    """One audience's directory on one day, and the ways to name and find what is in it."""

    directory: Directory
    audience: Audience
    day: date
    network: Network
    occupied: frozenset[str]
    rooms: Mapping[str, Room]
    handovers: frozenset[str] = frozenset()
    """The leaders who agreed that whoever follows them in a post may ask them about it."""
    room_pages: RoomPages | None = None
    """What stands in a room's site; None where the whole directory stands in the site."""
    beside: Mapping[str, Leader] = field(default_factory=dict)
    """For a room, the leaders in the network's site beside it whom its items name."""
    people: dict[str, Person] = field(default_factory=dict)
    lines: dict[str, PostLine] = field(default_factory=dict)
    posts: dict[str, PostRow] = field(default_factory=dict)
    organisations: dict[str, OrganisationRow] = field(default_factory=dict)
    curation: Curation = field(default_factory=Curation)
    mentions: Mentions = field(default_factory=Mentions)
    served_areas: dict[str, ServedArea] = field(default_factory=dict)
    rows: dict[str, ItemRow] = field(default_factory=dict)
    happenings: dict[str, Happening] = field(default_factory=dict)
    routes: dict[str, tuple[RouteView, ...]] = field(default_factory=dict)
    """The ways to take to each organisation."""
    freshness: dict[tuple[date, str], Freshness] = field(default_factory=dict)
    """How fresh is what somebody confirmed on a day."""

    def forget(self) -> None:
        """Let go of everything and everybody as lists show them."""
        for made in (
            self.people,
            self.lines,
            self.posts,
            self.organisations,
            self.served_areas,
            self.rows,
            self.happenings,
            self.routes,
        ):
            made.clear()

    def path(self, scheme: str, target: str) -> str:
        """Return where something has its page, seen from the root of the audience's site.

        A room's site holds the pages of its members; all else is in the network's, beside it.
        """
        return way_to(scheme, target, self.room_pages)

    def link(self, scheme: str, target: str, name: str) -> Link:
        """Return a link to something."""
        return Link(name, self.path(scheme, target))

    def resolver(self, depth: int) -> Resolve:
        """Return what gives the addresses of links in text that stands `depth` folders deep."""

        def resolve(scheme: str, target: str) -> str | None:
            if scheme == ITEM:
                item = self.curation.find(target)
                return "../" * depth + item.path if item else None
            is_beside = scheme == "leader" and target in self.beside
            if scheme not in SCHEMES or not (is_beside or self.directory.has(scheme, target)):
                return None
            return "../" * depth + self.path(scheme, target)

        return resolve

    def tenures(self, leader: Leader, time: Time) -> list[tuple[Appointment, HeldPost]]:
        """Return a leader's past, current or coming appointments with their posts."""
        return self.directory.tenures(leader, time, self.day)

    def areas(self, codes: Iterable[str]) -> Iterator[Area]:
        """Yield the areas of these codes."""
        return (self.directory.areas[code] for code in codes if code in self.directory.areas)

    def topics(self, identifiers: Iterable[str]) -> tuple[Link, ...]:
        """Return links to topics."""
        known = self.directory.topics
        return tuple(self.link("topic", i, known[i].name) for i in identifiers if i in known)

    def area_links(self, codes: Iterable[str]) -> tuple[Link, ...]:
        """Return links to areas."""
        return tuple(self.link("area", area.id, area.name) for area in self.areas(codes))

    def areas_of(self, posts: Iterable[HeldPost]) -> tuple[Link, ...]:
        """Return links to the areas that posts serve, each once."""
        return self.area_links(dict.fromkeys(code for held in posts for code in held.areas))

    def served(self, posts: Iterable[HeldPost]) -> tuple[ServedArea, ...]:
        """Return the areas that posts serve with what is around each, but for what holds all."""
        codes = dict.fromkeys(code for held in posts for code in held.areas)
        return tuple(map(self._served, self.areas(codes)))

    def _served(self, area: Area) -> ServedArea:
        """Return an area with what it lies in; that all lie in the topmost says nothing."""
        if area.id not in self.served_areas:
            above = self.directory.areas_above(area.id)
            around = (one.id for one in above if one.id != area.id and one.parents)
            holds = () if area.is_wide else self.directory.places_in(area.id)
            made = ServedArea(area.id, area.name, (*around, *area.overlaps), holds)
            self.served_areas[area.id] = made
        return self.served_areas[area.id]

    def sectors_of(self, posts: Iterable[HeldPost]) -> tuple[Link, ...]:
        """Return links to the sectors that posts belong to, each once."""
        sectors = dict.fromkeys(held.organisation.sector for held in posts)
        known = self.directory.sectors
        return tuple(self.link("sector", i, known[i].name) for i in sectors if i in known)

    def only(self, restriction: str | None) -> str | None:
        """Return in words whom a narrowed value is for, or None where it is not narrowed."""
        if restriction is None:
            return None
        room = self.rooms.get(restriction)
        return room.name if room else _AUDIENCE_NOTES.get(restriction)
