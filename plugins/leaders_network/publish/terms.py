"""What an audience may search by: its terms, its posts and its organisations, as views."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from leaders_network.compact import view
from leaders_network.directory.areas import Grounds
from leaders_network.directory.linking import HeldPost
from leaders_network.lean import frozen
from leaders_network.publish.entry import Entry
from leaders_network.publish.ground import Ground
from leaders_network.publish.pages import Pages
from leaders_network.publish.phrases import has_digit
from leaders_network.publish.posts import is_standing
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.organisations import OrganisationView, PostView
from leaders_network.records.vocabulary import Area

MOST_INNER = 64
"""Who serves an area of more places is not looked for by each of them."""
_SHARED = 0.3
"""The part of a kind's areas in whose names a word stands that tells of none of them."""


@view
class Term:
    """Something to browse by: a sector, an area, a role, a topic, a programme or a group."""

    kind: str
    """Of an area it is `region` where it is wide enough to narrow a search by, else `area`."""
    link: Link
    other_names: tuple[str, ...]
    """Synonyms and acronyms."""
    above: tuple[Link, ...]
    """What an area lies in, nearest first."""
    inner: tuple[str, ...] = ()
    """An area's towns, and every name, code and town of the places in it that hold no other, unless
    these are many."""
    shared: tuple[str, ...] = ()
    """The words of an area's names that tell its kind and not where it is, as in `police area`."""


@frozen
class Searched:
    """What stands behind the search of one audience's directory, beside its leaders."""

    pages: Pages

    @property
    def ground(self) -> Ground:
        """What every view stands on."""
        return self.pages.ground

    def terms(self) -> Iterator[Term]:
        """Yield each term; also in a room, whose members bear them."""
        directory = self.ground.directory
        grounds, shared = Grounds(directory), _shared(directory.areas.values())
        for scheme, known in (
            ("sector", directory.sectors),
            ("area", directory.areas),
            ("role", directory.roles),
            ("topic", directory.topics),
            ("programme", directory.records.programmes),
            ("group", directory.records.groups),
        ):
            for identifier, record in known.items():
                names = getattr(record, "other_names", ())
                link = self.ground.link(scheme, identifier, record.name)
                if isinstance(record, Area):
                    yield self._area(record, link, grounds, shared[record.kind])
                else:
                    yield Term(scheme, link, names, ())

    def posts(self) -> Iterator[Entry[PostView]]:
        """Yield each standing post; in a room, only those its members hold today."""
        ground = self.ground
        members = {held.reference for held in self._held()}
        is_room = ground.audience.is_room
        for reference, held in ground.directory.posts.items():
            # A post that somebody holds is searched by even before or after it stands.
            if reference in members or (not is_room and is_standing(ground, held)):
                yield self.pages.post(reference)

    def organisations(self) -> Iterator[Entry[OrganisationView]]:
        """Yield each organisation; in a room, those whose posts its members hold today."""
        known: Iterable[str] = self.ground.directory.records.organisations
        if self.ground.audience.is_room:
            known = dict.fromkeys(held.organisation_id for held in self._held())
        return map(self.pages.organisation, known)

    def _held(self) -> Iterator[HeldPost]:
        for leader in self.ground.directory.records.leaders.values():
            for _, held in self.ground.tenures(leader, "current"):
                yield held

    def _area(self, area: Area, link: Link, grounds: Grounds, shared: tuple[str, ...]) -> Term:
        above = self.ground.area_links(one for one in grounds.above(area.id) if one != area.id)
        kind = "region" if area.is_wide else "area"
        return Term(kind, link, area.other_names, above, _inner(grounds, area.id), shared)


def _inner(grounds: Grounds, code: str) -> tuple[str, ...]:
    """Return an area's towns, and what the places are called that it holds, all or in part.

    Of places that hold others nothing is told, nor of very many.
    """
    directory = grounds.directory
    beside = (one for one in grounds.beside(code) if not directory.areas_within.get(one))
    places = dict.fromkeys((*directory.places_in(code), *beside))
    known = (directory.areas[one] for one in places if len(places) <= MOST_INNER)
    names = (name for one in known for name in _called(one))
    return tuple(dict.fromkeys((*directory.areas[code].towns, *names)))


def _called(area: Area) -> Iterator[str]:
    """Yield an area's name, its code unless that may be a word, its other names and its towns."""
    yield area.name
    if has_digit(area.id):
        yield area.id
    yield from (*area.other_names, *area.towns)


def _shared(areas: Iterable[Area]) -> dict[str, tuple[str, ...]]:
    """Return the words that tell of an area only its kind, by kind.

    They stand in the names of many areas of that kind, and of many of any other kind where they do.
    """
    kinds: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        kinds[area.kind].append(area)
    counts = {
        kind: Counter(word for area in known for word in _words(area))
        for kind, known in kinds.items()
    }
    many = {kind: max(2.0, len(known) * _SHARED) for kind, known in kinds.items()}
    telling = {
        word
        for kind, found in counts.items()
        for word, count in found.items()
        if count <= many[kind]
    }
    return {
        kind: () if kinds[kind][0].is_wide else tuple(sorted(found.keys() - telling))
        for kind, found in counts.items()
    }


def _words(area: Area) -> set[str]:
    return {*" ".join((area.name, *area.other_names)).casefold().split()}
