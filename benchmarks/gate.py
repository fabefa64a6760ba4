"""`make bench-gate`: the gate under load, beside the same server with the same files open.

People who signed in ask for leaders' pages over 200 connections, through TLS on the loopback, for a
bounded time; then the network's rule is taken away and the same is asked again. `wrk` runs on
the same cores as the server. Figures go to `benchmarks/results/gate.{md,json}`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from threading import Event, Thread

import psutil  # type: ignore[import-untyped]

from benchmarks import machine
from benchmarks.generate import DAY, generate
from leaders_network.gate.people import access_list
from leaders_network.problems import Problems
from leaders_network.records.reading import read_records
from tests.gate.client import Visitor
from tests.gate.restarting import broken
from tools import servers
from tools.provider import OpenIdProvider
from tools.stand import GATE, MEMORY, SITE, Stand, running
from tools.try_gate import account, build

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
CONNECTIONS = 200
VISITORS = 40
PAGES = 400
LEAST_PAGES, MOST_P99_MS = 300, 200
MOST_GROWTH = 1.25
_SCRIPT = """
local paths, cookies = {{{paths}}}, {{{cookies}}}
local at = 0
request = function()
  at = at + 1
  wrk.headers["Cookie"] = cookies[at % #cookies + 1]
  return wrk.format("GET", paths[at % #paths + 1])
end
"""


@dataclass(frozen=True)
class Load:
    """What one run of `wrk` measured."""

    pages_a_second: float
    p50_ms: float
    p99_ms: float
    errors: int
    memory_before_mb: float
    memory_after_mb: float


def stood(folder: Path, leaders: int) -> Stand:
    """Return a gate before a network of invented leaders."""
    generate(leaders, folder)
    stand = Stand(folder, [])
    own = [
        "--data",
        str(folder / "directory_data"),
        "--content",
        str(folder / "content"),
        "--day",
        DAY.isoformat(),
        "--cache",
        str(folder / "cache"),
        "--site",
        str(folder / SITE),
    ]
    build("build", *own, "--audience", "public", "--audience", "network", key=stand.key)
    provider = OpenIdProvider("bench", folder, stand.address.rstrip("/"), ["*"], [])
    stand.providers = [provider]
    stand.prepare(folder / SITE)
    (folder / "gate.yml").write_text(json.dumps(stand.settings()), encoding="utf-8")
    (folder / "team.yml").write_text(json.dumps({"team": []}), encoding="utf-8")
    into = str(stand.current / GATE)
    build("gate", *own, "--settings", str(folder / "gate.yml"), "--into", into, key=stand.key)
    access = access_list(read_records(folder / "directory_data", Problems()), DAY, ())
    provider.people = [
        account(one.key, one.name, "listed", one.addresses[0])
        for one in access[:: len(access) // VISITORS]
    ]
    return stand


def cookies_of(stand: Stand) -> list[str]:
    """Return a cookie of everybody whom the provider knows; each may read the network's pages."""
    return [_cookie(stand, person["id"]) for person in stand.providers[0].people]


def _cookie(stand: Stand, person: str) -> str:
    visitor = Visitor(stand.port)
    visitor.sign_in(person)
    answer = visitor.ask("/network/")
    visitor.close()
    assert answer.status == 200, answer.status
    return next(
        f"{name}={value}" for (port, name), value in visitor.cookies.items() if port == stand.port
    )


def loaded(stand: Stand, cookies: Sequence[str], seconds: int) -> Load:
    """Return what `wrk` measures, and the server's memory before and after."""
    leaders = (stand.current / SITE / "network" / "leaders").iterdir()
    pages = [
        f'"/network/leaders/{one.name}/"'
        for one in islice(sorted(leaders), PAGES)
        if (one / "index.html").is_file()
    ]
    script = stand.folder / "pages.lua"
    known = ", ".join(f'"{cookie}"' for cookie in cookies)
    script.write_text(_SCRIPT.format(paths=", ".join(pages), cookies=known), encoding="utf-8")
    wrk(stand, script, 5)
    memory = Memory(stand)
    words = wrk(stand, script, seconds)
    before, after = memory.ended()
    return read(words, before, after)


def wrk(stand: Stand, script: Path, seconds: int) -> str:
    """Run `wrk` and return its words."""
    command = [
        servers.program("wrk"),
        "-t2",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "--latency",
        "-s",
        script,
        stand.address.rstrip("/"),
    ]
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=True
    )
    return done.stdout


class Memory:
    """Watches what the server's processes hold for themselves."""

    def __init__(self, stand: Stand) -> None:
        assert stand.process is not None
        self.parent = psutil.Process(stand.process.pid)
        self.seen: list[float] = []
        self.over = Event()
        self.thread = Thread(target=self._watch)
        self.thread.start()

    def _watch(self) -> None:
        while not self.over.wait(1):
            own = [self.parent, *self.parent.children(recursive=True)]
            self.seen.append(sum(one.memory_full_info().uss for one in own) / 1e6)

    def ended(self) -> tuple[float, float]:
        """Return the medians of the second and of the last fifth, in megabytes."""
        self.over.set()
        self.thread.join()
        fifth = max(1, len(self.seen) // 5)
        first, last = sorted(self.seen[fifth : 2 * fifth]), sorted(self.seen[-fifth:])
        return first[len(first) // 2], last[len(last) // 2]


def read(words: str, before: float, after: float) -> Load:
    """Return the figures in the words of `wrk`."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", words)
    shares = dict(re.findall(r"(50|99)%\s+([\d.]+(?:us|ms|s))\s", words))
    assert rate, words
    failed = sum(int(one) for one in re.findall(r"(?:connect|read|write|timeout) (\d+)", words))
    failed += sum(int(one) for one in re.findall(r"Non-2xx or 3xx responses: (\d+)", words))
    return Load(
        float(rate[1]),
        milliseconds(shares["50"]),
        milliseconds(shares["99"]),
        failed,
        round(before, 1),
        round(after, 1),
    )


def milliseconds(text: str) -> float:
    """Return a time such as `12.3ms`, `980us` or `1.2s` in milliseconds."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]
    return round(float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit], 2)


def report(
    gated: Load, opened: Load, leaders: int, seconds: int, host: dict[str, str], kept: str
) -> str:
    """Return the figures in words, as Markdown."""
    facts = "\n".join(f"- {name}: {value}" for name, value in host.items())
    rows = "".join(
        f"| {name} | {load.pages_a_second:,.0f} | {load.p50_ms:.0f} ms | {load.p99_ms:.0f} ms"
        f" | {load.errors} | {load.memory_before_mb:.0f} → {load.memory_after_mb:.0f} MB |\n"
        for name, load in (("signed in, through the gate", gated), ("the same files, open", opened))
    )
    ratio = opened.pages_a_second / gated.pages_a_second
    verdict = "reached" if holds(gated) else "missed"
    return (
        "# The gate under load\n\n"
        f"{leaders:,} leaders, their assistants on the access list; {CONNECTIONS} connections for"
        f" {seconds} s over TLS on the loopback, `wrk` on the same cores; {PAGES} leaders' pages in"
        f" turn, asked for by {VISITORS} people. Measured on {datetime.now(UTC).date()}.\n\n"
        "| | pages/s | half within | 99% within | errors | memory |\n"
        "|---|---:|---:|---:|---:|---:|\n"
        f"{rows}\nSessions are kept {kept}. The gate costs a factor of {ratio:.2f}. To reach: at"
        f" least {LEAST_PAGES} pages a second, 99% within {MOST_P99_MS} ms, no error, memory flat:"
        f" {verdict}.\n\n{facts}\n"
    )


def holds(load: Load) -> bool:
    """Return whether a run is what the gate has to reach."""
    return (
        load.pages_a_second >= LEAST_PAGES
        and load.p99_ms < MOST_P99_MS
        and load.errors == 0
        and load.memory_after_mb < MOST_GROWTH * load.memory_before_mb
    )


def main() -> int:
    """Run the command line; return 0 where the limits were kept."""
    parser = argparse.ArgumentParser(prog="bench-gate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--leaders", type=int, default=1500, help="how many (%(default)s)")
    parser.add_argument("--seconds", type=int, default=60, help="how long each (%(default)s)")
    options = parser.parse_args()
    servers.APACHE.ensure()
    servers.WRK.ensure()
    host = machine.describe()
    with tempfile.TemporaryDirectory(prefix="bench-gate-") as name:
        stand = stood(Path(name), options.leaders)
        with running(stand):
            cookies = cookies_of(stand)
            gated = loaded(stand, cookies, options.seconds)
            section = '/site/network">\n    AuthType openid-connect'
            rule = "<RequireAll>"
            with broken(stand, section, rule, "Require all granted\n    <RequireAll>"):
                opened = loaded(stand, ["none="], options.seconds)
    RESULTS.mkdir(exist_ok=True)
    kept = "in memory" if stand.run.is_relative_to(MEMORY) else "on a disk, as they should not be"
    words = report(gated, opened, options.leaders, options.seconds, host, kept)
    (RESULTS / "gate.md").write_text(words, encoding="utf-8")
    data = {
        "leaders": options.leaders,
        "seconds": options.seconds,
        "gated": asdict(gated),
        "open": asdict(opened),
        "machine": host,
    }
    (RESULTS / "gate.json").write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    print(words)
    return int(not holds(gated))


if __name__ == "__main__":
    sys.exit(main())
