"""One engine laid out to be measured: bundled as a page would load it, with what it reads."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.search.corpus import Corpus
from tools.environment import ROOT, program

HERE = Path(__file__).resolve().parent
OURS = "ours"
PAGEFIND = "pagefind"
PEERS = ("minisearch", "lunr", "fuse", "flexsearch", "orama", "ufuzzy", PAGEFIND)
PACKAGES = ROOT / "benchmarks" / "scratch" / "search"
VENDOR = ROOT / "theme" / "assets" / "vendor" / "search"
HEAD = "people.json"
_ALL_CALLED = "//# allFunctionsCalledOnLoad"
"""As in the site's bundle of the search; every engine gets it."""
_IMPORTED = re.compile(r'(?:from|import)"\./([^"]+)"')


def install() -> None:
    """Put the peers' packages, as locked, into the scratch folder."""
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, PACKAGES / name)
    npm = [str(program(Path(sys.prefix), "npm")), "ci", "--ignore-scripts", "--no-audit"]
    subprocess.run(npm, cwd=PACKAGES, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def laid_out(engine: str, corpus: Corpus) -> Iterator[Path]:
    """Give a folder with an engine's bundle, its files and the queries."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        _bundle(engine, folder / "bundle.mjs")
        own = corpus.files if engine == OURS else {"documents.json": corpus.documents}
        for name, content in own.items():
            (folder / name).write_bytes(content)
        texts = {name: content.decode() for name, content in own.items()}
        (folder / "files.json").write_text(json.dumps(texts), encoding="utf-8")
        asked = [query.text for query in corpus.queries]
        (folder / "queries.json").write_text(json.dumps(asked), encoding="utf-8")
        shutil.copyfile(HERE / "timing.mjs", folder / "timing.mjs")
        if engine == PAGEFIND:
            documents = folder / "documents.json"
            node(HERE / "pagefind.mjs", documents, folder / "pagefind", told=False)
        yield folder


def first(engine: str, folder: Path, seen: Sequence[dict[str, Any]]) -> Sequence[Path]:
    """Return all that is fetched before the first answer.

    Of ours that is what a page loads, the interface included, the thread and the head of the index;
    in a big directory also the three largest shards, more than any name takes.

    Args:
        engine: Its name.
        folder: Where it is laid out.
        seen: What a browser told of it; only Pagefind's are looked at.
    """
    if engine == PAGEFIND:
        first = seen[0]["fetched"]
        until = next((i for i, name in enumerate(first) if "/fragment/" in name), len(first))
        return [folder / name.lstrip("/") for name in dict.fromkeys(first[: until + 1])]
    if engine != OURS:
        return [folder / "bundle.mjs", folder / "documents.json"]
    head = json.loads((folder / HEAD).read_text("utf-8"))
    shards = [folder / name for name in head.get("shards", ())]
    largest = sorted(shards, key=lambda one: one.stat().st_size)[-3:]
    return [*_scripts("search-box.mjs"), *_scripts("worker.mjs"), folder / HEAD, *largest]


def _scripts(name: str) -> list[Path]:
    """Return a script of the site with those that it cannot do without."""
    found = [VENDOR / name]
    for script in found:
        for other in _IMPORTED.findall(script.read_text("utf-8")):
            if VENDOR / other not in found:
                found.append(VENDOR / other)
    return found


def _bundle(engine: str, target: Path) -> None:
    command = [
        *(str(program(Path(sys.prefix), "node")), str(ROOT / "node_modules/esbuild/bin/esbuild")),
        *(str(HERE / "engines" / f"{engine}.mjs"), f"--outfile={target}"),
        *("--bundle", "--minify", "--format=esm", "--platform=browser", "--log-level=error"),
        *("--external:/pagefind/*", f"--banner:js={_ALL_CALLED}"),
    ]
    subprocess.run(
        command, check=True, env={"NODE_PATH": str(PACKAGES / "node_modules"), "PATH": ""}
    )


def node(script: Path, *arguments: Path, told: bool = True) -> Any:
    """Run a script in a Node of its own; return the JSON it prints, where it has `told` any."""
    command = [str(program(Path(sys.prefix), "node")), str(script), *map(str, arguments)]
    env = {**os.environ, "NODE_PATH": str(PACKAGES / "node_modules")}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env)
    return json.loads(done.stdout) if told else None
