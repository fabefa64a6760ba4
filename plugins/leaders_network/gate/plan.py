"""What the gate would write, how it differs from what stands there, and the writing of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaders_network.audiences import Audience
from leaders_network.gate.apache import Wanted, apache_files
from leaders_network.gate.boxes import TimedBox
from leaders_network.gate.groups import (
    AccessChange,
    Listed,
    access_changes,
    groups_of,
    is_private,
    listed,
    standing_groups,
)
from leaders_network.gate.people import access_list
from leaders_network.gate.policy import editor_policy, policy
from leaders_network.gate.settings import Gate
from leaders_network.gate.tokens import token
from leaders_network.placing import replacing
from leaders_network.problems import BuildError
from leaders_network.records.records import Records

_SECRET = 0o640
_OPEN = 0o644
_RUN = 0o755


@dataclass(frozen=True, slots=True)
class GatePlan:
    """The gate's files, and what writing them changes."""

    folder: Path
    files: Mapping[str, str]
    access: tuple[Listed, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    people: tuple[AccessChange, ...]

    @property
    def unvouched(self) -> tuple[str, ...]:
        """The addresses that no provider may vouch for: whoever has no other cannot sign in."""
        return tuple(
            address
            for one in self.access
            for address in one.person.addresses
            if not any(user.startswith(f"{address}@") for user in one.users)
        )


@dataclass(frozen=True, slots=True)
class Order:
    """What a gate is made for."""

    records: Records
    audiences: tuple[Audience, ...]
    day: date
    gate: Gate
    key: bytes
    site: Path
    boxes: tuple[TimedBox, ...] = ()


Target = Callable[[Wanted], dict[str, str]]


def wanted(order: Order) -> Wanted:
    """Return everything that a server's configuration is made from."""
    people = access_list(order.records, order.day, order.gate.team)
    tokens = {person.key: token(person.key, order.key) for person in people}
    settings = order.gate.settings
    return Wanted(
        settings,
        order.records.network,
        order.audiences,
        listed(people, tokens, settings.providers),
        policy(order.site),
        order.boxes,
        editor_policy(order.site),
    )


def plan(order: Order, folder: Path, target: Target = apache_files) -> GatePlan:
    """Return what would be written into a folder, and what that changes."""
    made_from = wanted(order)
    files = target(made_from)
    standing = _standing(folder)
    return GatePlan(
        folder,
        files,
        made_from.access,
        new=tuple(sorted(files.keys() - standing.keys())),
        changed=tuple(
            sorted(name for name in files.keys() & standing.keys() if files[name] != standing[name])
        ),
        gone=tuple(sorted(standing.keys() - files.keys())),
        people=access_changes(standing_groups(standing), groups_of(made_from.access)),
    )


def write(made: GatePlan) -> None:
    """Write the files of a plan; each takes the place of the one before it in one step.

    What goes, goes first: where the disk is full, who leaves is out all the same.

    Raises:
        BuildError: When a file cannot be written.
    """
    try:
        for name in made.gone:
            (made.folder / name).unlink()
        for name in (*made.new, *made.changed):
            file = made.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(file, mode=_mode(name)) as opened:
                opened.write(made.files[name].encode())
    except OSError as error:
        raise BuildError(
            f"the gate's files cannot be written: {error.filename or made.folder}: {error.strerror}"
        ) from None


def _mode(name: str) -> int:
    if is_private(name):
        return _SECRET
    return _RUN if name == "start" else _OPEN


def _standing(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }
