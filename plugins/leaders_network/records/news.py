"""News articles."""

from __future__ import annotations

from leaders_network.records.field import item, record
from leaders_network.records.items import ItemFront, PersonReference
from leaders_network.records.text import Date


@record
class Article(ItemFront):
    """A news article; it appears on its day."""

    date: Date = item("The day it appears.")
    authors: tuple[PersonReference, ...] = item(
        "Who wrote it, as leader:ID or contributor:ID.", default=()
    )
