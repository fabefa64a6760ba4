"""The files in which pages that people wrote are searched: for each kind an index, and its texts.

A small head names the kinds. An index, and each block of texts, bears in its name a digest of what
it is made from, so it is known without being made, and made only when a page of it has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property, partial
from hashlib import blake2b

from leaders_network.addresses import EXCHANGE, part_of
from leaders_network.compact import digest
from leaders_network.installed import version
from leaders_network.lean import frozen, slotted
from leaders_network.outputs.files import File
from leaders_network.outputs.frames import Rendering, WrittenPage
from leaders_network.outputs.indexes import tables_digest
from leaders_network.outputs.printing import source_digest
from leaders_network.pieces import Pieces
from leaders_network.publish.entry import Entry
from leaders_network.publish.views.items import ItemWords
from leaders_network.publish.views.people import Notice
from leaders_network.search.articles import BLOCK, HEADING, SHOWN, TAGS, TEXT, VERSION, Article
from leaders_network.search.columns import packed
from leaders_network.search.tables import writing_tables

TEXTS = "assets/content/"
"""Where these files stand in a site; the theme's script knows it too."""
HEAD = f"{TEXTS}kinds.json"
"""The file that names all others."""
_POSTED = EXCHANGE.removesuffix("/")
"""The kind of what is offered and asked."""


def text_files(
    rendering: Rendering,
    items: Iterable[Entry[ItemWords]],
    pieces: Pieces,
    notices: Iterable[tuple[str, Iterable[Notice]]] = (),
) -> Iterator[tuple[str, File]]:
    """Yield the files of the search in what people wrote for one audience.

    Args:
        rendering: Holds the pages that the site generator made.
        items: What the items of content say.
        pieces: Keeps the digests of what pages and items say, so that none is looked at for it.
        notices: What leaders offer and ask, after the word for it, as in `Offered`. Where no page
            lists them, as in a room, only those are searched that stand on somebody's own page.
    """
    listed = any(page.path == EXCHANGE for page in rendering.pages)
    sources = [*_pages(rendering, pieces), *(_item(entry, pieces) for entry in items)]
    sources += [
        _notice(word, one) for word, posted in notices for one in posted if one.person or listed
    ]
    kinds = {**rendering.kinds, _POSTED: "Offers and asks"}
    sources.sort(key=lambda source: source.path)
    found: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        found[source.kind].append(source)
    shelves = [Shelf(kind, found[kind]) for kind in kinds if kind in found]
    for shelf in shelves:
        yield shelf.index_path, File(partial(bytes, shelf.key), shelf.index)
        for number, (path, key) in enumerate(zip(shelf.block_paths, shelf.block_keys, strict=True)):
            yield path, File(partial(bytes, key), partial(shelf.block, number))
    head = _head(kinds, shelves)
    yield HEAD, File(lambda: _digest(head), lambda: head)


@frozen
class Source:
    """A page whose words are searched: where it stands, a digest of its words, and its article."""

    path: str
    kind: str
    key: bytes
    article: Callable[[], Article]


@dataclass
class Shelf:
    """The pages of one kind that one audience reads."""

    kind: str
    sources: Sequence[Source]
    _articles: dict[int, Article] = field(default_factory=dict)

    @cached_property
    def block_keys(self) -> list[bytes]:
        """A digest for each block of texts of what it is made from."""
        keys = [source.key for source in self.sources]
        return [_digest(_program(), *keys[at : at + BLOCK]) for at in range(0, len(keys), BLOCK)]

    @cached_property
    def block_paths(self) -> list[str]:
        """The path of each block."""
        return [f"{TEXTS}{self.kind}/text-{_short(key)}.json" for key in self.block_keys]

    @cached_property
    def key(self) -> bytes:
        """A digest of what the index is made from."""
        return _digest(*self.block_keys)

    @property
    def index_path(self) -> str:
        """The path of the index."""
        return f"{TEXTS}{self.kind}/index-{_short(self.key)}.json"

    def index(self) -> bytes:
        """Return the index."""
        from leaders_network.search.fulltext import index_of

        articles = [self._article(number) for number in range(len(self.sources))]
        return index_of(articles, [path.rpartition("/")[2] for path in self.block_paths])

    def block(self, number: int) -> bytes:
        """Return one block of texts."""
        from leaders_network.search.fulltext import block_of

        first = number * BLOCK
        last = min(first + BLOCK, len(self.sources))
        return block_of(self._article(one) for one in range(first, last))

    def _article(self, number: int) -> Article:
        if number not in self._articles:
            self._articles[number] = self.sources[number].article()
        return self._articles[number]


