"""Somebody who wants to know what a few leaders answered, and has everything that was published.

It is given published files alone: the consultation, each release of its report, and how many
leaders the network has of each sector in each area, which anybody can count who reads it; and it
knows that what reaches a step is rounded down to tens, which the docs say. Nothing
of the program is used, only a solver. Unknown numbers are how many of a sector in an area gave an
answer; what is published are sums of them. Of every number it asks how small and how large it can
be; where these are one, it is known.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import highspy
import numpy as np

Place = tuple[str, str]
_NEARLY = 1e-4
_INFINITY = float("inf")
_FEWEST = 10
_UNSAID = 10
"""The step that a report does not tell of a group; it may be none as well."""


@dataclass(frozen=True)
class Recovered:
    """A number that was worked out."""

    what: str
    value: int


class Attacker:
    """What is published of one consultation, as equations."""

    def __init__(
        self,
        consultation: Mapping[str, Any],
        releases: Sequence[Mapping[str, Any]],
        members: Iterable[tuple[Place, int]],
        *,
        knows_network: bool = True,
    ) -> None:
        self.questions = {one["key"]: one for one in consultation["questions"]}
        network = dict(members)
        self.releases, self.places = releases, sorted(network)
        self.solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("presolve", "off")
        self.solver.setOptionValue("simplex_strategy", 4)
        self.columns: dict[tuple[Any, ...], int] = {}
        self.possible: list[Sequence[float]] = []
        """Numbers that fit what is published: what differs between them need not be asked."""
        self.groups: dict[str, list[int]] = {}
        self.lines: list[list[str]] = []
        self.members: dict[str, list[Place]] = {}
        self.knows_network = knows_network
        self._numbers()
        self._structure(network if knows_network else {})
        for release in releases:
            self._read(release)
        for one in (consultation.get("response") or {}).get("sectors", ()):
            self._least(self._inside("sector", one["sector"]), one["answers"])
        for one in (consultation.get("response") or {}).get("areas", ()):
            self._least(self._inside("area", one["area"]), one["answers"])

    def below(self, threshold: int) -> list[Recovered]:
        """Return every group under a threshold whose size can be worked out."""
        found = [self._recovered(what, columns) for what, columns in self._guesses()]
        return [one for one in found if one and one.value < threshold]

    def range_of(self, columns: Iterable[int]) -> tuple[float, float]:
        """Return how small and how large a sum can be."""
        wanted = list(columns)
        low, high = (self._extreme(wanted, sign) for sign in (-1, 1))
        return low, high

    def _recovered(self, what: str, columns: Sequence[int]) -> Recovered | None:
        sums = [sum(one[column] for column in columns) for one in self.possible]
        if sums and max(sums) - min(sums) > 2:
            return None  # between these lie two whole numbers
        low, high = self.range_of(columns)
        least, most = math.ceil(low - _NEARLY), high + _NEARLY
        return Recovered(what, least) if least <= most < least + 1 else None

    def _guesses(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield what may be worth knowing: cells, pairs of a row, answers of a place, silence."""
        yield from self.groups.items()
        for line in self.lines:
            for pair in combinations(line, 2):
                yield " + ".join(pair), [c for name in pair for c in self.groups[name]]
        for key, column in self.columns.items():
            if key[0] == "answer":
                yield f"{key[1:]}", [column]
        for group in self.members:
            yield f"silent of {group}", [self.columns["silent", p] for p in self.members[group]]

    def _column(self, *key: Any) -> int:
        if key not in self.columns:
            self.columns[key] = len(self.columns)
            self.solver.addVar(0.0, _INFINITY)
        return self.columns[key]

    def _numbers(self) -> None:
        for place in self.places:
            self._column("took part", place)
            for question, parts in self._parts():
                if self._may_be_left_out(question):
                    self._column("left out", place, question)
                for part, categories in parts.items():
                    for category in categories:
                        self._column("answer", place, question, part, category)

    def _parts(self) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """Yield each question with what has one category for everybody who answers it."""
        for key, question in self.questions.items():
            options = [option["key"] for option in question.get("options", ())]
            if question["kind"] == "choice":
                yield key, {"": options}
            elif question["kind"] == "scale":
                yield key, {"": [str(p) for p in range(1, question["scale"]["points"] + 1)]}
            elif question["kind"] == "ranking":
                ranks = [str(rank) for rank in range(1, len(options) + 1)]
                yield key, dict.fromkeys(options, ranks)
            else:
                themes = {one["key"] for r in self.releases for one in r.get("themes", ())}
                yield key, {theme: ["yes", "no"] for theme in sorted(themes)}

    def _may_be_left_out(self, question: str) -> bool:
        tables = [table for release in self.releases for table in release.get("tables", ())]
        return any(t["question"] == question and "(none)" in t["columns"] for t in tables) or (
            self.questions[question].get("optional", False)
        )

    def _structure(self, members: Mapping[Place, int]) -> None:
        for place in self.places:
            part = self._column("took part", place)
            if members:
                both = [part, self._column("silent", place)]
                self._row(both, [1.0, 1.0], members[place], members[place])
            for question, parts in self._parts():
                key = ("left out", place, question)
                rest = [self.columns[key]] if key in self.columns else []
                for option, categories in parts.items():
                    each = [self._column("answer", place, question, option, c) for c in categories]
                    self._equal([*each, *rest], [part])
                if self.questions[question]["kind"] == "ranking":
                    for rank in next(iter(parts.values())):
                        each = [self._column("answer", place, question, o, rank) for o in parts]
                        self._equal([*each, *rest], [part])

    def _read(self, release: Mapping[str, Any]) -> None:
        stepped = any(row.get("least") is not None for row in release["response"])
        for row in release["response"]:
            group = self._name(row, row["by"])
            columns = [self._column("took part", place) for place in self._places(row, row["by"])]
            self.groups[group] = columns
            if self.knows_network:
                self.members[group] = self._places(row, row["by"])
            if row.get("answered") is not None:
                self._known(columns, row["answered"])
            elif row.get("least") is not None:
                self._step(columns, row["members"], row["least"], row["least"])
            elif stepped:
                self._step(columns, row["members"], 0, _UNSAID)
        for table in release.get("tables", ()):
            for row in table["rows"]:
                self._read_row(table, row)

    def _read_row(self, table: Mapping[str, Any], row: Mapping[str, Any]) -> None:
        line = []
        for column, count in zip(table["columns"], row["counts"].split(), strict=True):
            option = column if table.get("first") else table.get("option", table.get("theme", ""))
            name = f"{self._name(row, table['by'])} {table['question']} {option} {column}"
            line.append(name)
            places = self._places(row, table["by"])
            self.groups[name] = self._cell(table, option, column, places)
            if count != "-":
                self._known(self.groups[name], int(count))
        self.lines.append(line)

    def _cell(
        self, table: Mapping[str, Any], option: str, column: str, places: list[Place]
    ) -> list[int]:
        question = table["question"]
        if column == "(none)":
            return [self.columns["left out", place, question] for place in places]
        first, _, last = ("1" if table.get("first") else column).partition("..")
        points = [str(p) for p in range(int(first), int(last) + 1)] if last else [first]
        return [
            self.columns["answer", place, question, option, point]
            for place in places
            for point in points
        ]

    def _places(self, row: Mapping[str, Any], by: str) -> list[Place]:
        return [place for place in self.places if self._is_in(place, by, row.get(by, ""))]

    def _inside(self, by: str, key: str) -> list[int]:
        places = [place for place in self.places if self._is_in(place, by, key)]
        return [self._column("took part", place) for place in places]

    @staticmethod
    def _is_in(place: Place, by: str, key: str) -> bool:
        return by == "all" or place[by == "area"] == key

    @staticmethod
    def _name(row: Mapping[str, Any], by: str) -> str:
        return f"{by} {row.get(by, '')}".strip()

    def _known(self, columns: Sequence[int], value: int) -> None:
        self._row(columns, [1.0] * len(columns), value, value)

    def _least(self, columns: Sequence[int], value: int) -> None:
        self._row(columns, [1.0] * len(columns), value, _INFINITY)

    def _step(self, columns: Sequence[int], members: int, least: int, told: int) -> None:
        """Take in a step: what is rounded down to tens is not ten more, unless that leaves few."""
        lowered = (members - _FEWEST) // 10 * 10 <= told
        most = _INFINITY if lowered else told + 9
        self._row(columns, [1.0] * len(columns), least, most)

    def _equal(self, plus: Sequence[int], minus: Sequence[int]) -> None:
        self._row([*plus, *minus], [1.0] * len(plus) + [-1.0] * len(minus), 0, 0)

    def _row(
        self, columns: Sequence[int], values: Sequence[float], least: float, most: float
    ) -> None:
        indices = np.array(columns, dtype=np.int32)
        self.solver.addRow(least, most, len(indices), indices, np.array(values))

    def _extreme(self, columns: Sequence[int], sign: int) -> float:
        costs = np.zeros(len(self.columns))
        for column in columns:
            costs[column] += 1
        everything = np.arange(len(costs), dtype=np.int32)
        self.solver.changeColsCost(len(costs), everything, costs)
        sense = highspy.ObjSense.kMaximize if sign > 0 else highspy.ObjSense.kMinimize
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kUnbounded:
            return _INFINITY
        assert status == highspy.HighsModelStatus.kOptimal, status
        self.possible.append(self.solver.getSolution().col_value)
        return float(self.solver.getInfo().objective_function_value)
