"""What a text that is no YAML says all the same, above and below its fault."""

from __future__ import annotations

from typing import Any

import pytest

from leaders_network.marks import UNREAD
from leaders_network.problems import Problems
from leaders_network.salvage import salvage
from leaders_network.source import read_yaml

FIELDS = {"name": set(), "posts": {"id", "summary"}, "summary": set(), "tags": set()}


def read(text: str) -> dict[str, Any]:
    found = salvage(text, "a.yml", FIELDS, Problems())
    return {key: value for key, value in found[0].items() if value is not UNREAD} if found else {}


def test_what_stands_above_and_below_a_fault_is_read_at_its_place() -> None:
    text = 'name: Bo\nsummary: "Leads\nposts:\n  - id: chief\n'
    found = salvage(text, "a.yml", FIELDS, Problems())
    assert found is not None
    data, mark = found
    assert data == {
        "name": "Bo",
        "posts": [{"id": "chief"}],
        "summary": UNREAD,
        "tags": UNREAD,
    }
    assert mark.find(("posts", 0, "id")) == (4, 9)
    assert mark.repeated == {("summary",), ("tags",)}


def test_a_quotation_mark_that_another_seems_to_close_hides_both_alone() -> None:
    assert read('name: "Bo\ntags: [cy]\nsummary: "Leads"\n') == {"tags": ["cy"]}


def test_a_part_whose_end_may_have_lost_its_indentation_is_not_read() -> None:
    posts = "name: Bo\nposts:\n  - id: chief\n"
    assert read(f"{posts}summary: Leads\n    tags: x\n") == {"name": "Bo"}
    assert read(f"{posts}title: Chief\n    tags: x\n") == {"name": "Bo"}
    assert read(" name: Bo\ntags: [cy]\nsummary: Leads\n") == {"summary": "Leads"}
    assert read(f"{posts}tags: : x\n") == {"name": "Bo", "posts": [{"id": "chief"}]}


def test_a_key_that_is_no_field_is_read_above_a_fault_and_not_below() -> None:
    assert read("weather: fine\nname: @\n") == {"weather": "fine"}
    assert read("name: @\nweather: fine\ntags: x\n") == {"tags": "x"}


def test_an_empty_line_stands_for_what_is_not_read_and_a_text_above_is_no_longer_for_it() -> None:
    assert read("summary: |\n  Leads.\ntags: [@]\n") == {"summary": "Leads.\n"}


def test_of_several_documents_the_first_is_read() -> None:
    assert read("# Bo\n---\nname: @\ntags: [cy]\n") == {"tags": ["cy"]}
    assert read("name: Bo\n---\ntags: [\n") == {"name": "Bo"}
    assert read("name: Bo\n---") == {"name": "Bo"}


POSTS = """posts:
  - id: chief
    summary: Leads
  - id: nurse
    summary: "Cares
  - id: clerk
"""


def test_a_fault_in_one_item_of_a_list_hides_no_other() -> None:
    found = salvage(POSTS, "a.yml", FIELDS, Problems())
    assert found is not None
    data, mark = found
    assert data["posts"] == [{"id": "chief", "summary": "Leads"}, UNREAD, {"id": "clerk"}]
    assert mark.find(("posts", 2, "id")) == (6, 9)


def test_an_item_that_may_have_fallen_out_of_the_one_above_hides_that_too() -> None:
    fallen = POSTS.replace("    summary: ", "        summary: ")
    assert read(f"{fallen}  - id: porter\n")["posts"][2:] == [{"id": "clerk"}, {"id": "porter"}]
    assert read(f"{fallen}  - id: porter\n")["posts"][:2] == [UNREAD, UNREAD]


@pytest.mark.parametrize("line", ["tags", " tags:", "   tags:", "\ttags:"])
def test_below_a_line_that_may_be_a_key_no_item_is_read(line: str) -> None:
    assert read(f"name: Bo\n{POSTS}{line}\n  - id: en\n") == {"name": "Bo"}
    assert read(f"name: Bo\n{POSTS}# tags\n  - id: en\n")["posts"][3] == {"id": "en"}


def test_a_further_fault_of_syntax_is_told_where_it_stands_below_the_first() -> None:
    text = f"name: B: o\n{POSTS}tags: [cy\nsummary: @\n"
    further = Problems()
    assert read_yaml(text, "a.yml", further) is None
    salvage(text, "a.yml", FIELDS, further)
    assert [problem.location.line for problem in further] == [1, 6, 8, 9]
    assert {problem.code for problem in further} == {"yaml"}


@pytest.mark.parametrize(
    "text",
    [
        "name: @\n",
        "name\n",
        "{name: Bo, tags: [}\n",
        "name: Bo\rtags: @",
    ],
)
def test_where_nothing_is_sure_nothing_is_read(text: str) -> None:
    assert not read(text)
