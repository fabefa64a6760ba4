"""Pages that are stamped into frames, and the contact cards beside them, as files of a site."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from leaders_network.lean import slotted
from leaders_network.outputs.cards import CardFile, card_of
from leaders_network.outputs.files import File
from leaders_network.outputs.indexes import remember
from leaders_network.outputs.pages import Making, catalogue
from leaders_network.outputs.printing import Press
from leaders_network.publish.entry import Entry
from leaders_network.publish.publication import Publication

INDEX = "index.html"
"""The file of the page of a folder."""


def stamped_files(press: Press, publication: Publication) -> Iterator[tuple[str, File]]:
    """Yield each page of a publication that is stamped, and the contact card beside it.

    Args:
        press: Prints them.
        publication: What one audience sees.
    """
    latest = _Latest()
    for making in catalogue(publication):
        printed = _Printed(press, making, publication, latest)
        yield f"{making.entry.path}{INDEX}", File(printed.key, printed.make)
        if card := card_of(making):
            yield card.path, _card(press, card, latest)


@slotted
class _Latest:
    """The view of the page that was made last: what stands beside the page is made from it too."""

    path: str = ""
    view: Any = None

    def view_of(self, entry: Entry[Any]) -> Any:
        """Return an entry's view, made anew where another was made since."""
        return self.view if self.path == entry.path else entry.view()


class _Printed:
    """A stamped page; where only the page tells whether it changed, it is made once for both."""

    __slots__ = ("latest", "made", "making", "press", "publication")

    def __init__(
        self, press: Press, making: Making, publication: Publication, latest: _Latest
    ) -> None:
        self.press, self.making, self.publication, self.latest = press, making, publication, latest
        self.made: bytes | None = None

    def key(self) -> bytes:
        entry = self.making.entry
        basis = entry.basis()
        if not entry.precise:
            basis = self.publication.pieces.of(f"pages/{entry.path}", basis, self._digest)
        return self.press.key(entry.path, basis, section=entry.section)

    def make(self) -> bytes:
        made, self.made = self.made or self._page(), None
        return made

    def _page(self) -> bytes:
        page = self.making.page()
        remember(self.publication, self.making.entry, page.view)
        self.latest.path, self.latest.view = page.path, page.view
        return self.press.page(page)

    def _digest(self) -> bytes:
        """Return a digest of the page: drawing it costs half of what pickling its view does."""
        self.made = self._page()
        return blake2b(self.made, digest_size=16).digest()


def _card(press: Press, card: CardFile, latest: _Latest) -> File:
    entry = card.entry
    return File(
        lambda: press.card_key(card.path, entry.basis()),
        lambda: card.write(latest.view_of(entry), press.site),
    )
