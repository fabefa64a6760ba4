"""Articles are indexed by lunr and found by lunr.js, by every word that they hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.builder import Builder  # type: ignore[import-untyped]
from lunr.index import Index  # type: ignore[import-untyped]

from leaders_network.search.articles import BLOCK, FIELDS, Article
from leaders_network.search.fulltext import block_of, built, index_of
from leaders_network.search.tables import writing_tables
from tests.unit.search_samples import Asker, asker, marked

NAMES = (
    "May Will Able Gray Bailey Murray Ashley Lesley Day Kay Harvey Sydney Hayley Surrey An On "
    "Siân O'Neill MacAskill Żółć Öztürk Дмитрий Ελένη محمد 李 प्रिया Fleming Davies James Fred"
).split()
MUTUAL_AID = Article(
    "news/mutual-aid/",
    "Mutual aid after the moorland fires",
    ("#What we tried", " Two services shared one plan.", " It held all night.", "@resilience"),
    "2026-11-02",
)
PLANS = Article("news/plans/", "Planning", (" A plan for services that merge.", "#Aid"))
NURSES = Article("library/nurses/", "Nursing at night", (" Nurses may rest; the ward is mutual.",))
LATER = Article("news/later/", "Later", (" Winter is mutual.",), "2026-11-20")
EARLIER = Article("news/earlier/", "Later", (" Winter is mutual.",), "2026-01-20")


def library(**kinds: Sequence[Article]) -> dict[str, bytes]:
    """Return the files in which articles of some kinds are searched."""
    files: dict[str, bytes] = {}
    head: list[dict[str, Any]] = []
    for kind, articles in kinds.items():
        names = [f"text-{at}.json" for at in range(0, len(articles), BLOCK)]
        files[f"{kind}/index.json"] = index_of(articles, names)
        for number, name in enumerate(names):
            part = articles[number * BLOCK : (number + 1) * BLOCK]
            files[f"{kind}/{name}"] = block_of(part)
        facts = {"kind": kind, "title": kind.capitalize(), "count": len(articles)}
        head.append({**facts, "file": f"{kind}/index.json"})
    tables = asdict(writing_tables())
    files["kinds.json"] = json.dumps({"version": 1, "writing": tables, "kinds": head}).encode()
    return files


FILES = library(news=[MUTUAL_AID, PLANS], library=[NURSES])


@pytest.fixture(scope="module")
def search() -> Iterator[Asker]:
    with asker("content/answer.mjs") as found:
        yield found


def paths(answer: Mapping[str, Any]) -> list[str]:
    return [found["path"] for found in answer["found"]]


def found(search: Asker, query: str, files: dict[str, bytes] = FILES, **options: Any) -> list[str]:
    return paths(search.ask(files, [query], **options)[0])


TEXTS = st.lists(
    st.sampled_from([*NAMES, "plan", "plans", "planning", "the", "of", "𐌰𐌱", "ﬁre", "a1", "zz"]),
    max_size=8,
).map(" ".join)
ARTICLES = st.lists(
    st.builds(
        Article,
        path=st.just("x/"),
        title=TEXTS,
        lines=st.lists(st.tuples(st.sampled_from("#@ "), TEXTS).map("".join), max_size=5).map(
            tuple
        ),
    ),
    max_size=7,
)


def test_the_small_words_of_a_question_find_nothing_and_may_be_searched_for(search: Asker) -> None:
    help_ = Article("news/help/", "Has anybody time", (" I can help.",))
    floods = Article("news/floods/", "Floods", (" Sandbags.",))
    files = library(news=[help_, floods])
    assert found(search, "who can help with floods", files) == ["news/floods/"]
    assert found(search, "can help", files) == ["news/help/"]


def test_what_is_only_shown_finds_nothing_and_stands_below_what_was_found(search: Asker) -> None:
    offer = Article("leaders/ada/", "Sandbags by the lorry", ("~Offered by Ada Vale", "@Floods"))
    answers = search.ask(library(offers=[offer]), ["sandbags", "floods", "vale"])
    assert [len(answer["found"]) for answer in answers] == [1, 1, 0]
    assert answers[0]["found"][0]["excerpt"]["text"] == "Offered by Ada Vale"


@given(ARTICLES)
def test_words_are_counted_as_lunr_counts_them(articles: list[Article]) -> None:
    builder = Builder()
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    builder.ref("number")
    for name in FIELDS:
        builder.field(name)
    for number, article in enumerate(articles):
        builder.add({"number": number, **article.words()})
    assert built(articles)["invertedIndex"] == (
        builder.build().serialize()["invertedIndex"] if articles else []
    )
    if articles:
        assert built(articles) == builder.build().serialize()


@given(ARTICLES)
def test_the_browser_is_given_what_lunr_wrote(search: Asker, articles: list[Article]) -> None:
    given_there = search.ask(library(x=articles), ["x/index.json"], unpack=True)[0]
    assert _by_term(given_there) == _by_term(built(articles))
    if articles:
        Index.load(given_there)


def _by_term(index: dict[str, Any]) -> tuple[Any, ...]:
    """Return what an index says, whatever numbers its terms have."""
    terms = {posting["_index"]: term for term, posting in index["invertedIndex"]}
    postings = {
        term: {name: set(posting[name]) for name in FIELDS}
        for term, posting in index["invertedIndex"]
    }
    vectors = {
        reference: {
            terms[term]: score for term, score in zip(vector[::2], vector[1::2], strict=True)
        }
        for reference, vector in index["fieldVectors"]
    }
    return index["version"], list(index["fields"]), postings, vectors


def test_the_same_articles_make_the_same_bytes() -> None:
    assert index_of([MUTUAL_AID, PLANS], ["a"]) == index_of([MUTUAL_AID, PLANS], ["a"])
    assert index_of([MUTUAL_AID, PLANS], ["a"]) != index_of([PLANS, MUTUAL_AID], ["a"])


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_lost_as_a_common_word_or_a_stem(search: Asker, name: str) -> None:
    said = Article("said/", "Who spoke", (f" It was {name} who spoke first.",))
    other = Article("other/", "Nobody", (" Nothing was said by anyone else.",))
    assert found(search, f"{name} ", library(x=[other, said])) == ["said/"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("resilience", "news/mutual-aid/"),
        ("moorland", "news/mutual-aid/"),
        ("tried", "news/mutual-aid/"),
        ("shared plans", "news/mutual-aid/"),
        ("merging service", "news/plans/"),
        ("nurse", "library/nurses/"),
    ],
)
def test_pages_are_found_by_tags_title_headings_and_body(
    search: Asker, query: str, expected: str
) -> None:
    assert found(search, query)[0] == expected


def test_a_page_is_found_with_each_letter_typed(search: Asker) -> None:
    for typed in range(2, len("resilience") + 1):
        assert "news/mutual-aid/" in found(search, "resilience"[:typed])
    assert found(search, "resil ") == []


def test_pages_with_all_words_come_before_those_with_some(search: Asker) -> None:
    some = Article("some/", "Aid aid aid", (" Aid, aid and aid again.", "#Aid", "@aid"))
    every = Article("every/", "A long story", (f" {'Words and words. ' * 40} Mutual aid.",))
    assert found(search, "mutual aid", library(x=[some, every])) == ["every/", "some/"]


def test_a_word_in_the_title_counts_more_than_one_in_the_text(search: Asker) -> None:
    titled = Article("titled/", "Harbours", (" Nothing else.",))
    told = Article("told/", "Places", (" Harbours, and nothing else.",))
    assert found(search, "harbour", library(x=[told, titled])) == ["titled/", "told/"]


def test_of_equals_the_newest_comes_first(search: Asker) -> None:
    files = library(x=[EARLIER], y=[LATER])
    assert found(search, "winter", files) == ["news/later/", "news/earlier/"]


def test_a_slip_is_forgiven_only_where_nothing_is_held_as_typed(search: Asker) -> None:
    near = Article("near/", "Resilient", (" Resilense is a word here.",))
    assert found(search, "resilliense ") == ["news/mutual-aid/"]
    assert found(search, "mooralnd ") == ["news/mutual-aid/"]
    assert found(search, "resilense ", library(x=[MUTUAL_AID, near])) == ["near/"]
    assert found(search, "zzzzzz ") == []
    assert found(search, "ofd ") == []


def test_a_word_that_nothing_holds_does_not_empty_the_list(search: Asker) -> None:
    assert found(search, "xqzptkw moorland fires") == ["news/mutual-aid/"]


@pytest.mark.parametrize("query", ["wellbeing", "well-being", "well being", "wellb"])
@pytest.mark.parametrize("written", ["Wellbeing", "Well-being", "well‑being"])
def test_a_word_is_found_with_its_hyphen_and_without(
    search: Asker, query: str, written: str
) -> None:
    said = Article("said/", "At work", (f" {written} and productivity.",))
    other = Article("other/", "Other", (" Nothing else is said here.",))
    answer = search.ask(library(x=[other, said]), [query])[0]
    assert paths(answer) == ["said/"]
    assert "".join(marked(answer["found"][0]["excerpt"])).casefold() in (
        written.casefold(),
        "wellbeing",
    )


def test_common_words_find_nothing_beside_others_and_are_found_alone(search: Asker) -> None:
    assert found(search, "the moorland") == ["news/mutual-aid/"]
    assert set(found(search, "the ")) == {"news/mutual-aid/", "library/nurses/"}


def test_what_was_typed_is_marked_in_title_and_excerpt(search: Asker) -> None:
    answer = search.ask(FILES, ["mutual service"])[0]["found"][0]
    assert marked(answer["title"]) == ["Mutual"]
    assert answer["excerpt"]["text"] == "Two services shared one plan."
    assert marked(answer["excerpt"]) == ["services"]
    assert (answer["kind"], answer["date"]) == ("News", "2026-11-02")


def test_an_excerpt_is_short_and_shows_where_the_words_stand(search: Asker) -> None:
    long = (
        " " + "Nothing of it here. " * 60 + "The harbour master wrote it down. " + "And on. " * 60
    )
    answer = search.ask(library(x=[Article("x/", "X", (long,))]), ["harbour master"])[0]
    excerpt = answer["found"][0]["excerpt"]
    assert marked(excerpt) == ["harbour", "master"]
    assert excerpt["text"].startswith("… ")
    assert excerpt["text"].endswith(" …")
    assert len(excerpt["text"]) < 200


def test_a_heading_that_was_meant_is_shown_with_what_it_heads(search: Asker) -> None:
    excerpt = search.ask(FILES, ["tried"])[0]["found"][0]["excerpt"]
    assert excerpt["text"] == "What we tried: Two services shared one plan."


def test_the_front_of_a_site_is_found_where_it_is_the_only_page(search: Asker) -> None:
    assert found(
        search, "tables", library(x=[Article("", "Home", (" The tables are kept.",))])
    ) == [""]


def test_only_the_kinds_that_are_asked_for_are_found_and_all_are_counted(search: Asker) -> None:
    answer = search.ask(FILES, ["mutual"], kinds=["library"])[0]
    assert paths(answer) == ["library/nurses/"]
    assert answer["count"] == 1
    assert {one["kind"]: one["count"] for one in answer["kinds"]} == {"news": 1, "library": 1}


def test_texts_are_fetched_for_what_is_shown_and_nothing_twice(search: Asker) -> None:
    many = [Article(f"x/{n}/", f"Part {n}", (f" Word{n} of many.",)) for n in range(3 * BLOCK)]
    answers = search.ask(library(x=many), ["word1 ", "word20 ", "word1 "])
    assert answers[0]["fetched"] == ["kinds.json", "x/index.json", "x/text-0.json"]
    assert answers[-1]["fetched"] == [*answers[0]["fetched"], f"x/text-{2 * BLOCK}.json"]


HOSTILE = [
    "",
    " ",
    "*",
    "**",
    "name:-",
    "title:mutual^9 +aid -fires ~2",
    "mutual:*",
    "a" * 10_000,
    "a*" * 5_000,
    "mutual " * 2_000,
    "(a+)+$ [z-a] \\u0000 \u0000 \u202e",
    "<img src=x onerror=alert(1)>",
    "__proto__ constructor hasOwnProperty toString",
    "\ud83d\ude00 \u0301\u0301 \ufeff",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_input_is_only_words(search: Asker, query: str) -> None:
    answer = search.ask(FILES, [query])[0]
    assert set(paths(answer)) <= {"news/mutual-aid/", "news/plans/", "library/nurses/"}
    for one in answer["found"]:
        assert one["title"]["text"] in (MUTUAL_AID.title, PLANS.title, NURSES.title)


def test_words_that_are_names_of_javascripts_own_are_found(search: Asker) -> None:
    own = Article("own/", "constructor", (" __proto__ and toString and valueOf.",))
    for word in ("constructor", "proto", "tostring", "valueof"):
        assert found(search, word, library(x=[own])) == ["own/"]
