"""Plain letters, and ids, out of names."""

from __future__ import annotations

import re
import unicodedata

from leaders_network.records.ids import LONGEST_ID

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "ng",
        "ŧ": "t",
    }
)
_DROPPED = re.compile("['’\u02bc`]")
_OTHER = re.compile("[^a-z0-9]+")


def plain(text: str) -> str:
    """Return text in small letters as people write it who lack its marks: without diacritics.

    Letters that are no other letter with a mark, as in Øyvind or Łukasz, become those of A to Z
    that are written for them.
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(character for character in apart if not unicodedata.combining(character))


def slug(text: str) -> str:
    """Return an id made of a name: plain letters, digits and hyphens, or nothing where none is."""
    bare = _DROPPED.sub("", plain(text.replace("&", " and ")))
    return _OTHER.sub("-", bare).strip("-")[:LONGEST_ID].rstrip("-")
