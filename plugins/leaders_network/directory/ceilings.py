"""The rule that nothing is shown to more people than it may ever be."""

from __future__ import annotations

from functools import cache
from typing import Any

from leaders_network.audiences import ceiling_allows
from leaders_network.directory.ruling import Rules
from leaders_network.marks import Step
from leaders_network.records.field import NETWORK, PUBLIC, fields_of
from leaders_network.records.leader import LeaderAudiences

_NETWORK_AT_MOST = ("contacts", "assistants", "routes", "offers", "asks", "appointments")


def parts_stay_below_their_ceiling(rules: Rules) -> None:
    """No record names a wider audience than the ceiling of what it names it for."""
    for identifier, leader in rules.unproven("leaders"):
        file = f"leaders/{identifier}.yml"
        if leader.audience == PUBLIC:
            _above(rules, file, ("audience",), PUBLIC, NETWORK)
        for part, field in fields_of(LeaderAudiences) if leader.audiences else ():
            named, ceiling = getattr(leader.audiences, part), field.ceiling or NETWORK
            if named and not ceiling_allows(ceiling, named):
                _above(rules, file, ("audiences", part), named, ceiling)
        _items_stay_below(rules, file, leader, ())
    for identifier, organisation in rules.unproven("organisations"):
        _items_stay_below(rules, f"organisations/{identifier}.yml", organisation, ())
    for identifier, group in rules.unproven("groups"):
        if group.audience == PUBLIC:
            _above(rules, f"groups/{identifier}.yml", ("audience",), PUBLIC, NETWORK)


def _items_stay_below(rules: Rules, file: str, record: Any, steps: tuple[Step, ...]) -> None:
    for name in _holding(record.__class__):
        for position, item in enumerate(getattr(record, name)):
            place = (*steps, name, position)
            if name in _NETWORK_AT_MOST and item.audience == PUBLIC:
                _above(rules, file, (*place, "audience"), PUBLIC, NETWORK)
            _items_stay_below(rules, file, item, place)


@cache
def _holding(kind: type) -> tuple[str, ...]:
    """Return the fields of a class whose items have a ceiling, or hold such items."""
    return tuple(name for name, _ in fields_of(kind) if name in (*_NETWORK_AT_MOST, "posts"))


def _above(rules: Rules, file: str, steps: tuple[Step, ...], named: str, ceiling: str) -> None:
    rules.say(
        file,
        steps,
        "above-ceiling",
        f"`{named}` is wider than this may ever be shown",
        f"write `{ceiling}` or narrower",
    )
