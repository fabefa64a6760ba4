"""Pictures and documents that hold a word where nobody looks for one."""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from functools import cache

from PIL import Image

_TABLE = b"\xff\xdb\x00\x43\x00"


@cache
def _plain(tone: int) -> bytes:
    file = io.BytesIO()
    Image.new("L", (16, 16), tone).save(file, "JPEG", quality=60)
    return file.getvalue()


def photo(word: str) -> bytes:
    """Return a portrait without metadata whose first quantisation table spells a word."""
    content = _plain(120)
    start = content.index(_TABLE) + len(_TABLE)
    return content[:start] + word.encode() + content[start + len(word) :]


def picture(word: str, *, compressed: bool) -> bytes:
    """Return a PNG that holds a word in what it says of its colours, which no check takes out."""
    text = b"A\0\0" + zlib.compress(word.encode()) if compressed else word.encode() + b"\0\x08"
    kind = b"iCCP" if compressed else b"sPLT"
    chunk = struct.pack(">I", len(text)) + kind + text + struct.pack(">I", zlib.crc32(kind + text))
    file = io.BytesIO()
    Image.new("L", (8, 8), 200).save(file, "PNG")
    content = file.getvalue()
    return content[:33] + chunk + content[33:]


def document(word: str) -> bytes:
    """Return a PDF of one page that says a word in a compressed stream."""
    stream = zlib.compress(f"BT /F1 12 Tf 20 100 Td ({word}) Tj ET".encode())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def packed(word: str) -> bytes:
    """Return a word in gzip."""
    return gzip.compress(f"{word} and nothing else".encode(), mtime=0)
