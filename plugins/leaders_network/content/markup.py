"""HTML in the Markdown of a page: what it may hold, so that no page runs or fetches anything.

Whatever is not named here is refused. A script would be let through by the server's own policy,
which knows the scripts that stand in pages; a frame or a form would lead readers to another host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaders_network.content.markdown import Tag, code_lines, tags_in
from leaders_network.problems import Location, Problems

_TAGS = frozenset(
    """
    a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li
    mark ol p picture pre q rp rt ruby s samp section small span strong sub summary sup table tbody
    td tfoot th thead time tr u ul var wbr
    """.split()
)
_ATTRIBUTES = frozenset(
    """
    align alt cite class colspan datetime decoding dir headers height href hreflang id lang loading
    markdown open rel reversed role rowspan scope span src start title type value width
    """.split()
)
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_LIST = re.compile(r"\{:?([^{}\n]*=[^{}\n]*)\}")
_REFUSED = re.compile(
    r"on\w+|style|srcset|poster|background|action|formaction|data|ping", re.IGNORECASE
)
_FIX = "take it out; to show how it is written, put it between two lines of three backticks"

Refusal = tuple[str, str]
"""A problem's message and its remedy."""


def check_markup(text: str, at: Location, problems: Problems) -> None:
    """Record every piece of HTML in a Markdown text that pages may not hold.

    Args:
        text: Markdown.
        at: Where the text begins.
        problems: Gets one problem for each tag or attribute.
    """
    for tag in tags_in(text):
        for message, fix in _faults(tag):
            place = Location(at.path, at.line + tag.line - 1, at.column + tag.column - 1)
            problems.add(place, message, "page-markup", fix=fix)
    for line, column, name in _listed(text):
        place = Location(at.path, at.line + line, at.column + column)
        problems.add(place, f"`{name}` cannot be given to anything", "page-markup", fix=_FIX)


def _faults(tag: Tag) -> Iterator[Refusal]:
    named = _NAME.match(tag.written)
    if not named or (tag.whole and tag.written.startswith("</")):
        return
    name = named[1].lower()
    if not tag.whole:
        yield f"`{tag.written}` is no tag that can be read", "correct it, or write `&lt;` for `<`"
    elif name not in _TAGS:
        yield f"a page cannot hold `<{name}>`", _FIX
    else:
        for attribute in _ATTRIBUTE.finditer(tag.written[named.end() :].rstrip("/>")):
            if not _is_allowed(attribute[1]):
                yield f"`{attribute[1]}` cannot be given to `<{name}>`", _FIX


def _is_allowed(attribute: str) -> bool:
    word = attribute.lower()
    return word in _ATTRIBUTES or word.startswith("aria-")


def _listed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each attribute that is written in braces and refused, with its line and column from 0.

    Source: Python-Markdown, "Attribute Lists".
    """
    if "{" not in text:
        return
    code = code_lines(text)
    for number, line in enumerate(text.split("\n")):
        for listed in () if number in code else _LIST.finditer(line):
            for attribute in _ATTRIBUTE.finditer(listed[1]):
                if "=" in attribute[0] and _REFUSED.fullmatch(attribute[1]):
                    yield number, listed.start(1) + attribute.start(), attribute[1]
