"""Builds sites of several sizes with several programs in turn, and writes what each cost.

`make bench` takes some ten minutes, `python benchmarks/run.py --sizes 300 --runs 1` half a minute.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import machine, report
from benchmarks.generate import generate
from benchmarks.measure import CommandError, measure, output_of
from benchmarks.peers.hugo import Hugo
from benchmarks.peers.ours import Ours
from benchmarks.peers.peer import Folders, Peer, Step, WorkError
from benchmarks.peers.stock import Stock
from benchmarks.results import LARGE, LEAN, PAGES, SMALL, THREE, Case, Run, summarise

HERE = Path(__file__).resolve().parent
PEERS: tuple[type[Peer], ...] = (Ours, Stock, Hugo)
_WARM_UP = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """What is built how often: above the small size only what a ratio needs."""

    sizes: Sequence[int]
    runs: int
    whole: bool
    """Whether everything is built at every size."""

    def runs_of(self, people: int) -> int:
        """Return how often a size is built: once where a build takes minutes."""
        return self.runs if self.whole or people <= SMALL else 1

    def has(self, people: int, peer: Peer) -> bool:
        """Return whether a contender takes part at a size."""
        return self.whole or people <= SMALL or peer.name != Stock.name

    def holds(self, people: int, step: Step) -> bool:
        """Return whether a step is measured at a size; MkDocs with all pages only at the small."""
        left_out = (PAGES,) if self.whole else (THREE, LEAN, PAGES)
        return people <= SMALL or step.name not in left_out


def run(plan: Plan, peers: Sequence[Peer], scratch: Path) -> list[Run]:
    """Return every measured run, contenders taking turns.

    Raises:
        CommandError: When a build fails.
        WorkError: When a build did not do its work.
    """
    for peer in peers:
        list(_measured(peer, _prepare(_WARM_UP, peer, scratch), _WARM_UP, 0, plan))
    turns = [(people, peer) for people in plan.sizes for peer in peers if plan.has(people, peer)]
    prepared = {(people, peer.name): _prepare(people, peer, scratch) for people, peer in turns}
    return [
        made
        for number in range(1, plan.runs + 1)
        for people, peer in turns
        if number <= plan.runs_of(people)
        for made in _measured(peer, prepared[people, peer.name], people, number, plan)
    ]


def _prepare(people: int, peer: Peer, scratch: Path) -> Folders:
    """Return folders in which a contender's input stands."""
    invented = scratch / str(people) / "invented"
    if not invented.exists():
        _say(f"inventing {people:,} people")
        generate(people, invented)
    folders = Folders(
        invented / "directory_data", invented / "content", scratch / str(people) / peer.name
    )
    peer.write(folders)
    return folders


def _measured(peer: Peer, folders: Folders, people: int, number: int, plan: Plan) -> Iterator[Run]:
    for step in peer.steps(folders, number):
        if not plan.holds(people, step):
            continue
        log = folders.scratch.with_suffix(".log")
        cost = measure(step.command, cwd=step.cwd, log=log, env=step.env)
        peer.check(step, folders)
        _say(f"{people:>7,} {peer.name:<6}{step.name:<32}{cost}")
        case = Case(people, peer.name, step.name)
        yield Run(case, cost, output_of(step.output), _command(step, folders))


def _command(step: Step, folders: Folders) -> str:
    """Return a command without this machine's paths."""
    told = " ".join(step.command).replace(str(folders.scratch), "FOLDER")
    return told.replace(sys.executable, "python").replace(f"{HERE.parent}/", "")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return its exit code: 0 measured, 1 a build failed, 2 wrong usage."""
    given = _parser().parse_args(arguments)
    chosen = [peer() for peer in PEERS if peer.name in given.only]
    versions = {peer.name: peer.version() for peer in chosen}
    peers = [peer for peer in chosen if versions[peer.name]]
    for name, version in versions.items():
        if not version:
            _say(f"{name} is not installed and is left out")
    about = machine.describe()
    try:
        with _fresh(given.scratch) as scratch:
            runs = run(Plan(given.sizes, given.runs, given.whole), peers, scratch)
    except (CommandError, WorkError) as error:
        _say(str(error))
        return 1
    known = {name: version for name, version in versions.items() if version}
    today = datetime.now(UTC).date()
    report.write(report.Report(today, about, known, summarise(runs)), peers, given.out)
    _say(f"wrote {given.out / 'build.md'}")
    return 0


@contextmanager
def _fresh(scratch: Path) -> Iterator[Path]:
    """Give an empty folder; what an earlier run left there is deleted after this one.

    Who builds just after so much is deleted would pay for it: see `put_away`.
    """
    earlier = scratch.with_name(f"{scratch.name}-earlier")
    shutil.rmtree(earlier, ignore_errors=True)
    if scratch.exists():
        scratch.rename(earlier)
    try:
        yield scratch
    finally:
        shutil.rmtree(earlier, ignore_errors=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description="Measure what building costs.")
    names = [peer.name for peer in PEERS]
    parser.add_argument(
        "--sizes", type=_numbers, default=[SMALL, LARGE], help="how many people (1500,15000)"
    )
    parser.add_argument(
        "--runs", type=int, default=3, help="how often each is built; more than 1,500, once (3)"
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="build everything at every size as often; with 15,000 this takes an hour",
    )
    parser.add_argument(
        "--only", type=lambda text: text.split(","), default=names, help=",".join(names)
    )
    parser.add_argument("--out", type=Path, default=HERE / "results", help="where to write")
    parser.add_argument("--scratch", type=Path, default=HERE / "scratch", help="where to build")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",")]


if __name__ == "__main__":
    sys.exit(main())
