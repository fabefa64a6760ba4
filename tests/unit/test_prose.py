"""Markdown in records becomes markup that can do nothing but be read."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaders_network.publish.prose import Prose, _parsed

KNOWN = {("leader", "ada"): "../../leaders/ada/"}


ALLOWED = set("p em strong a ul ol li blockquote h3 h4 br hr code".split())


class _Tags(HTMLParser):
    """Notes the tags that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def tags_of(found: str) -> list[tuple[str, dict[str, str]]]:
    parser = _Tags()
    parser.feed(found)
    return parser.found


def markup(text: str) -> str:
    return Prose.of(text, lambda scheme, target: KNOWN.get((scheme, target))).__html__()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leads *well*.", "<p>Leads <em>well</em>.</p>"),
        ("# Early life", "<h3>Early life</h3>"),
        ("[Ada](leader:ada)", 'href="../../leaders/ada/"'),
        ("[Ada][1]\n\n[1]: leader:ada", 'href="../../leaders/ada/"'),
        ("<leader:ada>", 'href="../../leaders/ada/"'),
        ("[site](https://southmere.example)", 'href="https://southmere.example"'),
        ("- one\n- two", "<li>two</li>"),
    ],
)
def test_what_people_write_is_marked_up(text: str, expected: str) -> None:
    assert expected in markup(text)


def test_an_id_that_stands_in_no_link_is_not_looked_up() -> None:
    asked: list[str] = []
    for text in ("See leader:ada.", "See [Ada](leader:ada)."):
        Prose.of(text, lambda scheme, target: asked.append(target))
    assert asked == ["ada"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>)",
        "[x](vbscript:x)",
        "[x](java\nscript:alert(1))",
        "![x](https://elsewhere.example/pixel.png)",
        "<a href='javascript:x' onclick='x'>x</a>",
        "<javascript:alert(1)>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        '[x](https://southmere.example "onmouseover=alert(1)")',
    ],
)
def test_nothing_in_it_runs_or_loads(text: str) -> None:
    for tag, attributes in tags_of(markup(text)):
        assert tag in ALLOWED
        assert attributes.keys() <= {"href", "rel", "title"}
        assert attributes.get("href", "https:").startswith(("https:", "../../"))


def test_a_link_that_leads_nowhere_becomes_its_words() -> None:
    assert markup("Ask [Bo *Marsh*](leader:bo) or [Ada](leader:ada).") == (
        '<p>Ask Bo <em>Marsh</em> or <a href="../../leaders/ada/" '
        'rel="noopener noreferrer">Ada</a>.</p>'
    )


def test_prose_of_nothing_is_nothing() -> None:
    assert not Prose.of(None, lambda scheme, target: None)
    assert Prose.of("x", lambda scheme, target: None)


@given(st.text(alphabet="<>[]()!:'\"&;/=ajscriptonx \n*#`\\", max_size=60))
def test_no_text_becomes_a_tag_of_its_own(text: str) -> None:
    assert {tag for tag, _ in tags_of(markup(text))} <= ALLOWED


WORDS = st.text(alphabet="abcXYZéŵ'’,.;:!?()–-/0123456789 \n&*_#>=+~`[]", max_size=60)


@given(WORDS)
def test_plain_paragraphs_are_what_the_parser_makes_of_them(text: str) -> None:
    prose = Prose(text.strip())
    assert prose.__html__() == _parsed(prose.text, dict(prose.ways))


def test_a_few_plain_paragraphs_need_no_parser() -> None:
    assert (
        Prose("One, two.\n\nThree (four).").__html__() == "<p>One, two.</p>\n<p>Three (four).</p>"
    )
    assert Prose("One *two*.").__html__() == "<p>One <em>two</em>.</p>"


LINES = st.text(alphabet="0129.):- a\n", max_size=12)


@given(LINES)
def test_lines_that_begin_with_numbers_are_what_the_parser_makes_of_them(text: str) -> None:
    prose = Prose(text.strip())
    assert prose.__html__() == _parsed(prose.text, dict(prose.ways))


@pytest.mark.parametrize(
    ("text", "is_list"),
    [("She came in\n2025. Then", False), ("Two:\n1. one", True), ("Two:\n\n7. seven", True)],
)
def test_a_number_at_the_start_of_a_line_begins_a_list_only_where_it_may(
    text: str, is_list: bool
) -> None:
    assert ("<ol" in Prose(text).__html__()) is is_list
