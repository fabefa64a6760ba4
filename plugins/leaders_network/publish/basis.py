"""What pages are made from, as digests, found without making a view.

A page whose basis is what it was need not be made again, nor its view. A basis may hold more than
its page shows and then costs a needless page; it never holds less: everything that a leader's or an
organisation's views read stands in the records reached here, or is common to all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from leaders_network.compact import digest
from leaders_network.lean import slotted, values_of
from leaders_network.pieces import Pieces
from leaders_network.publish.ground import Ground
from leaders_network.publish.prose import Prose
from leaders_network.publish.rows import rows_of
from leaders_network.records.field import fields_of
from leaders_network.records.leader import Appointment, Leader

_OWN = (
    "biography",
    "summary",
    "other_names",
    "pronunciation",
    "pronouns",
    "languages",
    "contact_for",
    "sign_in",
    "joined",
    "lawful_basis",
)
"""What no page shows of a leader but their own, and the search."""

_LEFT_OUT = {
    Leader: (*_OWN, "agreed", "appointments"),
    Appointment: ("contacts", "routes"),
}
"""What no list of people or posts shows, nor anything that is worked out from such a list."""

_APART = (*_OWN, "appointments")
"""What of a record is looked into apart."""

_SHOWN = {
    kind: values_of(name for name, _ in fields_of(kind) if name not in left_out)
    for kind, left_out in _LEFT_OUT.items()
}
_REST = {
    kind: values_of(name for name in left_out if name not in _APART)
    for kind, left_out in _LEFT_OUT.items()
}
"""What give the values of a record that lists show, and those that only pages of others show too;
appointments are looked into one by one."""
_OWN_OF = values_of(_OWN)

_SIZE = 16
_WHOLE, _AROUND, _LISTED = (slice(_SIZE * place, _SIZE * (place + 1)) for place in range(3))
"""Where the digests of a leader stand: of all the audience sees, of all that others' pages show,
and of what lists show."""

if TYPE_CHECKING:
    from leaders_network.publish.areas import ServedAreas


@slotted
class Bases:
    """The bases of one audience's pages on one day."""

    ground: Ground
    pieces: Pieces = field(default_factory=Pieces)
    """Keeps the digests of records that are as they were."""
    common: bytes = b""
    _leaders: dict[str, bytes] = field(default_factory=dict)
    _listed: dict[str, bytes] = field(default_factory=dict)
    _organisations: dict[str, bytes] = field(default_factory=dict)
    _holders: dict[str, bytes] = field(default_factory=dict)
    _places: dict[str, bytes] = field(default_factory=dict)
    _bodies: dict[str, bytes] = field(default_factory=dict)
    _employed: dict[str, list[str]] = field(default_factory=dict)
    _lists: bytes = b""
    _items: bytes = b""

    def __post_init__(self) -> None:
        records = self.ground.directory.records
        vocabulary = (records.sectors, records.areas, records.roles, records.topics)
        rooms = {name: room.name for name, room in self.ground.rooms.items()}
        self.common = digest(
            (
                self.ground.audience,
                self.ground.day,
                self.ground.network,
                self.ground.room_pages,
                vocabulary,
                records.programmes,
                records.groups,
                rooms,
            )
        )

    def leader(self, identifier: str) -> bytes:
        """Return the basis of a leader's page: their posts, and all who are around these."""
        found = self.ground.directory.records.leaders[identifier]
        ways = Prose.of(found.biography, self.ground.resolver(0)).ways
        return _joined(
            self.common,
            self._leader(identifier)[_WHOLE],
            self._naming("leader", identifier),
            digest(ways) if ways else b"",
            *self._with_neighbours(identifier),
        )

    def alike(self, why: bytes, leaders: Iterable[str]) -> bytes:
        """Return the basis of a list of leaders who are alike: why, and what they are known by."""
        return _joined(why, *map(self._shown, leaders))

    def office(self, leaders: Iterable[str]) -> bytes:
        """Return the basis of an office's page: all it supports, and who is around their posts."""
        supported = (part for one in leaders for part in self._with_neighbours(one))
        return _joined(self.common, *supported)

    def organisation(self, identifier: str) -> bytes:
        """Return the basis of an organisation's page, and of those of its posts."""
        if identifier not in self._bodies:
            self._bodies[identifier] = _joined(self.common, self._place(identifier))
        return self._bodies[identifier]

    def post(self, reference: str) -> bytes:
        """Return the basis of a post's page."""
        return self.organisation(reference.partition("/")[0])

    def area(self, code: str, areas: ServedAreas) -> bytes:
        """Return the basis of an area's page: all that serve what shares its ground."""
        served = (part for pair in areas.serving(code) for part in (pair[0].encode(), pair[1]))
        return _joined(self.common, code.encode(), *served)

    def contributor(self, identifier: str) -> bytes:
        """Return the basis of a contributor's page."""
        found = self.ground.directory.records.contributors[identifier]
        ways = Prose.of(found.biography, self.ground.resolver(0)).ways
        named = self._naming("contributor", identifier)
        return _joined(self.common, digest((identifier, found, ways)), named)

    def items(self) -> bytes:
        """Return the basis of every item's page: all items, all files, and what lists show."""
        if not self._items:
            curation = self.ground.curation
            written = [(item.id, item.page.body) for item in curation.everything()]
            files = [(path, file.digest) for path, file in curation.files.items()]
            around = (curation.places, files, self.ground.beside)
            self._items = _joined(self.lists(), digest((written, *around)))
        return self._items

    def lists(self) -> bytes:
        """Return the basis of every page that lists people, posts, organisations or what they say.

        It is one for all of them: what they show of a leader changes seldom.
        """
        if not self._lists:
            records = self.ground.directory.records
            known = (*records.leaders, "", *self.ground.directory.posts)
            self._lists = _joined(
                self.common,
                digest((known, sorted(self.ground.occupied), records.contributors)),
                self._rows(),
                *(self._leader(identifier)[_LISTED] for identifier in records.leaders),
                *(self._organisation(identifier) for identifier in records.organisations),
            )
        return self._lists

    def _rows(self) -> bytes:
        """Return the digest of all items as lists show them."""
        items = self.ground.curation.everything()
        return digest([(i.id, i.path, i.page.title, i.section, i.front) for i in items])

    def _naming(self, scheme: str, identifier: str) -> bytes:
        """Return the digest of the items that name somebody, as lists show them."""
        named = self.ground.mentions.naming(scheme, identifier)
        return digest(rows_of(self.ground, named)) if named else b""

    def _shown(self, identifier: str) -> bytes:
        """Return the digests of what lists show of a leader; each is like several others."""
        if identifier not in self._listed:
            employers = self._known(self._employers(identifier))
            self._listed[identifier] = b"".join((self._leader(identifier)[_LISTED], *employers))
        return self._listed[identifier]

    def _place(self, identifier: str) -> bytes:
        """Return the digest of an organisation, its neighbours, and whoever held its posts."""
        if identifier not in self._places:
            directory = self.ground.directory
            found = directory.records.organisations[identifier]
            held = [directory.posts[f"{identifier}/{post.id}"] for post in found.posts]
            near = (found.parent, *directory.parts.get(identifier, ()))
            occupied = bytes(post.reference in self.ground.occupied for post in held)
            holders = (self._holder(tenure.leader) for post in held for tenure in post.tenures)
            self._places[identifier] = _joined(
                self._organisation(identifier), occupied, *self._known(near), *holders
            )
        return self._places[identifier]

    def _holder(self, identifier: str) -> bytes:
        """Return the digest of what others' pages show of a leader, and of all their employers."""
        if identifier not in self._holders:
            employers = self._known(self._employers(identifier))
            self._holders[identifier] = _joined(self._leader(identifier)[_AROUND], *employers)
        return self._holders[identifier]

    def _with_neighbours(self, identifier: str) -> list[bytes]:
        """Return the digests of what others' pages show of a leader, and of all around their posts.

        There is one for each post they ever held, and one for themselves.
        """
        return [self._holder(identifier), *map(self._place, self._employers(identifier))]

    def _employers(self, identifier: str) -> list[str]:
        if identifier not in self._employed:
            directory = self.ground.directory
            appointments = directory.records.leaders[identifier].appointments
            held = (directory.posts.get(appointment.post) for appointment in appointments)
            self._employed[identifier] = [post.organisation_id for post in held if post]
        return self._employed[identifier]

    def _known(self, organisations: Iterable[str | None]) -> list[bytes]:
        known = self.ground.directory.records.organisations
        return [self._organisation(one) for one in organisations if one and one in known]

    def _leader(self, identifier: str) -> bytes:
        """Return the digests of a leader, which stand where `_WHOLE` and those beside it say."""
        if identifier not in self._leaders:
            found = self.ground.directory.records.leaders[identifier]
            self._leaders[identifier] = self._kept(
                f"leaders/{identifier}", lambda: _of_leader(identifier, found)
            )
        return self._leaders[identifier]

    def _organisation(self, identifier: str) -> bytes:
        if identifier not in self._organisations:
            found = self.ground.directory.records.organisations[identifier]
            self._organisations[identifier] = self._kept(
                f"organisations/{identifier}", lambda: digest((identifier, found))
            )
        return self._organisations[identifier]

    def _kept(self, record: str, make: Callable[[], bytes]) -> bytes:
        """Return digests of what the audience sees of a record, kept while its file is the same."""
        written = self.ground.directory.records.digests.get(record)
        return self.pieces.of(record, _joined(self.common, written), make) if written else make()


def listed(leader: Leader) -> tuple[Any, ...]:
    """Return what lists may show of a leader."""
    return _SHOWN[Leader](leader), *map(_SHOWN[Appointment], leader.appointments)


def _of_leader(identifier: str, leader: Leader) -> bytes:
    """Return the digests of a leader, each made of the one before; nothing is looked at twice."""
    shown = digest((identifier, listed(leader)))
    rest = [_REST[Leader](leader), *map(_REST[Appointment], leader.appointments)]
    around = _joined(shown, digest(rest))
    return _joined(around, digest(_OWN_OF(leader))) + around + shown


def _joined(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=_SIZE).digest()
