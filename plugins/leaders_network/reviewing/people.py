"""Which leaders a change adds and takes away, and who has another address, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaders_network.publish.phrases import count, listed
from leaders_network.records.leader import Appointment
from leaders_network.reviewing.difference import Change, by_subject
from leaders_network.reviewing.lines import Line
from leaders_network.reviewing.reader import HIDDEN, Reader
from leaders_network.reviewing.verdicts import Review


def people_lines(review: Review, reader: Reader) -> Iterator[Line]:
    """Yield what is said of each leader who is added, is gone or has another address."""
    people = review.people
    ways = by_subject(one for one in review.changes if one.way[-1] in ("phone", "email"))
    for identifier in people.added:
        subject = f"leader:{identifier}"
        held = review.after.records.leaders[identifier].appointments
        yield _added(subject, held, ways.get(subject, ()), reader)
    for identifier in people.gone:
        yield Line(reader.name(f"leader:{identifier}"), "is gone, with everything here")
    for old, new in people.renamed:
        is_kept = old in review.after.records.leaders[new].former_ids
        yield _renamed(old, new, is_kept, reader)


def _renamed(old: str, new: str, is_kept: bool, reader: Reader) -> Line:
    subject = f"leader:{new}"
    shown = reader.known_name(subject) is not None
    return Line(
        reader.name(subject),
        "has another address",
        old if shown else "",
        new if shown else f"({HIDDEN})",
        "the old one leads there"
        if is_kept
        else "write the old one into `former_ids`, or it leads nowhere",
    )


def _added(
    subject: str, appointments: Iterable[Appointment], ways: Iterable[Change], reader: Reader
) -> Line:
    if reader.known_name(subject) is None:
        return Line(reader.name(subject), "is added")
    held = [_held(subject, one, reader) for one in appointments if one.end is None]
    posts = listed(filter(None, held)) or "without a post"
    shown = sum(reader.new(one) for one in ways)
    reached = count(shown, "number or address", "numbers and addresses")
    return Line(reader.name(subject), f"is added: {posts}; {reached}")


def _held(subject: str, held: Appointment, reader: Reader) -> str:
    """Return a post that somebody holds, or nothing where the reader sees not that they do."""
    place = subject, ("appointments", f"{held.post} {held.start}", "post")
    return reader.post(held.post) if reader.sees(place) else ""
