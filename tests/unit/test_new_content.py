"""`new` writes an item of any kind of content where its kind lives, and never a wrong one."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from leaders_network.cli.main import main
from leaders_network.content.front import read_page
from leaders_network.problems import Problems
from tests.files import write
from tests.unit.data import SOUND

DONE, PROBLEMS, MISUSED = 0, 1, 2
META = "title: News\naudience: network\nkind: {}\n"
ARTICLE = ("--set", "title=Tides & Time", "--set", "description=One.", "--set", "date=2026-11-20")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "directory_data", SOUND)
    write(tmp_path / "content", {"news/.meta.yml": META.format("article")})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


def test_an_article_is_written_where_articles_live(place: Path) -> None:
    assert main(["new", "article", *ARTICLE]) == DONE
    text = (place / "content/news/tides-and-time.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Tides & Time\ndescription: One.\n")
    problems = Problems()
    assert read_page(text, "a.md", problems, "article") is not None
    assert list(problems) == []


def test_an_article_is_never_written_over_another(place: Path) -> None:
    assert main(["new", "article", *ARTICLE]) == DONE
    assert main(["new", "article", *ARTICLE]) == MISUSED
    assert main(["new", "article", *ARTICLE, "--id", "tides-2"]) == DONE


def test_a_title_that_makes_no_id_is_told_as_it_was_written(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = ("--set", "title=مد", *ARTICLE[2:])
    assert main(["new", "article", *foreign]) == MISUSED
    assert "no id can be made of `مد`; name one with `--id`" in capsys.readouterr().err
    assert main(["new", "article", *foreign, "--id", "tide"]) == DONE


def test_what_an_item_needs_is_told_and_nothing_written(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "article", "--set", "title=Tides"]) == PROBLEMS
    assert "is missing [missing-field]" in capsys.readouterr().out
    assert not list((place / "content").rglob("*.md"))


def test_all_that_an_item_lacks_is_told_at_once_its_title_too(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "article", "--set", "topics=ai"]) == PROBLEMS
    told = capsys.readouterr().out
    for name in ("title", "description", "date"):
        assert f"the field `{name}` is missing" in told
    assert main(["new", "article", *ARTICLE[2:]]) == PROBLEMS
    assert capsys.readouterr().out.startswith("the field `title` is missing [missing-field]")
    assert not list((place / "content").rglob("*.md"))


def test_a_kind_without_a_folder_says_how_to_make_one(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "item", "--set", "title=Tides"]) == MISUSED
    told = (
        "write `kind: library` into its .meta.yml, and who may read it, as in `audience: network`"
    )
    assert told in capsys.readouterr().err


def test_a_consultation_is_asked_for_field_by_field_with_numbers_that_are_numbers(
    place: Path,
) -> None:
    write(place / "content", {"voice/.meta.yml": META.format("consultation")})
    given = {
        "title": "Tides",
        "description": "One.",
        "announced": "2027-02-01",
        "opens": "2027-02-08",
        "closes": "2027-02-20",
        "minutes": "5",
        "why": "Nobody asked.",
        "decides": "The Board",
        "readers.0": "Two analysts",
        "promise.0": "None.",
        "destroyed_by": "2027-06-30",
        "questions.0.key": "sure",
        "questions.0.kind": "scale",
        "questions.0.ask": "How sure?",
        "questions.0.scale.points": "5",
        "questions.0.scale.low": "not",
        "questions.0.scale.high": "quite",
    }
    said = [word for field, value in given.items() for word in ("--set", f"{field}={value}")]
    assert main(["new", "consultation", *said]) == DONE
    text = (place / "content/voice/tides.md").read_text("utf-8")
    assert "minutes: 5\n" in text
    assert "points: 5\n" in text
    problems = Problems()
    assert read_page(text, "a.md", problems, "consultation") is not None
    assert list(problems) == []
