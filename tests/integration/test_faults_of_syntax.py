"""A fault of syntax hides few others and makes none: what is told beside it is told without it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest

from leaders_network.building.build import check
from leaders_network.problems import Problem, Problems
from leaders_network.source import read_yaml
from tests.golden.cases import HERE, case_of, lay_out, settings_of

SIGNS = "\"'[]{}:&*!%@`|>,-#? \t\n\\"
VALUES = ('"', "'", "[", "{", "@", "& ", "| x", "x: ")
CASES = sorted((HERE / "problems").glob("*.yml"))
TIMES = 40


def _planted(text: str, chance: Random) -> str:
    """Return a text in which a slip of the hand was made, by sign or by line."""
    at, lines = chance.randrange(len(text) + 1), text.split("\n")
    number = chance.randrange(len(lines))
    line = lines[number]
    lines[number] = chance.choice(
        (
            line.lstrip(),
            f" {line}",
            f"\t{line}",
            line.replace(":", "", 1),
            line.replace("- ", "", 1),
            line.replace(": ", f": {chance.choice(VALUES)}", 1),
            line[: chance.randrange(len(line) + 1)],
        )
    )
    with_sign = text[:at] + chance.choice(SIGNS) + text[at:]
    return chance.choice((with_sign, text[:at] + text[at + 1 :], "\n".join(lines)))


def _broken(text: str, chance: Random) -> str | None:
    """Return a text that was YAML and is none any more, or None where that does not come about."""
    if read_yaml(text, "", Problems()) is None:
        return None
    slips = (_planted(text, chance) for _ in range(50))
    return next((slip for slip in slips if read_yaml(slip, "", Problems()) is None), None)


def _files(folder: Path) -> Iterator[Path]:
    for kind in ("leaders", "organisations", "programmes", "groups", "contributors"):
        yield from (folder / "directory_data" / kind).glob("*.yml")
    yield from (folder / "content").rglob("*.md")
    yield from (folder / "content").rglob(".meta.yml")


def _texts(folder: Path) -> Iterator[tuple[Path, tuple[str, str, str]]]:
    """Yield files, each with its YAML and what stands around it."""
    for file in sorted(_files(folder)):
        if file.is_file() and not file.is_symlink() and file.stat().st_size < 1 << 16:
            try:
                text = file.read_bytes().decode("utf-8-sig")
            except UnicodeDecodeError:
                continue
            if file.suffix != ".md":
                yield file, ("", text, "")
            elif found := re.fullmatch(r"(---\n)(.+?)(\n---(?:\n.*)?)", text, re.DOTALL):
                yield file, (found[1], found[2], found[3])


@pytest.mark.parametrize("seed", range(2))
def test_a_fault_of_syntax_adds_itself_alone(seed: int, tmp_path: Path) -> None:
    chance, kept = Random(seed), 0
    for case in map(case_of, chance.sample(CASES, TIMES)):
        folder = tmp_path / "folder"
        lay_out(folder, case.files)
        texts = {file.relative_to(folder).as_posix(): text for file, text in _texts(folder)}
        own = chance.choice([path for path in texts if path in case.files] or list(texts))
        above, matter, below = texts[own]
        slip = _broken(matter, chance)
        if slip is not None:
            told = _known(check(settings_of(folder, tmp_path / "cache")))
            (folder / own).write_text(f"{above}{slip}{below}", encoding="utf-8", newline="")
            syntax = Problems()
            read_yaml(slip, own, syntax, first_line=1 + above.count("\n"))
            beside = check(settings_of(folder, tmp_path / "cache")).found - syntax.found
            assert _known(beside) <= told, f"{case.fault}\n{slip}"
            inside = (each.location for each in beside if each.location.path == own)
            kept += sum(where.line > 1 for where in inside)
        shutil.rmtree(folder)
    assert kept, "nothing is told of a file with a fault of syntax but that"


def _known(problems: Iterable[Problem]) -> set[tuple[str, str, str]]:
    """Return what is told, but for its line, which a slip may move."""
    return {(each.location.path, each.message, each.code) for each in problems}
