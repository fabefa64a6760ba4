"""What tests of whole sites share: the specimen, a hamlet, and a renderer and its requests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leaders_network.building.settings import Settings
from leaders_network.outputs.frames import RenderRequest
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.files import write
from tests.integration import planted as planting
from tests.integration import rendering
from tests.integration.hamlets import hamlet
from tests.integration.planted import Planted
from tests.integration.rendering import PAGES
from tests.integration.sites import built, settings
from tests.once import made_once

BOTH = ("public", "network")


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """Return the specimen, built for every rung and both rooms; nobody may change it."""
    return planting.planted(made_once(tmp_path_factory, "planted", planting.plant))


@pytest.fixture
def renderer(tmp_path: Path) -> MkDocsRenderer:
    return MkDocsRenderer(rendering.stock_project(tmp_path / "project"))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return write(tmp_path / "staged" / "docs", PAGES)


@pytest.fixture
def ask(docs: Path, tmp_path: Path) -> Callable[..., RenderRequest]:
    """Return a request for what stands in `docs`, with changes."""

    def asked(**changes: Any) -> RenderRequest:
        out = tmp_path / "out" / changes.get("audience", "public")
        return rendering.request(**{"docs": docs, "out": out, **changes})

    return asked


@pytest.fixture(scope="session")
def _hamlet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(
        tmp_path_factory, "hamlet", lambda made: built(settings(hamlet(made), audiences=BOTH))
    )


@pytest.fixture
def standing(_hamlet: Path, tmp_path: Path) -> Settings:
    """The settings by which the sites of a hamlet, of a test's own, were built."""
    shutil.copytree(_hamlet, tmp_path, symlinks=True, dirs_exist_ok=True)
    return settings(tmp_path, audiences=BOTH)
