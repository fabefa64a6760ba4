"""Every way in which a file may hold a text, so that a word is found however it was written."""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import quopri
import re
import string
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

from tests.integration.canaries import NUMBER, WORD
from tools.environment import program

DEPTH = 3
"""How many encodings may lie within each other."""
_MAXIMUM = 4 * 1024 * 1024
_SHORTEST = 10

_WORDS = re.compile(WORD.encode())
_NUMBERS = re.compile(NUMBER.encode())
_HEXADECIMAL = re.compile(rb"[0-9A-Fa-f]{20,}")
_ESCAPE = re.compile(rb"\\(?:u\{?|x|U0000|0{0,4})([0-9A-Fa-f]{2,4})\}?[ ]?")
_QUOTED = re.compile(rb"=(?:[0-9A-Fa-f]{2}|\r?\n)")
_ASCII85 = re.compile(rb"(?:<~|stream\r?\n)([!-uz\s]{12,4096})~>")
_COMPRESSED = (b"\x1f\x8b\x08", b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_MARKUP = re.compile(rb"<[^>]*>")
_SPACED = re.compile(rb"[0-9][0-9\s().\xc2\xa0\xe2\x80\x90-\x93-]{9,}")
"""Where a telephone number may stand; its digits are joined there alone, not in whole pages."""
_BETWEEN_DIGITS = b" \t\n\r\v\f().-\xc2\xa0\xe2\x80" + bytes(range(0x90, 0x94))
_BETWEEN_TAGS = re.compile(rb"(?<=>)[ \t\r]*\n\s*(?=<)")
"""Where a page is taken apart: no word and no code goes on there, and pages have most in common."""
_UNSEEN = re.compile("[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]")


_DIGITS = b"0123456789"
_LETTERS = string.ascii_letters.encode()


def _all_but(kept: bytes, other: bytes = b" ") -> bytes:
    """Return a table that turns every other byte into one that none of these is."""
    return bytes(each if each in kept else other[0] for each in range(256))


# One look at each byte, in C: a pattern tries a run of letters anew from each of them.
_ONLY_BASE64 = _all_but(_LETTERS + _DIGITS + b"+/-_").translate(bytes.maketrans(b"-_", b"+/"))
_IS_HEXADECIMAL = bytes(
    ord("h") if each in b"0123456789abcdefABCDEF" else ord(".") for each in range(256)
)
_TWENTY = b"h" * 20
_ONLY_STRANGE = _all_but(_LETTERS + bytes(range(0x80, 0x100)))


def marks(name: str, content: bytes) -> set[str]:
    """Return every planted word and number that a file holds, its own name included."""
    found = marks_in(name.encode()) | marks_in(content)
    return found | marks_in(_brotli(content)) if name.endswith(".br") else found


def marks_in(content: bytes) -> set[str]:
    """Return every planted word and number of a text, whatever it is called."""
    parts = _BETWEEN_TAGS.split(content) if content.lstrip()[:9] == b"<!doctype" else [content]
    return {mark for part in parts for mark in _marks_of_part(part)}


@cache
def _marks_of_part(content: bytes) -> frozenset[str]:
    return frozenset(mark.decode() for text in readings(content) for mark in _marks(text))


def readings(content: bytes) -> Iterator[bytes]:
    """Yield every text that bytes can be read as: themselves, and what they decode to."""
    seen: set[bytes] = set()
    waiting = [(content, DEPTH)]
    while waiting:
        text, depth = waiting.pop()
        if len(text) < _SHORTEST or text in seen:
            continue
        seen.add(text)
        yield text
        if depth and (text is content or _is_worth_it(text)):
            # What is in an archive is read out of it, and its own bytes make no sense otherwise.
            inside = _archive(text) or (found for decode in DECODERS for found in decode(text))
            waiting += [(found, depth - 1) for found in inside]


def _is_worth_it(text: bytes) -> bool:
    """Return whether something may be encoded in a text; most of what looks like base64 is not."""
    return (
        text.isascii()
        or b"\0" in text
        or len(text) > 200
        or any(head in text for head in _COMPRESSED)
    )


def _marks(text: bytes) -> set[bytes]:
    forms = {text, text.lower(), _MARKUP.sub(b"", text), _folded(text)}
    found = {word for form in forms if b"zq" in form for word in _WORDS.findall(form)}
    for run in _SPACED.findall(text):
        for digits in (run, run.translate(None, _BETWEEN_DIGITS)):
            found.update(_NUMBERS.findall(digits))
    return found


def _folded(text: bytes) -> bytes:
    """Return the runs of letters that are not plain, without case, diacritics and the unseen."""
    if text.isascii():
        return b""
    strange = {run for run in text.translate(_ONLY_STRANGE).split() if not run.isascii()}
    apart = unicodedata.normalize("NFKD", b" ".join(strange).decode("utf-8", "replace"))
    return _UNSEEN.sub("", apart).casefold().encode()


def _entities(text: bytes) -> Iterator[bytes]:
    if b"&" in text:
        yield html.unescape(text.decode("utf-8", "replace")).encode("utf-8", "replace")


def _percent(text: bytes) -> Iterator[bytes]:
    if b"%" in text:
        yield unquote_to_bytes(text)


def _escapes(text: bytes) -> Iterator[bytes]:
    """Yield a text without the escapes of JSON, JavaScript and CSS."""
    if b"\\" in text:
        yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)).encode("utf-8", "replace"), text)


