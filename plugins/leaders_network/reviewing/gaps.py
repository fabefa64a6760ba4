"""What a change leaves incomplete: details nobody confirmed, agreements, and doors left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from leaders_network.directory.days import appointment_time, freshness, given_by, holds_nothing
from leaders_network.records.contact import WAYS, Assistant, Contact
from leaders_network.records.field import PUBLIC
from leaders_network.records.leader import Leader
from leaders_network.reviewing.difference import Change, by_subject
from leaders_network.reviewing.facts import Way
from leaders_network.reviewing.snapshot import Snapshot

_VALUES = (*WAYS, "hours")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not complete after a change."""

    subject: str
    words: str
    way: Way = ()
    """The way to the detail that it is of, for whoever sees that; of none, it is for the team."""


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
    yield from (Gap(subject, words) for words in _agreements(leader, changes, day))
    yield from (Gap(subject, words) for words in _leaving(leader, changes, day))
    for held in leader.appointments:
        if appointment_time(held, day) == "past":
            continue
        for way in held.details:
            stem = ("appointments", f"{held.post} {held.start}", *_called(way))
            leaf = "label" if isinstance(way, Contact) else "name"
            for words in _confirmations(way, stem, changes, after, day):
                yield Gap(subject, words, (*stem, leaf))


def _called(way: Contact | Assistant) -> Way:
    return ("contacts", way.id) if isinstance(way, Contact) else ("assistants", way.name)


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


def _leaving(leader: Leader, changes: Iterable[Change], day: date) -> Iterator[str]:
    """Say that whom a change lets go may still sign in: access does not end with a post."""
    touched = any(one.way[0] == "appointments" and one.way[2:] == ("end",) for one in changes)
    if leader.sign_in and touched and holds_nothing(leader, day):
        yield "they hold no post any more and may still sign in: take out `sign_in`"


def _confirmations(
    way: Contact | Assistant, stem: Way, changes: Iterable[Change], after: Snapshot, day: date
) -> Iterator[str]:
    label = f"“{way.label}”" if isinstance(way, Contact) else f"the assistant {way.name}"
    touched = {one.way[4] for one in changes if one.way[:4] == stem and len(one.way) == 5}
    if not touched:
        return
    if freshness(way.confirmed, day, after.records.network) == "lapsed":
        yield f"{label} has lapsed, so it is not shown until it is confirmed"
    elif way.confirmed is None:
        yield f"{label} was never confirmed"
    elif given_by(way.confirmed, day) is None:
        yield f"{label} is unconfirmed until the {way.confirmed.on.isoformat()} it names"
    elif touched.intersection(_VALUES) and "confirmed" not in touched:
        yield f"{label} is another one and its confirmation is of the old one"
