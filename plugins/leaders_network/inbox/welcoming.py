"""The invitation to a new leader: what is held of them, who will see it, and how to confirm it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from leaders_network.gate.people import Person, access_list
from leaders_network.inbox.drafts import draft
from leaders_network.publish.mine import MineReader, mine_view
from leaders_network.publish.views.mine import MineShelf
from leaders_network.records.records import Records


def invitation(
    records: Records,
    identifier: str,
    day: date,
    *,
    to: Person,
    link: str,
    notices: Mapping[str, str],
) -> bytes:
    """Return the draft of the invitation.

    Args:
        records: Hold the leader.
        identifier: The leader's id.
        day: The day it is written.
        to: Who reads it, and is told no more than on their own page.
        link: The address of that page.
        notices: The addresses of the privacy notice and its like, by their titles.
    """
    leader, network = records.leaders[identifier], records.network
    reader = MineReader(to.name, to.leader, (identifier,), ())
    (entry,) = mine_view(reader, records, day, {}).entries
    held = "This is what we hold about you, and who will see it."
    if leader.invited:
        held += " Until you or your assistant confirm it, only the team sees it."
    lines = [
        f"Dear {leader.name},",
        "",
        f"You are invited to the {network.name}. {network.summary or ''}".rstrip(),
        "",
        held,
        "",
        *(f"  {post}" for post in entry.posts),
        "",
        *(line for shelf in entry.shelves for line in _shelf(shelf)),
        "Please confirm it, or correct it, here:",
        "",
        link,
        "",
        "The page asks you to sign in. Nothing is confirmed until you press the button there.",
        "",
        *_privacy(records, identifier, notices),
        "",
        f"{network.centre}",
    ]
    subject = f"Your invitation to the {network.name}"
    text = "\n".join(lines) + "\n"
    return draft(to=to.addresses[:1], sender=network.email, subject=subject, text=text)


def addressee(records: Records, identifier: str, day: date) -> Person | None:
    """Return who an invitation goes to: the leader, else an assistant who may confirm it that day.

    None where nobody can sign in for that.
    """
    leader = records.leaders[identifier]
    if leader.sign_in:
        return Person(f"leader:{identifier}", leader.name, leader.sign_in, ())
    people = access_list(records, day, ())
    return next((person for person in people if identifier in person.edits), None)


def _shelf(shelf: MineShelf) -> Iterator[str]:
    if not shelf.items:
        return
    yield shelf.heading
    for item in shelf.items:
        if item.title:
            yield f"  {item.title} (seen by {item.seen_by})"
        for field in item.fields:
            if field.shown:
                seen = "" if item.title else f" (seen by {field.seen_by})"
                yield f"  {'  ' if item.title else ''}{field.label}: {field.shown}{seen}"
    yield ""


def _privacy(records: Records, identifier: str, notices: Mapping[str, str]) -> Iterator[str]:
    leader = records.leaders[identifier]
    basis = (leader.lawful_basis or "public_task").replace("_", " ")
    yield "Privacy"
    yield (
        f"  {records.network.centre[:1].upper()}{records.network.centre[1:]} holds this under the "
        f"lawful basis “{basis}” (UK GDPR, article 6). You may see, correct and object to all of "
        "it."
    )
    for title, address in notices.items():
        yield f"  {title}: {address}"
