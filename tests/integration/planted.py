"""The specimen, planted and built once for all who only look at it."""

from __future__ import annotations

import os
import pickle
import subprocess
from dataclasses import dataclass
from pathlib import Path

from leaders_network.building.settings import Settings
from tests.integration import specimen
from tests.integration.canaries import Canary, Hand
from tests.integration.sites import command, settings
from tests.integration.specimen import Specimen
from tests.integration.visibility import NETWORK, PUBLIC, TEAM

RUNGS = (PUBLIC, NETWORK, TEAM)
SURROUNDINGS = {
    "PYTHONHASHSEED": "1",
    "TZ": "Pacific/Kiritimati",
    "LANG": "C",
    "LC_ALL": "C",
    "UMASK": "022",
}
"""Of the process that builds it: test_reproducible.py has others, and the same bytes."""
_WRITTEN = "written.pickle"


@dataclass(frozen=True)
class Planted:
    """The specimen: what was planted, and what each audience's site holds."""

    specimen: Specimen
    folder: Path
    """Holds `directory_data`, `content` and `site`."""

    @property
    def canaries(self) -> list[Canary]:
        return self.specimen.hand.canaries

    @property
    def sites(self) -> dict[str, Path]:
        """The site of each rung and of both rooms that are built."""
        site, rooms = self.folder / "site", self.specimen.filling.rooms
        own = {name: site / "rooms" / name for name in rooms}
        return {name: site / name for name in RUNGS} | own


def plant(folder: Path) -> None:
    """Write the specimen into a folder and build it."""
    written = specimen.written(folder, Hand())
    (folder / _WRITTEN).write_bytes(pickle.dumps(written))
    build_in(SURROUNDINGS, settings(folder, audiences=(*RUNGS, *written.filling.rooms)))


def planted(folder: Path) -> Planted:
    """Return what was planted in a folder."""
    return Planted(pickle.loads((folder / _WRITTEN).read_bytes()), folder)


def build_in(surroundings: dict[str, str], chosen: Settings) -> None:
    """Build from nothing in a process with surroundings of its own."""
    names = {name: each for name, each in surroundings.items() if name != "UMASK"}
    subprocess.run(
        command(chosen),
        cwd=chosen.site.parent,
        env=os.environ | names,
        umask=int(surroundings["UMASK"], 8),
        check=True,
        capture_output=True,
    )
