"""Letters as they come in, from boxes and from messages, each with whoever may have sent it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from leaders_network.gate.people import Person
from leaders_network.inbox.apart import Unreadable, everything_in
from leaders_network.inbox.boxes import BoxFile
from leaders_network.inbox.letter import Letter, read_letter
from leaders_network.inbox.mail import Message
from leaders_network.inbox.refusal import Refused

SIGNED_IN = "signed in"


@dataclass(frozen=True)
class Received:
    """One letter, or what came in a letter's place."""

    raw: Any
    origin: str
    """Where it was found, for whoever looks into it."""
    sender: Person | None
    address: str
    """The address it was sent from; nothing where no box is anybody's."""
    checked: str
    """How the sender is known: `signed in`, or `checked by` somebody; nothing where it is not."""
    fault: Refused | None = None
    """Why it cannot even be read."""

    @cached_property
    def letter(self) -> Letter:
        """The letter.

        Raises:
            Refused: When it has not the form of one.
        """
        if self.fault:
            raise self.fault
        try:
            return read_letter(self.raw)
        except ValueError as error:
            raise Refused("form", str(error)) from None

    @cached_property
    def key(self) -> str:
        """What it is known by: its id, or a digest where it is no letter, or nobody's."""
        try:
            # Whoever sends somebody else's letter keeps nobody from sending it themselves.
            own = self.letter.id
            return own if self.sender else f"stranger-{self._digest()}"
        except Refused:
            return f"malformed-{self._digest()}"

    @property
    def kind(self) -> str:
        """The kind of letter that it is; nothing where it has not the form of one."""
        try:
            return self.letter.kind
        except Refused:
            return ""

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands among others: what was written first is judged first."""
        try:
            return self.letter.written, self.letter.id
        except Refused:
            return "", self.key

    def _digest(self) -> str:
        whose = self.sender.key if self.sender else self.address
        content = json.dumps([whose, self.raw], sort_keys=True, default=str)
        return blake2b(content.encode(), digest_size=16).hexdigest()


def from_box(file: BoxFile, people: Mapping[str, Person]) -> Iterator[Received]:
    """Yield the letters of one person's file, and what stands in a letter's place and is none.

    Args:
        file: What to read.
        people: Everyone who may sign in, by their tokens.
    """
    sender = people.get(file.token)
    address = sender.addresses[0] if sender else ""
    origin = f"{file.box}/{file.token}"
    for raw in everything_in(file.content()):
        if isinstance(raw, Unreadable):
            fault = Refused("file", raw.reason)
            yield Received(raw.text, origin, sender, address, SIGNED_IN, fault)
        else:
            yield Received(raw, origin, sender, address, SIGNED_IN if sender else "")


def from_mail(
    message: Message, people: Mapping[str, Person], verified_by: str
) -> Iterator[Received]:
    """Yield the letters of one message.

    Args:
        message: What to read.
        people: Everyone who may sign in, by their addresses.
        verified_by: Who of the team has checked the senders; nobody where it is empty.
    """
    sender = people.get(message.sender)
    checked = f"checked by {verified_by}" if verified_by else ""
    if message.fault:
        fault = Refused("message", message.fault)
        raw = {"message": message.file.name, "digest": message.digest}
        yield Received(raw, message.file.name, sender, message.sender, checked, fault)
    for raw in message.letters:
        if isinstance(raw, Unreadable):
            fault = Refused("message", raw.reason)
            yield Received(raw.text, message.file.name, sender, message.sender, checked, fault)
        else:
            yield Received(raw, message.file.name, sender, message.sender, checked)
