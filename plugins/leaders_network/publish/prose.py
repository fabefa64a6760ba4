"""Markdown that people wrote in records, which becomes markup when it is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from leaders_network.compact import view
from leaders_network.content.links import ADDRESSES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "h3", "h4", "br", "hr", "code"}
_ATTRIBUTES = {"a": {"href"}}
_HEADINGS = {"h1": "h3", "h2": "h3"}
_REFERENCE = re.compile(r"([a-z]+):([A-Za-z0-9._/-]*[A-Za-z0-9])")

_SIGNS = re.compile(r"""[*_`<>\[\]\\&#~|"=+\r\t\v\f\x85\xa0\u2028\u2029]""")
"""What may mean something in Markdown or HTML, wherever it stands."""
_BEGUN = re.compile(r"\n(?:[- :]|0*1[.)]|\n(?:\n|[0-9]+[.)]))")
"""What may do so where a line begins; a list within a paragraph begins with its first number."""

Resolve = Callable[[str, str], str | None]
"""Gives the address of what a scheme and a target name, or None when there is none."""


@view
class Prose:
    """Markdown, and where its links by id lead for the audience it is published to.

    It is sanitised markup wherever it is printed: raw HTML in it is shown as text, and a link
    that leads nowhere becomes its words.
    """

    text: str = ""
    ways: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, text: str | None, resolve: Resolve) -> Prose:
        """Return the prose of a text, with every id in it looked up that may be a link's."""
        if not text or ":" not in text or not ("[" in text or "<" in text):
            return cls(text or "")
        found = {match[0]: resolve(match[1], match[2]) for match in _REFERENCE.finditer(text)}
        return cls(text, tuple((link, way) for link, way in found.items() if way))

    def __bool__(self) -> bool:
        return bool(self.text)

    def __html__(self) -> str:
        """Return it as markup: the protocol by which templates know what is safe to print."""
        return _markup(self.text, self.ways)


@lru_cache(maxsize=2048)
def _markup(text: str, ways: tuple[tuple[str, str], ...]) -> str:
    """Return Markdown as markup; one audience after another is shown the same."""
    if _is_plain(text):
        return "\n".join(f"<p>{part}</p>" for part in text.split("\n\n") if part)
    return _parsed(text, dict(ways))


def _is_plain(text: str) -> bool:
    """Return whether text is nothing but paragraphs; most of what is written in records is."""
    return not (
        _SIGNS.search(text)
        or "://" in text
        or " \n" in text
        or text.endswith(" ")
        or _BEGUN.search(f"\n\n{text}")
    )


def _parsed(text: str, ways: Mapping[str, str]) -> str:
    """Return Markdown as markup, whatever is written in it."""
    import nh3

    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
        if token.children:
            token.children = resolved(token.children, ways)
    markup = parser.renderer.render(tokens, parser.options, {})
    schemes = set(ADDRESSES)
    return nh3.clean(markup, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=schemes).strip()


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def resolved(tokens: list[Token], ways: Mapping[str, str]) -> list[Token]:
    """Return the tokens of a line with every link where it leads; one that leads nowhere is words.

    Args:
        tokens: What Markdown's parser made of the line.
        ways: The address of each link that is none itself.
    """
    kept: list[Token] = []
    unlinked = 0
    for token in tokens:
        if token.type == "image":
            source = ways.get(str(token.attrGet("src") or ""))
            if source is None:
                continue
            token.attrSet("src", source)
        if token.type == "link_open":
            href = str(token.attrGet("href") or "")
            address = href if href.partition(":")[0] in ADDRESSES else ways.get(href)
            if address is None:
                unlinked += 1
                continue
            token.attrSet("href", address)
        elif token.type == "link_close" and unlinked:
            unlinked -= 1
            continue
        kept.append(token)
    return kept
