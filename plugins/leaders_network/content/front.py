"""One page's text becomes its front matter and its body."""

from __future__ import annotations

import re
from typing import Any

from leaders_network.compact import pickled_fast
from leaders_network.content.markdown import without_comments
from leaders_network.decoding import has_unprintable
from leaders_network.lean import frozen
from leaders_network.marks import UNREAD, Mark, Place, Step, mark_of
from leaders_network.problems import Location, Problems, near_word
from leaders_network.records.halves import Steps, half, knows
from leaders_network.records.items import ItemFront
from leaders_network.records.kinds import KINDS, PAGE, model_of
from leaders_network.records.page import PageFront
from leaders_network.records.shape import keys_of
from leaders_network.records.validation import validated
from leaders_network.source import read_yaml

FENCE = "---"
MATTER_LINE = 2
"""The line of a page on which its front matter begins."""

_KIND = re.compile(r"^\W?kind\b[: ]*(\w*)", re.MULTILINE)
"""Where front matter may say what kind a page is of, and the word it says."""

_STRAY = re.compile(r" {0,3}(?:[-–—]+ *)?(title|description|audience|kind):(?:\s|$)")
_ABOVE_STRAY = re.compile(r"\s*(?:[-–—]*\s*|#+ .*|[a-z_]+:.*|\s.*)")
_LINES_OF_STRAY = 20
_BEGIN = f"begin it with a line `{FENCE}`, its fields below, and `{FENCE}` again"

_TITLE = ("title",)
_OF_EVERY_KIND = ("title", "description", "audience", "kind")
"""What may be written at the top of a page of any kind."""

_MARKUP = re.compile(r"[*_`<>]|\[|\](?:\([^)]*\))?")
_MARKER = re.compile("[\ue000\ue001]")
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pickled_fast
@frozen
class Written:
    """A page as it was written: front matter as written and as read, and the body.

    One with a fault says what can be made out of it, for its other faults; it is never published.
    """

    matter: str
    front: PageFront | ItemFront
    title: str | None
    """The title, from the front matter or the first heading."""
    audience_at: Place
    """Where its audience is written, if it is."""
    body: str
    body_line: int
    """The line of the file on which the body begins."""
    kind: str | None = PAGE
    """What kind it is of; None where a fault hides that."""
    faulty: frozenset[Steps] | None = None
    """Where values of the front matter cannot be made out; None where nothing is wrong."""
    half_mark: Mark | None = None
    """Where each value is written that can be made out, in one with a fault."""

    def knows(self, *steps: Step) -> bool:
        """Return whether a value of the front matter is what is written."""
        return self.faulty is None or knows(self.faulty, steps)

    @property
    def mark(self) -> Mark:
        """Where each value of the front matter is written."""
        return self.half_mark or mark_of(self.matter, MATTER_LINE)


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


def read_page(text: str, path: str, problems: Problems, kind: str | None = PAGE) -> Written:
    """Return what a page's text says; one with a fault says what can be made out of it.

    Args:
        text: The whole file.
        path: Its name in messages.
        problems: Gets what is wrong.
        kind: What kind of content it is, where it does not say so itself; None where that is
            hidden by a fault elsewhere.
    """
    from leaders_network.content.bounds import check_bounds  # most pages were read before

    before = len(problems)
    split, at = split_page(text, path, problems), MATTER_LINE
    matter, body, body_line = split or _unclosed(text)
    stray = _stray(body, Location(path, body_line), problems)
    if stray and body_line == 1:
        split, at, (matter, body, body_line) = None, stray, _apart(body, stray)
    found = read_yaml(matter, path, problems, first_line=at) if split else None
    if found:
        (data, mark), kind = found, _told_kind(found[0], kind)
    else:
        data, mark, kind = _salvaged(matter, path, problems, kind, at)
    if kind is None and isinstance(data, dict):
        data = {key: value for key, value in data.items() if key in _OF_EVERY_KIND}
    if body_line == 1 and kind not in (None, PAGE):
        message = f"nothing is said of this {kind} above its text"
        problems.add(Location(path), message, "no-front-matter", fix=_BEGIN)
    model = model_of(kind or PAGE)
    front = validated(model, {} if data is None else data, mark, path, problems)
    _refuse_unsafe(body, path, body_line, problems)
    body = check_bounds(body, Location(path, body_line), problems)
    faulty: frozenset[Steps] | None = None
    if front is None or kind is None or len(problems) > before:
        made_out = half(model, {} if data is None else data, mark, path, problems)
        front, faulty = made_out.record, made_out.faulty
    title = (front.title or _heading(body)) if faulty is None or knows(faulty, _TITLE) else None
    place = mark.value if front.audience is None else mark.find(("audience",))
    half_mark = None if faulty is None else mark
    return Written(matter, front, title, place, body, body_line, kind, faulty, half_mark)


