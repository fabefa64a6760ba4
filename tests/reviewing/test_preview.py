"""Before and after are really built, stand side by side, and show nobody more than they may see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from leaders_network.reviewing import gallery
from leaders_network.reviewing.gallery import browser as installed
from tests.browser.test_accessibility import violations
from tests.reviewing.county import County, Done, called

FREDA = "directory_data/leaders/freda-harlowe.yml"
PHOTO = "directory_data/photos/freda-harlowe.jpg"


def another_photo() -> bytes:
    made = BytesIO()
    Image.new("RGB", (256, 256), "#234").save(made, "JPEG")
    return made.getvalue()


@pytest.fixture(scope="module", autouse=True)
def two_pictures() -> Iterator[None]:
    """Take pictures of one page, not of eight: each is a browser's start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gallery, "MOST_PICTURES", 1)
        yield


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    county = County.made(tmp_path_factory.mktemp("preview"))
    county.branch(
        {
            FREDA: {"960413": "960414", "audience: team": "audience: winter-resilience"},
            PHOTO: another_photo(),
            "content/news/mutual-aid.md": "# Mutual aid\n\nSix services lent each other people.\n",
        }
    )
    return county


@pytest.fixture(scope="module")
def shown(county: County) -> tuple[Done, Path]:
    folder = county.folder.parent / "preview"
    return called(county.folder, "review", "--site", str(folder)), folder


def pairs(folder: Path) -> dict[str, str]:
    """Return the address of each pair of the list, by the address of the page it is of."""
    index = (folder / "index.html").read_text()
    return {path: page for page, path in re.findall(r'href="(pages/\d+\.html)">([^<]+)<', index)}


def test_the_pages_that_differ_stand_side_by_side_with_what_differs_marked(
    shown: tuple[Done, Path],
) -> None:
    done, folder = shown
    assert done.returncode == 0, done.stderr
    assert "side by side" in done.stderr
    page = (folder / pairs(folder)["/leaders/freda-harlowe/"]).read_text()
    assert "<del>960413</del>" in page
    assert "<ins>960414</ins>" in page
    news = (folder / pairs(folder)["/news/mutual-aid/"]).read_text()
    assert "<del>Five</del>" in news
    assert "<ins>Six</ins>" in news


def test_another_photo_under_the_same_name_is_noticed(shown: tuple[Done, Path]) -> None:
    page = (shown[1] / pairs(shown[1])["/leaders/freda-harlowe/"]).read_text()
    assert len(set(re.findall(r"freda-harlowe\.jpg, <(?:del|ins)>([0-9a-f]{8})", page))) == 2


def test_the_sites_of_both_revisions_can_be_opened(shown: tuple[Done, Path]) -> None:
    _, folder = shown
    pages = list((folder / "pages").glob("*.html"))
    assert pages
    for page in pages:
        for way in re.findall(r'href="([^"]+)"', page.read_text()):
            assert (page.parent / way).exists(), way
    home = folder / "after" / "network" / "index.html"
    styles = re.findall(r'href="(assets/[^"?]+\.css)', home.read_text())
    assert styles
    assert [style for style in styles if not (home.parent / style).is_file()] == []


def test_each_side_holds_what_its_revision_says_and_no_more(shown: tuple[Done, Path]) -> None:
    _, folder = shown
    before = (folder / "before/network/leaders/freda-harlowe/index.html").read_text()
    after = (folder / "after/network/leaders/freda-harlowe/index.html").read_text()
    assert "960413" in before
    assert "960413" not in after
    assert "960455" not in before + after
    room = "rooms/winter-resilience/leaders/freda-harlowe/index.html"
    assert "960455" not in (folder / "before" / room).read_text()
    assert "960455" in (folder / "after" / room).read_text()


def test_whoever_sees_less_gets_no_site_of_those_who_see_more(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery, "MOST_PICTURES", 0)
    folder = tmp_path / "preview"
    done = called(county.folder, "review", "--for", "network", "--site", str(folder))
    assert done.returncode == 0, done.stderr
    assert (folder / "after" / "network").is_dir()
    assert not (folder / "after" / "team").exists()
    assert not (folder / "after" / "rooms").exists()
    for file in folder.rglob("*.html"):
        assert "960455" not in file.read_text(), file


def test_whoever_sees_nothing_of_a_change_gets_no_site_at_all(
    county: County, tmp_path: Path
) -> None:
    done = called(county.folder, "review", "--for", "public", "--site", str(tmp_path / "preview"))
    assert done.returncode == 0, done.stderr
    assert "index.html: 0 pages side by side" in done.stderr
    names = {file.relative_to(tmp_path / "preview").as_posix() for file in tmp_path.rglob("*.*")}
    assert names == {"index.html", "review.css"}


def test_pictures_are_taken_where_a_browser_is_there(shown: tuple[Done, Path]) -> None:
    pictures = sorted((shown[1] / "pictures").glob("*.png")) if installed() else []
    if not installed():
        pytest.skip("no browser takes pictures here")
    assert {picture.stem.partition("-")[2] for picture in pictures} == {"before", "after"}
    with Image.open(pictures[0]) as picture:
        assert picture.width == 1280


def test_a_folder_of_somebody_elses_is_left_alone(county: County, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary")
    done = called(county.folder, "review", "--site", str(tmp_path))
    assert done.returncode == 2
    assert "holds something that is no preview" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["diary.txt"]


def test_nothing_stays_of_a_preview_that_cannot_be_built(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))  # the generator's own process cannot begin
    done = called(county.folder, "review", "--site", str(tmp_path / "preview"))
    assert done.returncode == 3
    assert not (tmp_path / "preview").exists()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_everybody_can_use_the_list_and_the_pairs(
    shown: tuple[Done, Path], browser: Browser, scheme: str, width: int
) -> None:
    _, folder = shown
    page = browser.new_page(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
    )
    for name in ("index.html", "pages/1.html"):
        page.goto((folder / name).as_uri())
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
