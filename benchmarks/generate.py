"""Writes a complete directory of invented leaders, as many as are asked for.

`python benchmarks/generate.py 1500 FOLDER` makes `FOLDER/directory_data` and `FOLDER/content`;
the same number and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import portraits
from benchmarks.invented import articles, leaders, organisations, vocabulary
from benchmarks.invented.writing import Record
from leaders_network.records.gathering import Group, Programme
from leaders_network.records.leader import Leader
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.vocabulary import Areas, Roles, Sectors, Topics
from leaders_network.records.writing import canonical

DAY = date(2026, 11, 22)
"""The day on which an invented directory is at its liveliest: dates are set around it."""

DIFFERENT_PORTRAITS = 200

_VOCABULARY = {"sectors": Sectors, "areas": Areas, "roles": Roles, "topics": Topics}


def generate(
    count: int, folder: Path, *, portraits_of: int = 60, article_count: int = 100, seed: int = 1
) -> None:
    """Write a directory and its content into a folder.

    Args:
        count: How many leaders.
        folder: Gets `directory_data/` and `content/`; must not hold either yet.
        portraits_of: How many leaders in a hundred have a portrait.
        article_count: How many articles.
        seed: The same seed gives the same bytes.

    Raises:
        FileExistsError: When the folder holds a directory already.
    """
    data = folder / "directory_data"
    data.mkdir(parents=True)
    bodies = organisations.invent(count, Random(f"{seed}:organisations"), DAY)
    people = leaders.invent(
        bodies, count, Random(f"{seed}:leaders"), day=DAY, portraits=portraits_of / 100
    )
    with_photo, some = _write_leaders(data / "leaders", people)
    _write(data, Network, [("network", _network())])
    for name, record in vocabulary.files():
        _write(data / "vocabulary", _VOCABULARY[name], [(name, record)])
    random = Random(f"{seed}:details")
    _write(
        data / "organisations",
        Organisation,
        ((body.id, organisations.record(body, random, DAY)) for body in bodies),
    )
    _write(data / "programmes", Programme, [("public-leaders", _programme())])
    _write(data / "groups", Group, _groups(some))
    portraits.draw_many(with_photo, data / "photos", different=DIFFERENT_PORTRAITS)
    _write_articles(folder / "content", article_count, Random(f"{seed}:articles"))


def _write_leaders(
    folder: Path, people: Iterable[tuple[str, Record]]
) -> tuple[list[tuple[str, Record]], list[str]]:
    """Return those who sit for a photo, and the first leaders’ ids."""
    with_photo: list[tuple[str, Record]] = []
    written: list[str] = []

    def noted() -> Iterable[tuple[str, Record]]:
        for identifier, person in people:
            if person["photo"]:
                with_photo.append((identifier, person))
            if person["audience"] is None:
                written.append(identifier)
            yield identifier, person

    _write(folder, Leader, noted())
    return with_photo, written[: len(leaders.GROUPS)]


def _write(folder: Path, model: type, records: Iterable[tuple[str, Record]]) -> None:
    folder.mkdir(exist_ok=True)
    for identifier, record in records:
        path = folder / f"{identifier}.yml"
        path.write_text(canonical(model, record), encoding="utf-8", newline="\n")


def _write_articles(content: Path, count: int, random: Random) -> None:
    folder = content / "articles"
    folder.mkdir(parents=True)
    (content / "index.md").write_text(articles.INDEX, encoding="utf-8", newline="\n")
    for stem, text in articles.invent(count, random):
        (folder / f"{stem}.md").write_text(text, encoding="utf-8", newline="\n")


def _network() -> Record:
    return {
        "name": "Invented Leaders’ Network",
        "summary": "Made to measure with: nobody in it exists.",
        "address": "https://network.example/",
        "centre": "the Centre",
        "email": "centre@network.example",
    }


def _programme() -> Record:
    cohorts = [
        {"id": year, "name": f"Cohort of {year}", "start": date(year, 1, 12)}
        for year in leaders.COHORTS
    ]
    return {
        "name": "Public Leaders’ Programme",
        "summary": "A year together for people who have just come to lead a public body.",
        "cohorts": cohorts,
    }


def _groups(conveners: list[str]) -> Iterable[tuple[str, Record]]:
    for number, group in enumerate(leaders.GROUPS):
        yield (
            group,
            {
                "name": group.replace("-", " ").capitalize(),
                "summary": "A standing group, open to whoever works on it.",
                "convener": conveners[number % len(conveners)] if conveners else None,
                "start": date(2025, 9, 1),
                "topics": [vocabulary.TOPIC_IDS[number]],
            },
        )


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(description="Write a directory of invented leaders.")
    parser.add_argument("count", type=int, metavar="N", help="how many leaders")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to write it")
    parser.add_argument("--portraits", type=int, default=60, help="how many in a hundred (60)")
    parser.add_argument("--articles", type=int, default=100, help="how many articles (100)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same bytes (1)")
    given = parser.parse_args(arguments)
    try:
        generate(
            given.count,
            given.folder,
            portraits_of=given.portraits,
            article_count=given.articles,
            seed=given.seed,
        )
    except FileExistsError as error:
        print(f"{error.filename} is there already; name another folder", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
