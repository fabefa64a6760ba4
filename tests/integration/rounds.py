"""Consultations of the specimen: each has gone its whole way, and none was open with another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from leaders_network.records.consultation import (
    Action,
    Approval,
    AreaCount,
    Option,
    Progress,
    Question,
    Reply,
    Response,
    Scale,
    SectorCount,
    Statement,
)
from tests.integration.canaries import Seen
from tests.integration.filling import Data

if TYPE_CHECKING:
    from tests.integration.items import Items

_FIRST = date(2011, 1, 3)
_WINDOWS = 1_000
"""Every consultation is open for two days of its own, wherever in the specimen it stands."""


def asked(items: Items, place: str, seen: Seen) -> Data:
    """Return what no word can stand in of a consultation's front matter."""
    return _Round(items, place, seen).front()


class _Round:
    def __init__(self, items: Items, place: str, seen: Seen) -> None:
        self.items, self.place, self.seen = items, place, seen
        self.hand = items.filling.hand
        self.opens = _FIRST + timedelta(days=5 * (crc32(place.encode()) % _WINDOWS))

    def day(self, after: int, seen: Seen) -> str:
        return self.hand.day(self.opens + timedelta(days=after), seen)

    def front(self) -> Data:
        seen = self.seen
        days = {"announced": -9, "opens": 0, "closes": 1, "heard": 9, "destroyed_by": 90}
        return {
            **{name: self.day(after, seen) for name, after in days.items()},
            "destroyed": self.day(80, seen),
            "time_zone": self.hand.chosen(("Europe/London", "Europe/Paris"), seen),
            "minutes": self.hand.chosen((5, 7), seen),
            "questions": lambda who: list(self.questions(who)),
            "response": self.response,
            "statement": self.statement(seen),
            "reply": self.inner(Reply, "reply", seen, {"on": self.day(30, seen)}),
            "actions": [self.action(seen)],
        }

    def inner(self, model: type, name: str, seen: Seen, special: Data) -> Data:
        return self.items.inner(model, f"{self.place}/{name}", seen, special)

    def questions(self, who: Seen) -> list[Data]:
        options = [self.inner(Option, f"option{n}", who, {"key": f"o{n}"}) for n in (1, 2)]
        scale = self.inner(Scale, "scale", who, {"points": self.hand.chosen((5, 4), who)})
        none: Data = {"options": None, "scale": None, "optional": True, "limit": 200}
        kinds: dict[str, Data] = {
            "choice": {"options": options, "optional": self.hand.chosen((False, True), who)},
            "scale": {"scale": scale},
            "text": {"limit": self.hand.chosen((200, 300), who)},
        }
        if not self.hand.keeps(who):
            # What a question needs not have is left out, and only a text needs nothing.
            kinds = {"text": {}}
        return [
            self.inner(Question, kind, who, {**none, "key": kind, "kind": kind, **given})
            for kind, given in kinds.items()
        ]

    def response(self, who: Seen) -> Data:
        some = self.hand.chosen((20, 30), who)
        sector, area = (
            self.hand.chosen(self.items.named.ids[name], who) for name in ("sectors", "areas")
        )
        counts = {
            "sectors": [self.inner(SectorCount, "s", who, {"sector": sector, "answers": some})],
            "areas": [self.inner(AreaCount, "a", who, {"area": area, "answers": some})],
        }
        told: Data = {"on": self.day(1, who), "answers": self.hand.chosen((50, 60), who), **counts}
        return self.inner(Response, "response", who, told)

    def statement(self, seen: Seen) -> Data:
        named = {"leader": self.items.named.guest(), "on": self.day(18, seen)}
        approval = self.inner(Approval, "approval", seen, named)
        told: Data = {"on": self.day(20, seen), "approved": [approval], "signed": [approval]}
        return self.inner(Statement, "statement", seen, told)

    def action(self, seen: Seen) -> Data:
        step = self.inner(Progress, "progress", seen, {"on": self.day(50, seen)})
        days = {"agreed": 30, "due": 60, "done": 58}
        told: Data = {name: self.day(after, seen) for name, after in days.items()}
        told |= {"key": "store", "dropped": None, "progress": [step]}
        return self.inner(Action, "action", seen, told)
