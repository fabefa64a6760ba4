"""Finding somebody in the bytes of any file, also where these are packed or written otherwise."""

from __future__ import annotations

import gzip
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from urllib.parse import unquote

from leaders_network.care.identity import Identity

_DEPTH = 4
"""How many packings one within another are opened."""

_LARGEST = 64 * 1024 * 1024
"""Bytes that are unpacked from one file at most: what is larger is no document of ours."""

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_MAIL = re.compile(rb"(?i)\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_SPACES = re.compile(r"\s+")


def mentions(identity: Identity, text: str) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each line that speaks of somebody."""
    seen: set[int] = set()
    lines = text.split("\n")
    for match in identity.matches(text):
        number = text.count("\n", 0, match.start()) + 1
        if number not in seen:
            seen.add(number)
            yield number, lines[number - 1].strip()


def parts_of_names(part: re.Pattern[str] | None, text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and each word that is a part of somebody's name, and may be another's."""
    for match in part.finditer(text) if part else ():
        yield text.count("\n", 0, match.start()) + 1, match.group()


def speaks_of(identity: Identity, content: bytes) -> set[str]:
    """Return every word for somebody that a file's bytes hold, as it stands there."""
    found: set[str] = set()
    for text in texts_of(content):
        found |= {_SPACES.sub(" ", match.group()) for match in identity.matches(text)}
    return found


def texts_of(content: bytes, depth: int = _DEPTH) -> Iterator[str]:
    """Yield every text that a file's bytes may hold.

    Looked through are the bytes as text, whatever its encoding; addresses and entities; mail; and
    what zip files (documents and workbooks are such), gzip files and PDFs pack.
    """
    yield from _readings(content)
    if depth:
        for inner in _unpacked(content):
            yield from texts_of(inner, depth - 1)


def _readings(content: bytes) -> Iterator[str]:
    """Yield the text that bytes may be, in each way that it may be written."""
    plain = unicodedata.normalize("NFC", content.decode("utf-8", errors="replace"))
    yield plain
    if "%" in plain:
        yield unicodedata.normalize("NFC", unquote(plain))
    if "&" in plain:
        yield unicodedata.normalize("NFC", html.unescape(plain))
    if "\\u" in plain:
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), plain)
    if b"\0" in content:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield unicodedata.normalize("NFC", content.decode(encoding, errors="replace"))
    else:
        yield unicodedata.normalize("NFC", content.decode("latin-1"))


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"PK"):
        yield from _zipped(content)
    elif content.startswith(b"\x1f\x8b"):
        yield from _gunzipped(content)
    elif content.startswith(b"%PDF"):
        for match in _STREAM.finditer(content):
            yield from _inflated(match[1])
    elif _MAIL.match(content[:4096]):
        yield from _parts_of_mail(content)


def _zipped(content: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for entry in packed.infolist():
                yield entry.filename.encode()
                if entry.file_size <= _LARGEST:
                    yield packed.read(entry)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, zlib.error, EOFError):
        return


def _gunzipped(content: bytes) -> Iterator[bytes]:
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            yield packed.read(_LARGEST)
    except (OSError, zlib.error, EOFError):
        return


def _inflated(content: bytes) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj().decompress(content.lstrip(b"\r\n"), _LARGEST)
    except zlib.error:
        return


def _parts_of_mail(content: bytes) -> Iterator[bytes]:
    try:
        message = message_from_bytes(content, policy=policy.default)
        for name, value in message.items():
            yield f"{name}: {value}".encode(errors="replace")
        for part in message.walk():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield payload
    except (MessageError, ValueError, LookupError):
        return
