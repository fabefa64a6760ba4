"""A repository with a small directory, people who sign in, and letters of theirs."""

from __future__ import annotations

import json
import os
import subprocess
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from leaders_network.gate.tokens import token
from leaders_network.inbox.run import Inbox, InboxReport, read_inbox
from leaders_network.problems import Problems
from leaders_network.records.places import Place, places, version_of
from leaders_network.records.reading import read_records
from tests.once import copies_of

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = b"a key of thirty-two bytes or more, for tests"
BASE = Path(__file__).parents[1] / "golden" / "base"

FREDA = """\
# Kept by hand, with love.
name: Freda Harlowe   # as she signs
sign_in: [freda.harlowe@southmere-fire.example]
knows_about: [resilience]
summary: >-
  Leads fire and rescue
  in Southmere.

appointments:
  - post: southmere-fire/chief-fire-officer
    start: 2023-09-01
    contacts:
      - id: office
        label: Chief's office
        email: office.cfo@southmere-fire.example
      - {id: direct, label: Direct, phone: "+44 1632 960412", audience: winter-resilience}
    assistants:
      - name: Rhys Lomas
        email: rhys.lomas@southmere-fire.example
        phone: "+44 1632 960413"
        may_edit: true
        confirmed: {on: 2026-01-10, by: assistant}
    routes:
      - for: peer
        via: assistant
programmes:
  - programme: public-leaders
    cohort: 2026
groups: [winter-resilience]
offers:
  - text: A visit to the control room
    until: 2027-01-31
"""
OWEN = """\
name: Owen Lewis
sign_in: [owen.lewis@southmere-fire.example]
appointments:
  - post: southmere-fire/deputy
    start: 2024-01-08
    assistants:
      - name: Rhys Lomas
        email: rhys.lomas@southmere-fire.example
        phone: "+44 1632 960413"
        may_edit: true
      - name: Bea Thorn
        email: bea.thorn@southmere-fire.example
"""
FREDA_POST = "appointments/southmere-fire/chief-fire-officer"
OWEN_POST = "appointments/southmere-fire/deputy"
PHONE = f"{FREDA_POST}/contacts/direct/phone"

FREDA_KEY = "leader:freda-harlowe"
OWEN_KEY = "leader:owen-lewis"
RHYS_KEY = "assistant:rhys.lomas@southmere-fire.example"
BEA_KEY = "assistant:bea.thorn@southmere-fire.example"


def token_of(key: str) -> str:
    return token(key, SECRET)


@dataclass
class Village:
    """The repository, and the boxes beside it."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> Village:
        """Return a village with one commit, whose boxes are empty."""
        village = cls(_begin(folder))
        village.letters.mkdir()
        return village

    def begin(self) -> None:
        for source in sorted((BASE / "directory_data").rglob("*")):
            if source.is_file() and source.suffix == ".yml":
                self.write(source.relative_to(BASE).as_posix(), source.read_text())
        self.write("directory_data/leaders/freda-harlowe.yml", FREDA)
        self.write("directory_data/leaders/owen-lewis.yml", OWEN)
        self.git("init", "--quiet", "--initial-branch=main", "--template=")
        self.git("config", "user.name", "Edith Editor")
        self.git("config", "user.email", "edith@centre.example")
        self.save("Begin")

    @property
    def repository(self) -> Path:
        return self.folder / "repository"

    @property
    def letters(self) -> Path:
        return self.folder / "letters"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def write(self, path: str, text: str) -> None:
        file = self.repository / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def save(self, words: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", words)

    def git(self, *words: str) -> str:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        done = subprocess.run(
            ["git", *words], cwd=self.repository, env=clean, capture_output=True, check=True
        )
        return done.stdout.decode().rstrip("\n")

    def version(self, leader: str) -> str:
        return version_of(self.records().leaders[leader])

    def records(self) -> Any:
        return read_records(self.repository / "directory_data", Problems())

    def place(self, path: str, leader: str = "freda-harlowe") -> Place:
        found = places(self.records().leaders[leader], DAY)
        return next(place for place in found if place.path == path)

    def letter(self, leader: str = "freda-harlowe", **said: Any) -> dict[str, Any]:
        """Return a letter about a leader; what is not said is that of a confirmation."""
        return {
            "id": str(uuid.uuid4()),
            "written": "2026-11-21T09:30:00Z",
            "kind": "confirm",
            "about": f"leader:{leader}",
            "version": self.version(leader),
            **said,
        }

    def correct(
        self, *values: Mapping[str, Any], leader: str = "freda-harlowe", **said: Any
    ) -> Any:
        return self.letter(leader, kind="correct", values=list(values), **said)

    def post(self, key: str, *letters: Any, box: str = "letters") -> Path:
        """Put letters into somebody's box."""
        return self.drop(key, json.dumps({"letters": letters}).encode(), box=box)

    def drop(self, key: str, content: bytes, box: str = "letters") -> Path:
        file = self.letters / box / f"{token_of(key)}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        return file

    def inbox(self, **changed: Any) -> Inbox:
        given: dict[str, Any] = {
            "data": self.repository / "directory_data",
            "state": self.state,
            "day": DAY,
            "now": NOW,
            "check": lambda _: Problems(),
            "secret": SECRET,
            "letters": self.letters,
        }
        return Inbox(**(given | changed))

    def look(self, **changed: Any) -> InboxReport:
        return read_inbox(self.inbox(**changed), apply=False)

    def apply(self, **changed: Any) -> InboxReport:
        return read_inbox(self.inbox(**changed), apply=True)

    def commits(self, branch: str = "inbox/2026-11-22") -> list[str]:
        """Return the subjects of a branch's own commits, oldest first."""
        if not self.git("branch", "--list", branch):
            return []
        return self.git("log", "--reverse", "--format=%s", f"main..{branch}").splitlines()

    def text(self, leader: str = "freda-harlowe", branch: str = "inbox/2026-11-22") -> str:
        return self.git("show", f"{branch}:directory_data/leaders/{leader}.yml") + "\n"

    def aside(self) -> list[dict[str, Any]]:
        return _all(self.state / "aside")

    def kept(self, kind: str) -> list[dict[str, Any]]:
        return _all(self.state / "kept" / kind)


_begin = copies_of(lambda folder: Village(folder).begin())


def value(field: str, now: Any, was: Any = None) -> dict[str, Any]:
    """Return what a letter says of one field."""
    return {"field": field, "was": was, "now": now}


def _all(folder: Path) -> list[dict[str, Any]]:
    files: Iterable[Path] = sorted(folder.glob("*.json")) if folder.is_dir() else ()
    return [json.loads(file.read_text()) for file in files]
