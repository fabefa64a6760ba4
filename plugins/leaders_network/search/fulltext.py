"""A full-text index of articles, made with lunr and written compactly for lunr.js in the browser.

What lunr.py would serialise is a hundred thousand small objects for some hundred articles. It is
written as columns (`columns.py`): the terms, and for each term and field the articles that hold it
with lunr's own score of it there. `theme/assets/scripts/content/unpacked.mjs` makes of them again
what `lunr.Index.load` wants. Same articles, same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lunr.builder import Builder  # type: ignore[import-untyped]
from lunr.idf import idf  # type: ignore[import-untyped]
from lunr.vector import Vector  # type: ignore[import-untyped]

from leaders_network.search.articles import BLOCK, FIELDS, VERSION, Article
from leaders_network.search.columns import fronted, numbers, packed, texts

LUNR = "2.3.9"
"""The version of lunr.js whose form of an index lunr.py 0.8 writes."""
_PRECISION = 1000
_Serialised = dict[str, Any]


class _Builder(Builder):  # type: ignore[misc]
    """Builds an index that is only written, never searched here."""

    def __init__(self) -> None:
        super().__init__()
        self.rarities: dict[str, float] = {}

    def add_words(self, number: int, words: Mapping[str, Sequence[str]]) -> None:
        """Do what `add` does with words that nothing needs to be done to, in a third of its time.

        `add` makes an object with facts of its own for every word of every text.
        """
        article = str(number)
        self._documents[article] = {}
        self.document_count += 1
        for name, terms in words.items():
            reference = f"{name}/{article}"
            self.field_lengths[reference] = len(terms)
            self.field_term_frequencies[reference] = Counter(terms)
            for term in self.field_term_frequencies[reference]:
                self._posting(term)[name][article] = {}

    def _posting(self, term: str) -> _Serialised:
        if term not in self.inverted_index:
            self.inverted_index[term] = {name: {} for name in FIELDS} | {"_index": self.term_index}
            self.term_index += 1
        posting: _Serialised = self.inverted_index[term]
        return posting

    def _create_field_vectors(self) -> None:
        """Do what lunr does, which looks in each vector for the place of each term."""
        self.field_vectors = {
            reference: Vector(list(self._vector(reference, counts)) if counts else [])
            for reference, counts in self.field_term_frequencies.items()
        }

    def _vector(self, reference: str, counts: Mapping[str, int]) -> Iterator[float]:
        """Yield the number of each term of a field, and its score there by Okapi BM25."""
        average = self.average_field_length[reference.partition("/")[0]]
        length = self.field_lengths[reference] / average
        most, longer = self._k1 + 1, self._k1 * (1 - self._b + self._b * length)
        numbered = ((self.inverted_index[term]["_index"], term) for term in counts)
        for number, term in sorted(numbered):
            count = counts[term]
            yield number
            yield round(self._rarity(term) * (most * count) / (longer + count), 3)

    def _rarity(self, term: str) -> float:
        if term not in self.rarities:
            self.rarities[term] = idf(self.inverted_index[term], self.document_count)
        return self.rarities[term]

    def _create_token_set(self) -> None:
        """Leave out the automaton of all terms: lunr.js makes its own from the terms."""
        self.token_set = None


def built(articles: Iterable[Article]) -> _Serialised:
    """Return lunr's own index of articles, which are numbered in their order.

    Its pipelines are empty: words come folded and stemmed, and nothing else may touch them.
    """
    builder = _Builder()
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    builder.ref("number")
    for name in FIELDS:
        builder.field(name)
    for number, article in enumerate(articles):
        builder.add_words(number, article.words())
    if not builder.document_count:
        return {"version": LUNR, "fields": list(FIELDS), "fieldVectors": [], "invertedIndex": []}
    return builder.build().serialize()  # type: ignore[no-any-return]


def index_of(articles: Sequence[Article], blocks: Iterable[str]) -> bytes:
    """Return the index of some articles as a file.

    Args:
        articles: In the order in which their texts stand in the blocks.
        blocks: The files that hold their texts, `BLOCK` articles each.
    """
    return packed(
        {
            "version": VERSION,
            "pages": len(articles),
            "paths": texts(one.path for one in articles),
            "titles": texts(one.title for one in articles),
            "dates": texts(one.date for one in articles),
            "texts": {"size": BLOCK, "files": list(blocks)},
            **_columns(built(articles)),
        }
    )


def block_of(articles: Iterable[Article]) -> bytes:
    """Return the texts of some articles as a file."""
    return packed([texts(one.lines) for one in articles])


def _columns(index: _Serialised) -> dict[str, object]:
    numbered = {term: posting["_index"] for term, posting in index["invertedIndex"]}
    terms = sorted(numbered, key=_as_in_the_browser)
    places = {numbered[term]: place for place, term in enumerate(terms)}
    rows: list[list[list[tuple[int, int]]]] = [[[] for _ in FIELDS] for _ in terms]
    for reference, vector in index["fieldVectors"]:
        name, _, number = reference.partition("/")
        field, article = FIELDS.index(name), int(number)
        for term, score in zip(vector[::2], vector[1::2], strict=True):
            rows[places[term]][field].append((article, round(score * _PRECISION)))
    postings = [sorted(posting) for row in rows for posting in row]
    return {
        "terms": fronted(terms),
        "counts": numbers(map(len, postings)),
        "gaps": numbers(gap for posting in postings for gap in _gaps(posting)),
        "scores": numbers(score for posting in postings for _, score in posting),
    }


def _as_in_the_browser(term: str) -> bytes:
    """Return what puts terms into the order that JavaScript compares texts by."""
    return term.encode("utf-16-be")


def _gaps(posting: Iterable[tuple[int, int]]) -> Iterator[int]:
    before = 0
    for article, _ in posting:
        yield article - before
        before = article
