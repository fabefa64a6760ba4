"""Which id each draft gets: the one it had before, else the first of its own that is free."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from leaders_network.imported import hashed, record_hash
from leaders_network.importing.drafts import Draft
from leaders_network.importing.folder import Existing
from leaders_network.importing.kinds import Kind
from leaders_network.importing.ledger import Ledger
from leaders_network.importing.report import ImportReport


def row_hash(draft: Draft) -> str:
    """Return the hash a draft's row goes by in a ledger."""
    return hashed("row", draft.kind.name, draft.key)


def claimed(
    drafts: list[Draft], ledger: Ledger, existing: Existing, report: ImportReport
) -> list[Draft]:
    """Return the drafts of one kind that have an id now; the others are reported.

    A row keeps the record it once made, whatever it says today. Rows that would get the same id
    all take their next one, so that the order of a source decides nothing; where there is no next
    one, the first row has it.
    """
    claiming = _Claiming(ledger, existing, report, {row_hash(draft) for draft in drafts})
    fresh = [draft for draft in drafts if not claiming.had_before(draft)]
    claiming.share_out(fresh)
    return [draft for draft in drafts if draft.id]


@dataclass(slots=True)
class _Claiming:
    ledger: Ledger
    existing: Existing
    report: ImportReport
    rows: set[str]
    """The hashes of all rows of the source."""
    taken: dict[str, Draft] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _spelt: dict[str, str] = field(default_factory=dict)

    def had_before(self, draft: Draft) -> bool:
        """Give the draft the id its row made before; return whether it made one."""
        record = self.ledger.record_of(row_hash(draft))
        if record is None:
            return False
        identifier = self.known(draft.kind).get(record)
        if identifier is None:
            self.leave_out(draft, record)
        elif _alike(identifier) in self.taken:
            self.refuse(draft, identifier)
        else:
            self.take(draft, identifier)
        return True

    def leave_out(self, draft: Draft, record: str) -> None:
        """Make no record of a row whose record somebody removed."""
        self.ledger.entries[record].fields = {}
        self.report.count(draft.kind.name, "skipped")
        self.report.aside.add(draft.row.number)
        where = draft.kind.file(draft.ids[0]) if draft.ids else draft.kind.plural
        self.report.keep(where, "the record", f"was removed by hand (row {draft.row.number})")

    def known(self, kind: Kind) -> dict[str, str]:
        """Return the hashes of the records there are, each with its id, former ids as well."""
        if not self._known:
            former = self.existing.renamed(kind) if self.ledger.entries else {}
            ids = {**former, **{identifier: identifier for identifier in self.existing.ids(kind)}}
            self._known = {record_hash(kind.name, old): now for old, now in ids.items()}
        return self._known

    def share_out(self, drafts: list[Draft]) -> None:
        level = 0
        while drafts:
            wanting: dict[str, list[Draft]] = defaultdict(list)
            for draft in drafts:
                if level < len(draft.ids):
                    wanting[_alike(draft.ids[level])].append(draft)
                else:
                    self.give_up(draft)
            drafts = [loser for rivals in wanting.values() for loser in self.settle(rivals, level)]
            level += 1

    def settle(self, rivals: list[Draft], level: int) -> list[Draft]:
        """Give the id to the one who wants it; return those who must take their next one."""
        if len(rivals) > 1 and all(level + 1 < len(rival.ids) for rival in rivals):
            return rivals
        first, *others = rivals
        identifier = first.ids[level]
        removed = self.removed(first.kind, identifier)
        if _alike(identifier) in self.taken or (
            self.is_anothers(removed) and first.ids[level + 1 :]
        ):
            return rivals
        if removed is not None:
            self.leave_out(first, removed)
        elif self.is_free(first, identifier):
            self.take(first, identifier)
        elif first.maker.existing == "next":
            return rivals
        else:
            self.refuse(first, identifier)
        return others

    def removed(self, kind: Kind, identifier: str) -> str | None:
        """Return the hash of the record that this import made of an id, if somebody removed it."""
        record = record_hash(kind.name, identifier)
        return record if record in self.ledger.entries and record not in self.known(kind) else None

    def is_anothers(self, record: str | None) -> bool:
        """Return whether a record is that of a row which is there still.

        Else it may be the row's own, which is known by something else since.
        """
        return record is not None and self.ledger.entries[record].row in self.rows

    def is_free(self, draft: Draft, identifier: str) -> bool:
        """Return whether no record has the id, or one that the draft may take for its own.

        A record that says all the draft does was written for it, by an import that was cut off
        before it could note so.
        """
        if self.spelt(draft.kind).get(_alike(identifier), identifier) != identifier:
            return False
        record = self.existing.record(draft.kind, identifier)
        if record is None or draft.maker.existing == "adopt":
            return True
        return all(record.get(key) == value for key, value in draft.values.items())

    def spelt(self, kind: Kind) -> dict[str, str]:
        """Return how the ids there are spelt, by what some computers take for the same name."""
        if not self._spelt:
            self._spelt = {_alike(identifier): identifier for identifier in self.existing.ids(kind)}
        return self._spelt

    def take(self, draft: Draft, identifier: str) -> None:
        draft.id = identifier
        self.taken[_alike(identifier)] = draft

    def give_up(self, draft: Draft) -> None:
        if not draft.ids:
            self.report.skip(
                draft.row,
                draft.kind.name,
                "no id can be made of it",
                "no-id",
                "where it is a title or a footnote, leave it out with `when:` in the mapping, as in"
                " `when: {present: name}`; else name another path for `id:`",
            )
        else:
            self.refuse(draft, draft.ids[-1])

    def refuse(self, draft: Draft, identifier: str) -> None:
        holder = self.taken.get(_alike(identifier))
        kind = draft.kind.name
        if holder is None:
            there = self.spelt(draft.kind).get(_alike(identifier), identifier)
            fix = "`existing: adopt` in the mapping where it is the same one, else `next` with"
            if record_hash(draft.kind.name, there) in self.ledger.entries and not draft.maker.key:
                fix = f"by what the source knows a row, whatever changes in it (`key:`), and {fix}"
            self.report.skip(
                draft.row,
                kind,
                f"{draft.kind.file(there)} has the id `{there}` already",
                "exists",
                f"say {fix} another id",
            )
            return
        remedy = "remove one of the two rows"
        if holder.id == identifier and not draft.maker.settings.merge:
            remedy = "say `merge: true` in the mapping where both rows are of the same one"
        self.report.skip(
            draft.row,
            kind,
            f"the id `{identifier}` is that of row {holder.row.number}",
            "repeated-id",
            f"{remedy}, or give `id:` a second template",
        )


def _alike(identifier: str) -> str:
    return unicodedata.normalize("NFC", identifier).casefold()
