"""Whom a site is built for, and which restrictions that audience sees past."""

from __future__ import annotations

from collections.abc import Mapping

from leaders_network.lean import frozen
from leaders_network.problems import SettingsError, near_word
from leaders_network.records.field import LADDER, NETWORK, PUBLIC, TEAM, WITHHELD

_LADDER_NAMES = {PUBLIC: "Public", NETWORK: "Network", TEAM: "Team"}


@frozen
class Audience:
    """One audience: a rung of the ladder, or a room.

    Each rung sees what those before it see. A room's members see what the network sees and what
    is their room's own; the team sees every room.
    """

    name: str
    title: str
    is_room: bool = False

    @classmethod
    def rung(cls, name: str) -> Audience:
        """Return the audience of a rung: `public`, `network` or `team`."""
        return cls(name, _LADDER_NAMES[name])

    @property
    def folder(self) -> str:
        """Where its site stands below the folder of all sites."""
        return f"rooms/{self.name}" if self.is_room else self.name

    def sees(self, restriction: str | None) -> bool:
        """Return whether a value restricted to an audience of this name is for this audience.

        None restricts nothing. `withheld` is for nobody, and so is the name of no audience.
        """
        if restriction is None:
            return True
        if restriction == self.name:
            return restriction != WITHHELD
        if restriction not in LADDER:
            return self.name == TEAM
        return LADDER.index(restriction) <= LADDER.index(self._rung)

    @property
    def _rung(self) -> str:
        return NETWORK if self.is_room else self.name


RUNGS: tuple[Audience, ...] = tuple(Audience.rung(name) for name in _LADDER_NAMES)
"""The audiences every site has, widest first."""


def audience_named(name: str, known: Mapping[str, Audience]) -> Audience:
    """Return the audience that somebody named.

    Raises:
        SettingsError: When there is none of that name.
    """
    if name in known:
        return known[name]
    near = near_word(name, known)
    meant = f"; did you mean {near}?" if near else "."
    raise SettingsError(f"there is no audience {name}{meant} There are {', '.join(known)}")


def ceiling_allows(ceiling: str, named: str) -> bool:
    """Return whether a record may name this audience for a value that has this ceiling."""
    if named not in LADDER:
        return LADDER.index(ceiling) <= LADDER.index(NETWORK)
    return LADDER.index(named) >= LADDER.index(ceiling)
