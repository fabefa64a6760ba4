"""A review from beginning to end: two revisions are read and compared, and the change is judged."""

from __future__ import annotations

import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from leaders_network.addresses import SCHEMES
from leaders_network.audiences import Audience
from leaders_network.building.collector import thawed
from leaders_network.building.settings import Settings
from leaders_network.outputs.templates import Templates
from leaders_network.problems import Problem, Problems
from leaders_network.records.files import SETTINGS
from leaders_network.records.records import VOCABULARY
from leaders_network.repository import Repository
from leaders_network.reviewing.access import Entrance, entrances
from leaders_network.reviewing.chosen import chosen
from leaders_network.reviewing.copies import with_copies
from leaders_network.reviewing.difference import (
    Change,
    People,
    differences,
    subjects_of,
    turning,
)
from leaders_network.reviewing.gaps import Gap, gaps
from leaders_network.reviewing.history import (
    FileChange,
    Span,
    authors_between,
    changed_files,
    text_of,
)
from leaders_network.reviewing.kinds import (
    GENERATOR,
    Verdict,
    generator_changes,
    is_correction,
    kinds_of,
    verdict,
)
from leaders_network.reviewing.moved import with_moved
from leaders_network.reviewing.pages import PagesChanged, pages_changed
from leaders_network.reviewing.renaming import renamed
from leaders_network.reviewing.settings import Kind, Reviewing, is_guarded, reviewing_of
from leaders_network.reviewing.sides import Side
from leaders_network.reviewing.snapshot import Folders, Snapshot, SnapshotReader, refuse_links


