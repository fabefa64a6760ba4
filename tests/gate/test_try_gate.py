"""The gate that is tried on one's own machine: what it says, and that nothing of it is left."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.environment import ROOT
from tools.servers import APACHE
from tools.try_gate import INTERRUPTED

BASE = ROOT / "tests" / "golden" / "base"


@pytest.fixture
def folder() -> Iterator[Path]:
    """Yield a folder that a server which is not oneself can look into, unlike the tests' own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def tried(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Yield the process with an open gate before a small network, and its port."""
    APACHE.ensure()
    own = ["--data", str(BASE / "directory_data"), "--content", str(BASE / "content")]
    with subprocess.Popen(
        [sys.executable, "-m", "tools.try_gate", *own, "--day", "2026-11-22"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        told = next(line for line in process.stdout if "The gate is open" in line)
        (port,) = re.findall(r":(\d+)/", told)
        try:
            yield process, int(port)
        finally:
            process.kill()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_whatever_ends_it_leaves_no_server_and_no_file(
    ending: signal.Signals, tried: tuple[subprocess.Popen[str], int], folder: Path
) -> None:
    process, port = tried
    assert answers(port)
    assert [*folder.glob("try-gate-*")]
    process.send_signal(ending)
    assert process.wait(timeout=60) == INTERRUPTED
    assert not answers(port)
    assert not [*folder.glob("try-gate-*")]


def answers(port: int) -> bool:
    """Return whether something listens on a port of this machine."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
