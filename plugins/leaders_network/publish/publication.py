"""Everything one audience may see on one day, as views: the door between data and pages."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from leaders_network.addresses import DICTIONARY, FRESHNESS, SEEN, RoomPages, path_of
from leaders_network.audiences import Audience
from leaders_network.compact import digest
from leaders_network.content.pages import Content
from leaders_network.directory.linking import Directory, link
from leaders_network.directory.room import Room, rooms_of
from leaders_network.pieces import Pieces
from leaders_network.publish.basis import Bases
from leaders_network.publish.caring import Caring
from leaders_network.publish.charts import charts_of
from leaders_network.publish.choices import Choices, choices_of
from leaders_network.publish.citations import citation_of
from leaders_network.publish.consultations import KIND as CONSULTATION
from leaders_network.publish.consultations import consultation_view, consultation_words
from leaders_network.publish.curation import Curation, curation_of
from leaders_network.publish.events import happenings
from leaders_network.publish.front import Letters, front_view
from leaders_network.publish.glance import glance_view
from leaders_network.publish.ground import Ground
from leaders_network.publish.happenings import consultation_news
from leaders_network.publish.interests import interests_view
from leaders_network.publish.items import item_view, item_words
from leaders_network.publish.members import Subjects
from leaders_network.publish.mentions import Mentions
from leaders_network.publish.news import news_of
from leaders_network.publish.offices import office_view, supports
from leaders_network.publish.overview import Visits, measured_search, overview_view
from leaders_network.publish.packs import newcomers, pack_path, pack_view
from leaders_network.publish.people import contributor_view, leader_view
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.places import Places
from leaders_network.publish.pocket import pocket_view
from leaders_network.publish.portrait import PHOTOS
from leaders_network.publish.posts import organisation_view, post_view
from leaders_network.publish.reports import KIND as REPORT
from leaders_network.publish.reports import brief_path, report_charts, report_view, report_words
from leaders_network.publish.rooms import room_view
from leaders_network.publish.sight import Sight
from leaders_network.publish.similar import Similar
from leaders_network.publish.subjects import (
    group_view,
    programme_view,
    role_view,
    sector_view,
    topic_view,
)
from leaders_network.publish.views import (
    Chart,
    Citation,
    ConsultationNews,
    ConsultationView,
    ContributorView,
    DictionaryView,
    FreshnessView,
    FrontView,
    GlanceView,
    Happening,
    InterestsView,
    ItemView,
    ItemWords,
    LeaderView,
    LetterView,
    Link,
    NewsItem,
    OfficeView,
    OrganisationView,
    OverviewView,
    PackView,
    PlaceView,
    PocketView,
    PostView,
    ReportView,
    RoomView,
    ShadedMap,
    SiteView,
    SubjectView,
    TileMap,
)
from leaders_network.publish.views.mine import SeenView
from leaders_network.records.field import NETWORK, PUBLIC, TEAM
from leaders_network.records.reading import Records

T = TypeVar("T")

_WORDS = {CONSULTATION: consultation_words, REPORT: report_words}
"""What of each kind says its own words; all others say them alike."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A page that can be made: its path, its view, and a digest of what the view is made from."""

    path: str
    view: Callable[[], T]
    basis: Callable[[], bytes]
    precise: bool = True
    """Whether the page is made again when its basis changed. A list's basis holds far more than
    the list shows; its page is made again when its view changed."""
    section: str = ""
    """The front page of the part of the site it belongs to; the directory's where it is empty."""


