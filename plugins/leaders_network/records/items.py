"""What every item of a kind says at its top: whom it is for, and what it belongs to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictInt, StrictStr, model_validator

from leaders_network.records.fault import fault
from leaders_network.records.field import AudienceName, item, record
from leaders_network.records.ids import id_fault
from leaders_network.records.page import KindName
from leaders_network.records.text import Code, Date, Id, Line, Note

PERSON_SCHEMES = ("leader", "contributor")


def _person(text: str) -> str:
    scheme, _, target = text.partition(":")
    if scheme not in PERSON_SCHEMES or id_fault(target):
        raise fault(
            "person-reference",
            f"`{text}` does not name a person",
            "write leader: or contributor: and the person's id, as in leader:freda-harlowe",
        )
    return text


def _file(text: str) -> str:
    if text.startswith("/") or "\\" in text or "//" in text or not text.strip("./"):
        raise fault(
            "file-reference",
            f"`{text}` does not name a file beside this one",
            "write the way from this file to it, as in files/survey.csv",
        )
    return text


PersonReference = Annotated[StrictStr, AfterValidator(_person)]
"""A leader or a contributor: `leader:ID` or `contributor:ID`."""

FileReference = Annotated[StrictStr, AfterValidator(_file), Field(max_length=300)]
"""The way from an item's file to another file of the content."""

Stage = Literal["new", "settled", "leaving"]
"""A time in a post: its first year, the years after, the last months."""

Minutes = Annotated[StrictInt, Field(ge=1, le=6_000)]
"""How many minutes something takes."""


@record
class ItemFront:
    """What may be written at the top of an item of any kind."""

    title: Line | None = item(
        "Its title; the first heading where nothing is written.", default=None
    )
    description: Note = item("What it is, in one sentence, for lists and search engines.")
    audience: AudienceName | None = item(
        "Who may read it; its folder's audience where nothing is written.", default=None
    )
    kind: KindName | None = item(
        "What kind of content it is; its folder's kind where nothing is written.", default=None
    )
    added: Date | None = item(
        "The day it came to the site, for the weekly digest; its own day where left out.",
        default=None,
    )
    topics: tuple[Id, ...] = item("Topics it belongs to.", default=())
    sectors: tuple[Id, ...] = item("Sectors it is meant for; all, where none is named.", default=())
    roles: tuple[Id, ...] = item("Roles it is meant for; all, where none is named.", default=())
    areas: tuple[Code, ...] = item("Areas it is about or meant for.", default=())
    stages: tuple[Stage, ...] = item(
        "When in a post it helps most: new, settled or leaving; at any time, where none is named.",
        default=(),
    )


@record
class Keeping:
    """Who keeps an item, and when it was looked at and is to be looked at again."""

    owner: Line = item("Who keeps it, as a post or a team.")
    reviewed: Date = item("The day it was last looked at.")
    due: Date = item("The day by which it is to be looked at again.")

    @model_validator(mode="after")
    def _is_due_after_it_was_reviewed(self) -> Keeping:
        if self.due < self.reviewed:
            message = f"it is due on {self.due}, before it was reviewed on {self.reviewed}"
            raise fault("dates-reversed", message, "exchange the two, or correct one")
        return self
