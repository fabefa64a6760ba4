"""The data dictionary as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from leaders_network.publish.dictionary import anchor_of
from leaders_network.records.dictionary import (
    Chapter,
    DictionaryEntry,
    chapters,
    entries,
    seen_by,
    title_of,
    written,
)

_HEAD = """\
# Data dictionary

Every field that may be written, in the order `python build.py format` gives them. This page is
made from the classes in `plugins/leaders_network/records/` by `make generate`; a test fails when it
is not current. [Entries](entries.md) explains the fields in use.

Audiences are explained under [who sees what](entries.md#who-sees-what). **Bold** fields are
required.
"""


def dictionary_page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *map(_chapter, chapters())])


def _chapter(chapter: Chapter) -> str:
    files = f" `{chapter.files}`" if chapter.files and chapter.files not in chapter.purpose else ""
    return "\n".join(
        [
            f"## {chapter.title}",
            "",
            f"{chapter.purpose}{files}",
            "",
            "| field | what to write | a value is | who sees it |",
            "|---|---|---|---|",
            *_rows(chapter.model),
            "",
        ]
    )


def _rows(model: type) -> Iterator[str]:
    for entry in entries(model):
        key = f"**`{entry.key}`**" if entry.needed else f"`{entry.key}`"
        cells = (key, entry.help, _value(entry), seen_by(entry))
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _value(entry: DictionaryEntry) -> str:
    if entry.inside is None:
        return written(entry)
    return f"{written(entry)}: [{title_of(entry.inside).lower()}](#{anchor_of(entry.inside)})"
