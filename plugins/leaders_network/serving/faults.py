"""What went wrong while a page was drawn, said by the template's file and line."""

from __future__ import annotations

import traceback


def explained(error: Exception) -> str:
    """Return an error of a template as one line: the template, the line, and what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), None)
    file = getattr(error, "filename", None) or (place.filename if place else "a page")
    line = getattr(error, "lineno", None) or (place.lineno if place else None)
    return f"{file}{f':{line}' if line else ''}: {error} [template]"
