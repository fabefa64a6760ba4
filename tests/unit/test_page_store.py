"""Pages are kept by what their file held; who sees them, and what is wrong, is judged anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaders_network.content import parsed
from leaders_network.content.front import read_page
from leaders_network.content.pages import Content, Fronts, check_rooms
from leaders_network.content.reading import read_content, read_fronts
from leaders_network.content.store import PageStore
from leaders_network.problems import Problems
from leaders_network.program import modules_digest
from leaders_network.records import store as records_store

FOLDER = "audience: network\nkind: article\n"
ITEM = "---\ntitle: Shared rotas\ndescription: One rota.\ndate: 2026-11-02\n---\nWords.\n"
PAGE = "---\naudience: network\n---\n# Heading *here*\n\nWords.\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    put(tmp_path, "news/.meta.yml", FOLDER)
    put(tmp_path, "news/rotas.md", ITEM)
    put(tmp_path, "about.md", PAGE)
    return tmp_path


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets the name of each page whose text is read, not taken from what is kept."""
    seen: list[str] = []

    def noting(text: str, path: str, problems: Problems, kind: str = "page") -> object:
        seen.append(path)
        return read_page(text, path, problems, kind)

    monkeypatch.setattr(parsed, "read_page", noting)
    return seen


def put(tree: Path, name: str, text: str) -> None:
    file = tree / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def read(tree: Path) -> tuple[Content, list[str]]:
    """Return the content as a build reads it, and its problems."""
    problems, store = Problems(), PageStore(tree / "cache" / "pages.sqlite")
    content = read_content(tree / "content", problems, store=store)
    store.save()
    check_rooms(content, [], problems)
    return content, [str(problem).partition("\n")[0] for problem in problems]


def fronts(tree: Path) -> Fronts:
    store = PageStore(tree / "cache" / "pages.sqlite")
    found = read_fronts(tree / "content", Problems(), store=store)
    store.save()
    return found


def kept(tree: Path) -> bytes:
    return b"".join(file.read_bytes() for file in (tree / "cache").glob("pages.sqlite*"))


def test_what_is_kept_is_what_was_read_and_is_not_read_again(
    tree: Path, readings: list[str]
) -> None:
    first = read(tree)
    assert sorted(readings) == ["content/about.md", "content/news/rotas.md"]
    readings.clear()
    content, problems = read(tree)
    assert readings == []
    assert (content.pages.keys(), problems) == (first[0].pages.keys(), first[1])
    for path, page in content.pages.items():
        before = first[0].pages[path]
        assert (page.title, page.body, page.body_line) == (
            before.title,
            before.body,
            before.body_line,
        )
        assert (page.grant, page.order, page.tags) == (before.grant, before.order, before.tags)
    item, before_item = content.pages["news/rotas.md"].item, first[0].pages["news/rotas.md"].item
    assert item is not None
    assert before_item is not None
    assert (item.id, item.kind, item.front) == (
        before_item.id,
        before_item.kind,
        before_item.front,
    )
    assert item.mark.find(("date",)) == (4, 7)
    assert content.folders == first[0].folders


def test_nothing_is_kept_without_a_file(tree: Path, readings: list[str]) -> None:
    for _ in range(2):
        read_content(tree / "content", Problems())
    assert len(readings) == 4


def test_a_changed_page_is_read_anew_and_its_old_words_are_forgotten(
    tree: Path, readings: list[str]
) -> None:
    put(tree, "about.md", PAGE.replace("Words", "Withdrawn words"))
    read(tree)
    assert b"Withdrawn words" in kept(tree)
    readings.clear()
    put(tree, "about.md", PAGE)
    content, _ = read(tree)
    assert readings == ["content/about.md"]
    assert "Withdrawn" not in content.pages["about.md"].body
    assert b"Withdrawn words" not in kept(tree)


def test_an_erased_page_leaves_nothing_behind(tree: Path) -> None:
    read(tree)
    assert b"Shared rotas" in kept(tree)
    (tree / "content" / "news" / "rotas.md").unlink()
    assert "news/rotas.md" not in read(tree)[0].pages
    assert b"Shared rotas" not in kept(tree)


def test_a_folder_that_narrows_its_audience_narrows_pages_that_did_not_change(tree: Path) -> None:
    assert read(tree)[0].pages["news/rotas.md"].audience == "network"
    put(tree, "news/.meta.yml", FOLDER.replace("network", "team"))
    assert read(tree)[0].pages["news/rotas.md"].audience == "team"
    put(tree, "news/.meta.yml", "kind: article\n")
    content, problems = read(tree)
    assert "news/rotas.md" not in content.pages
    assert [problem.rpartition(" ")[2] for problem in problems] == ["[no-audience]"]


def test_a_folder_of_another_kind_makes_other_items_of_its_pages(tree: Path) -> None:
    read(tree)
    put(tree, "news/.meta.yml", FOLDER.replace("article", "page"))
    content, problems = read(tree)
    assert "news/rotas.md" not in content.pages
    assert ["[unknown-field]" in problem for problem in problems] == [True]


def test_a_moved_page_takes_the_audience_of_where_it_stands_now(tree: Path) -> None:
    read(tree)
    put(tree, "inside/.meta.yml", FOLDER.replace("network", "team"))
    (tree / "content" / "news" / "rotas.md").rename(tree / "content" / "inside" / "rotas.md")
    page = read(tree)[0].pages["inside/rotas.md"]
    assert (page.audience, page.grant.at.path) == ("team", "content/inside/.meta.yml")


@pytest.mark.parametrize(
    "text",
    [
        PAGE.replace("audience", "audiense"),
        PAGE.replace("---\n#", "title: [\n---\n#"),
        PAGE.replace("---\n#", "audience: network\n---\n#"),
        PAGE.replace("network", "cohort-1999"),
        PAGE.replace("# Heading *here*", "No heading"),
        PAGE.replace("Words", "Wo\u202erds"),
        PAGE.replace("network", "network\ntitle: x\x07"),
    ],
    ids=["field", "yaml", "repeated", "audience", "untitled", "hidden", "control"],
)
def test_a_fault_is_told_of_again_by_every_build(tree: Path, text: str) -> None:
    put(tree, "about.md", text)
    told = [read(tree)[1] for _ in range(3)]
    assert told[0]
    assert told[1] == told[2] == told[0]


def test_a_fault_of_a_folder_is_told_of_again_by_every_build(tree: Path) -> None:
    put(tree, "news/.meta.yml", FOLDER + "colour: red\n")
    told = [read(tree)[1] for _ in range(3)]
    assert told[0]
    assert told[1] == told[2] == told[0]


def test_another_program_reads_every_page_again(
    tree: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read(tree)
    readings.clear()
    changed = tmp_path / "program"
    changed.mkdir()
    (changed / "front.py").write_text("HEADING = 2\n", encoding="utf-8")
    digest = records_store.fingerprint(changed)
    (changed / "front.py").write_text("HEADING = 3\n", encoding="utf-8")
    for read_once in (records_store.fingerprint, modules_digest):
        read_once.cache_clear()
    assert records_store.fingerprint(changed) != digest
    monkeypatch.setattr("leaders_network.content.store._HERE", changed)
    read(tree)
    assert sorted(readings) == ["content/about.md", "content/news/rotas.md"]


def test_fronts_are_kept_too(tree: Path, readings: list[str]) -> None:
    (tree / "content" / "news" / "rotas.md").unlink()
    first = fronts(tree)
    readings.clear()
    again = fronts(tree)
    assert readings == []
    assert again == first
    assert again["about.md"].title == "Heading here"
