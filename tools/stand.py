"""A gate and its demonstration providers, running on this machine from a folder of their own."""

from __future__ import annotations

import json
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.environment import ROOT, program
from tools.errors import SetupError
from tools.servers import program as server_program

HOST = "127.0.0.1"
_HOLDING = "127.0.0.2"
SITE, GATE = "site", "gate"
CERTIFICATE, CERTIFICATE_KEY = "certificate.pem", "certificate.key"
MEMORY = Path("/dev/shm")  # noqa: S108 - each stand makes a folder of its own there
"""Where Linux keeps files in memory; elsewhere there is nothing at this path."""
_PROVIDER = ROOT / "deploy" / "demonstration" / "provider.mjs"
_PATIENCE = 60.0
"""How many seconds a server is waited for: it may start beside others on few cores."""
_UNPRIVILEGED = "www-data"


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


@dataclass
class OpenIdProvider:
    """A demonstration provider; its people can be changed while it runs."""

    id: str
    folder: Path
    home: str
    domains: Sequence[str]
    people: list[dict[str, Any]]
    in_id_token: bool = False
    access_token_lasts: int = 3600
    renewal: str = "never"
    port: int = field(default_factory=free_port)
    secret: str = field(default_factory=lambda: secrets.token_hex(16))
    process: subprocess.Popen[bytes] | None = None

    @property
    def issuer(self) -> str:
        """Its issuer."""
        return f"https://{HOST}:{self.port}"

    @property
    def variable(self) -> str:
        """The variable that holds the gate's secret with it."""
        return f"GATE_SECRET_{self.id.upper().replace('-', '_')}"

    def tell(self) -> None:
        """Write down who its people are; it reads that again at every request."""
        settings = {
            "issuer": self.issuer,
            "certificate": str(self.folder / CERTIFICATE),
            "certificate_key": str(self.folder / CERTIFICATE_KEY),
            "client": {"id": "leaders-network", "secret": self.secret, "home": self.home},
            "people": self.people,
            "in_id_token": self.in_id_token,
            "access_token_lasts": self.access_token_lasts,
        }
        file = self._file
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(settings), encoding="utf-8")
        fresh.replace(file)

    @property
    def _file(self) -> Path:
        return self.folder / f"provider-{self.id}.json"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.tell()
        node = program(Path(sys.prefix), "node")
        with (self.folder / f"provider-{self.id}.log").open("ab") as log:
            command = [node, _PROVIDER, self._file]
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        wait_for(self.port, self.process, f"the provider {self.id}", Path(log.name))

    def stop(self) -> None:
        """Stop it, and wait until its port is free for the next."""
        end(self.process)
        self.process = None
        wait_until_closed(self.port)

    def as_settings(self) -> dict[str, Any]:
        """Return what the gate's settings say of it."""
        return {
            "id": self.id,
            "name": f"Demonstration {self.id}",
            "issuer": self.issuer,
            "client_id": "leaders-network",
            "secret": self.variable,
            "domains": list(self.domains),
            "renewal": self.renewal,
        }


