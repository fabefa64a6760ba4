"""What no writer means and a Markdown parser takes minutes over, found by looking at a page once.

The site generator's parser is quadratic in many things: a bracket is sought the end of to the end
of its paragraph, a paragraph is copied for each sign in it, and what is nested recurses. Each limit
here is far above what people write, and so low that a page of the largest size is drawn in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from leaders_network.lean import frozen
from leaders_network.problems import Location, Problems

LONGEST_PARAGRAPH = 10_000
DEEPEST = 20
MOST_REACH = 2_000_000
"""How many characters may lie, in sum, between brackets and where they are closed."""

MOST_DEFINED = 200
"""How many definitions may follow each other without a blank line."""

_FENCE = re.compile(r"\s*(```+|~~~+)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_HOLDER = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|!!!|\?\?\?\+?|===|:)\s")
_ITEMS_IN_ONE = re.compile(r"(?:\s*+(?:>|(?:[-*+]|\d{1,9}[.)])\s))++")
_MARKS = re.compile(r">|[-*+]\s|\d{1,9}[.)]\s")
_DEFINITION = re.compile(r"\s{0,3}:\s")
_BLOCK_TAG = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|details|div|dl|figure|footer|header|h[1-6]|ol|p|pre"
    r"|section|table|ul)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_SIGN = re.compile(r"\\.|\]\(|[\[\])]", re.DOTALL)
_NESTED_TAG = re.compile(r"<(/?)[A-Za-z][^<>]*?(\smarkdown\b[^<>]*)?>")


@frozen
class Limit:
    """How often something may stand on one page."""

    what: str
    most: int
    sign: re.Pattern[str]


LIMITS = (
    Limit("headings", 1_000, re.compile(r"\s{0,3}(?:#{1,6}(?:\s|$)|=+\s*$|-+\s*$)")),
    Limit("rules", 1_000, re.compile(r"\s*(?:(?:[_*]\s*){3,}|-\s+(?:-\s*)+)$")),
    Limit("blocks of code", 500, _FENCE),
    Limit("notes and tabs", 1_000, re.compile(r"\s*(?:!!!|\?\?\?\+?|===)\s")),
    Limit("definitions", 2_000, _DEFINITION),
    Limit("abbreviations", 300, re.compile(r"\s{0,3}\*\[[^\]]*\]:")),
    Limit("footnotes and references", 1_000, re.compile(r"\s{0,3}\[[^\]]*\]:")),
)
"""What is counted by the lines that begin with it."""

_FEWEST = min(limit.most for limit in LIMITS)

INSIDE = (
    Limit("marks of footnotes", 1_000, re.compile(r"(?<=.)\[\^")),
    Limit("tags", 5_000, re.compile(r"</?[A-Za-z]")),
    Limit("comments", 200, re.compile("<!--")),
    Limit("cells of tables", 20_000, re.compile(r"\|(?!\s*$)")),
)
"""What is counted wherever it stands."""


@frozen
class Fault:
    """What is too much on a page."""

    line: int
    """Where it begins, counted from 0."""
    message: str
    fix: str
    tangle: range = range(0)
    """The lines that nothing else should look at, for the same reason."""


def check_bounds(text: str, at: Location, problems: Problems) -> str:
    """Record what of a Markdown text would take too long to draw, and return the text without it.

    Lines stay where they are; what is only too often on a page stays in it, too.

    Args:
        text: Markdown.
        at: Where the text begins.
        problems: Gets each fault.
    """
    lines = text.split("\n")
    prose = list(outside_code(lines))
    faults = [*_many(lines, prose), *_deep(lines, prose), *_tangled(lines, prose)]
    for fault in faults:
        place = Location(at.path, at.line + fault.line)
        problems.add(place, fault.message, "too-much", fix=fault.fix)
    for number in {number for fault in faults for number in fault.tangle}:
        lines[number] = ""
    return "\n".join(lines) if faults else text


def outside_code(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines that do not stand in fenced code; its first line does not."""
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            if found and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        else:
            yield number
            if found and "`" not in line[found.end() :]:
                fence = found[1]


