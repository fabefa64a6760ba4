"""Pages and files of a specimen: a folder for each audience, narrower pages in wide ones, rooms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from leaders_network.outputs.templates import Templates
from leaders_network.records.kinds import KINDS
from leaders_network.records.page import FolderFront, PageFront
from tests.integration import likenesses
from tests.integration.canaries import NOBODY, Hand, Seen
from tests.integration.filling import Data, Filling
from tests.integration.items import CANCELLED, Items, Named
from tests.integration.rendering import ROOT
from tests.integration.visibility import NETWORK, PUBLIC, TEAM, WITHHELD

PARTS = sorted(Templates(ROOT / "theme" / "directory").part_names())
"""Every part of the directory that a page can ask for."""


@dataclass(slots=True)
class Shelves:
    """Writes the content into a folder."""

    folder: Path
    filling: Filling
    named: Named

    @property
    def hand(self) -> Hand:
        return self.filling.hand

    def write(self) -> None:
        """Write every page and file that the hand keeps."""
        self.page("", "index", PUBLIC, "home")
        audiences = (PUBLIC, NETWORK, TEAM, WITHHELD, *self.filling.rooms)
        for number, audience in enumerate(audiences):
            seen = self.filling.sees(audience)
            if self.hand.keeps(seen):
                name = self.hand.word("folder's name", f"content:{audience}", f"{number}", seen)
                self.shelf(name, audience, f"shelf {number}")
                self.page("mixed", f"{name}-alone", audience, f"mixed {number}")
        for number, room in enumerate(self.filling.rooms):
            if self.hand.keeps(self.filling.sees(room)):
                self.shelf(f"rooms/{room}", room, f"room {number}")

    def shelf(self, folder: str, audience: str, place: str) -> None:
        """Write a folder: its `.meta.yml`, its front, a page and a file of each sort."""
        seen, record = self.filling.sees(audience), f"content:{audience}"
        order = self.hand.chosen((20, 30), seen)
        facts = {"audience": self.filling.narrowed(audience), "order": order, "kind": None}
        if folder.startswith("rooms/"):
            facts["audience"] = audience
        # In the room's own site the folder is the root, and has no name.
        whose = "rooms" if folder.startswith("rooms/") else record
        front = self.filling.fill(FolderFront, whose, place, seen, facts)
        self.text(f"{folder}/.meta.yml", self.comment(place) + _yaml(front))
        self.page(folder, "index", None, place, audience)
        name = self.hand.word("page's name", record, place, seen)
        self.page(folder, name, None, f"{place} page", audience)
        table = self.files(f"{folder}/files", record, place, seen)
        self.items(folder, Items(self.filling, self.named, record, f"files/{table}"), place, seen)

    def items(self, folder: str, items: Items, place: str, seen: Seen) -> None:
        """Write an item of every kind; those of the library are named by others."""
        library_item = consultation = ""
        for kind in (*KINDS, CANCELLED):
            name = self.hand.word("item's id", items.record, f"{place} {kind}", seen)
            library_item = library_item or name
            consultation = name if kind == "consultation" else consultation
            written = "event" if kind == CANCELLED else kind
            front = items.front(written, f"{place} {kind}", seen, library_item)
            if kind == "report":
                front["consultation"] = consultation
            word = self.hand.word("item's text", items.record, f"{place} {kind}", seen)
            body = f"# A heading of its own\n\nIt says **{word}**, see [it](item:{library_item}).\n"
            body += self.aside(f"{place} {kind}")
            self.text(f"{folder}/{name}.md", f"---\n{_yaml(front)}---\n{body}")

    def page(
        self, folder: str, name: str, audience: str | None, place: str, inherited: str = ""
    ) -> None:
        """Write a page."""
        seen = self.filling.sees(audience or inherited)
        record = f"content:{audience or inherited}"
        facts = {
            "audience": self.filling.narrowed(audience) if audience else None,
            "kind": None,
            "order": self.hand.chosen((5, 40), seen),
            "hidden": None,
            "hide": ["toc"],
        }
        if name == "index" and (not folder or folder.startswith("rooms/")):
            facts["title"] = "Home"  # the site's own name stands in its place
        if name == "index":
            facts["navigation"] = None  # the folder's title says it
        front = self.filling.fill(PageFront, record, place, seen, facts)
        word = self.hand.word("page's text", record, place, seen)
        head = f"---\n{self.comment(place)}{_yaml(front)}---\n"
        # A room's front page draws whatever a page can; other sites have such pages of their own.
        drawn = PARTS if name == "index" and folder.startswith("rooms/") else ("offers", "asks")
        parts = "\n".join(f"::: {part}\n" for part in drawn)
        body = f"# Read this\n\nIt says **{word}** and no more.\n\n## More\n\n`{word}`\n\n{parts}"
        body += self.aside(place)
        self.text(f"{folder}/{name}.md" if folder else f"{name}.md", head + body)

    def comment(self, place: str) -> str:
        """Return a comment, which is for nobody."""
        if not self.hand.keeps(NOBODY):
            return ""
        return f"# {self.hand.word('(a comment)', 'content', place, NOBODY)}\n"

    def aside(self, place: str) -> str:
        """Return a comment within a text, which is for nobody either."""
        if not self.hand.keeps(NOBODY):
            return ""
        return f"\n<!-- {self.hand.word('(an aside)', 'content', place, NOBODY)} -->\n"

    def files(self, folder: str, record: str, place: str, seen: Seen) -> str:
        """Write a file of each sort, with a word in its name and one inside; return the table's."""
        table = ""
        for kind, made in {
            "table.csv": lambda word: f"name,number\n{word},1\n".encode(),
            "paper.pdf": likenesses.document,
            "plain.png": lambda word: likenesses.picture(word, compressed=False),
            "packed.png": lambda word: likenesses.picture(word, compressed=True),
            "photo.jpg": likenesses.photo,
            "archive.gz": likenesses.packed,
        }.items():
            name = self.hand.word("file's name", record, f"{place} {kind}", seen)
            word = self.hand.word(f"in {kind}", record, f"{place} {kind}", seen)
            file = self.folder / folder / f"{name}-{kind}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(made(word))
            table = table or file.name
        return table

    def text(self, path: str, content: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def _yaml(data: Data) -> str:
    return str(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False)) if data else ""
