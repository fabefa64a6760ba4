"""Records are written in one form that every reader takes alike, and edited without loss."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from leaders_network.problems import Problems
from leaders_network.records.editing import REMOVED, Item, edited
from leaders_network.records.leader import Leader
from leaders_network.records.organisation import Organisation
from leaders_network.records.writing import canonical
from leaders_network.source import read_yaml

PERSON = {
    "joined": "2023-10-04",
    "biography": "First paragraph.\n\nSecond: with *marks*.",
    "languages": ["en", "cy"],
    "name": "Dame Freda Harlowe KFSM",
    "photo": None,
    "asks": [],
    "pronouns": "  ",
    "appointments": [
        {
            "start": "2023-09-01",
            "post": "southmere-fire/chief-fire-officer",
            "contacts": [{"phone": "+44 1632 960412", "label": "Direct", "id": "direct"}],
        }
    ],
}

FILE = """\
name: Dame Freda Harlowe KFSM
languages: [en, cy]
biography: |
  First paragraph.

  Second: with *marks*.
appointments:
  - post: southmere-fire/chief-fire-officer
    start: 2023-09-01
    contacts:
      - id: direct
        label: Direct
        phone: "+44 1632 960412"
joined: 2023-10-04
"""

BY_HAND = """\
# Kept by the office.
name:   "Dame Freda Harlowe"   # as on the door
family_name: 'Harlowe'

other_names: [Mari Harlowe,  Mo]
appointments:
# the present one
- post: southmere-fire/chief-fire-officer      # since the merger
  start: 2023-09-01

  contacts:
  - {id: office, label: "Office", phone: "+44 1632 960400"}   # the control room
- post: southmere-health/chief-operating-officer
  start: 2018-04-01
  end: 2023-08-31
summary: Leads fire and rescue in
  Southmere.
