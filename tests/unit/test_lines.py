"""What is read line by line is what the parser reads, and most of what people write is read so."""

from __future__ import annotations

import textwrap
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from leaders_network.lines import read_lines
from leaders_network.parsing import parse_yaml
from leaders_network.problems import Problems
from leaders_network.records.leader import Leader
from leaders_network.records.writing import canonical

BASE = Path(__file__).parents[1] / "golden" / "base"

WRITTEN = """\
# Somebody writes this.
name: Dame Freda Harlowe KFSM
family_name: O'Harlowe
other_names: [Freda O'Marsh, "Marsh, F.", leader:freda, no]
pronouns: "she/her: always"
languages: []
photo:
summary: >-
  Leads fire and rescue in Southmere, with a budget of £40m; she moved there
  from health.

biography: |
  # A heading

    indented, and it costs 10%: a lot

  - and *more*
website: https://southmere.example/people#freda
appointments:
  - post: southmere-fire/chief-fire-officer
    start: 2023-09-01
    # Two ways to her.
    contacts:
    - id: office
      may_edit: true
      note: |-
        One
        Two
    - id: direct
      phone: '+44 1632 960412'
      share: 0.5
  - post: a/b
agreed:
  - handover
  - 2026
"""


def parsed(text: str) -> Any:
    """Return what the parser reads, or its problems' codes, which equal no value."""
    problems = Problems()
    found = parse_yaml(text, "a.yml", problems)
    return found[0] if found and not len(problems) else {problem.code for problem in problems}


def is_same(text: str) -> bool:
    """Return whether a text was read, after making sure that it was read as the parser does.

    Front matter comes without the end of its last line, so that is tried as well.
    """
    if text.endswith("\n"):
        is_same(text[:-1])
    value = read_lines(text)
    if value is not None:
        assert repr(value) == repr(parsed(text)), text
    return value is not None


def test_every_form_that_is_known_is_read_and_as_the_parser_reads_it() -> None:
    assert is_same(WRITTEN)
    value = read_lines(WRITTEN)
    assert value["biography"].startswith("# A heading\n\n  indented")
    assert value["summary"].count("\n") == 0
    assert value["appointments"][0]["contacts"][1]["share"] == 0.5
    assert value["other_names"] == ["Freda O'Marsh", "Marsh, F.", "leader:freda", "no"]


@pytest.mark.parametrize("file", sorted(BASE.rglob("*.yml")), ids=lambda file: file.name)
def test_the_files_of_a_folder_are_read(file: Path) -> None:
    assert is_same(file.read_text(encoding="utf-8"))


LINES = (
    "a:",
    "b: c",
    "b: 1 # d",
    "- e",
    "- f: g",
    "- h:",
    "  i:",
    "  j: [k, 'l']",
    "  - m",
    "   n: o",
    "  - p: q",
    "    r: s",
    "    - t",
    "u: |",
    "v: >-",
    "  w",
    " x",
    "",
    "# y",
    "  # z",
)
BELOW = ("c: d", "  e ", "  f", "   g: h", "    i", "", "  ", " # j", "   # k", "- l")
SIGNS = ("a", "1", *" ,:#'\"[]{?-&\\\t\x07\x85\xa0")


def test_no_few_lines_are_read_otherwise() -> None:
    read = [is_same("".join(f"{line}\n" for line in some)) for some in product(LINES, repeat=3)]
    assert sum(read) > len(read) / 50


@pytest.mark.parametrize("sign", ["|", "|-", ">", ">-"])
@pytest.mark.parametrize("form", ["a: {}\n  b\n", "- a: {}\n    b\n"])
def test_no_block_is_read_otherwise(form: str, sign: str) -> None:
    block = form.format(sign)
    read = [
        is_same(block + "".join(f"{line}\n" for line in some)) for some in product(BELOW, repeat=3)
    ]
    assert sum(read) > len(read) / 50


