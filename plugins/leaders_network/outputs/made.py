"""Files that stand beside pages, each known by a digest before it is made."""

from __future__ import annotations

from collections.abc import Callable

Made = tuple[str, Callable[[], bytes], Callable[[], bytes]]
"""A file's path, what gives a digest of all it is made from, and what makes it."""
