"""What was worked out before, kept by a digest of all it was worked out from.

A build asks for each piece by its name and its basis. A piece that is kept for the same basis is
given back; any other is made. What a build did not ask for is not kept after it: a piece that
outlives its record would be a leak.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from leaders_network.kept import kept
from leaders_network.placing import replacing

Kept = dict[str, tuple[bytes, bytes]]
"""For each name, the basis of a piece and the piece."""


class Pieces:
    """The pieces of one audience's site; without a file, those of one run of the program."""

    def __init__(self, file: Path | None = None, maker: bytes = b"") -> None:
        """Open a file of pieces, which may be missing or damaged: then none are known.

        Args:
            file: Where they are kept.
            maker: A digest of the program, for pieces of another one are not its own.
        """
        self._file, self._maker = file, maker
        self._before = _read(file, maker) if file else {}
        self._now: Kept = {}
        self._made = False

    @property
    def last(self) -> bool:
        """Whether what is made is kept for the next run."""
        return self._file is not None

    def of(self, name: str, basis: bytes, make: Callable[[], bytes]) -> bytes:
        """Return a piece, made only where none of its name is kept for its basis.

        Args:
            name: Tells the pieces of one audience apart.
            basis: A digest of everything that it is made from.
            make: Makes it.
        """
        piece = self._now.get(name) or self._before.get(name)
        if piece is None or piece[0] != basis:
            piece = basis, make()
            self._made = True
        self._now[name] = piece
        return piece[1]

    def save(self) -> None:
        """Keep what was asked for, and forget the rest."""
        if self._file is None or (not self._made and self._now.keys() == self._before.keys()):
            return
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file) as file:
                # Not made in memory first: in a big directory that is as much again. Nor looked up
                # whether it was written before: no two pieces are one.
                pickler = pickle.Pickler(file, 5)
                pickler.fast = True
                pickler.dump((self._maker, self._now))


def _read(file: Path, maker: bytes) -> Kept:
    try:
        found = kept(file.read_bytes())
    except OSError:
        return {}
    match found:
        case (known, dict() as pieces) if known == maker:
            return pieces
    return {}
