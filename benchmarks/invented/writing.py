"""What a record is before it is written, and prose in lines of a width that editors like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 100

Record = Mapping[str, Any]
"""One file, or a mapping in it: text, numbers, days, lists and further mappings."""


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
