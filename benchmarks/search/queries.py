"""What is asked, and who should be found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from leaders_network.publish.views.people import LeaderView
from leaders_network.search.names import family_of, name_parts
from leaders_network.search.writing import writing

SEEDED_EACH = 60
SEEDED_EACH_OF_MANY = 20
MANY = 2_000
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
    same_work: dict[str, set[str]] = {}
    for view in leaders:
        for text in _work(view):
            same_work.setdefault(text, set()).add(view.id)
    each = SEEDED_EACH if len(leaders) <= MANY else SEEDED_EACH_OF_MANY
    for view in random.sample(list(leaders), min(each, len(leaders))):
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
            ("two slips", _slip(_slip(full, random), random), same),
            ("swapped", _swapped(full, random), same),
            ("doubled", _doubled(full, random), same),
            ("initial", f"{given[:1]} {family}", _initialled(names, given[:1], family)),
            ("noise word", f"{full} contact", same),
        ):
            yield Query(text, kind, relevant, held_out=True)
        for text in _work(view):
            yield Query(text, "role and place", frozenset(same_work[text]), held_out=True)


def _work(view: LeaderView) -> list[str]:
    """Return the first post of a leader with the place it serves."""
    posts, areas = view.person.posts[:1], view.areas[:1]
    return [f"{line.post.name} {area.name}" for line in posts for area in areas]


def _initialled(names: Mapping[str, tuple[str, str]], initial: str, family: str) -> frozenset[str]:
    return frozenset(
        identifier
        for identifier, (given, own) in names.items()
        if own == family and given.startswith(initial)
    )


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


def _doubled(text: str, random: Random) -> str:
    at = random.randrange(len(text))
    return text[: at + 1] + text[at:]


def _swapped(text: str, random: Random) -> str:
    at = random.randrange(1, len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
