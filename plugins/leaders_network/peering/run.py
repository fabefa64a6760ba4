"""A proposal for a cohort: made, explained, and written into its programme's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from leaders_network.audiences import Audience
from leaders_network.directory.linking import Directory
from leaders_network.directory.room import room_id
from leaders_network.peering.cohort import Gathering, found, gathering
from leaders_network.peering.costs import Costs
from leaders_network.peering.division import Group
from leaders_network.peering.proposing import buddies, peer_sets
from leaders_network.peering.telling import doubts, reasons, spread, unmet
from leaders_network.placing import replace_files
from leaders_network.problems import SettingsError
from leaders_network.publish.phrases import count
from leaders_network.publish.sight import visible
from leaders_network.records.editing import Item, edited
from leaders_network.records.gathering import Programme


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for."""

    cohort: str
    size: int
    day: date
    id: str
    name: str
    start: date
    with_buddies: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who would be put together, why, and what the team should look at."""

    asked: Asked
    gathering: Gathering
    sets: tuple[tuple[Group, tuple[str, ...]], ...]
    pairs: tuple[tuple[Group, tuple[str, ...]], ...]
    doubts: tuple[str, ...]

    @property
    def file(self) -> str:
        """The file it is written into, relative to the data folder."""
        return f"programmes/{self.gathering.programme}.yml"

    def data(self) -> dict[str, Any]:
        """Return it as it is written."""
        told = {"id": self.asked.id, "name": self.asked.name, "start": self.asked.start}
        groups = {"sets": ("set", self.sets), "buddies": ("pair", self.pairs)}
        return told | {
            kind: [
                {"id": f"{noun}-{number}", "members": _ids(self.gathering, group), "why": list(why)}
                for number, (group, why) in enumerate(found, start=1)
            ]
            for kind, (noun, found) in groups.items()
            if found
        }

    def names(self, group: Group) -> list[str]:
        """Return the names of a group's members."""
        return [self.gathering.members[one].name for one in group]


def propose(directory: Directory, asked: Asked) -> Proposal:
    """Return a proposal; the same files, day and question have the same one.

    Raises:
        SettingsError: When there is no such cohort, it has too few members, or has such a round.
    """
    programme, cohort = found(directory, asked.cohort)
    whole = gathering(directory, programme, cohort, asked.day)
    if len(whole.members) <= 1:
        members = count(len(whole.members), "member")
        raise SettingsError(f"{cohort.name} has {members}: nobody to put together")
    if asked.id in {peers.id for peers in cohort.peer_rounds}:
        raise SettingsError(
            f"{cohort.name} has peer sets {asked.id} already; name these with --id, or remove those"
        )
    costs = Costs(whole)
    sets = peer_sets(costs, asked.size)
    pairs = buddies(costs, sets) if asked.with_buddies else []
    seen, shown = _as_the_room_sees(directory, whole, asked.day)
    return Proposal(
        asked,
        whole,
        tuple((group, reasons(seen, shown, _ids(whole, group))) for group in sets),
        tuple((group, reasons(seen, shown, _ids(whole, group))) for group in pairs),
        tuple(dict.fromkeys(_doubts(costs, sets, pairs))),
    )


def _as_the_room_sees(directory: Directory, whole: Gathering, day: date) -> tuple[Directory, Costs]:
    """Return what a cohort's room sees, and its members as far as that; who met, all the same."""
    room = Audience(room_id(whole.cohort), whole.cohort.name, is_room=True)
    seen = visible(directory.records, room, day)
    members = gathering(seen, whole.programme, whole.cohort, day).members
    return seen, Costs(replace(whole, members=members))


def _ids(whole: Gathering, group: Group) -> list[str]:
    return [whole.members[one].id for one in group]


def _doubts(costs: Costs, sets: list[Group], pairs: list[Group]) -> Iterator[str]:
    yield from doubts(costs, sets)
    yield from unmet(costs, sets)
    yield from spread(costs, sets)
    for words in doubts(costs, pairs):
        yield f"As buddies: {words}"


def write(folder: Path, proposal: Proposal) -> bool:
    """Put a proposal into its programme's file, and leave all else in it as it was.

    Raises:
        BuildError: When the file cannot be written; then it is as it was.
    """
    file = folder / proposal.file
    text = file.read_text("utf-8")
    cohort = Item((("id", proposal.gathering.cohort.id),))
    own = Item((("id", proposal.asked.id),))
    way = ("cohorts", cohort, "peer_rounds", own)
    made = edited(text, [(way, proposal.data())], Programme)
    replace_files({file: made.encode()})
    return made != text
