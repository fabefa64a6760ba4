"""Which files a workshop depends on, and the loop that renews it when one of them changes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from watchfiles import watch

from leaders_network.serving.workshop import Workshop

DEBOUNCE_MILLISECONDS = 60
"""How long changes are gathered, so that a save that is several changes renews once."""

_PATIENCE = 1.0
"""How many seconds may pass before the keyboard is listened to, where waiting is deaf to it."""

_YOUNG, _EVERYTHING = 0, 2
"""Generations of objects that are looked through for garbage."""


def keep_fresh(
    workshop: Workshop, stop: Event, said: Callable[[Workshop], None], *more: Path
) -> None:
    """Fill a workshop, and renew it after every change, until told to stop.

    The watch begins before the first reading, so that no save is missed between the two.

    Args:
        workshop: What is renewed.
        stop: Set to end.
        said: Told after each renewal.
        more: Further files that pages depend on.
    """
    settings = workshop.settings
    folders = [
        path for path in (settings.data, settings.content, settings.theme, *more) if path.exists()
    ]
    changes: Queue[set[str]] = Queue()
    Thread(target=_watch, args=(folders, stop, changes), daemon=True).start()
    theme = str(settings.theme.resolve())
    swept = workshop.version
    gc.disable()
    workshop.refresh()
    said(workshop)
    while not stop.is_set():
        try:
            changed = changes.get(timeout=_PATIENCE)
        except Empty:
            # Looking for garbage takes as long as reading everything: never while an editor waits.
            gc.collect(_YOUNG if workshop.version == swept else _EVERYTHING)
            swept = workshop.version
            continue
        workshop.refresh(theme_changed=any(path.startswith(theme) for path in changed))
        said(workshop)


def _watch(folders: Sequence[Path], stop: Event, changes: Queue[set[str]]) -> None:
    for changed in watch(
        *folders,
        stop_event=stop,
        debounce=DEBOUNCE_MILLISECONDS,
        step=10,
        rust_timeout=500,
        raise_interrupt=False,
    ):
        changes.put({path for _, path in changed})
