"""Invented leaders by the hundred, a consultation among them, and what they send."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from leaders_network.gate.tokens import token

SECRET = b"a key of thirty-two bytes or more, for tests"
ID = "first-hour"
BOX = f"answers-{ID}"
DAY = date(2026, 11, 22)
OPENS, CLOSES = date(2026, 11, 16), date(2026, 12, 4)
SECTORS = {"fire": 80, "health": 80, "police": 75, "housing": 8, "museums": 6, "parks": 4}
"""How many leaders each sector has."""

VALUES: dict[str, Any] = {
    "lacked": "picture",
    "sure": "4",
    "order": ["law", "habit", "systems"],
    "words": "Say who is in charge.",
}

CONSULTATION = """\
---
title: What do you need to know in the first hour?
description: What leaders lack in the first hour.
audience: public
kind: consultation
announced: {announced}
opens: {opens}
closes: {closes}
minutes: 5
why: Nobody has asked those who will live by it.
decides: The Director of Resilience
readers: [Two analysts of the Centre]
promise: [No figure is published for a group of fewer than ten.]
destroyed_by: {destroyed_by}
questions:
  - key: lacked
    kind: choice
    ask: What did you most lack?
    options:
      - {{key: leads, label: Who was in charge}}
      - {{key: picture, label: A picture of the scene}}
  - key: sure
    kind: scale
    ask: How sure are you?
    scale: {{points: 5, low: not at all, high: entirely}}
  - key: order
    kind: ranking
    ask: What stands in the way?
    options:
      - {{key: law, label: The law}}
      - {{key: systems, label: Our systems}}
      - {{key: habit, label: Habit}}
  - key: words
    kind: text
    ask: One sentence?
    limit: 200
    optional: true