joined: 2023-10-04
"""
PRESENT = Item((("post", "southmere-fire/chief-fire-officer"), ("start", "2023-09-01")))
PAST = Item((("post", "southmere-health/chief-operating-officer"), ("start", "2018-04-01")))
OFFICE = Item((("id", "office"),))

LOOK_ALIKES = [
    "no",
    "Yes",
    "on",
    "OFF",
    "y",
    "N",
    "null",
    "~",
    "true",
    "1e5",
    "0x1F",
    "0o17",
    "017",
    "1_000",
    "12:30",
    "190:20:30",
    ".5",
    ".inf",
    "-.INF",
    ".nan",
    "+44 1632 960412",
    "-1",
    "2026-09-12",
    "2026-09-12 10:00:00",
    "=",
    "<<",
    "a: b",
    "a #b",
    "#a",
    "- a",
    "? a",
    "key:",
    "[a]",
    "{a: b}",
    "a, b",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "'a'",
    '"a"',
    "|",
    ">",
    "a\\b",
    "\u00a0",
    "x\u0085y",
    "tab\there",
    "don't",
    "Siân",
    "می\u200cخواهم",
    "a:b",
    "C#",
    "O'Neill & Sons (UK) Ltd",
]


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_record_is_written_in_the_order_of_its_model_without_what_is_empty() -> None:
    assert canonical(Leader, PERSON) == FILE


def test_what_is_written_is_what_is_read() -> None:
    problems = Problems()
    found = read_yaml(FILE, "", problems)
    assert found is not None
    assert canonical(Leader, found[0]) == FILE


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_text_is_text_to_readers_of_both_versions_of_yaml(text: str) -> None:
    written = canonical(Organisation, {"name": text, "other_names": [text, "x"]})
    for values in (
        yaml.safe_load(written),
        YAML(typ="safe", pure=True).load(written),
        read_yaml(written, "", Problems())[0],  # type: ignore[index]
    ):
        if text.strip():
            assert values["name"] == text
            assert values["other_names"] == [text, "x"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_at_all_survives(text: str) -> None:
    import unicodedata

    text = unicodedata.normalize("NFC", text).strip()
    written = canonical(Organisation, {"name": f"x{text}"})
    assert yaml.safe_load(written)["name"] == f"x{text}".replace("\r\n", "\n")


def test_text_is_written_in_composed_form() -> None:
    assert canonical(Organisation, {"name": "Sia\u0302n"}) == "name: Siân\n"


def test_a_long_sentence_is_folded_and_reads_as_one_line() -> None:
    sentence = "Leads the service's work on flooding: " + "and more " * 15 + "still."
    written = canonical(Leader, {"name": "A", "summary": sentence})
    assert max(map(len, written.splitlines())) <= 100
    assert yaml.safe_load(written)["summary"] == sentence


def test_a_list_too_long_for_a_line_is_written_under_its_key() -> None:
    names = [f"Another name of it {number}" for number in range(6)]
    written = canonical(Organisation, {"name": "A", "other_names": names})
    assert written.splitlines()[1:3] == ["other_names:", f"  - {names[0]}"]


def test_a_key_nobody_knows_is_not_lost() -> None:
    assert canonical(Organisation, {"zeal": "x", "name": "A"}) == "name: A\nzeal: x\n"


def test_setting_what_is_already_there_changes_no_byte() -> None:
    same: list[tuple[Any, Any]] = [
        (("name",), "Dame Freda Harlowe"),
        (("joined",), "2023-10-04"),
        (("appointments", PRESENT, "contacts", OFFICE, "phone"), "+44 1632 960400"),
        (("other_names", Item((("", "Mo"),))), "Mo"),
        (("photo",), REMOVED),
    ]
    assert edited(BY_HAND, same, Leader) == BY_HAND


def test_no_change_at_all_changes_no_byte() -> None:
    assert edited(BY_HAND, [], Leader) == BY_HAND


def test_a_changed_value_touches_its_own_line_and_keeps_the_comment() -> None:
    after = edited(BY_HAND, [(("name",), "Freda: Harlowe")], Leader)
    assert changed_lines(BY_HAND, after) == (
        ['name:   "Dame Freda Harlowe"   # as on the door'],
        ['name: "Freda: Harlowe"         # as on the door'],
    )


def test_a_value_deep_inside_is_changed_in_the_writers_own_style() -> None:
    way = ("appointments", PRESENT, "contacts", OFFICE, "phone")
    after = edited(BY_HAND, [(way, "+44 1632 960401")], Leader)
    assert after == BY_HAND.replace("960400", "960401")


def test_a_new_key_stands_where_the_model_has_it() -> None:
    after = edited(BY_HAND, [(("given_name",), "Freda")], Leader)
    line = "given_name: Freda\n"
    assert after == BY_HAND.replace("family_name", f"{line}family_name")


def test_a_day_that_is_none_stays_as_it_is_written() -> None:
    text = BY_HAND.replace("2023-10-04", "2023-02-30")
    assert text != BY_HAND
    after = edited(text, [(("given_name",), "Freda")], Leader)
    assert after == text.replace("family_name", "given_name: Freda\nfamily_name")


def test_an_ended_appointment_gains_one_line() -> None:
    after = edited(BY_HAND, [(("appointments", PRESENT, "end"), "2026-11-01")], Leader)
    assert changed_lines(BY_HAND, after) == ([], ["  end: 2026-11-01"])


def test_an_item_is_removed_whole() -> None:
    after = edited(BY_HAND, [(("appointments", PAST), REMOVED)], Leader)
    removed, added = changed_lines(BY_HAND, after)
    assert "- post: southmere-health/chief-operating-officer" in removed
    assert "  end: 2023-08-31" in removed
    assert not [line for line in added if "southmere" in line]
    assert "# the present one" in after


def test_the_last_item_goes_with_its_list() -> None:
    text = "name: A\nother_names: [B]\nsector: c\n"
    after = edited(text, [(("other_names", Item((("", "B"),))), REMOVED)], Organisation)
    assert after == "name: A\nsector: c\n"


def test_a_new_item_is_added_in_the_files_indentation() -> None:
    new = Item((("post", "southmere-council/chief-executive"), ("start", "2027-01-04")))
    changes = [(("appointments", new, "status"), "interim")]
    after = edited(BY_HAND, changes, Leader)
    assert (
        "- post: southmere-council/chief-executive\n  status: interim\n  start: 2027-01-04\n"
        in after
    )
    assert "  southmere-fire" not in changed_lines(BY_HAND, after)[1]


@pytest.mark.parametrize("value", ["no", "+44 1632 960412", "2026-09-12", "12:30"])
def test_an_edit_quotes_as_a_new_file_does(value: str) -> None:
    after = edited("name: A\n", [(("family_name",), value)], Leader)
    assert after == canonical(Leader, {"name": "A", "family_name": value})