@dataclass(slots=True)
class Publication:
    """One audience's directory on one day. Views are made when they are asked for."""

    ground: Ground
    site: SiteView
    bases: Bases
    pieces: Pieces
    """Keeps what was worked out from a basis for as long as that stays the same."""
    room: RoomView | None = None
    """What stands at the front of a room's site."""
    caring: Caring | None = None
    visits: Visits = field(default_factory=dict)
    """How many pages were read on each day, for the team."""
    """What the team alone is told of the whole directory."""
    _subjects: Subjects | None = None
    _letters: Letters | None = None
    _places: Places | None = None
    _similar: Similar | None = None
    _leader_bases: dict[str, bytes] = field(default_factory=dict)

    @property
    def subjects(self) -> Subjects:
        """Who and what stands behind each subject."""
        if self._subjects is None:
            self._subjects = Subjects.of(self.ground)
        return self._subjects

    @property
    def letters(self) -> Letters:
        """The A to Z."""
        if self._letters is None:
            self._letters = Letters(self.ground)
        return self._letters

    @property
    def places(self) -> Places:
        """The places, and what serves each."""
        if self._places is None:
            self._places = Places.of(self.subjects, self.bases.organisation)
        return self._places

    @property
    def similar(self) -> Similar:
        """Who is like whom, kept for as long as what lists show stays the same."""
        if self._similar is None:
            self._similar = Similar(self.ground, partial(self._kept, "similar"))
        return self._similar

    def forget(self) -> None:
        """Let go of every view that lists are made of; one that is asked for again is made anew."""
        self._subjects = self._letters = self._places = self._similar = None
        self.ground.forget()

    def size(self) -> int:
        """Return about how many files there are: two a leader and a post, else one."""
        directory = self.ground.directory
        shared = (
            *(2 * [self._shared(directory.posts)]),
            self._shared(directory.records.organisations),
        )
        leaders = directory.records.leaders
        return 2 * len(leaders) + sum(map(len, shared)) + len(directory.records.photos)

    def _kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        return self.pieces.of(name, self.bases.lists(), make)

    def front(self) -> FrontView:
        """Return what front pages draw from."""
        return front_view(self.subjects, self.letters, self.room, self.seen())

    def pocket(self) -> PocketView:
        """Return the pocket edition."""
        return pocket_view(self.ground)

    def interests(self) -> InterestsView:
        """Return what readers may be led to by who they are and what they care about."""
        return interests_view(self.ground)

    def packs(self) -> Iterator[Entry[PackView]]:
        """Yield the first hundred days of each leader who is new in post."""
        for identifier in newcomers(self.ground):
            yield Entry(
                pack_path(self.ground, identifier),
                partial(self._pack, identifier),
                self._pack_basis,
                precise=False,
            )

    def _pack(self, identifier: str) -> PackView:
        return pack_view(self.ground, self.places, self.similar, identifier)

    def _pack_basis(self) -> bytes:
        return self.bases.lists() + digest(sorted(self.ground.handovers))

    def seen(self) -> tuple[GlanceView | None, OverviewView | None]:
        """Return the network at a glance, and what the team has to see to, kept while they last."""
        if self.room:
            return None, None
        kept = self.pieces.of("glance", self.front_basis(), self._seen)
        seen: tuple[GlanceView | None, OverviewView | None] = pickle.loads(kept)  # noqa: S301 - ours
        return seen

    def _seen(self) -> bytes:
        return pickle.dumps((glance_view(self.ground), overview_view(self.subjects, self.visits)))

    def front_basis(self) -> bytes:
        """Return the basis of every page that draws parts of the directory, and of the feed."""
        lists, of_team = self.bases.lists(), self.ground.audience.name == TEAM
        if self.room is None and not of_team:
            return lists
        members = map(self.bases.leader, self.ground.directory.records.leaders)
        seen = (measured_search(self.ground), self.visits) if of_team else ()
        return lists + digest((self.room, *seen, *members))

    def leaders(self) -> Iterator[Entry[LeaderView]]:
        """Yield the page of each leader."""
        records = self.ground.directory.records
        for identifier in records.leaders:
            yield Entry(
                self.ground.path("leader", identifier),
                partial(self._leader, identifier),
                partial(self._leader_basis, identifier),
            )

    def posts(self) -> Iterator[Entry[PostView]]:
        """Yield the page of each post."""
        return map(self.post, self._shared(self.ground.directory.posts))

    def post(self, reference: str) -> Entry[PostView]:
        """Return the page of a post."""
        return self._entry("post", reference, post_view, self.bases.post)

    def organisations(self) -> Iterator[Entry[OrganisationView]]:
        """Yield the page of each organisation."""
        return map(self.organisation, self._shared(self.ground.directory.records.organisations))

    def organisation(self, identifier: str) -> Entry[OrganisationView]:
        """Return the page of an organisation."""
        return self._entry("organisation", identifier, organisation_view, self.bases.organisation)

    def subject_pages(self) -> Iterator[Entry[SubjectView]]:
        """Yield the page of each sector, role, topic, programme and group."""
        directory = self.ground.directory
        for scheme, known, view in (
            ("sector", directory.sectors, sector_view),
            ("role", directory.roles, role_view),
            ("topic", directory.topics, topic_view),
            ("programme", directory.records.programmes, programme_view),
            ("group", directory.records.groups, group_view),
        ):
            for identifier in self._shared(known):
                path = self.ground.path(scheme, identifier)
                make = partial(self._subject, view, identifier)
                # A programme's page shows the materials of its modules too.
                basis = self.bases.items if scheme == "programme" else self.bases.lists
                yield Entry(path, make, basis, precise=False)

    def place_pages(self) -> Iterator[Entry[PlaceView]]:
        """Yield the page of each area."""
        for code in self._shared(self.ground.directory.areas):
            yield Entry(
                self.ground.path("area", code),
                partial(self.places.view, code),
                partial(self.bases.place, code, self.places),
            )

    def maps(self) -> Iterator[TileMap]:
        """Yield the map of each area that has a place on it."""
        for code in self._shared(self.ground.directory.areas):
            drawn = self.places.map(code)
            if drawn:
                yield drawn

    def shaded_maps(self) -> Iterator[ShadedMap]:
        """Yield the map of where the network's leaders serve."""
        glance, _ = self.seen()
        if glance and glance.map:
            yield glance.map

    def offices(self) -> Iterator[Entry[OfficeView]]:
        """Yield the page of each office: an assistant, and everyone they support."""
        for path, found in supports(self.ground).items():
            yield Entry(
                path,
                partial(office_view, self.ground, path, found),
                partial(self.bases.office, [one.leader for one in found]),
            )

    def contributors(self) -> Iterator[Entry[ContributorView]]:
        """Yield the page of each contributor."""
        known = self._shared(self.ground.directory.records.contributors)
        return self._entries("contributor", known, contributor_view, self.bases.contributor)

    def item_pages(self) -> Iterator[Entry[ItemView]]:
        """Yield the page of each item of content that stands in this audience's own site."""
        for item in self.ground.curation:
            if item.kind not in (CONSULTATION, REPORT):
                view = partial(self._item, item.id)
                yield Entry(item.path, view, self.bases.items, False, item.section_page)

    def consultation_pages(self) -> Iterator[Entry[ConsultationView]]:
        """Yield the page of each consultation."""
        for item in self.ground.curation:
            if item.kind == CONSULTATION:
                view = partial(consultation_view, self.ground, item.id)
                yield Entry(item.path, view, self.bases.items, False, item.section_page)

    def reports(self) -> Iterator[Entry[ReportView]]:
        """Yield the report of each consultation of which there is one."""
        for item in self.ground.curation:
            if item.kind == REPORT:
                view = partial(report_view, self.ground, item.id)
                yield Entry(item.path, view, self.bases.items, False, item.section_page)

    def briefs(self) -> Iterator[Entry[ReportView]]:
        """Yield the brief of each report."""
        for entry in self.reports():
            yield replace(entry, path=brief_path(entry.path))

    def consultation_news(self) -> tuple[ConsultationNews, ...]:
        """Return everything that happened in consultations by the day, the newest first."""
        return consultation_news(self.ground)

    def item_words(self) -> Iterator[ItemWords]:
        """Yield what each of these pages says in words."""
        return (
            _WORDS.get(item.kind, item_words)(self.ground, item) for item in self.ground.curation
        )

    def charts(self) -> Iterator[Chart]:
        """Yield every chart of the pages that stand in this audience's own site."""
        if self.caring:
            yield from self.caring.freshness().charts
        yield from (chart for one in self.seen() if one for chart in one.charts)
        for item in self.ground.curation:
            yield from charts_of(self.ground.curation, item)
            yield from report_charts(self.ground, item)

    def happenings(self) -> Iterator[Happening]:
        """Yield every event among them, the earliest first."""
        return happenings(self.ground)

    def news(self) -> Iterator[NewsItem]:
        """Yield the news articles among them, the newest first."""
        return news_of(self.ground)

    def citations(self) -> Iterator[Citation]:
        """Yield how each of the studies among them is cited."""
        for item in self.ground.curation:
            if cited := citation_of(self.ground, item):
                yield cited

    def _item(self, identifier: str) -> ItemView:
        return item_view(self.subjects, identifier)

    def letter_pages(self) -> Iterator[Entry[LetterView]]:
        """Yield each page of the A to Z of leaders and of organisations."""
        if self.ground.audience.is_room:
            return
        paths = self.pieces.of("letters", self.bases.lists(), lambda: _lines(self.letters.paths()))
        for path in paths.decode().split():
            yield Entry(path, partial(self._letter, path), self.bases.lists, precise=False)

    def dictionary(self) -> Iterator[Entry[DictionaryView]]:
        """Yield the page of every field that may be written, where the team reads."""
        if self.ground.audience.name == TEAM:
            from leaders_network.publish.dictionary import dictionary_view

            # It is made from the program alone, on which every page depends.
            yield Entry(DICTIONARY, dictionary_view, bytes)

    def freshness(self) -> Iterator[Entry[FreshnessView]]:
        """Yield the page of how fresh all details are, where the team reads."""
        if self.caring:
            view = self.caring.freshness
            yield Entry(FRESHNESS, view, lambda: digest(view()))

    def seen_pages(self) -> Iterator[Entry[SeenView]]:
        """Yield the page of how each audience sees each leader, where the team reads."""
        if self.caring:
            for identifier in self.ground.directory.records.leaders:
                yield Entry(
                    f"{self.ground.path('leader', identifier)}{SEEN}",
                    partial(self.caring.seen, identifier),
                    partial(self.bases.leader, identifier),
                )

    def choices(self) -> Choices:
        """Return everything that a file may refer to."""
        return choices_of(self.ground)

    def redirects(self) -> Iterator[tuple[str, Link]]:
        """Yield the path of each former id, and what it leads to now."""
        records = self.ground.directory.records
        for scheme in ("leader", "organisation", "contributor"):
            if self.ground.audience.is_room and scheme != "leader":
                continue
            for identifier, record in getattr(records, f"{scheme}s").items():
                for former in record.former_ids:
                    yield path_of(scheme, former), self.ground.link(scheme, identifier, record.name)
                    for post in getattr(record, "posts", ()):
                        now = self.ground.link("post", f"{identifier}/{post.id}", post.title)
                        yield path_of("post", f"{former}/{post.id}"), now

    def photos(self) -> Iterator[tuple[str, Path, bytes | None]]:
        """Yield each photo the audience may see: its path in the site, its file, and a digest.

        Who read the records without keeping them did not work out any digest.
        """
        records = self.ground.directory.records
        for shown in (records.leaders, records.contributors):
            for record in shown.values():
                if record.photo in records.photos:
                    digest = records.digests.get(f"{PHOTOS}{record.photo}")
                    yield f"{PHOTOS}{record.photo}", records.photos[record.photo], digest

    def _leader(self, identifier: str) -> LeaderView:
        return leader_view(self.ground, identifier, self.similar.to(identifier))

    def _leader_basis(self, identifier: str) -> bytes:
        """Return the basis of a leader's page, which their card and the search ask for too."""
        if identifier not in self._leader_bases:
            alike = self.bases.alike(self.similar.to(identifier))
            self._leader_bases[identifier] = self.bases.leader(identifier) + alike
        return self._leader_bases[identifier]

    def _shared(self, known: Mapping[str, T]) -> Mapping[str, T]:
        """Return what has a page here; a room has pages of its own for its members alone."""
        return {} if self.ground.audience.is_room else known

    def _entries(
        self,
        scheme: str,
        known: Iterable[str],
        view: Callable[[Ground, str], T],
        basis: Callable[[str], bytes],
    ) -> Iterator[Entry[T]]:
        return (self._entry(scheme, identifier, view, basis) for identifier in known)

    def _entry(
        self,
        scheme: str,
        identifier: str,
        view: Callable[[Ground, str], T],
        basis: Callable[[str], bytes],
    ) -> Entry[T]:
        return Entry(
            self.ground.path(scheme, identifier),
            partial(view, self.ground, identifier),
            partial(basis, identifier),
        )

    def _subject(
        self, view: Callable[[Subjects, str], SubjectView], identifier: str
    ) -> SubjectView:
        return view(self.subjects, identifier)

    def _letter(self, path: str) -> LetterView:
        return self.letters.view(path)


