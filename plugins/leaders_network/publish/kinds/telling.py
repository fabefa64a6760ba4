"""What a kind of content says of its items, as far as all kinds say something of that sort."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaders_network.publish.phrases import count

Pairs = list[tuple[str, str]]
"""Words in pairs: a label, and what stands under it."""

_SHORT, _MIDDLING, _LONG = 10, 30, 60


def _none(front: Any) -> Any:
    return None


def _nothing(front: Any) -> list[Any]:
    return []


@dataclass(frozen=True, slots=True)
class Telling:
    """One kind's ways of telling, each from an item's front matter."""

    facts: Callable[[Any], list[str]]
    """What to know before opening it, in a few words each."""
    dated: Callable[[Any], date | None] = _none
    """The day it is listed under."""
    minutes: Callable[[Any], int | None] = _none
    facets: Callable[[Any], Pairs] = _nothing
    """What lists can be narrowed by, beside its topics and sectors: (`Format`, `Read`)."""
    credits: Callable[[Any], Pairs] = _nothing
    """Whom it names: (`Chosen by`, `leader:freda-harlowe`)."""
    known: Callable[[Any], Pairs] = _nothing
    """What is known of it: (`Published`, `4 March 2026`)."""
    sections: Callable[[Any], Pairs] = _nothing
    """Short texts under headings, before its body."""
    charted: Callable[[Any], Pairs] = _nothing
    """Its charts: what each shows, and what there is to see in it."""
    notice: Callable[[Any, date], str] = lambda front, day: ""
    """What is wrong with it on a day."""
    link: Callable[[Any], str | None] = _none
    steps: Callable[[Any], Pairs] = _nothing
    """Items it holds in their order: an id, and a note."""
    resources: Callable[[Any], list[Any]] = _nothing
    """Files and addresses that come with it, each a `Material`."""


def length(minutes: int) -> str:
    """Return how long something takes, as one of four stretches to choose from."""
    if minutes < _SHORT:
        return f"Under {_SHORT} minutes"
    if minutes <= _MIDDLING:
        return f"{_SHORT} to {_MIDDLING} minutes"
    return "Up to an hour" if minutes <= _LONG else "Over an hour"


def taking(minutes: int) -> str:
    """Return how long something takes: `12 minutes`, `2 hours`, `1 hour 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    words = [count(hours, "hour")] if hours else []
    return " ".join([*words, count(rest, "minute")] if rest or not hours else words)
