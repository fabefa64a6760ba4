"""A repository with a small directory, and changes to it that are reviewed and agreed to."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from leaders_network.building.settings import Settings
from leaders_network.cli.main import main
from leaders_network.problems import Problem
from leaders_network.reviewing.history import span_of
from leaders_network.reviewing.reader import Reader
from leaders_network.reviewing.summary import Summary, summary_of
from leaders_network.reviewing.verdicts import Review, desk, review
from leaders_network.reviewing.words import Form, written
from tests.once import copies_of

DAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "golden" / "base"

FREDA = """\
name: Freda Harlowe
sign_in: [freda.harlowe@southmere-fire.example]
photo: freda-harlowe.jpg
summary: Leads fire and rescue in Southmere.
biography: |
  Freda Harlowe joined as a firefighter.

  She has led the service since 2023.
knows_about: [resilience]
appointments:
  - post: southmere-fire/chief-fire-officer
    start: 2023-09-01
    contacts:
      - id: office
        label: Chief's office
        email: office.cfo@southmere-fire.example
        purposes: [diary, formal]
        confirmed: {on: 2026-09-12, by: assistant}
      - id: direct
        label: Direct
        phone: "+44 1632 960412"
        audience: winter-resilience
        confirmed: {on: 2026-09-12, by: self}
      - id: home
        label: At home
        phone: "+44 1632 960455"
        audience: team
        confirmed: {on: 2026-09-12, by: self}
      - id: old
        label: Before
        phone: "+44 1632 960466"
        audience: withheld
    assistants:
      - name: Rhys Lomas
        email: rhys.lomas@southmere-fire.example
        phone: "+44 1632 960413"
        may_edit: true
        confirmed: {on: 2026-09-12, by: assistant}
    routes:
      - {for: peer, via: assistant, reply: 1 working day}
  - {post: southmere-health/chief-operating-officer, start: 2018-04-01, end: 2023-08-31}
programmes: [{programme: public-leaders, cohort: 2026}]
groups: [winter-resilience]
offers: [{text: Shadowing in control, until: 2027-01-31}]
agreed: [{to: handover, on: 2026-05-01}]
joined: 2023-10-04
lawful_basis: public_task
"""
OWEN = """\
name: Owen Lewis
sign_in: [owen.lewis@southmere-fire.example]
appointments:
  - post: southmere-fire/deputy
    start: 2024-01-08
joined: 2024-02-01
lawful_basis: public_task
"""
MINA = """\
name: Mina Okafor
invited: 2026-11-01
appointments:
  - post: southmere-health/chief-operating-officer
    start: 2024-01-08
    contacts:
      - {id: office, label: Office, email: mina.okafor@southmere-health.example}
"""
FILES = {
    "directory_data/leaders/freda-harlowe.yml": FREDA,
    "directory_data/leaders/owen-lewis.yml": OWEN,
    "directory_data/leaders/mina-okafor.yml": MINA,
    "directory_data/organisations/southmere-health.yml": (
        "name: Southmere Health\nsector: fire-and-rescue\nposts:\n"
        "  - {id: chief-operating-officer, title: Chief Operating Officer}\n"
    ),
    "content/news/.meta.yml": "title: News\naudience: network\n",
    "content/news/index.md": "# News\n\nWhat is new.\n",
    "content/news/mutual-aid.md": "# Mutual aid\n\nFive services lent each other people.\n",
    "content/news/numbers.csv": "service,people\nSouthmere,12\n",
    "content/centre/rota.md": (
        "# Rota\n\nWhoever is on duty this weekend answers 01632 960477 at any hour of the day.\n"
    ),
    "mkdocs.yml": "site_name: Leaders\nplugins: [leaders-network]\n",
    ".gitignore": ".cache\n",
}


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def called(folder: Path, *words: str) -> Done:
    """Run a verb as from the command line of a folder, on the day of the county."""
    told, complained = StringIO(), StringIO()
    options = ("--theme", str(ROOT / "theme"), "--day", str(DAY))
    with chdir(folder), redirect_stdout(told), redirect_stderr(complained):
        code = main([*words, *options])
    return Done(code, told.getvalue(), complained.getvalue())


@dataclass
class County:
    """The repository, with `main` as it is and a branch for each change."""

    folder: Path

    @classmethod
    def made(cls, folder: Path, files: Mapping[str, Any] | None = None) -> County:
        """Return a county with one commit; some of its files may be other ones."""
        county = cls(_begin(folder / "county"))
        if files:
            county.write(files)
            county.git("add", "--all")
            county.git("commit", "--quiet", "--amend", "--no-edit")
        return county

    def begin(self) -> None:
        for part in ("directory_data", "content"):
            shutil.copytree(BASE / part, self.folder / part)
        self.git("init", "--quiet", "--initial-branch=main", "--template=")
        self.git("config", "user.name", "Edith Editor")
        self.git("config", "user.email", "edith@centre.example")
        self.save("Begin", FILES)

    def git(self, *words: str, env: Mapping[str, str] | None = None) -> str:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env=clean | dict(env or {}),
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().rstrip("\n")

    def write(self, files: Mapping[str, Any]) -> None:
        """Put files: text, bytes, the path of a file to copy, or None to remove one."""
        for path, put in files.items():
            file = self.folder / path
            if put is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            text = _replaced(file, put) if isinstance(put, dict) else put
            file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def save(self, words: str, files: Mapping[str, Any], author: str = "") -> str:
        """Commit files and return the commit."""
        self.write(files)
        self.git("add", "--all")
        by = {"GIT_AUTHOR_EMAIL": author, "GIT_AUTHOR_NAME": author} if author else None
        self.git("commit", "--quiet", "--allow-empty", "-m", words, env=by)
        return self.git("rev-parse", "HEAD")

    def branch(self, files: Mapping[str, Any], name: str = "change", author: str = "") -> None:
        """Make a branch with one commit, and check it out."""
        self.git("checkout", "--quiet", "-b", name)
        self.save("Change", files, author)

    @property
    def settings(self) -> Settings:
        return Settings(
            data=self.folder / "directory_data",
            content=self.folder / "content",
            theme=ROOT / "theme",
            site=self.folder / "site",
            cache=self.folder / ".cache",
            day=DAY,
        )

    def review(
        self, span: str | None = None, *, checked_out: bool = True
    ) -> tuple[Review, tuple[Problem, ...]]:
        with desk(self.settings) as at:
            found = span_of(at.repository, span, "main")
            return review(at, found, checked_out=checked_out)

    def summary(self, reader: str = "team", span: str | None = None) -> Summary:
        return told(self.review(span)[0], reader)

    def text(self, reader: str = "team", form: Form = "text") -> str:
        return written(self.summary(reader), form)


_begin = copies_of(lambda folder: County(folder).begin())


def _replaced(file: Path, words: Mapping[str, str]) -> str:
    text = file.read_text(encoding="utf-8")
    for old, new in words.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def told(found: Review, reader: str) -> Summary:
    """Return what a reader is told of a review."""
    return summary_of(found, Reader(found.rooms[reader], found.day, *found.judged.sides))
