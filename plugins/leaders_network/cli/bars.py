"""Progress bars on a terminal, for what takes longer than a second; silence anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from leaders_network.progress import Progress, Silent

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before the first bar is drawn."""

_EVERY = 0.1
"""Seconds between two drawings of a bar."""


@contextmanager
def progress_bars() -> Iterator[Progress]:
    """Give somebody who draws bars when standard error is a terminal, and nobody else."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True, disable=False) as bars:
        bars.stop()
        yield _Drawn(bars)


class _Drawn:
    def __init__(self, bars: object) -> None:
        from rich.progress import Progress as Bars

        assert isinstance(bars, Bars)
        self.bars, self.begun, self.shown = bars, monotonic(), False

    def step(self, name: str) -> None:
        """Draw a bar without an end."""
        self.bars.add_task(name, total=None)
        self._show()

    def track(self, items: Iterable[T], name: str, total: int) -> Iterator[T]:
        """Draw a bar that fills."""
        task, drawn = self.bars.add_task(name, total=total), monotonic()
        for done, item in enumerate(items, start=1):
            yield item
            if monotonic() - drawn > _EVERY:
                self.bars.update(task, completed=min(done, total))
                self._show()
                drawn = monotonic()
        self.bars.update(task, completed=total)

    def _show(self) -> None:
        if not self.shown and monotonic() - self.begun > PATIENCE:
            self.bars.start()
            self.shown = True
