"""The kinds of record that an import can make, and where each is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leaders_network.records.leader import Leader
from leaders_network.records.organisation import Organisation
from leaders_network.records.vocabulary import (
    Area,
    Areas,
    Role,
    Roles,
    Sector,
    Sectors,
    Topic,
    Topics,
)

KindName = Literal["leader", "organisation", "sector", "area", "role", "topic"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its word, its record's class, and its folder or its list in `vocabulary/`."""

    name: str
    model: type
    plural: str
    listed: type | None = None

    def file(self, identifier: str) -> str:
        """Return the file that holds the record of this id, relative to the data folder."""
        return f"vocabulary/{self.plural}.yml" if self.listed else f"{self.plural}/{identifier}.yml"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("sector", Sector, "sectors", Sectors),
        Kind("area", Area, "areas", Areas),
        Kind("role", Role, "roles", Roles),
        Kind("topic", Topic, "topics", Topics),
        Kind("organisation", Organisation, "organisations"),
        Kind("leader", Leader, "leaders"),
    )
}
"""Every kind by its word; those that others refer to come first."""
