"""Changes of records become files: each checked as a file is, and all of a record or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leaders_network.importing.folder import Existing
from leaders_network.importing.kinds import KINDS
from leaders_network.importing.references import Known, dangling
from leaders_network.importing.staging import changed_text
from leaders_network.problems import Problems
from leaders_network.records.editing import Item, Way
from leaders_network.records.records import model_of
from leaders_network.records.validation import validated
from leaders_network.records.writing import canonical
from leaders_network.sheets.changes import Outcome, Reading
from leaders_network.source import read_yaml

_AS_ABOVE = "nothing of this record was, for what is said of"


def files_of(reading: Reading, existing: Existing) -> Mapping[str, str]:
    """Return the new text of every file that changes, by its path in the data folder.

    Where a record would be wrong afterwards, its rows are not placed, and it stays as it is.
    """
    found = {}
    for (kind, identifier), changed in reading.changed.items():
        file = f"{kind}/{identifier}.yml"
        changes = sorted(changed.changes, key=_depth)
        new = changed_text(existing, file, model_of(kind), changes)
        if faults := list(_faults(new, kind, existing)):
            _take_back(reading, changed.outcomes, faults)
        elif new != existing.text(file):
            found[file] = new
    for (kind, identifier), added in reading.fresh.items():
        new = canonical(model_of(kind), added.values)
        gone = existing.forgotten(kind, identifier)
        if faults := [gone[1]] if gone else list(_faults(new, kind, existing)):
            _take_back(reading, added.outcomes, faults)
        else:
            found[f"{kind}/{identifier}.yml"] = new
    return found


def _depth(change: tuple[Way, Any]) -> tuple[int, bool]:
    """Return when a change is made: deep ones first, and last what an item is known by.

    Once that is another, no way leads to the item any more.
    """
    *above, last = change[0]
    item = above[-1] if above else None
    return -len(change[0]), isinstance(item, Item) and last in dict(item.has)


def _take_back(reading: Reading, places: Iterable[int], faults: Iterable[str]) -> None:
    """Place no row of a record: the first tells all that is wrong, and the others lead there."""
    why = "; ".join(faults)
    for place in places:
        was = reading.outcomes[place]
        reading.outcomes[place] = Outcome(was.sheet, was.line, "not placed", why)
        if not why.startswith(_AS_ABOVE):
            why = f"{_AS_ABOVE} {was.sheet}:{was.line}"


def _faults(text: str, kind: str, existing: Existing) -> Iterator[str]:
    """Yield what would be wrong with a file, each in one line."""
    problems = Problems()
    read = read_yaml(text, "", problems)
    if read is not None:
        validated(model_of(kind), read[0], read[1], "", problems)
    yield from (f"{one.message} [{one.code}]; {one.fix}" for one in problems)
    one = next((each for each in KINDS.values() if each.plural == kind), None)
    if read is not None and one is not None and not len(problems):
        for _, (code, message, fix) in dangling(read[0], one, Known(existing)):
            yield f"{message} [{code}]; {fix}"
