"""What a change leaves incomplete: details that nobody confirmed, agreements that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from leaders_network.directory.days import appointment_time, freshness
from leaders_network.records.contact import WAYS, Assistant, Contact
from leaders_network.records.field import NETWORK, PUBLIC, TEAM, WITHHELD
from leaders_network.records.leader import Appointment, Leader
from leaders_network.reviewing.difference import Change, by_subject
from leaders_network.reviewing.snapshot import Snapshot

_VALUES = (*WAYS, "hours")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not complete after a change."""

    subject: str
    words: str
    audience: str
    """Who may be told of it."""


def gaps(changes: Sequence[Change], after: Snapshot, day: date) -> tuple[Gap, ...]:
    """Return what the changed leaders' entries leave incomplete on a day."""
    found: list[Gap] = []
    for subject, own in by_subject(changes).items():
        kind, _, identifier = subject.partition(":")
        leader = after.records.leaders.get(identifier) if kind == "leader" else None
        if leader:
            found += _of(subject, leader, own, after, day)
    return tuple(found)


def _of(
    subject: str, leader: Leader, changes: Sequence[Change], after: Snapshot, day: date
) -> Iterator[Gap]:
    yield from (Gap(subject, words, TEAM) for words in _agreements(leader, changes, day))
    for held in leader.appointments:
        time = appointment_time(held, day)
        if time == "past":
            continue
        step = f"{held.post} {held.start}"
        ways: tuple[Contact | Assistant, ...] = (*held.contacts, *held.assistants)
        for way in ways:
            readers = _readers(leader, held, way, after) if time == "current" else TEAM
            for words in _confirmations(way, step, changes, after, day):
                lapsed = readers == NETWORK and _has_lapsed(way, after, day)
                yield Gap(subject, words, TEAM if lapsed else readers)


def _readers(leader: Leader, held: Appointment, way: Contact | Assistant, after: Snapshot) -> str:
    """Return who may be told of a detail: of a narrowed one the team, of a withheld one nobody."""
    body = after.records.organisations.get(held.organisation)
    posts = body.posts if body else ()
    own = (post for post in posts if f"{held.organisation}/{post.id}" == held.post)
    around = (leader, held, way, body, *own)
    narrowed = [one.audience for one in around if one is not None and one.audience]
    if WITHHELD in narrowed:
        return WITHHELD
    return TEAM if narrowed or leader.invited else NETWORK


def _has_lapsed(way: Contact | Assistant, after: Snapshot, day: date) -> bool:
    return freshness(way.confirmed, day, after.records.network) == "lapsed"


def _agreements(leader: Leader, changes: Iterable[Change], day: date) -> Iterator[str]:
    if any(one.way == ("name",) and one.old is None for one in changes):
        if leader.lawful_basis is None:
            yield "nothing says why the data may be held: write `lawful_basis`"
        if leader.joined is None:
            yield "nothing says when they joined: write `joined`"
        if not leader.sign_in:
            yield "there is no address to sign in with, so they cannot confirm anything"
    shown = sorted({one.way[0] for one in changes if PUBLIC in one.widened})
    agreed = [one for one in leader.agreed if "public" in one.to.casefold() and one.on <= day]
    if shown and not agreed:
        yield (
            f"the public is to see {', '.join(name.replace('_', ' ') for name in shown)},"
            " and nothing in `agreed` says that they agreed to it, as in"
            " `{to: public page, on: …}`"
        )


def _confirmations(
    way: Contact | Assistant, step: str, changes: Iterable[Change], after: Snapshot, day: date
) -> Iterator[str]:
    kind = "contacts" if isinstance(way, Contact) else "assistants"
    name = way.id if isinstance(way, Contact) else way.name
    label = f"“{way.label}”" if isinstance(way, Contact) else f"the assistant {way.name}"
    stem = ("appointments", step, kind, name)
    touched = {one.way[4] for one in changes if one.way[:4] == stem and len(one.way) == 5}
    if not touched:
        return
    if _has_lapsed(way, after, day):
        yield f"{label} has lapsed, so it is not shown until it is confirmed"
    elif way.confirmed is None:
        yield f"{label} was never confirmed"
    elif touched.intersection(_VALUES) and "confirmed" not in touched:
        yield f"{label} is another one and its confirmation is of the old one"
