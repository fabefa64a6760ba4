"""What may be written, for those who write it."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Link


@view
class FieldRow:
    """One field: its key, what to write, what kind of value that is, and who sees it."""

    key: str
    help: str
    written: str
    inside: Link | None
    """The table of the fields that stand in it; its path is the anchor."""
    needed: bool
    seen_by: str


@view
class FieldTable:
    """The fields of one kind of file, or of a part of one."""

    title: str
    anchor: str
    purpose: str
    files: str
    rows: tuple[FieldRow, ...]


@view
class DictionaryView:
    """The page of everything that may be written."""

    path: str
    tables: tuple[FieldTable, ...]
