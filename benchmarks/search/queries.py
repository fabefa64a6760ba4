"""What is asked, and who should be found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from leaders_network.publish.views import LeaderView
from leaders_network.search.names import family_of, name_parts
from leaders_network.search.writing import writing

SEEDED_EACH = 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Query:
    """A query, its kind, whom it should find, and the half it belongs to."""

    text: str
    kind: str
    relevant: frozenset[str]
    held_out: bool
    """Whether it was kept aside while the search was tuned."""


def judged(file: Path, ids: Mapping[str, str]) -> Iterator[Query]:
    """Yield the judged queries of a file, half of them held out by a fixed seed."""
    random = Random("halves")
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        relevant = frozenset(ids[one] for one in row["relevant_ids"])
        yield Query(row["q"], row["class"], relevant, random.random() < 0.5)


def seeded(leaders: Sequence[LeaderView]) -> Iterator[Query]:
    """Yield queries over invented people: each kind for some of them, by a fixed seed."""
    random = Random("queries")
    names = {view.id: _plain(view) for view in leaders}
    by_name: dict[str, set[str]] = {}
    by_family: dict[str, set[str]] = {}
    for identifier, (given, family) in names.items():
        by_name.setdefault(f"{given} {family}", set()).add(identifier)
        by_family.setdefault(family, set()).add(identifier)
    for view in random.sample(list(leaders), min(SEEDED_EACH, len(leaders))):
        given, family = names[view.id]
        full = f"{given} {family}"
        same, kin = frozenset(by_name[full]), frozenset(by_family[family])
        for kind, text, relevant in (
            ("exact", view.person.name, same),
            ("folded", writing().fold(given) + " " + " ".join(writing().words(family)), same),
            ("surname first", f"{family}, {given}", same),
            ("last name", family, kin),
            ("typed so far", full[:-2], same),
            ("one slip", _slip(full, random), same),
            ("swapped", _swapped(full, random), same),
            ("noise word", f"{full} contact", same),
        ):
            yield Query(text, kind, relevant, held_out=True)


def _plain(view: LeaderView) -> tuple[str, str]:
    """Return a leader's given name without titles, and the family name."""
    parts = name_parts(view.person.name, family_of(view)[0])
    given = [
        word for word in parts.before.split() if writing().fold(word) not in writing().honorifics
    ]
    return " ".join(given), parts.family


def _slip(text: str, random: Random) -> str:
    at = random.randrange(1, len(text))
    return text[:at] + random.choice(_LETTERS) + text[at + random.randrange(2) :]


def _swapped(text: str, random: Random) -> str:
    at = random.randrange(1, len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
