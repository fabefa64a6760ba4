"""Letters that came by e-mail: saved messages, each with a letter between two marks.

An address in a message's head is what its writer claims. So a letter that came by mail counts only
once somebody of the team has checked who sent it, and says so.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from leaders_network.inbox.apart import Unreadable, everything_in
from leaders_network.inbox.letter import BOX_LIMIT, read_json
from leaders_network.problems import SettingsError, reason
from leaders_network.records.ways import without_capitals

LARGEST = 1_000_000
"""Bytes of a message that is looked at."""

NO_LETTER = "there is no letter in the message"

_BEGIN, _END = "-----BEGIN LETTER-----", "-----END LETTER-----"
_AROUND = re.compile(r"[\s>|]+")
"""What mail programs put between the lines of a text that they quote or wrap."""

_TAG = re.compile(r"<[^<>]{0,2000}>")

_LONG_HEAD = re.compile(
    rb"^(?:From|Date|Content-[a-z-]+)[ \t]*:(?:[^\n]|\n[ \t]){2000}", re.IGNORECASE | re.MULTILINE
)
"""A head that Python's parser would be busy with for hours; no mail program writes such."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: who it says it is from, and the letters in it, or why there are none."""

    file: Path
    sender: str
    letters: tuple[Any, ...] = ()
    """Each by itself; what stands in a letter's place and is none is `Unreadable`."""
    fault: str = ""
    digest: str = ""
    """What tells it from every other message."""
    text: str = ""
    """What its writer wrote, with whatever else stands in it."""
    sent: datetime | None = None
    """When it was sent, by its own word, in UTC."""


def messages_in(folder: Path) -> list[Message]:
    """Return every saved message of a folder.

    Raises:
        SettingsError: When there is no such folder.
    """
    if not folder.is_dir():
        raise SettingsError(f"there is no folder {folder}; name that of the messages with --mail")
    files = (path for path in sorted(folder.iterdir()) if path.suffix.lower() == ".eml")
    return [message(path) for path in files if path.is_file() and not path.is_symlink()]


def message(file: Path) -> Message:
    """Return what a saved message says; of one that cannot be opened, why."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        told = f"the file of the message cannot be opened: {reason(error)}"
        return Message(file, "", fault=told)
    digest = blake2b(content, digest_size=16).hexdigest()
    return replace(_read(file, content), digest=digest)


def _read(file: Path, content: bytes) -> Message:
    """Return a message with its letters, or with why there are none."""
    if len(content) > LARGEST:
        return Message(file, "", fault=f"the message has more than {LARGEST:,} bytes")
    if _LONG_HEAD.search(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")):
        return Message(file, "", fault="a line of the message's head is too long")
    try:
        parsed = BytesParser(policy=policy.default).parsebytes(content)
        sender, text, sent = _sender(parsed), _text(parsed), _sent(parsed)
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError) as error:
        return Message(file, "", fault=f"the message cannot be read: {type(error).__name__}")
    if not sender:
        told = "the message does not say which one person it is from"
        return Message(file, "", fault=told, text=text, sent=sent)
    letters = (*_letters(text), *_attached(parsed))
    fault = "" if letters else NO_LETTER
    return Message(file, sender, letters, fault, text=text, sent=sent)


def _sent(parsed: EmailMessage) -> datetime | None:
    """Return when a message says that it was sent; nothing where it does not say it well."""
    try:
        sent = parsedate_to_datetime(str(parsed["Date"]))
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _sender(parsed: EmailMessage) -> str:
    """Return the one address a message is from, without capitals, or nothing."""
    heads = [str(value) for name, value in parsed.raw_items() if name.casefold() == "from"]
    found = [address for _, address in getaddresses(heads[:2]) if address]
    return without_capitals(found[0]) if len(found) == 1 else ""


def _text(parsed: EmailMessage) -> str:
    body = parsed.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    text = str(body.get_content())
    return _TAG.sub(" ", text) if body.get_content_type() == "text/html" else text


def _attached(parsed: EmailMessage) -> Iterator[Any]:
    """Yield the letters of files that are attached, as pages save them."""
    for part in parsed.iter_attachments():
        if (part.get_filename() or "").lower().endswith(".json"):
            payload = part.get_payload(decode=True)
            yield from everything_in(payload if isinstance(payload, bytes) else b"")


def _letters(text: str) -> Iterator[Any]:
    """Yield what stands between each pair of marks; what was begun and never ended is no letter."""
    at = text.find(_BEGIN)
    while at >= 0:
        end = text.find(_END, at)
        begun = text.rfind(_BEGIN, at, end) if end >= 0 else len(text)
        if begun > at:
            yield Unreadable(text[at:begun], "the end of the letter in the message is missing")
        if end < 0:
            return
        code = text[begun + len(_BEGIN) : end]
        try:
            yield _letter(code)
        except ValueError as error:
            yield Unreadable(code, str(error))
        at = text.find(_BEGIN, end)


def _letter(code: str) -> Any:
    """Return the letter that a code is.

    Raises:
        ValueError: With why it is none.
    """
    bare = _AROUND.sub("", code)
    try:
        content = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars="-_", validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("the letter in the message was changed on its way") from None
    if len(content) > BOX_LIMIT:
        raise ValueError(f"the letter has {len(content):,} bytes; at most {BOX_LIMIT:,} fit")
    try:
        return read_json(content)
    except ValueError as error:
        raise ValueError(f"the letter is not JSON: {error}") from None