@pytest.mark.parametrize("form", ["{}", "a: {}b", "- {}", "a: [b{}]", "a: ['b', {}]"])
def test_no_few_signs_are_read_otherwise(form: str) -> None:
    read = [is_same(form.format("".join(some)) + "\n") for some in product(SIGNS, repeat=3)]
    assert any(read)


PIECES = (
    "a",
    "name",
    ": ",
    ":",
    "- ",
    "-",
    "\n",
    " ",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "&x ",
    "*x",
    "!!str ",
    "'",
    '"',
    "|",
    "|\n",
    "|+\n",
    "|2\n",
    ">",
    ">-\n",
    "#",
    " #",
    "# ",
    "---\n",
    "...\n",
    "?",
    "%YAML 1.1\n",
    "\t",
    "@",
    "`",
    "\\",
    "<<: ",
    "\r",
    "\x85",
    "\xa0",
    "\ufeff",
    "\x07",
    "é",
    "1e9",
    "0x",
    "~",
    "+",
    "null",
    "\n- ",
    "\n  ",
    "\n\n",
    "\n# x\n",
    "\n  # x\n",
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a few lines of a file with a line, or some signs in one, moved, lost or put in."""
    lines = WRITTEN.split("\n")
    first = draw(st.integers(0, len(lines) - 2))
    lines = lines[first : first + draw(st.integers(2, 12))]
    number = draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    at = draw(st.integers(0, len(line)))
    lost = draw(st.integers(0, 3))
    lines[number] = draw(
        st.sampled_from(
            [
                f"{line[:at]}{draw(st.sampled_from(PIECES))}{line[at + lost :]}",
                " " * draw(st.integers(0, 8)) + line.lstrip(),
                f"{line}\n{draw(st.sampled_from(lines))}",
            ]
        )
    )
    return textwrap.dedent("\n".join(lines)) + draw(st.sampled_from(["\n", "\n", ""]))


@given(damaged())
def test_no_damage_is_read_otherwise(text: str) -> None:
    is_same(text)


NAMES = st.text("abz_-09", min_size=1, max_size=8)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.text("ab 1:#-'\"[]{},|>&*!%@`~?\\\n", max_size=12),
    st.sampled_from(["no", "Null", "true", "~", "0x1F", "007", "1.50", "2026-11-22", "- a", "|"]),
)
SCALARS = st.one_of(TEXTS, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False))
VALUES = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(NAMES | TEXTS, inside, max_size=3)
    ),
    max_leaves=12,
)
FILES = st.dictionaries(NAMES, VALUES, min_size=1, max_size=4)


@given(
    FILES,
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([False, None, True]),
    st.sampled_from([2, 3, 4]),
    st.sampled_from([20, 80]),
)
def test_no_style_of_a_file_is_read_otherwise(
    values: dict[str, Any], quotes: str | None, is_flow: bool | None, indent: int, width: int
) -> None:
    is_same(
        yaml.dump(
            values,
            default_style=quotes,
            default_flow_style=is_flow,
            indent=indent,
            width=width,
            allow_unicode=True,
            sort_keys=False,
        )
    )


@given(FILES)
def test_no_canonical_file_is_read_otherwise(values: dict[str, Any]) -> None:
    is_same(canonical(Leader, values))


USUAL = st.text("abcdefghijklmnopqrstuvwxyzÉé0123456789 ,.;'’–-/@+£?", max_size=20).map(str.strip)
WORDS = st.one_of(USUAL, st.integers(0, 10**6), st.booleans())
RECORDS = st.dictionaries(st.sampled_from(["name", "post", "label"]), WORDS, min_size=1)
LEADERS = st.fixed_dictionaries(
    {"name": USUAL.filter(bool)},
    optional={
        "summary": st.lists(USUAL, min_size=8).map(" ".join),
        "biography": st.lists(USUAL, max_size=5).map("\n".join),
        "knows_about": st.lists(USUAL),
        "appointments": st.lists(RECORDS),
        "joined": st.dates().map(str),
    },
)


@given(LEADERS)
def test_every_canonical_file_of_usual_letters_is_read(values: dict[str, Any]) -> None:
    assert is_same(canonical(Leader, values))
