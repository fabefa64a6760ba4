"""Which given names stand for each other: formal names and the short forms people go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache

from leaders_network.search.tables import lines
from leaders_network.search.writing import words, writing

SOURCES = ("nicknames.csv", "nicknames-supplement.csv")


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Return each formal name with its short forms, folded."""
    fold = writing().fold
    forms: dict[str, set[str]] = defaultdict(set)
    for source in SOURCES:
        for line in lines(source):
            formal, _, short = map(fold, line.partition(","))
            if formal != short:
                forms[formal].add(short)
    return {formal: frozenset(short) for formal, short in forms.items()}


def nicknames(given: Collection[str]) -> dict[str, list[str]]:
    """Return the formal names that matter to a directory, each with its short forms.

    A formal name somebody bears keeps all its short forms; another keeps those somebody bears.

    Args:
        given: Every folded given name in the directory.
    """
    names = set(given)
    kept: dict[str, list[str]] = {}
    for formal, short in short_forms().items():
        borne = short if formal in names else short & names
        if borne:
            kept[formal] = sorted(borne)
    return dict(sorted(kept.items()))


def nickname_lines(names: Iterable[str]) -> str:
    """Return the lines that matter to some names: a formal name and its short forms on each."""
    given = {word for name in names for word in words(name)}
    return "\n".join(" ".join((formal, *short)) for formal, short in nicknames(given).items())