def visible(records: Records, audience: Audience, day: date) -> Directory:
    """Return what an audience sees of the records on a day, linked; a room, all its members see."""
    return link(Sight(audience, day, records.network).of(records))


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
    pieces = pieces or Pieces()
    sight = Sight(audience, day, records.network)
    own = _own_room(records, audience)
    # Nobody is looked at who cannot be a member: there are many rooms, and few in each.
    seen = sight.of(_members_of(own, records) if own else records)
    rooms = {room.id: room for room in rooms_of(seen)}
    convener = None
    if own:
        rooms[own.id] = own
        convener = _convener(own, sight.of(records) if own.id in records.groups else seen)
        seen = _members_of(own, seen)
    ground = Ground(link(seen), audience, day, records.network, sight.occupied(records), rooms)
    ground.handovers = sight.handing_over(records)
    ground.room_pages = room_pages(records, seen.leaders) if audience.is_room else None
    ground.curation = curation_of(content, sight) if content else Curation()
    ground.mentions = Mentions.of(ground.curation)
    room = room_view(ground, own, convener and _link_to(ground, convener)) if own else None
    bases = Bases(ground, pieces)
    caring = Caring(records, seen, day) if audience.name == TEAM else None
    return Publication(ground, site_view(records, audience, day), bases, pieces, room, caring)


