"""Everything one audience may see on one day, as views: the door between data and pages."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import field
from datetime import date
from pathlib import Path

from leaders_network.audiences import Audience
from leaders_network.compact import digest, flat
from leaders_network.content.pages import Content
from leaders_network.directory.linking import link
from leaders_network.directory.room import Room, rooms_of
from leaders_network.lean import slotted
from leaders_network.pieces import Pieces
from leaders_network.publish.basis import Bases
from leaders_network.publish.caring import Caring
from leaders_network.publish.choices import Choices, choices_of
from leaders_network.publish.curation import Curation, curation_of
from leaders_network.publish.exchange import notices
from leaders_network.publish.former import redirects
from leaders_network.publish.front import front_view
from leaders_network.publish.glance import glance_view
from leaders_network.publish.ground import Ground
from leaders_network.publish.interests import interests_view
from leaders_network.publish.lists import Lists
from leaders_network.publish.mentions import Mentions
from leaders_network.publish.overview import Visits, measured_search, overview_view
from leaders_network.publish.pages import Pages
from leaders_network.publish.pocket import pocket_view
from leaders_network.publish.portrait import photos
from leaders_network.publish.room_site import beside, convener_of, members_of, room_of, room_pages
from leaders_network.publish.rooms import room_view
from leaders_network.publish.sight import Sight
from leaders_network.publish.site import site_view
from leaders_network.publish.views.areas import TileMap
from leaders_network.publish.views.basics import Link, SiteView
from leaders_network.publish.views.browsing import FrontView
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.glance import GlanceView, OverviewView, ShadedMap
from leaders_network.publish.views.interests import InterestsView
from leaders_network.publish.views.people import Notice
from leaders_network.publish.views.pocket import PocketView
from leaders_network.publish.views.rooms import RoomView
from leaders_network.publish.written import Written
from leaders_network.records.field import TEAM
from leaders_network.records.records import Records


@slotted
class Publication:
    """One audience's site on one day. Views are made when they are asked for."""

    ground: Ground
    site: SiteView
    bases: Bases
    pieces: Pieces
    """Keeps what was worked out from a basis for as long as that stays the same."""
    room: RoomView | None = None
    """What stands at the front of a room's site."""
    caring: Caring | None = None
    """What the team alone is told of the whole directory."""
    visits: Visits = field(default_factory=dict)
    """How many pages were read on each day, for the team."""
    lists: Lists = field(init=False)
    pages: Pages = field(init=False)
    """The pages of the directory."""
    written: Written = field(init=False)
    """The pages of content that are ours to draw, and what else tells of them."""
    _front_basis: bytes = b""

    def __post_init__(self) -> None:
        self.lists = Lists(self.ground, self.bases, self.pieces)
        self.pages, self.written = Pages(self.lists), Written(self.lists)

    def size(self) -> int:
        """Return about how many files there are: two a leader and a post, else one."""
        directory = self.ground.directory
        posts = self.pages.shared(directory.posts)
        organisations = self.pages.shared(directory.records.organisations)
        people = 2 * (len(directory.records.leaders) + len(posts))
        return people + len(organisations) + len(directory.records.photos)

    def front(self) -> FrontView:
        """Return what front pages draw from."""
        return front_view(self.lists.subjects, self.lists.alphabet, self.room, self.seen())

    def front_basis(self) -> bytes:
        """Return the basis of every page that draws parts of the directory, and of the feed."""
        if not self._front_basis:
            self._front_basis = self.bases.lists() + self._only_here()
        return self._front_basis

    def _only_here(self) -> bytes:
        """Return a digest of what only rooms and the team show of everybody, empty elsewhere."""
        of_team = self.ground.audience.name == TEAM
        if self.room is None and not of_team:
            return b""
        members = map(self.bases.leader, self.ground.directory.records.leaders)
        seen = (measured_search(self.ground), self.visits) if of_team else ()
        return digest((self.room, *seen, *members))

    def seen(self) -> tuple[GlanceView | None, OverviewView | None]:
        """Return the network at a glance, and what the team has to see to, kept while they last."""
        if self.room:
            return None, None
        kept = self.pieces.of("glance", self.front_basis(), self._seen)
        seen: tuple[GlanceView | None, OverviewView | None] = pickle.loads(kept)  # noqa: S301 - ours
        return seen

    def _seen(self) -> bytes:
        overview = overview_view(self.lists.subjects, self.visits)
        return pickle.dumps((glance_view(self.ground), overview))

    def notices(self) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
        """Return what is offered, and what is asked and not met, kept while lists show the same."""
        kept = self.pieces.of("notices", self.bases.lists(), self._notices)
        found: tuple[tuple[Notice, ...], tuple[Notice, ...]] = pickle.loads(kept)  # noqa: S301 - ours
        return found

    def _notices(self) -> bytes:
        asks = (one for one in notices(self.ground, "asks") if not one.met)
        return flat((notices(self.ground, "offers"), tuple(asks)))

    def pocket(self) -> PocketView:
        """Return the pocket edition."""
        return pocket_view(self.ground)

    def interests(self) -> InterestsView:
        """Return what readers may be led to by who they are and what they care about."""
        return interests_view(self.ground)

    def maps(self) -> Iterator[TileMap]:
        """Yield the map of each area that has a place on it."""
        for code in self.pages.shared(self.ground.directory.areas):
            drawn = self.lists.areas.map(code)
            if drawn:
                yield drawn

    def shaded_maps(self) -> Iterator[ShadedMap]:
        """Yield the map of where the network's leaders serve."""
        glance, _ = self.seen()
        if glance and glance.map:
            yield glance.map

    def charts(self) -> Iterator[Chart]:
        """Yield every chart of the pages that stand in this audience's own site."""
        if self.caring:
            yield from self.caring.freshness().charts
        yield from (chart for one in self.seen() if one for chart in one.charts)
        yield from self.written.charts()

    def choices(self) -> Choices:
        """Return everything that a file may refer to."""
        return choices_of(self.ground)

    def redirects(self) -> Iterator[tuple[str, Link]]:
        """Yield the path of each former id, and what it leads to now."""
        return redirects(self.ground)

    def photos(self) -> Iterator[tuple[str, Path, bytes | None]]:
        """Yield each photo the audience may see: its path in the site, its file, and a digest."""
        return photos(self.ground.directory.records)


