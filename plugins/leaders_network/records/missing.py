"""What may be there and cannot be known to be, for the file that would hold it has problems."""

from __future__ import annotations

from collections.abc import Mapping, Set

from leaders_network.addresses import SCHEMES
from leaders_network.lean import frozen
from leaders_network.records.halves import Half

_VOCABULARY = "vocabulary"
_WORDS = ("sectors", "areas", "roles", "topics")
_FOLDER_OF = {"cohort": "programmes", "photo": "photos"}
_INSIDE = {"post": "posts", "cohort": "cohorts", **dict(zip(_WORDS, _WORDS, strict=True))}
"""The list that holds what is sought in a file, by what is sought or by the file's own name."""

_ROOMS = ("id", "room")
"""What decides how the room of a cohort is called."""


@frozen
class Missing:
    """The files of which nothing can be made out, and what is hidden in others."""

    halves: Mapping[str, Half]
    lost: frozenset[str]
    folders: frozenset[str]
    """The folders in which something is lost, and files at the top of the data."""

    @classmethod
    def of(cls, unread: Set[str], halves: Mapping[str, Half], named: Mapping[str, str]) -> Missing:
        """Return what is missing of files with problems.

        Args:
            unread: Those files.
            halves: Those of which something can be made out, by the names they should have.
            named: The names that some of these have instead.
        """
        lost = frozenset(unread).difference(halves, (named.get(file, file) for file in halves))
        return cls(halves, lost, frozenset(file.partition("/")[0] for file in lost))

    def may_be(self, kind: str, target: str) -> bool:
        """Return whether what is not known may yet be there; see `Records.is_unread`."""
        if kind == "audience":
            return not self.folders.isdisjoint(["programmes", "groups"]) or self._hides_rooms()
        folder, owner = _FOLDER_OF.get(kind) or SCHEMES[kind], target.partition("/")[0]
        if not target:
            return folder in self.folders
        around = _VOCABULARY if folder in _WORDS else folder
        file = f"{_VOCABULARY}/{folder}.yml" if folder in _WORDS else f"{folder}/{owner}.yml"
        if not self.lost.isdisjoint([around, f"{folder}/{owner}", file]):
            return True
        inside = _INSIDE.get(kind) or _INSIDE.get(folder)
        return inside is not None and self._hides(file, inside, ("id",))

    def _hides_rooms(self) -> bool:
        files = (file for file in self.halves if file.startswith("programmes/"))
        return any(self._hides(file, "cohorts", _ROOMS) for file in files)

    def _hides(self, file: str, items: str, names: tuple[str, ...]) -> bool:
        """Return whether some item of a list in a file does not say what it is called."""
        half = self.halves.get(file)
        if half is None:
            return False
        return not half.knows((items,)) or any(
            not half.knows((items, position, name))
            for position, _ in enumerate(getattr(half.record, items))
            for name in names
        )