def pages_of_room(records: Records, room: Audience, day: date) -> RoomPages:
    """Return what stands in a room's site, found without publishing it."""
    own = next(each for each in rooms_of(records) if each.id == room.name)
    people = Records(records.folder, records.name, leaders=_members_of(own, records).leaders)
    seen = Sight(room, day, records.network).of(people)
    return room_pages(records, _members_of(own, seen).leaders)


def room_pages(records: Records, members: Iterable[str]) -> RoomPages:
    """Return what stands in a room's site, and what stands in none that its members may open."""
    return RoomPages(tuple(members), tuple(_unknown_to_network(records)))


def _unknown_to_network(records: Records) -> Iterator[str]:
    network = Audience.rung(NETWORK)
    for scheme in ("organisation", "programme", "group", "contributor"):
        for identifier, record in getattr(records, f"{scheme}s").items():
            known = network.sees(record.audience)
            if not known:
                yield path_of(scheme, identifier)
            for post in getattr(record, "posts", ()):
                if not known or not network.sees(post.audience):
                    yield path_of("post", f"{identifier}/{post.id}")


def _own_room(records: Records, audience: Audience) -> Room | None:
    if not audience.is_room:
        return None
    return next(room for room in rooms_of(records) if room.id == audience.name)


def _members_of(room: Room, records: Records) -> Records:
    members = {i: leader for i, leader in records.leaders.items() if room.holds(leader)}
    return replace(records, leaders=members)


def _convener(room: Room, seen: Records) -> tuple[str, str] | None:
    """Return the id and the name of a room's convener, who need not be a member."""
    group = seen.groups.get(room.id) if not room.programme else None
    leader = seen.leaders.get(group.convener or "") if group else None
    return (group.convener or "", leader.name) if group and leader else None


def _link_to(ground: Ground, leader: tuple[str, str]) -> Link:
    return ground.link("leader", *leader)


def site_view(records: Records, audience: Audience, day: date) -> SiteView:
    """Return what every page of one audience's site knows of the site."""
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
        root,
        network.shortlist_limit,
        network.shortlist_notice,
    )


def _lines(paths: Iterable[str]) -> bytes:
    return "\n".join(paths).encode()
