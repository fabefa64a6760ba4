"""What a drawing in SVG may hold, whatever way it is written."""

from __future__ import annotations

import pytest

from leaders_network.content.drawings import check_drawing
from leaders_network.problems import Problems

SVG = 'xmlns="http://www.w3.org/2000/svg"'


def places(content: str | bytes, path: str = "a.svg") -> list[tuple[int, int]]:
    problems = Problems()
    raw = content if isinstance(content, bytes) else content.encode()
    check_drawing(raw, path, problems)
    return [(problem.location.line, problem.location.column) for problem in problems]


def drawing(inside: str, top: str = "") -> str:
    return f"<svg {SVG} {top}>\n  {inside}\n</svg>"


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        "<SCRIPT>x()</SCRIPT>",
        "<s:script xmlns:s='http://www.w3.org/2000/svg'>x()</s:script>",
        "<script xmlns=''>x()</script>",
        "<body xmlns='http://www.w3.org/1999/xhtml'/>",
        "<g onload='x()'/>",
        "<g ONBEGIN='x()'/>",
        "<a href='&#106;avascript:x()'/>",
        "<a href='https://example.org/'/>",
        "<a href='a.html#b'/>",
        "<use href='//example.org/a.svg#b'/>",
        "<image href='data:text/html,a'/>",
        "<image href='data:image/svg+xml;base64,YQ=='/>",
        "<use href='data:image/png;base64,YQ=='/>",
        "<rect fill='URL (a.svg#b)'/>",
        "<rect mask=\"url('https://example.org/')\"/>",
        "<rect style='background: image-set(a.png 1x)'/>",
        "<style>@IMPORT 'a.css'</style>",
        "<style>a { b: ur\\6c(a) }</style>",
        "<style>a { b: u<!-- x -->rl(a) }</style>",
        "<style>@import 'a.css';<g/></style>",
        "<style>@im<style>a</style>port 'a.css'</style>",
        "<animate attributeName='href' to='#a'/>",
        "<set attributeName='x' to='javascript:x()'/>",
        "<g xml:base='https://example.org/'/>",
    ],
)
def test_what_runs_fetches_or_leads_away_is_told_where_it_is(inside: str) -> None:
    assert places(drawing(inside)) == [(2, 3)]


@pytest.mark.parametrize(
    "inside",
    [
        "<text>onload url(a) &lt;script&gt; javascript:x()</text>",
        "<a href='#b'/><use href=''/>",
        "<rect fill='url( \"#a\" )' clip-path='url(#b)'/>",
        "<image href='data:image/jpeg;base64,YWJj\nYWJj'/>",
        "<style>a { fill: url(#b) }</style>",
        "<animate attributeName='cx' values='0;1;0' dur='1s'/>",
        "<g xmlns:e='http://editor.example/' e:onscreen='yes' e:href='C:\\a'/>",
    ],
)
def test_what_draws_is_let_be(inside: str) -> None:
    assert places(drawing(inside)) == []


def ent(number: int) -> str:
    return f"&a{number};"


def test_a_document_type_is_refused_before_anything_in_it_is_made() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{10 * ent(n - 1)}">' for n in range(1, 30))
    text = f'<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a0 "ha">{bomb}]>\n{drawing("&a29;")}'
    assert places(text) == [(2, 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_it_is_looked_into_in_whatever_encoding_it_says(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n{drawing("<script/>é")}'
    assert places(text.encode(encoding)) == [(3, 3)]


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg", b"<svg/>", b"\xff\xfe\x00", b"<a/>"])
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    assert len(places(content)) == 1


def test_a_great_many_faults_are_told_up_to_a_number() -> None:
    assert len(places(f"<svg {SVG}>" + "<script/>\n" * 10_000 + "</svg>")) == 20


def test_other_xml_may_hold_what_no_browser_draws() -> None:
    assert places("<feed><link href='https://example.org/'/></feed>", "a.xml") == []
    assert places("<?xml-stylesheet href='a.xsl'?><feed/>", "a.xml") == [(1, 1)]
    assert places("<a>\n<b xmlns='http://www.w3.org/1999/xhtml'/></a>", "a.rss") == [(2, 1)]
