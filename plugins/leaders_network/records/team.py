"""The file of those who run the network: it stands beside the gate's settings, not in the data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from leaders_network.records.field import item, record
from leaders_network.records.text import Email, Line


@record
class TeamMember:
    """Somebody who runs the network, and so sees everything."""

    name: Line = item("Their name.")
    sign_in: Annotated[tuple[Email, ...], Field(min_length=1)] = item(
        "The addresses they sign in with."
    )


@record
class Team:
    """Those who run the network: `team.yml`."""

    team: tuple[TeamMember, ...] = item("Each with a name and addresses.", default=())
