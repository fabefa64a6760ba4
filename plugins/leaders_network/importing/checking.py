"""Drafts are checked as files are: a bad value is left out and told of, the rest stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from leaders_network.importing.drafts import Draft
from leaders_network.importing.folder import Existing
from leaders_network.importing.kinds import KINDS
from leaders_network.importing.references import Known, Steps, dangling, faults_of, in_words
from leaders_network.importing.report import ImportReport
from leaders_network.problems import Fault
from leaders_network.records.ids import id_fault
from leaders_network.records.nobody import remark_fault
from leaders_network.records.shape import Slot, shape
from leaders_network.records.ways import without_capitals
from leaders_network.records.writing import is_empty


def checked(
    drafts: dict[str, list[Draft]], existing: Existing, report: ImportReport
) -> list[Draft]:
    """Return the drafts whose records are valid and whose references resolve.

    What is wrong with an optional value is reported and the value left out; where a value that
    must be there is wrong, its item goes, and where that is the record, the row is not placed.
    Leaving a record out may break another's reference, so references are looked at until none
    does.
    """
    checking = _Checking(existing, report)
    good = [draft for listed in drafts.values() for draft in listed if checking.is_valid(draft)]
    checking.tell_shared_sign_ins([draft for draft in good if "sign_in" in draft.values])
    while True:
        known = checking.known(good)
        kept = [draft for draft in good if checking.refers_well(draft, known)]
        if len(kept) == len(good):
            return good
        good = kept


@dataclass(slots=True)
class _Checking:
    existing: Existing
    report: ImportReport

    def is_valid(self, draft: Draft) -> bool:
        """Leave out what is wrong with a draft; return whether a record is left of it."""
        if gone := self.existing.forgotten(draft.kind.plural, draft.id):
            self.skip(draft, gone)
            return False
        if remark := remark_fault(str(draft.values.get("name", ""))):
            self.skip(draft, remark)
            return False
        while faults := _faults(draft):
            if () in faults:
                self.skip(draft, faults[()])
                return False
            for steps, fault in faults.items():
                self.leave_out(draft, steps, fault)
            draft.values = _tidied(draft.values)
        return True

    def skip(self, draft: Draft, fault: Fault) -> None:
        code, message, fix = fault
        self.report.skip(draft.row, draft.kind.name, message, code, fix)

    def leave_out(self, draft: Draft, steps: Steps, fault: Fault) -> None:
        code, message, fix = fault
        where = in_words(steps)
        self.report.complain(draft.row, f"{message}; `{where}` was left out", code, fix)
        _drop(draft.values, steps)

    def tell_shared_sign_ins(self, drafts: list[Draft]) -> None:
        """Leave out each address that two people would sign in with: it is nobody's own."""
        owners: dict[str, set[str]] = defaultdict(set)
        there = self.existing.ids(KINDS["leader"]) if drafts else ()
        values = [(one, self.existing.record(KINDS["leader"], one) or {}) for one in there]
        for identifier, said in (*values, *((draft.id, draft.values) for draft in drafts)):
            for address in said.get("sign_in") or ():
                owners[without_capitals(str(address))].add(f"`leader {identifier}`")
        for draft in drafts:
            for position, address in enumerate(draft.values["sign_in"]):
                whose = sorted(owners[without_capitals(address)])
                if len(whose) > 1:
                    message = f"`{address}` is given for {' and '.join(whose)}"
                    fault = "shared-sign-in", message, "give each person an address of their own"
                    self.leave_out(draft, ("sign_in", position), fault)
            draft.values = _tidied(draft.values)

    def known(self, drafts: list[Draft]) -> Known:
        """Return what there will be of each kind."""
        known = Known(self.existing)
        for draft in drafts:
            known.add(draft.kind.name, draft.id, draft.values)
        return known

    def refers_well(self, draft: Draft, known: Known) -> bool:
        """Leave out references that lead nowhere; return whether the record stands without."""
        for steps, fault in list(dangling(draft.values, draft.kind, known)):
            self.refuse(draft, steps, fault)
            if not draft.values:
                return False
        draft.values = _tidied(draft.values)
        return self.is_valid(draft)

    def refuse(self, draft: Draft, steps: Steps, fault: Fault) -> None:
        holder = _smallest_optional(draft, steps)
        if holder:
            self.leave_out(draft, holder, fault)
        else:
            self.skip(draft, fault)
            draft.values = {}


def _faults(draft: Draft) -> dict[Steps, Fault]:
    """Return what is wrong with a draft, by the steps to what must go: none where it is all."""
    values = {**draft.values, "id": draft.id} if draft.kind.listed else draft.values
    faults: dict[Steps, Fault] = {}
    wrong_id = None if draft.kind.listed else id_fault(draft.id)
    if wrong_id:
        code, message, fix = wrong_id
        faults[()] = (code, message, f"name another path for `id:` in the mapping; {fix}")
    for steps, fault in faults_of(draft.kind.model, values):
        faults.setdefault(_smallest_optional(draft, steps) or (), fault)
    return faults


def _smallest_optional(draft: Draft, steps: Steps) -> Steps | None:
    """Return the steps to the smallest part around a value that a record can do without."""
    while steps:
        if isinstance(steps[-1], int):
            return steps
        slots = _slots_at(draft.kind.model, steps[:-1])
        slot = slots.get(str(steps[-1]))
        if slot is None or not slot.required:
            return steps
        steps = steps[:-1]
    return None


def _slots_at(model: type, steps: Steps) -> dict[str, Slot]:
    slots = shape(model)
    for step in steps:
        if isinstance(step, str):
            inside = slots[step].inside if step in slots else None
            slots = shape(inside) if inside else {}
    return slots


def _drop(values: Any, steps: Steps) -> None:
    """Take away what the steps lead to; an item becomes None, so that others keep their places."""
    for step in steps[:-1]:
        values = values[step] if values else None
    if isinstance(values, dict):
        values.pop(steps[-1], None)
    elif isinstance(values, list):
        values[int(steps[-1])] = None


def _tidied(values: Any) -> Any:
    """Return values without what is empty."""
    if isinstance(values, dict):
        inside = {key: _tidied(value) for key, value in values.items()}
        return {key: value for key, value in inside.items() if not is_empty(value)}
    if isinstance(values, list):
        return [item for item in map(_tidied, values) if not is_empty(item)]
    return values
