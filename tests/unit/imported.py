"""Rows and a mapping, imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from leaders_network.importing.report import ImportReport
from leaders_network.importing.run import run_import
from leaders_network.problems import Problems
from leaders_network.source import read_yaml

TOPIC = """\
makes:
  - kind: topic
    id: code
    fields:
      name: {value}
"""


def imported(folder: Path, mapping: str, rows: Any, *, name: str = "list.json") -> ImportReport:
    (folder / "map.yml").write_text(mapping)
    text = rows if isinstance(rows, str) else json.dumps(rows)
    (folder / name).write_text(text)
    return run_import(folder / "map.yml", folder / name, folder / "data")


def topics(folder: Path) -> list[dict[str, Any]]:
    found = read_yaml((folder / "data/vocabulary/topics.yml").read_text(), "", Problems())
    assert found is not None
    listed: list[dict[str, Any]] = found[0]["topics"]
    return listed


def told(report: ImportReport) -> list[str]:
    return [str(problem) for problem in sorted(report.problems)]
