"""What an audience may search by: its terms, its posts and its organisations, as views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaders_network.compact import view
from leaders_network.directory.linking import HeldPost
from leaders_network.lean import frozen
from leaders_network.publish.entry import Entry
from leaders_network.publish.ground import Ground
from leaders_network.publish.pages import Pages
from leaders_network.publish.posts import is_standing
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.organisations import OrganisationView, PostView

WIDE = ("country", "nation", "region")
"""The kinds of area that people narrow a search by."""


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
        for scheme, known in (
            ("sector", directory.sectors),
            ("area", directory.areas),
            ("role", directory.roles),
            ("topic", directory.topics),
            ("programme", directory.records.programmes),
            ("group", directory.records.groups),
        ):
            for identifier, record in known.items():
                above = self._above(identifier) if scheme == "area" else ()
                names = getattr(record, "other_names", ())
                kind = "region" if getattr(record, "kind", "") in WIDE else scheme
                yield Term(kind, self.ground.link(scheme, identifier, record.name), names, above)

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

    def _above(self, code: str) -> tuple[Link, ...]:
        found = list(self.ground.directory.areas_above(code))[1:]
        return self.ground.area_links(area.id for area in found)
