"""What is served is listed as far as somebody asked, and no further."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from leaders_network.outputs.files import File
from leaders_network.serving.workshop import Listing


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
