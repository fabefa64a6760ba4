"""What the parts of a site are called in which pages that people wrote stand and are searched."""

from __future__ import annotations

from leaders_network.addresses import PAGES, part_of
from leaders_network.content.navigation import title_of_folder
from leaders_network.content.pages import DEFAULT_ORDER, SEARCH_FRONT
from leaders_network.content.selection import Selection, StagedPage

_PAGES_TITLE = "Pages"


def kind_of(staged: StagedPage) -> str:
    """Return a page's kind: the part of the site that it stands in.

    The pages that every site has are of no kind of their own, whatever folder they stand in.
    """
    return PAGES if staged.generated else part_of(staged.path)


def searched(selection: Selection) -> list[StagedPage]:
    """Return the pages of the site generator whose words are searched: all but the search."""
    return [page for path, page in sorted(selection.pages.items()) if path != SEARCH_FRONT]


def kinds(selection: Selection) -> dict[str, str]:
    """Return what each kind of page is called, in the order of the navigation, `pages` last."""
    pages = {kind_of(page) for page in searched(selection)}
    found = (pages | set(map(part_of, selection.items))) - {PAGES}
    titles = {kind: title_of_folder(kind, selection) for kind in found}
    ordered = sorted(found, key=lambda kind: (_order(kind, selection), titles[kind].casefold()))
    return {**{kind: titles[kind] for kind in ordered}, PAGES: _PAGES_TITLE}


def _order(kind: str, selection: Selection) -> int:
    folder = selection.folders.get(kind)
    return folder.order if folder else DEFAULT_ORDER
