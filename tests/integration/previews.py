"""A real `build.py serve` over a small directory, and raw requests to it."""

from __future__ import annotations

import os
import queue
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
_ANNOUNCED = "Serving on http://127.0.0.1:"


@dataclass(slots=True)
class Preview:
    """A process that serves, and what it has said."""

    process: subprocess.Popen[str]
    folder: Path
    said: list[str] = field(default_factory=list)
    lines: queue.Queue[str] = field(default_factory=queue.Queue)
    port: int = 0

    @property
    def address(self) -> str:
        """The address of its root."""
        return f"http://127.0.0.1:{self.port}"

    def heard(self, words: str) -> str:
        """Wait until it says a line with these words, and return the line."""
        end = time.monotonic() + PATIENCE
        while (left := end - time.monotonic()) > 0:
            with suppress(queue.Empty):
                line = self.lines.get(timeout=left)
                self.said.append(line)
                if words in line:
                    return line
        raise AssertionError(f"it never said {words!r}, but: {self.said}")

    def answer(
        self, target: str, *, method: str = "GET", host: str | None = None
    ) -> tuple[int, str]:
        """Return the status and text of its answer to a request, sent as it is."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.putrequest(method, target, skip_host=True)
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            connection.putheader("Content-Length", "0")
            connection.endheaders()
            response: HTTPResponse = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        return response.status, text

    def raw(self, request: bytes) -> bytes:
        """Return whatever it sends back for any bytes at all."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as wire:
            wire.sendall(request)
            wire.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: wire.recv(65536), b""))

    def shows(self, target: str, words: str) -> str:
        """Wait until a page holds some words, and return the page."""
        return self._until(target, words, wanted=True)

    def stops_showing(self, target: str, words: str) -> str:
        """Wait until a page no longer holds some words, and return the page."""
        return self._until(target, words, wanted=False)

    def _until(self, target: str, words: str, *, wanted: bool) -> str:
        end = time.monotonic() + PATIENCE
        text = ""
        while time.monotonic() < end:
            _, text = self.answer(target)
            if (words in text) == wanted:
                return text
            time.sleep(0.2)  # asking makes the page, beside what is waited for
        raise AssertionError(f"{target}: {words!r} should be shown: {wanted}\n{text[-3000:]}")


def command(folder: Path, port: int = 0) -> list[str]:
    """Return the command that serves a folder."""
    places = ("data", "directory_data"), ("content", "content"), ("theme", "theme")
    options = [word for name, place in places for word in (f"--{name}", str(folder / place))]
    return [
        sys.executable,
        str(ROOT / "build.py"),
        "serve",
        "--day",
        "2026-11-22",
        "--port",
        str(port),
        "--site",
        str(folder / "site"),
        "--cache",
        str(folder / "cache"),
        *options,
    ]


@contextmanager
def previewing(folder: Path) -> Iterator[Preview]:
    """Serve a folder that holds `directory_data`, `content` and `theme`, and stop at the end."""
    process = subprocess.Popen(
        command(folder),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    preview = Preview(process, folder)
    listening = Thread(target=_listen, args=(preview,))
    listening.start()
    try:
        line = preview.heard(_ANNOUNCED)
        preview.port = int(line.removeprefix(_ANNOUNCED).split("/")[0])
        yield preview
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
        process.kill()
        process.wait()
        listening.join()


def _listen(preview: Preview) -> None:
    assert preview.process.stdout is not None
    with preview.process.stdout as spoken:
        for line in spoken:
            preview.lines.put(line.rstrip("\n"))
