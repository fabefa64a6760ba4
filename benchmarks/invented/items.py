"""Items of content about nothing that happened, of most kinds, three hundred words each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.invented.articles import paragraph
from benchmarks.invented.vocabulary import TOPIC_IDS, TOPIC_NAMES
from benchmarks.invented.writing import wrapped

PARTS = 3
"""How many of each seven items are of the library; the rest are studies, events and news."""
_PARAGRAPHS = 6
_FOLDERS = {"library": "library", "study": "research", "event": "events", "article": "news"}
_TABLE = "Quarter,Those who were asked,Others\n" + "".join(
    f"{quarter},{6 - number * 0.7:.1f},{6 - number * 0.2:.1f}\n"
    for number, quarter in enumerate(("First", "Second", "Third", "Fourth"))
)
_KEEPING = "keeping:\n  owner: The library\n  reviewed: 2026-09-01\n  due: 2027-09-01\n"

Fronts = dict[str, Callable[[Sequence[str], Random, date], str]]


def write(folder: Path, count: int, people: Sequence[str], day: date, random: Random) -> None:
    """Write items into a folder of content, with the front pages that list them.

    Args:
        folder: The folder of content.
        count: How many items.
        people: The ids of leaders, who chose and wrote and hold them.
        day: The day around which they lie.
        random: Chooses.
    """
    for kind, name in _FOLDERS.items():
        inside = folder / name
        inside.mkdir(parents=True)
        (inside / ".meta.yml").write_text(f"audience: network\nkind: {kind}\n", encoding="utf-8")
        (inside / "index.md").write_text(_index(kind), encoding="utf-8")
    (folder / "research" / "table.csv").write_text(_TABLE, encoding="utf-8")
    for number, kind in enumerate(_kinds(count)):
        text = _item(number, kind, people, random, day)
        (folder / _FOLDERS[kind] / f"{kind}-{number:03}.md").write_text(text, encoding="utf-8")


def _kinds(count: int) -> Iterator[str]:
    others = tuple(kind for kind in _FOLDERS if kind != "library")
    for number in range(count):
        place = number % (PARTS + len(others))
        yield "library" if place < PARTS else others[place - PARTS]


def _index(kind: str) -> str:
    parts = {
        "library": ("library", "collections"),
        "study": ("outcomes", "studies", "findings"),
        "event": ("events", "calendar", "calendar-feeds"),
        "article": ("articles", "news-feeds", "digest"),
    }
    asked = "\n\n".join(f"::: {part}" for part in parts[kind])
    return f"---\ntitle: {_FOLDERS[kind].capitalize()}\ndescription: All of it.\n---\n\n{asked}\n"


def _item(number: int, kind: str, people: Sequence[str], random: Random, day: date) -> str:
    topics = random.sample(TOPIC_IDS, 2)
    head = (
        f"title: {TOPIC_NAMES[topics[0]].capitalize()}, part {number}\n"
        f"description: What {random.randint(2, 9)} services learned about it.\n"
        f"topics: [{', '.join(topics)}]\n"
    )
    said = [
        "\n".join(wrapped(paragraph(TOPIC_NAMES[topics[0]], random))) for _ in range(_PARAGRAPHS)
    ]
    own = _FRONTS[kind](people, random, day)
    return f"---\n{head}{own}---\n\n" + "\n\n".join(said) + "\n"


def _ago(random: Random, day: date, most: int, least: int = 0) -> date:
    return day - timedelta(days=random.randint(least, most))


def _library(people: Sequence[str], random: Random, day: date) -> str:
    return (
        f"format: {random.choice(('read', 'listen', 'watch', 'look'))}\n"
        f"minutes: {random.randint(4, 90)}\nchosen_by: leader:{random.choice(people)}\n"
        f"why: It saves a year.\nsource: A press\ndate: {_ago(random, day, 900)}\n{_KEEPING}"
    )


def _study(people: Sequence[str], random: Random, day: date) -> str:
    outcomes = random.sample(("leadership", "well-being", "productivity"), 2)
    return (
        "authors:\n  - name: Ada Mere\n"
        f"    person: leader:{random.choice(people)}\n  - name: Bo van der Lund\n"
        f"    family_name: van der Lund\ndate: {_ago(random, day, 900)}\npublication: report\n"
        f"publisher: A school\nabout: [{', '.join(outcomes)}]\nmethod: We asked 400.\n"
        "strength: moderate\nminute: It fell by a fifth.\nso_what: Do less of it.\n"
        f"findings: [{{of: {outcomes[0]}, on: {outcomes[1]}, note: It fell.}}]\n"
        "charts:\n  - {file: table.csv, title: Leavers, summary: They fall., kind: line,\n"
        "     x: Quarter, y: [Those who were asked, Others], unit: '%'}\n"
    )


def _event(people: Sequence[str], random: Random, day: date) -> str:
    on = _ago(random, day, 200, -300)
    return (
        f"start: {on} 09:30\nend: {on} 11:00\n"
        f"time_zone: {random.choice(('Europe/London', 'Europe/Brussels', 'America/New_York'))}\n"
        f"place: A town\nseries: Series {random.randint(1, 9)}\n"
        f"hosts: [leader:{random.choice(people)}]\njoining_link: https://meet.leaders.example/a\n"
        f"going: [{{leader: {random.choice(people)}}}]\n"
    )


def _article(people: Sequence[str], random: Random, day: date) -> str:
    return f"date: {_ago(random, day, 400)}\nauthors: [leader:{random.choice(people)}]\n"


_FRONTS: Fronts = {"library": _library, "study": _study, "event": _event, "article": _article}
