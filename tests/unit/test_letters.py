"""Letters come from outside: their form is checked hard, and every refusal says why."""

from __future__ import annotations

import json
from typing import Any

import pytest

from leaders_network.inbox.letter import (
    BOX_LIMIT,
    LETTERS_LIMIT,
    letter_schema,
    letters_in,
    read_letter,
)
from leaders_network.inbox.meaning import same
from leaders_network.records.places import Said
from tools.environment import ROOT

GOOD: dict[str, Any] = {
    "id": "5f3c2e1a-0b4d-4c6e-9f80-a1b2c3d4e5f6",
    "written": "2026-11-22T09:30:00Z",
    "kind": "correct",
    "about": "leader:freda-harlowe",
    "version": "0123456789abcdef",
    "values": [
        {
            "field": "appointments/southmere-fire/chief-fire-officer/contacts/direct/phone",
            "was": "+441632960412",
            "now": "+441632960413",
        },
        {"field": "knows_about", "was": ["estates"], "now": ["estates", "resilience"]},
        {"field": "pronouns", "was": "she/her", "now": None},
    ],
    "note": "My new number.\nFreda",
}

CONFIRM = {key: GOOD[key] for key in ("id", "written", "about", "version")} | {"kind": "confirm"}
NO_VALUES = {key: value for key, value in GOOD.items() if key != "values"}


def changed(**values: Any) -> dict[str, Any]:
    return GOOD | values


def with_value(**value: Any) -> dict[str, Any]:
    return GOOD | {"values": [{"field": "summary", "now": "Leads."} | value]}


