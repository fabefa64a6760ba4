"""A source's value in the form that a field of a record needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import phonenumbers

from leaders_network.records.shape import Slot, Sort
from leaders_network.records.slugs import slug

_BESIDE = re.compile(r"\s*@\s*")
_FLAGS = {"true": True, "false": False}
_NAMED = re.compile(r"[^<>]*<([^<>]*@[^<>]*)>[\s;,]*")
_FRACTION = re.compile(r"(?<=\d)\.0+$")
"""What a spreadsheet leaves behind a telephone number that it keeps as a quantity."""
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*")


def fitted(value: Any, slot: Slot, country: str | None) -> Any:
    """Return a value as a field's slot needs it; what cannot be fitted stays for the checks.

    Args:
        value: Text, a list or a group of fields.
        slot: The field.
        country: The country of telephone numbers that name none.
    """
    if value is None:
        return None
    if slot.many:
        values = value if isinstance(value, list) else [value]
        fits = [_one(single, slot, country) for single in values]
        return list(_without_repeats(fits)) or None
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return _one(value, slot, country)


def _without_repeats(values: list[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found and value not in (None, ""):
            found.append(value)
    return found


def _one(value: Any, slot: Slot, country: str | None) -> Any:
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value).strip()
    if slot.sort == "phone":
        return _phone(text, country)
    if text.casefold() in slot.words:
        return text.casefold()
    form = _FORMS.get(slot.sort)
    return form(text) if form else text


def _id(text: str) -> str:
    return slug(text) or text


def _post(text: str) -> str:
    """Return a reference to a post, whose own title may hold a slash."""
    return "/".join(slug(part) for part in text.split("/", 1))


def _day(text: str) -> str:
    return _MOMENT.sub(r"\1", text)


def _email(text: str) -> str:
    """Return an address without what is in no address.

    That is its scheme, spaces beside the @, a name with brackets around the address, and marks that
    part it from the next.
    """
    bare = _NAMED.sub(r"\1", text).removeprefix("mailto:").strip(" ;,.")
    return _BESIDE.sub("@", bare)


def _word(text: str) -> str | bool:
    """Return a word, or whether something is so: cells, tables and templates hold text alone."""
    return _FLAGS.get(text.casefold(), text)


def _line(text: str) -> str:
    return " ".join(text.split())


def _phone(text: str, country: str | None) -> str:
    try:
        number = phonenumbers.parse(_FRACTION.sub("", text), country)
    except phonenumbers.NumberParseException:
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


_FORMS: dict[Sort, Callable[[str], str | bool]] = {
    "id": _id,
    "post": _post,
    "date": _day,
    "email": _email,
    "line": _line,
    "note": _line,
    "word": _word,
}
