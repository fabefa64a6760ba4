"""A summary as text for a terminal, as Markdown for a comment, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal

from leaders_network.problems import visible
from leaders_network.publish.phrases import count
from leaders_network.reviewing.lines import Line
from leaders_network.reviewing.settings import WORDS
from leaders_network.reviewing.summary import Section, Summary, as_plain

Form = Literal["text", "markdown", "json"]

_NOTHING = "Nothing changes that anybody sees."
_COMMENT = 65_536
"""How many characters a comment may have on GitHub, which refuses a longer one altogether."""
_FOR_SECTIONS = 55_000
"""How many of them are for what changes, where not all of it fits: there are a few titles too."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+.!|~-])")


def written(summary: Summary, form: Form) -> str:
    """Return a summary in one of its forms."""
    if form == "json":
        return json.dumps(as_plain(summary), ensure_ascii=False, indent=2)
    return _markdown(summary) if form == "markdown" else "\n".join(_text(summary))


def _text(summary: Summary) -> Iterator[str]:
    yield visible(_heading(summary))
    yield from (f"  {note}" for note in _notes(summary))
    for section in summary.sections:
        yield ""
        yield section.title.upper()
        for line in section.lines:
            yield from (f"  {visible(one)}" for one in _lines(line))
    if not summary.sections:
        yield _NOTHING
    yield ""
    yield "WHO MUST AGREE"
    yield from (f"  {visible(one)}" for one in _agreement(summary))


def _heading(summary: Summary) -> str:
    return (
        f"Review of {summary.name}, as on {summary.day}, for: {summary.reader}"
        f" ({count(summary.files, 'file')}"
        + (f", {count(summary.commits, 'commit')})" if summary.commits else ")")
    )


def _notes(summary: Summary) -> Iterator[str]:
    if summary.moved:
        yield (
            "The branch it goes into has gone on meanwhile; this compares with where it was left."
        )


def _lines(line: Line) -> Iterator[str]:
    note = f" ({line.note})" if line.note else ""
    head = f"{line.who}: {line.what}" if line.who else line.what
    if line.is_text:
        yield f"{head}{note}"
        yield from (f"  - {one}" for one in line.old.splitlines())
        yield from (f"  + {one}" for one in line.new.splitlines())
    elif line.old and line.new:
        yield f"{head}: {line.old} → {line.new}{note}"
    elif line.new:
        yield f"{head}: {line.new}{note}" if not line.what.endswith(":") else f"{head} {line.new}"
    elif line.old:
        yield f"{head}: {line.old} → nothing{note}"
    else:
        yield f"{head}{note}"


def _agreement(summary: Summary) -> Iterator[str]:
    for kind in summary.kinds:
        yield f"{kind}: {WORDS[kind]}"
    people = count(summary.approvals, "person", "people")
    roles = f", among them one of: {'; '.join(summary.roles)}" if summary.roles else ""
    yield f"{people}{roles}"
    if summary.people:
        yield f"ask {' '.join(summary.people)}"


def _markdown(summary: Summary) -> str:
    """Return a summary as Markdown, of which a comment holds all that tells who must agree."""
    whole = "\n".join(_document(summary, _COMMENT))
    if len(whole) <= _COMMENT:
        return whole
    return "\n".join(_document(summary, _FOR_SECTIONS // len(summary.sections)))


def _document(summary: Summary, most: int) -> Iterator[str]:
    yield f"## {_plain(_heading(summary))}"
    yield from ("", *(_plain(note) for note in _notes(summary)))
    for section in summary.sections:
        yield from _markdown_section(section, most)
    if not summary.sections:
        yield _NOTHING
    yield "### Who must agree"
    yield ""
    yield from (f"- {_plain(one)}" for one in _agreement(summary))


def _markdown_section(section: Section, most: int) -> Iterator[str]:
    """Yield a section with as many of its lines as some characters hold; how many are left out."""
    yield f"### {section.title}"
    yield ""
    left_out = 0
    for line in section.lines:
        shown = "\n".join(_markdown_line(line))
        if len(shown) < most:
            most -= len(shown) + 1
            yield shown
        else:
            left_out += 1
    if left_out:
        yield f"- **{count(left_out, 'more change')}**: too long for a comment; run the review"
    yield ""


def _markdown_line(line: Line) -> Iterator[str]:
    who = f"**{_plain(line.who)}**: " if line.who else ""
    note = f" ({_plain(line.note)})" if line.note else ""
    if line.is_text:
        yield f"- {who}{_plain(line.what)}{note}"
        yield ""
        yield "  ```diff"
        yield from (f"  - {_fenced(one)}" for one in line.old.splitlines())
        yield from (f"  + {_fenced(one)}" for one in line.new.splitlines())
        yield "  ```"
    else:
        values = " → ".join(_code(one) for one in (line.old, line.new) if one)
        gone = " → nothing" if line.old and not line.new else ""
        yield f"- {who}{_plain(line.what)}{': ' if values else ''}{values}{gone}{note}"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is and that calls nobody by their account."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("@", "@<!-- -->").replace("&", "&amp;")


def _code(text: str) -> str:
    """Return a value as code: nothing in it is markup, a link or an account."""
    shown = visible(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _fenced(text: str) -> str:
    return visible(text).replace("```", "`\u200b``")
