"""People on vCards, versions 2.1 to 4, also folded, quoted-printable and in groups.

Source: RFC 6350 (4.0), RFC 2426 (3.0), and the versit Consortium's vCard 2.1.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from leaders_network.sheets.people import ListedPerson, whole

_END_OF_LINE = re.compile(r"\r\n|\r|\n")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CHARSET = re.compile(r"(?i);CHARSET=\"?([^;:\"]+)")
_OWN_CARD = re.compile(r"/leaders/([a-z0-9-]+)/[a-z0-9-]+\.vcf$")
"""Where a card of ours says it comes from, with whose it is."""

_QUOTED = "QUOTED-PRINTABLE"


class Property(NamedTuple):
    """One property of a card, on the line that it begins on."""

    line: int
    name: str
    value: str


def cards(text: str, source: str) -> list[ListedPerson]:
    """Return everybody on the cards of a file; what is no card of a person says why."""
    found: list[ListedPerson] = []
    person: ListedPerson | None = None
    within = 0
    last = ""
    for line, name, value in _properties(text):
        begins, ends = name == "BEGIN", name == "END"
        # A card of version 2.1 may hold another one, of whoever acts for its person.
        if within or (begins and person and last == "AGENT"):
            within += begins - ends
        elif begins:
            found += [_cut_off(person)] if person else []
            person = ListedPerson(source, line)
        elif ends and person:
            found.append(whole(person))
            person = None
        elif person:
            _take(person, name, value)
        last = name
    return [*found, _cut_off(person)] if person else found


def _properties(text: str) -> Iterator[Property]:
    for line, written in _unfolded(text):
        head, colon, value = written.partition(":")
        if colon:
            name = head.partition(";")[0].rpartition(".")[2].strip().upper()
            yield Property(line, name, _unquoted(head, value) if _is_quoted(head) else value)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield each logical line, with the number of the line that it begins on."""
    begun, whole = 0, ""
    for number, line in enumerate(_END_OF_LINE.split(text), 1):
        if whole.endswith("=") and _is_quoted(whole.partition(":")[0]):
            whole = whole[:-1] + line
        elif line[:1] in (" ", "\t") and whole:
            whole += line[1:]
        else:
            if whole:
                yield begun, whole
            begun, whole = number, line
    if whole:
        yield begun, whole


def _is_quoted(head: str) -> bool:
    return _QUOTED in head.upper()


def _unquoted(head: str, value: str) -> str:
    named = _CHARSET.search(head)
    content = quopri.decodestring(value.encode())
    for charset in (named[1] if named else "utf-8", "cp1252"):
        try:
            return content.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("latin-1")


def _take(person: ListedPerson, name: str, value: str) -> None:
    if name == "FN":
        person.name = _plain(value)
    elif name == "N":
        parts = [_plain(part) for part in re.split(r"(?<!\\);", value)]
        person.family, person.given = (*parts, "", "")[:2]
    elif name == "UID":
        person.id = value.rstrip("/").rpartition("/")[2].rpartition(":")[2].partition("#")[0]
    elif name == "SOURCE" and (match := _OWN_CARD.search(value)):
        person.id = match[1]
    elif name == "EMAIL":
        person.emails.append(_plain(value).removeprefix("mailto:"))
    elif name == "TEL":
        person.phones.append(_plain(value).removeprefix("tel:"))
    elif name == "KIND" and value.strip().casefold() not in ("individual", ""):
        person.fault = f"this card is of no person, but of kind `{value.strip()}`"


def _cut_off(person: ListedPerson) -> ListedPerson:
    person.fault = "the card breaks off: it has no END:VCARD"
    return person


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()
