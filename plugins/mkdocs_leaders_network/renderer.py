"""MkDocs as a renderer: one child process builds every audience that is asked for."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leaders_network import addresses
from leaders_network.installed import version
from leaders_network.outputs import frames
from leaders_network.outputs.frames import RenderRequest
from leaders_network.problems import BuildError, InvalidDirectoryError, Problem
from mkdocs_leaders_network import handover

PACKAGES = ("mkdocs", "mkdocs-material", "pymdown-extensions", "markdown", "jinja2")

NOT_FRAMES = ("assets/scripts", "directory", "editor", "fronts")
"""Folders of the theme that MkDocs makes nothing of: the core reads them, or they are bundled."""

ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    # A page may depend on the day it is built for, never on the day it is built on.
    "SOURCE_DATE_EPOCH": "0",
    # Nor on where: else the machine's own zone is looked for among all there are.
    "TZ": "UTC",
}


@dataclass(frozen=True, slots=True)
class MkDocsRenderer:
    """Renders through the real MkDocs, from its real command."""

    configuration: Path
    """The project's mkdocs.yml; the theme's folder stands beside it."""

    def fingerprint(self) -> bytes:
        """Return a digest of the configuration, the theme, the adapter and MkDocs' versions."""
        digest = hashlib.sha256()
        for name in PACKAGES:
            digest.update(f"{name}=={version(name)}\n".encode())
        for name, path in self._sources():
            content = path.read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.digest()

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the configuration, as far as can be seen without MkDocs."""
        from mkdocs_leaders_network.configuration import configuration_problems

        return tuple(configuration_problems(self.configuration))

    def render(self, requests: Sequence[RenderRequest]) -> None:
        """Render each request into its `out` folder.

        Raises:
            InvalidDirectoryError: With every problem of the configuration.
            BuildError: With every message of MkDocs', each once, about files as people know them.
        """
        import tempfile

        if found := self.problems():
            raise InvalidDirectoryError(found)
        with tempfile.TemporaryDirectory(prefix="leaders-network-") as folder:
            paths = [Path(folder) / f"{number}.json" for number in range(len(requests))]
            for request, path in zip(requests, paths, strict=True):
                handover.write(request, path)
            self._run(paths, len(requests))

    def _run(self, paths: Sequence[Path], audiences: int) -> None:
        module = ["-P", "-m", "mkdocs_leaders_network.child"]
        import subprocess

        done = subprocess.run(
            [sys.executable, *module, str(self.configuration.resolve()), *map(str, paths)],
            env=os.environ | ENVIRONMENT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            found = json.loads(done.stdout) if done.stdout else {_last_line(done.stderr): []}
            from mkdocs_leaders_network.configuration import placed

            if problems := placed(found, self.configuration):
                raise InvalidDirectoryError(problems)
            raise BuildError(_explanation(found, audiences))

    def _sources(self) -> Iterator[tuple[str, Path]]:
        """Name every file that the output depends on, the same in whatever folder they stand."""
        theme = self.configuration.parent / "theme"
        yield "mkdocs.yml", self.configuration
        for inside, folders, names in os.walk(theme):
            within = Path(inside).relative_to(theme).as_posix()
            prefix = "" if within == "." else f"{within}/"
            folders[:] = sorted(each for each in folders if f"{prefix}{each}" not in NOT_FRAMES)
            for name in sorted(names):
                yield f"{within}/{name}", Path(inside, name)
        own = [Path(str(module.__file__)) for module in (frames, addresses)]
        for path in [*sorted(Path(__file__).parent.glob("*.py")), *own]:
            yield f"{path.parent.name}/{path.name}", path


def _explanation(found: Mapping[str, Sequence[str]], audiences: int) -> str:
    """Return the messages, saying of each that is not true of every audience where it is."""
    lines = ["MkDocs cannot build the pages:"]
    for message, where in found.items():
        only = f" (in {', '.join(where)})" if 0 < len(where) < audiences else ""
        lines.append(f"  {message}{only}")
    return "\n".join(lines)


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "it stopped without a word"
