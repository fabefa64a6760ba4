"""Markdown that people wrote in records becomes markup that may be printed as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from leaders_network.publish.views import Html

_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "h3", "h4", "br", "hr", "code"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_HEADINGS = {"h1": "h3", "h2": "h3"}

Resolve = Callable[[str, str], str | None]
"""Gives the address of what a scheme and a target name, or None when there is none."""


def to_html(markdown: str | None, resolve: Resolve) -> Html:
    """Return Markdown as sanitised markup; links such as `leader:ID` lead where `resolve` says.

    Raw HTML in it is shown as text; a link that leads nowhere becomes its words.
    """
    if not markdown:
        return Html("")
    parser = _parser()
    tokens = parser.parse(markdown)
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
        if token.children:
            token.children = _resolved(token.children, resolve)
    markup = parser.renderer.render(tokens, parser.options, {})
    return Html(nh3.clean(markup, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES).strip())


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _resolved(tokens: list[Token], resolve: Resolve) -> list[Token]:
    kept: list[Token] = []
    unlinked = 0
    for token in tokens:
        if token.type == "link_open":
            address = _address(str(token.attrGet("href") or ""), resolve)
            if address is None:
                unlinked += 1
                continue
            token.attrSet("href", address)
        elif token.type == "link_close" and unlinked:
            unlinked -= 1
            continue
        kept.append(token)
    return kept


def _address(href: str, resolve: Resolve) -> str | None:
    scheme, colon, target = href.partition(":")
    if colon and scheme in _SCHEMES:
        return href
    return resolve(scheme, target) if colon else None
