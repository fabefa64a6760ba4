"""Which files a workshop depends on, and the loop that renews it when one of them changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from watchfiles import watch

from leaders_network.serving.workshop import Workshop

DEBOUNCE_MILLISECONDS = 60
"""How long changes are gathered, so that a save that is several changes renews once."""


def keep_fresh(
    workshop: Workshop, stop: Event, said: Callable[[Workshop], None], *more: Path
) -> None:
    """Renew a workshop after every change, until told to stop.

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
    changes = watch(*folders, stop_event=stop, debounce=DEBOUNCE_MILLISECONDS, step=10,
                    rust_timeout=500, raise_interrupt=False)  # fmt: skip
    theme = str(settings.theme.resolve())
    for changed in changes:
        workshop.refresh(theme_changed=any(path.startswith(theme) for _, path in changed))
        said(workshop)
