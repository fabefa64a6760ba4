"""How many pages are read on each day, in totals only: nothing of who read them, or which person's.

The server writes a line for each page that was read: the day, the audience, and the first folder of
the page. A log becomes totals as soon as its day is over, and is removed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from leaders_network.gate.pages import environment
from leaders_network.placing import replacing
from leaders_network.problems import SettingsError
from leaders_network.publish.phrases import day as day_view
from leaders_network.records.network import Network

Totals = dict[str, dict[str, int]]
"""For each day, how many pages of each audience and section were read, as in `network leaders`."""

DATA, PAGE = "visits.json", "index.html"
_LOGS = "pages.*.log"
_PARTS = 3


def count(state: Path, day: date, network: Network) -> Totals:
    """Return the totals of all days, having written them where the team's page is served from.

    Args:
        state: The gate's state folder.
        day: Today: its log is still being written, so it is counted and kept.
        network: What the network is called.

    Raises:
        SettingsError: When a file cannot be read or written.
    """
    folder = state / "visits"
    try:
        logs = sorted((state / "log").glob(_LOGS))
        totals = dict(sorted((_known(folder / DATA) | _logged(logs)).items()))
        _write(folder, totals, network)
        for log in logs:
            if _day(log) < day.isoformat():
                log.unlink()
    except OSError as error:
        raise SettingsError(
            f"pages cannot be counted: {error.filename}: {error.strerror}"
        ) from None
    except ValueError as error:
        raise SettingsError(
            f"pages cannot be counted: {folder / DATA} does not hold what it held ({error});"
            " put it back from a backup, or remove it and begin anew"
        ) from None
    return totals


def known_totals(state: Path) -> Totals:
    """Return the totals that were counted before; none where nothing was.

    Raises:
        SettingsError: When their file cannot be read.
    """
    try:
        return _known(state / "visits" / DATA)
    except (OSError, ValueError) as error:
        raise SettingsError(f"the counts of pages cannot be read: {error}") from None


def totals_of(lines: Iterable[str]) -> Totals:
    """Return the totals of a log; a line that is not one of its own is left out."""
    totals: dict[str, Counter[str]] = {}
    for line in lines:
        parts = line.split()
        if len(parts) == _PARTS and _is_day(parts[0]):
            totals.setdefault(parts[0], Counter())[f"{parts[1]} {parts[2]}"] += 1
    return {day: dict(sorted(found.items())) for day, found in totals.items()}


def audiences_of(found: dict[str, int]) -> dict[str, int]:
    """Return how many pages of each audience were read, from the totals of a day."""
    audiences: Counter[str] = Counter()
    for name, number in found.items():
        audiences[name.partition(" ")[0]] += number
    return dict(audiences)


def _logged(logs: Iterable[Path]) -> Totals:
    """Return the totals of logs, each of its own day.

    A request that midnight overtook stands in the log of the day after; it must not take the place
    of a whole day.
    """
    totals: Totals = {}
    for log in logs:
        with log.open(encoding="utf-8", errors="replace") as lines:
            totals[_day(log)] = _together(totals_of(lines).values())
    return totals


def _write(folder: Path, totals: Totals, network: Network) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made = {DATA: json.dumps(totals, indent=1) + "\n", PAGE: _page(totals, network)}
    for name, text in made.items():
        with replacing(folder / name) as file:
            file.write(text.encode())


def _day(log: Path) -> str:
    """Return the day of a log, which its name holds."""
    return log.name.split(".")[1]


def _together(days: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for totals in days:
        found.update(totals)
    return dict(sorted(found.items()))


def _known(file: Path) -> Totals:
    known: Totals = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return known


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _page(totals: Totals, network: Network) -> str:
    known = reversed(totals.items())
    days = {day_view(date.fromisoformat(iso)): audiences_of(found) for iso, found in known}
    names = sorted({name for found in days.values() for name in found})
    template = environment(escaping=True).get_template("visits.html")
    return template.render(days=days, names=names, network=network)
