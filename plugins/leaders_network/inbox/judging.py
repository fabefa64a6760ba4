"""What becomes of each letter, decided against the records as they are on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from traceback import extract_tb
from typing import Literal

from leaders_network.gate.people import Person
from leaders_network.inbox.desk import Desk, Files
from leaders_network.inbox.edits import Edits
from leaders_network.inbox.ledger import Ledger
from leaders_network.inbox.letter import ABOUT_A_RECORD, ANSWER, CONFIRM, Letter
from leaders_network.inbox.overtaking import said_anew
from leaders_network.inbox.received import SIGNED_IN, Received
from leaders_network.inbox.refusal import Refused
from leaders_network.inbox.values import confirmation, corrections
from leaders_network.inbox.words import kept
from leaders_network.problems import NetworkError
from leaders_network.records.places import version_of
from leaders_network.records.ways import without_capitals

Verdict = Literal["follow", "refuse", "keep", "wait", "known"]

OLDEST = timedelta(days=60)
"""A letter that has lain longer is set aside: nobody remembers what it was about."""

EARLY = timedelta(hours=26)
"""How far clocks and time zones may be ahead."""


_ANEW = "what they have said anew since is followed as they said it last"


@dataclass(slots=True)
class Decision:
    """What becomes of one letter, and why, in words."""

    received: Received
    verdict: Verdict
    words: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    code: str = ""
    reason: str = ""
    files: Files = field(default_factory=dict)
    before: str = ""
    after: str = ""

    @property
    def letter(self) -> Letter:
        """The letter; only of one that has the form."""
        return self.received.letter


@dataclass(slots=True)
class Judge:
    """Judges letters in turn; each that is followed changes what the next is judged by."""

    desk: Desk
    ledger: Ledger
    followed: set[str]
    """The ids that commits name already."""
    now: datetime
    seen: set[str] = field(default_factory=set)
    corrected: dict[tuple[str, str], list[Letter]] = field(default_factory=dict)
    """By writer and leader, the corrections that were followed: each later than what comes."""

    def judge(self, received: Received) -> Decision:
        """Return what becomes of a letter; one that is followed is written at the desk."""
        key = received.key
        if key in self.ledger.entries or key in self.followed or key in self.seen:
            return Decision(received, "known", reason="it has been dealt with before")
        decision = self._decision_or_refusal(received)
        if decision.verdict != "wait":
            self.seen.add(key)
        return decision

    def _decision_or_refusal(self, received: Received) -> Decision:
        try:
            return self._decision(received)
        except Refused as refused:
            return Decision(received, "refuse", code=refused.code, reason=refused.reason)
        except (NetworkError, OSError, MemoryError):
            raise  # the surroundings fail, so every other letter would be set aside as well
        except Exception as error:  # noqa: BLE001 - one letter must not keep all others waiting
            return Decision(received, "refuse", code="program", reason=_told(error))

    def _decision(self, received: Received) -> Decision:
        if received.fault:
            raise received.fault
        letter = received.letter
        sender = received.sender
        if sender is None:
            raise Refused("sender", "whoever sent it is not on the access list")
        if not received.checked:
            return Decision(received, "wait", reason="nobody has checked yet who sent it")
        if letter.kind == ANSWER and received.checked != SIGNED_IN:
            # Copied to nowhere: what an answer says is destroyed when it is due.
            told = "it is an answer; `consultation collect` takes it from the same folder"
            return Decision(received, "wait", reason=told)
        self._fresh(letter)
        if letter.kind not in ABOUT_A_RECORD or not (letter.values or letter.kind == CONFIRM):
            return Decision(received, "keep", words=kept(letter))
        return self._record(received, letter, sender)

    def _fresh(self, letter: Letter) -> None:
        written = datetime.fromisoformat(letter.written).astimezone(UTC)
        if written > self.now + EARLY:
            raise Refused("moment", f"it says that it was written in the future, {letter.written}")
        if written < self.now - OLDEST:
            raise Refused("moment", f"it is older than {OLDEST.days} days: {letter.written}")

    def _record(self, received: Received, letter: Letter, sender: Person) -> Decision:
        identifier = letter.leader or ""
        leader = self.desk.records.leaders.get(identifier)
        if leader is None or identifier not in sender.edits:
            # The same words in both cases: a letter is no way to find out who is listed.
            raise Refused("not-theirs", f"{sender.name} may not speak for `{identifier}`")
        by = "self" if sender.leader == identifier else "assistant"
        before = version_of(leader)
        known = self.ledger.reached(letter.version or "", letter.about or "", sender.key)
        if letter.kind == CONFIRM:
            if before not in known:
                raise Refused("stale", "the details have changed since the writer saw them")
            edits = confirmation(letter, leader, day=self._day, by=by)
        else:
            rest, is_cut = self._rest(letter, sender)
            country = self.desk.records.network.country
            is_own = before in known - {letter.version}
            edits = corrections(rest, leader, day=self._day, by=by, country=country, is_own=is_own)
            edits.words += [_ANEW] if is_cut else []
        files = self._tried(identifier, edits, sender)
        if letter.kind != CONFIRM:
            self.corrected.setdefault((sender.key, identifier), []).append(letter)
        after = version_of(self.desk.records.leaders[identifier])
        words = edits.words or ["nothing to change: it is so already"]
        return Decision(
            received,
            "follow",
            words=words,
            warnings=edits.warnings,
            files=files,
            before=before,
            after=after,
        )

    def _rest(self, letter: Letter, sender: Person) -> tuple[Letter, bool]:
        """Return a correction without what its writer said anew since, and whether any was."""
        later = self.corrected.get((sender.key, letter.leader or ""), ())
        anew = said_anew(letter, later)
        values = [value for value in letter.values if value.field not in anew]
        return letter.model_copy(update={"values": values}), bool(anew)

    def _tried(self, leader: str, edits: Edits, sender: Person) -> Files:
        """Write edits at the desk, and return the files that they change."""
        if not edits.changes:
            return {}
        others = _leaders_of(self.desk, edits)
        own = all(
            assistant.email and without_capitals(assistant.email) in sender.addresses
            for assistant, _ in edits.assistants
        )
        files = self.desk.try_out(leader, edits, edits_all=own or others <= set(sender.edits))
        changed = {path: text for path, text in files.items() if text != self.desk.text(path)}
        self.desk.accept(changed)
        return changed

    @property
    def _day(self) -> date:
        return self.desk.day


def _told(error: Exception) -> str:
    """Return what went wrong in the program, and where, for whoever looks after it."""
    at = extract_tb(error.__traceback__)[-1]
    said = f"{type(error).__name__}: {error} ({Path(at.filename).name}, line {at.lineno})"
    return f"the program failed at it and not the letter, so follow it by hand. {said}"


def _leaders_of(desk: Desk, edits: Edits) -> set[str]:
    """Return every leader whom the assistants that change assist."""
    addresses = {without_capitals(a.email) for a, _ in edits.assistants if a.email}
    return {
        identifier
        for identifier, leader in desk.records.leaders.items()
        for held in leader.appointments
        for assistant in held.assistants
        if assistant.email and without_capitals(assistant.email) in addresses
    }
