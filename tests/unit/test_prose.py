"""Markdown in records becomes markup that can do nothing but be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaders_network.publish.prose import Prose

KNOWN = {("leader", "ada"): "../../leaders/ada/"}


def markup(text: str) -> str:
    return Prose.of(text, lambda scheme, target: KNOWN.get((scheme, target))).__html__()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leads *well*.", "<p>Leads <em>well</em>.</p>"),
        ("# Early life", "<h3>Early life</h3>"),
        ("[Ada](leader:ada)", 'href="../../leaders/ada/"'),
        ("[site](https://northmoor.example)", 'href="https://northmoor.example"'),
        ("- one\n- two", "<li>two</li>"),
    ],
)
def test_what_people_write_is_marked_up(text: str, expected: str) -> None:
    assert expected in markup(text)


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
        '[x](https://northmoor.example "onmouseover=alert(1)")',
    ],
)
def test_nothing_in_it_runs_or_loads(text: str) -> None:
    found = markup(text)
    tags = [part.partition(">")[0] for part in found.split("<")[1:]]
    assert not any(
        "script" in tag or ("on" in tag.partition(" ")[2] and "=" in tag.partition("on")[2])
        for tag in tags
        if not tag.startswith('a href="https://northmoor')
    ), found
    assert "<img" not in found
    assert "<script" not in found
    assert "title=" not in found


def test_a_link_that_leads_nowhere_becomes_its_words() -> None:
    assert markup("Ask [Bo *Marsh*](leader:bo) or [Ada](leader:ada).") == (
        '<p>Ask Bo <em>Marsh</em> or <a href="../../leaders/ada/" rel="noopener noreferrer">Ada</a>.</p>'
    )


def test_prose_of_nothing_is_nothing() -> None:
    assert not Prose.of(None, lambda scheme, target: None)
    assert Prose.of("x", lambda scheme, target: None)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>[]()!:'\"&;/=ajscriptonx \n*#`\\", max_size=60))
def test_no_text_becomes_a_tag_of_its_own(text: str) -> None:
    allowed = {
        "p",
        "em",
        "strong",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h3",
        "h4",
        "br",
        "hr",
        "code",
    }
    for part in markup(text).split("<")[1:]:
        name = part.lstrip("/").partition(">")[0].partition(" ")[0]
        assert name in allowed
