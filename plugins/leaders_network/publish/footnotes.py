"""Footnotes of an item's text, written as on other pages: `[^1]` in it, and `[^1]: the note`.

The markup is that of Python-Markdown's footnotes, which the site generator writes on other pages.

Source: https://python-markdown.github.io/extensions/footnotes/
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_DEFINED = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
_REFERRED = re.compile(r"\[\^([^\]\s]+)\]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARK = "footnote_mark"
NOTES = "notes"
"""The place in the parser's surroundings of the notes that a text has."""


@dataclass(slots=True)
class Notes:
    """The notes of one text, and the marks in it that lead to them."""

    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    """The numbers of the notes that are referred to, in the order of their first marks."""
    marks: dict[str, int] = field(default_factory=dict)
    """How many marks lead to each."""

    def mark(self, name: str) -> tuple[int, int]:
        """Return the number of a note, and which mark to it this is."""
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        self.marks[name] = self.marks.get(name, 0) + 1
        return number, self.marks[name]


def taken_apart(text: str) -> tuple[str, Notes]:
    """Return a text without the notes at the ends of its marks, and these notes."""
    notes = Notes()
    kept: list[str] = []
    fence, name = "", ""
    for line in text.split("\n"):
        found = None if fence else _DEFINED.fullmatch(line)
        if found:
            name = found[1]
            notes.texts[name] = found[2]
        elif name and line.startswith(("    ", "\t")):
            notes.texts[name] += "\n" + line.removeprefix("\t").removeprefix("    ")
        elif name and not line.strip():
            notes.texts[name] += "\n"
            kept.append(line)
        else:
            name = ""
            fence = _fence_after(line, fence)
            kept.append(line)
    return "\n".join(kept), notes


def _fence_after(line: str, fence: str) -> str:
    found = _FENCE.match(line)
    if not found:
        return fence
    if not fence:
        return found[1]
    is_closing = found[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if is_closing else fence


def teach(parser: MarkdownIt) -> None:
    """Let a parser know the marks of footnotes."""
    parser.inline.ruler.before("link", _MARK, _mark)
    parser.add_render_rule(_MARK, _marked)


def _mark(state: StateInline, silent: bool) -> bool:
    found = _REFERRED.match(state.src, state.pos)
    notes: Notes | None = state.env.get(NOTES)
    if not found or notes is None or found[1] not in notes.texts:
        return False
    if not silent:
        token = state.push(_MARK, "", 0)
        token.meta = {"name": found[1]}
    state.pos = found.end()
    return True


def _marked(
    renderer: RendererProtocol, tokens: Sequence[Token], at: int, options: Any, env: Any
) -> str:
    number, which = env[NOTES].mark(tokens[at].meta["name"])
    return (
        f'<sup id="{_back(number, which)}"><a class="footnote-ref" href="#fn:{number}"'
        f' aria-label="Footnote {number}">{number}</a></sup>'
    )


def _back(number: int, which: int) -> str:
    return f"fnref:{number}" if which == 1 else f"fnref{which}:{number}"


def listed(notes: Notes, rendered: dict[str, str]) -> str:
    """Return the notes as they stand below a text, in the order of their numbers.

    Args:
        notes: Those of the text, after it was rendered.
        rendered: Each note's markup, by its name.
    """
    if not notes.numbers:
        return ""
    items = "".join(
        f'<li id="fn:{number}">{_with_ways_back(rendered[name], number, notes.marks[name])}</li>'
        for name, number in notes.numbers.items()
    )
    return f'<div class="footnote"><hr><ol>{items}</ol></div>'


def _with_ways_back(markup: str, number: int, marks: int) -> str:
    ways = "".join(
        f' <a class="footnote-backref" href="#{_back(number, which)}"'
        f' aria-label="Back to footnote {number} in the text">↩</a>'
        for which in range(1, marks + 1)
    )
    markup = markup.rstrip()
    end = "</p>"
    return f"{markup.removesuffix(end)}{ways}{end}" if markup.endswith(end) else markup + ways
