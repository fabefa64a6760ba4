"""One emptying of the inbox: letters in, commits on a branch out, and nothing twice.

The order makes a crash harmless at any point: letters are taken away whole and wait in a folder;
commits are made, of which no branch knows; what is set aside is copied; the branch moves in one
step, and its commits name the letters; the ledger is written; then the taken files are removed. The
next run begins with what still waits, and knows by the branch and the ledger what is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from leaders_network.gate.people import Person, access_list
from leaders_network.gate.tokens import token
from leaders_network.inbox.boxes import BoxFile, discard, emptying, files_in, read_each, take
from leaders_network.inbox.branches import BEGINNING, TRAILER, branches, followed
from leaders_network.inbox.desk import Check, Desk
from leaders_network.inbox.judging import Decision, Judge
from leaders_network.inbox.ledger import Fate, Ledger, Outcome
from leaders_network.inbox.letter import ANSWER
from leaders_network.inbox.mail import messages_in
from leaders_network.inbox.received import Received, from_box, from_mail
from leaders_network.inbox.refusal import Refused
from leaders_network.placing import PRIVATE, private_folder, replacing
from leaders_network.problems import SettingsError
from leaders_network.records.records import Records
from leaders_network.records.team import TeamMember
from leaders_network.repository import Author, Repository

ASIDE, KEPT = "aside", "kept"
_CONFIRM = "confirm"


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
        received = sorted([*letters, *self._from_mail(people)], key=_order)
        confirms = [one for one in received if _kind(one) == _CONFIRM]
        others = [one for one in received if _kind(one) != _CONFIRM]
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
        files = {path: text for each in decisions for path, text in each.files.items()}
        message = _message(decisions, self.desk.records)
        commit = self.repository.commit(tip, files, message, _author(decisions))
        report.commits.append(commit)
        return commit

    def _finish(self, tip: str, report: InboxReport, ledger: Ledger) -> None:
        for decision in report.decisions:
            if decision.verdict in ("refuse", "keep"):
                _keep(self.inbox.state, decision)
        if tip != self.start:
            self.repository.move(self.inbox.branch, tip, self.before, "inbox: letters followed")
        ledger.add(_entries(report.decisions, tip if tip != self.start else ""))


def _entries(decisions: Iterable[Decision], tip: str) -> Iterable[Fate]:
    outcomes: dict[str, Outcome] = {
        "follow": "followed",
        "refuse": "refused",
        "keep": "kept",
        "known": "followed",
    }
    for each in decisions:
        if each.verdict in outcomes:
            sender, about = _whose(each)
            yield Fate(
                each.received.key,
                outcomes[each.verdict],
                sender,
                about,
                tip if each.files else "",
                each.before,
                each.after,
            )


def _whose(decision: Decision) -> tuple[str, str]:
    """Return whose a letter was and what it was about; of an answer neither is noted."""
    received = decision.received
    sender = received.sender.key if received.sender else ""
    kind = _kind(received)
    if kind == ANSWER:
        return "", ""
    return sender, (decision.letter.about or "") if kind else ""


def _kind(received: Received) -> str:
    try:
        return received.letter.kind
    except Refused:
        return ""


def _order(received: Received) -> tuple[str, str]:
    try:
        return received.letter.written, received.letter.id
    except Refused:
        return "", received.key


def _author(decisions: list[Decision]) -> Author | None:
    senders = {
        (each.received.sender.name, each.received.address)
        for each in decisions
        if each.received.sender
    }
    if len(senders) != 1:
        return None
    name, address = senders.pop()
    written = max(each.letter.written for each in decisions)
    return Author(name, address, f"{written[:19]}Z")


def _message(decisions: list[Decision], records: Records) -> str:
    """Return a commit's message; the trailers at its end name the letters it follows."""
    lines: list[str] = []
    if len(decisions) == 1:
        decision = decisions[0]
        name = records.leaders[decision.letter.leader or ""].name
        act = "Confirm the details of" if decision.letter.kind == _CONFIRM else "Correct"
        subject = f"{act} {name}"
    else:
        leaders = {each.letter.leader or "" for each in decisions}
        only = records.leaders[min(leaders)].name
        whose = only if len(leaders) == 1 else f"{len(leaders)} leaders"
        subject = f"Confirm the details of {whose}"
    for each in decisions:
        name = records.leaders[each.letter.leader or ""].name
        told = each.words + [f"look: {warning}" for warning in each.warnings]
        if len(decisions) > 1:
            told = [f"{name}: {line}" for line in told]
        lines += [f"- {line}" for line in told]
        lines += [f"> {line}" for line in each.letter.note.splitlines()]
    trailers = []
    for each in decisions:
        sender = each.received.sender
        assert sender
        trailers += [
            f"{TRAILER}: {each.letter.id}",
            f"Sent-by: {sender.name} <{each.received.address}> ({each.received.checked})",
        ]
    return "\n".join([subject, "", *lines, "", *trailers, ""])


def _keep(state: Path, decision: Decision) -> None:
    """Copy a letter to where the team looks; the same letter always to the same file."""
    received = decision.received
    refused = decision.verdict == "refuse"
    folder = state / (ASIDE if refused else f"{KEPT}/{decision.letter.kind}")
    told: Mapping[str, object] = {
        "sender": received.sender.key if received.sender else None,
        "name": received.sender.name if received.sender else None,
        "address": received.address,
        "checked": received.checked,
        "origin": received.origin,
        **({"code": decision.code, "reason": decision.reason} if refused else {}),
        "letter": received.raw,
    }
    private_folder(folder)
    with replacing(folder / f"{received.key}.json", mode=PRIVATE, is_lasting=True) as file:
        file.write(json.dumps(told, indent=2).encode() + b"\n")
