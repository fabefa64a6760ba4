"""Where answers come from: a letter box, messages, and files that were handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leaders_network.consulting.collecting import Incoming, Round
from leaders_network.consulting.written import letter_in, mentions
from leaders_network.gate.people import Person
from leaders_network.inbox.apart import Unreadable, everything_in
from leaders_network.inbox.boxes import BoxFile
from leaders_network.inbox.letter import BOX_LIMIT
from leaders_network.inbox.mail import NO_LETTER, Message, messages_in
from leaders_network.inbox.received import Received, from_box, from_mail
from leaders_network.inbox.refusal import Refused
from leaders_network.problems import SettingsError


@dataclass(frozen=True, slots=True)
class People:
    """Everyone who may sign in, in the ways letters name them."""

    by_token: Mapping[str, Person]
    by_address: Mapping[str, Person]

    @classmethod
    def of(cls, people: Iterable[Person], tokens: Mapping[str, str]) -> People:
        """Return people by their tokens and addresses.

        Args:
            people: The access list.
            tokens: Each person's token by their key; empty where no box is anybody's.
        """
        known = list(people)
        by_token = {tokens[one.key]: one for one in known if one.key in tokens}
        return cls(by_token, {each: one for one in known for each in one.addresses})

    def leader(self, identifier: str) -> Person | None:
        """Return the leader of an id, who may sign in."""
        return next((one for one in self.by_address.values() if one.leader == identifier), None)


def from_answers(file: BoxFile, people: People) -> Iterator[Incoming]:
    """Yield the letters of a file of a consultation's box; they came when it was last written.

    Raises:
        OSError: When it cannot be read.
    """
    arrived = datetime.fromtimestamp(file.path.stat().st_mtime, UTC)
    for received in from_box(file, people.by_token):
        yield Incoming(received, "box", arrived)


def from_messages(
    folder: Path, asked: Round, people: People, verified_by: str
) -> Iterator[Incoming]:
    """Yield the answers of saved messages, as letters or as words.

    Raises:
        SettingsError: When there is no such folder.
    """
    for message in messages_in(folder):
        speaks = mentions(message, asked.id)
        told = _worded(message, asked) if speaks and message.fault == NO_LETTER else message
        for received in from_mail(told, people.by_address, verified_by):
            if speaks or not received.fault:
                yield Incoming(received, "mail", message.sent)


def from_files(folder: Path, people: People, verified_by: str) -> Iterator[Incoming]:
    """Yield the answers of files that were handed in; each says itself whose it is.

    Raises:
        SettingsError: When there is no such folder.
    """
    if not folder.is_dir():
        raise SettingsError(f"there is no folder {folder}; name that of the files with --files")
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() == ".json" and file.is_file() and not file.is_symlink():
            yield from _handed_in(file, people, verified_by)


def _handed_in(file: Path, people: People, verified_by: str) -> Iterator[Incoming]:
    checked = f"checked by {verified_by}" if verified_by else ""
    with file.open("rb") as opened:
        content = opened.read(BOX_LIMIT + 1)
    for raw in everything_in(content):
        if isinstance(raw, Unreadable):
            fault = Refused("file", raw.reason)
            yield Incoming(Received(raw.text, file.name, None, "", checked, fault), "file")
        else:
            sender = people.leader(_named(raw))
            yield Incoming(Received(raw, file.name, sender, "", checked), "file")


def _named(raw: Any) -> str:
    """Return the leader whose answer a letter says that it is."""
    values = raw.get("values") if isinstance(raw, dict) else None
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict) and value.get("field") == "leader":
            return str(value.get("now"))
    return ""


def _worded(message: Message, asked: Round) -> Message:
    """Return a message with the letter that its words are, where they are one."""
    letter = letter_in(message, asked.id, asked.front.questions)
    return replace(message, letters=(letter,), fault="") if letter else message
