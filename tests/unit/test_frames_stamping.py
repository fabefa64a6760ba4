"""A frame is cut once and stamped for each page; what goes into it cannot break out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from leaders_network.outputs.frames import CLOSE, OPEN, Frame, Rendering, frame_name, marker

PAGE = f'<title>{marker("title")}</title><meta content="{marker("title")}"><p>{marker("body")}</p>'


def test_a_frame_knows_its_slots_and_fills_each_wherever_it_stands() -> None:
    frame = Frame.of(PAGE)
    assert frame.slots == {"title", "body"}
    filled = frame.stamp({"title": "Ada", "body": "Words"}).decode()
    assert filled == '<title>Ada</title><meta content="Ada"><p>Words</p>'


def test_text_is_escaped_and_markup_is_not() -> None:
    attack = "\"><script>'&"
    filled = Frame.of(PAGE).stamp({"title": attack, "body": Markup("<b>so</b>")}).decode()
    safe = "&#34;&gt;&lt;script&gt;&#39;&amp;"
    assert filled == f'<title>{safe}</title><meta content="{safe}"><p><b>so</b></p>'


@given(st.text())
def test_no_text_breaks_out_of_its_slot(text: str) -> None:
    filled = Frame.of(f'<p title="{marker("body")}">').stamp({"body": text}).decode()
    inner = filled.removeprefix('<p title="').removesuffix('">')
    assert not set(inner) & set("<>\"'")
    assert Markup(inner).unescape() == text


def test_a_slot_without_a_filling_is_an_error_and_never_an_empty_page() -> None:
    with pytest.raises(KeyError, match="body"):
        Frame.of(PAGE).stamp({"title": "Ada"})


def test_what_is_filled_in_is_not_looked_through_for_slots() -> None:
    filled = Frame.of(f"<p>{marker('body')}</p>").stamp({"body": Markup(marker("title"))}).decode()
    assert filled == f"<p>{marker('title')}</p>"


@pytest.mark.parametrize("text", ["", "<p>No slot</p>", f"{OPEN}Not one{CLOSE}", f"{OPEN}open"])
def test_a_page_without_slots_is_its_own_stamp(text: str) -> None:
    frame = Frame.of(text)
    assert (frame.slots, frame.stamp({}).decode()) == (frozenset(), text)


def test_frames_of_other_pages_have_other_digests() -> None:
    assert Frame.of(PAGE).digest == Frame.of(PAGE).digest
    assert Frame.of(PAGE).digest != Frame.of(f"{PAGE} ").digest


def test_a_rendering_reads_each_frame_once_and_by_its_depth(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    for depth in (2, 3):
        for edited in (True, False):
            file = tmp_path / "frames" / frame_name(depth, edited=edited)
            file.write_text(f"{depth} {edited}", encoding="utf-8")
    rendering = Rendering(tmp_path)
    assert rendering.frame(2).literals == (b"2 True",)
    assert rendering.frame(3, edited=False).literals == (b"3 False",)
    assert rendering.frame(2) is rendering.frame(2)
