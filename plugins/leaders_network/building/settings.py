"""What one build is of, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from leaders_network.lean import frozen
from leaders_network.records.team import TeamMember


@frozen
class Settings:
    """The folders of a build, its day, and the audiences it is for."""

    data: Path
    content: Path
    theme: Path
    site: Path
    """Where the sites appear, one folder an audience; it is replaced whole."""
    cache: Path
    """What was read and rendered before; it can be deleted at any time."""
    day: date
    audiences: tuple[str, ...] = ()
    """The names of the audiences to build for; every audience and room where none is named."""
    team: tuple[TeamMember, ...] = ()
    """Those who run the network, as far as they sign in."""
    visits: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many pages were read on each day, by audience and section, as the gate counted them."""
    token_key: bytes | None = None
    """What the tokens of people's own pages are made with; without it there are no such pages."""
    forgotten_key: bytes | None = None
    """What ids of forgotten people are hashed with; without it no id is known to be one."""

    @property
    def is_there(self) -> bool:
        """Whether both folders are there; where not, nothing of a build is to be left."""
        return self.data.is_dir() and self.content.is_dir()
