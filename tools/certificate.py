"""A certificate for this machine alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tools.listening import HOST
from tools.servers import program

CERTIFICATE, CERTIFICATE_KEY = "certificate.pem", "certificate.key"


def certify(folder: Path) -> None:
    """Make a certificate for this machine alone, good for a day."""
    openssl = program("openssl")
    command = (
        f"{openssl} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
        f" -subj /CN=demonstration -addext subjectAltName=IP:{HOST} -keyout {CERTIFICATE_KEY}"
        f" -out {CERTIFICATE}"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    (folder / CERTIFICATE_KEY).chmod(0o640)
