"""Leaders who are alike, and why: found by what they share, never by comparing all with all.

Each thing that leaders may share (a move between two sectors, a topic they ask about …) has a list
of those who share it. A leader's likes are counted along the lists they stand in. A list that is
long says little and would cost much, so from one only the next few in it are taken: the work grows
with the leaders, not with their pairs. All of it is made from what one audience sees.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice
from math import log

from leaders_network.compact import flat, view
from leaders_network.lean import slotted
from leaders_network.publish.ground import Ground
from leaders_network.publish.sharable import Sharable, Trait

SHOWN = 6
"""How many are shown at most; at least half of them from other sectors."""

_NEXT = 24
"""How many are taken from one list: those that follow the leader in it, around its end."""

_COMMON = 0.25
"""What more than this part of all leaders share tells nothing of any two of them."""

_REASONS = 2
_WEIGHTS = {
    "move": 4.0,
    "need": 4.0,
    "help": 4.5,
    "worked": 3.0,
    "cohort": 2.0,
    "group": 2.0,
    "area": 1.6,
    "role": 1.5,
    "topic": 1.4,
}
"""How much sharing a thing of each kind counts, before it is divided by how common the thing is."""

_ANSWERS = {"need": "help", "help": "need"}

_Likes = tuple[bytes, bytes]
"""A digest of what a list of a leader's likes shows, and a pickle of who they are and why."""

_NOBODY: _Likes = b"", flat([])


@view
class Likeness:
    """Another leader, and in words why they are alike."""

    leader: str
    reasons: tuple[str, ...]


