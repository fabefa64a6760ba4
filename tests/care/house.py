"""A repository with a few people in it, and everything that comes to be held about one."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from leaders_network.cli.main import main
from leaders_network.directory.forgotten import KEY_VARIABLE
from leaders_network.imported import hashed, record_hash
from leaders_network.importing.ledger import ImportedRecord, Ledger
from tests.inbox.village import BEA_KEY, FREDA_KEY, OWEN_KEY, SECRET, Village, token_of
from tests.once import copies_of
from tools.environment import ROOT

KEY = "a key of forgotten ids, for tests alone"
DAY = "2026-11-22"
OLD_NUMBER = "+44 1632 960444"

HOME = "---\ntitle: Home\naudience: network\n---\n# Home\n\n"
PAGE = f"""{HOME}Ask [Freda](leader:freda-harlowe) about floods. Freda
Harlowe began the round; Owen Lewis keeps it.
"""
ARTICLE = """\
---
title: Floods
description: How we met the floods.
audience: network
kind: article
date: 2026-11-01
authors: [leader:freda-harlowe, leader:owen-lewis]
---

Water rose.
"""
GROUP = "name: Winter resilience\nconvener: freda-harlowe\n"
LEDGER = (
    {"id": "1", "outcome": "followed", "sender": FREDA_KEY, "about": "leader:freda-harlowe"},
    {"id": "2", "outcome": "followed", "sender": OWEN_KEY, "about": "leader:owen-lewis"},
)

IMPORTED = ".imports/staff.jsonl"


def ledger(*identifiers: str) -> str:
    """Return what an import keeps of two leaders, or of others: a line of hashes for each."""
    kept = Ledger("staff")
    for each in identifiers or ("freda-harlowe", "owen-lewis"):
        fields = {hashed("field", each): hashed("value", each, OLD_NUMBER)}
        kept.entries[record_hash("leader", each)] = ImportedRecord(hashed("row", each), fields)
    return kept.text()


@dataclass
class House:
    """The repository, the inbox beside it, and verbs that are run on them."""

    village: Village

    @classmethod
    def made(cls, folder: Path) -> House:
        return cls(Village(_begin(folder)))

    @classmethod
    def begun(cls, folder: Path) -> House:
        village = Village.made(folder)
        house = cls(village)
        freda = "directory_data/leaders/freda-harlowe.yml"
        now = (village.repository / freda).read_text()
        village.write(freda, now.replace("+44 1632 960412", OLD_NUMBER))
        village.write("content/index.md", PAGE)
        village.write("content/news/floods.md", ARTICLE)
        village.write("directory_data/groups/winter-resilience.yml", GROUP)
        village.write(f"directory_data/{IMPORTED}", ledger())
        village.save("Write to Freda Harlowe by her number")
        village.write(freda, now)
        village.git("add", "--all")
        author = "--author=Freda Harlowe <freda.harlowe@southmere-fire.example>"
        village.git("commit", "--quiet", author, "-m", "Correct a number\n\nSent-by: her")
        village.git("tag", "-a", "approved/1", "-m", "Seen and right", "HEAD")
        base = village.git("rev-parse", "HEAD~2")
        village.write("content/index.md", PAGE + "\n")
        village.save("Add a line that is about nobody")
        words = f"Approve\n\nBase: {base}"
        village.git("tag", "-a", "approved/2", "-m", words, "HEAD^{tree}")
        village.git("tag", "-a", "elsewhere", "-m", "Of the first files", "HEAD~3")
        village.git("branch", "cms/leaders/freda-harlowe", "HEAD~2")
        house._fill_post()
        return house

    @property
    def repository(self) -> Path:
        return self.village.repository

    def _fill_post(self) -> None:
        village = self.village
        (village.state / "aside").mkdir(parents=True)
        lines = "".join(f"{json.dumps(line)}\n" for line in LEDGER)
        (village.state / "ledger.jsonl").write_text(lines)
        (village.state / "aside" / "a.json").write_text('{"sender": "leader:freda-harlowe"}')
        (village.state / "aside" / "b.json").write_text('{"sender": "leader:owen-lewis"}')
        village.post(FREDA_KEY, village.letter())
        village.post(BEA_KEY, village.letter("owen-lewis"), village.letter("freda-harlowe"))
        mail = village.folder / "mail"
        mail.mkdir()
        (mail / "one.eml").write_text(
            "From: freda.harlowe@southmere-fire.example\nSubject: =?utf-8?q?Floods?=\n\nHello\n"
        )
        (mail / "two.eml").write_text("From: owen.lewis@southmere-fire.example\n\nHello\n")

    def exclude(self, lines: str) -> None:
        """Have git not know of some files."""
        info = self.repository / ".git" / "info"
        info.mkdir()
        (info / "exclude").write_text(lines)

    def run(self, verb: str, *words: str) -> int:
        """Run a verb on the files, with all of the post."""
        folders = ("data=directory_data", "content=content", "site=site", "cache=.cache")
        where = [
            f"--{name}={self.repository / path}"
            for name, path in (each.split("=") for each in folders)
        ]
        return main([verb, *words, *where, f"--theme={ROOT / 'theme'}", f"--day={DAY}"])

    def run_with_post(self, verb: str, *words: str) -> int:
        """Run a verb that looks through letters too."""
        village = self.village
        post = (
            f"--letters={village.letters}",
            f"--mail={village.folder / 'mail'}",
            f"--state={village.state}",
            f"--drafts={village.folder / 'drafts'}",
        )
        return self.run(verb, *words, *post)

    def everything(self) -> dict[str, bytes]:
        """Return every file there is, but for what git and the cache keep for themselves."""
        files = (file for file in self.village.folder.rglob("*") if file.is_file())
        told = ((file.relative_to(self.village.folder).as_posix(), file) for file in files)
        return {
            name: file.read_bytes()
            for name, file in told
            if "/.cache/" not in name and "/.git/" not in name
        }

    def state(self) -> tuple[dict[str, bytes], str]:
        """Return the files and where every branch and tag stands."""
        return self.everything(), self.village.git("for-each-ref")


_begin = copies_of(House.begun)


def unpacked(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


__all__ = ["FREDA_KEY", "KEY", "KEY_VARIABLE", "SECRET", "House", "token_of", "unpacked"]
