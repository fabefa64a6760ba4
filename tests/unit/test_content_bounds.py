"""What a page may hold, so that no writer's slip keeps a build busy for minutes."""

from __future__ import annotations

import pytest

from leaders_network.content.bounds import check_bounds
from leaders_network.problems import Location, Problems


def lines(text: str) -> list[int]:
    problems = Problems()
    check_bounds(text, Location("a.md", 3), problems)
    return [problem.location.line - 2 for problem in problems]


@pytest.mark.parametrize(
    ("unit", "fits", "fault"),
    [
        ("[", 1_900, 2_200),
        ("![", 1_300, 1_500),
        ("[a](", 950, 1_100),
        ("word ", 1_999, 2_001),
        ("- ", 20, 21),
        ("> ", 20, 21),
        ("1) ", 20, 21),
        ("> - ", 10, 11),
        ("# Heading\n", 1_000, 1_001),
        ("Heading\n---\n\n", 1_000, 1_001),
        ("* * *\n\n", 1_000, 1_001),
        ("```\na\n```\n\n", 500, 501),
        ("!!! note\n\n", 1_000, 1_001),
        ("Word\n: Meaning\n", 200, 201),
        ("Word\n: Meaning\n\n", 2_000, 2_001),
        ("*[ICB]: board\n\n", 300, 301),
        ("A[^1] ", 1_000, 1_001),
        ("[^1]: Note\n\n", 1_000, 1_001),
        ("<br>\n\n", 5_000, 5_001),
        ("<!-- \n\n", 200, 201),
        ("| a | b |\n", 10_000, 10_001),
        ("<div markdown>\n\n", 20, 21),
    ],
)
def test_what_is_too_much_is_told(unit: str, fits: int, fault: int) -> None:
    table = "| a | b |\n|---|---|\n" if unit[0] == "|" else ""
    assert lines(table + unit * (fits - bool(table) * 2)) == []
    assert len(lines(table + unit * fault)) == 1


def test_depth_is_counted_by_indentation() -> None:
    deep = [f"{'  ' * level}- item" for level in range(21)]
    assert lines("\n".join(deep[:-1])) == []
    assert lines("\n\n".join(deep)) == [41]
    assert lines("\n".join(["- item\n  - item"] * 500)) == []


def test_paragraphs_of_one_block_are_told_apart() -> None:
    item = f"- {'word ' * 100}\n"
    assert lines(item * 100) == []
    assert lines(f"Words\n{item * 100}") == [1]
    row = f"| {'word ' * 100} |\n"
    assert lines(f"{row}|---|\n{row * 100}") == []


def test_code_is_none_of_it() -> None:
    for fence in ("```", "~~~~", "````"):
        assert (
            lines(f"{fence}\n{'[' * 20_000}\n\n# a\n{fence[:3] * (fence != '```')}\n{fence}\n")
            == []
        )
    assert lines(f"```\na\n```\n{'[' * 20_000}\n") == [4]


def test_only_the_paragraph_that_is_tangled_is_looked_at_no_further() -> None:
    text = f"First [a](b)\n\n{'[' * 5_000}\n\n# Last"
    problems = Problems()
    assert check_bounds(text, Location("a.md"), problems) == "First [a](b)\n\n\n\n# Last"
    assert check_bounds("# Plain", Location("a.md"), problems) == "# Plain"
    assert len(problems) == 1
