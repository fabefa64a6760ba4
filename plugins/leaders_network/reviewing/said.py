"""What can be told from a text wherever it is written, and the texts of files that hold some."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaders_network.care.finding import texts_of
from leaders_network.content.pages import ContentFile
from leaders_network.reviewing.facts import FILE, ORDER, Fact
from leaders_network.reviewing.snapshot import Snapshot

_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"\+?\(?\d[\d\s().-]{6,18}\d")
_NO_NUMBER = re.compile(
    r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-[0-3]\d\b|\b(?:19|20)\d\d[-/](?:19|20)\d\d\b"
    r"|\b(?:0|[1-9]\d{0,2})\.\d{5,}\b"
)
"""A day, two years from and to, a fraction: no telephone number, though it looks like one."""
_NATIONAL = 8
"""How many last digits of a number tell it from others, whichever way it is written."""
_LINK = re.compile(r"https?://[^\s<>()\[\]\"']+")
_TELLS_NOTHING = ("date", "id", "code", "cohort", "post", "confirmation", ORDER)
_LINE = 40
"""How long a line is that nobody writes twice by chance."""
WHOLE = 12
"""How long a whole text is that nobody writes twice by chance."""
TELEPHONE = "tel:"
"""How the mark of a telephone number begins."""

WORDS = "words"
"""What marks are called that are neither numbers nor addresses."""


def plain(text: str) -> str:
    """Return a text in one line and without capitals."""
    return " ".join(text.split()).casefold()


def text_of(subject: str, fact: Fact | None, snapshot: Snapshot) -> str:
    """Return what a value says in words; of a file of content, what can be read in it."""
    if fact is None or fact.sort in _TELLS_NOTHING:
        return ""
    if fact.sort != FILE:
        return fact.value
    file = snapshot.content.files.get(subject.removeprefix("file:"))
    return "\n".join(texts_of(file.source.read_bytes())) if file else ""


def plain_text(file: ContentFile) -> str:
    """Return what a file says that is written as text, such as a table; of others, nothing."""
    try:
        return file.source.read_bytes().decode()
    except UnicodeDecodeError:
        return ""


def marks_of(fact: Fact | None) -> set[str]:
    """Return what could be told from a value: addresses, numbers, long lines, a file's digest."""
    if fact is None or fact.sort in _TELLS_NOTHING:
        return set()
    if fact.sort == FILE:
        return {fact.value}
    marks = set(marks_in(fact.value))
    if fact.sort == "prose" and len(whole := plain(fact.value)) >= WHOLE:
        marks.add(whole)
    return marks


def marks_in(text: str) -> Iterator[str]:
    """Yield what can be told from a text wherever it is written."""
    for found in _ADDRESS.findall(text):
        yield found.casefold()
    yield from numbers_in(text)
    for found in _LINK.findall(text):
        yield found.rstrip(".,;:!?").casefold()
    for line in text.splitlines():
        whole = plain(line)
        if len(whole) >= _LINE:
            yield whole


def numbers_in(text: str) -> Iterator[str]:
    """Yield the mark of each telephone number in a text."""
    return map(number_mark, _NUMBER.findall(_NO_NUMBER.sub(";", text)))


def number_mark(number: str) -> str:
    """Return one form of a telephone number for all ways of writing it."""
    return TELEPHONE + re.sub(r"\D", "", number)[-_NATIONAL:]


def called(mark: str) -> str:
    """Return what a mark is of, in words."""
    if mark.startswith(TELEPHONE):
        return "a telephone number"
    return "an e-mail address" if _ADDRESS.fullmatch(mark) else WORDS
