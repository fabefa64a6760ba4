"""Drafts become files: what each is to say, made ready and then put in place together."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from leaders_network.decoding import MAXIMUM_BYTES
from leaders_network.imported import record_hash
from leaders_network.importing.claiming import row_hash
from leaders_network.importing.drafts import Draft
from leaders_network.importing.folder import Existing
from leaders_network.importing.kinds import KINDS, Kind
from leaders_network.importing.ledger import ImportedRecord, Ledger
from leaders_network.importing.merging import merged
from leaders_network.importing.report import ImportReport
from leaders_network.placing import replace_files
from leaders_network.problems import Location
from leaders_network.records.editing import REMOVED, Changes, Item, Step, Way, edited, find
from leaders_network.records.writing import canonical


@dataclass(slots=True)
class Staging:
    """The files an import is to write, before it writes any."""

    existing: Existing
    ledger: Ledger
    report: ImportReport
    changes: dict[str, tuple[Kind, list[tuple[Way, Any]]]] = field(default_factory=dict)
    _held: frozenset[str] | None = None

    def add(self, draft: Draft) -> None:
        """Note what a draft changes in its file."""
        kind, identifier = draft.kind, draft.id
        current = self.existing.record(kind, identifier)
        row = row_hash(draft)
        entry = self.ledger.taken_out(row, record_hash(kind.name, identifier))
        incoming = {**draft.values, "id": identifier} if kind.listed else draft.values
        stays = partial(self._stays, draft)
        result = merged(row, kind.model, current or {}, incoming, entry, stays=stays)
        self.ledger.entries[record_hash(kind.name, identifier)] = ImportedRecord(row, result.fields)
        for name, why in result.kept:
            place = f"{draft.file} {identifier}" if kind.listed else draft.file
            self.report.keep(place, name, why)
        self._tell(draft, current is None, bool(result.changes))
        if result.changes or current is None:
            top: Way = (kind.plural, Item((("id", identifier),))) if kind.listed else ()
            _, changes = self.changes.setdefault(draft.file, (kind, []))
            changes.extend(((*top, *way), value) for way, value in result.changes)

    def _stays(self, draft: Draft, way: Way) -> str:
        """Return why something stays that the source leaves out, if it does.

        Where a value of its row is at fault, it may be just that. A leader whose row is gone stays,
        and so does the post that they hold or held; leaders are staged first.
        """
        if not self.report.faulty.isdisjoint({draft.row.number, *draft.others}):
            return "is not to be read in its row this time and stays"
        match draft.kind.name, way:
            case "organisation", ("posts", Item(has=((_, post),))):
                if self._held is None:
                    self._held = frozenset(self._posts_of_leaders())
                if f"{draft.id}/{post}" in self._held:
                    return "is no longer in the source, and is referred to and kept"
        return ""

    def _posts_of_leaders(self) -> Iterator[str]:
        """Yield the post of every appointment that there will be."""
        kind = KINDS["leader"]
        files = {kind.file(identifier) for identifier in self.existing.ids(kind)}
        for file in files.union(name for name, (of, _) in self.changes.items() if of is kind):
            _, changes = self.changes.get(file, (kind, []))
            for held in _applied(self.existing.values(file), changes).get("appointments") or ():
                yield str(held.get("post"))

    def _tell(self, draft: Draft, is_new: bool, is_changed: bool) -> None:
        outcome = "written" if is_new else "updated" if is_changed else "unchanged"
        self.report.count(draft.kind.name, outcome)

    def files(self) -> dict[str, str]:
        """Return the text of every file that is new or changes, by its path in the folder."""
        texts = {
            file: changed_text(self.existing, file, kind.listed or kind.model, changes)
            for file, (kind, changes) in self.changes.items()
        }
        changed = {file: text for file, text in texts.items() if text != self.existing.text(file)}
        for file, text in changed.items():
            self._refuse_what_is_too_large(file, text)
        self.report.changed = list(changed)
        if self.ledger.entries and self.ledger.text() != self.ledger.was:
            changed[self.ledger.file] = self.ledger.text()
        return changed

    def _refuse_what_is_too_large(self, file: str, text: str) -> None:
        size = len(text.encode())
        if size > MAXIMUM_BYTES:
            self.existing.problems.add(
                Location(f"{self.existing.name}/{file}"),
                f"the file would be {size // 1024} KiB; at most {MAXIMUM_BYTES // 1024} are read",
                "file-too-large",
                fix="leave out, with `when:` in the mapping, what the directory does not need",
            )


def changed_text(existing: Existing, file: str, model: type, changes: Changes) -> str:
    """Return a file's new text: canonical where it was, else edited as somebody wrote it."""
    before, values = existing.text(file), existing.values(file)
    if before is None or before == canonical(model, values):
        return canonical(model, _applied(values, changes))
    return edited(before, changes, model)


def _applied(values: Mapping[str, Any], changes: Changes) -> dict[str, Any]:
    """Return plain values with some set or removed."""
    result: dict[str, Any] = copy.deepcopy(dict(values))
    for way, value in changes:
        if value is REMOVED:
            _remove(result, way)
        else:
            _set(result, way, value)
    return result


def _remove(values: Any, way: Way) -> None:
    for step in way[:-1]:
        values = find(values, step)
    held = find(values, way[-1])
    if held is not None:
        del values[way[-1] if isinstance(values, dict) else values.index(held)]


def _set(values: Any, way: Way, value: Any) -> None:
    step, *others = way
    if isinstance(step, str) and not others:
        values[step] = value
        return
    # The changes of one item follow each other, and what the first of them made stands last.
    held = None if isinstance(step, str) else find(values[-1:], step)
    held = find(values, step) if held is None else held
    if held is None:
        held = _made(step, others, value)
        if isinstance(step, str):
            values[step] = held
        else:
            values.append(held)
    if others:
        _set(held, tuple(others), value)


def _made(step: Step, others: list[Step], value: Any) -> Any:
    if not others:
        return value
    if isinstance(others[0], Item):
        return []
    return dict(step.has) if isinstance(step, Item) else {}


def put_in_place(folder: Path, files: Mapping[str, str]) -> None:
    """Write all texts beside the files they replace, then replace each by one rename.

    Raises:
        BuildError: When one cannot be written; then none is replaced.
    """
    replace_files({folder / name: text.encode() for name, text in files.items()})
