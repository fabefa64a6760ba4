"""Footnotes in an item's text read as on every other page."""

from __future__ import annotations

import re

import pytest

from leaders_network.outputs.said import said
from leaders_network.publish.body import Body


def shown(text: str) -> str:
    return Body(text, (("item:it", "library/it/"),), "../../").__html__()


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", markup.replace("<li", " <li")).split())


def test_a_mark_leads_to_its_note_and_the_note_back_to_each_mark() -> None:
    markup = shown("Rain[^a] and rain again[^a].\n\n[^a]: See [it](item:it).\n")
    for place in ("fn:1", "fnref:1", "fnref2:1"):
        assert markup.count(f'id="{place}"') == 1
        assert f'href="#{place}"' in markup
    assert '<a href="../../library/it/"' in markup
    assert words(markup) == "Rain1 and rain again1. See it. ↩ ↩"


def test_notes_stand_in_the_order_of_their_marks_and_only_where_there_is_a_mark() -> None:
    markup = shown(
        "One[^x], two[^y].\n\n[^y]: Second.\n[^never]: Unused.\n[^x]: First[^z].\n[^z]: T."
    )
    assert words(markup) == "One1, two2. First3. ↩ Second. ↩ T. ↩"


def test_a_note_may_have_several_paragraphs() -> None:
    markup = shown("A[^1].\n\n[^1]: One\n\n    Two\n\nAfter.\n")
    assert "<p>After.</p>\n<div" in markup
    assert re.search(r"<li[^>]*><p>One</p>\s*<p>Two <a[^>]*>↩</a></p></li>", markup)


@pytest.mark.parametrize(
    "text", ["A[^1].", "`[^1]`\n\n[^1]: Note.", "~~~\n[^1]: code\n~~~\n\n```\n[^1]\n```\n"]
)
def test_what_is_no_footnote_stays_as_it_is_written(text: str) -> None:
    markup = shown(text)
    assert "[^1]" in markup
    assert "fn:1" not in markup


def test_a_note_obeys_no_markup_of_its_own() -> None:
    markup = shown('A[^1].\n\n[^1]: <script>x</script> <li id="fn:9">[y](javascript:z)\n')
    assert "<script" not in markup
    assert '<li id="fn:9"' not in markup
    assert 'href="javascript' not in markup


def test_numbers_of_notes_are_not_among_the_words_that_are_searched() -> None:
    lines = said(shown("Rain[^1] fell.\n\n[^1]: In May."))
    assert [line.strip() for line in lines] == ["Rain fell.", "In May."]


def test_cells_of_a_table_are_aligned_without_a_style() -> None:
    markup = shown("| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert '<td>1</td>\n<td align="right">2</td>' in markup
    assert "style" not in markup
