"""Two invented leaders as a source names them, its mapping, and where they are imported to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from leaders_network.importing.report import ImportReport
from leaders_network.importing.run import run_import

MAPPING = """\
phone_country: GB
makes:
  - kind: sector
    id: sector
    merge: true
    fields: {name: sector}
  - kind: organisation
    id: org
    merge: true
    fields:
      name: org
      sector: sector
      posts:
        fields: {id: job, title: job}
  - kind: leader
    id: ["{given} {family}", "{given} {family} {number}"]
    key: number
    fields:
      name: "{given} {family}"
      given_name: given
      family_name: family
      other_names: {from: also, split: ";"}
      summary: about
      appointments:
        fields:
          post: "{org}/{job}"
          start: {from: since, date: ["%d/%m/%Y", "%Y-%m-%d"]}
          contacts:
            - fields: {id: {constant: office}, label: {constant: Office}, phone: phone, email: mail}
"""

FREDA = {
    "number": 7,
    "given": "Freda",
    "family": "Harlowe",
    "also": "Mari Harlowe; Mo",
    "about": "Leads.",
    "org": "Southmere Fire",
    "job": "Chief Officer",
    "sector": "Fire",
    "since": "01/09/2023",
    "phone": "01632 960412",
    "mail": "office@southmere.example",
}
OWEN = {
    "number": 8,
    "given": "Owen",
    "family": "Lewis",
    "org": "Southmere Council",
    "job": "Chief Executive",
    "sector": "Local government",
    "since": "2024-01-08",
    "phone": "+44 1632 960413",
}


class Place:
    """A folder with a mapping, a source and the data they make."""

    def __init__(self, folder: Path, mapping: str = MAPPING) -> None:
        self.mapping, self.source = folder / "people.yml", folder / "people.json"
        self.data = folder / "data"
        self.mapping.write_text(mapping)

    def run(self, *rows: dict[str, Any], dry_run: bool = False) -> ImportReport:
        self.source.write_text(json.dumps(rows))
        return run_import(self.mapping, self.source, self.data, dry_run=dry_run)

    def tree(self) -> dict[str, bytes]:
        files = (file for file in self.data.rglob("*") if file.is_file())
        return {file.relative_to(self.data).as_posix(): file.read_bytes() for file in files}

    def file(self, name: str) -> Path:
        return self.data / name

    def edit(self, name: str, before: str, after: str) -> None:
        text = self.file(name).read_text()
        assert before in text
        self.file(name).write_text(text.replace(before, after))


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    ledger = ".imports/people.jsonl"
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return names - {ledger}
