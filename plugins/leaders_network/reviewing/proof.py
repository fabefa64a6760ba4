"""That every change since the last release was agreed to, shown from git alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from leaders_network.problems import Problems, SettingsError
from leaders_network.repository import Repository
from leaders_network.reviewing.agreement import (
    Approval,
    Count,
    approvals,
    change_digest,
    counted,
    effect,
)
from leaders_network.reviewing.history import authors_between, changed_files, cut_off, text_of
from leaders_network.reviewing.kinds import Verdict, is_correction, verdict
from leaders_network.reviewing.settings import Kind, Reviewing, reviewing_of
from leaders_network.reviewing.signatures import Signer, signed_tags, signer_of
from leaders_network.reviewing.snapshot import Snapshot
from leaders_network.reviewing.verdicts import Judged, ReviewDesk, judged

RELEASES = "release"


@dataclass(frozen=True, slots=True)
class Step:
    """One change to the branch: a commit of its own line, or several agreed to together."""

    before: str
    after: str
    subject: str
    verdict: Verdict
    count: Count

    @property
    def is_agreed(self) -> bool:
        """Return whether it had the agreement that it needs."""
        return not self.count.missing


@dataclass(frozen=True, slots=True)
class Proof:
    """Every change since a release, and the tags that were looked at and did not count."""

    since: str
    head: str
    steps: tuple[Step, ...]

    @property
    def holds(self) -> bool:
        """Return whether all of it was agreed to."""
        return all(step.is_agreed for step in self.steps)


@dataclass(frozen=True, slots=True)
class Release:
    """From where on changes have to be agreed to."""

    name: str
    commit: str


def last_release(
    repository: Repository, signers: str | None
) -> tuple[Release | None, tuple[str, ...]]:
    """Return the last release before what is checked out, and the tags that are none.

    The first release is the beginning; each later one counts when somebody signed it who could
    at the one before. So nobody can put a key in and begin anew from there.

    Args:
        repository: The repository.
        signers: The text of a file of allowed signers to use for all of them; without it, each is
            judged by the file of the release before it.
    """
    line = repository.git("rev-list", "--first-parent", "HEAD").split()
    places = {commit: len(line) - number for number, commit in enumerate(line)}
    tags = [(tag, repository.tip(tag.ref)) for tag in signed_tags(repository, RELEASES)]
    known = sorted(
        ((tag, commit) for tag, commit in tags if commit in places),
        key=lambda pair: places[str(pair[1])],
    )
    release: Release | None = None
    ignored = []
    for tag, commit in known:
        allowed = signers or _signers(repository, release.commit if release else str(commit))
        if signer_of(repository, tag, allowed):
            release = Release(tag.ref.removeprefix("refs/tags/"), str(commit))
        else:
            ignored.append(tag.ref.removeprefix("refs/tags/"))
    return release, tuple(ignored)


def _signers(repository: Repository, revision: str) -> str | None:
    settings = reviewing_of(repository, revision, Problems())
    return text_of(repository, revision, settings.allowed_signers)


def prove(at: ReviewDesk, since: str, head: str, signers: str | None = None) -> Proof:
    """Return every change between two commits with the agreement it had.

    Args:
        at: What reviews are made with.
        since: The commit of the last release.
        head: The commit to be released, which is checked out.
        signers: The text of a file of allowed signers kept elsewhere; else each change is judged
            by the file as it stood before it.

    Raises:
        SettingsError: When the history is cut off.
    """
    if told := cut_off(at.repository):
        raise SettingsError(f"the history is cut off here{told}")
    line = at.repository.git("rev-list", "--first-parent", "--reverse", f"{since}..{head}").split()
    proving = _Proving(at, signers, at.reader.whole(head, checked_out=True), head)
    proving.load()
    return Proof(since, head, tuple(proving.steps([since, *line])))


@dataclass(slots=True)
class _Proving:
    at: ReviewDesk
    signers: str | None
    newest: Snapshot
    newest_name: str
    by_change: dict[str, list[Approval]] = field(default_factory=dict)
    _snapshots: dict[str, Snapshot] = field(default_factory=dict)
    _effects: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def load(self) -> None:
        for approval in approvals(self.at.repository):
            self.by_change.setdefault(approval.change, []).append(approval)

    def steps(self, line: Sequence[str]) -> Iterator[Step]:
        """Yield the changes of a line of commits; those that were agreed to together as one."""
        place = 0
        while place < len(line) - 1:
            length = self._length(line, place)
            yield self._step(line[place], line[place + length])
            place += length

    def _length(self, line: Sequence[str], place: int) -> int:
        """Return how many commits from a place on were agreed to together; 1 if none were.

        By somebody whose signature counts: a tag of anybody else's could hide that a change was
        taken back by the next one.
        """
        lengths = {one.commits for found in self.by_change.values() for one in found}
        for length in sorted(lengths, reverse=True):
            if length > 1 and place + length < len(line):
                files = changed_files(self.at.repository, line[place], line[place + length])
                agreed = self.by_change.get(change_digest(files), ())
                together = (one for one in agreed if one.commits == length)
                if any(self._signer(one, line[place]) for one in together):
                    return length
        return 1

    def _step(self, before: str, after: str) -> Step:
        repository = self.at.repository
        problems = Problems()
        settings = reviewing_of(repository, before, problems)
        found = self._judged(before, after, settings)
        authors = authors_between(repository, before, after)
        kinds = set(found.kinds) | self._then(before, after, settings)
        if is_correction(found.changes, kinds, authors, found.before):
            kinds = {"correction"}
        needed = verdict(kinds, settings)
        count = counted(self._signed(before, after, found, settings), needed, settings, authors)
        subject = repository.git("log", "-1", "--format=%h %s", after)
        return Step(before, after, subject, needed, count)

    def _then(self, before: str, after: str, settings: Reviewing) -> set[Kind]:
        """Return the kinds of a change as it was on the day of its commit."""
        written = self.at.repository.git("log", "-1", "--format=%cs", after)
        day = min(date.fromisoformat(written), self.at.day)
        if day == self.at.day:
            return set()
        return set(self._judged(before, after, settings, day).kinds)

    def _signed(self, before: str, after: str, found: Judged, settings: Reviewing) -> list[Signer]:
        repository = self.at.repository
        trees = _tree(repository, before), _tree(repository, after)
        made = []
        for approval in self.by_change.get(change_digest(found.files), ()):
            same = trees == (_tree(repository, approval.base), approval.tag.target)
            if same or self._does_the_same(approval, found, settings):
                signer = self._signer(approval, before)
                made += [signer] if signer else []
        return made

    def _signer(self, approval: Approval, before: str) -> Signer | None:
        """Return whose signature a tag bears, as far as it counted before a change."""
        signers = self.signers or _signers(self.at.repository, before)
        return signer_of(self.at.repository, approval.tag, signers)

    def _does_the_same(self, approval: Approval, found: Judged, settings: Reviewing) -> bool:
        key = (approval.base, approval.tag.target)
        if key not in self._effects:
            self._effects[key] = effect(self._judged(*key, settings))
        return self._effects[key] == effect(found)

    def _judged(
        self, before: str, after: str, settings: Reviewing, day: date | None = None
    ) -> Judged:
        files = changed_files(self.at.repository, before, after)
        at = replace(self.at, day=day) if day else self.at
        return judged(at, files, self._snapshot(before), self._snapshot(after), settings)

    def _snapshot(self, revision: str) -> Snapshot:
        """Return what a revision says, made from the newest by what differs."""
        tree = _tree(self.at.repository, revision)
        if tree not in self._snapshots:
            files = changed_files(self.at.repository, revision, self.newest_name)
            self._snapshots[tree] = self.at.reader.before(self.newest, revision, files)
        return self._snapshots[tree]


def _tree(repository: Repository, revision: str) -> str:
    return repository.git("rev-parse", "--verify", f"{revision}^{{tree}}")
