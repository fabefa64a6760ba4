"""Pictures beside the pages: freed of what their files say besides, without drawing them anew.

A photograph says where and when it was taken and by whose camera, and may hold what was cut off.
Nobody named an audience for any of it. What a browser needs stays: colours, and which way is up.

Sources: ITU-T T.81, annex B (JPEG); CIPA DC-008, 4.6 (Exif); W3C, "Portable Network Graphics", 3;
RFC 9649 (WebP); CompuServe, "Graphics Interchange Format", version 89a (GIF).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from zlib import crc32

_JPEG, _PNG, _GIF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a")
_END, _SCAN, _JFIF, _COMMENT = 0xD9, 0xDA, 0xE0, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_COLOURS = ((0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""The application segments that a browser needs, but for Exif's orientation."""

_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_EXIF = 0xE1, b"Exif\0\0"
_ORIENTATION = 0x0112
_UPRIGHT, _MOST_TURNED = 1, 8
_PNG_CHUNKS = frozenset(
    b"tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT".split()
)
_WEBP_CHUNKS = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
"""What a WebP says of itself where it holds the one or the other."""
_GIF_END, _GIF_IMAGE, _GIF_MORE = 0x3B, 0x2C, 0x21
_GIF_COMMENT, _GIF_APPLICATION = 0xFE, 0xFF
_GIF_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""What says how often a moving picture goes round, and its colours."""


def bare(content: bytes) -> bytes | None:
    """Return a picture without what its file says besides, or None where it is not whole.

    What is no JPEG, PNG, WebP or GIF is returned as it is.
    """
    try:
        if content.startswith(_JPEG):
            return b"".join(_jpeg(content))
        if content.startswith(_PNG):
            return b"".join(_png(content))
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
        if content.startswith(_GIF):
            return b"".join(_gif(content))
    except (struct.error, IndexError):
        return None
    return content


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at, is_turned = 2, False
    while True:
        mark, marker = struct.unpack_from(">BB", content, at)
        if mark != _JPEG[0]:
            raise IndexError(at)
        if marker == _END:
            yield content[at : at + 2]
            return
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == _SCAN:
            after = _AFTER_SCAN.search(content, end)
            end = after.start() if after else len(content)
        kept = _segment(marker, content[at:end])
        if (marker, kept[4:10]) != _EXIF or not is_turned:
            yield kept
            is_turned = is_turned or (marker, kept[4:10]) == _EXIF
        at = end


def _segment(marker: int, segment: bytes) -> bytes:
    """Return what stays of a segment of a JPEG, with its marker and its length."""
    held = segment[4:]
    if marker == _COMMENT:
        return b""
    if marker not in _APPLICATIONS or any(
        marker == known and held.startswith(name) for known, name in _COLOURS
    ):
        return segment
    if marker == _JFIF and held.startswith(b"JFIF\0"):
        return b"\xff\xe0" + struct.pack(">H", 16) + held[:12].ljust(12, b"\0") + b"\0\0"
    if (marker, held[:6]) == _EXIF:
        return _turned(_orientation(held[6:]))
    return b""


def _orientation(tiff: bytes) -> int:
    """Return which way is up, as the first list of an Exif segment says; 1 where it does not."""
    return tags_of(tiff).get(_ORIENTATION, _UPRIGHT)


def tags_of(tiff: bytes) -> dict[int, int]:
    """Return what stands in the first list of a TIFF, which Exif is too, by its tag."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    found: dict[int, int] = {}
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (number,) = struct.unpack_from(f"{order}H", tiff, at)
        for place in range(at + 2, at + 2 + 12 * number, 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, place)
            found.setdefault(tag, value)
    except struct.error:
        pass
    return found


def _turned(orientation: int) -> bytes:
    """Return an Exif segment that says which way is up and no more; none for what is upright."""
    tiff = _facing(orientation)
    held = _EXIF[1] + tiff
    return b"\xff\xe1" + struct.pack(">H", len(held) + 2) + held if tiff else b""


def _facing(orientation: int) -> bytes:
    """Return what Exif says of which way is up and of nothing else; nothing for what is upright."""
    if not _UPRIGHT < orientation <= _MOST_TURNED:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)


def _png(content: bytes) -> Iterator[bytes]:
    yield _PNG
    for kind, chunk in _chunks(content, len(_PNG), ">I4s", 12, 1):
        if kind[:1].isupper() or kind in _PNG_CHUNKS:
            yield chunk
        if kind == b"eXIf" and (tiff := _facing(_orientation(chunk[8:-4]))):
            yield struct.pack(">I", len(tiff)) + kind + tiff
            yield struct.pack(">I", crc32(kind + tiff))
        if kind == b"IEND":
            return
    raise IndexError


def _webp(content: bytes) -> bytes:
    end = 8 + struct.unpack_from("<I", content, 4)[0]
    chunks = list(_chunks(content[:end], 12, "<4sI", 8, 2))
    told = next((chunk[8:] for kind, chunk in chunks if kind == b"EXIF"), b"")
    tiff = _facing(_orientation(told.removeprefix(_EXIF[1])))
    kept = [
        _noted(chunk, _HAS_EXIF if tiff else 0) if kind == b"VP8X" else chunk
        for kind, chunk in chunks
        if kind in _WEBP_CHUNKS
    ]
    turned = b"EXIF" + struct.pack("<I", len(tiff)) + tiff if tiff else b""
    body = b"WEBP" + b"".join(kept) + turned
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _noted(chunk: bytes, notes: int) -> bytes:
    """Return what a WebP says of itself, with these notes and no others."""
    return chunk[:8] + bytes([chunk[8] & ~(_HAS_EXIF | _HAS_XMP) | notes]) + chunk[9:]


def _gif(content: bytes) -> Iterator[bytes]:
    at = 13 + _colours(content[10])
    yield content[:at]
    while content[at] != _GIF_END:
        if content[at] not in (_GIF_IMAGE, _GIF_MORE):
            raise IndexError(at)
        is_image = content[at] == _GIF_IMAGE
        start = at + (11 + _colours(content[at + 9]) if is_image else 2)
        end = _after_blocks(content, start)
        if is_image or _is_seen(content[at + 1], content[start + 1 : start + 12]):
            yield content[at:end]
        at = end
    yield content[at : at + 1]


def _colours(packed: int) -> int:
    """Return how long a table of colours of a GIF is, by the byte that tells of it."""
    return 3 << (packed & 7) + 1 if packed & 0x80 else 0


def _after_blocks(content: bytes, at: int) -> int:
    """Return where the blocks of a GIF end that begin at a place: after one that is empty."""
    while size := content[at]:
        at += 1 + size
    return at + 1


def _is_seen(label: int, name: bytes) -> bool:
    """Return whether a browser needs what a GIF holds beside its images."""
    if label == _GIF_APPLICATION:
        return name in _GIF_APPLICATIONS
    return label != _GIF_COMMENT


def _chunks(
    content: bytes, at: int, head: str, around: int, even: int
) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind of each chunk, and the chunk; a size is filled up to a multiple of `even`."""
    while at < len(content):
        one, other = struct.unpack_from(head, content, at)
        kind, size = (one, other) if isinstance(one, bytes) else (other, one)
        end = at + around + size + size % even
        if end > len(content):
            raise IndexError(at)
        yield kind, content[at:end]
        at = end
