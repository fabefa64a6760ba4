"""`make try-gate`: the sites behind their gate on this machine, with people to sign in as.

The gate is the real one; the provider asks for no password. Whoever signs in is taken from the
directory that is there: a leader, an assistant, a member of a room, the team, and a stranger.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tools.environment import ROOT
from tools.listening import free_port
from tools.provider import OpenIdProvider
from tools.servers import APACHE
from tools.stand import GATE, SITE, Stand, running

STRANGER = "sid.stranger@nowhere.example"
TEAM = "tess.tidewell@centre.example"
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, start, say who can sign in, and stay until Ctrl-C.

    Raises:
        SetupError: When Apache is missing and cannot be installed, or does not start.
    """
    parser = argparse.ArgumentParser(prog="make try-gate", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the gate's port (default: any)")
    parser.add_argument("--data", default=os.environ.get("DIRECTORY_DATA", "directory_data"))
    parser.add_argument("--content", default="content")
    parser.add_argument("--day", default=time.strftime("%Y-%m-%d"))
    options = parser.parse_args(arguments)
    # Whatever ends it, the server and the provider end with it.
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    APACHE.ensure()
    with tempfile.TemporaryDirectory(prefix="try-gate-") as name:
        stand = made(Path(name), options)
        try:
            with running(stand):
                tell(stand)
                while stand.process and stand.process.poll() is None:
                    time.sleep(0.5)
        except KeyboardInterrupt:
            return INTERRUPTED
    return 1


def made(folder: Path, options: argparse.Namespace) -> Stand:
    """Return a stand with this checkout's sites, and people who can sign in."""
    stand = Stand(folder, [], port=options.port or free_port())
    own = ["--data", options.data, "--content", options.content, "--day", options.day]
    build("build", *own, "--site", str(folder / SITE), key=stand.key)
    provider = OpenIdProvider("demonstration", folder, stand.address.rstrip("/"), ["*"], [])
    stand.providers = [provider]
    stand.prepare(folder / SITE)
    (folder / "gate.yml").write_text(json.dumps(stand.settings()), encoding="utf-8")
    team = {"team": [{"name": "Tess Tidewell", "sign_in": [TEAM]}]}
    (folder / "team.yml").write_text(json.dumps(team), encoding="utf-8")
    build(
        "gate",
        *own,
        "--site",
        str(folder / SITE),
        "--settings",
        str(folder / "gate.yml"),
        "--into",
        str(stand.current / GATE),
        key=stand.key,
    )
    provider.people = list(people(ROOT / options.data, options.day))
    return stand


def build(verb: str, *options: str, key: str) -> None:
    """Run a verb of this checkout, showing only what goes wrong."""
    command = [sys.executable, str(ROOT / "build.py"), verb, *options]
    env = {**os.environ, "GATE_TOKEN_KEY": key}
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        print(done.stdout, end="")
        raise SystemExit(done.returncode)


def people(data: Path, day: str) -> Iterator[dict[str, Any]]:
    """Yield somebody of each kind from a directory; a kind that it has nobody of is left out."""
    from datetime import date

    from leaders_network.gate.people import Person, access_list
    from leaders_network.problems import Problems
    from leaders_network.records.reading import read_records

    access = access_list(read_records(data, Problems()), date.fromisoformat(day), ())

    def first(identifier: str, who: str, found: Iterator[Person]) -> Iterator[dict[str, Any]]:
        for person in found:
            yield account(identifier, person.name, who, person.addresses[0])
            return

    leaders = [person for person in access if person.leader]
    yield from first("leader", "a leader", (one for one in leaders if one.groups == ("network",)))
    assistants = (one for one in access if one.assists and one.edits and not one.leader)
    yield from first("assistant", "who may edit for a leader", assistants)
    members = (one for one in leaders if len(one.groups) > 1)
    yield from first("member", "a leader and a member of a room", members)
    yield account("team", "Tess Tidewell", "of the team", TEAM)
    yield account("stranger", "Sid Stranger", "not in the directory", STRANGER)


def account(identifier: str, name: str, who: str, address: str) -> dict[str, Any]:
    """Return somebody as the demonstration provider knows them."""
    return {"id": identifier, "name": name, "who": who, "email": address, "verified": True}


def tell(stand: Stand) -> None:
    """Say where it stands and who can sign in."""
    lines = [f"  {one['name']}, {one['who']}: {one['email']}" for one in stand.providers[0].people]
    print(
        f"The gate is open at {stand.address}\n"
        "The browser warns of its certificate and of the provider's: both were made for this run.\n"
        "You can sign in as\n" + "\n".join(lines) + "\n"
        f"Try {stand.address}network/, {stand.address}team/ and {stand.address}mine/."
        " Ctrl-C stops it.",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
