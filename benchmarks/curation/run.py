"""Orders the demonstration for judged readers, as their browsers would, and as the newest first."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.curation.judging import Quality, judge, quality
from leaders_network.audiences import Audience
from leaders_network.building.settings import Settings
from leaders_network.building.sources import read_sources
from leaders_network.outputs.interests import interests
from leaders_network.outputs.templates import Templates
from leaders_network.problems import Problems
from leaders_network.publish.publication import publish

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
RESULTS = ROOT / "benchmarks" / "results"
WANDER = 0.25
"""Where the slider stands at first."""


def held_by_the_site(day: date, audience: str) -> dict[str, Any]:
    """Return what an audience's site of the demonstration holds for browsers to order."""
    theme = ROOT / "theme"
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            data=ROOT / "directory_data",
            content=ROOT / "content",
            theme=theme,
            site=Path(folder) / "site",
            cache=Path(folder),
            day=day,
        )
        problems = Problems()
        sources = read_sources(settings, Templates(theme / "directory"), problems)
        problems.raise_if_any()
    published = publish(sources.records, Audience.rung(audience), day, sources.content)
    held: dict[str, Any] = json.loads(interests(published.interests()))
    return held


def orders(held: dict[str, Any], readers: Sequence[Any], wander: float) -> list[list[Any]]:
    """Return for each reader all pieces as the theme's script orders them, each with reasons."""
    question = json.dumps({"held": held, "readers": readers, "wander": wander})
    answer = subprocess.run(
        ["node", HERE / "order.mjs"], input=question, capture_output=True, text=True, check=True
    )
    found: list[list[Any]] = json.loads(answer.stdout)
    return found


def newest(held: dict[str, Any], *, events: bool) -> list[str]:
    """Return the ids of all pieces, the newest first; those without a day come last."""
    pieces = [piece for piece in held["pieces"] if events or piece[1] != "event"]
    return [piece[0] for piece in sorted(pieces, key=lambda piece: piece[7], reverse=True)]


def figures(half: str, wander: float) -> dict[str, Quality]:
    """Return how each order serves the readers of one half."""
    judged = json.loads((HERE / "judged.json").read_text("utf-8"))
    held = held_by_the_site(date.fromisoformat(judged["day"]), judged["audience"])
    readers = [reader for reader in judged["readers"] if reader["half"] == half]
    _all_are_there(held, readers)
    ours = orders(held, [reader["reader"] for reader in readers], wander)
    contenders = {
        "For you": [[key for key, _ in order] for order in ours],
        "newest first": [newest(held, events=True)] * len(readers),
        "newest first, without events": [newest(held, events=False)] * len(readers),
    }
    return {
        name: quality([judge(*pair) for pair in zip(readers, found, strict=True)])
        for name, found in contenders.items()
    }


def _all_are_there(held: dict[str, Any], readers: Sequence[Any]) -> None:
    known = {piece[0] for piece in held["pieces"]}
    named = {one for reader in readers for grade in ("very", "worth") for one in reader[grade]}
    if named - known:
        sys.exit(f"judged, and no longer there: {', '.join(sorted(named - known))}")


def main() -> int:
    """Measure, write the figures, and say whether "For you" serves better than the newest first."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.curation")
    parser.add_argument("--half", choices=["tuning", "held-back"], default="held-back")
    parser.add_argument("--wander", type=float, default=WANDER, metavar="0 TO 1")
    options = parser.parse_args()
    found = figures(options.half, options.wander)
    for name, one in found.items():
        print(f"{name:<30} NDCG@10 {one.ndcg:.3f}  worth it, of five {one.worth:.2f}")
    if options.half == "held-back" and options.wander == WANDER:
        _write(found)
    return 0 if found["For you"].ndcg > found["newest first"].ndcg else 1


def _write(found: dict[str, Quality]) -> None:
    told = json.dumps({name: asdict(one) for name, one in found.items()}, indent=2)
    (RESULTS / "curation.json").write_text(f"{told}\n", encoding="utf-8")
    count = found["For you"].readers
    lines = [
        "# How well “For you” orders what there is",
        "",
        f"{count} readers held back, on 22 November 2026: `python -m benchmarks.curation`.",
        "",
        "| order | NDCG@10 | 19 times in 20 | of the first five, worth it |",
        "|---|---:|---:|---:|",
    ]
    lines += [
        f"| {name} | {one.ndcg:.3f} | {one.ndcg_interval[0]:.2f} to {one.ndcg_interval[1]:.2f}"
        f" | {one.worth:.0%} |"
        for name, one in found.items()
    ]
    (RESULTS / "curation.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