def _quoted_printable(text: bytes) -> Iterator[bytes]:
    if _QUOTED.search(text):
        yield quopri.decodestring(text)


def _unfolded(text: bytes) -> Iterator[bytes]:
    """Yield contact cards and calendars with their lines made whole again."""
    if b"BEGIN:V" in text:
        yield re.sub(rb"\r?\n[ \t]", b"", text)


def _base64(text: bytes) -> Iterator[bytes]:
    lines = text.replace(b"\r\n", b"\n").split(b"\n")
    joined = b"".join([line.lstrip(b" \t") for line in lines])
    for form in {text, joined}:
        for run in {each for each in form.translate(_ONLY_BASE64).split() if len(each) >= 14}:
            yield from _of_base64(run)


@lru_cache(maxsize=1 << 17)
def _of_base64(run: bytes) -> tuple[bytes, ...]:
    """Return what a run of base64 may hold, begun at each of the four places in a group."""
    parts = (run[start : len(run) - ((len(run) - start) % 4 == 1)] for start in range(4))
    found = (base64.b64decode(part + b"=" * (-len(part) % 4)) for part in parts)
    return tuple(each for each in found if _is_worth_it(each) or _marks(each))


def _hexadecimal(text: bytes) -> Iterator[bytes]:
    for form in {text, text.translate(None, b" \t\n\r\v\f:")}:
        if _TWENTY not in form.translate(_IS_HEXADECIMAL):
            continue
        for run in set(_HEXADECIMAL.findall(form)):
            for start in (0, 1):
                part = run[start:]
                yield binascii.unhexlify(part[: len(part) // 2 * 2])


def _ascii85(text: bytes) -> Iterator[bytes]:
    for run in _ASCII85.findall(text) if b"~>" in text else ():
        try:
            yield base64.a85decode(run.strip(), adobe=False, ignorechars=b" \t\n\r\v~>")
        except ValueError:
            continue


def _wide(text: bytes) -> Iterator[bytes]:
    """Yield UTF-16 and UTF-32 as plain letters."""
    if b"\0" in text:
        yield text.replace(b"\0", b"")


def _compressed(text: bytes) -> Iterator[bytes]:
    """Yield what gzip and zlib streams hold, wherever they begin: PDF streams and PNG text too."""
    for start in _beginnings(text):
        yield from _inflated(text[start:], 47)
    if text[:1] not in (b"<", b"{", b""):
        yield from _inflated(text, -15)


def _beginnings(text: bytes) -> Iterator[int]:
    for head in _COMPRESSED:
        start = text.find(head)
        while start >= 0:
            yield start
            start = text.find(head, start + 1)


def _inflated(text: bytes, window: int) -> Iterator[bytes]:
    try:
        inflated = zlib.decompressobj(window).decompress(text, _MAXIMUM)
    except zlib.error:
        return
    if inflated:
        yield inflated


def _archive(text: bytes) -> list[bytes]:
    """Return the names and the members of a zip, which office documents are too."""
    if not text.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(text)) as archive:
            names = archive.namelist()
            return [name.encode() for name in names] + [archive.read(name) for name in names]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, zlib.error):
        return []  # a part of one, met while something else was looked into


def _fronted(text: bytes) -> Iterator[bytes]:
    """Yield the columns of an index in full: a line of one may leave out what the last began with.

    Any text of several lines in JSON is read so; what was none makes no sense and does no harm.
    """
    if text[:1] in (b"{", b"[", b'"') and b"\\n" in text:
        try:
            waiting = [json.loads(text)]
        except ValueError:
            return
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                yield "\n".join(_whole_lines(value)).encode("utf-8", "replace")
            elif isinstance(value, dict | list):
                waiting += value.values() if isinstance(value, dict) else value


def _whole_lines(column: str) -> Iterator[str]:
    above = ""
    for line in column.split("\n") if "\n" in column else ():
        above = above[: ord(line[0]) - ord("0")] + line[1:] if line else ""
        yield above


def _brotli(text: bytes) -> bytes:
    script = "process.stdout.write(zlib.brotliDecompressSync(fs.readFileSync(0)))"
    node = str(program(Path(sys.prefix), "node"))
    return subprocess.run([node, "-e", script], input=text, capture_output=True, check=True).stdout


DECODERS: tuple[Callable[[bytes], Iterator[bytes]], ...] = (
    _entities,
    _percent,
    _escapes,
    _quoted_printable,
    _unfolded,
    _base64,
    _hexadecimal,
    _ascii85,
    _wide,
    _compressed,
    _fronted,
)
"""A code that is drawn as a picture, as a QR code is, would get its own line here."""
