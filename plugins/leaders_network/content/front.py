"""One page's text becomes its front matter and its body."""

from __future__ import annotations

import re
from typing import Any

from leaders_network.compact import pickled_fast
from leaders_network.decoding import has_unprintable
from leaders_network.lean import frozen
from leaders_network.marks import Mark, Place, mark_of
from leaders_network.problems import Location, Problems
from leaders_network.records.items import ItemFront
from leaders_network.records.kinds import KINDS, PAGE, model_of
from leaders_network.records.page import PageFront
from leaders_network.records.validation import validated
from leaders_network.source import read_yaml

FENCE = "---"
MATTER_LINE = 2
"""The line of a page on which its front matter begins."""

_HEADING = re.compile(r"^# +(.+?)(?: +#+)? *(?:\{[^}]*\})? *$", re.MULTILINE)
_CODE = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
_MARKUP = re.compile(r"[*_`<>]|\[|\](?:\([^)]*\))?")
_MARKER = re.compile("[\ue000\ue001]")
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pickled_fast
@frozen
class Written:
    """A page as it was written: front matter as written and as read, and the body."""

    matter: str
    front: PageFront | ItemFront
    title: str | None
    """The title, from the front matter or the first heading."""
    audience_at: Place
    """Where its audience is written, if it is."""
    body: str
    body_line: int
    """The line of the file on which the body begins."""
    kind: str = PAGE

    @property
    def mark(self) -> Mark:
        """Where each value of the front matter is written."""
        return mark_of(self.matter, MATTER_LINE)


@frozen
class Parts:
    """A page's text taken apart: its front matter, as written and as read, and its body."""

    matter: str
    data: Any
    mark: Mark
    body: str
    body_line: int


def parts_of(text: str, path: str, problems: Problems) -> Parts | None:
    """Return the parts of a page's text, its line ends made one; None with the problem recorded."""
    split = split_page(text, path, problems)
    if split is None:
        return None
    matter, body, body_line = split
    found = read_yaml(matter, path, problems, first_line=MATTER_LINE)
    return Parts(matter, *found, body, body_line) if found is not None else None


def read_page(text: str, path: str, problems: Problems, kind: str = PAGE) -> Written | None:
    """Return what a page's text says, or None when any of it cannot be read.

    Args:
        text: The whole file.
        path: Its name in messages.
        problems: Gets what is wrong.
        kind: What kind of content it is, where it does not say so itself.
    """
    parts = parts_of(text, path, problems)
    if parts is None:
        return None
    kind = kind_of(parts.data, kind)
    data, mark, body, body_line = parts.data, parts.mark, parts.body, parts.body_line
    front = validated(model_of(kind), {} if data is None else data, mark, path, problems)
    sound = _is_sound(body, path, body_line, problems)
    if front is None or not sound:
        return None
    title = front.title or _heading(body)
    place = mark.value if front.audience is None else mark.find(("audience",))
    return Written(parts.matter, front, title, place, body, body_line, kind)


def _heading(body: str) -> str | None:
    """Return the words of a body's first heading that is a title."""
    heading = _HEADING.search(_CODE.sub("", body))
    return _MARKUP.sub("", heading[1]).strip() or None if heading else None


def kind_of(data: object, inherited: str) -> str:
    """Return the kind a page names, or else inherits; a word that is no kind is refused later."""
    named = data.get("kind") if isinstance(data, dict) else None
    if named is None:
        return inherited
    return named if isinstance(named, str) and named in KINDS else PAGE


def split_page(text: str, path: str, problems: Problems) -> tuple[str, str, int] | None:
    """Return the front matter, the body and the line the body begins on, with plain line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return "", text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    problems.add(
        Location(path),
        "the front matter that begins here never ends",
        "unclosed-front-matter",
        fix="write a line of three hyphens, `---`, below its last field",
    )
    return None


def _is_sound(body: str, path: str, first_line: int, problems: Problems) -> bool:
    before = len(problems)
    has_unprintable(body, path, problems, first_line=first_line)
    for match in _MARKER.finditer(body):
        problems.add(
            _place(body, match.start(), path, first_line),
            f"the character U+{ord(match[0]):04X} is kept for the program's own marks",
            "reserved-character",
            fix="delete it",
        )
    for match in _BIDIRECTIONAL.finditer(body):
        problems.add(
            _place(body, match.start(), path, first_line),
            f"the invisible character U+{ord(match[0]):04X} changes the order text is read in",
            "unsafe-character",
            fix="delete it; typing the words again is the surest way",
        )
    return len(problems) == before


def _place(text: str, offset: int, path: str, first_line: int) -> Location:
    line = text.count("\n", 0, offset) + first_line
    return Location(path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)
