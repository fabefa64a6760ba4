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

from pydantic_core import from_json

from leaders_network.inbox.letter import BOX_LIMIT, letters_in
from leaders_network.problems import SettingsError

LARGEST = 1_000_000
"""Bytes of a message that is looked at."""

NO_LETTER = "there is no letter in the message"

_BETWEEN = re.compile(r"-----BEGIN LETTER-----(.{1,100000}?)-----END LETTER-----", re.DOTALL)
_AROUND = re.compile(r"[\s>|]+")
"""What mail programs put between the lines of a text that they quote or wrap."""

_TAG = re.compile(r"<[^>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Message:
    """One message: who it says it is from, and the letters in it, or why there are none."""

    file: Path
    sender: str
    letters: tuple[Any, ...] = ()
    fault: str = ""
    digest: str = ""
    """What tells it from every other message."""
    text: str = ""
    """What its writer wrote, with whatever else stands in it."""
    sent: datetime | None = None
    """When it was sent, by its own word."""


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
    """Return what a saved message says."""
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    digest = blake2b(content, digest_size=16).hexdigest()
    return replace(_read(file, content), digest=digest)


def _read(file: Path, content: bytes) -> Message:
    """Return a message with its letters, or with why there are none."""
    if len(content) > LARGEST:
        return Message(file, "", fault=f"the message has more than {LARGEST:,} bytes")
    try:
        parsed = BytesParser(policy=policy.default).parsebytes(content)
        sender, text, sent = _sender(parsed), _text(parsed), _sent(parsed)
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError) as error:
        return Message(file, "", fault=f"the message cannot be read: {type(error).__name__}")
    if not sender:
        told = "the message does not say which one person it is from"
        return Message(file, "", fault=told, text=text, sent=sent)
    try:
        letters = (*_letters(text), *_attached(parsed))
    except ValueError as error:
        return Message(file, sender, fault=str(error), text=text, sent=sent)
    fault = "" if letters else NO_LETTER
    return Message(file, sender, letters, fault, text=text, sent=sent)


def _sent(parsed: EmailMessage) -> datetime | None:
    """Return when a message says that it was sent; nothing where it does not say it well."""
    try:
        sent = parsedate_to_datetime(str(parsed["Date"]))
    except (ValueError, TypeError):
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _sender(parsed: EmailMessage) -> str:
    """Return the one address a message is from, without capitals, or nothing."""
    heads = parsed.get_all("From", [])
    found = [address for _, address in getaddresses([str(head) for head in heads]) if address]
    return found[0].casefold() if len(found) == 1 else ""


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
            content = part.get_payload(decode=True)
            yield from letters_in(content if isinstance(content, bytes) else b"")


def _letters(text: str) -> Iterator[Any]:
    for found in _BETWEEN.finditer(text):
        code = _AROUND.sub("", found[1])
        try:
            content = base64.b64decode(code + "=" * (-len(code) % 4), altchars="-_", validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("the letter in the message was changed on its way") from None
        if len(content) > BOX_LIMIT:
            raise ValueError(f"the letter has {len(content):,} bytes; at most {BOX_LIMIT:,} fit")
        try:
            yield from_json(content, allow_inf_nan=False)
        except ValueError as error:
            raise ValueError(f"the letter is not JSON: {error}") from None
