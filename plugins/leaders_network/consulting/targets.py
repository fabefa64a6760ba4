"""The numbers that must be able to be large, for all that a reader knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leaders_network.consulting.bounds import Columns

NEARLY = 1e-5
"""How far a linear program's answer may lie beside the true one."""


@dataclass(frozen=True, slots=True)
class Target:
    """A number that must be able to be large."""

    columns: Columns
    need: float
    is_silence: bool = False
    """Whether it is how many did not answer."""


class Targets:
    """All of them, in arrays: a solution is compared with every one at once."""

    def __init__(self, targets: Sequence[Target], columns: int) -> None:
        self.all = targets
        self.needs = np.array([one.need for one in targets])
        """How large each must be able to be."""
        self._columns = columns
        sizes = [len(one.columns) for one in targets]
        self._starts = np.cumsum([0, *sizes])[:-1].astype(int)
        self._owners = np.repeat(np.arange(len(sizes)), sizes)
        self._flat = np.array([column for one in targets for column in one.columns], int)

    def costs(self, pending: Sequence[int]) -> np.ndarray:
        """Return how often each unknown number stands in some of them."""
        asked = np.zeros(len(self.all), bool)
        asked[pending] = True
        found = np.bincount(self._flat[asked[self._owners]], minlength=self._columns)
        return found.astype(float)

    def strike(self, pending: list[int], point: np.ndarray) -> None:
        """Take those out that are large enough in a solution."""
        sums = np.add.reduceat(point[self._flat], self._starts)
        reached = sums >= self.needs - NEARLY
        pending[:] = [one for one in pending if not reached[one]]
