"""What the team made of answers in words: its working file, which stays beside the answers."""

from __future__ import annotations

from pydantic import StrictBool

from leaders_network.records.field import item, record
from leaders_network.records.report import Theme
from leaders_network.records.text import Id, Note


@record
class Coded:
    """One text that somebody wrote."""

    question: Id = item("The question's key.")
    text: Note = item("What was written; leave it as it is.")
    may_quote: StrictBool = item("Whether its writer agreed to be quoted; leave it as it is.")
    themes: tuple[Id, ...] = item("The keys of its themes.", default=())
    quote: Note | None = item(
        "What may be quoted of it, after whatever points to somebody was taken out.", default=None
    )


@record
class Coding:
    """All texts of a consultation, and the themes that the team found in them."""

    themes: tuple[Theme, ...] = item("The themes, each with a key and a label.", default=())
    texts: tuple[Coded, ...] = item("Every text that was written.", default=())
