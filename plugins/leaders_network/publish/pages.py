"""The pages of one audience's directory, each of which can be made by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import partial
from typing import TypeVar

from leaders_network.compact import digest
from leaders_network.lean import slotted
from leaders_network.publish.basis import Bases
from leaders_network.publish.entry import Entry
from leaders_network.publish.ground import Ground
from leaders_network.publish.lists import Lists
from leaders_network.publish.members import Subjects
from leaders_network.publish.offices import office_view, supports
from leaders_network.publish.packs import newcomers, pack_path, pack_view
from leaders_network.publish.people import contributor_view, leader_view
from leaders_network.publish.posts import organisation_view, post_view
from leaders_network.publish.subjects import (
    group_view,
    programme_view,
    role_view,
    sector_view,
    topic_view,
)
from leaders_network.publish.views.areas import AreaView
from leaders_network.publish.views.browsing import LetterView, SubjectView
from leaders_network.publish.views.offices import OfficeView
from leaders_network.publish.views.organisations import OrganisationView, PostView
from leaders_network.publish.views.packs import PackView
from leaders_network.publish.views.people import ContributorView, LeaderView

T = TypeVar("T")


@slotted
class Pages:
    """The pages of one audience's directory; a room has pages of its own for its members alone."""

    lists: Lists
    _leader_bases: dict[str, bytes] = field(default_factory=dict)

    @property
    def ground(self) -> Ground:
        """What every view stands on."""
        return self.lists.ground

    @property
    def bases(self) -> Bases:
        """What every page is made from."""
        return self.lists.bases

    def leaders(self) -> Iterator[Entry[LeaderView]]:
        """Yield the page of each leader."""
        for identifier in self.ground.directory.records.leaders:
            yield Entry(
                self.ground.path("leader", identifier),
                partial(self._leader, identifier),
                partial(self._leader_basis, identifier),
                of=f"leader:{identifier}",
            )

    def packs(self) -> Iterator[Entry[PackView]]:
        """Yield the first hundred days of each leader who is new in post."""
        for identifier in newcomers(self.ground):
            yield Entry(
                pack_path(self.ground, identifier),
                partial(self._pack, identifier),
                self._pack_basis,
                precise=False,
            )

    def posts(self) -> Iterator[Entry[PostView]]:
        """Yield the page of each post."""
        return map(self.post, self.shared(self.ground.directory.posts))

    def post(self, reference: str) -> Entry[PostView]:
        """Return the page of a post."""
        return self._entry("post", reference, post_view, self.bases.post)

    def organisations(self) -> Iterator[Entry[OrganisationView]]:
        """Yield the page of each organisation."""
        return map(self.organisation, self.shared(self.ground.directory.records.organisations))

    def organisation(self, identifier: str) -> Entry[OrganisationView]:
        """Return the page of an organisation."""
        return self._entry("organisation", identifier, organisation_view, self.bases.organisation)

    def contributors(self) -> Iterator[Entry[ContributorView]]:
        """Yield the page of each contributor."""
        for identifier in self.shared(self.ground.directory.records.contributors):
            yield self._entry("contributor", identifier, contributor_view, self.bases.contributor)

    def offices(self) -> Iterator[Entry[OfficeView]]:
        """Yield the page of each office: an assistant, and everyone they support."""
        for path, found in supports(self.ground).items():
            yield Entry(
                path,
                partial(office_view, self.ground, path, found),
                partial(self.bases.office, [one.leader for one in found]),
            )

    def subjects(self) -> Iterator[Entry[SubjectView]]:
        """Yield the page of each sector, role, topic, programme and group."""
        directory = self.ground.directory
        for scheme, known, view in (
            ("sector", directory.sectors, sector_view),
            ("role", directory.roles, role_view),
            ("topic", directory.topics, topic_view),
            ("programme", directory.records.programmes, programme_view),
            ("group", directory.records.groups, group_view),
        ):
            # A programme's page shows the materials of its modules too.
            basis = self.bases.items if scheme == "programme" else self.bases.lists
            for identifier in self.shared(known):
                path = self.ground.path(scheme, identifier)
                yield Entry(path, partial(self._subject, view, identifier), basis, precise=False)

    def areas(self) -> Iterator[Entry[AreaView]]:
        """Yield the page of each area."""
        for code in self.shared(self.ground.directory.areas):
            yield Entry(
                self.ground.path("area", code),
                partial(self._area, code),
                partial(self._area_basis, code),
            )

    def letters(self) -> Iterator[Entry[LetterView]]:
        """Yield each page of the A to Z of leaders and of organisations."""
        if self.ground.audience.is_room:
            return
        paths = self.lists.kept("letters", self._letter_paths)
        for path in paths.decode().split():
            yield Entry(path, partial(self._letter, path), self.bases.lists, precise=False)

    def shared(self, known: Mapping[str, T]) -> Mapping[str, T]:
        """Return what has a page here of what the audience sees; in a room, nothing has."""
        return {} if self.ground.audience.is_room else known

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
            of=f"{scheme}:{identifier}",
        )

    # A view asks for its lists only when it is made: whoever finds it unchanged needs none of them.

    def _leader(self, identifier: str) -> LeaderView:
        return leader_view(self.ground, identifier, self.lists.similar.to(identifier))

    def _leader_basis(self, identifier: str) -> bytes:
        """Return the basis of a leader's page, which their card and the search ask for too."""
        if identifier not in self._leader_bases:
            alike = self.lists.similar.known(identifier)
            self._leader_bases[identifier] = self.bases.leader(identifier) + alike
        return self._leader_bases[identifier]

    def _pack(self, identifier: str) -> PackView:
        return pack_view(self.ground, self.lists.areas, self.lists.similar, identifier)

    def _pack_basis(self) -> bytes:
        return self.bases.lists() + digest(sorted(self.ground.handovers))

    def _subject(
        self, view: Callable[[Subjects, str], SubjectView], identifier: str
    ) -> SubjectView:
        return view(self.lists.subjects, identifier)

    def _area(self, code: str) -> AreaView:
        return self.lists.areas.view(code)

    def _area_basis(self, code: str) -> bytes:
        return self.bases.area(code, self.lists.areas)

    def _letter(self, path: str) -> LetterView:
        return self.lists.alphabet.view(path)

    def _letter_paths(self) -> bytes:
        return "\n".join(self.lists.alphabet.paths()).encode()
