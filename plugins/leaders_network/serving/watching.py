"""Which files a workshop depends on, and the loop that renews it when one of them changes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from watchfiles import watch
from watchfiles.main import FileChange

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
    paths = (settings.data, settings.content, settings.theme, *more)
    changes: Queue[set[str]] = Queue()
    Thread(target=_watch, args=(paths, stop, changes), daemon=True).start()
    theme = str(settings.theme.resolve())
    swept = workshop.version
    gc.disable()
    workshop.refresh()
    said(workshop)
    while not stop.is_set():
        try:
            changed = changes.get(timeout=_PATIENCE)
        except Empty:
            if workshop.is_torn() and not workshop.problems:
                changes.put(set())
                continue
            # Looking for garbage takes as long as reading everything: never while an editor waits.
            gc.collect(_YOUNG if workshop.version == swept else _EVERYTHING)
            swept = workshop.version
            continue
        workshop.refresh(theme_changed=any(path.startswith(theme) for path in changed))
        said(workshop)


def _watch(paths: Sequence[Path], stop: Event, changes: Queue[set[str]]) -> None:
    """Pass on what changes, by what stands at the paths now: a watch stays with what is moved."""
    is_missed = False
    while not stop.is_set():
        there = _standing(paths)
        with suppress(FileNotFoundError):
            for changed in _changes(there, stop):
                if changed or is_missed:
                    changes.put({path for _, path in changed})
                is_missed = False
                if _standing(paths) != there:
                    break
        is_missed = True


def _standing(paths: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Return which file or folder stands at each path, of those where one does."""
    found = {}
    for path in paths:
        with suppress(OSError):
            state = path.stat()
            found[path] = (state.st_dev, state.st_ino)
    return found


def _changes(paths: Iterable[Path], stop: Event) -> Iterator[set[FileChange]]:
    """Yield what changes at the paths, and nothing from time to time."""
    return watch(
        *paths,
        stop_event=stop,
        debounce=DEBOUNCE_MILLISECONDS,
        step=10,
        rust_timeout=500,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
