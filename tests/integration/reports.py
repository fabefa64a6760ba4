"""Reports of the specimen: what was heard, with a word of its own wherever one can stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from leaders_network.records.consultation import Option, Question, Scale
from leaders_network.records.report import (
    FigureRow,
    FigureTable,
    Quotation,
    Reason,
    Theme,
    Turnout,
)
from tests.integration.canaries import Seen
from tests.integration.filling import Data

if TYPE_CHECKING:
    from tests.integration.items import Items


def reported(items: Items, place: str, seen: Seen) -> Data:
    """Return what no word can stand in of a report's front matter."""
    return _Heard(items, place, seen).front()


class _Heard:
    def __init__(self, items: Items, place: str, seen: Seen) -> None:
        self.items, self.place, self.seen = items, place, seen
        self.hand = items.filling.hand

    def front(self) -> Data:
        some = self.hand.chosen((40, 50), self.seen)
        whole: Data = {"by": "all", "sector": None, "area": None, "elsewhere": False}
        sizes: Data = {"members": 90, "answered": some, "least": None}
        sector = self.hand.chosen(self.items.named.ids["sectors"], self.seen)
        part: Data = {**whole, "by": "sector", "sector": sector}
        return {
            "consultation": "",
            "date": self.hand.day(date(2026, 3, 12), self.seen),
            "release": 1,
            "threshold": 10,
            "questions": self.questions(),
            "response": [
                self.inner(Turnout, "whole", whole | sizes),
                self.inner(Turnout, "sector", part | sizes),
            ],
            "tables": self.tables(sector),
            "themes": [self.inner(Theme, "theme", {"question": "words", "key": "one"})],
            "quotations": [self.inner(Quotation, "quotation", {"question": "words"})],
            "aside": [self.inner(Reason, "reason", {"letters": 12})],
        }

    def inner(self, model: type, name: str, special: Data) -> Data:
        return self.items.inner(model, f"{self.place}/{name}", self.seen, special)

    def questions(self) -> list[Data]:
        options = [self.inner(Option, f"option{n}", {"key": f"o{n}"}) for n in (1, 2)]
        scale = self.inner(Scale, "scale", {"points": 4})
        none: Data = {"options": None, "scale": None, "optional": True, "limit": 200, "hint": None}
        kinds: dict[str, Data] = {
            "choice": {"options": options},
            "scale": {"scale": scale},
            "text": {},
        }
        return [
            self.inner(Question, kind, {**none, "key": key, "kind": kind, **kinds[kind]})
            for key, kind in (("choice", "choice"), ("scale", "scale"), ("words", "text"))
        ]

    def tables(self, sector: str) -> list[Data]:
        figures = self.hand.chosen(("12 28", "20 20"), self.seen)
        none: Data = {"option": None, "theme": None, "first": False}
        row: Data = {"sector": None, "area": None, "elsewhere": False, "counts": figures}
        one, other, third = (
            self.inner(FigureRow, name, row) for name in ("row", "theme-row", "scale-row")
        )
        part = self.inner(FigureRow, "sector-row", row | {"sector": sector})
        choice: Data = {**none, "question": "choice", "columns": ["o1", "o2"]}
        scale: Data = {**none, "question": "scale", "columns": ["1", "4"]}
        words: Data = {**none, "question": "words", "theme": "one", "columns": ["yes", "no"]}
        return [
            self.inner(FigureTable, "all", choice | {"by": "all", "rows": [one]}),
            self.inner(FigureTable, "parts", choice | {"by": "sector", "rows": [part]}),
            self.inner(FigureTable, "scaled", scale | {"by": "all", "rows": [third]}),
            self.inner(FigureTable, "themed", words | {"by": "all", "rows": [other]}),
        ]