---
"""


def address(leader: str) -> str:
    """Return the address that a leader signs in with."""
    return f"{leader}@service.example"


def leaders() -> dict[str, str]:
    """Return the sector of every leader."""
    return {
        f"{sector}-leader-{number}": sector
        for sector, size in SECTORS.items()
        for number in range(1, size + 1)
    }


@dataclass
class Forum:
    """A folder of sources, and beside it the letter boxes, messages, files and the store."""

    folder: Path

    @classmethod
    def made(cls, folder: Path, *, opens: date = OPENS, closes: date = CLOSES) -> Forum:
        forum = cls(folder)
        forum.vocabulary()
        for identifier, sector in leaders().items():
            forum.leader(identifier, sector)
        forum.ask(ID, opens, opens, closes)
        forum.write(
            "content/voice/index.md", "---\naudience: public\n---\n# Voice\n\n::: consultations\n"
        )
        forum.write("content/index.md", "---\naudience: public\n---\n# Home\n")
        for name in ("letters", "mail", "files"):
            (folder / name).mkdir()
        return forum

    def ask(self, identifier: str, announced: date, opens: date, closes: date) -> None:
        """Write a consultation."""
        until = closes + timedelta(days=117)
        days = {"announced": announced, "opens": opens, "closes": closes, "destroyed_by": until}
        self.write(f"content/voice/{identifier}.md", CONSULTATION.format(**days))

    def vocabulary(self) -> None:
        self.write("directory_data/network.yml", NETWORK)
        sectors = "".join(f"  - {{id: {one}, name: {one.title()}}}\n" for one in SECTORS)
        self.write("directory_data/vocabulary/sectors.yml", f"sectors:\n{sectors}")
        self.write("directory_data/vocabulary/areas.yml", AREAS)
        self.write("directory_data/vocabulary/roles.yml", "roles: []\n")
        self.write("directory_data/vocabulary/topics.yml", "topics: []\n")

    def leader(self, identifier: str, sector: str) -> None:
        """Write a leader, and an organisation in which they hold the one post."""
        number = int(identifier.rpartition("-")[2])
        area = ("E12000001", "E12000002", "W92000004")[number % 3]
        self.write(
            f"directory_data/organisations/{identifier}s.yml",
            f"name: Service of {identifier}\nsector: {sector}\nareas: [{area}]\n"
            "posts: [{id: chief, title: Chief}]\n",
        )
        assisted = "    assistants: [{name: Rhys Lomas, email: rhys@service.example}]\n"
        self.write(
            f"directory_data/leaders/{identifier}.yml",
            f"name: {identifier.replace('-', ' ').title()}\n"
            f"sign_in: [{address(identifier)}]\n"
            f"appointments:\n  - post: {identifier}s/chief\n    start: 2020-01-01\n"
            + (assisted if identifier == "fire-leader-1" else ""),
        )

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    @property
    def store(self) -> Path:
        return self.folder / "store"

    @property
    def page(self) -> Path:
        return self.folder / "content" / "voice" / f"{ID}.md"

    def put(self, key: str, *letters: Any) -> Path:
        """Put letters into somebody's box; the file is as old as the consultation's middle."""
        return self.drop(key, json.dumps({"letters": letters}).encode())

    def drop(self, key: str, content: bytes) -> Path:
        file = self.folder / "letters" / BOX / f"{token(key, SECRET)}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        return arrived(file)

    def mail(self, sender: str, text: str, name: str = "one", attached: Sequence[Any] = ()) -> Path:
        """Save a message, with letters in a file that is attached."""
        message = EmailMessage()
        message["From"], message["Subject"] = sender, "My answer"
        message["Date"] = "Fri, 20 Nov 2026 10:00:00 +0000"
        message.set_content(text)
        if attached:
            content = json.dumps({"letters": list(attached)}).encode()
            message.add_attachment(
                content, maintype="application", subtype="json", filename="answer.json"
            )
        file = self.folder / "mail" / f"{name}.eml"
        file.write_bytes(bytes(message))
        return file

    def hand_in(self, *letters: Any, name: str = "one") -> Path:
        """Hand in a file."""
        file = self.folder / "files" / f"{name}.json"
        file.write_text(json.dumps({"letters": letters}), encoding="utf-8")
        return file

    def options(self, *more: str) -> list[str]:
        """Return the options of the verb that say where everything stands."""
        folders = {
            "data": "directory_data",
            "content": "content",
            "site": "site",
            "cache": "cache",
            "store": "store",
            "letters": "letters",
        }
        where = [word for name, at in folders.items() for word in (f"--{name}", self.at(at))]
        return [ID, *where, "--day", DAY.isoformat(), *more]

    def at(self, name: str) -> str:
        """Return a folder of the forum as an option names it."""
        return str(self.folder / name)


def arrived(file: Path, on: datetime = datetime(2026, 11, 20, 9, tzinfo=UTC)) -> Path:
    """Make a file look as if it had come at a moment."""
    import os

    os.utime(file, (on.timestamp(), on.timestamp()))
    return file


def answer(values: Mapping[str, Any] | None = None, /, **said: Any) -> dict[str, Any]:
    """Return an answer; what is not said is what everybody says."""
    given = {**VALUES, **(values or {})}
    fields = [{"field": f"answers/{key}", "now": now} for key, now in given.items() if now]
    fields += [{"field": key, "now": said.pop(key)} for key in ("quote", "leader") if key in said]
    return {
        "id": str(uuid.uuid4()),
        "written": "2026-11-20T09:00:00Z",
        "kind": "answer",
        "about": f"consultation:{ID}",
        "values": fields,
        **said,
    }


NETWORK = """\
name: Leaders
address: https://leaders.example/
centre: the Centre
email: hello@leaders.example
country: GB
"""
AREAS = """\
areas:
  - {id: K02000001, name: United Kingdom, kind: country}
  - {id: E92000001, name: England, kind: nation, parent: K02000001}
  - {id: E12000001, name: North East, kind: region, parent: E92000001}
  - {id: E12000002, name: North West, kind: region, parent: E92000001}
  - {id: W92000004, name: Wales, kind: nation, parent: K02000001}
"""
