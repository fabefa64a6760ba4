"""The versions that keys are made of are those that Python's own library tells."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from leaders_network.installed import entry_points, version


@pytest.mark.parametrize(
    "package", ["pydantic", "PyYAML", "email-validator", "mkdocs-material", "jinja2", "lunr"]
)
def test_a_version_is_what_the_library_says(package: str) -> None:
    assert version(package) == metadata.version(package)


def test_a_package_that_is_not_there_is_refused() -> None:
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-package-anywhere")


def test_the_first_on_the_path_is_the_one_and_another_version_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version("lunr")
    facts = tmp_path / "Lunr-99.1.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: Lunr\nVersion: 99.1\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert version("lunr") == before
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert version("lunr") == metadata.version("lunr") == "99.1"


@pytest.mark.parametrize("group", ["leaders_network.renderers", "mkdocs.plugins", "no.such.group"])
def test_what_is_offered_is_what_the_library_says(group: str) -> None:
    known = {point.value for point in metadata.entry_points(group=group)}
    assert set(entry_points(group)) == known
    assert bool(known) is (group != "no.such.group")


def test_another_package_may_offer_a_renderer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = tmp_path / "other-1.dist-info"
    facts.mkdir()
    points = "[console_scripts]\na = b:c\n\n[our.group]\n; a remark = no\nx = m.n:Made [extra]\n"
    (facts / "entry_points.txt").write_text(f"{points}[later]\ny = z:z\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert list(entry_points("our.group")) == ["m.n:Made"]
