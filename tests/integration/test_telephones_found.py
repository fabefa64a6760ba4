"""The search knows the telephone numbers that an audience's pages show, and no others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.integration.sites import demonstration

_DIALLED = re.compile(rb'href="tel:\+(\d+)')


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = demonstration(tmp_path_factory)
    if not dialled(made / "network"):
        pytest.skip("no telephone number is listed in directory_data")
    return made


def sought(site: Path) -> set[str]:
    """Return every number that the search of a site finds."""
    files = site.glob("assets/search/telephones-*.json")
    return {number for file in files for number in json.loads(file.read_bytes())["digits"].split()}


def dialled(site: Path) -> set[str]:
    """Return every number that a page of a site dials."""
    pages = (file.read_bytes() for file in site.rglob("*.html"))
    return {number.decode() for page in pages for number in _DIALLED.findall(page)}


def test_each_number_that_a_page_of_the_network_shows_is_found(sites: Path) -> None:
    assert sought(sites / "network") == dialled(sites / "network")


def test_no_number_is_found_that_no_page_of_the_same_audience_shows(sites: Path) -> None:
    audiences = [file.parents[2] for file in sites.rglob("assets/search/people.json")]
    assert len(audiences) >= len(("public", "network", "team"))
    for site in audiences:
        assert sought(site) <= dialled(site), site.name
    assert sought(sites / "network") - dialled(sites / "public")