@dataclass(frozen=True, slots=True)
class Judged:
    """What a change does, without the pages it shows on: enough to say what it needs."""

    files: tuple[FileChange, ...]
    changes: tuple[Change, ...]
    access: tuple[Entrance, ...]
    kinds: frozenset[Kind]
    before: Snapshot
    after: Snapshot
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that is known of a change."""

    span: Span
    day: date
    judged: Judged
    settings: Reviewing
    verdict: Verdict
    pages: PagesChanged
    people: People
    gaps: tuple[Gap, ...] = ()
    generator: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    program: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    rooms: Mapping[str, Audience] = field(default_factory=dict)

    @property
    def files(self) -> tuple[FileChange, ...]:
        """The files in which the revisions differ."""
        return self.judged.files

    @property
    def changes(self) -> tuple[Change, ...]:
        """The facts in which they differ."""
        return self.judged.changes

    @property
    def access(self) -> tuple[Entrance, ...]:
        """Who may come in and could not, or no longer may."""
        return self.judged.access

    @property
    def before(self) -> Snapshot:
        """The base."""
        return self.judged.before

    @property
    def after(self) -> Snapshot:
        """The head."""
        return self.judged.after


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """What reviews are made with."""

    repository: Repository
    folders: Folders
    reader: SnapshotReader
    day: date


@contextmanager
def desk(settings: Settings) -> Iterator[ReviewDesk]:
    """Give what reviews of a directory are made with; what they unpack is removed afterwards.

    Args:
        settings: The folders, and the day.

    Raises:
        SettingsError: When the data belongs to no repository.
    """
    repository = Repository.of(settings.data, "a review compares its commits")
    folders = Folders.of(repository, settings.data, settings.content)
    templates = Templates(settings.theme / "directory")
    with thawed(), tempfile.TemporaryDirectory(prefix="review-") as workplace:
        reader = SnapshotReader(repository, folders, settings, templates, Path(workplace))
        yield ReviewDesk(repository, folders, reader, settings.day)


def judged(
    at: ReviewDesk,
    files: Sequence[FileChange],
    before: Snapshot,
    after: Snapshot,
    settings: Reviewing,
) -> Judged:
    """Return what a change does and of which kinds it is, leaving aside who wrote it."""
    refuse_links(files, at.folders)
    picked = chosen(before, after)
    sides = Side(before, picked), Side(after, picked)
    days = turning(*sides, at.day)
    changes = with_copies(differences(*sides, at.day, days), sides[0], after, at.day)
    changes = with_moved(changes, before, after)
    access = entrances(before, after, at.day, picked, days)
    kinds = kinds_of(files, changes, access, at.folders, settings, (before, after))
    return Judged(tuple(files), changes, access, frozenset(kinds), before, after, sides)


def review(at: ReviewDesk, span: Span, *, checked_out: bool) -> tuple[Review, tuple[Problem, ...]]:
    """Return what a change does, and the problems of either revision.

    Args:
        at: What it is made with.
        span: The revisions.
        checked_out: Whether the head is what stands in the folders of this machine.
    """
    problems = Problems()
    repository, folders = at.repository, at.folders
    files = changed_files(repository, span.base, span.head)
    settings = reviewing_of(repository, span.base, Problems())
    reviewing_of(repository, span.head, problems)
    after = at.reader.whole(span.head, checked_out=checked_out)
    before = at.reader.before(after, span.base, files)
    found = judged(at, files, before, after, settings)
    kinds = found.kinds
    authors = authors_between(repository, span.base, span.head) if span.commits else ()
    if is_correction(found.changes, kinds, authors, before):
        kinds = frozenset({"correction"})
    paths = [file.path for file in files]
    unread = [path for path in paths if not folders.reads(path)]
    rooms = found.sides[0].audiences(at.day) | found.sides[1].audiences(at.day)
    made = Review(
        span,
        at.day,
        found,
        settings,
        verdict(kinds, settings),
        pages_changed(*found.sides, at.day),
        People.of(before, after),
        gaps(found.changes, after, at.day),
        _generator(at, span, paths),
        tuple(path for path in paths if is_guarded(path, settings)),
        tuple(path for path in unread if not is_guarded(path, settings)),
        _form(at, found),
        rooms,
    )
    problems.extend(after.problems)
    return made, tuple(problems)


def _generator(at: ReviewDesk, span: Span, paths: Sequence[str]) -> tuple[str, ...]:
    if GENERATOR not in paths:
        return ()
    old, new = (text_of(at.repository, one, GENERATOR) for one in (span.base, span.head))
    return generator_changes(old, new)


def _form(at: ReviewDesk, found: Judged) -> tuple[str, ...]:
    """Return the files of data and content in which nothing changes that anybody sees."""
    records = _told(found) | found.after.records.unread
    pages = {*subjects_of(found.changes, "page"), *subjects_of(found.changes, "file")}
    pages |= found.after.content.unread
    return tuple(
        file.path
        for file in found.files
        if at.folders.reads(file.path)
        and (
            _is_untold_record(at.folders.in_data(file.path), records)
            or _is_untold_page(at.folders.in_content(file.path), pages)
        )
    )


def _told(found: Judged) -> set[str]:
    """Return the files of the data that hold something told, or held it by a former name."""
    changes, names = found.changes, renamed(found.before, found.after)
    told = {_file_of(*name.split(":")) for pair in names.items() for name in pair}
    told |= {_file_of(kind, one) for kind in SCHEMES for one in subjects_of(changes, kind)}
    return told | ({SETTINGS} if subjects_of(changes, "settings") else set())


def _file_of(kind: str, subject: str) -> str:
    """Return the file of the data that a subject is written in; a post is in its organisation's."""
    folder = SCHEMES[kind]
    if folder in VOCABULARY:
        return f"vocabulary/{folder}.yml"
    return f"{folder}/{subject.partition('/')[0]}.yml"


def _is_untold_record(file: str | None, told: Container[str]) -> bool:
    return file is not None and file not in told and not file.startswith("photos/")


def _is_untold_page(file: str | None, told: Container[str]) -> bool:
    return file is not None and file not in told and not file.endswith(".meta.yml")
