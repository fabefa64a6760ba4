"""Rules about single files: nothing is said twice, and numbers that go together agree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from leaders_network.directory.ruling import Rules
from leaders_network.marks import Step
from leaders_network.records.contact import VIA_ASSISTANT, Contact, Route
from leaders_network.records.field import fields_of
from leaders_network.records.files import SETTINGS
from leaders_network.records.leader import Enrolment
from leaders_network.records.records import FOLDERS

_NAMED_ELSEWHERE = "former_ids"


def contacts_age_before_they_lapse(rules: Rules) -> None:
    """A contact is confirmed for fewer days than it takes to lapse."""
    network = rules.directory.records.network
    if not rules.knows(SETTINGS, (), "lapsed_days", "confirmed_days"):
        return
    if network.lapsed_days < network.confirmed_days:
        rules.say(
            SETTINGS,
            ("lapsed_days",),
            "days-reversed",
            f"contacts lapse after {network.lapsed_days} days, and are fresh for "
            f"{network.confirmed_days}",
            "write more days for `lapsed_days` than for `confirmed_days`",
        )


def nothing_is_written_twice(rules: Rules) -> None:
    """A list names each word, place and route once, and no contact has a reserved id."""
    for file, steps, items in _lists(rules):
        if isinstance(items[0], str | Enrolment):
            if len(items) > 1:
                _twice(rules, file, steps, items)
        elif isinstance(items[0], Contact):
            _contacts(rules, file, steps, items)
        elif isinstance(items[0], Route):
            _routes(rules, file, steps, items)


def _contacts(rules: Rules, file: str, steps: tuple[Step, ...], contacts: tuple[Any, ...]) -> None:
    for position, contact in enumerate(contacts):
        if contact.id == VIA_ASSISTANT:
            message = "the id `assistant` stands for an appointment's assistants"
            rules.say(file, (*steps, position, "id"), "reserved-id", message, "choose another id")


def _routes(rules: Rules, file: str, steps: tuple[Step, ...], routes: tuple[Any, ...]) -> None:
    """Record each route that another of the same purpose and audience stands before."""
    seen: set[tuple[str, str | None]] = set()
    for position, route in enumerate(routes):
        if not rules.knows(file, (*steps, position), "for", "audience"):
            continue
        if (route.purpose, route.audience) in seen:
            message = f"a second route is for `{route.purpose}`; only the first is shown"
            place = (*steps, position, "for")
            rules.say(file, place, "repeated-route", message, "keep one of the two")
        seen.add((route.purpose, route.audience))


def _twice(rules: Rules, file: str, steps: tuple[Step, ...], items: tuple[Any, ...]) -> None:
    seen: set[Any] = set()
    for position, item in enumerate(items):
        alike = item.casefold() if isinstance(item, str) else (item.programme, item.cohort)
        parts = () if isinstance(item, str) else ("programme", "cohort")
        if alike in seen and rules.knows(file, (*steps, position), *parts):
            word = item if isinstance(item, str) else f"{item.programme} {item.cohort}"
            rules.say(
                file,
                (*steps, position),
                "repeated-item",
                f"`{word}` stands in this list again",
                "keep one of the two",
            )
        seen.add(alike)


def _lists(rules: Rules) -> Iterator[tuple[str, tuple[Step, ...], tuple[Any, ...]]]:
    for kind in FOLDERS:
        for identifier, record in rules.unproven(kind):
            file = f"{kind}/{identifier}.yml"
            for steps, items in _lists_in(record):
                yield file, steps, items


@cache
def _list_fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a class that are lists, and whether they hold records."""
    return tuple(
        (name, declared.holds_records)
        for name, declared in fields_of(kind)
        if declared.empty == () and name != _NAMED_ELSEWHERE
    )


def _lists_in(record: Any) -> Iterator[tuple[tuple[Step, ...], tuple[Any, ...]]]:
    """Yield each list that is not empty, at any depth, and where it stands."""
    around: list[tuple[tuple[Step, ...], Any]] = [((), record)]
    for steps, holder in around:
        for name, holds_records in _list_fields(holder.__class__):
            items = getattr(holder, name)
            if not items:
                continue
            place = (*steps, name)
            yield place, items
            if holds_records:
                around.extend(((*place, number), item) for number, item in enumerate(items))
