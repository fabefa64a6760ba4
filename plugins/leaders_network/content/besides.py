"""What files say besides that nothing of ours can take out: documents, films and some pictures.

They are not drawn or written anew here, so that what is told of them is all that is done.

Sources: ISO/IEC 14496-12, 8.11 (the items of HEIC and AVIF); TIFF 6.0, 2; ISO 32000-1, 14.3 (PDF);
ECMA-376, part 2, 11 (office documents); OpenDocument 1.3, part 3, 4.3.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

from leaders_network.content.pictures import bare, tags_of

TELLING = frozenset(
    ".pdf .docx .docm .dotx .xlsx .xlsm .xltx .pptx .pptm .potx .ppsx .odt .ods .odp .odg"
    " .doc .xls .ppt .mp4 .m4v .mov .3gp".split()
)
"""The endings of files that are published as they are, and looked into for what they tell."""

_ITEM = re.compile(rb"infe[\x02\x03]...(?:..|....)..(?:Exif|mime)", re.DOTALL)
_TIFF = (b"II*\0", b"MM\0*")
_TAGS = frozenset(
    [270, 271, 272, 306, 315, 316, 700, 33432, 33723, 34377, 34665, 34853, *range(40091, 40096)]
)
"""Of a TIFF: descriptions, cameras, days, people, places, and notes of other kinds."""

_PLACE = re.compile(rb"location\.ISO6709|\xa9xyz.{4}[+-]\d", re.DOTALL)
_AUTHOR = "who wrote it"
_COMMENTS, _MARKED = "comments", "changes that are marked in it"

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST = 64 * 1024 * 1024
"""Bytes that are unpacked of one file; what stands behind more is not looked for."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What is raised where an archive is damaged, locked, or packed in a way not known here."""

_PDF = {
    _AUTHOR: re.compile(
        rb"/Author\s*(?:\((?!\))|<(?!\s*>)[0-9A-Fa-f]|\d)|<dc:creator>(?:\s|<rdf:[^>]*>)*[^<\s]"
    ),
    _COMMENTS: re.compile(rb"/Subtype\s*/(?:Popup|FreeText|Highlight|StrikeOut|Text)\b"),
}
_NAMED = re.compile(
    rb"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator|meta:printed-by)(?:\s[^>]*)?>\s*[^<\s]"
)
_OFFICE = (
    (_AUTHOR, re.compile(r"docProps/core\.xml|meta\.xml"), _NAMED),
    (
        _COMMENTS,
        re.compile(r".*/(?:threadedC|c)omments?[^/]*/?[^/]*\.xml"),
        re.compile(rb"ext>|:t>"),
    ),
    (_COMMENTS, re.compile(r"content\.xml"), re.compile(rb"<office:annotation\b")),
    (_MARKED, re.compile(r"word/document\.xml"), re.compile(rb"<w:(?:ins|del)\s")),
    (_MARKED, re.compile(r"content\.xml"), re.compile(rb"<text:tracked-changes\b")),
    (
        "a sheet that is not shown",
        re.compile(r"xl/workbook\.xml"),
        re.compile(rb"""<(?:\w+:)?sheet\s[^>]*state=["'](?:veryH|h)idden"""),
    ),
    (
        "the speaker's notes",
        re.compile(r"ppt/notesSlides/[^/]+\.xml"),
        re.compile(rb"<a:t>(?!\d*</a:t>)"),
    ),
)


def is_noted(content: bytes) -> bool:
    """Return whether a picture says where, when or by what it was taken, in a form not cleaned."""
    if content[4:8] == b"ftyp":
        return bool(_ITEM.search(content))
    return content.startswith(_TIFF) and not _TAGS.isdisjoint(tags_of(content))


def told_besides(content: bytes) -> tuple[str, ...]:
    """Return what a document or a film tells besides what it is there for, in words."""
    return tuple(dict.fromkeys(_told(content)))


def _told(content: bytes) -> Iterator[str]:
    if content.startswith(b"%PDF"):
        for text in chain([content], _streams(content)):
            yield from (word for word, told in _PDF.items() if told.search(text))
    elif content.startswith(b"PK"):
        yield from _of_office(content)
    elif content.startswith(_OLD):
        yield _AUTHOR  # what else it tells cannot be read
    elif _PLACE.search(content):
        yield "where it was taken"


def _streams(content: bytes) -> Iterator[bytes]:
    """Yield the streams of a PDF that hold objects, unpacked; what is drawn in others is seen."""
    at, left = content.find(b"stream"), _MOST
    while left and at >= 0 and (end := content.find(b"endstream", at)) >= 0:
        if b"/ObjStm" in content[max(0, at - 300) : at]:
            with suppress(zlib.error):
                packed = content[at + len(b"stream") : end].lstrip(b"\r\n")
                found = zlib.decompressobj().decompress(packed, left)
                left -= len(found)
                yield found
        at = content.find(b"stream", end + len(b"endstream"))


def _of_office(content: bytes) -> Iterator[str]:
    left = _MOST
    with suppress(*_BROKEN), zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            left -= part.file_size
            if left < 0:
                return
            yield from _of_part(part.filename, archive.read(part))


def _of_part(name: str, content: bytes) -> Iterator[str]:
    for word, named, told in _OFFICE:
        if named.fullmatch(name) and told.search(content):
            yield word
    if bare(content) not in (None, content):
        yield "where, when or by what a picture in it was taken"
