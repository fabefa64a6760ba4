"""What an edit does, in the words of the change that somebody will read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from leaders_network.inbox.letter import Letter
from leaders_network.inbox.meaning import is_nothing
from leaders_network.records.contact import Assistant, Contact, Route
from leaders_network.records.leader import Leader
from leaders_network.records.places import Place, Said, said

_ITEM_WORDS: dict[type, Callable[[Any], str]] = {
    Contact: lambda item: f"the contact “{item.label}”",
    Assistant: lambda item: f"the assistant {item.name}",
    Route: lambda item: f"the route for {item.purpose}",
}


def item_words(item: Any) -> str:
    """Return what an item is called."""
    told = _ITEM_WORDS.get(type(item))
    return told(item) if told else f"the {type(item).__name__.lower()} {quoted(item.text)}"


def quoted(value: Said) -> str:
    """Return a value in quotation marks, shortened where it is long."""
    if is_nothing(value):
        return "nothing"
    text = ", ".join(value) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return f"“{text[:157]}…”" if len(text) > 160 else f"“{text}”"


def changed(place: Place, now: Any) -> str:
    """Return what becomes of a value."""
    what = place.entry.name.replace("_", " ")
    where = "" if isinstance(place.owner, Leader) else f" of {item_words(place.owner)}"
    return f"{what}{where}: {quoted(place.said)} → {quoted(said(now))}"


def kept(letter: Letter) -> list[str]:
    """Return what a letter tells the team: its note, and what a report says is right.

    What an answer to a consultation says is for nobody here.
    """
    told = letter.values if letter.kind == "report" else ()
    values = [
        f"{each.field}: {quoted(each.was)} → {quoted(each.now)}"
        for each in told
        if not is_nothing(each.now)
    ]
    if values and not letter.note:
        return [letter.kind, *values]
    return [f"{letter.kind}: {letter.note or 'no words'}", *values]


def added(kind: str, values: dict[str, Any]) -> str:
    """Return what a new item holds."""
    told = ", ".join(f"{key} {quoted(said(value))}" for key, value in values.items())
    return f"adds {'an' if kind[0] in 'aeiou' else 'a'} {kind}: {told}"


def warnings(place: Place, now: Any) -> Iterator[str]:
    """Yield what somebody should look at first where a value becomes another."""
    owner, key = place.owner, place.entry.key
    if key == "audience":
        whom = f"`{now}`" if now else "whoever sees the entry"
        yield f"{item_words(owner)} becomes visible to {whom}"
    if key == "may_edit" and now:
        yield f"{item_words(owner)} may then confirm and correct"
    if isinstance(owner, Assistant) and key == "email" and now:
        yield f"{now} may then sign in, and {owner.email} no longer"
