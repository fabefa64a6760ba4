"""Records filled field by field from their models, with a word of its own in every field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import StrictBool

from leaders_network.records import text
from leaders_network.records.leader import PhotoName
from leaders_network.records.shape import shape
from tests.integration import likenesses
from tests.integration.canaries import Canary, Hand, Seen
from tests.integration.visibility import NETWORK, PUBLIC, TABLE, TEAM, WITHHELD, seen_by

Data = dict[str, Any]
Special = Mapping[str, Any]
"""Values of fields that refer to something or hold records; a function is given who sees it."""

_TEXTS = (text.Line, text.Name, text.Note, text.Prose)
_IDS = (text.Id, text.Code, text.CohortId)
_OWN_IDS = frozenset(["id", "former_ids", "scheme", "kind"])
_ALWAYS = frozenset(["audience", "audiences", "appointments"])
"""What decides over other values, so that it is written even where it is itself unseen."""


@dataclass(slots=True)
class Filling:
    """Fills records, and notes which fields could not be given a word of their own."""

    hand: Hand
    photos: Path
    rooms: tuple[str, ...] = ()
    unplanted: set[str] = field(default_factory=set)

    @classmethod
    def by(cls, hand: Hand, photos: Path) -> Filling:
        """Return the filling of a hand, with a cohort's and a group's room."""
        photos.mkdir(parents=True, exist_ok=True)
        # Everybody but the public may know that the rooms are there.
        known = frozenset([NETWORK, TEAM, hand.blind or "", PUBLIC]) - {PUBLIC}
        probe = Hand(hand.blind)
        rooms = tuple(probe.word("room", "", name, known) for name in ("cohort", "group"))
        seen = seen_by(NETWORK, rooms)
        hand.canaries += [Canary(room, "a room's name", "rooms", seen) for room in rooms]
        return cls(hand, photos, rooms)

    @property
    def restrictions(self) -> tuple[str | None, ...]:
        """Everything that a record may name as its audience, but for `public`."""
        return None, NETWORK, TEAM, WITHHELD, *self.rooms

    def sees(self, restriction: str | None) -> Seen:
        """Return who sees past a restriction."""
        return seen_by(restriction, self.rooms)

    def narrowed(self, restriction: str | None) -> str | None:
        """Return a restriction as it is written: another one, where a blind hand may choose."""
        return WITHHELD if self.hand.hides(self.sees(restriction)) else restriction

    def fill(
        self,
        model: type,
        record: str,
        place: str,
        seen: Seen,
        special: Special,
        rules: Mapping[str, str] = {},
    ) -> Data:
        """Return a record with a value in each of its fields that the hand keeps.

        Args:
            model: What kind of record it is.
            record: What it belongs to: a canary's `record`.
            place: What tells it from every other record of the specimen.
            seen: Who may see it at all.
            special: The values of fields that no word can stand in.
            rules: Restrictions that hold for a field in place of the usual one.
        """
        values: Data = {}
        for key, slot in shape(model).items():
            who = seen & self.sees(rules.get(key, _usual(model, key)))
            if not (slot.required or key in _ALWAYS or self.hand.keeps(who)):
                continue
            if key in special:
                value = special[key]
                value = value(who) if callable(value) else value
                self.unplanted.add(f"{model.__name__}.{key}")
            else:
                value = self._value(model, key, slot.many, record, f"{place}.{key}", who)
            if value not in (None, [], {}):
                values[key] = value
        return values

    def items(
        self,
        model: type,
        record: str,
        place: str,
        seen: Seen,
        special: Callable[[int, str, Seen], Special],
        *,
        among: Iterable[int] = range(6),
    ) -> list[Data]:
        """Return an item for each restriction, so far as the hand keeps it."""
        found = []
        for number in among:
            restriction = self.restrictions[number]
            inner, at = seen & self.sees(restriction), f"{place}/{number}"
            if self.hand.keeps(inner):
                given = {"audience": self.narrowed(restriction), **special(number, at, inner)}
                found.append(self.fill(model, record, at, inner, given))
        return found

    def _value(self, model: type, key: str, many: bool, record: str, place: str, who: Seen) -> Any:
        name, kind = f"{model.__name__}.{key}", _kinds(model)[key]
        if not many:
            return self._single(name, kind, record, place, who)
        return [self._single(name, kind, record, f"{place}[{n}]", who) for n in (0, 1)]

    def _single(self, name: str, kind: Any, record: str, place: str, who: Seen) -> Any:
        is_own = name.partition(".")[2] in _OWN_IDS
        if kind in _TEXTS or (kind in _IDS and is_own):
            return self.hand.word(name, record, place, who)
        if kind == text.Phone:
            return self.hand.number(name, record, place, who)
        if kind == text.Email:
            return f"{self.hand.word(name, record, place, who)}@mail.example"
        if kind == text.WebAddress:
            return f"https://{self.hand.word(name, record, place, who)}.example/"
        if kind == PhotoName:
            return self._photo(name, record, place, who)
        return self._one_of_few(name, kind, who)

    def _one_of_few(self, name: str, kind: Any, who: Seen) -> Any:
        self.unplanted.add(name)
        if get_origin(kind) is Literal:
            return self.hand.chosen(get_args(kind), who)
        if kind == StrictBool:
            return self.hand.chosen((False, True), who)
        raise LookupError(f"say in specimen.py what may stand in {name}")

    def _photo(self, name: str, record: str, place: str, who: Seen) -> str:
        file = f"{self.hand.word(name, record, place, who)}.jpg"
        inside = self.hand.word(f"{name} (its bytes)", record, place, who)
        (self.photos / file).write_bytes(likenesses.photo(inside))
        return file


def _usual(model: type, key: str) -> str | None:
    table = TABLE[model.__name__]
    if key not in table:
        raise LookupError(f"say in visibility.py who may see {model.__name__}.{key}")
    return table[key]


@cache
def _kinds(model: type) -> dict[str, Any]:
    """Return what kind of value, or of item, stands under each key of a record."""
    hints = get_type_hints(model, include_extras=True)
    fields: dict[str, Any] = model.__pydantic_fields__  # type: ignore[attr-defined]
    return {info.alias or name: _bare(hints[name]) for name, info in fields.items()}


def _bare(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    return get_args(hint)[0] if get_origin(hint) is tuple else hint
