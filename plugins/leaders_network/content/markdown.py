"""Where the links of a Markdown text stand, to the column.

Links are found by a Markdown parser, so what looks like one in code is none. The site generator's
dialect differs from CommonMark where text is indented: it continues an admonition or a tab, so
indented code is read as text here, and code is what stands between fences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from leaders_network.lean import frozen

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_SHOWN_OR_COMMENT = re.compile(
    r"(?P<shown>^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![\\`])(?P<tick>`+)(?!`)[^\n]{1,999}?(?<!`)(?P=tick)(?!`))"
    r"|(?:(?<!\n)\n+)?^[ \t]*<!--(?:(?!-->).)*-->[ \t]*$|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
"""Code, between fences or ticks, which is shown as it is written; or a comment."""
_OPENED, _UNENDED = "<!--", "\0!--"
"""No text holds the other: what cannot be printed is refused."""
_BLOCK_HEADER = re.compile(r"^( *)(?:!!!|\?\?\?\+?|===)[ +].*$", re.MULTILINE)
_ATTRIBUTE = re.compile(
    r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_LEADING = re.compile(r"\b(?:href|src)\s*=", re.IGNORECASE)
_MAY_HIDE = re.compile("```|~~~|<!--")
_MAY_LINK = re.compile(r"\[|<")
_MAY_TAG = re.compile("<[A-Za-z/]")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_WEB_AUTOLINK = re.compile(r"(?<!\\)<((?:ftp|http)s?://[^<>\n]*)>", re.IGNORECASE)
"""What the site generator makes a link of by itself: of these, those to other sites alone."""
_HALF_TAG = re.compile(r"</?[A-Za-z][^\s<>]*")
_KEPT = 4096

Rule: TypeAlias = "Callable[[StateInline, bool], bool]"


class Reference(TypedDict):
    """A definition, `[label]: target`, as the parser keeps it."""

    href: str
    map: list[int]


@frozen
class Spot:
    """A link's target as it is written, and where it stands in the text."""

    target: str
    line: int
    column: int
    """Where the link begins; line and column are counted from 1."""
    places: tuple[int, ...]
    """Where the target itself is written, as positions in the text: with a reference, where it is
    defined; empty where it is written with escapes."""
    fetched: bool = False
    """Whether a browser asks for it by itself, as for a picture."""


@frozen
class Tag:
    """A tag of HTML within Markdown, and where it begins; line and column are counted from 1."""

    written: str
    whole: bool
    """Whether it ends as a tag does. Of any other only the beginning is kept, for programs differ
    in what they make of it."""
    line: int
    column: int


@lru_cache(_KEPT)
def spots_in(text: str) -> tuple[Spot, ...]:
    """Return every link and image of a Markdown text, in the order they are written."""
    if not _may_lead_on(text):
        return ()
    found: list[Spot] = []
    for finder, words, places, tokens in _blocks(text, _MAY_LINK):
        found += finder.inside(words, places, tokens)
    return tuple(sorted(found, key=lambda spot: (spot.line, spot.column)))


def _may_lead_on(text: str) -> bool:
    """Return whether anything in a text may be a link; plain words are looked for first."""
    if "](" in text or "]:" in text or ("=" in text and _LEADING.search(text)):
        return True
    return "://" in text and bool(_WEB_AUTOLINK.search(text))


@lru_cache(_KEPT)
def tags_in(text: str) -> tuple[Tag, ...]:
    """Return every tag of HTML in a Markdown text, in the order they are written."""
    if not _MAY_TAG.search(_AUTOLINK.sub("", text)):
        return ()
    found: list[Tag] = []
    for finder, words, places, tokens in _blocks(text, _MAY_TAG):
        found += finder.tags(words, places, tokens)
    return tuple(sorted(found, key=lambda tag: (tag.line, tag.column)))


def _blocks(
    text: str, possible: re.Pattern[str]
) -> Iterator[tuple[_Finder, str, list[int], list[Token]]]:
    """Yield the words of each block that may hold something, where its lines begin, its tokens."""
    plain = _BLOCK_HEADER.sub(_blank, _COMMENT.sub(_blank, text))
    environment: dict[str, Any] = {}
    parser = _parser()
    blocks = [token for token in parser.parse(plain, environment) if token.type == "inline"]
    finder = _Finder(plain, environment.get("references", {}))
    for block in blocks:
        places = finder.line_starts(block)
        if possible.search(block.content):
            tokens: list[Token] = []
            parser.inline.parse(block.content, parser, environment, tokens)
            yield finder, block.content, places, tokens


def without_comments(text: str) -> str:
    """Return a Markdown text without its comments; what looks like one in code is none."""
    begun, ended, rest = text.rpartition("-->")
    if _OPENED not in begun:
        return text
    # For what is opened behind the last end, none is to be looked for again and again.
    whole = f"{begun}{ended}{rest.replace(_OPENED, _UNENDED)}"
    found = _SHOWN_OR_COMMENT.sub(lambda found: found["shown"] or "", whole)
    return found.replace(_UNENDED, _OPENED)


