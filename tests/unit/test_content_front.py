"""A page's text is split into front matter and body, and every fault in it has its place."""

from __future__ import annotations

import pytest

from leaders_network.content.front import Written, read_page
from leaders_network.problems import Problems


def read(text: str) -> tuple[Written | None, list[str]]:
    problems = Problems()
    return read_page(text, "content/a.md", problems), [str(problem) for problem in problems]


def written(text: str) -> Written:
    page, problems = read(text)
    assert problems == []
    assert page is not None
    return page


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_body_begins_on_the_line_after_the_front_matter(newline: str) -> None:
    page = written(newline.join(["---", "title: A", "---", "", "Body.", ""]))
    assert (page.title, page.body, page.body_line) == ("A", "\nBody.\n", 4)


def test_a_page_without_front_matter_is_all_body() -> None:
    page = written("Body.\n\n---\n\nMore.\n")
    assert (page.front.audience, page.body_line) == (None, 1)
    assert page.body == "Body.\n\n---\n\nMore.\n"


def test_empty_front_matter_says_nothing() -> None:
    assert written("---\n---\n# Title\n").title == "Title"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Plain\n", "Plain"),
        ("Before.\n\n# After ##\n", "After"),
        ("# With *emphasis* and [a link](b.md) { #anchor }\n", "With emphasis and a link"),
        ("```\n# A comment\n```\n# Real\n", "Real"),
        ("# Title <!-- at last -->\n", "Title"),
        ("<!--\n# A first draft\n-->\n\n# Title\n", "Title"),
        ("## Only a second level\n", None),
        ("No heading\n", None),
    ],
)
def test_the_first_heading_is_the_title_where_none_is_given(body: str, title: str | None) -> None:
    assert written(body).title == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\ntitle: A\n\nBody\n",
            (
                "content/a.md:1:1: the front matter that begins here never ends "
                "[unclosed-front-matter]\n"
                "    fix: write a line of three hyphens, `---`, below its last field"
            ),
        ),
        (
            "---\ntitle: A\naudeince: public\n---\n",
            (
                "content/a.md:3:1: there is no field `audeince` here [unknown-field]\n"
                "    fix: write `audience`"
            ),
        ),
        (
            "---\ntitle: A\nhide: [tocs]\n---\n",
            (
                "content/a.md:3:8: an item of `hide` cannot be `tocs` [unknown-word]\n"
                "    fix: write `toc`"
            ),
        ),
        (
            "---\ntitle: [A\n---\n",
            (
                "content/a.md:2:8: the `[` here is never closed, or something is missing inside it "
                "[yaml]\n    fix: close it, and put a comma between its parts"
            ),
        ),
        (
            "---\ntitle: A\n---\nBody\nwith \ue000 inside\n",
            (
                "content/a.md:5:6: the character U+E000 is kept for the program's own marks "
                "[reserved-character]\n    fix: delete it"
            ),
        ),
        (
            "Body\n\nwith \ue001",
            (
                "content/a.md:3:6: the character U+E001 is kept for the program's own marks "
                "[reserved-character]\n    fix: delete it"
            ),
        ),
        (
            "---\ntitle: A\n---\na\u202eb\n",
            (
                "content/a.md:4:2: the invisible character U+202E changes the order text is "
                "read in "
                "[unsafe-character]\n"
                "    fix: delete it; typing the words again is the surest way"
            ),
        ),
        (
            "---\ntitle: A\n---\nab\x07\n",
            (
                "content/a.md:4:3: the character U+0007 cannot stand in a text file "
                "[control-character]\n    fix: delete it"
            ),
        ),
    ],
)
def test_a_fault_in_a_page_has_its_line_and_column(text: str, expected: str) -> None:
    page, problems = read(text)
    assert page is None or page.faulty is not None
    assert problems == [expected]


def test_letters_that_join_and_ordinary_typography_are_no_fault() -> None:
    assert written("Ḳ – “quoted” … क्‍ष é 👩‍🚒\n").body
