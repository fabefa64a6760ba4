"""Serves a built tree to one person who is signed in, with a letter box, as a gate does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from tests.browser.station import Handler, answering

FORGETTING = """
  if (!sessionStorage.getItem("begun")) localStorage.clear();
  sessionStorage.setItem("begun", "yes");
"""
"""Lets a window begin with nothing that another kept, and keep what it keeps itself."""


@dataclass
class PostOffice:
    """One person's box: its file, and whether it is open."""

    token: str
    address: str = ""
    content: bytes | None = None
    open: bool = True
    signed_in: bool = True
    """Whether the gate still knows them."""
    box: str = "letters"
    interrupted: list[bytes] = field(default_factory=list)
    """What somebody else writes just before the next letter is put."""

    @property
    def letters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.content or b'{"letters": []}')["letters"]
        return found

    def as_at_first(self) -> PostOffice:
        """Return it empty and open, with its person signed in."""
        self.content, self.open, self.signed_in = None, True, True
        return self

    def tag(self) -> str:
        return f'"{hashlib.sha256(self.content or b"").hexdigest()[:16]}"'


class _Handler(Handler):
    office: PostOffice

    def __init__(self, office: PostOffice, *arguments: Any, **named: Any) -> None:
        self.office = office
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:  # noqa: N802 - the standard library's name
        if self.path == "/mine/":
            self.answer(302 if self.office.open else 404, Location=f"/mine/{self.office.token}/")
        elif not self.path.startswith("/inbox/"):
            super().do_GET()
        elif not self.office.signed_in:
            self.answer(401)
        elif self.path != f"/inbox/{self.office.box}/{self.office.token}.json":
            self.answer(403)
        elif self.office.content is None:
            self.answer(404)
        else:
            self.answer(200, self.office.content, ETag=self.office.tag())

    def do_HEAD(self) -> None:  # noqa: N802 - the standard library's name
        if self.path == "/mine/":
            self.do_GET()
        else:
            super().do_HEAD()

    def do_PUT(self) -> None:  # noqa: N802 - the standard library's name
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.office.signed_in:
            self.answer(401)
            return
        if self.office.interrupted:
            self.office.content = self.office.interrupted.pop()
        match = self.headers.get("If-Match")
        fits = match == self.office.tag() if match else self.office.content is None
        if fits:
            self.office.content = body
        self.answer(201 if fits else 412)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def post_office(site: Path, token: str, box: str = "letters") -> Iterator[PostOffice]:
    """Serve the tree to whoever has a token."""
    office = PostOffice(token, box=box)
    with answering(partial(_Handler, office, directory=str(site))) as office.address:
        yield office
