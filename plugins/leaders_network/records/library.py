"""The library: items that somebody chose, and collections of them for a situation."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from leaders_network.records.fault import fault
from leaders_network.records.field import item, record
from leaders_network.records.items import ItemFront, Keeping, Minutes, PersonReference
from leaders_network.records.text import Date, Id, Line, Note, WebAddress

Format = Literal["read", "listen", "watch", "look"]
"""What one does with an item: read it, listen to it, watch it, or look at it."""


@record
class LibraryItem(ItemFront):
    """Something worth a chief executive's time, chosen by a named person."""

    format: Format = item("What one does with it: read, listen, watch or look.")
    minutes: Minutes = item("How many minutes it takes.")
    chosen_by: PersonReference = item("Who chose it, as leader:ID or contributor:ID.")
    why: Note = item("Why it matters to a chief executive.")
    source: Line = item("Who published it.")
    date: Date = item("The day it was published.")
    link: WebAddress | None = item(
        "Where it is; leave it out where the text below is the whole of it.", default=None
    )
    authors: tuple[PersonReference, ...] = item(
        "Who made it, where they are leaders or contributors.", default=()
    )
    keeping: Keeping = item("Who keeps it, and when it is to be looked at again.")


@record
class Choice:
    """An item's place in a collection."""

    id: Id = item("The item's id: the name of its file, without .md.")
    note: Note | None = item("What to look for in it.", default=None)


@record
class Collection(ItemFront):
    """A reading list for a situation, in the order to take it."""

    situation: Line = item("The situation it is for, as in “Your first hundred days”.")
    chosen_by: PersonReference = item("Who chose it, as leader:ID or contributor:ID.")
    why: Note = item("Why these, and in this order.")
    items: tuple[Choice, ...] = item("The items, in the order to take them.")
    keeping: Keeping = item("Who keeps it, and when it is to be looked at again.")

    @field_validator("items")
    @classmethod
    def _holds_something(cls, items: tuple[Choice, ...]) -> tuple[Choice, ...]:
        if not items:
            raise fault("empty", "the collection holds no item", "add an item to `items:`")
        return items
