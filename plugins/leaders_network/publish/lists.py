"""What many pages of one publication are worked out from together, for as long as it is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from leaders_network.lean import slotted
from leaders_network.pieces import Pieces
from leaders_network.publish.alphabet import Alphabet
from leaders_network.publish.areas import ServedAreas
from leaders_network.publish.basis import Bases
from leaders_network.publish.ground import Ground
from leaders_network.publish.members import Subjects
from leaders_network.publish.similar import Similar


@slotted
class Lists:
    """Lists of one audience's whole directory, each made when it is first asked for."""

    ground: Ground
    bases: Bases
    pieces: Pieces
    """Keeps what was worked out from a basis for as long as that stays the same."""
    _subjects: Subjects | None = None
    _alphabet: Alphabet | None = None
    _areas: ServedAreas | None = None
    _similar: Similar | None = None

    @property
    def subjects(self) -> Subjects:
        """Who and what stands behind each subject."""
        if self._subjects is None:
            self._subjects = Subjects.of(self.ground)
        return self._subjects

    @property
    def alphabet(self) -> Alphabet:
        """The A to Z."""
        if self._alphabet is None:
            self._alphabet = Alphabet(self.ground)
        return self._alphabet

    @property
    def areas(self) -> ServedAreas:
        """The areas, and what serves each."""
        if self._areas is None:
            self._areas = ServedAreas.of(self.subjects, self.bases.organisation)
        return self._areas

    @property
    def similar(self) -> Similar:
        """Who is like whom, kept for as long as what lists show stays the same."""
        if self._similar is None:
            self._similar = Similar(self.ground, partial(self.kept, "similar"), self.bases.alike)
        return self._similar

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return what was worked out from lists, made anew only where what they show changed."""
        return self.pieces.of(name, self.bases.lists(), make)

    def forget(self) -> None:
        """Let go of every list, and of all that stands in them; what is asked for is made anew."""
        self._subjects = self._alphabet = self._areas = self._similar = None
        self.ground.forget()
