"""Records as canonical YAML: keys as given, block style, no line over a hundred columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

Record = Mapping[str, object]
"""One file, or a mapping in it: text, numbers, days, lists and further mappings."""

WIDTH = 100
_PROSE = frozenset({"biography", "description"})
_FOLDED = frozenset({"summary", "text", "note"})
_PLAIN = re.compile(r"(?:[^\W\d_]|\d+ [a-z])(?:[^:#]|:(?! |$)|(?<! )#)*")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def document(record: Record) -> str:
    """Return a record as one YAML document; what is None or empty is left out."""
    return "\n".join(_mapping(record, "")) + "\n"


def wrapped(text: str, width: int = WIDTH) -> Iterator[str]:
    """Yield the text's words in lines no longer than the width, where the words allow it."""
    line = ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _mapping(record: Record, indent: str) -> Iterator[str]:
    for key, value in record.items():
        if value is None or value in ((), [], {}):
            continue
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, str):
            yield from _text(key, value, indent)
        elif isinstance(value, Sequence):
            yield f"{indent}{key}:"
            yield from _items(value, indent + "  ")
        else:
            yield f"{indent}{key}: {scalar(value)}"


def _items(items: Sequence[object], indent: str) -> Iterator[str]:
    for item in items:
        if not isinstance(item, Mapping):
            yield f"{indent}- {scalar(item)}"
            continue
        lines = _mapping(item, indent + "  ")
        first = next(lines)
        yield f"{indent}- {first[len(indent) + 2 :]}"
        yield from lines


def _text(key: str, text: str, indent: str) -> Iterator[str]:
    if key in _PROSE and not indent:
        yield f"{indent}{key}: |"
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                yield ""
            for line in wrapped(paragraph, WIDTH - len(indent) - 2):
                yield f"{indent}  {line}"
        return
    plain = f"{indent}{key}: {scalar(text)}"
    if key in _FOLDED and len(plain) > WIDTH:
        yield f"{indent}{key}: >-"
        for line in wrapped(text, WIDTH - len(indent) - 2):
            yield f"{indent}  {line}"
    else:
        yield plain


def scalar(value: object) -> str:
    """Return a value as YAML writes it in a line: bare where that is safe, else in quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
