"""An edit of a file that is in its one form leaves it in it, with its comments."""

from __future__ import annotations

import pytest

from leaders_network.problems import Problems
from leaders_network.records.editing import REMOVED, Item, Way, edited
from leaders_network.records.formatting import form_of
from leaders_network.records.leader import Leader
from leaders_network.source import read_yaml

TIDY = """\
# Kept by the office.

name: Freda Harlowe  # as she signs
other_names: [Fred, Frieda]
appointments:
  # first
  - post: a/b
    start: 2020-01-01
"""
BELOW_THE_LIST = ("# her first", "# until the merger", "# agreed with her")
APPOINTMENT = Item((("post", "a/b"), ("start", "2020-01-01")))


def test_a_new_value_is_written_in_the_form() -> None:
    long = "A sentence that is so much longer than a line may be that it has to be folded " * 2
    text = edited(TIDY, [(("summary",), long.strip()), (("pronouns",), "no")], Leader)
    assert text == form_of(text, Leader)
    assert "summary: >-\n" in text
    assert 'pronouns: "no"\n' in text
    assert all(line in text for line in TIDY.splitlines())


def test_a_list_that_grows_is_written_in_the_form() -> None:
    names = [Item((("", f"Somebody quite Else {n}"),)) for n in range(6)]
    changes = [(("other_names", name), name.has[0][1]) for name in names]
    text = edited(TIDY, changes, Leader)
    assert text == form_of(text, Leader)
    assert "other_names:\n  - Fred\n" in text


def test_what_is_removed_takes_no_comment_of_others_with_it() -> None:
    text = edited(TIDY, [(("appointments", APPOINTMENT), REMOVED)], Leader)
    assert text == form_of(text, Leader)
    assert "name: Freda Harlowe  # as she signs\n" in text


SEVERAL = """\
name: Freda
summary: Short.
# Ask the office before changing these.
appointments:
  # her first
  - post: a/b
    start: 2020-01-01
    # until the merger
  # agreed with her
  - post: a/c
    start: 2021-01-01
# in May
joined: 2021-05-01
# the end
"""
LATER = Item((("post", "a/c"), ("start", "2021-01-01")))


@pytest.mark.parametrize(
    ("ways", "gone"),
    [
        ([("summary",)], ()),
        ([("appointments", APPOINTMENT)], ("# until the merger",)),
        ([("appointments", LATER), ("joined",)], ("# in May",)),
        ([("appointments", LATER), ("appointments", APPOINTMENT)], BELOW_THE_LIST),
        ([("photo",)], ()),
    ],
)
@pytest.mark.parametrize("written", [SEVERAL, SEVERAL.replace("\n  ", "\n")], ids=["ours", "own"])
def test_a_comment_below_what_is_removed_stays(
    ways: list[Way], gone: tuple[str, ...], written: str
) -> None:
    text = edited(written, [(way, REMOVED) for way in ways], Leader)
    there = [line.strip() for line in written.splitlines() if "#" in line]
    kept = [line.strip() for line in text.splitlines() if "#" in line]
    assert kept == [comment for comment in there if comment not in gone]


def test_a_file_in_a_form_of_its_own_keeps_it() -> None:
    own = "other_names:\n- Fred\n\nname:   Freda\n"
    text = edited(own, [(("pronouns",), "she/her")], Leader)
    assert text.startswith("other_names:\n- Fred\n")
    assert "name:   Freda\n" in text


def test_somebody_called_null_keeps_the_name_when_another_value_changes() -> None:
    text = "name: Chris Null\nfamily_name: Null\nother_names: [NULL, ~]\nsummary: Old.\n"
    found = read_yaml(edited(text, [(("summary",), "New.")], Leader), "", Problems())
    assert found
    assert found[0] == {
        "name": "Chris Null",
        "family_name": "Null",
        "other_names": ["NULL", None],
        "summary": "New.",
    }
