"""The files of one audience's search, made from views of what was published, and their digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import chain

from leaders_network.compact import digest
from leaders_network.outputs.printing import source_digest
from leaders_network.publish.prose import Prose
from leaders_network.publish.publication import Entry, Publication
from leaders_network.publish.terms import Searched
from leaders_network.publish.views import LeaderView, OrganisationView, PostView
from leaders_network.search.index import HEAD, Material, people_index

SEARCH = "assets/search/"
"""Where the files of the index stand in a site; the theme's script knows it too."""
FIRST = f"{SEARCH}{HEAD}"
"""The file that names all others."""


def index_key(publication: Publication) -> bytes:
    """Return a digest of everything that an index is made from, found without making a view."""
    key = blake2b(source_digest() + _tables_digest() + publication.bases.common, digest_size=16)
    key.update(digest(publication.ground.room_pages))
    for path, basis in _bases(publication):
        key.update(path.encode() + b"\0" + basis)
    return key.digest()


def searched(view: LeaderView) -> LeaderView:
    """Return a leader's view without what no search looks at, so that thousands can be held."""
    reach = tuple(replace(one, routes=(), contacts=(), office=()) for one in view.reach)
    return replace(
        view,
        summary="",
        biography=Prose(),
        current=(),
        coming=(),
        past=(),
        reach=reach,
        contact_for=(),
        asks=(),
        custody=None,
    )


def _post(view: PostView) -> PostView:
    return replace(view, coming=(), past=(), contacts=(), routes=(), organisation_contacts=())


def _organisation(view: OrganisationView) -> OrganisationView:
    return replace(view, parts=(), contacts=(), routes=(), posts=())


def index_files(
    publication: Publication, known: Mapping[str, LeaderView] | None = None
) -> dict[str, bytes]:
    """Return the files of an index by their paths in the site.

    Args:
        publication: What one audience sees.
        known: What `searched` gave for leaders whose views were made, by their pages' paths.
    """
    made = known or {}
    found = Searched(publication.ground)
    material = Material(
        [made.get(entry.path) or searched(entry.view()) for entry in publication.leaders()],
        list(map(_post, found.posts())),
        list(map(_organisation, found.organisations())),
        list(found.terms()),
    )
    return {f"{SEARCH}{name}": content for name, content in people_index(material).items()}


def _bases(publication: Publication) -> Iterator[tuple[str, bytes]]:
    kinds: Iterable[Iterable[Entry[object]]] = (
        publication.leaders(),  # type: ignore[assignment]
        publication.posts(),
        publication.organisations(),
    )
    for entry in chain.from_iterable(kinds):
        if entry.basis is not None:
            yield entry.path, entry.basis()


@cache
def _tables_digest() -> bytes:
    """Return a digest of the tables that say how words are written and sound."""
    tables = sorted(
        (file.name, file.read_bytes())
        for file in (files("leaders_network.search") / "data").iterdir()
    )
    return digest(tables)
