"""What a YAML parser stumbled over, in the words of somebody who writes lists and not programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from leaders_network.lean import frozen

_QUOTE = "put the whole text in quotation marks"


@frozen
class Stumble:
    """A place in a text, counted from 0, what is wrong there, and what to do about it."""

    line: int
    column: int
    message: str
    fix: str


def stumble(error: yaml.YAMLError, text: str) -> Stumble:
    """Return in plain words what a parser's error is about, at the place where it began."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    line, column = _mark(error, at_context=False)
    if _sign(text, (line, column)) == "\t":
        return Stumble(line, column, "a tab stands here", "use spaces in its place")
    if "mapping values" in problem and (above := _without_colon(text, line, column)):
        return Stumble(*above, *_NO_COLON)
    for at_context, pattern, message, fix in _TOLD:
        if re.search(pattern, f"{context} | {problem}"):
            mark = _mark(error, at_context=at_context)
            sign = _sign(text, mark)
            if sign in _BULLETS and message == _NO_COLON[0]:
                return Stumble(*mark, f"`{sign}` begins this line where a hyphen should", _ITEM)
            return Stumble(*mark, message.format(sign), fix.format(sign))
    said = " ".join(word for word in (context, problem) if word)
    return Stumble(line, column, f"this is not YAML: {said}", _LOOK)


def _without_colon(text: str, line: int, column: int) -> tuple[int, int] | None:
    """Return where a line above begins that lacks its colon, and so was read on to this colon."""
    lines = _LINES.findall(text)
    key = _KEY.fullmatch(lines[line][:column]) if line < len(lines) else None
    above = [n for n in range(min(line, len(lines))) if _SAYS.match(lines[n])]
    said = lines[above[-1]] if key and above else ":"
    left = len(said) - len(said.lstrip(" -"))
    is_above = key and (left == key.end(1) or (left < key.end(1) and _KEY.fullmatch(said.rstrip())))
    if is_above and not re.search(r":(?:\s|$)", said):
        return above[-1], left
    return None


def mistaken(error: yaml.YAMLError, text: str) -> list[int]:
    """Return where, near a parser's error, signs stand that people take for spaces or for nothing.

    A web page or a word processor leaves them behind: where a line begins, below a key's colon, or
    as the end of a line that an editor shows as one. A keyboard for Chinese or Japanese writes
    another colon.
    """
    marks = (getattr(error, name, None) for name in ("context_mark", "problem_mark"))
    lines = list(_LINES.finditer(text))
    near: set[int] = set()
    for mark in filter(None, marks):
        said = [n for n in range(min(mark.line, len(lines))) if _SAYS.match(lines[n][0])]
        near |= {*said[-1:], mark.line}
    return [at for n in sorted(near) if n < len(lines) for at in _odd(lines[n])]


def _odd(line: re.Match[str]) -> Iterator[int]:
    head = _HEAD.match(line[0])
    assert head is not None
    for number, sign in enumerate(line[0]):
        if sign in _ENDS or (number < head.end() and _ODD.match(sign)):
            yield line.start() + number


def _mark(error: yaml.YAMLError, *, at_context: bool) -> tuple[int, int]:
    names = ("context_mark", "problem_mark") if at_context else ("problem_mark", "context_mark")
    marks: list[Any] = [mark for name in names if (mark := getattr(error, name, None))]
    return (marks[0].line, marks[0].column) if marks else (0, 0)


def _sign(text: str, place: tuple[int, int]) -> str:
    lines = _LINES.findall(text)
    line = lines[place[0]] if place[0] < len(lines) else ""
    return line[place[1] : place[1] + 1]


_ENDS = "\x85\u2028\u2029"
"""They end a line for YAML 1.1, and for no editor."""

_LINES = re.compile(f"[^\n\r{_ENDS}]*(?:\r\n|[\n\r{_ENDS}]|(?<=.)\\Z)")
_SAYS = re.compile(r"\s*[^\s#]")
_BLANKS = "\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
COLONS = "\ufe55\uff1a"
"""What looks like a colon, and is none to YAML."""
_ODD = re.compile(f"[{_BLANKS}{COLONS}]")
_HEAD = re.compile(rf"[ {_BLANKS}-]*(?:(?:[\w-]+:|[a-z_]+[{COLONS}])[ {_BLANKS}]*)?")


_KEY = re.compile(r"((?: *-)* *)[\w-]+")
_NO_COLON = (
    "this line has no colon with a space after it",
    "write it as `name: value`; to go on over several lines, write `>-` after the colon",
)

_BULLETS = tuple("–—•·‣▪")
_ITEM = "begin each item of a list with `- `"

_LOOK = "look for a missing quotation mark, colon or bracket, or wrong indentation, just above"

_TOLD: tuple[tuple[bool, str, str, str], ...] = (
    (
        True,
        r"quoted scalar \| found unexpected (?:end of stream|document indicator)",
        "the quotation mark here is never closed",
        "close the text with the same mark",
    ),
    (
        False,
        "unknown escape character|invalid Unicode|escape code|hexdecimal",
        "a backslash stands in text between double quotation marks",
        "put the text between single quotation marks",
    ),
    (
        False,
        "mapping values are not allowed",
        "a second colon with a space after it stands on this line, or its indentation is off",
        f"{_QUOTE}, or indent the line like its neighbours",
    ),
    (
        True,
        "could not find expected ':'",
        *_NO_COLON,
    ),
    (
        True,
        r"(?:scanning|parsing) an? (?:alias|anchor|tag)|undefined tag handle|directive",
        "`{0}` cannot begin a text",
        _QUOTE,
    ),
    (
        False,
        r"flow node",
        "a value is missing here, or a bracket above is never closed",
        "close every `[` and `{{`; text with a bracket or comma in it goes in quotation marks",
    ),
    (
        False,
        r"plain scalar \| found unexpected ':'",
        "a colon stands in the text here, between brackets",
        _QUOTE,
    ),
    (
        True,
        r"block scalar",
        "more than `{0}` stands on this line",
        f"begin the text on the next line, indented by two spaces, or {_QUOTE}",
    ),
    (
        True,
        r"flow (?:sequence|mapping) \|",
        "the `{0}` here is never closed, or something is missing inside it",
        "close it, and put a comma between its parts",
    ),
    (
        False,
        "block (?:mapping|collection|sequence)|did not find expected <document start>",
        "this does not follow from the lines above: its indentation or its quotation marks are off",
        f"indent it like its neighbours; where a text holds quotation marks, {_QUOTE}",
    ),
    (
        False,
        r"cannot start any token|block node|mapping keys are not allowed",
        "`{0}` cannot begin a text",
        _QUOTE,
    ),
)
