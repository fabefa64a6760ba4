"""What a file with faults says all the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from leaders_network.marks import mark_of
from leaders_network.problems import Problems
from leaders_network.records.consultation import Consultation
from leaders_network.records.event import Event
from leaders_network.records.halves import Half, half
from leaders_network.records.kinds import KINDS
from leaders_network.records.leader import Leader
from leaders_network.records.network import Network
from leaders_network.records.records import FOLDERS, VOCABULARY

TODAY = "2026-11-22"


def made(model: type[Any], data: Any) -> Half:
    return half(model, data, mark_of("", 1), "a.yml", Problems())


def told(model: type[Any], data: Any) -> list[str]:
    problems = Problems()
    half(model, data, mark_of("", 1), "a.yml", problems)
    return [problem.code for problem in problems]


def test_all_but_the_faulty_value_is_as_in_a_sound_record() -> None:
    post = {"post": "fire/chief", "start": TODAY, "end": "soon"}
    data = {"name": " Bo Marsh ", "languages": ["cy", "Welsh Gaelic"], "appointments": [post]}
    found = made(Leader, data)
    bo = found.record
    assert (bo.name, bo.languages) == ("Bo Marsh", ("cy", ""))
    assert (bo.appointments[0].start, bo.appointments[0].end) == (date(2026, 11, 22), None)
    assert found.knows(("appointments", 0, "start"))
    assert not found.knows(("appointments", 0, "end"))
    assert not found.knows(("languages", 1))


def test_a_missing_value_is_stood_in_for() -> None:
    found = made(Leader, {"appointments": [{"post": "fire/chief"}]})
    assert found.record.appointments[0].start.year == 1000
    assert not found.knows(("appointments", 0, "start"))
    assert found.record.name == "?"


def test_a_key_that_is_not_known_stands_for_the_one_that_is_meant() -> None:
    assert not made(Leader, {"name": "Bo", "appointmants": []}).knows(("appointments",))
    assert made(Leader, {"name": "Bo", "colour": "red"}).knows(("appointments",))
    both = {"name": "Bo", "appointmants": [], "appointments": []}
    assert made(Leader, both).knows(("appointments",))


@pytest.mark.parametrize("data", [None, "text", 3, ["a"], {}, {"name": None}])
@pytest.mark.parametrize(
    "model",
    [*FOLDERS.values(), *VOCABULARY.values(), Network, *(kind.front for kind in KINDS.values())],
)
def test_whatever_is_written_has_the_shape_of_its_class(model: Any, data: Any) -> None:
    found = made(model, data)
    for name in model.__pydantic_fields__:
        getattr(found.record, name)
    if not isinstance(data, Mapping):
        assert not found.knows(("name",))


def test_a_rule_over_a_whole_record_is_asked_beside_a_faulty_value() -> None:
    question: dict[str, Any] = {
        "key": "a",
        "kind": "text",
        "ask": "Why?",
        "options": [],
        "scale": None,
    }
    days = {"announced": TODAY, "opens": TODAY, "closes": "2026-11-01", "destroyed_by": "soon"}
    data = {**days, "questions": [question], "readers": [], "promise": ["None."]}
    assert told(Consultation, data) == ["consultation-order", "empty"]
    assert told(Consultation, {**data, "closes": "soon"}) == ["empty"]


def test_a_moment_is_stood_in_for_by_one() -> None:
    found = made(Event, {"title": "Tea", "start": "noon", "end": "2026-12-01 10:00"}).record
    assert found.start < found.end


def test_every_sort_of_fault_in_one_text_is_told() -> None:
    name = "<b>Bo\u202e</b>\u200b\nMarsh"
    data = {"name": name, "other_names": ["Bo", "<\u200b>"], "biography": "a\u200b\u202eb"}
    assert sorted(told(Leader, {"name": name})) == ["line-break", "markup", "unsafe-character"]
    assert sorted(told(Leader, {"name": "Bo", **{k: data[k] for k in ("other_names",)}})) == [
        "markup",
        "unsafe-character",
    ]
    assert told(Leader, {"name": "Bo", "biography": data["biography"]}) == ["unsafe-character"]
    assert told(Leader, {"name": "Bo <", "joined": "<\u200b"}) == ["markup"]