@pytest.mark.parametrize(
    "value",
    [
        GOOD,
        CONFIRM,
        NO_VALUES,
        changed(written="2026-11-22T09:30:00.123Z"),
        with_value(field="appointments/a/b/assistants/+1/name"),
        with_value(now=""),
        {key: GOOD[key] for key in ("id", "written")} | {"kind": "search", "note": "a harbour"},
        changed(kind="report", about="post:southmere-fire/chief-fire-officer", version=None),
    ],
)
def test_a_letter_of_every_good_form_is_read(value: dict[str, Any]) -> None:
    letter = read_letter(json.loads(json.dumps(value)))
    assert letter.id == value["id"]
    assert [each.field for each in letter.values] == [
        each["field"] for each in value.get("values", [])
    ]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ([], "dictionary"),
        ("letter", "dictionary"),
        (None, "dictionary"),
        ({}, "id"),
        (changed(id="../../etc/passwd"), "id"),
        (changed(id="5F3C2E1A-0B4D-4C6E-9F80-A1B2C3D4E5F6"), "id"),
        (changed(id=7), "id"),
        (changed(written="yesterday"), "written"),
        (changed(written="2026-13-45T09:30:00Z"), "there is no moment"),
        (changed(written="2026-11-22T09:30:00+01:00"), "written"),
        (changed(kind="delete"), "kind"),
        (changed(about="leader:../freda-harlowe"), "about"),
        (changed(about="leader:freda-harlowe\n"), "about"),
        (changed(about="leader:" + "a" * 300), "about"),
        (changed(about="post:southmere-fire/chief"), "which leader"),
        (changed(about=None), "which leader"),
        (changed(version=None), "which version"),
        (changed(version="<b>"), "version"),
        (changed(sign_in=["mallory@elsewhere.example"]), "sign_in"),
        (changed(kind="confirm"), "confirms and changes"),
        (changed(values=[], note=""), "corrects nothing"),
        (changed(values=[GOOD["values"][0]] * 2), "twice"),
        (changed(values=[{"field": f"a/{n}", "now": ""} for n in range(201)]), "values"),
        (changed(values="summary"), "values"),
        (with_value(field="../../etc/passwd"), "field"),
        (with_value(field="/etc/passwd"), "field"),
        (with_value(field="a//b"), "field"),
        (with_value(field="a\\b"), "field"),
        (with_value(field="a/" * 12 + "a"), "field"),
        (with_value(field="summary\u202e"), "field"),
        (with_value(now={"$ref": "x"}), "now"),
        (with_value(now=12), "now"),
        (with_value(now=True), "now"),
        (with_value(now=[["nested"]]), "now"),
        (with_value(now="a" * 20_001), "now"),
        (with_value(now=["a"] * 101), "now"),
        (with_value(now="Fr\u202eeda"), "now"),
        (with_value(now="Freda\x00"), "now"),
        (with_value(now="Fre\u200bda"), "now"),
        (with_value(audience="public"), "audience"),
        (changed(values=[{"field": "summary"}]), "now"),
        (changed(note="n" * 4_001), "note"),
        (changed(note="\x1b[2J"), "note"),
    ],
)
def test_a_letter_of_any_other_form_is_refused_with_its_reason(value: Any, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        read_letter(value)
    assert told in str(refused.value)
    assert len(str(refused.value)) < 4_000
    assert "function-" not in str(refused.value), "no word of the program's own"


def test_what_a_browser_takes_out_of_what_was_pasted_is_all_that_is_refused() -> None:
    cases = json.loads((ROOT / "tests/contract/letters.json").read_text("utf-8"))
    for pasted, sent in cases["pasted"]:
        with pytest.raises(ValueError, match="now"):
            read_letter(with_value(now=pasted))
        read_letter(with_value(now=sent))
    for whole in cases["whole"]:
        read_letter(with_value(now=whole))


def test_a_refusal_shows_nothing_of_what_was_sent() -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        read_letter(with_value(now={"secret": "<script>alert(1)</script>"}))
    assert "script" not in str(refused.value)
    assert "now" in str(refused.value), "the control: it says where the fault is"


def test_the_letters_of_a_file_are_found_and_left_unchecked() -> None:
    content = json.dumps({"letters": [GOOD, {"odd": 1}]}).encode()
    assert letters_in(content) == [GOOD, {"odd": 1}]
    assert letters_in(b'{"letters": []}') == []


def test_a_box_may_be_full() -> None:
    most = b'{"letters": [' + b",".join([b"1"] * LETTERS_LIMIT) + b"]"
    content = most + b" " * (BOX_LIMIT - len(most) - 1) + b"}"
    assert len(content) == BOX_LIMIT
    assert letters_in(content) == [1] * LETTERS_LIMIT


def test_a_letter_knows_which_leader_it_is_about() -> None:
    post = changed(kind="report", about="post:southmere-fire/chief", version=None)
    search = {key: GOOD[key] for key in ("id", "written")} | {"kind": "search", "note": "a harbour"}
    found = [read_letter(value).leader for value in (GOOD, post, search)]
    assert found == ["freda-harlowe", None, None]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not JSON"),
        (b"<html>", "not JSON"),
        (b"\xff\xfe{}", "not JSON"),
        (b'{"letters": [NaN]}', "not JSON"),
        (b'{"letters": ' + b"[" * 5_000 + b"]" * 5_000 + b"}", "not JSON"),
        (b"[" * 30_000, "not JSON"),
        (b"[]", "list of letters"),
        (b'{"letters": {}}', "list of letters"),
        (b'{"letters": [], "more": 1}', "list of letters"),
        (b'{"letters": [' + b" " * BOX_LIMIT + b"]}", "bytes"),
        (b'{"letters": [' + b",".join([b"1"] * (LETTERS_LIMIT + 1)) + b"]}", "may wait"),
    ],
)
def test_a_file_that_is_no_box_is_refused_with_its_reason(content: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        letters_in(content)


def test_the_schema_of_a_letter_names_every_field_with_its_help_and_allows_no_other() -> None:
    schema = letter_schema()
    assert schema["additionalProperties"] is False
    assert schema["properties"].keys() == {
        "id",
        "written",
        "kind",
        "about",
        "version",
        "values",
        "note",
    }
    for field in schema["properties"].values():
        assert field["description"]


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        (None, "", True),
        ([], None, True),
        ("false", None, True),
        ("a\r\nb  ", "a\nb", True),
        ("true", None, False),
        ("a b", "a  b", False),
        (["a"], ["a", "b"], False),
    ],
)
def test_nothing_said_in_another_way_is_the_same(one: Said, other: Said, are_same: bool) -> None:
    assert same(one, other) is are_same
    assert same(other, one) is are_same
