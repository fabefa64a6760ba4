"""A drawing is published without the notes of the program that drew it, and draws what it did."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image

from leaders_network.content.notes import notes_fault
from leaders_network.content.plain_drawings import plain_drawing

WORD = "Planted Person"
SPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:e="http://editor.example/"'
)


def drawing(inside: str = "", top: str = "") -> bytes:
    return f'<svg {SPACES}{top} width="8">\n{inside}<path d="M0 0" id="é"/>\n</svg>'.encode()


def shown(**more: bytes) -> str:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", **more)
    return f"data:image/jpeg;base64,{b64encode(out.getvalue()).decode()}"


@pytest.mark.parametrize(
    ("inside", "top"),
    [
        ("", f' e:docname="/home/{WORD}/x.svg"'),
        ("", f"\n  e:one = '{WORD}>'\n  e:other=\"{WORD}\""),
        (f"<!-- {WORD} <metadata> -->", ""),
        (f"<metadata><e:who>{WORD}</e:who><g/><e:none/></metadata>", ""),
        (f"<svg:metadata id='a'>{WORD}</svg:metadata >", ""),
        (f'<e:view page="{WORD}"/>', ""),
        (f'<e:view><e:grid who="{WORD}>"/></e:view>', ""),
        (f"<notes xmlns=''>{WORD}</notes>", ""),
        (f"<metadata>{WORD}<!-- {WORD} --></metadata>", f' e:a="{WORD}"'),
    ],
)
def test_notes_are_refused_and_go_alone(inside: str, top: str) -> None:
    content = drawing(inside, top)
    assert (notes_fault("a.svg", content) or ("",))[0] == "picture-metadata"
    assert plain_drawing(content) == drawing()


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A moor</title><desc>By night</desc>",
        '<use xlink:href="#a" xml:space="preserve"/>',
        "<g><style>path { fill: red }</style></g>",
        '<text x="1">&lt;!-- said --&gt; <![CDATA[<metadata>]]></text>',
        f'<image href="{shown()}"/>',
    ],
)
def test_what_draws_and_what_says_what_is_drawn_stays_as_it_is_written(inside: str) -> None:
    assert plain_drawing(drawing(inside)) == drawing(inside)
    assert notes_fault("a.svg", drawing(inside)) is None


def test_a_picture_within_a_drawing_is_freed_as_one_beside_a_page_is() -> None:
    content = drawing(f'<image e:a="{WORD}" href="{shown(comment=WORD.encode())}" width="4"/>')
    assert plain_drawing(content) == drawing(f'<image href="{shown()}" width="4"/>')


def test_a_drawing_in_utf_16_becomes_one_in_utf_8() -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?>{drawing(f"<!-- {WORD} -->").decode()}'
    assert plain_drawing(text.encode("utf-16")) == drawing()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html/>",
        drawing()[:-3],
        drawing("<image href='data:image/jpeg;base64,/9j/'/>"),
        drawing("<image href='data&#58;image/jpeg;base64,YWJj'/>"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(content: bytes) -> None:
    assert plain_drawing(content) is None
    assert (notes_fault("a.svg", content) or ("",))[0] == "picture-broken"
