"""One import of a sheet, of cards or of a list of people, from a file to files."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from leaders_network.decoding import bytes_of
from leaders_network.importing.encoding import decoded
from leaders_network.importing.folder import Existing
from leaders_network.importing.grids import Grid, grids_of
from leaders_network.problems import InvalidDirectoryError, Location, Problems
from leaders_network.publish.phrases import count
from leaders_network.sheets.applying import files_of
from leaders_network.sheets.cards import cards
from leaders_network.sheets.changes import Outcome, Reading, Records
from leaders_network.sheets.matching import Asking, Matching
from leaders_network.sheets.people import ListedPerson, is_of_bodies, people_in
from leaders_network.sheets.popolo import popolo
from leaders_network.sheets.recognising import depth, recognised

CARDS, JSON = (".vcf", ".vcard"), (".json",)
_HEADS = {b"BEGIN:VCARD": ".vcf", b"{": ".json"}


@dataclass(slots=True)
class SheetReport:
    """What became of every row, and what is to be written."""

    outcomes: list[Outcome]
    files: Mapping[str, str]
    notes: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return every row that did something, and a count of all."""
        told = [
            f"{one.sheet}:{one.line}: {one.word}{': ' if one.why else ''}{one.why}"
            for one in self.outcomes
            if one.word != "unchanged"
        ]
        counted = Counter(one.word for one in self.outcomes)
        words = ("unchanged", "changed", "added", "not placed")
        counts = ", ".join(f"{counted[word]:,} {word}" for word in words)
        return "\n".join([*told, *self.notes, f"{count(len(self.outcomes), 'row')}: {counts}."])

    @property
    def is_whole(self) -> bool:
        """Whether every row was placed."""
        return all(one.word != "not placed" for one in self.outcomes)


def run_sheet(
    source: Path, folder: Path, records: Records, country: str, ask: Asking
) -> SheetReport:
    """Return what a sheet, cards or a list of people changes in a data folder; nothing is written.

    Args:
        source: The file; of CSV tables a folder.
        folder: The data folder.
        records: What the same export would say today, as plain values.
        country: Whose telephone numbers may stand without their country's code.
        ask: Asks about a probable duplicate.

    Raises:
        InvalidDirectoryError: When the file cannot be read, with every problem.
        SettingsError: When there is no such file, or nothing in it that can be placed.
    """
    problems = Problems()
    reading = Reading(records, country)
    matching = Matching(reading, ask)
    notes = _read(source, reading, matching, problems)
    problems.raise_if_any()
    existing = Existing(folder, folder.name, problems)
    files = dict(files_of(reading, existing))
    if len(problems):
        raise InvalidDirectoryError(tuple(problems))
    return SheetReport(reading.outcomes, files, notes)


def _read(source: Path, reading: Reading, matching: Matching, problems: Problems) -> list[str]:
    suffix = _suffix(source)
    if suffix in (*CARDS, *JSON) and source.is_file():
        people, notes = _listed(source, suffix, problems)
    else:
        grids = grids_of(source, problems)
        people = _of_sheets(grids, reading, problems)
        notes = [note for grid in grids for note in grid.notes]
    for person in people:
        matching.take(person)
    return [*reading.notes, *matching.notes, *notes]


def _suffix(source: Path) -> str:
    """Return what a file's name should end in: cards and JSON are known by how they begin too."""
    suffix = source.suffix.lower()
    if suffix in (*CARDS, *JSON) or not source.is_file():
        return suffix
    with source.open("rb") as file:
        begins = file.read(64).removeprefix(BOM_UTF8).lstrip().upper()
    return next((told for head, told in _HEADS.items() if begins.startswith(head)), suffix)


def _of_sheets(grids: Sequence[Grid], reading: Reading, problems: Problems) -> list[ListedPerson]:
    """Take in the tables that were exported, or return everybody where there is none of these."""
    found = {grid.name: recognised(grid) for grid in grids}
    if not any(found.values()):
        return _in_lists(grids, problems)
    # A kind's own table first: rows of its lists may belong to what is added there.
    for grid in sorted(grids, key=depth):
        table = found[grid.name]
        if table is None:
            grid.notes.append(f"{grid.name}: was not exported, and was left out")
        elif table.is_whole(grid, problems):
            reading.read(grid, table)
    return []


def _in_lists(grids: Sequence[Grid], problems: Problems) -> list[ListedPerson]:
    """Return everybody in the tables that list people; others beside them are notes or hidden."""
    seen = [grid for grid in grids if not grid.is_hidden] or grids
    listed = [(grid, people_in(grid)) for grid in seen]
    found = [grid for grid, people in listed if people is not None]
    for grid in grids if found else ():
        if grid not in found and grid.lines:
            grid.notes.append(f"{grid.name}: lists nobody, or is hidden, and was left out")
    for grid in () if found else seen:
        fix = "call the columns as in Full name, Email, Telephone; or write a mapping"
        told = "no line of it reads like the headings of a list of people"
        problems.add(Location(grid.name), told, "unknown-column", fix=fix)
    for grid, people in listed:
        if people and is_of_bodies([person.name for person in people]):
            fix = "a list of organisations needs a mapping: docs/importing.md shows one"
            told = "what is named here are organisations, and no people"
            problems.add(Location(grid.name), told, "unknown-column", fix=fix)
    return [person for _, people in listed for person in people or ()]


def _listed(source: Path, suffix: str, problems: Problems) -> tuple[list[ListedPerson], list[str]]:
    text = decoded(bytes_of(source), source.name, problems)
    if text is None:
        return [], []
    if suffix in CARDS:
        return cards(text.text, source.name), []
    return popolo(text.text, source.name, problems)
