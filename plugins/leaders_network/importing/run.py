"""One import, from a source and a mapping to files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

from leaders_network.imported import record_hash
from leaders_network.importing.checking import checked
from leaders_network.importing.claiming import claimed, row_hash
from leaders_network.importing.compiling import Compiled, read_mapping
from leaders_network.importing.drafts import Draft, drafts_of
from leaders_network.importing.folder import Existing
from leaders_network.importing.kinds import KINDS
from leaders_network.importing.ledger import Ledger, read_ledger
from leaders_network.importing.paths import MISSING, follow
from leaders_network.importing.report import ImportReport
from leaders_network.importing.sources import Source, Wanted, read_source
from leaders_network.importing.staging import Staging, put_in_place
from leaders_network.marks import Place
from leaders_network.problems import InvalidDirectoryError, Location, Problems, near_word
from leaders_network.progress import Progress, Silent

_NAMED = 10
"""How many records are named that have no row any more."""


def run_import(
    mapping: Path,
    source: Path,
    folder: Path,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Write the records that a source's rows make into a data folder; return what was done.

    What is there stays as editors left it: only values that stand as this import last wrote them
    are changed or removed. Either every file is made ready and put in place, or nothing is.

    Args:
        mapping: The mapping file.
        source: The file with the rows.
        folder: The data folder; it is made where it is missing.
        dry_run: Write nothing.
        progress: Watches.

    Raises:
        InvalidDirectoryError: When the mapping, the source as a whole or a file that is to be
            changed cannot be read; with every problem.
        SettingsError: When a file is missing, or the import's ledger is damaged.
        BuildError: When the files cannot be written.
    """
    problems = Problems()
    compiled = read_mapping(mapping, problems)
    problems.raise_if_any()
    assert compiled is not None
    read = read_source(source, _wanted(compiled), problems)
    if read is None:
        raise InvalidDirectoryError(tuple(problems))
    report = ImportReport(compiled.name, read, problems=set(problems), notes=list(read.notes))
    _check_paths(compiled, read, report)
    existing = Existing(folder, folder.name, Problems())
    files = _staged(compiled, existing, report, progress or Silent()).files()
    existing.problems.raise_if_any()
    if not dry_run:
        put_in_place(folder, files)
    return report


def _wanted(compiled: Compiled) -> Wanted:
    settings = compiled.plan.source
    return Wanted(
        settings.format,
        settings.encoding or "",
        settings.delimiter or "",
        settings.records or "",
        frozenset(_asked(compiled)),
    )


def _asked(compiled: Compiled) -> dict[str, Place]:
    return {path: place for maker in compiled.makers for path, place in maker.paths()}


def _check_paths(compiled: Compiled, source: Source, report: ImportReport) -> None:
    """Say which paths lead nowhere in any row: a fault in a table, else worth a note."""
    problems = Problems()
    for path, place in _asked(compiled).items():
        if any(_is_there(row.values, path) for row in source.rows) or not source.rows:
            continue
        if not source.is_table:
            report.notes.append(f"no row has anything at `{path}`")
            continue
        columns = [name for name in source.rows[0].values if name]
        near = near_word(path, columns)
        problems.add(
            Location(compiled.path, *place),
            f"{source.path} has no column `{path}`",
            "unknown-column",
            fix=f"write `{near}`" if near else f"its columns are {', '.join(columns)}",
        )
    problems.raise_if_any()


def _is_there(values: object, path: str) -> bool:
    found = follow(values, path.removeprefix("/"))
    return found is not MISSING and not ("[*]" in path and found == [])


def _staged(
    compiled: Compiled, existing: Existing, report: ImportReport, progress: Progress
) -> Staging:
    ledger = read_ledger(existing.folder, compiled.name)
    rows = progress.track(report.source.rows, "Reading rows", len(report.source.rows))
    made = drafts_of(compiled, rows, report)
    given = {kind: claimed(drafts, ledger, existing, report) for kind, drafts in made.items()}
    drafts = checked(given, existing, report)
    fresh = [draft for draft in drafts if existing.record(draft.kind, draft.id) is None]
    _note_capitals(fresh, report)
    _note_turned(fresh, report)
    staging = Staging(existing, ledger, report)
    # Whether a post may go depends on what leaders hold afterwards.
    drafts.sort(key=lambda draft: draft.kind.name != "leader")
    for draft in progress.track(drafts, "Comparing records", len(drafts)):
        staging.add(draft)
    report.outcomes = {kind: report.outcomes[kind] for kind in made if kind in report.outcomes}
    _note_absent(ledger, made, existing, report)
    return staging


def _note_capitals(fresh: Iterable[Draft], report: ImportReport) -> None:
    """Note that names of new records stand in capitals: nothing can tell how they are written."""
    names = [str(draft.values.get("name", "")) for draft in fresh]
    loud = [name for name in names if name.isupper() and " " in name]
    if loud:
        more = f" and {len(loud) - 1:,} more" if loud[1:] else ""
        stand = "stand" if loud[1:] else "stands"
        report.notes.append(
            f"`{loud[0]}`{more} {stand} in capitals in the source, and so in the directory; write"
            " each as its bearer does"
        )


def _note_turned(fresh: Iterable[Draft], report: ImportReport) -> None:
    """Note how names of new records were read which the source begins with the family name."""
    read = [f"`{one.written}` was read as `{one.values['name']}`" for one in fresh if one.written]
    if read:
        more = f", and {len(read) - 1:,} more so" if read[1:] else ""
        report.notes.append(f"{read[0]}{more}")


def _note_absent(
    ledger: Ledger, made: Mapping[str, Sequence[Draft]], existing: Existing, report: ImportReport
) -> None:
    """Note which records of earlier imports have no row any more; they are kept."""
    rows = {row_hash(draft) for draft in chain.from_iterable(made.values())}
    entries = ledger.entries.items()
    gone = {record for record, entry in entries if entry.fields and entry.row not in rows}
    if not gone:
        return
    kinds = [KINDS[name] for name in made]
    ids = ((kind, one) for kind in kinds for one in sorted(existing.ids(kind)))
    names = [f"{kind.name} {one}" for kind, one in ids if record_hash(kind.name, one) in gone]
    named = ", ".join(names[:_NAMED]) + (", …" if names[_NAMED:] else "")
    stay = "records made earlier had no row in this source and stay"
    if len(gone) == 1:
        stay = "record made earlier had no row in this source and stays"
    told = f"{len(gone):,} {stay} as before; end what has ended, or delete what should go"
    report.notes.append(f"{told}: {named}" if named else told)
