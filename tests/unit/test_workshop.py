"""What is served is listed as far as somebody asked, and no further."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leaders_network.outputs.files import File
from leaders_network.serving.workshop import Listing, Workshop
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.golden.cases import lay_out, settings_of


def of(*paths: str, listed: list[str], fault: str = "") -> Iterator[tuple[str, File]]:
    for path in paths:
        if path == fault:
            raise ValueError(path)
        listed.append(path)
        yield path, File(path.encode, path.encode)


def made(listing: Listing, path: str) -> bytes | None:
    file = listing.find(path)
    return file.make() if file else None


def test_a_site_is_listed_once_and_only_as_far_as_was_asked() -> None:
    listed: list[str] = []
    listing = Listing(lambda: of("a", "b", "c", "d", listed=listed))
    assert made(listing, "b") == b"b"
    assert listed == ["a", "b"]
    assert [made(listing, path) for path in ("a", "d", "c", "none")] == [b"a", b"d", b"c", None]
    assert listed == ["a", "b", "c", "d"]


def test_a_listing_that_fails_fails_again_and_not_as_if_a_page_were_missing() -> None:
    listed: list[str] = []
    listing = Listing(lambda: of("a", "b", "c", listed=listed, fault="b"))
    assert made(listing, "a") == b"a"
    for _ in range(2):
        with pytest.raises(ValueError, match="b"):
            listing.find("c")
    assert made(listing, "a") == b"a"


def test_what_the_system_refuses_is_told_and_ends_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    (tmp_path / "taken").write_text("Somebody's file.")
    settings = settings_of(tmp_path, tmp_path / "taken")
    workshop = Workshop(settings, MkDocsRenderer(settings.theme.parent / "mkdocs.yml"))
    for version in (1, 2):
        workshop.refresh()
        assert (workshop.display, workshop.version) == (None, version)
        assert workshop.problems.startswith(f"{tmp_path / 'taken'}")