def _many(lines: list[str], prose: list[int]) -> Iterator[Fault]:
    """Yield what stands on a page too often, at the first that is too many."""
    length = sum(map(len, lines))
    for limit in (*(LIMITS if len(prose) > _FEWEST else ()), *INSIDE):
        count, is_inside = 0, limit in INSIDE
        for number in prose if length > limit.most else ():
            line = lines[number]
            count += len(limit.sign.findall(line)) if is_inside else bool(limit.sign.match(line))
            if count > limit.most:
                message = f"the page has more than {limit.most:,} {limit.what}"
                yield Fault(number, message, "split it into several pages")
                break


def _deep(lines: list[str], prose: list[int]) -> Iterator[Fault]:
    """Yield the first line that stands too deep inside others."""
    fix = "write it less deep, or split it up by headings"
    indents: list[int] = []
    tags = 0
    for number in prose:
        line = lines[number]
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        while indents and indents[-1] >= indent:
            indents.pop()
        if _HOLDER.match(line):
            indents.append(indent)
        marks = _ITEMS_IN_ONE.match(line)
        inside = len(_MARKS.findall(marks[0])) if marks else 0
        inside -= bool(_ITEM.match(line))  # it is among the indents already
        for tag in _NESTED_TAG.finditer(line) if "<" in line else ():
            tags = max(0, tags - 1) if tag[1] else tags + bool(tag[2])
        if max(len(indents) + inside, tags) > DEEPEST:
            message = f"this stands more than {DEEPEST} deep in lists, quotes, notes or tags"
            yield Fault(number, message, fix)
            return


def _tangled(lines: list[str], prose: list[int]) -> Iterator[Fault]:
    """Yield each paragraph that is too long, or in which brackets reach too far."""
    reach = 0
    for block in _blocks(lines, prose):
        yield from _defined(lines, block)
        for part in _paragraphs(lines, block):
            words = "\n".join(lines[part.start : part.stop])
            if len(words) > LONGEST_PARAGRAPH:
                message = (
                    f"this paragraph has {len(words):,} characters; "
                    f"at most {LONGEST_PARAGRAPH:,} can be drawn"
                )
                yield Fault(part.start, message, "put a blank line between its parts", part)
                continue
            reach += _reach(words) if "[" in words else 0
            if reach > MOST_REACH:
                message = "brackets here are not closed, or stand inside each other, far too often"
                fix = "close each before the next, or write `\\[` for one that is meant as it is"
                yield Fault(part.start, message, fix, part)
                reach = 0


def _blocks(lines: list[str], prose: list[int]) -> Iterator[range]:
    """Yield the runs of lines that have no blank line and no fenced code between them."""
    starts = [n for n in prose if lines[n].strip()]
    first = None
    for number, after in pairwise([*starts, len(lines) + 1]):
        first = number if first is None else first
        if after != number + 1:
            yield range(first, number + 1)
            first = None


def _paragraphs(lines: list[str], block: range) -> Iterator[range]:
    """Yield what of a block is parsed by itself: items of lists, rows, headings, or all of it."""
    opening = lines[block.start]
    is_table = len(block) > 1 and "|" in opening and _is_ruled(lines[block.start + 1])
    by_line = is_table or _BLOCK_TAG.match(opening)
    is_list = _ITEM.match(opening)
    first = block.start
    for number in block[1:]:
        line = lines[number]
        if by_line or (is_list and _ITEM.match(line)) or _HEADING.match(line):
            yield range(first, number)
            first = number
    yield range(first, block.stop)


def _is_ruled(line: str) -> bool:
    """Return whether a line is what stands below the heads of a table."""
    return "-" in line and set(line) <= set("|:- \t")


def _defined(lines: list[str], block: range) -> Iterator[Fault]:
    defined = [number for number in block if _DEFINITION.match(lines[number])]
    if len(defined) > MOST_DEFINED:
        message = f"more than {MOST_DEFINED} definitions stand here without a blank line"
        fix = "put a blank line before each word that is defined"
        yield Fault(defined[MOST_DEFINED], message, fix)


def _reach(words: str) -> int:
    """Return how many characters lie between the brackets of a paragraph and where each closes."""
    reach = 0
    brackets: list[int] = []
    targets: list[int] = []
    for match in _SIGN.finditer(words):
        sign, place = match[0], match.start()
        if sign == "[":
            brackets.append(place)
        elif sign[0] == "]":
            reach += place - brackets.pop() if brackets else 0
            if len(sign) > 1:
                targets.append(place)
        elif sign == ")" and targets:
            reach += place - targets.pop()
    return reach + sum(len(words) - place for place in (*brackets, *targets))
