"""One audience's site: every file of it, each made when it is asked for."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from leaders_network.building.stamped import INDEX, stamped_files
from leaders_network.lean import slotted
from leaders_network.outputs.atom import CONSULTATIONS, FEED, consultation_feed, feed
from leaders_network.outputs.briefs import brief_files
from leaders_network.outputs.calendars import calendar_files
from leaders_network.outputs.charts import chart_files
from leaders_network.outputs.citations import citation_files
from leaders_network.outputs.feeds import (
    DIGEST_ATOM,
    NEWS_ATOM,
    NEWS_RSS,
    digest_atom,
    news_atom,
    news_rss,
)
from leaders_network.outputs.files import File
from leaders_network.outputs.frames import OPEN, Rendering
from leaders_network.outputs.indexes import index_files, index_key
from leaders_network.outputs.interests import INTERESTS, interests
from leaders_network.outputs.mailing import DIGEST_DRAFT, digest_draft
from leaders_network.outputs.pocket import POCKET, pocket_edition, pocket_key
from leaders_network.outputs.printing import Press
from leaders_network.outputs.sitemap import robots, sitemap
from leaders_network.outputs.templates import Templates
from leaders_network.outputs.texts import text_files
from leaders_network.outputs.tiles import map_files
from leaders_network.pieces import Pieces
from leaders_network.publish.publication import Publication
from leaders_network.publish.views.browsing import FrontView

_MARKER = OPEN.encode()
_SITE = "site"
"""Where a rendering holds what belongs to the site."""


@slotted
class Edition:
    """The site of one publication, printed with one rendering."""

    publication: Publication
    rendering: Rendering
    templates: Templates
    repository: str | None = None
    others: Mapping[str, File] = field(default_factory=dict)
    """Files that are neither pages nor drawn from views: the web editor's."""
    texts: dict[bytes, bytes] | None = None
    """Files of the search in what people wrote, by the digest of all the words in them."""
    press: Press = field(init=False)
    _front: FrontView | None = None

    def __post_init__(self) -> None:
        self.press = Press(self.templates, self.publication.site, self.rendering, self.repository)

    def files(self) -> Iterator[tuple[str, File]]:
        """Yield every file of the site by its path, but those of its index.

        What lists are drawn from is let go of as soon as the last of them was made.
        """
        indexed: list[str] = []
        maps = map_files(chain(self.publication.maps(), self.publication.shaded_maps()))
        for path, file in chain(self._rendered(), self._apart(), self._pages(), maps):
            yield path, file
            if self.publication.site.indexed:
                indexed += _addresses(path)
        self.publication.lists.forget()
        for path, target in self.publication.redirects():
            yield f"{path}{INDEX}", _made(partial(self.press.redirect, path, target))
        photos = {path: (file, key) for path, file, key in self.publication.photos()}
        for path, (photo, key) in photos.items():
            yield path, _copied(photo, key)
        yield from self._beside()
        yield from self.others.items()
        words, pieces = self.publication.written.words(), self.publication.pieces
        notices = zip(("Offered", "Asked"), self.publication.notices(), strict=True)
        for path, file in text_files(self.rendering, words, pieces, notices):
            yield path, File(file.key, partial(self._shared, file))
        yield from self._for_robots(indexed)

    def _shared(self, file: File) -> bytes:
        """Return what follows from its key alone, as it was made for another audience."""
        if self.texts is None:
            return file.make()
        key = file.key()
        if key not in self.texts:
            self.texts[key] = file.make()
        return self.texts[key]

    def _pages(self) -> Iterator[tuple[str, File]]:
        """Yield each page that is stamped; of those people wrote, every one has its parts now."""
        self._front = None
        yield from stamped_files(self.press, self.publication)

    def size(self) -> int:
        """Return about how many files there are, for whoever watches."""
        return self.publication.size()

    def index_key(self) -> bytes:
        """Return a digest of what the index of the site is made from."""
        return index_key(self.publication)

    def index(self) -> dict[str, bytes]:
        """Return the files of the index by their paths; one names the others by their content."""
        return index_files(self.publication)

    def _beside(self) -> Iterator[tuple[str, File]]:
        """Yield what stands beside pages of items: charts, references, calendars and briefs."""
        publication = self.publication
        written, site = publication.written, publication.site
        yield from chart_files(publication.charts())
        yield from citation_files(written.citations(), site)
        yield from calendar_files(list(written.happenings()), site)
        yield from brief_files(written.reports(), site)

    def _apart(self) -> Iterator[tuple[str, File]]:
        """Yield what is read apart from the pages: the feed, and the pocket edition."""
        publication, templates = self.publication, self.templates
        for path, text in self._told():
            basis = partial(self._of_lists, path)
            yield path, _Worded(path, basis, text, publication.pieces).file()
        if told := publication.written.consultation_news():
            yield CONSULTATIONS, _made(partial(consultation_feed, publication.site, told))
        if not publication.site.is_room:
            yield INTERESTS, self._interests()
        yield (
            POCKET,
            File(
                partial(pocket_key, publication, templates),
                partial(pocket_edition, publication, templates),
            ),
        )

    def _told(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield the changes, the news and the digests, each with what makes it."""
        publication, site = self.publication, self.publication.site
        yield FEED, lambda: feed(site, self._parts().changes).encode()
        yield NEWS_ATOM, lambda: news_atom(site, publication.written.news()).encode()
        yield NEWS_RSS, lambda: news_rss(site, publication.written.news()).encode()
        yield DIGEST_ATOM, lambda: digest_atom(site, self._parts().digests.earlier).encode()
        yield (
            DIGEST_DRAFT,
            lambda: digest_draft(self._parts().digests.latest, site, self.templates),
        )

    def _of_lists(self, path: str) -> bytes:
        """Return the basis of a file that is made of what lists show."""
        return self.press.key(path, self.publication.front_basis(), framed=False)

    def _interests(self) -> File:
        """Return what readers' browsers order for them; a room's members use the network's."""
        publication = self.publication

        def text() -> bytes:
            return interests(publication.interests()).encode()

        def basis() -> bytes:
            return self.press.key(INTERESTS, publication.bases.lists(), framed=False)

        return _Worded(INTERESTS, basis, text, publication.pieces).file()

    def _rendered(self) -> Iterator[tuple[str, File]]:
        folder = self.rendering.folder / _SITE
        basis = self.rendering.folder.name.encode()  # a digest of all that the generator was given
        kept = self.publication.pieces.of("rendered", basis, partial(_listed, folder))
        listed: dict[str, tuple[bytes, bool]] = pickle.loads(kept)  # noqa: S301 - ours
        for path, (digest, asks) in listed.items():
            source = folder / path
            file = self._front_page(path, source, digest) if asks else _copied(source, digest)
            yield path, file

    def _front_page(self, path: str, source: Path, digest: bytes) -> File:
        """Return a page that asks for parts of the directory."""
        depth, publication = path.count("/"), self.publication

        def text() -> bytes:
            return self.press.front(source.read_text(encoding="utf-8"), depth, self._parts())

        def basis() -> bytes:
            return self.press.key(path, publication.front_basis() + digest, framed=False)

        return _Worded(f"pages/{path}", basis, text, publication.pieces).file()

    def _parts(self) -> FrontView:
        if self._front is None:
            self._front = self.publication.front()
        return self._front

    def _for_robots(self, paths: Iterable[str]) -> Iterator[tuple[str, File]]:
        site = self.publication.site
        yield "robots.txt", _made(partial(robots, site))
        if site.indexed:
            yield "sitemap.xml", _made(partial(sitemap, site, sorted(paths)))


@slotted
class _Worded:
    """A text that is made again only when its words changed; they are made once for key and file.

    Its basis holds more than it shows, as that of every list does.
    """

    name: str
    basis: Callable[[], bytes]
    text: Callable[[], bytes]
    pieces: Pieces
    made: bytes | None = None

    def file(self) -> File:
        """Return the file that holds the text."""
        return File(self._key, self._make)

    def _key(self) -> bytes:
        return self.pieces.of(self.name, self.basis(), self._digest)

    def _digest(self) -> bytes:
        self.made = self.text()
        return _digest(self.made)

    def _make(self) -> bytes:
        made, self.made = self.made, None
        return self.text() if made is None else made


def _listed(folder: Path) -> bytes:
    """Return a digest of each file that the generator made, and whether it asks for parts.

    It is pickled, for a folder that bears the digest of what it was made from never changes.
    """
    listed: dict[str, tuple[bytes, bool]] = {}
    for source in sorted(folder.rglob("*")):
        if source.is_file():
            path, content = source.relative_to(folder).as_posix(), source.read_bytes()
            listed[path] = _digest(content), path.endswith(".html") and _MARKER in content
    return pickle.dumps(listed, 5)


def _addresses(path: str) -> Iterator[str]:
    """Yield the address of a page by the path of its file; no other file has one."""
    if path == INDEX or path.endswith(f"/{INDEX}"):
        yield path.removesuffix(INDEX)


def _made(text: Callable[[], str]) -> File:
    """Return a file that costs so little that its text is its own key."""
    return File(lambda: _digest(text().encode()), lambda: text().encode())


def _copied(source: Path, digest: bytes | None) -> File:
    return File(lambda: digest or _digest(source.read_bytes()), source.read_bytes)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
