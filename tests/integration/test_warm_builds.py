"""A build after a change makes what shows it, and gives the site of one from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaders_network.building.settings import Settings
from leaders_network.kept import kept
from tests.integration.planted import Planted
from tests.integration.sites import built, files, settings

AUDIENCES = ("network",)

CHANGES: Sequence[tuple[str, Sequence[str | int], str]] = (
    ("vocabulary/areas", ["areas", 0, "name"], "Newly bounded"),
    ("vocabulary/topics", ["topics", 0, "name"], "Newly of note"),
    ("organisations/*", ["name"], "Newly founded"),
    ("organisations/*", ["posts", 0, "title"], "Newly titled"),
    ("leaders/*", ["name"], "Ada Newly"),
    ("leaders/*", ["appointments", 0, "status"], "interim"),
    ("contributors/*", ["summary"], "Newly summed up."),
    ("leaders/*", ["biography"], "Newly said."),
)
"""Files, each the first of its kind that is kept to nobody, and what is written where in it: first
what is seen on many pages, so that hardly any that should have been made is made by a later one."""
GONE = ("leaders/*", ["audience"], "team")


@pytest.fixture
def directory(planted: Planted, tmp_path: Path) -> Path:
    """Return a directory of a test's own, of which all sites have been built."""
    return shutil.copytree(planted.folder, tmp_path / "directory", symlinks=True)


def test_after_changes_one_by_one_a_site_is_the_one_that_is_built_from_nothing(
    directory: Path,
) -> None:
    before = files(directory / "site/network")
    for changes in (CHANGES, [GONE]):
        for name, steps, value in changes:
            write(directory, name, steps, value)
            report = built(settings(directory, audiences=AUDIENCES))
            after = files(directory / "site/network")
            assert (after != before, report.kept > 0) == (True, True), steps
            before = after
        cold = from_nothing(directory)
        assert before.keys() == cold.keys()
        assert [path for path in cold if cold[path] != before[path]] == []


def write(folder: Path, name: str, steps: Sequence[str | int], value: str) -> None:
    """Write a value into the first file of a kind that everybody sees who sees its kind."""
    found = sorted((folder / "directory_data").glob(f"{name}.yml"))
    read = ((file, yaml.safe_load(file.read_text(encoding="utf-8"))) for file in found)
    file, data = next(
        (f, d) for f, d in read if not {"audience", "audiences", "invited"} & d.keys()
    )
    within: Any = data
    for step in steps[:-1]:
        within = within[step]
    within[steps[-1]] = value
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


def from_nothing(folder: Path) -> dict[str, bytes]:
    """Return the sites that are built with nothing kept, but for what MkDocs made."""
    site, cache = folder / "fresh", folder / "fresh-cache"
    for made in (folder / ".fresh", cache):
        shutil.rmtree(made, ignore_errors=True)
    site.unlink(missing_ok=True)
    shutil.copytree(folder / "cache/rendered", cache / "rendered")
    built(settings(folder, site=site, cache=cache, audiences=AUDIENCES))
    return files(site / "network")


def test_a_new_biography_makes_its_leaders_own_page_and_card_again_and_nothing_else(
    standing: Settings, tmp_path: Path
) -> None:
    leader, own = tmp_path / "directory_data/leaders/ada-mere.yml", "network/leaders/ada-mere/"
    remade, newer = [], []
    for line, word in (("biography: Newly said.\n", "Ada"), ("", "Adah")):
        before, times = made_of(standing.site), last_changed(standing.site)
        leader.write_text(leader.read_text().replace("Ada", word) + line)
        built(standing)
        remade.append(differing(before, made_of(standing.site)))
        newer.append(differing(times, last_changed(standing.site)))
    assert remade[0] == {f"{own}index.html", f"{own}ada-mere.vcf"}
    assert remade[0] < remade[1], "the control: her name stands in more than these"
    assert newer[0] == {f"{own}index.html"}, "a card says nothing of it, and is no newer"
    assert remade[0] < newer[1], "the control"


def made_of(site: Path) -> dict[str, bytes]:
    """Return a digest of what each file of a site was made from."""
    return dict(kept((site.resolve().parent / "manifest").read_bytes()) or {})


def last_changed(site: Path) -> dict[str, int]:
    return {path: (site / path).stat().st_mtime_ns for path in files(site)}


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {path for path in after if after[path] != before.get(path)}
