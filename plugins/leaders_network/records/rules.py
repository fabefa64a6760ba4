"""Rules over a whole record: one function each, for a function raises the first fault alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import model_validator

from leaders_network.records.fault import fault


def rule(check: Callable[[Any], None]) -> Any:
    """Return a rule over a whole record, which is told of beside each other one."""

    @model_validator(mode="after")
    def asked(self: Any) -> Any:
        check(self)
        return self

    return asked


def not_empty(name: str) -> Any:
    """Return the rule that a list holds something."""

    def check(front: Any) -> None:
        if not getattr(front, name):
            raise fault("empty", f"it names no `{name}`", f"add one to `{name}:`", at=name)

    return rule(check)


def no_repeats(name: str, key: str) -> Any:
    """Return the rule that no two of a list have one key."""

    def check(front: Any) -> None:
        keys = [getattr(one, key) for one in getattr(front, name)]
        twice = next((one for place, one in enumerate(keys) if one in keys[:place]), None)
        if twice is not None:
            told = f"`{twice}` stands twice in `{name}`"
            raise fault("repeated-key", told, "rename one of them", at=name)

    return rule(check)
