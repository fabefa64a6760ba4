"""YAML becomes plain values by the rules of YAML 1.2, and nothing that is written can break it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaders_network.decoding import decode
from leaders_network.problems import Problems
from leaders_network.source import read_yaml


def value_of(text: str) -> Any:
    problems = Problems()
    found = read_yaml(text, "a.yml", problems)
    assert not len(problems)
    assert found is not None
    return found[0]


def codes_of(text: str) -> list[str]:
    problems = Problems()
    read_yaml(text, "a.yml", problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("off", "off"),
        ("NO", "NO"),
        ("y", "y"),
        ("2026-11-22", "2026-11-22"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("2026", 2026),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("99.5", 99.5),
        ("'2026'", "2026"),
        ('"true"', "true"),
    ],
)
def test_a_bare_word_is_what_yaml_1_2_says(word: str, value: object) -> None:
    found = value_of(f"key: {word}")["key"]
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("written", "value"),
    [("!!int 5", 5), ("!when 2026", 2026), ("!!str 5", "5"), ('!!int "5"', "5")],
)
def test_what_has_a_tag_is_told_and_read_as_if_it_had_none(written: str, value: object) -> None:
    problems = Problems()
    found = read_yaml(f"key: {written}", "a.yml", problems)
    assert [problem.code for problem in problems] == ["tag"]
    assert found is not None
    assert (type(found[0]["key"]), found[0]["key"]) == (type(value), value)


@pytest.mark.parametrize("word", ["0103", "+441632960412", "12E3", "1e999", "9" * 400, "E12000003"])
def test_digits_that_would_lose_something_as_a_number_stay_text(word: str) -> None:
    assert value_of(f"key: {word}") == {"key": word}


def test_a_value_is_found_at_its_line_and_column_and_so_is_its_key() -> None:
    text = "name: A\nposts:\n  - id: chief\n    role: x\n  - {id: deputy}\n"
    found = read_yaml(text, "a.yml", Problems())
    assert found is not None
    mark = found[1]
    assert mark.find(("posts", 0, "role")) == (4, 11)
    assert mark.find(("posts", 0, "role"), key=True) == (4, 5)
    assert mark.find(("posts", 1, "id")) == (5, 10)
    assert mark.find(("posts", 1, "missing")) == (5, 5)
    assert mark.find(()) == (1, 1)


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    found = read_yaml("title: A\n", "a.md", Problems(), first_line=2)
    assert found is not None
    assert found[1].find(("title",)) == (2, 8)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\na: 2\n", "repeated-key"),
        ("a: !!str 1\n", "tag"),
        ("a: 1\n---\nb: 2\n", "several-documents"),
        ("a: " + "[" * 51 + "]" * 51, "too-deep"),
        ("a: &x [1]\nb: [" + "*x, " * 21 + "]\n", "too-many-aliases"),
        ("a: &x [" + "1, " * 600 + "]\nb: [*x, *x]\n", "too-many-aliases"),
        ("a: &x " + "[" * 40 + "]" * 40 + "\nb: " + "[" * 20 + "*x" + "]" * 20, "too-deep"),
        ("a: *x\n", "unknown-alias"),
        ("a: &x [*x]\n", "unknown-alias"),
        ("? [a]\n: b\n", "key"),
        ("a: \x07\n", "control-character"),
        ("a: 'b\n", "yaml"),
    ],
)
def test_what_could_mislead_is_refused(text: str, code: str) -> None:
    assert codes_of(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: 2\n",
        "a: '!!str'\n",
        "---\na: 1\n",
        "a: " + "[" * 49 + "]" * 49,
        "a: &x [1]\nb: [" + "*x, " * 20 + "]\n",
        "a: &x [" + "1, " * 400 + "]\nb: [*x, *x]\n",
        "a: &x " + "[" * 40 + "]" * 40 + "\nb: " + "[" * 9 + "*x" + "]" * 9,
        "? a\n: b\n",
    ],
)
def test_what_is_near_to_it_is_read(text: str) -> None:
    assert codes_of(text) == []


def test_a_file_may_hold_256_kib_and_no_more() -> None:
    for size, text in ((256 * 1024, "a"), (256 * 1024 + 1, None)):
        problems = Problems()
        found = decode(b"a" * size, "a.yml", problems)
        assert (found or " ")[:1] == (text or " ")
        assert len(problems) == (text is None)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_byte_that_is_no_text_is_named_where_it_stands(mark: bytes) -> None:
    problems = Problems()
    assert decode(mark + b"name: Zo\xeb\n", "a.yml", problems) is None
    (problem,) = problems
    assert str(problem.location) == "a.yml:1:9"
    assert problem.message == "byte 0xEB is not UTF-8 text"


PIECES = st.sampled_from(
    [
        "a",
        "name",
        ": ",
        "- ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&x ",
        "*x",
        "!!str ",
        "'",
        '"',
        "|\n",
        ">-\n",
        "#",
        "---\n",
        "...\n",
        "? ",
        "%YAML 1.1\n",
        "\t",
        "@",
        "`",
        "\\",
        "<<: ",
        "\r",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ud800",
        "\x00",
        "1e9",
        "0x",
        "~",
        "2026-02-30",
        "é",
    ]
)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_a_file(content: bytes) -> None:
    problems = Problems()
    text = decode(content, "a.yml", problems)
    assert (text is None) == bool(len(problems))
    if text is not None:
        _either_a_value_or_a_problem(text)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_yaml(text: str) -> None:
    _either_a_value_or_a_problem(text)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_that_looks_like_yaml_breaks_its_reading(text: str) -> None:
    _either_a_value_or_a_problem(text)


def _either_a_value_or_a_problem(text: str) -> None:
    problems = Problems()
    found = read_yaml(text, "a.yml", problems)
    assert found is not None or len(problems)
    lines = len(text.splitlines()) + 1
    for problem in problems:
        assert 1 <= problem.location.line <= lines
        assert problem.location.column >= 1
