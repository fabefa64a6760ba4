"""What a letter's value means: nothing, the same as another, or something in the form of files."""

from __future__ import annotations

import re
from typing import Any, cast

import phonenumbers

from leaders_network.inbox.refusal import Refused
from leaders_network.records.places import FieldEntry, Said

_TAG = re.compile(r"<[A-Za-z/!?][^>]*>?")
"""How an element, a comment or a declaration begins (HTML, 13.2.5.6)."""


def is_nothing(value: Said) -> bool:
    """Return whether a value says nothing."""
    return value is None or value in ("", [])


def same(one: Said, other: Said) -> bool:
    """Return whether two values say the same; nothing, an empty text and a false flag do."""

    def plain(value: Said) -> Said:
        if isinstance(value, str):
            lines = value.replace("\r\n", "\n").strip().split("\n")
            value = "\n".join(line.rstrip() for line in lines)
        return None if is_nothing(value) or value == "false" else value

    return plain(one) == plain(other)


def meant(entry: FieldEntry, now: Said, path: str, country: str) -> Any:
    """Return what a letter's value is in a file: a flag, a list, a number in one form.

    Raises:
        Refused: When the field holds no such value.
    """
    if is_nothing(now):
        return None if not entry.is_flag else False
    if entry.slot.many != isinstance(now, list):
        raise Refused("value", f"`{path}` is {'a list' if entry.slot.many else 'one value'}")
    if isinstance(now, list):
        return [each.strip() for each in now if each.strip()] or None
    text = cast("str", now).strip()
    if entry.is_flag:
        if text not in ("true", "false"):
            raise Refused("value", f"`{path}` is true or false")
        return text == "true"
    if entry.slot.sort == "prose" and (tag := _TAG.search(text)):
        # A page would show it without; but nobody who writes words about themselves writes that.
        raise Refused("markup", f"`{path}` holds markup, `{tag[0][:40]}`")
    return _international(text, country) if entry.slot.sort == "phone" else text


def _international(text: str, country: str) -> str:
    """Return a telephone number with its country's code; what is none is left for the check."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return text
    if number.extension:
        return text
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
