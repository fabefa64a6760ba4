"""A letter: one JSON message in which somebody confirms, corrects, reports, asks or answers.

Everything here comes from outside. A letter is checked for its form alone, with hard limits; what
its values are worth is decided where they are put into a record.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictStr,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import from_json

from leaders_network.records.characters import safe_prose
from leaders_network.records.fault import fault

BOX_LIMIT = 32_768
"""Bytes that a person's file in a box holds at most."""

LETTERS_LIMIT = 100
"""Letters that wait in a person's file at most."""

Kind = Literal["confirm", "correct", "report", "introduce", "search", "answer"]

CONFIRM: Kind = "confirm"

ABOUT_A_RECORD: tuple[Kind, ...] = (CONFIRM, "correct")
"""The kinds that change a leader's record, and so name it and the version that was seen."""

ANSWER: Kind = "answer"
"""The kind that belongs to a consultation, and is destroyed with it."""

_UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$"
_ABOUT = r"^[a-z]{1,20}:[A-Za-z0-9]+([-_./][A-Za-z0-9]+)*$"
_FIELD = r"^[a-z_]{1,40}(/[A-Za-z0-9_.@+-]{1,120}){0,9}$"
_VERSION = r"^[0-9a-f]{16,64}$"


def _matching(pattern: str, longest: int) -> Any:
    return StringConstraints(strict=True, pattern=pattern, max_length=longest)


def _safe(text: str) -> str:
    return safe_prose(text) if text else text


def _moment(text: str) -> str:
    from datetime import datetime

    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise fault("moment", f"there is no moment {text}", "write it anew") from None
    return text


Text = Annotated[StrictStr, Field(max_length=20_000), AfterValidator(_safe)]
"""Words of a value or a note: no control characters, nothing that turns or hides others."""

Words = Annotated[list[Text], Field(max_length=100)]
"""A value that is a list of words, as topics are."""

_CLOSED = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class Value(BaseModel):
    """One value that is to change."""

    model_config = _CLOSED

    field: Annotated[str, _matching(_FIELD, 400)] = Field(
        description="Its path in the record, as in `appointments/ORG/POST/contacts/direct/phone`."
    )
    was: Text | Words | None = Field(default=None, description="What the writer saw there.")
    now: Text | Words | None = Field(
        description="What it is to be; null, or nothing, takes it away."
    )


class Letter(BaseModel):
    """One letter."""

    model_config = _CLOSED

    id: Annotated[str, _matching(_UUID, 36)] = Field(
        description="A UUID: the letter counts once, however often it comes."
    )
    written: Annotated[str, _matching(_MOMENT, 32), AfterValidator(_moment)] = Field(
        description="When it was written, in UTC (ISO 8601)."
    )
    kind: Kind = Field(description="What it is for.")
    about: Annotated[str, _matching(_ABOUT, 220)] | None = Field(
        default=None, description="Whom or what it is about, as in `leader:ID`."
    )
    version: Annotated[str, _matching(_VERSION, 64)] | None = Field(
        default=None, description="The digest of what the writer saw."
    )
    values: Annotated[list[Value], Field(max_length=200)] = Field(
        default=[], description="What is to change; nothing in a letter that confirms."
    )
    note: Annotated[Text, Field(max_length=4_000)] = Field(
        default="", description="Words to those who keep the records."
    )

    @model_validator(mode="after")
    def _whole(self) -> Letter:
        if self.kind in ABOUT_A_RECORD and not (
            self.about and self.about.startswith("leader:") and self.version
        ):
            raise fault(
                "letter-about",
                "it does not say which leader and which version it is about",
                "send it from the page once more",
            )
        if self.kind == "confirm" and self.values:
            raise fault("letter-kind", "it confirms and changes at once", "send a correction")
        if self.kind == "correct" and not (self.values or self.note):
            raise fault("letter-empty", "it corrects nothing", "say what is to change")
        fields = [value.field for value in self.values]
        if len(set(fields)) != len(fields):
            raise fault("letter-repeats", "it changes one value twice", "send it once more")
        return self

    @property
    def leader(self) -> str | None:
        """The id of the leader it is about, or None."""
        scheme, _, identifier = (self.about or "").partition(":")
        return identifier if scheme == "leader" else None


_OTHER_FORM = ("string_type", "list_type", "string_pattern_mismatch", "uuid_parsing")

_LETTER: TypeAdapter[Letter] = TypeAdapter(Letter)


def read_json(content: bytes) -> Any:
    """Return what JSON says, where it says it once.

    Raises:
        ValueError: With why it is no JSON. So is a key that stands twice: one of its values would
            be lost without a word.
    """
    # The parser gives up at 200 levels, long before the stack does.
    held = from_json(content, allow_inf_nan=False)
    json.loads(content, object_pairs_hook=_once)
    return held


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) != len(pairs):
        raise ValueError("a key stands in it twice")
    return keys


def letters_in(content: bytes) -> list[Any]:
    """Return the letters of a box's file as plain values, none of them checked yet.

    Raises:
        ValueError: With why the file is not one of a box.
    """
    if len(content) > BOX_LIMIT:
        raise ValueError(f"it has more than {BOX_LIMIT:,} bytes, which is what a box holds")
    try:
        held = read_json(content)
    except ValueError as error:
        raise ValueError(f"it is not JSON: {error}") from None
    if not isinstance(held, dict) or set(held) != {"letters"}:
        raise ValueError("it does not hold a list of letters")
    letters = held["letters"]
    if not isinstance(letters, list):
        raise ValueError("it does not hold a list of letters")
    if len(letters) > LETTERS_LIMIT:
        raise ValueError(f"it holds {len(letters)} letters; at most {LETTERS_LIMIT} may wait")
    return letters


def read_letter(value: Any) -> Letter:
    """Return the letter that a plain value is.

    Raises:
        ValueError: With everything that is wrong with it, in words.
    """
    try:
        return _LETTER.validate_python(value)
    except ValidationError as error:
        told = [_told(detail) for detail in error.errors(include_url=False, include_input=False)]
        raise ValueError("; ".join(dict.fromkeys(told[:10]))) from None


def letter_schema() -> dict[str, Any]:
    """Return the JSON Schema of a letter (draft 2020-12)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return schema | _LETTER.json_schema()


def _told(detail: Any) -> str:
    # What of a union was tried is named in brackets, and no part of the letter.
    steps = [str(step)[:60] for step in detail["loc"] if "[" not in str(step)]
    place = "/".join(steps)
    if detail["type"] in _OTHER_FORM:
        return f"{place}: it is not written as letters write it"
    message = detail["msg"][:1].lower() + detail["msg"][1:200]
    return f"{place}: {message}" if place else message