def publish(
    records: Records,
    audience: Audience,
    day: date,
    content: Content | None = None,
    pieces: Pieces | None = None,
) -> Publication:
    """Return what one audience sees of the records and the content on one day.

    Args:
        records: Every record, checked.
        audience: Whom it is for; a room's publication holds its members.
        day: The day the site is built for.
        content: Every page and file, checked; its items get pages of our own.
        pieces: What was worked out for this audience before.
    """
    sight = Sight(audience, day, records.network)
    own = room_of(records, audience) if audience.is_room else None
    # Nobody is looked at who cannot be a member: there are many rooms, and few in each.
    seen = sight.of(members_of(own, records) if own else records)
    ground = _ground(records, seen, sight, own)
    ground.curation = curation_of(content, sight) if content else Curation()
    ground.mentions = Mentions.of(ground.curation)
    if own:
        ground.beside = beside(records, ground.curation, ground.directory.records.leaders, day)
    room = room_view(ground, own, _convener(ground, own, records, sight)) if own else None
    pieces = pieces or Pieces()
    bases = Bases(ground, pieces)
    caring = Caring(records, seen, bases, day) if audience.name == TEAM else None
    return Publication(ground, site_view(records, audience, day), bases, pieces, room, caring)


def _ground(records: Records, seen: Records, sight: Sight, own: Room | None) -> Ground:
    """Return what views stand on, without what people wrote."""
    rooms = {room.id: room for room in rooms_of(seen)}
    if own:
        rooms[own.id] = own
        seen = members_of(own, seen)
    directory, occupied = link(seen), sight.occupied(records)
    ground = Ground(directory, sight.audience, sight.day, records.network, occupied, rooms)
    ground.handovers = sight.handing_over(records)
    ground.room_pages = room_pages(records, seen.leaders) if own else None
    return ground


def _convener(ground: Ground, own: Room, records: Records, sight: Sight) -> Link | None:
    """Return a link to who convenes a group, as far as its members may know."""
    if own.id not in records.groups:
        return None
    found = convener_of(own, sight.of(records))
    return ground.link("leader", *found) if found else None