@dataclass
class Stand:
    """A gate in a folder: `home/current` holds its site and its files, `state` what it keeps."""

    folder: Path
    providers: list[OpenIdProvider]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    key: str = field(default_factory=lambda: secrets.token_hex(32))
    session_key: str = field(default_factory=lambda: secrets.token_hex(32))
    run: Path = field(init=False)
    """The folder of its sessions and its process: in memory where there is memory for files."""

    def __post_init__(self) -> None:
        """Say where it will run."""
        where = MEMORY if os.access(MEMORY, os.W_OK) else self.folder
        self.run = where / f"gate-{secrets.token_hex(8)}"

    @property
    def address(self) -> str:
        """Where its sites stand."""
        return f"https://{HOST}:{self.port}/"

    @property
    def home(self) -> Path:
        """The folder of releases."""
        return self.folder / "home"

    @property
    def current(self) -> Path:
        """What is served."""
        return self.home / "current"

    @property
    def state(self) -> Path:
        """What the gate keeps."""
        return self.folder / "state"

    def settings(self, **more: Any) -> dict[str, Any]:
        """Return the gate's settings."""
        return {
            "address": self.address,
            "home": str(self.home),
            "state": str(self.state),
            "providers": [provider.as_settings() for provider in self.providers],
            "server": {
                "listen": f"{HOST}:{self.port}",
                "certificate": str(self.folder / CERTIFICATE),
                "certificate_key": str(self.folder / CERTIFICATE_KEY),
                "authorities": str(self.folder / CERTIFICATE),
                "user": _UNPRIVILEGED if _is_root() else "nobody",
            },
            **more,
        }

    def prepare(self, site: Path) -> None:
        """Make its folders, its certificate, and a release that holds a site."""
        self.folder.chmod(0o755)
        release = self.home / "releases" / "first"
        release.mkdir(parents=True)
        shutil.copytree(site, release / SITE, symlinks=False)
        self.current.symlink_to(Path("releases") / "first")
        certify(self.folder)
        self.state.mkdir()

    def start(self) -> None:
        """Start Apache, as nobody in particular, and wait until it answers."""
        who = self._given()
        with (self.folder / "gate.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.current / GATE / "start"], cwd="/", env=self.environment(), stdout=log,
                stderr=log, start_new_session=True, **who,
            )  # fmt: skip
        wait_for(self.port, self.process, "the gate", Path(log.name))

    def reload(self) -> None:
        """Do what a reload of the service does; requests that are under way are not disturbed."""
        assert self.process is not None
        command = [str(self.current / GATE / "start"), "--check"]
        with (self.folder / "gate.log").open("ab") as log:
            subprocess.run(
                command, cwd="/", env=self.environment(), stdout=log, stderr=log, check=True,
                **self._given(),
            )  # fmt: skip
        self.process.send_signal(signal.SIGUSR1)

    def _given(self) -> dict[str, Any]:
        """Give its folders to whom it runs as, and return that."""
        self.run.mkdir(mode=0o700, exist_ok=True)
        if _is_root():
            for folder in (self.state, self.run):
                subprocess.run(["chown", "-R", f"{_UNPRIVILEGED}:", folder], check=True)
            shutil.chown(self.folder / CERTIFICATE_KEY, group=_UNPRIVILEGED)
            for file in (self.current / GATE).rglob("*"):
                shutil.chown(file, group=_UNPRIVILEGED)
        if _is_root():
            return {"user": _UNPRIVILEGED, "group": _UNPRIVILEGED, "extra_groups": []}
        return {}

    def environment(self) -> Mapping[str, str]:
        """Return the variables that hold its secrets."""
        given = {provider.variable: provider.secret for provider in self.providers}
        path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
        keys = {"GATE_SESSION_KEY": self.session_key, "GATE_RUN": str(self.run)}
        return {"PATH": path, "LANG": "C.UTF-8", **keys, **given}

    def stop(self) -> None:
        """Stop Apache, and wait until its port is free for the next."""
        end(self.process)
        self.process = None
        wait_until_closed(self.port)

    def forget(self) -> None:
        """Remove what outlives its process: with it, everybody's sessions."""
        shutil.rmtree(self.run, ignore_errors=True)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def certify(folder: Path) -> None:
    """Make a certificate for this machine alone, good for a day."""
    openssl = server_program("openssl")
    command = (
        f"{openssl} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
        f" -subj /CN=demonstration -addext subjectAltName=IP:{HOST} -keyout {CERTIFICATE_KEY}"
        f" -out {CERTIFICATE}"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    (folder / CERTIFICATE_KEY).chmod(0o640)


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


@contextmanager
def running(stand: Stand) -> Iterator[Stand]:
    """Start a stand with its providers, and end all of them afterwards."""
    try:
        for provider in stand.providers:
            provider.start()
        stand.start()
        yield stand
    finally:
        stand.stop()
        stand.forget()
        for provider in stand.providers:
            provider.stop()
