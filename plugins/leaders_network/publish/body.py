"""The text of an item of content, which becomes markup when it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from leaders_network.compact import view
from leaders_network.content.links import ADDRESSES
from leaders_network.publish import footnotes
from leaders_network.publish.prose import resolved

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS = set(
    "p em strong del a ul ol li blockquote h2 h3 h4 h5 br hr code pre img "
    "table thead tbody tr th td sup div".split()
)
_ATTRIBUTES = {
    "a": {"href", "class", "aria-label"},
    "div": {"class"},
    "img": {"src", "alt"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align"},
    "th": {"align"},
}
"""What Markdown makes: no tag that somebody writes is obeyed."""


@view
class Body:
    """Markdown, and where its links lead for the audience it is published to.

    It is sanitised markup wherever it is printed: raw HTML in it is shown as text, and a link that
    leads nowhere becomes its words. Its own first heading is left out, for the page prints it.
    """

    text: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    base: str = ""
    """The way to the site's root from the page it stands on."""

    @classmethod
    def of(cls, text: str, ways: Iterable[tuple[str, str]], depth: int) -> Body:
        """Return the body of a page that stands some folders below the site's root.

        Args:
            text: Markdown.
            ways: Where its links lead, from the site's root.
            depth: How many folders deep the page stands.
        """
        return cls(text, tuple(dict(ways).items()), "../" * depth)

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def __html__(self) -> str:
        """Return it as markup: the protocol by which templates know what is safe to print."""
        import nh3

        text, notes = footnotes.taken_apart(self.text)
        env: dict[str, Any] = {footnotes.NOTES: notes}
        markup = self._rendered(_without_title(_parser().parse(text, env)), env)
        markup += footnotes.listed(notes, self._notes(notes, env))
        schemes = set(ADDRESSES)
        return nh3.clean(markup, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=schemes).strip()

    def _notes(self, notes: footnotes.Notes, env: dict[str, Any]) -> dict[str, str]:
        """Return the markup of each note that the text leads to, and of those that notes do."""
        rendered: dict[str, str] = {}
        while waiting := [name for name in notes.numbers if name not in rendered]:
            for name in waiting:
                tokens = _parser().parse(notes.texts[name], env)
                rendered[name] = self._rendered(tokens, env)
        return rendered

    def _rendered(self, tokens: list[Token], env: dict[str, Any]) -> str:
        parser = _parser()
        ways = {link: f"{self.base}{way}" for link, way in self.ways}
        for token in tokens:
            token.tag = "h2" if token.tag == "h1" else token.tag
            _align(token)
            if token.children:
                token.children = resolved(token.children, ways)
        return str(parser.renderer.render(tokens, parser.options, env))


def _align(token: Token) -> None:
    """Say in an attribute how a table's cell is aligned, for no page may hold a style."""
    style = str(token.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        token.attrSet("align", style.removeprefix("text-align:"))


def _without_title(tokens: list[Token]) -> list[Token]:
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return tokens[3:]
    return tokens


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    footnotes.teach(parser)
    return parser
