"""Drawings in SVG, and other XML: what they may hold, so that none runs, fetches or leads anywhere.

A drawing that is opened by its own address is a page of its own, whatever shows it otherwise. It is
parsed, not searched, for there are many ways to write one thing. Sources: W3C, "Scalable Vector
Graphics (SVG) 2", 2.6 "Secure static mode", and "Namespaces in XML 1.0".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from xml.parsers import expat

from leaders_network.lean import slotted
from leaders_network.problems import Location, Problems

DRAWINGS = frozenset([".svg"])

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
HEEDED = ("", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
"""Whose attributes a browser heeds in a drawing; editors keep notes of their own in others."""

_ELEMENTS = frozenset(
    "script foreignobject iframe embed object audio video handler listener link base".split()
)
_CHANGING = frozenset("set animate animatetransform animatemotion animatecolor".split())
_ADDRESSES = frozenset("href src data action formaction base from to by values".split())
_SHOWN = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_URL = re.compile(r"url\s*+\(\s*+(?![\"']?\s*+#)", re.IGNORECASE)
_STYLE = re.compile(r"@import|@namespace|\\|(?:image-set|src|expression)\s*\(", re.IGNORECASE)
_SCHEME = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_MOST = 20
"""How many faults of one drawing are told."""

_FIX = "save it as plain SVG, or as a PNG"
_OUTSIDE = "put what it shows into the drawing itself; only what begins with `#` may be named"


class _EnoughError(Exception):
    """Nothing more is looked at."""


def check_drawing(content: bytes, path: str, problems: Problems) -> None:
    """Record everything that a file of XML may not hold, each with its line and column.

    Args:
        content: What the file holds.
        path: Its name in messages.
        problems: Gets each fault.
    """
    _Looking(path, problems, path[path.rfind(".") :].casefold() in DRAWINGS).look(content)


@slotted
class _Element:
    """An element that is open: its name without a namespace, and the words that stand in it."""

    name: str
    at: Location
    words: list[str] = field(default_factory=list)


@slotted
class _Looking:
    path: str
    problems: Problems
    is_drawing: bool
    parser: expat.XMLParserType = field(init=False)
    told: int = 0
    elements: list[_Element] = field(default_factory=list)
    """The elements that are open."""

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words

    def look(self, content: bytes) -> None:
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            at = Location(self.path, error.lineno, error.offset + 1)
            told = expat.ErrorString(error.code).lower()
            message = f"the file is not whole XML: {told}"
            self.problems.add(at, message, "drawing", fix="save it again from where it was drawn")
        except _EnoughError:
            return

    def here(self) -> Location:
        return Location(
            self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        )

    def say(self, message: str, fix: str = _FIX, at: Location | None = None) -> None:
        self.problems.add(at or self.here(), message, "drawing", fix=fix)
        self.told += 1
        if self.told >= _MOST:
            raise _EnoughError

    def doctype(self, *_: object) -> None:
        """Refuse a document type, and look no further: what it declares may be anywhere."""
        at = Location(self.path, self.parser.CurrentLineNumber)
        self.say("a document type stands here", "delete it, from `<!DOCTYPE` to its `>`", at)
        raise _EnoughError

    def instruction(self, target: str, _: str) -> None:
        self.say(f"an instruction to programs, `<?{target}`, stands here", "delete it")

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        is_first, word = not self.elements, local.casefold()
        self.elements.append(_Element(word, self.here()))
        if not self.is_drawing:
            if namespace in (SVG, XHTML):
                self.say(f"a browser would draw `<{local}>`", "publish it as a page or a drawing")
            return
        if is_first and (namespace, local) != (SVG, "svg"):
            fix = f'let it begin with `<svg xmlns="{SVG}"`'
            self.say(f"a drawing cannot begin with `<{local}>`", fix)
        elif word in _ELEMENTS or namespace == XHTML:
            self.say(f"a drawing cannot hold `<{local}>`")
        for fault in self.faults(word, attributes):
            self.say(*fault)

    def faults(self, element: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the attributes of an element, and what to do about each."""
        for name, value in attributes.items():
            namespace, _, local = name.rpartition(" ")
            word = local.casefold()
            if namespace not in HEEDED:
                continue
            if word.startswith("on"):
                yield f"`{local}` cannot be given to `<{element}>`", _FIX
            elif word == "attributename" and element in _CHANGING and _is_address(value):
                yield f"`<{element}>` cannot change `{value.strip()}`", _FIX
            elif word in _ADDRESSES and _leads_out(element, word, value):
                yield f"`{local}` leads out of the drawing", _OUTSIDE
            elif _URL.search(value) or (word == "style" and _STYLE.search(value)):
                yield f"`{local}` fetches something", _OUTSIDE

    def words(self, text: str) -> None:
        if self.elements and self.elements[-1].name == "style":
            self.elements[-1].words.append(text)

    def end(self, _: str) -> None:
        ended = self.elements.pop()
        written = "".join(ended.words)
        if _URL.search(written) or _STYLE.search(written):
            self.say("a style fetches something", _OUTSIDE, ended.at)


def _leads_out(element: str, name: str, value: str) -> bool:
    """Return whether an attribute names something that is not in the drawing itself."""
    written = value.strip()
    if name not in ("href", "src"):
        return bool(_SCHEME.match(written)) or (name == "base" and bool(written))
    is_shown = element in ("image", "feimage") and bool(_SHOWN.fullmatch(written))
    return not (written == "" or written.startswith("#") or is_shown)


def _is_address(name: str) -> bool:
    word = name.strip().rpartition(":")[2].casefold()
    return word in _ADDRESSES or word.startswith("on")
