"""A light stemmer, so that services find a service: the same rule as the theme's `stems.mjs`.

It follows step 1 of Porter's algorithm (Program 14.3, 1980: plurals, -ed, -ing), and takes the last
e off; what is left must be long enough to be a word. Both sides of the search do it, so a name that
looks like such a form, as Fleming does, is found as well as ever.
"""

from __future__ import annotations

import re
from functools import lru_cache

from leaders_network.search.tables import writing_tables
from leaders_network.search.writing import Written, words, writing

_ENGLISH = re.compile("[a-z]{4,40}")
_VOWEL = re.compile("[aeiouy]")
_PLURAL = re.compile("(?<=ss)es$|(?<=[sc]h)es$|(?<=x)es$|(?<![sui])s$")
_FORM = re.compile("(?:ing|(?<!e)ed)$")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_LAST_E = re.compile("(?<=[^aeiou])e$")
_SHORTEST = 4
_HYPHEN = re.compile(f"[{writing_tables().hyphens}]")
_HYPHENED = re.compile(rf"\w{_HYPHEN.pattern}\w")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a folded word, which is the word itself where it is none of English."""
    if not _ENGLISH.fullmatch(word):
        return word
    one = _singular(word)
    if one.endswith("ied") and len(one) > _SHORTEST:
        return f"{one[:-3]}y"
    bare = _FORM.sub("", one)
    if bare != one and len(bare) >= _SHORTEST and _VOWEL.search(bare):
        return _DOUBLED.sub(r"\1", bare)
    return _LAST_E.sub("", one) if len(one) > _SHORTEST else one


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y" if len(word) > _SHORTEST else word
    return _PLURAL.sub("", word)


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text in its order, and of two with a hyphen as one too."""
    if not _HYPHENED.search(text):
        return [stem(word) for word in words(text)]
    found: list[str] = []
    last: Written | None = None
    for word in writing().written(text):
        found.append(stem(word.folded))
        if last and _HYPHEN.fullmatch(text, last.end, word.start):
            found.append(stem(last.folded + word.folded))
        last = word
    return found
