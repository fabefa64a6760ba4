"""One engine under measurement: bundled as a page would load it, run in a Node of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.search.corpus import Corpus
from tools.environment import ROOT, program

HERE = Path(__file__).resolve().parent
OURS = "ours"
PEERS = ("minisearch", "lunr", "fuse", "flexsearch", "orama", "ufuzzy")
PACKAGES = ROOT / "benchmarks" / "scratch" / "search"
HEAD = "people.json"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one engine on one directory."""

    found: tuple[tuple[str, ...], ...]
    ready: float
    """Milliseconds from the files in memory to the first answer; the middle of the runs."""
    p50: float
    p95: float
    brotli: int
    """Bytes before the first answer, the script included."""
    gzip: int


def install() -> None:
    """Put the peers' packages, as locked, into the scratch folder."""
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, PACKAGES / name)
    npm = [str(program(Path(sys.prefix), "npm")), "ci", "--ignore-scripts", "--no-audit"]
    subprocess.run(npm, cwd=PACKAGES, check=True, stdout=subprocess.DEVNULL)


def measure(engine: str, corpus: Corpus, runs: int) -> Figures:
    """Return the figures of an engine, the middle of several runs."""
    with _laid_out(engine, corpus) as folder:
        files = ("bundle.mjs", "files.json", "queries.json")
        told = [_node(HERE / "measure.mjs", *(folder / one for one in files)) for _ in range(runs)]
        sizes = _node(HERE / "sizes.mjs", folder / "bundle.mjs", *_first(engine, folder))
    times = sorted(median(each) for each in zip(*(one["times"] for one in told), strict=True))
    return Figures(
        tuple(tuple(ids) for ids in told[0]["found"]),
        median(one["ready"] for one in told),
        times[len(times) // 2],
        times[int(len(times) * 0.95)],
        sum(size["brotli"] for size in sizes),
        sum(size["gzip"] for size in sizes),
    )


@contextmanager
def _laid_out(engine: str, corpus: Corpus) -> Iterator[Path]:
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
        yield folder


def _first(engine: str, folder: Path) -> Sequence[Path]:
    """Return what is read before the first answer; of a big directory, three shards of people."""
    if engine != OURS:
        return [folder / "documents.json"]
    head = json.loads((folder / HEAD).read_text("utf-8"))
    return [folder / HEAD, *(folder / name for name in head.get("shards", ())[:3])]


def _bundle(engine: str, target: Path) -> None:
    command = [
        *(str(program(Path(sys.prefix), "node")), str(ROOT / "node_modules/esbuild/bin/esbuild")),
        *(str(HERE / "engines" / f"{engine}.mjs"), f"--outfile={target}"),
        *("--bundle", "--minify", "--format=esm", "--platform=browser", "--log-level=error"),
    ]
    subprocess.run(
        command, check=True, env={"NODE_PATH": str(PACKAGES / "node_modules"), "PATH": ""}
    )


def _node(script: Path, *arguments: Path) -> Any:
    command = [str(program(Path(sys.prefix), "node")), str(script), *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)