@lru_cache(_KEPT)
def code_lines(text: str) -> frozenset[int]:
    """Return the lines, counted from 0, that stand in fenced code or in a comment."""
    if not _MAY_HIDE.search(text):
        return frozenset()
    tokens = _parser().parse(_BLOCK_HEADER.sub(_blank, text))
    fences = {n for t in tokens if t.type == "fence" and t.map for n in range(*t.map)}
    comments = {
        n
        for match in _COMMENT.finditer(text)
        for n in range(text.count("\n", 0, match.start()), text.count("\n", 0, match.end()) + 1)
    }
    return frozenset(fences | comments)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import backtick, html_inline, image, link

    parser = MarkdownIt("commonmark").enable("table")
    # Only the words of blocks that may hold a link are parsed, and by hand.
    parser.disable(["code", "html_block", "autolink", "inline", "text_join"])
    marked = {"link": link, "image": image, "html_inline": html_inline, "backticks": backtick}
    for name, rule in marked.items():
        parser.inline.ruler.at(name, _marking(rule))
    # The parser leaves out addresses it finds unsafe and rewrites others; here they are judged.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_MARKED = ("link_open", "image", "html_inline", "code_inline")


def _marking(rule: Rule) -> Rule:
    """Return the rule, made to note on each token where it begins and ends."""

    def marked(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[count:]:
            if not silent and token.type in _MARKED:
                token.meta = {"start": start, "end": state.pos}
                break
        return True

    return marked


class _Finder:
    """The links of one text's blocks, each looked up in the lines it was parsed from."""

    def __init__(self, text: str, references: dict[str, Reference]) -> None:
        self.text, self.references = text, references
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.taken: dict[int, int] = {}

    def inside(self, words: str, places: list[int], tokens: list[Token]) -> Iterator[Spot]:
        """Yield the links of one block's words, whose lines begin at these places."""
        rest = words
        for token in tokens:
            if "start" not in token.meta:
                continue
            start, end = token.meta["start"], token.meta["end"]
            rest = rest[:start] + " " * (end - start) + rest[end:]
            is_footnote = words.startswith("[^", start)  # to the site generator
            if token.type != "code_inline" and not is_footnote:
                yield from self.spots(token, words[start:end], _place(words, places, start))
        for match in _WEB_AUTOLINK.finditer(rest):
            begins = _place(words, places, match.start())
            yield self.spot(match[1], begins, (begins + 1,), fetched=False)

    def tags(self, words: str, places: list[int], tokens: list[Token]) -> Iterator[Tag]:
        """Yield the tags of one block's words, and what begins like one outside of code."""
        rest = words
        for token in tokens:
            if token.type not in ("html_inline", "code_inline") or "start" not in token.meta:
                continue
            start, end = token.meta["start"], token.meta["end"]
            rest = rest[:start] + " " * (end - start) + rest[end:]
            if token.type == "html_inline":
                yield self.tag(words[start:end], True, _place(words, places, start))
        rest = _AUTOLINK.sub(_blank, rest)
        for match in _HALF_TAG.finditer(rest):
            yield self.tag(match[0], False, _place(words, places, match.start()))

    def tag(self, written: str, whole: bool, begins: int) -> Tag:
        line = bisect_right(self.starts, begins)
        return Tag(written, whole, line, begins - self.starts[line - 1] + 1)

    def spots(self, token: Token, written: str, begins: int) -> Iterator[Spot]:
        if token.type == "html_inline":
            for match in _ATTRIBUTE.finditer(written):
                group = match.lastindex or 1
                is_source = match[0][:3].lower() == "src"
                place = (begins + match.start(group),)
                yield self.spot(match[group], begins, place, fetched=is_source)
            return
        is_image = token.type == "image"
        target = str(token.attrs["src" if is_image else "href"])
        inline = list(re.finditer(rf"\]\(\s*<?{re.escape(target)}", written))
        if inline:
            places = [begins + inline[-1].end() - len(target)]
        else:
            places = list(self.definitions(target))
        yield self.spot(target, begins, tuple(places), fetched=is_image)

    def spot(self, target: str, begins: int, places: tuple[int, ...], *, fetched: bool) -> Spot:
        line = bisect_right(self.starts, begins)
        return Spot(target, line, begins - self.starts[line - 1] + 1, places, fetched)

    def definitions(self, target: str) -> Iterator[int]:
        """Yield where a target stands in the definitions, `[label]: target`, that lead to it."""
        for reference in self.references.values():
            if reference["href"] == target:
                first, after = reference["map"]
                defined = re.compile(rf"\]:\s*<?{re.escape(target)}")
                match = defined.search(self.text, self.starts[first], self.starts[after])
                if match:
                    yield match.end() - len(target)

    def line_starts(self, block: Token) -> list[int]:
        """Return where each line of a block's text begins in the whole text.

        A line of a block is the end of a line of the text, or a table's cell within one; cells are
        taken from the left, so that equal ones are told apart.
        """
        first = (block.map or [0])[0]
        return [self.find(first + n, part) for n, part in enumerate(block.content.split("\n"))]

    def find(self, line: int, part: str) -> int:
        column = self.lines[line].find(part.strip(), self.taken.get(line, 0))
        if column < 0:
            return self.starts[line]
        self.taken[line] = column + len(part.strip())
        return self.starts[line] + column - (len(part) - len(part.lstrip()))


def _place(words: str, places: list[int], position: int) -> int:
    """Return where in the whole text a position of a block's words stands."""
    above = words.count("\n", 0, position)
    return places[above] + position - (words.rfind("\n", 0, position) + 1)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
