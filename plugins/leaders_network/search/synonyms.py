"""Which words of posts, bodies and places mean the same: abbreviations and other languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from leaders_network.search.tables import all_lines
from leaders_network.search.writing import words


@cache
def _sets() -> tuple[tuple[str, ...], ...]:
    """Return the sets of phrases that mean the same, folded, with single spaces."""
    sets = (line.split("|") for line in all_lines("synonyms.txt"))
    return tuple(tuple(" ".join(words(phrase)) for phrase in phrases) for phrases in sets)


def synonyms(labels: Iterable[str]) -> str:
    """Return the sets of which a phrase stands in one of the labels, as lines.

    A set that nothing in an index bears would find nothing, and is left out.
    """
    text = "\n".join(f" {' '.join(words(label))} " for label in dict.fromkeys(labels))
    return "\n".join(
        "|".join(phrases) for phrases in _sets() if any(f" {phrase} " in text for phrase in phrases)
    )