def _salvaged(
    matter: str, path: str, problems: Problems, inherited: str | None, first_line: int
) -> tuple[Any, Mark, str | None]:
    """Return what can be read of front matter that is no YAML, its marks, and its kind if known."""
    from leaders_network.salvage import salvage  # it needs the parser

    named = _KIND.search(matter)
    kind = _told_kind({"kind": named[1]}, None) if named else inherited
    keys = keys_of(model_of(kind or PAGE))
    found = salvage(f"{matter}\n", path, keys, problems, first_line=first_line)
    if found is None:
        return {}, mark_of("", first_line, [()]), None
    data, mark = found
    return data, mark, None if named and data["kind"] is UNREAD else kind


def _heading(body: str) -> str | None:
    """Return the words of a body's first heading that is a title."""
    from leaders_network.content.bounds import outside_code

    lines = without_comments(body).split("\n") if "# " in body else []
    for number in outside_code(lines):
        if lines[number].startswith("# ") and (words := _bare(lines[number][2:])):
            return _MARKUP.sub("", words).strip() or None
    return None


def _bare(heading: str) -> str:
    """Return a heading without what may stand behind its words: hashes, attributes in braces."""
    words = heading.strip()
    if words.endswith("}") and "{" in words:
        words = words[: words.rindex("{")].rstrip()
    bare = words.rstrip("#")
    return bare.rstrip() if bare.endswith(" ") else words


def kind_of(data: object, inherited: str) -> str:
    """Return the kind a page names, or else inherits; a word that is no kind is refused later."""
    return _told_kind(data, inherited) or PAGE


def _told_kind(data: object, inherited: str | None) -> str | None:
    """Return the kind a page names or seems to mean, or else inherits; None for any other word."""
    named = data.get("kind") if isinstance(data, dict) else None
    if named is None:
        return inherited
    if not isinstance(named, str):
        return None
    return named if named in (PAGE, *KINDS) else near_word(named, (PAGE, *KINDS))


def split_page(text: str, path: str, problems: Problems) -> tuple[str, str, int] | None:
    """Return the front matter, the body and the line the body begins on, with plain line ends."""
    text = plain_ends(text)
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


def _unclosed(text: str) -> tuple[str, str, int]:
    """Return the parts of a page whose front matter never ends, as if an empty line ended it.

    It is the first below which a line begins at the very left, and so none that parts a text.
    """
    lines = plain_ends(text).split("\n")
    ends = (n for n, after in enumerate(lines[1:]) if after[:1].strip() and not lines[n].strip())
    end = next(ends, len(lines))
    return "\n".join(lines[1:end]), "\n".join(lines[end:]), end + 1


def _stray(body: str, where: Location, problems: Problems) -> int:
    """Return at which of its lines a text begins like front matter, recording it; 0 if it does not.

    What is written so is not read: it would be shown, and who may see the page would be another.
    """
    for number, line in enumerate(body.split("\n", _LINES_OF_STRAY)[:_LINES_OF_STRAY], start=1):
        if found := _STRAY.match(line):
            problems.add(
                Location(where.path, where.line + number - 1),
                f"`{found[1]}` stands in the page's text here, and not in front matter above it",
                "stray-front-matter",
                fix=_BEGIN,
            )
            return number
        if not _ABOVE_STRAY.fullmatch(line):
            break
    return 0


def _apart(text: str, first: int) -> tuple[str, str, int]:
    """Return the parts of a text whose fields begin on a line, as if dashes parted them from it."""
    lines = text.split("\n")
    lines[first - 1] = lines[first - 1].lstrip(" -–—")
    ends = (n for n in range(first, len(lines)) if not lines[n].strip(" -–—"))
    end = next(ends, len(lines))
    return "\n".join(lines[first - 1 : end]), "\n".join(lines[end + 1 :]), end + 2


def plain_ends(text: str) -> str:
    """Return a text with plain line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_unsafe(body: str, path: str, first_line: int, problems: Problems) -> None:
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


def _place(text: str, offset: int, path: str, first_line: int) -> Location:
    line = text.count("\n", 0, offset) + first_line
    return Location(path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)
