"""Where in a YAML text each value is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from leaders_network.lean import slotted

Step = str | int
"""A key of a mapping or a position in a list."""

Place = tuple[int, int]
"""A line and a column, counted from 1."""

UNREAD: Any = object()
"""Stands for a value that nobody knows: a fault may hide it, or cut it short."""


@slotted
class Mark:
    """Where a value stands, where its key stands, and the marks of what it holds."""

    value: Place
    key: Place
    _inside: dict[Step, Mark] | None = None
    _later: Callable[[], dict[Step, Mark]] | None = None
    """Finds what it holds when that is first asked for: most files have nothing to complain of."""
    repeated: frozenset[tuple[Step, ...]] = frozenset()
    """For a whole text, where a key stands twice: nobody knows which of the two is meant."""

    @property
    def inside(self) -> dict[Step, Mark]:
        """The marks of what the value holds, by key or position."""
        if self._inside is None:
            self._inside = self._later() if self._later else {}
        return self._inside

    def find(self, steps: tuple[Step, ...], *, key: bool = False) -> Place:
        """Return the place of the value that the steps lead to, or of the last one that exists.

        Args:
            steps: Keys and positions from the top of the file.
            key: Return the place of the value's key instead.
        """
        mark = self
        for step in steps:
            if step not in mark.inside:
                return mark.value
            mark = mark.inside[step]
        return mark.key if key else mark.value


def mark_of(text: str, first_line: int, repeated: Iterable[tuple[Step, ...]] = ()) -> Mark:
    """Return the mark of a whole text that was read without refusal."""
    top = (first_line, 1)

    def composed() -> dict[Step, Mark]:
        import yaml

        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        return _marks_in(node, first_line) if node else {}

    return Mark(top, top, _later=composed, repeated=frozenset(repeated))


def _marks_in(node: Any, first_line: int) -> dict[Step, Mark]:
    if node.id == "sequence":
        return {position: _mark(item, item, first_line) for position, item in enumerate(node.value)}
    if node.id == "mapping":
        return {str(key.value): _mark(value, key, first_line) for key, value in node.value}
    return {}


def _mark(node: Any, key: Any, first_line: int) -> Mark:
    places = [(at.line + first_line, at.column + 1) for at in (node.start_mark, key.start_mark)]
    return Mark(places[0], places[1], _marks_in(node, first_line))
