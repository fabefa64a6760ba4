"""The data dictionary as a view: it holds nobody's data, and is for those who keep it."""

from __future__ import annotations

from leaders_network.addresses import DICTIONARY
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.dictionary import DictionaryView, FieldRow, FieldTable
from leaders_network.records.dictionary import (
    Chapter,
    DictionaryEntry,
    chapters,
    entries,
    seen_by,
    title_of,
    written,
)


def dictionary_view() -> DictionaryView:
    """Return every field that may be written, kind by kind."""
    return DictionaryView(DICTIONARY, tuple(map(_table, chapters())))


def anchor_of(model: type) -> str:
    """Return the anchor of the table of a class of record."""
    return title_of(model).lower().replace(" ", "-")


def _table(chapter: Chapter) -> FieldTable:
    rows = tuple(map(_row, entries(chapter.model)))
    anchor = anchor_of(chapter.model)
    return FieldTable(chapter.title, anchor, _plain(chapter.purpose), chapter.files, rows)


def _row(entry: DictionaryEntry) -> FieldRow:
    inside = entry.inside and Link(title_of(entry.inside), anchor_of(entry.inside))
    return FieldRow(
        entry.key,
        _plain(entry.help),
        _plain(written(entry)),
        inside or None,
        entry.needed,
        _plain(seen_by(entry)),
    )


def _plain(text: str) -> str:
    return text.replace("`", "")
