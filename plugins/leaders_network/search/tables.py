"""The tables that folding, sound keys and nicknames are made from: data, shipped in `data/`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from leaders_network.lean import frozen

DATA = Path(__file__).parent / "data"
"""The folder of the tables: `importlib.resources` would know it too, but takes longer to load."""


@frozen
class WritingTables:
    """How letters and words are written; the same object is sent to the browser."""

    letters: Mapping[str, str]
    marks: str
    within: str
    apostrophes: str
    hyphens: str
    singles: str
    expansions: Mapping[str, str]
    honorifics: Sequence[str]
    particles: Sequence[str]
    stops: Sequence[str]
    asking: Sequence[str]
    """The words that tell of a question,"""
    asked: Sequence[str]
    """and those that tell nothing in one; elsewhere they may be names, as `Can` and `Do`."""


@frozen
class SoundTables:
    """How spellings sound, once for each way to read them."""

    vowels: str
    readings: Mapping[str, Sequence[Sequence[str]]]


@cache
def writing_tables() -> WritingTables:
    """Return the tables of `writing.json`."""
    return WritingTables(**_read("writing.json"))


@cache
def sound_tables() -> SoundTables:
    """Return the tables of `sounds.json`."""
    return SoundTables(**_read("sounds.json"))


def lines(name: str) -> list[str]:
    """Return the rows of a table, without its heading."""
    return all_lines(name)[1:]


def all_lines(name: str) -> list[str]:
    """Return the lines of a file."""
    return (DATA / name).read_text("utf-8").split("\n")[:-1]


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / name).read_text("utf-8"))
    return found
