"""Faults in what people wrote: where, what, and what to do about it.

A *problem* is a fault in the data and is collected; an *error* is a fault of the program or of
its surroundings and is raised::

    NetworkError
    ├── InvalidDirectoryError    the data has problems; carries every one of them
    ├── SettingsError            the program was called or configured wrongly
    └── BuildError               a step of the build could not be completed
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

from leaders_network.lean import slotted

Format = Literal["text", "github", "gitlab", "json"]

Fault = tuple[str, str, str]
"""What is wrong, before it is known where: a problem's code, its message and its remedy."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: a path as people write it, and a line and a column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: its place, what is wrong, a code that never changes, and what to do."""

    location: Location
    message: str
    code: str
    fix: str

    def __str__(self) -> str:
        return f"{self.location}: {self.message} [{self.code}]\n    fix: {self.fix}"


@slotted
class Problems:
    """Every problem found so far; reading goes on after each, so that all are reported at once."""

    found: set[Problem] = field(default_factory=set)
    warnings: list[Problem] = field(default_factory=list)
    """What is worth a word and keeps nothing from being published."""

    def add(self, location: Location, message: str, code: str, *, fix: str) -> None:
        """Record one problem; the same problem found twice is recorded once.

        What cannot be seen in it is spelt out: a file's name or a value may hold anything.
        """
        where = replace(location, path=visible(location.path))
        self.found.add(Problem(where, visible(message), code, visible(fix)))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Record several problems."""
        self.found.update(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self.found))

    def __len__(self) -> int:
        return len(self.found)

    def places(self) -> set[Location]:
        """Return where something was found; in no order, for putting that is slow."""
        return {problem.location for problem in self.found}

    def raise_if_any(self) -> None:
        """Do nothing when nothing was found.

        Raises:
            InvalidDirectoryError: With every problem, sorted by path and line.
        """
        if self.found:
            raise InvalidDirectoryError(tuple(self))


class NetworkError(Exception):
    """Any failure that this program reports without a traceback."""


class InvalidDirectoryError(NetworkError):
    """The data has problems, so nothing may be published from it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(summary(problems))


class SettingsError(NetworkError):
    """The program was called or configured in a way that cannot work."""


class BuildError(NetworkError):
    """A step of the build could not be completed; the last good site is untouched."""


def reason(error: OSError) -> str:
    """Return what the system said: that a disk is full, or a name is taken."""
    return (error.strerror or str(error)).lower()


def reason_and_file(error: OSError) -> str:
    """Return what the system said, and of which file or folder."""
    return f"{error.filename}: {reason(error)}" if error.filename else reason(error)


def visible(text: str) -> str:
    """Return a text on one line in which every character can be seen, and none moves a terminal."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text
    )


def near_word(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to the one written, or None when none is near.

    Nearness is the normalised similarity by optimal string alignment: a swapped pair counts as one
    slip, and thousands of words are compared in a millisecond. Words less than 60% alike are not
    offered.
    """
    # A run without a problem needs neither, so it does not wait for them.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    match = process.extractOne(
        word.casefold(),
        {name: name.casefold() for name in known},
        scorer=OSA.normalized_similarity,
        score_cutoff=0.6,
    )
    return match[2] if match else None


def summary(problems: tuple[Problem, ...]) -> str:
    """Return one line that counts the problems and the files they stand in."""
    files = len({problem.location.path for problem in problems})
    return f"{_count(len(problems), 'problem')} in {_count(files, 'file')}."


def render(problems: tuple[Problem, ...], form: Format = "text") -> str:
    """Return the problems for a person, for GitHub's or GitLab's annotations, or as JSON."""
    if form == "json":
        return json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False, indent=2)
    if form == "gitlab":
        return json.dumps([_as_gitlab(problem) for problem in problems], indent=2)
    write = _as_github if form == "github" else str
    return "\n".join(write(problem) for problem in problems)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_json(problem: Problem) -> dict[str, str | int]:
    place = problem.location
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "message": problem.message,
        "code": problem.code,
        "fix": problem.fix,
    }


def notice(path: str, message: str, code: str) -> str:
    """Return GitHub's workflow command for what is worth a word and is no problem."""
    return _command("notice", {"file": path, "title": code}, message)


def _as_github(problem: Problem) -> str:
    place = problem.location
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    return _command("error", properties, f"{problem.message}\nfix: {problem.fix}")


def _as_gitlab(problem: Problem) -> dict[str, object]:
    """Return one item of a Code Quality report.

    Source: GitLab, "Code Quality report format".
    """
    place = problem.location
    return {
        "description": f"{problem.message}; fix: {problem.fix}",
        "check_name": problem.code,
        "fingerprint": sha256(str(problem).encode()).hexdigest(),
        "severity": "major",
        "location": {"path": place.path, "lines": {"begin": place.line}},
    }


def _command(name: str, properties: dict[str, str], message: str) -> str:
    """Return a workflow command, with the escapes its properties and its message need.

    Source: GitHub Actions, "Workflow commands", `::error file=,line=,col=,title=::message`.
    """
    listed = ",".join(f"{key}={_escaped(text, ':,')}" for key, text in properties.items())
    return f"::{name} {listed}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
