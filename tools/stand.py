"""A gate and its demonstration providers, running on this machine from a folder of their own."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.certificate import CERTIFICATE, CERTIFICATE_KEY, certify
from tools.listening import HOST, end, free_port, wait_for, wait_until_closed
from tools.provider import OpenIdProvider

SITE, GATE = "site", "gate"
MEMORY = Path("/dev/shm")  # noqa: S108 - each stand makes a folder of its own there
"""Where Linux keeps files in memory; elsewhere there is nothing at this path."""
_UNPRIVILEGED = "www-data"


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
                [self.current / GATE / "start"],
                cwd="/",
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
                **who,
            )
        wait_for(self.port, self.process, "the gate", Path(log.name))

    def reload(self) -> None:
        """Do what a reload of the service does; requests that are under way are not disturbed."""
        assert self.process is not None
        self.check()
        self.process.send_signal(signal.SIGUSR1)

    def check(self) -> None:
        """Do what comes before a reload.

        Raises:
            CalledProcessError: When the gate is not to be reloaded; its log says why.
        """
        command = [str(self.current / GATE / "start"), "--check"]
        with (self.folder / "gate.log").open("ab") as log:
            subprocess.run(
                command,
                cwd="/",
                env=self.environment(),
                stdout=log,
                stderr=log,
                check=True,
                **self._given(),
            )

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
