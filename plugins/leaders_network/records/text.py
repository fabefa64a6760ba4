"""The kinds of text that may be written, each checked as it is read."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StrictStr, WithJsonSchema

from leaders_network.records import characters, ids, ways
from leaders_network.records.fault import fault
from leaders_network.records.nobody import somebody

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)
"""Days that may be written: from and to them there is room to count years of days."""


def _text_of_number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def within_reach(day: date) -> date:
    """Return a day that can be reckoned with.

    Raises:
        PydanticCustomError: When it is nearer than that to the first or the last of all days.
    """
    if EARLIEST <= day <= LATEST:
        return day
    fix = f"write a day from {EARLIEST} to {LATEST}; where there is no end yet, leave it out"
    raise fault("date", f"{day} is too far away", fix)


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        return _day(value)
    fix = "write year, month and day, as in 2026-09-12"
    raise fault("date", f"{shown(value)} is not a date", fix)


def shown(value: Any) -> str:
    """Return a value as a message names it: a list or a mapping is not written out."""
    return f"`{value}`" if isinstance(value, str | int | float) else "this"


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise fault("date", f"there is no day {text}", "correct the day or the month") from None
    return within_reach(day)


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise fault("language", f"`{text}` is not a language tag", "write one as in `en` or `cy`")
    return text


Line = Annotated[StrictStr, AfterValidator(characters.line), Field(max_length=200)]
"""Plain text on one line."""

Name = Annotated[Line, AfterValidator(somebody)]
"""A person's name, on one line."""

Note = Annotated[StrictStr, AfterValidator(characters.line), Field(max_length=600)]
"""Plain text of a few sentences on one line."""

Prose = Annotated[StrictStr, AfterValidator(characters.prose), Field(max_length=20_000)]
"""Markdown of any length; raw HTML in it is shown, never obeyed."""

Id = Annotated[StrictStr, AfterValidator(ids.identifier)]
"""A name for machines: lower-case letters, digits and hyphens."""

Code = Annotated[StrictStr, BeforeValidator(_text_of_number), AfterValidator(ids.code)]
"""A code that somebody else gives out, as in E12000003."""

Tile = Annotated[StrictStr, AfterValidator(ids.tile)]
"""A place on the map of tiles: how many from the left, `x`, how many from the top."""

CohortId = Annotated[
    StrictStr,
    BeforeValidator(_text_of_number),
    AfterValidator(ids.identifier),
    WithJsonSchema({"type": ["string", "integer"]}),
]
"""A cohort's id: most often a year, which YAML reads as a number."""

PostReference = Annotated[StrictStr, AfterValidator(ids.post)]
"""A post: its organisation's id, a slash, its own id."""

Date = Annotated[date, BeforeValidator(_date)]
"""A day, as in 2026-09-12."""

Email = Annotated[StrictStr, AfterValidator(ways.email), Field(max_length=254)]
"""An e-mail address (RFC 5321, RFC 6531)."""

Phone = Annotated[StrictStr, AfterValidator(ways.phone), Field(max_length=40)]
"""A telephone number, kept in E.164 form, as in +441632960412."""

WebAddress = Annotated[StrictStr, AfterValidator(ways.web), Field(max_length=2000)]
"""An address of a page: http or https."""

Language = Annotated[StrictStr, AfterValidator(_language)]
"""A language tag (BCP 47), as in `cy`."""