@slotted
class Similar:
    """Who is like whom among the leaders of one audience, worked out when first asked for."""

    ground: Ground
    kept: Callable[[Callable[[], bytes]], bytes] | None = None
    """Gives what was made before, for as long as that holds."""
    basis: Callable[[bytes, Iterable[str]], bytes] | None = None
    """Gives a digest of what a list of leaders shows of each, and of why they are in it."""
    _traits: dict[str, dict[Trait, None]] = field(default_factory=dict)
    """What each leader may share, in an order of its own."""
    _sharing: dict[Trait, list[str]] = field(default_factory=lambda: defaultdict(list))
    _places: dict[Trait, dict[str, int]] = field(default_factory=dict)
    _sectors: dict[str, frozenset[str]] = field(default_factory=dict)
    _weights: dict[Trait, float] = field(default_factory=dict)
    _sharable: Sharable = field(init=False)
    _found: Mapping[str, _Likes] | None = None

    def __post_init__(self) -> None:
        self._sharable = Sharable(self.ground)

    def to(self, identifier: str) -> tuple[Likeness, ...]:
        """Return who is most like a leader: at least half of them serve in other sectors.

        Unless everybody's were asked for before, as for a whole site, only theirs are worked out.
        """
        if self._found is None:
            self._prepare()
            return tuple(self._best(identifier)) if identifier in self._traits else ()
        likes = pickle.loads(self._likes(identifier)[1])  # noqa: S301 - our own
        return tuple(Likeness(*like) for like in likes)

    def known(self, identifier: str) -> bytes:
        """Return a digest of what the list of a leader's likes shows."""
        return self._likes(identifier)[0]

    def _likes(self, identifier: str) -> _Likes:
        if self._found is None:
            made = self.kept(self._everybodys) if self.kept else self._everybodys()
            self._found = pickle.loads(made)  # noqa: S301 - our own
        return self._found.get(identifier, _NOBODY)

    def _everybodys(self) -> bytes:
        """Return everybody's likes, to be kept for as long as nothing changes that they show."""
        self._prepare()
        found: dict[str, _Likes] = {}
        for one in self._traits:
            likes = list(self._best(one))
            told = flat([(other.leader, other.reasons) for other in likes])
            listed = (other.leader for other in likes)
            found[one] = self.basis(told, listed) if self.basis else told, told
        return flat(found)

    def moved_alike(self, identifier: str) -> tuple[Likeness, ...]:
        """Return who moved between the same sectors as a leader did, the likest first."""
        self._prepare()
        moves = [trait for trait in self._traits.get(identifier, ()) if trait[0] == "move"]
        found: dict[str, list[Trait]] = {}
        for trait in moves:
            for other in self._following(trait, identifier):
                found.setdefault(other, []).append(trait)
        ordered = sorted(found, key=lambda one: (-len(found[one]), one))
        return tuple(
            Likeness(other, tuple(map(self._sharable.as_you_did, found[other][:_REASONS])))
            for other in ordered[:SHOWN]
        )

    def _prepare(self) -> None:
        if self._traits:
            return
        leaders = self.ground.directory.records.leaders
        one_of_each: dict[Trait, Trait] = {}
        for identifier, leader in leaders.items():
            current = [held for _, held in self.ground.tenures(leader, "current")]
            traits = self._sharable.of(leader, current) if current else ()
            self._sectors[identifier] = frozenset(held.organisation.sector for held in current)
            known = (one_of_each.setdefault(trait, trait) for trait in traits)
            self._traits[identifier] = dict.fromkeys(known)
            for trait in self._traits[identifier]:
                self._sharing[trait].append(identifier)
        for trait, sharing in list(self._sharing.items()):
            if len(sharing) > max(_NEXT, len(leaders) * _COMMON):
                del self._sharing[trait]
            elif len(sharing) > _NEXT:
                self._places[trait] = {one: place for place, one in enumerate(sharing)}

    def _following(self, trait: Trait, identifier: str) -> list[str]:
        """Return who shares a trait: all others where they are few, else the next ones."""
        sharing = self._sharing.get(trait, [])
        if len(sharing) <= _NEXT:
            return [other for other in sharing if other != identifier]
        start = self._places[trait].get(identifier, -1) + 1
        following = sharing[start : start + _NEXT]
        return following + sharing[: _NEXT - len(following)]

    def _best(self, identifier: str) -> Iterator[Likeness]:
        scores = self._scores(identifier)
        own = self._sectors.get(identifier, frozenset())
        others: list[str] = []
        alike: list[str] = []
        # The best first, and those who are alike by their names: two sorts without a pair for each.
        for one in sorted(sorted(scores), key=scores.__getitem__, reverse=True):
            (others if self._sectors[one].isdisjoint(own) else alike).append(one)
            if len(others) >= SHOWN and len(alike) >= SHOWN // 2:
                break
        # From the own sector never more than from others, and at most half of what is shown.
        chosen = others[: SHOWN - min(len(alike), SHOWN // 2)]
        chosen += alike[: min(len(chosen), SHOWN - len(chosen))]
        answers = self._answers(identifier)
        for other in sorted(chosen, key=lambda one: (-scores[one], one)):
            theirs = self._traits[other]
            reasons = islice(_each_told(trait for trait in answers if trait in theirs), _REASONS)
            yield Likeness(other, tuple(map(self._sharable.words, reasons)))

    def _scores(self, identifier: str) -> dict[str, float]:
        scores: dict[str, float] = defaultdict(float)
        for trait in self._traits.get(identifier, ()):
            for shared in self._counterparts(trait):
                sharing: Sequence[str] = self._sharing.get(shared, ())
                if len(sharing) > _NEXT:
                    sharing = self._following(shared, identifier)
                weight = self._weight(shared) if sharing else 0.0
                for other in sharing:
                    scores[other] += weight
        scores.pop(identifier, None)
        return scores

    def _answers(self, identifier: str) -> list[Trait]:
        """Return the traits in others that answer a leader's, what counts most first."""
        traits = self._traits[identifier]
        found = {answer for trait in traits for answer in self._counterparts(trait)}
        shared = (trait for trait in found if trait in self._sharing)
        return sorted(shared, key=lambda trait: (-self._weight(trait), trait))

    def _counterparts(self, trait: Trait) -> Iterator[Trait]:
        """Yield the traits in others that answer one: the same; a need answers a help."""
        if trait[0] != "help":
            yield trait
        if trait[0] in _ANSWERS:
            yield _ANSWERS[trait[0]], *trait[1:]

    def _weight(self, trait: Trait) -> float:
        if trait not in self._weights:
            self._weights[trait] = _WEIGHTS[trait[0]] / log(2 + len(self._sharing.get(trait, ())))
        return self._weights[trait]


def _each_told(traits: Iterable[Trait]) -> Iterator[Trait]:
    """Yield traits, of the areas that hold one another only the first."""
    is_placed = False
    for trait in traits:
        if trait[0] != "area" or not is_placed:
            yield trait
        is_placed = is_placed or trait[0] == "area"
