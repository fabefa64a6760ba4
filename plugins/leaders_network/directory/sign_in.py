"""Rules about who signs in: an address is one person's, and an assistant is one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from leaders_network.directory.linking import Directory
from leaders_network.directory.ruling import Rules
from leaders_network.lean import frozen
from leaders_network.marks import Step
from leaders_network.records.contact import Assistant
from leaders_network.records.leader import Leader
from leaders_network.records.ways import without_capitals


@frozen
class _SignIn:
    address: str
    owner: str
    file: str
    steps: tuple[Step, ...]
    leader: str
    """The leader in whose file it stands."""
    named_by: tuple[str, ...] = ()
    """The field that says whose it is, where the file's own name does not."""


@frozen
class _Described:
    """An assistant, and where they are described."""

    file: str
    steps: tuple[Step, ...]
    assistant: Assistant


def sign_ins_belong_to_one(rules: Rules) -> None:
    """One address signs in one person, and no shared mailbox signs in."""
    sign_ins = [found for found in _sign_ins(rules.directory) if found.address]
    owners: dict[str, set[str]] = defaultdict(set)
    for found in sign_ins:
        if rules.knows(found.file, found.steps[:-1], *found.named_by):
            owners[found.address].add(found.owner)
    offices = _mailboxes(rules.directory)
    held = _holders(rules.directory)
    for found in sign_ins:
        if len(owners[found.address]) > 1 and found.owner in owners[found.address]:
            whose = " and ".join(f"`{owner}`" for owner in sorted(owners[found.address]))
            rules.say(
                found.file,
                found.steps,
                "shared-sign-in",
                f"`{found.address}` is given for {whose}",
                "give each person an address of their own",
            )
        elif found.address in offices or held[found.address] - {found.leader}:
            rules.say(
                found.file,
                found.steps,
                "shared-mailbox",
                f"`{found.address}` is an office's mailbox, and a mailbox cannot sign in",
                "write the person's own address",
            )


def _sign_ins(directory: Directory) -> Iterator[_SignIn]:
    for identifier, leader in directory.records.leaders.items():
        file = f"leaders/{identifier}.yml"
        for position, address in enumerate(leader.sign_in):
            steps: tuple[Step, ...] = ("sign_in", position)
            owner = f"leader {identifier}"
            yield _SignIn(without_capitals(address), owner, file, steps, identifier)
        for steps, assistant in _assistants(leader):
            if assistant.email:
                owner = f"assistant {assistant.name}"
                address = without_capitals(assistant.email)
                yield _SignIn(address, owner, file, (*steps, "email"), identifier, ("name",))


def _assistants(leader: Leader) -> Iterator[tuple[tuple[Step, ...], Assistant]]:
    for at, appointment in enumerate(leader.appointments):
        for position, assistant in enumerate(appointment.assistants):
            yield ("appointments", at, "assistants", position), assistant


def _mailboxes(directory: Directory) -> set[str]:
    """Return the addresses that belong to offices, not to people."""
    offices = [contact for held in directory.posts.values() for contact in held.post.contacts]
    for organisation in directory.records.organisations.values():
        offices.extend(organisation.contacts)
    return {without_capitals(contact.email) for contact in offices if contact.email}


def _holders(directory: Directory) -> dict[str, set[str]]:
    """Return for each address of an appointment's contacts the leaders who are reached by it."""
    held: dict[str, set[str]] = defaultdict(set)
    for identifier, leader in directory.records.leaders.items():
        for appointment in leader.appointments:
            for contact in appointment.contacts:
                if contact.email:
                    held[without_capitals(contact.email)].add(identifier)
    return held


def assistants_agree(rules: Rules) -> None:
    """An assistant named in two files is one person, described alike in both."""
    first: dict[str, _Described] = {}
    for identifier, leader in rules.directory.records.leaders.items():
        file = f"leaders/{identifier}.yml"
        for steps, assistant in _assistants(leader):
            if assistant.email:
                found = _Described(file, steps, assistant)
                _agree(rules, found, first.setdefault(without_capitals(assistant.email), found))


def _agree(rules: Rules, one: _Described, other: _Described) -> None:
    for name in ("name", "phone", "hours", "title"):
        ours, theirs = getattr(one.assistant, name), getattr(other.assistant, name)
        if ours != theirs and all(rules.knows(by.file, by.steps, name) for by in (one, other)):
            rules.say(
                one.file,
                (*one.steps, name),
                "assistants-differ",
                f"`{one.assistant.email}` has the {name} `{ours or 'nothing'}` here and "
                f"`{theirs or 'nothing'}` in {other.file}",
                "write the same in both",
            )
