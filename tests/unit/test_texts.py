"""Pages are searched kind by kind, and only what changed is made again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from leaders_network.outputs.frames import Rendering, WrittenPage
from leaders_network.outputs.texts import HEAD, TEXTS, text_files
from leaders_network.pieces import Pieces
from leaders_network.publish.body import Body
from leaders_network.publish.entry import Entry
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.items import ItemWords
from leaders_network.publish.views.people import Notice
from leaders_network.publish.views.rows import ItemRow
from leaders_network.search.articles import BLOCK
from tests.files import write

KINDS = {"news": "News", "library": "Library", "pages": "Pages"}


def rendering(
    folder: Path, pages: dict[str, str], kinds: dict[str, str] | None = None
) -> Rendering:
    """Return a rendering that holds pages: for each address what it says."""
    made = {f"articles/{path}index.html": f"<p>{text}</p>" for path, text in pages.items()}
    written = tuple(
        WrittenPage(path, path.split("/")[0] if path.count("/") > 1 else "pages", f"At {path}")
        for path in pages
    )
    return Rendering(write(folder, made), written, KINDS if kinds is None else kinds)


def made(rendering: Rendering) -> dict[str, bytes]:
    return {path: file.make() for path, file in text_files(rendering, (), Pieces())}


def keys(rendering: Rendering) -> dict[str, bytes]:
    return {path: file.key() for path, file in text_files(rendering, (), Pieces())}


def told(words: ItemWords, basis: bytes = b"") -> Entry[ItemWords]:
    return Entry(words.row.path, lambda: words, lambda: basis)


def head(files: dict[str, bytes]) -> list[dict[str, Any]]:
    kinds: list[dict[str, Any]] = json.loads(files[HEAD])["kinds"]
    return kinds


def index(files: dict[str, bytes], kind: str) -> dict[str, Any]:
    file = next(one["file"] for one in head(files) if one["kind"] == kind)
    found: dict[str, Any] = json.loads(files[TEXTS + file])
    return found


PAGES = {
    "": "Home",
    "about/": "About us",
    "news/a/": "Rain",
    "news/b/": "Snow",
    "library/c/": "Sun",
}


def test_each_kind_has_an_index_and_its_texts_and_the_head_names_them(tmp_path: Path) -> None:
    files = made(rendering(tmp_path, PAGES))
    assert [(one["kind"], one["title"], one["count"]) for one in head(files)] == [
        ("news", "News", 2),
        ("library", "Library", 1),
        ("pages", "Pages", 2),
    ]
    news = index(files, "news")
    assert news["paths"].split("\n") == ["news/a/", "news/b/"]
    assert json.loads(files[f"{TEXTS}news/{news['texts']['files'][0]}"]) == [" Rain", " Snow"]
    named = {HEAD} | {TEXTS + one["file"] for one in head(files)}
    for one in head(files):
        texts = index(files, one["kind"])["texts"]["files"]
        named |= {f"{TEXTS}{one['kind']}/{name}" for name in texts}
    assert named == set(files)


def test_a_changed_page_changes_the_files_of_its_kind_and_the_head_alone(tmp_path: Path) -> None:
    before = keys(rendering(tmp_path / "before", PAGES))
    after = keys(rendering(tmp_path / "after", PAGES | {"news/b/": "Hail"}))
    assert all(path == HEAD or "/news/" in path for path, _ in before.items() ^ after.items())
    assert before[HEAD] != after[HEAD]
    assert before == keys(rendering(tmp_path / "again", PAGES))


def test_a_block_of_texts_that_did_not_change_stays(tmp_path: Path) -> None:
    many = {f"news/{number:02}/": f"Part {number}" for number in range(2 * BLOCK)}
    before = keys(rendering(tmp_path / "before", many))
    after = keys(rendering(tmp_path / "after", many | {"news/00/": "Another"}))
    texts = {path for path, _ in before.items() & after.items() if "text-" in path}
    assert len(texts) == 1


def test_a_key_changes_with_title_and_tags(tmp_path: Path) -> None:
    folder = rendering(tmp_path, {"news/a/": "Rain"}).folder
    facts: list[dict[str, Any]] = [{}, {"tags": ("snow",)}, {"tags": ("rain",)}]
    pages = [WrittenPage("news/a/", "news", "A", **each) for each in facts]
    pages.append(WrittenPage("news/a/", "news", "B"))
    found = {frozenset(keys(Rendering(folder, (page,), KINDS))) for page in pages}
    assert len(found) == len(pages)


def test_tags_are_searched_and_shown(tmp_path: Path) -> None:
    folder = rendering(tmp_path, {"news/a/": "Rain"}).folder
    page = WrittenPage("news/a/", "news", "A", tags=("mutual aid", "floods"))
    files = made(Rendering(folder, (page,), KINDS))
    texts = next(content for path, content in files.items() if "text-" in path)
    assert json.loads(texts) == [" Rain\n@mutual aid, floods"]


def test_an_item_is_searched_by_all_it_says_in_the_part_of_the_site_it_stands_in(
    tmp_path: Path,
) -> None:
    row = ItemRow(
        id="debrief",
        kind="library",
        noun="Library item",
        title="A debrief",
        path="library/debrief/",
        description="What went wrong.",
        date=Day("4 March 2026", "2026-03-04"),
        facts=("Read", "12 minutes"),
        topics=(Link("Flood risk", "topics/flood-risk/"),),
    )
    words = ItemWords(
        row,
        Body("# A debrief\n\nIt *says* so.\n\n## More"),
        ("Helena Brightwater",),
        (("Why it matters", "It does."), ("What we said", Prose("We **lead\nservices**.\n\nTwo."))),
        (("The first", "Look at page 2."),),
    )
    site = rendering(tmp_path, PAGES)
    files = {path: file.make() for path, file in text_files(site, [told(words)], Pieces())}
    index_of_library = index(files, "library")
    assert index_of_library["paths"].split("\n") == ["library/c/", "library/debrief/"]
    assert index_of_library["dates"].split("\n") == ["", "2026-03-04"]
    texts = f"{TEXTS}library/{index_of_library['texts']['files'][0]}"
    assert json.loads(files[texts])[1].split("\n") == [
        " What went wrong.",
        "#Why it matters",
        " It does.",
        "#What we said",
        " We lead services.",
        " Two.",
        " It says so.",
        "#More",
        " The first. Look at page 2.",
        " Helena Brightwater, Read, 12 minutes",
        "@Flood risk",
    ]
    other = replace(words, names=("Somebody Else",))
    assert {file.key() for _, file in text_files(site, [told(words)], Pieces())} != {
        file.key() for _, file in text_files(site, [told(other)], Pieces())
    }


def test_offers_and_asks_are_searched_by_their_words_and_only_show_whose_they_are(
    tmp_path: Path,
) -> None:
    flood, ada = Link("Flood risk", "topics/flood-risk/"), Link("Ada Vale", "leaders/ada-vale/")
    until = Day("4 March 2027", "2027-03-04")
    offer = Notice("Sandbags by the lorry", (flood,), until, ada)
    ask = Notice("Anyone with pumps", (), until, through_centre=True)
    posted = [("Offered", [offer]), ("Asked", [ask])]
    pages = {"offers-and-asks/": "Nothing.", "about/": "Us."}
    files, elsewhere = (
        {
            path: file.make()
            for path, file in text_files(
                rendering(tmp_path / name, {name: pages[name]}), (), Pieces(), posted
            )
        }
        for name in pages
    )
    (kind,) = (one for one in head(files) if one["kind"] != "pages")
    # A page of its own has each whose leader is named; of the others only a list can tell.
    assert index(elsewhere, kind["kind"])["titles"] == offer.text
    assert (kind["title"], kind["count"]) == ("Offers and asks", 2)
    found = index(files, kind["kind"])
    assert found["titles"].split("\n") == [offer.text, ask.text]
    assert found["paths"].split("\n") == ["leaders/ada-vale/", "offers-and-asks/"]
    (texts,) = found["texts"]["files"]
    assert json.loads(files[f"{TEXTS}{kind['kind']}/{texts}"]) == [
        "~Offered by Ada Vale\n@Flood risk",
        "~Asked without a name",
    ]
    assert "flood" in found["terms"]
    assert "vale" not in found["terms"]


def test_a_site_without_pages_has_a_head_that_names_no_kind(tmp_path: Path) -> None:
    assert head(made(rendering(tmp_path, {}))) == []


def test_pages_are_looked_at_once_and_anew_in_another_rendering(tmp_path: Path) -> None:
    pieces = Pieces()

    def paths(name: str, text: str) -> set[str]:
        site = rendering(tmp_path / name, {"news/a/": text})
        return {path for path, _ in text_files(site, (), pieces)}

    first = paths("one", "Rain")
    assert paths("one", "Not looked at") == first
    assert paths("two", "Snow") != first
    assert paths("three", "Rain") == first


def test_an_items_words_are_put_together_only_where_their_basis_changed(tmp_path: Path) -> None:
    row = ItemRow(
        id="debrief",
        kind="library",
        noun="Library item",
        title="A debrief",
        path="library/debrief/",
        description="What went wrong.",
        date=None,
        facts=(),
        topics=(),
    )
    words, site, pieces = (
        ItemWords(row, Body("Rain"), (), (), ()),
        rendering(tmp_path, PAGES),
        Pieces(),
    )
    asked: list[str] = []

    def entry(basis: bytes, words: ItemWords) -> Entry[ItemWords]:
        def view() -> ItemWords:
            asked.append(words.row.title)
            return words

        return Entry(words.row.path, view, lambda: basis)

    first = {path: file.key() for path, file in text_files(site, [entry(b"1", words)], pieces)}
    assert asked == ["A debrief"]
    again = {path: file.key() for path, file in text_files(site, [entry(b"1", words)], pieces)}
    assert (asked, again) == (["A debrief"], first)
    other = replace(words, row=replace(row, title="Another"))
    changed = {path: file.key() for path, file in text_files(site, [entry(b"2", other)], pieces)}
    assert asked == ["A debrief", "Another"]
    assert changed != first
    made = {path: file.make() for path, file in text_files(site, [entry(b"2", other)], pieces)}
    assert "Another" in index(made, "library")["titles"]
