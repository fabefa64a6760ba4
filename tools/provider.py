"""A demonstration provider of OpenID Connect, with people who can be changed while it runs."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.certificate import CERTIFICATE, CERTIFICATE_KEY
from tools.environment import ROOT, program
from tools.listening import HOST, end, free_port, wait_for, wait_until_closed

_PROVIDER = ROOT / "deploy" / "demonstration" / "provider.mjs"


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
