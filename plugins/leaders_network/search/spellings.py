"""Every word a name is found by: the same set that the theme's `search/names.mjs` makes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile

from leaders_network.search.names import NameParts
from leaders_network.search.tables import writing_tables
from leaders_network.search.writing import Written, words, writing

_LATIN = re.compile("[a-z]+")
_QUOTED = re.compile("[\"“”'‘(]$")
_LONG = 6
_INNER_CAPITAL = re.compile(r"(?:[Mm]a?c|[Nn]ic)(?=(.))")
_AFTER_APOSTROPHE = re.compile(rf"[^\W\d_]{{1,2}}[{writing_tables().apostrophes}](?=[^\W\d_]{{2}})")


def spellings(parts: NameParts, others: Sequence[str]) -> set[str]:
    """Return every folded word that a name and other names are found by."""
    found = {*_given(parts.before), *_family(parts.family), *_unspaced(parts)}
    found.update(word.folded for word in writing().written(parts.after))
    for other in others:
        found.update(_other(other.removeprefix("~"), parts.family))
    return found


def _given(text: str) -> Iterator[str]:
    first, last = True, None
    for word in writing().written(text):
        honorific = first and word.folded in writing().honorifics
        between = text[last.end : word.start] if last else ""
        yield from _alone(word)
        joined = len(between) == 1 and between in writing_tables().hyphens
        if last and (joined or _are_often(last.folded, word.folded)):
            yield last.folded + word.folded
        first = first and honorific
        last = None if honorific else word
    yield from _initials(text)


def _initials(text: str) -> Iterator[str]:
    """Yield the first letters of several given names, as in `JS Bach`."""
    given = [
        word.folded
        for word in dropwhile(
            lambda word: word.folded in writing().honorifics, writing().written(text)
        )
        if not _QUOTED.search(text[: word.start].rstrip())
    ]
    letters = "".join(word[0] for word in given)
    if len(given) > 1 and _LATIN.fullmatch(letters):
        yield letters


def _are_often(one: str, other: str) -> bool:
    """Return whether two given names in a row are often written as one, like Abdul Rahman."""
    return len(other) == 1 if len(one) == 1 else len(other) > 1 and len(one) < _LONG


def _unspaced(parts: NameParts) -> Iterator[str]:
    """Yield a name in another script as it is written there: the family name first, unspaced."""
    joined = "".join((*words(parts.family), *words(parts.before)))
    if parts.before and joined and not _LATIN.search(joined):
        yield joined


def _family(text: str) -> Iterator[str]:
    written = writing().written(text)
    for word in written:
        yield from _alone(word)
    if len(written) > 1:
        yield "".join(word.folded for word in written)
        bare = [word for word in written if word.folded not in writing().particles]
        if 1 < len(bare) < len(written):
            yield bare[0].folded + bare[-1].folded


def _other(text: str, family: str) -> Iterator[str]:
    written = writing().written(text)
    fold = writing().fold
    same = fold(text).endswith(fold(family))
    if len(written) < 2:
        yield from _family(text)
        return
    given = max(1, len(written) - (len(writing().written(family)) if same else 1))
    cut = written[given].start if given < len(written) else len(text)
    yield from _given(text[:cut])
    yield from _family(text[cut:])


def _alone(word: Written) -> Iterator[str]:
    """Yield a word, with its umlauts spelt out, and without Mc, Mac or O'."""
    yield word.folded
    if not word.text.isascii():
        expanded = _expanded(word.text)
        if expanded:
            yield expanded
    prefix = _INNER_CAPITAL.match(word.text)
    if prefix is None or unicodedata.category(prefix[1]) != "Lu":
        prefix = _AFTER_APOSTROPHE.match(word.text)
    if prefix:
        yield writing().fold(word.text[len(prefix[0]) :])


@cache
def _expansions() -> dict[int, str]:
    return str.maketrans(dict(writing_tables().expansions))


def _expanded(text: str) -> str:
    lower = unicodedata.normalize("NFC", text.lower())
    spelt = lower.translate(_expansions())
    return "" if spelt == lower else writing().fold(spelt)
