"""Drawings in SVG, freed of what the programs that drew them write down: names, folders, dates.

Nobody named an audience for any of it. It stands in `<metadata>`, in comments, and in elements and
attributes of namespaces of their own, and is cut out of the bytes; all else stays as it is written.
A picture within a drawing is freed as one beside a page is. Sources: W3C, "Scalable Vector Graphics
(SVG) 2", 5.8 "The metadata element", and "Namespaces in XML 1.0".
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import field
from xml.parsers import expat

from leaders_network.content.drawings import HEEDED, SVG, XHTML
from leaders_network.content.pictures import bare
from leaders_network.lean import slotted

_VALUE = rb"(?:\"[^\"<]*\"|'[^'<]*')"
_ATTRIBUTE = re.compile(rb"\s+([^\s=>/\"']+)\s*=\s*" + _VALUE)
_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>/\"']+\s*=\s*" + _VALUE + rb")*\s*(/?)>")
_PICTURE = re.compile(rb"data:image/[a-z]+;base64,([A-Za-z0-9+/=\s]*)")
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_KEPT = (*HEEDED, SVG)
"""The namespaces whose attributes stay."""


class _UnclearError(Exception):
    """It is not clear which bytes are the notes."""


def plain_drawing(content: bytes) -> bytes | None:
    """Return a drawing without notes, in UTF-8 where it was in UTF-16; None where they are unclear.

    What is no drawing, or not whole, is unclear.
    """
    try:
        if b"\0" in content:
            content = _DECLARED.sub("", content.decode("utf-16")).encode()
        looking = _Looking(content)
        looking.parser.Parse(content, True)
    except (expat.ExpatError, UnicodeDecodeError, ValueError, _UnclearError):
        return None
    return b"".join(looking.left())


@slotted
class _Looking:
    content: bytes
    parser: expat.XMLParserType = field(init=False)
    cuts: list[tuple[int, int, bytes]] = field(default_factory=list)
    """From which byte to which something is cut out, and what stands there instead."""
    foreign: set[bytes] = field(default_factory=set)
    """The prefixes of namespaces that no browser heeds."""
    is_begun: bool = False
    within: int = 0
    """How many elements are open within what is cut out, with the outermost."""
    begun: int = 0

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartNamespaceDeclHandler = self.declare
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CommentHandler = self.comment

    def left(self) -> Iterator[bytes]:
        """Yield what is left of the drawing."""
        at = 0
        for begin, end, instead in self.cuts:
            yield self.content[at:begin] + instead
            at = end
        yield self.content[at:]

    def declare(self, prefix: str | None, namespace: str) -> None:
        if prefix and namespace not in _KEPT:
            self.foreign.add(prefix.encode())

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        namespace, _, local = name.rpartition(" ")
        if not self.is_begun and (namespace, local) != (SVG, "svg"):
            raise _UnclearError
        self.is_begun = True
        if self.within:
            self.within += 1
        elif namespace not in (SVG, XHTML) or local.casefold() == "metadata":
            self.within, self.begun = 1, at
        else:
            self.free(at, attributes)

    def end(self, _: str) -> None:
        if self.within == 1:
            self.cuts.append((self.begun, self.ended(), b""))
        self.within = max(self.within - 1, 0)

    def ended(self) -> int:
        """Return where the element ends that ends now: an empty one has no tag for that."""
        at = self.parser.CurrentByteIndex
        tag = self.tag(self.begun)
        return tag.end() if tag[1] else self.content.index(b">", at) + 1

    def comment(self, _: str) -> None:
        if not self.within:
            at = self.parser.CurrentByteIndex
            self.cuts.append((at, self.content.index(b"-->", at) + 3, b""))

    def free(self, at: int, attributes: Mapping[str, str]) -> None:
        """Cut the notes out of a tag, and out of the pictures that it shows."""
        noted = [name for name in attributes if name.rpartition(" ")[0] not in _KEPT]
        shown = [value for value in attributes.values() if value.strip().startswith("data:image/")]
        if not noted and not shown:
            return
        tag = self.tag(at)
        cuts = [*self.notes(tag), *_freed(self.content, tag)]
        pictures = len(_PICTURE.findall(tag[0]))
        if sum(not instead for *_, instead in cuts) != len(noted) or pictures != len(shown):
            raise _UnclearError
        self.cuts += sorted(cuts)

    def notes(self, tag: re.Match[bytes]) -> Iterator[tuple[int, int, bytes]]:
        for found in _ATTRIBUTE.finditer(self.content, tag.start(), tag.end()):
            prefix, colon, _ = found[1].partition(b":")
            if colon and prefix in self.foreign:
                yield found.start(), found.end(), b""

    def tag(self, at: int) -> re.Match[bytes]:
        found = _TAG.match(self.content, at)
        if found is None:
            raise _UnclearError
        return found


def _freed(content: bytes, tag: re.Match[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Yield where a picture within a tag says more than it shows, and what is to stand there."""
    for found in _PICTURE.finditer(content, tag.start(), tag.end()):
        picture = b64decode(found[1])
        made = bare(picture)
        if made is None:
            raise _UnclearError
        if made != picture:
            yield found.start(1), found.end(1), b64encode(made)
