"""One emptying of the inbox: letters in, commits on a branch out, and nothing twice.

The order makes a crash harmless at any point: letters are taken away whole and wait in a folder;
commits are made, of which no branch knows; what is set aside is copied; the branch moves in one
step, and its commits name the letters; the ledger is written; then the taken files are removed. The
next run begins with what still waits, and knows by the branch and the ledger what is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from leaders_network.gate.people import Person, access_list
from leaders_network.gate.tokens import token
from leaders_network.inbox.boxes import BoxFile, discard, emptying, files_in, read_each, take
from leaders_network.inbox.branches import BEGINNING, branches, followed
from leaders_network.inbox.commits import commit
from leaders_network.inbox.desk import Check, Desk
from leaders_network.inbox.judging import Decision, Judge
from leaders_network.inbox.ledger import Ledger
from leaders_network.inbox.letter import CONFIRM
from leaders_network.inbox.mail import messages_in
from leaders_network.inbox.noting import copy, fates
from leaders_network.inbox.overtaking import latest_first
from leaders_network.inbox.received import Received, from_box, from_mail
from leaders_network.problems import SettingsError
from leaders_network.records.team import TeamMember
from leaders_network.repository import Repository


@dataclass(frozen=True, slots=True)
class Inbox:
    """Where letters come from and what they are to change."""

    data: Path
    state: Path
    """Holds the ledger, what was set aside and what is kept for the team."""
    day: date
    now: datetime
    check: Check
    team: tuple[TeamMember, ...] = ()
    secret: bytes | None = None
    """What tokens are made with; without it no box is anybody's."""
    letters: Path | None = None
    mail: Path | None = None
    verified_by: str = ""
    onto: str = "main"

    @property
    def branch(self) -> str:
        """The branch of the day."""
        return f"{BEGINNING}{self.day.isoformat()}"


@dataclass(slots=True)
class InboxReport:
    """What became, or would become, of each letter."""

    branch: str
    decisions: list[Decision] = field(default_factory=list)
    commits: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Files of boxes that could not be read, and why; they stay where they are."""


def read_inbox(inbox: Inbox, *, apply: bool) -> InboxReport:
    """Judge every letter, and with `apply` turn those that are followed into commits.

    Raises:
        SettingsError: When a folder, the repository or the branch cannot be used.
        InvalidDirectoryError: When the data that letters would change has problems.
    """
    repository = Repository.of(inbox.data, "letters become commits")
    before = repository.tip(inbox.branch)
    start = before or repository.tip(inbox.onto)
    if start is None:
        raise SettingsError(f"there is no branch {inbox.onto}; name one with --onto")
    if apply and repository.is_checked_out(inbox.branch):
        raise SettingsError(
            f"somebody works on the branch {inbox.branch}; switch to another, then run this again"
        )
    with emptying(inbox.letters if apply else None), TemporaryDirectory() as folder:
        repository.unpack(repository.listed(start, repository.prefix), Path(folder))
        desk = Desk.of(Path(folder, repository.prefix), inbox.data.name, inbox.day, inbox.check)
        return _Emptying(inbox, repository, desk, start, before).run(apply=apply)


@dataclass(slots=True)
class _Emptying:
    inbox: Inbox
    repository: Repository
    desk: Desk
    start: str
    before: str | None

    def run(self, *, apply: bool) -> InboxReport:
        ledger = Ledger.open(self.inbox.state)
        known = [self.start, *branches(self.repository)]
        judge = Judge(self.desk, ledger, followed(self.repository, known), self.inbox.now)
        report = InboxReport(self.inbox.branch)
        people = access_list(self.desk.records, self.inbox.day, self.inbox.team)
        letters, boxes, report.left = self._from_boxes(people, apply=apply)
        received = sorted([*letters, *self._from_mail(people)], key=lambda one: one.order)
        confirms = [one for one in received if one.kind == CONFIRM]
        others = latest_first(one for one in received if one.kind != CONFIRM)
        tip = self.start
        # What is confirmed is confirmed as it was seen, so before anything is corrected.
        report.decisions += [judge.judge(one) for one in confirms]
        if apply:
            tip = self._confirm(tip, report)
        for one in others:
            decision = judge.judge(one)
            report.decisions.append(decision)
            if apply and decision.verdict == "follow" and decision.files:
                tip = self._commit(tip, [decision], report)
        if apply:
            self._finish(tip, report, ledger)
            discard(boxes)
        return report

    def _from_boxes(
        self, people: Sequence[Person], *, apply: bool
    ) -> tuple[list[Received], list[BoxFile], list[str]]:
        folder, secret = self.inbox.letters, self.inbox.secret
        if folder is None:
            return [], [], []
        tokens = {token(person.key, secret): person for person in people} if secret else {}
        boxes = take(folder) if apply else files_in(folder)
        return read_each(boxes, lambda file: from_box(file, tokens))

    def _from_mail(self, people: Sequence[Person]) -> Iterable[Received]:
        if self.inbox.mail:
            addresses = {address: person for person in people for address in person.addresses}
            for message in messages_in(self.inbox.mail):
                yield from from_mail(message, addresses, self.inbox.verified_by)

    def _confirm(self, tip: str, report: InboxReport) -> str:
        """Make one commit of all that only confirms: the fast lane."""
        lane = [each for each in report.decisions if each.verdict == "follow" and each.files]
        return self._commit(tip, lane, report) if lane else tip

    def _commit(self, tip: str, decisions: list[Decision], report: InboxReport) -> str:
        made = commit(self.repository, tip, decisions, self.desk.records)
        report.commits.append(made)
        return made

    def _finish(self, tip: str, report: InboxReport, ledger: Ledger) -> None:
        for decision in report.decisions:
            if decision.verdict in ("refuse", "keep"):
                copy(self.inbox.state, decision)
        if tip != self.start:
            self.repository.move(self.inbox.branch, tip, self.before, "inbox: letters followed")
        ledger.add(fates(report.decisions, tip if tip != self.start else ""))
