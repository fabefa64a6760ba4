"""The commits that letters become: what they say, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaders_network.inbox.branches import TRAILER
from leaders_network.inbox.judging import Decision
from leaders_network.inbox.letter import CONFIRM
from leaders_network.records.records import Records
from leaders_network.repository import Author, Repository


def commit(
    repository: Repository, tip: str, decisions: Sequence[Decision], records: Records
) -> str:
    """Make one commit of what some letters change; return its id. No branch knows of it yet.

    Args:
        repository: Holds the data.
        tip: The commit that it follows.
        decisions: On letters that are followed; several only where all of them confirm.
        records: Of the leaders that the letters are about.
    """
    files = {path: text for each in decisions for path, text in each.files.items()}
    return repository.commit(tip, files, _message(decisions, records), _author(decisions))


def _message(decisions: Sequence[Decision], records: Records) -> str:
    """Return a commit's message; the trailers at its end name the letters it follows."""
    told = [line for each in decisions for line in _told(each, records, len(decisions) > 1)]
    trailers = [line for each in decisions for line in _trailers(each)]
    return "\n".join([_subject(decisions, records), "", *told, "", *trailers, ""])


def _subject(decisions: Sequence[Decision], records: Records) -> str:
    leaders = {each.letter.leader or "" for each in decisions}
    only = records.leaders[min(leaders)].name
    if len(decisions) == 1 and decisions[0].letter.kind != CONFIRM:
        return f"Correct {only}"
    return f"Confirm the details of {only if len(leaders) == 1 else f'{len(leaders)} leaders'}"


def _told(decision: Decision, records: Records, is_one_of_many: bool) -> Iterator[str]:
    whose = f"{records.leaders[decision.letter.leader or ''].name}: " if is_one_of_many else ""
    for line in [*decision.words, *(f"look: {warning}" for warning in decision.warnings)]:
        yield f"- {whose}{line}"
    for line in decision.letter.note.splitlines():
        yield f"> {line}"


def _trailers(decision: Decision) -> Iterator[str]:
    received = decision.received
    assert received.sender
    yield f"{TRAILER}: {decision.letter.id}"
    yield f"Sent-by: {received.sender.name} <{received.address}> ({received.checked})"


def _author(decisions: Sequence[Decision]) -> Author | None:
    """Return who wrote all of the letters, where it was one person."""
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
