"""A forum that nobody has written to yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leaders_network.cli.main import main
from leaders_network.consulting.answers import Collected
from leaders_network.consulting.keys import identities_in
from leaders_network.consulting.store import Store, collected
from tests.consulting.forum import ID, SECRET, Forum


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Forum:
    return Forum.made(tmp_path_factory.mktemp("forum"))


@pytest.fixture
def forum(village: Forum, monkeypatch: pytest.MonkeyPatch) -> Iterator[Forum]:
    """The forum, with nothing sent yet."""
    monkeypatch.setenv("GATE_TOKEN_KEY", SECRET.decode())
    page = village.page.read_text()
    yield village
    village.page.write_text(page)
    for name in ("letters", "mail", "files", "store"):
        for file in sorted((village.folder / name).rglob("*"), reverse=True):
            file.unlink() if file.is_file() else file.rmdir()


def run(forum: Forum, action: str, *more: str) -> int:
    return main(["consultation", action, *forum.options(*more)])


def kept(forum: Forum, *keys: Path) -> Collected:
    return collected(Store(forum.store / ID), identities_in(list(keys)))
