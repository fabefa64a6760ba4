"""Whatever plain values are given, a record comes back or every fault in them does."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from leaders_network.marks import Mark
from leaders_network.problems import Problem, Problems
from leaders_network.records.contact import Contact
from leaders_network.records.leader import Leader
from leaders_network.records.network import Network
from leaders_network.records.page import FolderFront, PageFront
from leaders_network.records.records import FOLDERS, VOCABULARY
from leaders_network.records.shape import shape
from leaders_network.records.validation import fields_at, validated
from leaders_network.source import read_yaml

MODELS: list[Any] = [*FOLDERS.values(), *VOCABULARY.values(), Network, PageFront, FolderFront]


def problems_of(model: type[Any], text: str) -> list[Problem]:
    problems = Problems()
    found = read_yaml(text, "a.yml", problems)
    assert found is not None
    made = validated(model, *found, "a.yml", problems)
    assert (made is None) == bool(len(problems))
    return list(problems)


@cache
def somewhere() -> Mark:
    """Return where a value stands that is in no file."""
    _, mark = read_yaml("a: 1\n", "a.yml", Problems()) or (None, None)
    assert mark is not None
    return mark


def test_every_fault_of_a_file_is_told_at_once_and_in_its_place() -> None:
    text = "sumary: A\nlanguages: [x y]\nappointments:\n  - post: fire\n    start: 2026-02-30\n"
    found = problems_of(Leader, text)
    assert [(p.location.line, p.location.column, p.code) for p in found] == [
        (1, 1, "missing-field"),
        (1, 1, "unknown-field"),
        (2, 13, "language"),
        (4, 11, "post-reference"),
        (5, 12, "date"),
    ]


def test_braces_in_what_is_written_are_told_as_they_are() -> None:
    (problem,) = problems_of(Leader, "name: A\nlanguages: ['{0} {code}']\n")
    assert "`{0} {code}`" in problem.message


def test_the_fields_that_may_be_written_are_known_at_every_depth() -> None:
    assert "for" in fields_at(Leader, ("appointments", 0, "routes", 0))
    assert fields_at(Leader, ("nothing", 0)) == {}


KEYS = st.text(max_size=5)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["public", "2026-02-30", "a/b", "https://[", "+44 16", "a@b", "\u202e", "<"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("model", MODELS)
def test_no_value_of_any_field_breaks_the_reading_of_a_record(model: Any) -> None:
    keys = sorted(shape(model))

    @given(st.dictionaries(st.sampled_from(keys) | KEYS, VALUES, max_size=4) | VALUES)
    def try_one(data: Any) -> None:
        problems = Problems()
        made = validated(model, data, somewhere(), "a.yml", problems)
        assert (made is None) == bool(len(problems))
        for problem in problems:
            assert problem.code != "wrong-value", f"no words of our own for: {problem.message}"
            assert "\n" not in problem.fix

    try_one()


@pytest.mark.parametrize("model", MODELS)
def test_a_wrong_kind_of_value_in_any_place_is_told_in_our_own_words(model: Any) -> None:
    """Each field at each depth gets each kind of value; pydantic's own words never show."""
    for data in _misfits(model):
        problems = Problems()
        validated(model, data, somewhere(), "a.yml", problems)
        assert [p.message for p in problems if p.code == "wrong-value"] == []


def _misfits(model: Any) -> list[dict[str, Any]]:
    odd: list[Any] = [None, True, 7, 7.5, "", " ", "a" * 30_000, [], [[]], {}, {"a": 1}, "\ud800"]
    made: list[dict[str, Any]] = []
    for key, slot in shape(model).items():
        inner: list[Any] = [*odd, *(_misfits(slot.inside) if slot.inside else [])]
        made += [{key: value} for value in inner]
        made += [{key: [value]} for value in inner if slot.many]
    return made


def test_a_record_made_in_the_program_is_checked_as_a_file_is() -> None:
    made = Contact(id="office", label=" Office ", phone="+44 1632 960412")
    assert (made.label, made.phone, made.purposes) == ("Office", "+441632960412", ())
    right: dict[str, Any] = {"id": "office", "label": "Office", "phone": "+441632960412"}
    assert Contact(**right).phone == "+441632960412"
    for wrong in ({"id": "A b"}, {"label": ""}, {"phone": None}, {"fax": "+44 1632 960412"}):
        with pytest.raises(ValidationError):
            Contact(**{**right, **wrong})
