"""The files of one audience's search, made from views of what was published, and their digest."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import chain, islice
from typing import Any, TypeVar

from leaders_network.compact import digest, replaced
from leaders_network.outputs.printing import source_digest
from leaders_network.publish.entry import Entry
from leaders_network.publish.prose import Prose
from leaders_network.publish.publication import Publication
from leaders_network.publish.terms import Searched
from leaders_network.publish.views import Freshness, LeaderView, Link, OrganisationView, PostView
from leaders_network.search import HEAD

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
    """Keep what the index needs of a view that was made for its page, so it is not made again."""
    if type(view) in _NEEDED:
        _piece(publication, entry, view)


def _piece(publication: Publication, entry: Entry[Any], view: Any = None) -> bytes:
    """Return what the index needs of a page's view, kept for as long as the page's basis."""

    def make() -> bytes:
        made = view or entry.view()
        return pickle.dumps(_NEEDED[type(made)](made), 5)

    return publication.pieces.of(f"search/{entry.path}", entry.basis(), make)


def _searched(publication: Publication, entries: Iterable[Entry[T]]) -> Iterator[T]:
    for entry in entries:
        yield pickle.loads(_piece(publication, entry))  # noqa: S301 - our own, kept beside the site


def _entries(publication: Publication, found: Searched) -> Iterator[Entry[Any]]:
    return chain(publication.pages.leaders(), found.posts(), found.organisations())


def _leader(view: LeaderView) -> LeaderView:
    lines = tuple(replaced(line, _UNPLACED) for line in view.person.posts)
    assistants = (one for reach in view.reach for one in reach.assistants)
    first = [replaced(one, _UNDATED) for one in islice(assistants, 1)]
    reach = [replaced(one, _UNREACHED | {"assistants": tuple(first)}) for one in view.reach[:1]]
    kept = {"person": replaced(view.person, {"posts": lines}), "reach": tuple(reach)}
    return replaced(view, _UNTOLD | kept)


def _post(view: PostView) -> PostView:
    line = replaced(view.row.line, _UNPLACED)
    return replaced(view, _UNHELD | {"row": replaced(view.row, {"line": line, "holders": ()})})


def _organisation(view: OrganisationView) -> OrganisationView:
    return replaced(view, _UNPARTED)


_NOWHERE = Link("", "")
_UNPLACED: dict[str, Any] = {"organisation": _NOWHERE, "place": ""}
_UNDATED: dict[str, Any] = {
    "freshness": Freshness("unconfirmed"),
    "field": "",
    "path": "",
    "hours": None,
}
_UNREACHED: dict[str, Any] = {"post": _NOWHERE, "organisation": _NOWHERE} | dict.fromkeys(
    ("routes", "contacts", "office"), ()
)
_UNTOLD: dict[str, Any] = {
    **dict.fromkeys(("summary", "pronunciation", "pronouns", "card"), ""),
    **dict.fromkeys(("languages", "current", "coming", "past", "sectors", "areas", "served"), ()),
    **dict.fromkeys(("contact_for", "asks", "similar", "items"), ()),
    "biography": Prose(),
    "custody": None,
}
_UNHELD: dict[str, Any] = {"sector": _NOWHERE, "card": ""} | dict.fromkeys(
    ("coming", "past", "contacts", "routes", "organisation_contacts"), ()
)
_UNPARTED: dict[str, Any] = {"summary": "", "parent": None, "website": None} | dict.fromkeys(
    ("parts", "identifiers", "contacts", "routes", "posts"), ()
)
"""What stands, in views that are kept for the search, in place of what no search looks at."""

_NEEDED: dict[type[Any], Callable[[Any], object]] = {
    LeaderView: _leader,
    PostView: _post,
    OrganisationView: _organisation,
}
"""The views that are searched, each without what no search looks at."""


@cache
def tables_digest() -> bytes:
    """Return a digest of the tables that say how words are written and sound."""
    tables = sorted(
        (file.name, file.read_bytes())
        for file in (files("leaders_network.search") / "data").iterdir()
    )
    return digest(tables)
