"""Draws the portraits that a directory's records name and its `photos/` folder does not hold.

`python benchmarks/portraits.py directory_data` gives everyone whose record has a `photo` one that
belongs to their id: the same id, the same picture. Sitters are invented, as are their records.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.invented import names
from benchmarks.invented.writing import Record
from benchmarks.portrait.face import portrait
from benchmarks.portrait.look import Look, imagine
from leaders_network.problems import Problems
from leaders_network.source import read_yaml

_UNIFORMED_POST = re.compile(
    r"(?:police|constabulary)[^/]*/(?:deputy-|assistant-)?(?:chief-constable|chief-officer|acc\b)"
    r"|fire[^/]*/(?:deputy-|assistant-)?(?:chief-fire-officer|chief-officer|commissioner|acfo\b)"
)
_RANK = re.compile(r"(?:Admiral|General|Marshal|Brigadier|Commodore|Colonel|Captain|Major)\b")
_HERS = re.compile(r"\b(?:she|her|hers|herself|Dame|Lady|Baroness)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:he|his|him|himself|Sir|Lord)\b", re.IGNORECASE)


def draw_many(sitters: Iterable[tuple[str, Record]], folder: Path, *, different: int) -> None:
    """Write a portrait for each sitter; past so many different ones they are used again."""
    folder.mkdir(exist_ok=True)
    drawn: dict[bool, list[Path]] = {True: [], False: []}
    for number, (stem, record) in enumerate(sitters):
        look = look_of(stem, record)
        path, alike = folder / f"{stem}.jpg", drawn[look.woman]
        if len(alike) < different / 2:
            path.write_bytes(portrait(look))
            alike.append(path)
        else:
            _again(alike[number % len(alike)], path)


def draw_missing(data: Path) -> list[str]:
    """Draw every photo that a record names and the folder lacks; return the names drawn."""
    photos = data / "photos"
    photos.mkdir(exist_ok=True)
    drawn = []
    for identifier, record in _records(data):
        photo = record.get("photo")
        if photo and not (photos / photo).exists():
            (photos / photo).write_bytes(portrait(look_of(identifier, record)))
            drawn.append(photo)
    return drawn


def look_of(identifier: str, record: Record) -> Look:
    """Return a look that nothing in the record contradicts."""
    posts = [held.get("post", "") for held in record.get("appointments", ()) if "end" not in held]
    return imagine(
        identifier,
        woman=_is_woman(record),
        tradition=_tradition(record),
        uniformed=bool(_RANK.search(record["name"]))
        or any(_UNIFORMED_POST.search(post) for post in posts),
    )


def _records(data: Path) -> Iterator[tuple[str, Record]]:
    for folder in ("leaders", "contributors"):
        for path in sorted((data / folder).glob("*.yml")):
            read = read_yaml(path.read_text(encoding="utf-8"), str(path), Problems())
            if read and isinstance(read[0], dict):
                yield path.stem, read[0]


def _is_woman(record: Record) -> bool | None:
    """Return what the pronouns say, or else the words of the life and the title; else None."""
    told = str(record.get("pronouns") or "")
    if not told:
        told = " ".join(str(record.get(key, "")) for key in ("name", "summary", "biography"))
    hers, his = len(_HERS.findall(told)), len(_HIS.findall(told))
    if hers != his:
        return hers > his
    given = str(record.get("given_name") or record.get("name", "")).split(" ")[0]
    women = {name for each in names.TRADITIONS for name in each.women}
    men = {name for each in names.TRADITIONS for name in each.men}
    return given in women if (given in women) != (given in men) else None


def _tradition(record: Record) -> names.Tradition | None:
    """Return the tradition that most of the name belongs to, the family name counting double."""
    spoken = str(record.get("name", ""))
    words = dict.fromkeys([str(record.get("given_name") or ""), *re.split("[ -]", spoken)])
    scores: Counter[names.Tradition] = Counter()
    for word in words:
        for tradition, weight in _words().get(word, ()):
            scores[tradition] += weight
    return scores.most_common(1)[0][0] if scores else None


@cache
def _words() -> dict[str, list[tuple[names.Tradition, int]]]:
    known: dict[str, list[tuple[names.Tradition, int]]] = {}
    for tradition in names.TRADITIONS:
        for word in {*tradition.men, *tradition.women}:
            known.setdefault(word, []).append((tradition, 1))
        for family in tradition.families:
            for word in dict.fromkeys(re.split("[ /-]", family)):
                known.setdefault(word, []).append((tradition, 2))
    return known


def _again(drawn: Path, path: Path) -> None:
    try:
        os.link(drawn, path)
    except OSError:  # a file system without links
        shutil.copyfile(drawn, path)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    parser = argparse.ArgumentParser(description="Draw the portraits that records name.")
    parser.add_argument("data", type=Path, metavar="DATA", help="a folder such as directory_data")
    drawn = draw_missing(parser.parse_args(arguments).data)
    print(f"drew {len(drawn)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
