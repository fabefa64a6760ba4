"""A file has one form; comments stay with what they are about, and nothing else is said by it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaders_network.problems import Problems
from leaders_network.records.formatting import formatted
from leaders_network.records.leader import Leader
from leaders_network.records.vocabulary import Roles
from leaders_network.source import read_yaml

UNTIDY = """\
# Kept by the office of the chief.
# Second line.

# As it stands on her letters
given_name: "Freda"   # given
name:   'Dame Freda Harlowe'  # shown
biography: |   # head
  # not a comment
  Text # nor this

  # nor this
# groups she is in
groups:
- winter   # until spring
# - summer
- "autumn"
appointments:
# first one
- start: 2020-01-01
  # which
  post: a/b # post
  contacts:
  -   label: "# Office"
      # phone: "+44"
      id: off
      # email soon

# Spare
other_names: [
  a, # first
  b
] # end
# the end
"""

TIDY = """\
# Kept by the office of the chief.
# Second line.

name: Dame Freda Harlowe  # shown
# As it stands on her letters
given_name: Freda  # given

# Spare
other_names: [a, b]  # first  # end
biography: |  # head
  # not a comment
  Text # nor this

  # nor this
appointments:
  # first one
  # which
  - post: a/b  # post
    start: 2020-01-01
    contacts:
      # phone: "+44"
      - id: "off"
        # email soon
        label: "# Office"
# groups she is in
# - summer
groups: [winter, autumn]  # until spring
# the end
"""


def read(text: str) -> Any:
    found = read_yaml(text, "", Problems())
    assert found is not None
    return found[0]


def form(text: str, model: type = Leader) -> str:
    return formatted(text, read(text), model)


def test_comments_stay_with_what_they_are_about() -> None:
    assert form(UNTIDY) == TIDY


def test_a_second_time_changes_nothing() -> None:
    assert form(TIDY) == TIDY


def test_the_meaning_is_what_it_was() -> None:
    assert read(form(UNTIDY)) == read(UNTIDY)


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("name: no", 'name: "no"'),
        ("name: 'NO'", 'name: "NO"'),
        ("name: Siân", "name: Siân"),
        ("name: Sia\u0302n", "name: Siân"),
        ("joined: '2026-09-12'", "joined: 2026-09-12"),
        ("programmes: [{cohort: '2026'}]", "programmes:\n  - cohort: 2026"),
        ("programmes: [{cohort: '026'}]", 'programmes:\n  - cohort: "026"'),
        ("biography: 'One\n\n  two'", "biography: |\n  One\n  two"),
        ("name: x\ngroups: [ ]", "name: x"),
        ("name: &a x\npronouns: *a", "name: x\npronouns: x"),
        ("---\nname: x\n...\n", "name: x"),
    ],
)
def test_one_meaning_is_written_one_way(written: str, becomes: str) -> None:
    assert form(written) == f"{becomes}\n"


def test_a_number_of_a_register_keeps_its_quotes() -> None:
    from leaders_network.records.vocabulary import Areas

    listed = "areas:\n  - id: {}\n    name: A\n    kind: b\n"
    assert form(listed.format("39"), Areas) == listed.format('"39"')


def test_what_no_record_has_comes_last_and_is_not_lost() -> None:
    assert form("nickname: Fred # old\nname: Freda\n") == "name: Freda\nnickname: Fred  # old\n"


def test_an_item_moved_keeps_the_comment_at_its_foot() -> None:
    text = "appointments:\n  - post: a/b\n    start: 2020-01-01\n  # none since\nname: A\n"
    assert form(text) == (
        "name: A\nappointments:\n  - post: a/b\n    start: 2020-01-01\n  # none since\n"
    )
    assert form(form(text)) == form(text)


_LINES = """\
given_name: Freda
groups:
- winter
- summer
name: Freda Harlowe
appointments:
- start: 2020-01-01
  post: a/b
  contacts:
  - label: Office
    id: office
  -   id: direct
- post: a/c
  start: 2019-01-01
other_names: [
  Fred,
  Frieda
]
biography: |
  Text
summary: x
"""
_COMMENTS = st.sampled_from(["", "# one", "  # two", "      # three", "    # four", "\n# five"])


@given(st.data())
def test_wherever_comments_stand_one_pass_is_enough_and_none_is_lost(data: st.DataObject) -> None:
    text = ""
    for line in _LINES.splitlines():
        comment = data.draw(_COMMENTS)
        text += f"{comment}\n" if comment and line != "  Text" else ""
        text += f"{line}\n"
    once = form(text)
    assert form(once) == once
    assert read(once) == read(text)
    assert _words(once) == _words(text)


def _words(text: str) -> list[int]:
    return [text.count(f"# {word}") for word in ("one", "two", "three", "four", "five")]


def test_a_file_that_holds_nothing_is_not_emptied() -> None:
    """A vocabulary without words says so; an empty file is refused by everything that reads it."""
    assert formatted("roles: []\n", {"roles": []}, Roles) == "roles: []\n"
    assert formatted("# none yet\nroles: []\n", {"roles": []}, Roles) == "# none yet\nroles: []\n"
