"""People's names as lists write them, `SMITH, John (Sir)`, put in the order of reading."""

from __future__ import annotations

import re
from typing import NamedTuple

from leaders_network.records.nobody import person_fault
from leaders_network.records.slugs import slug
from leaders_network.search.names import likely_parts
from leaders_network.search.writing import words, writing

_BRACKETS = re.compile(r"\s*\(([^()]+)\)")
_SCOTS = re.compile(r"(Mc|O['’])(\w+)", re.IGNORECASE)
_YOUNGER = frozenset("jr sr jnr snr ii iii iv".split())
_INITIALS = 2
"""How many letters a word of initials has at most."""


class Turned(NamedTuple):
    """A name in the order in which it is read, and its parts."""

    name: str
    given: str
    family: str


def turned(name: str) -> Turned | None:
    """Return a name that is written family name first, with a comma, as it is read; else None.

    Only one word, with the particles before it, or words in capitals are taken for a family name:
    in `Jane Doe, Chief Executive` none stands before the comma.
    """
    family, comma, rest = name.partition(",")
    bracketed = [inner.strip() for inner in _BRACKETS.findall(rest)]
    titles = [inner for inner in bracketed if _is_titles(inner)]
    beside = [f"({inner})" for inner in bracketed if inner not in titles]
    given, honours = _parted(_BRACKETS.sub("", rest).split())
    bare = _without_titles(given)
    if not comma or "," in rest or not _is_family(family) or not bare or _is_younger(bare):
        return None
    if person_fault(family.strip()):
        return None
    spoken = family.strip() if _is_loud(given[0]) else _spoken(family.split())
    whole = " ".join([*titles, *given, spoken, *honours, *beside])
    return Turned(whole, " ".join(bare), spoken)


def bare_name(name: str) -> str:
    """Return a name without titles, and without the letters after it; ids are made of it."""
    parts = likely_parts(name)
    bare = f"{parts.titled[1]} {parts.family}".strip()
    return bare if slug(bare) else name


def _is_family(text: str) -> bool:
    *before, last = text.casefold().split() or [""]
    particles = writing().particles
    is_joined = particles.issuperset(before) and last not in particles
    return bool(words(text)) and (not before or is_joined or text.isupper())


def _is_titles(text: str) -> bool:
    found = words(text)
    return bool(found) and all(word in writing().honorifics for word in found)


def _is_younger(given: list[str]) -> bool:
    return given[0].strip(".").casefold() in _YOUNGER


def _parted(held: list[str]) -> tuple[list[str], list[str]]:
    """Return given names, and the letters after them: those in capitals where others are not."""
    first = len(held)
    if held and not _is_loud(held[0]):
        while first > 1 and _is_loud(held[first - 1]):
            first -= 1
    return held[:first], held[first:]


def _without_titles(held: list[str]) -> list[str]:
    while held and _is_titles(held[0]):
        held = held[1:]
    return held


def _is_loud(word: str, initials: int = _INITIALS) -> bool:
    """Return whether a word stands in capitals, and is no initials."""
    bare = _SCOTS.sub(r"\2", word).strip(".")
    return bare.isupper() and len(bare) > initials


def _spoken(family: list[str]) -> str:
    """Return a family name that stands in capitals as most of its bearers write it."""
    if not any(_is_loud(word, 1) for word in family):
        return " ".join(family)
    *before, last = family
    particles = writing().particles
    quiet = (word.lower() if word.lower() in particles else _risen(word) for word in before)
    return " ".join([*quiet, _risen(last)])


def _risen(word: str) -> str:
    risen = "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
    return _SCOTS.sub(lambda found: found[1].capitalize() + found[2].capitalize(), risen)
