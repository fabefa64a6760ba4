"""Which of two restrictions lets fewer audiences through."""

from __future__ import annotations

from leaders_network.records.field import LADDER, NETWORK, TEAM


def within(inner: str, outer: str) -> bool:
    """Return whether every audience that sees the inner restriction also sees the outer one.

    The ladder's rungs contain each other. A room's members see what the network sees, and the
    team sees every room; two rooms have only the team in common, so neither is within the other.
    """
    if inner == outer:
        return True
    if inner not in LADDER:
        return outer in LADDER and LADDER.index(outer) <= LADDER.index(NETWORK)
    if outer not in LADDER:
        return LADDER.index(inner) >= LADDER.index(TEAM)
    return LADDER.index(inner) >= LADDER.index(outer)
