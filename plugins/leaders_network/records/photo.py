"""Portraits: what a photo in `photos/` must be, so that a build only has to copy it."""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from leaders_network.problems import Fault

if TYPE_CHECKING:
    from PIL import Image

MAXIMUM_BYTES = 40 * 1024
MAXIMUM_SIDE = 1024
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|jpeg|png|webp)")
"""What a photo's file may be called."""

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_REENCODE = "run `python build.py format`, or crop it square and export it without metadata"
_REPLACE = "save it as a JPEG, in a file whose name ends in .jpg"

BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error)
"""What Pillow raises for files that are not what they seem."""

_START, _END = b"\xff\xd8\xff", b"\xff\xd9"
_FRAMES = frozenset([0xC0, 0xC1, 0xC2])
"""Baseline, extended and progressive: what cameras and programs write."""
_LAYERS = (1, 3)
_BITS = 8
_SCAN = 0xDA
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_FIRST_APPLICATION = 0xE0
_MARKERS_ALONE = frozenset([0x00, 0x01, *range(0xD0, 0xDA)])
_PNG_CHUNKS = frozenset(b"IHDR PLTE tRNS gAMA cHRM sRGB sBIT bKGD pHYs IDAT IEND".split())
_WEBP_CHUNKS = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH"])


def photo_name_fault(name: str) -> Fault | None:
    """Return the code, message and remedy of what is wrong with a photo's name, or None."""
    if NAME.fullmatch(name):
        return None
    return (
        "photo-name",
        f"a photo cannot be called `{name}`",
        "use a to z, 0 to 9 and single hyphens between them, and end it in .jpg, .png or .webp",
    )


def photo_fault(name: str, content: bytes) -> Fault | None:
    """Return the code, message and remedy of what is wrong with a photo, or None.

    A photo is a square JPEG, PNG or WebP of at most 40 KB and 1,024 pixels a side whose format is
    its name's, and holds nothing but its picture: no place, no camera, no thumbnail of what was
    cropped, nothing behind its end.

    Args:
        name: The file's name.
        content: What the file holds.
    """
    if len(content) > MAXIMUM_BYTES:
        return "photo-size", f"the photo has {len(content) // 1024} KB; at most 40 fit", _REENCODE
    if FORMATS.get(name.rpartition(".")[2]) == "JPEG" and _is_plain_jpeg(content):
        return None
    from PIL import Image

    try:
        with opened(content) as image:
            return _image_fault(image, name.rpartition(".")[2], content)
    except (*BROKEN, Image.DecompressionBombError):
        return "not-a-photo", "the file is not a photo that can be read", _REPLACE


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """Give a picture, of which Pillow says nothing beside: opening a large one warns already.

    Raises:
        DecompressionBombError: When it is far too large, or one of `BROKEN` when it is none.
    """
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(BytesIO(content)) as image:
            yield image


def _image_fault(image: Image.Image, suffix: str, content: bytes) -> Fault | None:
    if image.format != FORMATS.get(suffix):
        message = f"the photo is a {image.format}, and its name ends in .{suffix}"
        return "photo-format", message, _REPLACE
    size = f"{image.width} by {image.height} pixels"
    if image.width > MAXIMUM_SIDE or image.height > MAXIMUM_SIDE:
        message = f"the photo has {size}; at most {MAXIMUM_SIDE} a side fit"
        return "photo-shape", message, "make it smaller, as in 256 by 256 pixels"
    if image.width != image.height:
        return "photo-shape", f"the photo has {size}; it needs to be square", _REENCODE
    if image.format != "JPEG":
        image.load()
    if not _BARE[str(image.format)](content):
        message = "the photo holds more than a picture: where, when or by what it was taken"
        return "photo-metadata", message, _REENCODE
    return None


def _is_plain_jpeg(content: bytes) -> bool:
    """Return whether this is a JPEG without any fault, as nearly every photo is.

    Where it cannot be told so, by its own headers, the photo is opened and looked at.
    """
    if not content.startswith(_START):
        return False
    try:
        return 0 < _side_of_jpeg(content) <= MAXIMUM_SIDE and _is_bare_jpeg(content)
    except struct.error:
        return False


def _side_of_jpeg(content: bytes) -> int:
    """Return the side of a square JPEG, or 0 where the header of its frame (B.2.2) is unusual."""
    at = 2
    while content[at : at + 1] == b"\xff":
        marker, length = struct.unpack_from(">xBH", content, at)
        if marker in _FRAMES:
            depth, height, width, layers = struct.unpack_from(">BHHB", content, at + 4)
            return int(width) if width == height and depth == _BITS and layers in _LAYERS else 0
        at += 2 + length
    return 0


def _is_bare_jpeg(content: bytes) -> bool:
    """Return whether a JPEG holds tables and scans alone, up to its last byte (ITU-T T.81, B)."""
    at = 2
    while content[at : at + 1] == b"\xff" and content[at:] != _END:
        marker, length = struct.unpack_from(">xBH", content, at)
        if marker > _FIRST_APPLICATION or marker in _MARKERS_ALONE:
            return False
        if marker == _FIRST_APPLICATION and not _is_bare_jfif(content[at + 4 : at + 2 + length]):
            return False
        at += 2 + length
        if marker == _SCAN:
            after = _AFTER_SCAN.search(content, at)
            at = after.start() if after else len(content)
    return content[at:] == _END


def _is_bare_jfif(segment: bytes) -> bool:
    """Return whether an application segment is JFIF's, with no thumbnail."""
    return segment.startswith(b"JFIF\0") and segment[12:] == b"\0\0"


def _is_bare_png(content: bytes) -> bool:
    """Return whether a PNG holds only what its picture needs, up to its last byte."""
    at = 8
    kinds: list[bytes] = []
    while at < len(content) and kinds[-1:] != [b"IEND"]:
        length, kind = struct.unpack_from(">I4s", content, at)
        kinds.append(kind)
        at += 12 + length
    return at == len(content) and _PNG_CHUNKS.issuperset(kinds)


def _is_bare_webp(content: bytes) -> bool:
    """Return whether a WebP holds one picture alone, up to its last byte (RFC 9649)."""
    at = 12
    kinds: list[bytes] = []
    while at < len(content):
        kind, length = struct.unpack_from("<4sI", content, at)
        kinds.append(kind)
        at += 8 + length + length % 2
    return at == len(content) and _WEBP_CHUNKS.issuperset(kinds)


_BARE: dict[str, Callable[[bytes], bool]] = {
    "JPEG": _is_bare_jpeg,
    "PNG": _is_bare_png,
    "WEBP": _is_bare_webp,
}
