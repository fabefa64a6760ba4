"""An invented directory is whole, the same for the same seed, and reaches nobody real."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from benchmarks.generate import generate
from leaders_network.problems import Problems
from leaders_network.records.gathering import Group, Programme
from leaders_network.records.leader import Leader
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.vocabulary import Areas, Roles, Sectors, Topics
from leaders_network.source import read_yaml

COUNT = 60
KINDS: dict[str, Any] = {
    "network.yml": Network,
    "leaders/*.yml": Leader,
    "organisations/*.yml": Organisation,
    "programmes/*.yml": Programme,
    "groups/*.yml": Group,
    "vocabulary/sectors.yml": Sectors,
    "vocabulary/areas.yml": Areas,
    "vocabulary/roles.yml": Roles,
    "vocabulary/topics.yml": Topics,
}
ADDRESS = re.compile(r"(?:@|https://)([\w.-]+)")
PHONE = re.compile(r"\+[\d ]+")
DRAMA = re.compile(
    r"\+44 (?:1632 960\d{3}|20 7946 0\d{3}|11[3-8] 496 0\d{3}|1[2-6]1 496 0\d{3}|191 498 0\d{3}"
    r"|28 9649 6\d{3}|29 2018 0\d{3}|7700 900\d{3})"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("invented")
    generate(COUNT, made, article_count=5)
    return made


def records(folder: Path, pattern: str) -> list[Any]:
    found = []
    for path in sorted((folder / "directory_data").glob(pattern)):
        problems = Problems()
        read = read_yaml(path.read_text(encoding="utf-8"), path.name, problems)
        assert not list(problems)
        assert read is not None
        found.append(read[0])
    return found


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def foreign(text: str) -> list[str]:
    hosts = [host for host in ADDRESS.findall(text) if not host.endswith((".example", ".invalid"))]
    return hosts + [number for number in PHONE.findall(text) if not DRAMA.fullmatch(number.strip())]


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    generate(COUNT, tmp_path, article_count=5)
    assert digests(tmp_path) == digests(folder)


def test_another_seed_gives_other_people(folder: Path, tmp_path: Path) -> None:
    generate(COUNT, tmp_path, article_count=5, seed=2)
    assert digests(tmp_path) != digests(folder)


@pytest.mark.parametrize("pattern", KINDS)
def test_every_file_is_what_its_model_allows(folder: Path, pattern: str) -> None:
    adapter = TypeAdapter(KINDS[pattern])
    found = records(folder, pattern)
    assert found
    for record in found:
        adapter.validate_python(record)
        with pytest.raises(ValidationError):
            adapter.validate_python({**record, "unknown-field": 1})


def test_there_are_as_many_leaders_as_were_asked_for(folder: Path) -> None:
    assert len(records(folder, "leaders/*.yml")) == COUNT


def test_every_photo_named_is_there_and_small(folder: Path) -> None:
    named = {leader["photo"] for leader in records(folder, "leaders/*.yml") if "photo" in leader}
    photos = {path.name: path for path in (folder / "directory_data/photos").iterdir()}
    assert named == set(photos)
    assert all(path.stat().st_size < 15 * 1024 for path in photos.values())


def test_every_post_and_cohort_named_exists_and_no_substantive_terms_overlap(folder: Path) -> None:
    posts = {
        f"{path.stem}/{post['id']}"
        for path in sorted((folder / "directory_data/organisations").glob("*.yml"))
        for post in read_one(path)["posts"]
    }
    terms: dict[str, list[tuple[str, str]]] = {}
    for leader in records(folder, "leaders/*.yml"):
        for held in leader["appointments"]:
            assert held["post"] in posts
            if not held.get("job_share"):
                term = (held["start"], held.get("end", "9999-12-31"))
                terms.setdefault(held["post"], []).append(term)
    for each in terms.values():
        ordered = sorted(each)
        assert all(before[1] < after[0] for before, after in pairwise(ordered))


def read_one(path: Path) -> Any:
    read = read_yaml(path.read_text(encoding="utf-8"), path.name, Problems())
    assert read is not None
    return read[0]


def test_nobody_signs_in_with_anothers_address(folder: Path) -> None:
    everyone = [leader["sign_in"][0] for leader in records(folder, "leaders/*.yml")]
    assert len(everyone) == len(set(everyone))


def test_no_address_or_number_could_reach_anybody(folder: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.yml")]
    assert not [found for text in texts for found in foreign(text)]
    assert any(ADDRESS.search(text) and PHONE.search(text) for text in texts)


@pytest.mark.parametrize("text", ["a@b.org", "https://b.org.uk", '"+44 20 7219 3000"'])
def test_what_could_reach_somebody_would_be_found(text: str) -> None:
    assert foreign(text)


def test_lives_have_sixty_to_a_hundred_and_fifty_words(folder: Path) -> None:
    lives = [leader["biography"].split() for leader in records(folder, "leaders/*.yml")]
    assert lives
    assert all(60 <= len(words) <= 150 for words in lives), sorted(map(len, lives))


def test_every_article_says_whom_it_is_for(folder: Path) -> None:
    articles = [path.read_text(encoding="utf-8") for path in folder.rglob("articles/*.md")]
    assert len(articles) == 5
    assert all("\naudience: network\n---\n" in text for text in articles)
    assert all(350 <= len(text.split()) <= 500 for text in articles)
