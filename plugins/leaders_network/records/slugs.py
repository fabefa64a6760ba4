"""Ids out of names."""

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
        "&": " and ",
    }
)
_DROPPED = re.compile("['’\u02bc`]")
_OTHER = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """Return an id made of a name: plain letters, digits and hyphens, or nothing where none is."""
    lowered = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(character for character in lowered if not unicodedata.combining(character))
    words = _OTHER.sub("-", _DROPPED.sub("", bare)).strip("-")
    return words[:LONGEST_ID].rstrip("-")
