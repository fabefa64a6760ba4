"""A renderer that asks MkDocs for nothing twice."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from leaders_network.outputs.frames import RenderRequest
from leaders_network.problems import Problem
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.integration.rendering import ROOT
from tests.integration.sites import files

_REAL = MkDocsRenderer(ROOT / "mkdocs.yml")


@dataclass(frozen=True)
class Remembering:
    """MkDocs; of the same request and the same pages, byte for byte, it makes the same.

    That it does is seen in test_reproducible.py. Unlike the program's own cache this one is told
    by no digest of ours what may have changed, so what is built with it is built from nothing.
    """

    folder: Path
    """Where what was made is kept."""

    def fingerprint(self) -> bytes:
        """Return the real one's: nothing that it depends on changes meanwhile."""
        return _REAL.fingerprint()

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the configuration."""
        return _REAL.problems()

    def render(self, requests: Sequence[RenderRequest]) -> None:
        """Render each request into its `out` folder, or copy what was made of the same."""
        kept = {request.out: self.folder / _told(request) for request in requests}
        if missing := [request for request in requests if not kept[request.out].exists()]:
            _REAL.render(missing)
            for request in missing:
                shutil.copytree(request.out, kept[request.out])
        for request in requests:
            shutil.copytree(kept[request.out], request.out, dirs_exist_ok=True)


def _told(request: RenderRequest) -> str:
    """Return a digest of all that a renderer is told."""
    facts = replace(request, docs=Path(), out=Path())
    return blake2b(repr((facts, files(request.docs))).encode(), digest_size=16).hexdigest()
