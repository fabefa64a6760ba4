"""A renderer with a project of its own, and requests of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leaders_network.outputs.frames import RenderRequest
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.files import write
from tests.integration import rendering
from tests.integration.rendering import PAGES


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
