"""What somebody else's list says of the posts that a leader holds, against the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leaders_network.records.editing import REMOVED, Item, Way

Held = Mapping[str, Any]


def appointment_step(held: Held) -> Item:
    """Return the step to an appointment among those of a leader."""
    return Item((("post", held["post"]), ("start", held["start"])))


def contact_step(contact: Mapping[str, Any]) -> Item:
    """Return the step to a contact among those of an appointment."""
    return Item((("id", contact["id"]),))


def changes_of_held(told: Sequence[Held], there: Sequence[Held]) -> Iterator[tuple[Way, Any]]:
    """Yield what changes in the appointments of a leader by what a list tells of them.

    One that begins on another day is the same where it alone is left of its post, on either side;
    else it is another appointment. What the list leaves out stays.
    """
    known = {(one["post"], one["start"]): one for one in there}
    fresh = [one for one in told if (one["post"], one.get("start")) not in known]
    same = {(one["post"], one.get("start")) for one in told}
    left = [one for key, one in known.items() if key not in same]
    for one in told:
        if one not in fresh:
            yield from _changes(one, known[one["post"], one["start"]])
    for one in fresh:
        moved = [each for each in left if each["post"] == one["post"]]
        if len(moved) == 1 and [each["post"] for each in fresh].count(one["post"]) == 1:
            yield from _changes(one, moved[0])
        else:
            yield ("appointments", _step_of_new(one)), _without_nothing(one)


def _changes(told: Held, was: Held) -> Iterator[tuple[Way, Any]]:
    # The day it ends first: by the day it begins the appointment is found.
    way: Way = ("appointments", appointment_step(was))
    if "end" in told and told["end"] != was.get("end"):
        yield (*way, "end"), REMOVED if told["end"] is None else told["end"]
    if told.get("start") and told["start"] != was["start"]:
        yield (*way, "start"), told["start"]


def _step_of_new(one: Held) -> Item:
    return Item((("post", one["post"]), ("start", str(one.get("start")))))


def _without_nothing(one: Held) -> dict[str, Any]:
    return {key: value for key, value in one.items() if value is not None}
