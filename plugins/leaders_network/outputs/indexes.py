"""The files of one audience's search, made from views of what was published, and their digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from itertools import chain
from typing import Any, TypeVar

from leaders_network.compact import digest
from leaders_network.outputs.printing import source_digest
from leaders_network.outputs.sought import is_sought, opened, packed
from leaders_network.publish.entry import Entry
from leaders_network.publish.publication import Publication
from leaders_network.publish.terms import Searched
from leaders_network.search import HEAD
from leaders_network.search.tables import DATA

T = TypeVar("T")

SEARCH = "assets/search/"
"""Where the files of the index stand in a site; the theme's script knows it too."""
FIRST = f"{SEARCH}{HEAD}"
"""The file that names all others."""


def index_key(publication: Publication) -> bytes:
    """Return a digest of everything that an index is made from; no view that was is made anew."""
    found = Searched(publication.pages)
    key = blake2b(source_digest() + tables_digest() + publication.bases.common, digest_size=16)
    key.update(digest(list(found.terms())))
    for entry in _entries(publication, found):
        key.update(entry.path.encode() + b"\0" + _piece(publication, entry))
    return key.digest()


def index_files(publication: Publication) -> dict[str, bytes]:
    """Return the files of an index by their paths in the site.

    Args:
        publication: What one audience sees.
    """
    from leaders_network.search.index import Material, people_index

    found = Searched(publication.pages)
    material = Material(
        list(_searched(publication, publication.pages.leaders())),
        list(_searched(publication, found.posts())),
        list(_searched(publication, found.organisations())),
        list(found.terms()),
    )
    return {f"{SEARCH}{name}": content for name, content in people_index(material).items()}


def remember(publication: Publication, entry: Entry[Any], view: object) -> None:
    """Keep what the index needs of a view that was made for its page, so it is not made again.

    Where nothing is kept, as while an editor waits for one page, nothing is worked out for it.
    """
    if publication.pieces.last and is_sought(view):
        _piece(publication, entry, view)


def _piece(publication: Publication, entry: Entry[Any], view: Any = None) -> bytes:
    """Return what the index needs of a page's view, kept for as long as the page's basis."""

    def make() -> bytes:
        return packed(view or entry.view())

    return publication.pieces.of(f"search/{entry.of}", entry.basis(), make)


def _searched(publication: Publication, entries: Iterable[Entry[T]]) -> Iterator[T]:
    for entry in entries:
        yield opened(_piece(publication, entry))


def _entries(publication: Publication, found: Searched) -> Iterator[Entry[Any]]:
    return chain(publication.pages.leaders(), found.posts(), found.organisations())


@cache
def tables_digest() -> bytes:
    """Return a digest of the tables that say how words are written and sound."""
    tables = sorted((file.name, file.read_bytes()) for file in DATA.iterdir())
    return digest(tables)
