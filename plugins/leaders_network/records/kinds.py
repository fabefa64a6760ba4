"""The kinds of content: what each is called, and what may be written at the top of its items."""

from __future__ import annotations

from leaders_network.lean import frozen
from leaders_network.records.consultation import Consultation
from leaders_network.records.event import Event
from leaders_network.records.items import ItemFront
from leaders_network.records.library import Collection, LibraryItem
from leaders_network.records.module import Module
from leaders_network.records.news import Article
from leaders_network.records.page import PageFront
from leaders_network.records.report import Report
from leaders_network.records.research import Study


@frozen
class Kind:
    """One kind of content."""

    front: type[ItemFront]
    noun: str
    plural: str


KINDS: dict[str, Kind] = {
    "library": Kind(LibraryItem, "Library item", "Library"),
    "collection": Kind(Collection, "Collection", "Collections"),
    "study": Kind(Study, "Study", "Research"),
    "event": Kind(Event, "Event", "Events"),
    "article": Kind(Article, "News article", "News"),
    "module": Kind(Module, "Module", "Modules"),
    "consultation": Kind(Consultation, "Consultation", "Consultations"),
    "report": Kind(Report, "Report", "Reports"),
}
"""Each kind by the word that a page or its folder's `.meta.yml` writes after `kind:`."""

PAGE = "page"
"""What a page is that is of no kind: it says what it likes, and the site generator draws it."""


def model_of(kind: str) -> type[PageFront | ItemFront]:
    """Return what may be written at the top of a page of a kind.

    Raises:
        KeyError: When there is no such kind.
    """
    return PageFront if kind == PAGE else KINDS[kind].front
