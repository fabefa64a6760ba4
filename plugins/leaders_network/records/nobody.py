"""Words that stand in lists where a name should, and name nobody."""

from __future__ import annotations

import re

from leaders_network.problems import Fault
from leaders_network.records.fault import fault

_NOBODY = re.compile(
    r"\W*(?:vacan(?:t|cy)\b.*|(?:post|position|role) vacant|t\.?b\.?[acd]\.?"
    r"|to be (?:advised|announced|appointed|confirmed)|none|nobody|not applicable|n/a)\W*",
    re.IGNORECASE,
)


def nobody_fault(name: str) -> Fault | None:
    """Return what is wrong with a name that says there is nobody, or None."""
    if not _NOBODY.fullmatch(name):
        return None
    fix = "leave it out: a post that nobody holds says so by itself"
    return "nobody", f"`{name}` names nobody", fix


def somebody(name: str) -> str:
    """Return a name.

    Raises:
        PydanticCustomError: When it says that there is nobody.
    """
    if wrong := nobody_fault(name):
        raise fault(*wrong)
    return name
