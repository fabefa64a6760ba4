"""Programs that listen on this machine: each has a port, is waited for, and is ended whole."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tools.errors import SetupError

HOST = "127.0.0.1"
_HOLDING = "127.0.0.2"
_PATIENCE = 60.0
"""How many seconds a server is waited for: it may start beside others on few cores."""
_PORTS = range(20_000, 32_000)
"""Below those that Linux gives to whoever asks for any: nobody gets one of these by chance."""


def free_port() -> int:
    """Return a port that nobody listens on, and that this gives to nobody else for now.

    Raises:
        SetupError: When no port is free.
    """
    for port in random.sample(_PORTS, len(_PORTS)):
        with suppress(OSError), socket.socket() as probe:
            probe.bind((HOST, port))
            _hold(port)
            return port
    raise SetupError("no port is free on this machine")


def _hold(port: int) -> None:
    """Hold a port until this process ends, at another address of this machine.

    What listens on it may be stopped and started again. Others that ask for a port here, each in a
    process of its own, see that it is held.
    """
    if sys.platform == "linux":
        with socket.socket() as held:
            held.bind((_HOLDING, port))
            held.detach()


def wait_for(port: int, process: subprocess.Popen[bytes], what: str, log: Path) -> None:
    """Wait until something listens on a port.

    Raises:
        SetupError: When the process ends or nothing listens in time.
    """
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.02)
    end(process)
    words = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    raise SetupError(f"{what} did not start: {words[-1] if words else 'it said nothing'} ({log})")


def wait_until_closed(port: int) -> None:
    """Wait until nothing listens on a port.

    What a script started may hold its port for a moment after the script is gone.

    Raises:
        SetupError: When something still listens after a while.
    """
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) != 0:
                return
        time.sleep(0.02)
    raise SetupError(f"something still listens on port {port} of {HOST}")


def end(process: subprocess.Popen[bytes] | None) -> None:
    """End a process that was started here with all it started itself, and wait until it is gone.

    A program such as `node` may be a script that starts the real one.
    """
    if process is not None and process.poll() is None:
        _signal(process, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            _signal(process, signal.SIGKILL)
            process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to a process, and to its group where it leads one."""
    if os.getpgid(process.pid) == process.pid:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
