"""One collection: letters are checked against the questions and the right to answer.

Nothing is dropped: what does not fit is set aside, whole, with the reason. What nobody has checked
the sender of waits where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from leaders_network.consulting.questions import read_answer
from leaders_network.consulting.store import Accepted, Aside, Batch
from leaders_network.content.consultations import window
from leaders_network.directory.standing import Standing
from leaders_network.gate.people import Person
from leaders_network.inbox.received import Received
from leaders_network.inbox.refusal import Refused
from leaders_network.records.consultation import Consultation

_AHEAD = timedelta(minutes=10)
"""How far the writer's clock may be ahead of ours."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One letter on its way in."""

    received: Received
    way: str
    """`box`, `mail` or `file`."""
    arrived: datetime | None = None
    """When it came, where that is known by more than its own word."""


@dataclass(slots=True)
class Round:
    """The consultation that letters are collected for."""

    id: str
    front: Consultation
    standings: Mapping[str, Standing]
    """Whom it asks, by id, and what each stands for."""
    now: datetime


@dataclass(slots=True)
class Found:
    """What a collection found, and what it left where it was."""

    batch: Batch = field(default_factory=Batch)
    waiting: int = 0
    """Letters whose senders nobody has checked yet."""
    others: int = 0
    """Letters among the messages that are no answers to this consultation."""


def collect(asked: Round, letters: Iterable[Incoming]) -> Found:
    """Return what became of each letter."""
    found = Found()
    seen: dict[tuple[str, str], object] = {}
    for incoming in letters:
        received = incoming.received
        if _is_elsewhere(asked, incoming):
            found.others += 1
        elif not received.fault and received.sender and not received.checked:
            found.waiting += 1
        else:
            try:
                one = _accepted(asked, incoming)
                held = seen.setdefault((one.leader, one.id), received.raw)
                if held is received.raw:
                    found.batch.accepted.append(one)
                elif held != received.raw:
                    raise Refused("repeated", "another letter of the same id came before it")
            except Refused as refused:
                found.batch.aside.append(_aside(received, refused))
    return found


def _is_elsewhere(asked: Round, incoming: Incoming) -> bool:
    """Return whether a letter that came among others is none of this consultation's."""
    if incoming.way != "mail" or incoming.received.fault:
        return False
    try:
        letter = incoming.received.letter
    except Refused:
        return f"consultation:{asked.id}" not in str(incoming.received.raw)
    return letter.kind != "answer" or letter.about != f"consultation:{asked.id}"


def _accepted(asked: Round, incoming: Incoming) -> Accepted:
    received = incoming.received
    letter = received.letter
    if letter.kind != "answer" or letter.about != f"consultation:{asked.id}":
        raise Refused("elsewhere", "it is no answer to this consultation")
    leader = _writer(received.sender)
    reading = read_answer(letter, asked.front.questions)
    if reading.leader not in (None, leader):
        raise Refused("not-theirs", "it says that it is the answer of somebody else")
    standing = _standing(asked, leader)
    _in_time(asked, letter.written, incoming.arrived)
    return Accepted(
        leader,
        letter.id,
        letter.written,
        incoming.way,
        standing.sector,
        standing.region,
        dict(reading.values),
        reading.quote,
    )


def _writer(sender: Person | None) -> str:
    if sender is None:
        raise Refused("sender", "whoever sent it is not on the access list")
    if sender.leader is None:
        raise Refused("not-a-leader", "only a leader may send an answer; others may prepare it")
    return sender.leader


def _standing(asked: Round, leader: str) -> Standing:
    if leader not in asked.standings:
        raise Refused("not-asked", "its writer is not among those who are asked")
    return asked.standings[leader]


def _in_time(asked: Round, written: str, arrived: datetime | None) -> None:
    opens, closes = window(asked.front)
    moment = datetime.fromisoformat(written).astimezone(UTC)
    if moment > asked.now + _AHEAD:
        raise Refused("moment", f"it says that it was written in the future, {written}")
    if moment < opens:
        raise Refused("early", "it was written before the consultation opened")
    if moment >= closes or (arrived and arrived >= closes):
        raise Refused("late", "it came after the consultation had closed")


def _aside(received: Received, refused: Refused) -> Aside:
    sender = received.sender.key if received.sender else received.address
    key = f"{received.origin} {received.key} {refused.code}"
    return Aside(key, refused.code, refused.reason, received.origin, sender, received.raw)
