"""Which characters may stand in text: none that hides, turns others or is nobody's but ours."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from leaders_network.records.fault import fault

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
"""Those, halves of characters, and what is none: no file that holds one can be read."""

_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
_OURS = "\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Private use: nobody else can read them, and the program marks pages with some of them."""

_LINE_BREAKS = "\t\n\r\u2028\u2029"
_UNSAFE_IN_PROSE = re.compile(f"[{_CONTROLS}{_BIDIRECTIONAL}{_ZERO_WIDTH}{_OURS}\u2028\u2029]")
UNSAFE_IN_LINE = re.compile(f"[{_CONTROLS}{_BIDIRECTIONAL}{_ZERO_WIDTH}{_OURS}{_LINE_BREAKS}<>]")
_INVISIBLE = re.compile(f"[{_CONTROLS}{_BIDIRECTIONAL}{_ZERO_WIDTH}{_OURS}]")
_JOINERS = re.compile("[\u200c\u200d]")
_JOINING_SCRIPTS = frozenset(
    "ARABIC BENGALI DEVANAGARI GUJARATI GURMUKHI KANNADA KHMER MALAYALAM MONGOLIAN MYANMAR "
    "ORIYA SINHALA SYRIAC TAMIL TELUGU".split()
)

_PICTURES = ("So", "Sk")
"""The categories of pictures, and of the colours of skin that follow some."""


@lru_cache(maxsize=4096)
def line(text: str) -> str:
    """Return plain text of one line without spaces around it.

    Raises:
        PydanticCustomError: When nothing is left, or something may not stand in it.
    """
    text = unicodedata.normalize("NFC", text).strip()
    _refuse_empty(text)
    _refuse(UNSAFE_IN_LINE, text)
    _refuse_stray_joiners(text)
    return text


def prose(text: str) -> str:
    """Return a text of several lines without spaces around it.

    Raises:
        PydanticCustomError: When nothing is left, or something may not stand in it.
    """
    text = unicodedata.normalize("NFC", text).strip()
    _refuse_empty(text)
    return safe_prose(text)


def safe_prose(text: str) -> str:
    """Return a text of several lines in which no character hides or turns others.

    Raises:
        PydanticCustomError: When one does.
    """
    _refuse(_UNSAFE_IN_PROSE, text)
    _refuse_stray_joiners(text)
    return text


def without(text: str, code: str) -> str:
    """Return a text without what the fault of a code told of it, to look for others behind it."""
    if code == "markup":
        return re.sub("[<>]", "", text)
    if code == "line-break":
        return re.sub(f"[{_LINE_BREAKS}]", " ", text)
    return _JOINERS.sub("", _INVISIBLE.sub("", text))


def _refuse_empty(text: str) -> None:
    if not text:
        raise fault("empty", "nothing is written here", "write something, or remove the line")


def _refuse(unsafe: re.Pattern[str], text: str) -> None:
    match = unsafe.search(text)
    if match is None:
        return
    character = match[0]
    if character in "<>":
        raise fault(
            "markup", f"`{character}` cannot stand in plain text", "write the text without markup"
        )
    if character == "\t":
        raise fault("line-break", "a tab stands in text of one line", "type a space in its place")
    if character in _LINE_BREAKS:
        raise fault("line-break", "a line break stands in text of one line", "write it on one line")
    raise fault(
        "unsafe-character",
        f"the invisible character U+{ord(character):04X} ({_name(character)}) stands in the text",
        "delete it; typing the words again is the surest way",
    )


def _refuse_stray_joiners(text: str) -> None:
    if "\u200c" not in text and "\u200d" not in text:
        return
    for match in _JOINERS.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        letters = before and _name(before).split(" ")[0] in _JOINING_SCRIPTS
        pictures = match[0] == "\u200d" and _is_picture(before) and _is_picture(after)
        if not letters and not pictures:
            raise fault(
                "unsafe-character",
                f"the invisible character U+{ord(match[0]):04X} ({_name(match[0])}) stands in "
                "letters that do not join",
                "delete it; typing the words again is the surest way",
            )


def _is_picture(character: str) -> bool:
    """Return whether a character is one of an emoji's: a picture, its colour or its variant."""
    return bool(character) and (
        character == "\ufe0f" or unicodedata.category(character) in _PICTURES
    )


def _name(character: str) -> str:
    kinds = {"Cc": "control character", "Cs": "half a character"}
    kind = kinds.get(unicodedata.category(character), "nobody's character")
    return unicodedata.name(character, kind)