def _pages(rendering: Rendering, pieces: Pieces) -> Iterator[Source]:
    made_of = rendering.folder.name.encode()  # a digest of all that the generator was given
    for page in rendering.pages:
        text = partial(_words_of, rendering, page.path)
        key = _digest(digest(page), pieces.of(f"said/{page.path}", made_of, text))
        yield Source(page.path, page.kind, key, partial(_page, rendering, page))


def _words_of(rendering: Rendering, path: str) -> bytes:
    return _digest(rendering.article(path).encode())


def _page(rendering: Rendering, page: WrittenPage) -> Article:
    from leaders_network.outputs.said import said

    lines = said(rendering.article(page.path))
    return Article(page.path, page.title, (*lines, *_tags(page.tags)))


def _item(entry: Entry[ItemWords], pieces: Pieces) -> Source:
    telling = _Telling(entry)
    key = pieces.of(f"words/{entry.path}", entry.basis(), telling.key)
    return Source(entry.path, part_of(entry.path), key, telling.article)


@slotted
class _Telling:
    """An item's words, put together once for their digest and for its article."""

    entry: Entry[ItemWords]
    made: ItemWords | None = None

    def key(self) -> bytes:
        """Return a digest of the words."""
        self.made = self.entry.view()
        return _digest(digest(self.made))

    def article(self) -> Article:
        """Return the words as they are searched."""
        return _told(self.made or self.entry.view())


def _told(words: ItemWords) -> Article:
    from leaders_network.outputs.said import said

    row = words.row
    lines = [f"{TEXT}{row.description}"]
    for heading, text in words.sections:
        lines.append(f"{HEADING}{heading}")
        lines += [f"{TEXT}{text}"] if isinstance(text, str) else said(text.__html__())
    lines += said(words.body.__html__())
    lines += [f"{TEXT}{'. '.join(filter(None, step))}" for step in words.steps]
    if words.names or row.facts:
        lines.append(f"{TEXT}{', '.join((*words.names, *row.facts))}")
    tags = _tags([topic.name for topic in row.topics])
    return Article(row.path, row.title, (*lines, *tags), row.date.iso if row.date else "")


def _notice(word: str, notice: Notice) -> Source:
    """Return an offer or an ask; its leader, who is found as a person, is only shown."""
    person = notice.person
    who = f"{word} by {person.name}" if person else f"{word} without a name"
    lines = (f"{SHOWN}{who}", *_tags([topic.name for topic in notice.topics]))
    article = Article(person.path if person else EXCHANGE, notice.text, lines)
    return Source(article.path, _POSTED, _digest(digest(article)), lambda: article)


def _tags(tags: Sequence[str]) -> Iterator[str]:
    if tags:
        yield f"{TAGS}{', '.join(tags)}"


def _head(titles: Mapping[str, str], shelves: Sequence[Shelf]) -> bytes:
    kinds = [
        {
            "kind": shelf.kind,
            "title": titles[shelf.kind],
            "count": len(shelf.sources),
            "file": shelf.index_path.removeprefix(TEXTS),
        }
        for shelf in shelves
    ]
    head = {"version": VERSION, "writing": asdict(writing_tables()), "kinds": kinds}
    return packed(head)


@cache
def _program() -> bytes:
    """Return a digest of the program, its tables and lunr."""
    return _digest(source_digest(), tables_digest(), version("lunr").encode())


def _digest(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=16).digest()


def _short(key: bytes) -> str:
    return key[:6].hex()
