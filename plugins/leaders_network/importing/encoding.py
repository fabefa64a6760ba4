"""Bytes become text: by their byte order mark, else as UTF-8, else by what the text looks like.

Source for the marks: Unicode, "UTF-8, UTF-16, UTF-32 & BOM", question "What is a BOM?".
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from charset_normalizer import from_bytes

from leaders_network.problems import Location, Problems

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ("cp1252", "mac_roman")
_OTHERS = [
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "cp437",
    "cp850",
    "iso8859_2",
    "koi8_r",
]
_LETTERS = frozenset("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŒ")
_MARKS_OF_PROSE = frozenset("‘’“”–—…£€°·•½¼¾«»§©®™")
_LIKELY = 0.5
_SAMPLE = 256 * 1024
_STRAY = 0.01
"""The share of empty bytes up to which they are faults of a text and no halves of its letters."""


class Decoded(NamedTuple):
    """A source's text and the encoding it was read in."""

    text: str
    encoding: str


def decoded(content: bytes, path: str, problems: Problems, encoding: str = "") -> Decoded | None:
    """Return the text of a source, or None with the problem recorded.

    Args:
        content: The source's bytes.
        path: The source's name in messages.
        problems: Gets what is wrong.
        encoding: Says how to read them, where detection is not to be trusted.
    """
    chosen = encoding or detected(content)
    try:
        return Decoded(content.decode(chosen).removeprefix("\ufeff"), chosen)
    except LookupError:
        problem = f"`{encoding}` is not an encoding that Python knows"
        fix = "write a name such as utf-8, utf-16 or cp1252"
    except UnicodeDecodeError as error:
        problem = f"byte {error.start + 1} is not {chosen} text"
        fix = (
            "where it is a table or JSON, save it as UTF-8, or write a mapping that says, "
            "under `source:`, which `encoding:` it has"
        )
    problems.add(Location(path), problem, "encoding", fix=fix)
    return None


def detected(content: bytes) -> str:
    """Return the name of the encoding the bytes are most likely in.

    Every text in an encoding of one byte a letter is also one in Latin-1, so what is neither marked
    nor UTF-8 is judged by which encoding gives the most likely words; windows-1252 stands for
    Latin-1, of which it holds every printable character.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:_SAMPLE]
    if sample.count(0) > max(1, len(sample) * _STRAY):
        return _utf_16(sample)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(content)
    return "utf-8"


def _utf_16(sample: bytes) -> str:
    """Return which half of each pair is empty: mostly Latin text has it in the higher byte."""
    return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"


def _one_byte(content: bytes) -> str:
    """Return the better of Windows' and the Mac's encoding, or another where neither reads well.

    The two share no accented letter, so the wrong one puts signs within words; statistics over
    languages need more text than a list of names has.
    """
    sample = content[:_SAMPLE]
    likely = {name: _likelihood(sample, name) for name in _WESTERN}
    best = max(_WESTERN, key=lambda name: likely[name])
    if likely[best] >= _LIKELY:
        return best
    found = from_bytes(sample, cp_isolation=_OTHERS).best()
    return found.encoding if found else best


def _likelihood(sample: bytes, encoding: str) -> float:
    """Return how well the letters beyond ASCII stand where they are: 1 each at best."""
    text = f" {sample.decode(encoding, 'replace')} "
    beyond = [place for place, character in enumerate(text) if not character.isascii()]
    return sum(_fit(*text[place - 1 : place + 2]) for place in beyond) / max(len(beyond), 1)


def _fit(before: str, character: str, after: str) -> float:
    if character not in _LETTERS:
        within = before.isalpha() and after.isalpha() and character != "’"
        return 1.0 if character in _MARKS_OF_PROSE and not within else -2.0
    if before in _LETTERS or after in _LETTERS:
        return -0.5
    shouted = character.isupper() and (before.islower() or (before.isalpha() and after.islower()))
    return -1.0 if shouted else 1.0
