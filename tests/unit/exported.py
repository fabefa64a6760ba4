"""A small network whose sheets go out and come back."""

from __future__ import annotations

from pathlib import Path

from leaders_network.cli.codes import DONE
from leaders_network.cli.main import main
from leaders_network.records.formatting import form_of
from leaders_network.records.leader import Leader
from tests.files import write

ROOT = Path(__file__).parents[2]
SIAN = """\
# Kept by her office.

name: Dame Siân Wynn
given_name: Siân
family_name: Wynn
other_names: ["=SUM(A1)", S. Wynn]
biography: |
  One.

  * two
appointments:
  - post: fire/chief
    start: 2024-05-01
    contacts:
      - id: office
        label: Office
        phone: "+44 1632 960001"
        confirmed:
          on: 2026-11-01
          by: self
      - id: desk
        label: Desk
        email: sian@fire.example
        confirmed:
          on: 2026-11-01
          by: self
"""
OWEN = "name: Owen Lewis\ngiven_name: Owen\nfamily_name: Lewis\n"
FIRE = "name: Fire\nsector: fire\nposts:\n  - id: chief\n    title: Chief\n"
HOME = "---\ntitle: Home\naudience: public\n---\nHello.\n"


def village(folder: Path) -> Path:
    """Write the network into a folder, each file in its form, and return the folder."""
    data = {
        "leaders/sian-wynn.yml": SIAN,
        "leaders/owen-lewis.yml": OWEN,
        "organisations/fire.yml": FIRE,
        "vocabulary/sectors.yml": "sectors:\n  - id: fire\n    name: Fire\n",
    }
    write(folder / "directory_data", data)
    write(folder / "content", {"index.md": HOME})
    assert form_of(SIAN, Leader) == SIAN
    return folder


def export(place: Path, to: str, out: str, *words: str) -> Path:
    theme = str(ROOT / "theme")
    assert main(["export", "--to", to, "--out", out, "--theme", theme, *words]) == DONE
    return place / out


def contents(place: Path) -> dict[str, bytes]:
    files = (place / "directory_data").rglob("*.yml")
    return {file.name: file.read_bytes() for file in files}


def changed(place: Path, before: dict[str, bytes]) -> list[str]:
    """The lines that are new, file by file."""
    found = []
    for name, content in contents(place).items():
        old = before.get(name, b"").decode().splitlines()
        found += [line.strip() for line in content.decode().splitlines() if line not in old]
    return found
