"""The same sources and the same day give the same bytes, wherever and however they are built."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from leaders_network.publish.pocket import LASTS
from tests.integration.hamlets import hamlet
from tests.integration.planted import RUNGS, SURROUNDINGS, Planted, build_in
from tests.integration.sites import built, files, settings

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Pago_Pago",
    "LANG": "cy_GB.UTF-8",
    "LC_ALL": "C.UTF-8",
    "SOURCE_DATE_EPOCH": "1500000000",
    "UMASK": "077",
}
_VACANT = b"lozenge--vacant"
_DAY, _START = date(2026, 11, 22), date(2026, 12, 1)


def test_two_machines_build_the_same_bytes(planted: Planted, tmp_path: Path) -> None:
    there = tmp_path / "somewhere" / "else-altogether"
    for name in ("directory_data", "content"):
        _copy_backwards(planted.folder / name, there / name)
    build_in(ELSEWHERE, settings(there, audiences=RUNGS))
    assert not SURROUNDINGS.items() & ELSEWHERE.items()
    for audience in RUNGS:
        one, other = files(planted.sites[audience]), files(there / "site" / audience)
        assert one.keys() == other.keys()
        assert [name for name in one if one[name] != other[name]] == []


def _copy_backwards(source: Path, target: Path) -> None:
    """Copy a folder file by file in another order, each with another time."""
    for number, name in enumerate(sorted(files(source), reverse=True)):
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, copy)
        os.utime(copy, (number, 1_000_000_000 + number))


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return hamlet(tmp_path / "village")


def test_a_warm_build_and_one_from_nothing_are_the_same(village: Path, tmp_path: Path) -> None:
    built(settings(village))
    cold = files(village / "site")
    hamlet(village, "second")
    built(settings(village))
    assert files(village / "site") != cold
    hamlet(village)
    built(settings(village))
    assert files(village / "site") == cold
    built(settings(village))
    assert files(village / "site") == cold
    built(settings(village, site=tmp_path / "fresh", cache=tmp_path / "fresh-cache"))
    assert files(tmp_path / "fresh") == cold


def test_what_was_added_and_removed_again_leaves_no_trace(village: Path) -> None:
    built(settings(village))
    before = files(village / "site")
    added = {
        "directory_data/leaders/cy-tarn.yml": "name: Cy Tarn\nformer_ids: [cy-old]\n",
        "content/extra/page.md": "---\ntitle: Extra\naudience: public\n---\n\n# Extra\n",
        "content/extra/.meta.yml": "title: Extra\naudience: public\n",
        "content/extra/files/table.csv": "a,b\n",
    }
    for name, text in added.items():
        (village / name).parent.mkdir(parents=True, exist_ok=True)
        (village / name).write_text(text)
    built(settings(village))
    with_more = files(village / "site")
    assert {"network/leaders/cy-old/index.html", "public/extra/files/table.csv"} <= with_more.keys()
    for name in added:
        (village / name).unlink()
    shutil.rmtree(village / "content/extra")
    built(settings(village))
    assert files(village / "site") == before


def built_on(village: Path, day: date) -> dict[str, bytes]:
    """Return the sites of a day, without what says in each page and each card which day that is."""
    built(settings(village, day=day))
    line = f'<time datetime="{day.isoformat()}">{day.day} {day:%B %Y}</time>'.encode()
    sites = files(village / "site")
    assert line in sites["network/leaders/ada-mere/index.html"]
    assert f"REV:{day:%Y%m%d}T".encode() in sites["network/leaders/ada-mere/ada-mere.vcf"]
    return {name: _without_day(name, content, day) for name, content in sites.items()}


def _without_day(name: str, content: bytes, day: date) -> bytes:
    """Return a file without the day it was made for, that on which it expires, and its week's."""
    if name.endswith(".vcf"):
        content = content.replace(b"\r\n ", b"")
    for number, told in enumerate((day, day + LASTS, day - timedelta(days=6))):
        for words in (told.isoformat(), f"{told.day} {told:%B %Y}", f"{told:%Y%m%d}T000000Z"):
            content = content.replace(words.encode(), b"(day %d)" % number)
    return content


def test_another_day_changes_only_what_follows_from_it(village: Path) -> None:
    before, after = built_on(village, _DAY), built_on(village, _START)
    packs = {f"{site}/leaders/bo-fen/first-hundred-days/index.html" for site in ("network", "team")}
    assert _without_index(after).keys() - _without_index(before).keys() == packs
    assert _without_index(before).keys() <= _without_index(after).keys()
    changed = {name for name in _without_index(before) if before[name] != after[name]}
    page = "organisations/mere-fire/deputy/index.html"
    assert b"Bo Fen" in after[f"network/{page}"]
    assert f"network/{page}" in changed
    assert _VACANT in before[f"public/{page}"]
    assert _VACANT not in after[f"public/{page}"]
    weekly = ("/digest.xml", "/digest.eml", "/assets/for-you.json")
    following = (".html", "/feed.xml", ".vcf", "/admin/choices.json", *weekly)
    figures = ("/overview/", "/freshness/")
    others = {name for name in changed if not name.endswith(following)}
    assert {name for name in others if not any(part in name for part in figures)} == set()
    assert not any("/leaders/ada-mere/" in name or "/notes/" in name for name in changed)
    index = "network/assets/search/people.json"
    assert before[index] != after[index]
    assert built_on(village, _DAY) == before


def _without_index(site: dict[str, bytes]) -> dict[str, bytes]:
    """Return a site without its index, whose files are named by what they hold."""
    return {name: content for name, content in site.items() if "/assets/search/" not in name}


def test_a_day_on_which_nothing_happens_changes_nothing(village: Path) -> None:
    assert built_on(village, _DAY) == built_on(village, _DAY + timedelta(days=1))
