"""Every encoding in which a site may hold a word."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import json
import quopri
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from leaders_network.search.articles import Article
from leaders_network.search.columns import fronted
from leaders_network.search.fulltext import block_of, index_of
from tests.integration import likenesses
from tools.environment import program


def _wrapped(word: str) -> bytes:
    return base64.encodebytes(f"{'-' * 53}{word}{'-' * 30}".encode())


def brotli(word: str) -> bytes:
    node = str(program(Path(sys.prefix), "node"))
    script = "process.stdout.write(zlib.brotliCompressSync(fs.readFileSync(0)))"
    done = subprocess.run(
        [node, "-e", script], input=word.encode(), capture_output=True, check=True
    )
    return done.stdout


def _raw_deflate(word: str) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(word.encode()) + packer.flush()


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "plain": str.encode,
    "capitals": lambda word: word.upper().encode(),
    "diacritics": lambda word: unicodedata.normalize("NFC", word.replace("z", "ž")).encode(),
    "soft hyphens": lambda word: "\u00ad".join(word).encode(),
    "markup between": lambda word: f"{word[:4]}<b>{word[4:]}</b>".encode(),
    "decimal entities": lambda word: "".join(f"&#{ord(each)};" for each in word).encode(),
    "hexadecimal entities": lambda word: "".join(f"&#x{ord(each):x};" for each in word).encode(),
    "entities twice": lambda word: html.escape(f"&#{ord(word[0])};{word[1:]}").encode(),
    "percent": lambda word: "".join(f"%{ord(each):02X}" for each in word).encode(),
    "percent within a base64 address": lambda word: base64.urlsafe_b64encode(
        quote(f"?q={word}&é").replace("z", "%7A").encode()
    ),
    "JSON": lambda word: (
        json.dumps([f"\\u{ord(word[0]):04x}"]).replace("\\\\", "\\").encode()[:-2]
        + word[1:].encode()
    ),
    "JavaScript": lambda word: "".join(f"\\x{ord(each):02x}" for each in word).encode(),
    "CSS": lambda word: "".join(f"\\{ord(each):02x} " for each in word).encode(),
    "a folded line of a card": lambda word: (
        b"BEGIN:VCARD\r\nNOTE:" + b"\r\n ".join(bytes([each]) for each in word.encode())
    ),
    "quoted-printable": lambda word: quopri.encodestring(f"é{'=' * 40}{word}".encode()),
    "every letter quoted": lambda word: "".join(f"={ord(each):02X}" for each in word).encode(),
    "base64": lambda word: base64.b64encode(word.encode()),
    "base64 one further": lambda word: base64.b64encode(f"-{word}-".encode()),
    "base64 two further": lambda word: base64.b64encode(f"--{word}--".encode()),
    "base64 in lines": _wrapped,
    "base64 of UTF-8": lambda word: base64.b64encode(f"é{word}é".encode()),
    "hexadecimal": lambda word: binascii.hexlify(word.encode()),
    "ASCII85": lambda word: base64.a85encode(word.encode(), adobe=True),
    "UTF-16": lambda word: word.encode("utf-16"),
    "UTF-16, other end": lambda word: word.encode("utf-16-be"),
    "UTF-32": lambda word: word.encode("utf-32"),
    "gzip": lambda word: gzip.compress(word.encode()),
    "zlib": lambda word: b"\0head" + zlib.compress(word.encode(), 9),
    "deflate": _raw_deflate,
    "base64 of gzip": lambda word: base64.b64encode(gzip.compress(word.encode())),
    "gzip of UTF-16": lambda word: gzip.compress(word.encode("utf-16")),
    "a column of an index": lambda word: json.dumps(
        {"shard": {"families": fronted(sorted([f"{word[:6]}a", word, f"{word}s"]))}}
    ).encode(),
    "the terms of articles": lambda word: index_of(
        [Article("x/", "A title", (f" {word[:6]}a {word} {word}s",))], []
    ),
    "the texts of articles": lambda word: block_of([Article("x/", "A title", (" A", f"#{word}"))]),
    "PDF": likenesses.document,
    "PNG": lambda word: likenesses.picture(word, compressed=False),
    "PNG, compressed": lambda word: likenesses.picture(word, compressed=True),
    "photo": likenesses.photo,
}
