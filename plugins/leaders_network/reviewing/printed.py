"""What a built page says, block by block, and how two of them differ word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser

from leaders_network.outputs.said import VOID

_BLOCKS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 dt dd td th tr caption figcaption summary blockquote pre div section"
    " article ul ol dl table header footer".split()
)
_SILENT = frozenset(["script", "style", "template", "svg", "noscript"])
_AROUND = 2
"""How many blocks that are the same are shown around those that differ."""

Row = tuple[str, str, str]
"""`same`, `changed`, `gone`, `added` or `skipped`, with what stood before and what stands after."""


@dataclass(slots=True)
class _Reading(HTMLParser):
    """Takes a page apart; what stands outside its main part is left out."""

    picture: Callable[[str], str]
    blocks: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _silent: int = 0
    _depth: int = 0
    """How many elements are open within the main part; 0 outside of it."""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if self._depth == 0 and tag != "article":
            return
        if tag in _BLOCKS:
            self.flush()
        if tag == "img":
            self._words.append(f" [{self.picture(known.get('src', ''))}] ")
        if tag not in VOID:
            self._depth += 1
            self._silent += tag in _SILENT
        if tag == "a" and known.get("href", "").startswith(("tel:", "mailto:")):
            self._words.append(f" <{known['href']}> ")

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 0 or tag in VOID:
            return
        self._depth -= 1
        self._silent -= tag in _SILENT
        if tag in _BLOCKS:
            self.flush()

    def handle_data(self, data: str) -> None:
        if self._depth and not self._silent:
            self._words.append(data)

    def flush(self) -> None:
        text = _without_said(" ".join("".join(self._words).split()))
        self._words = []
        if text:
            self.blocks.append(text)


_MAIL = re.compile(r"<mailto:([^>]+)> (?=\1)")
_CALL = re.compile(r"<tel:([^>]+)> (?=(\+?[\d ()-]+))")
_TELLING = 9
"""How many last digits tell a number, with or without its country's code."""


def _without_said(text: str) -> str:
    """Return words without where their links lead, where they say it themselves."""
    return _CALL.sub(
        lambda found: "" if _is_said(*found.groups()) else found[0], _MAIL.sub("", text)
    )


def _is_said(number: str, words: str) -> bool:
    one, other = (re.sub(r"\D", "", each)[-_TELLING:] for each in (number, words))
    return one == other


def blocks_of(markup: str, picture: Callable[[str], str]) -> list[str]:
    """Return what the main part of a page says, block by block.

    Args:
        markup: The page.
        picture: Says in words which picture stands at an address.
    """
    reading = _Reading(picture)
    reading.feed(markup)
    reading.close()
    reading.flush()
    return reading.blocks


def rows(old: Sequence[str], new: Sequence[str]) -> list[Row]:
    """Return two pages side by side; long parts that are the same are skipped."""
    found: list[Row] = []
    matching = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matching.get_opcodes():
        if kind == "equal":
            found += [("same", text, text) for text in old[a:b]]
        else:
            found += _pairs(old[a:b], new[c:d])
    return list(_shortened(found))


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    shared = min(len(old), len(new))
    for was, now in zip(old[:shared], new[:shared], strict=True):
        yield "changed", was, now
    yield from (("gone", text, "") for text in old[shared:])
    yield from (("added", "", text) for text in new[shared:])


def _shortened(found: Sequence[Row]) -> Iterator[Row]:
    near = {
        place + step
        for place, row in enumerate(found)
        if row[0] != "same"
        for step in range(-_AROUND, _AROUND + 1)
    }
    skipped = 0
    for place, row in enumerate(found):
        if place in near:
            if skipped:
                yield "skipped", str(skipped), str(skipped)
            skipped = 0
            yield row
        else:
            skipped += 1
    if skipped:
        yield "skipped", str(skipped), str(skipped)


def marked(old: str, new: str) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
    """Return two texts in pieces, each with whether it is one that the other has not."""
    was, now = re.findall(r"\s+|[^\s]+", old), re.findall(r"\s+|[^\s]+", new)
    left: list[tuple[bool, str]] = []
    right: list[tuple[bool, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if b > a:
            left.append((kind != "equal", "".join(was[a:b])))
        if d > c:
            right.append((kind != "equal", "".join(now[c:d])))
    return left, right
