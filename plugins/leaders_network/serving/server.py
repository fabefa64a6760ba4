"""A server for one editor at one machine. It is not for readers: it checks nobody."""

from __future__ import annotations

import sys
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from leaders_network.addresses import EDITOR
from leaders_network.serving.dressing import ASSETS, dressed, problem_page
from leaders_network.serving.faults import explained
from leaders_network.serving.workshop import Found, Workshop

EVENTS = f"{ASSETS}events"
_SIGN_OUT = "/sign-out"
_HERE = Path(__file__).parent / "assets"
_ASSETS = {"serving.css": "text/css", "serving.mjs": "text/javascript"}
_HEARTBEAT = 15.0
_PAGE = "text/html"
_THEME = ("assets/stylesheets/", "assets/javascripts/", "assets/vendor/")
"""Styles and scripts: nothing in them is about anybody, so a browser may keep them."""


class Server(ThreadingHTTPServer):
    """Serves a workshop; a request that hangs never keeps the process alive."""

    daemon_threads = True
    request_queue_size = 128
    """Whoever comes to a full queue waits a second and more; by default five fill it."""

    def __init__(self, workshop: Workshop, host: str, port: int) -> None:
        super().__init__((host, port), partial(_Handler, workshop))
        self.hosts = {f"{name}:{self.server_port}" for name in (host, "localhost", "127.0.0.1")}

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went on before its answer was there."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def __init__(self, workshop: Workshop, *arguments: object) -> None:
        self.workshop = workshop
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file of a site, one of our own, or the stream of changes."""
        if self.headers.get("Host") not in self.server.hosts:
            # Else a page elsewhere could have its own name lead here and read what it likes.
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers to its own name only.")
            return
        address = unquote(urlsplit(self.path).path)
        if address == EVENTS:
            self._stream()
        elif address == _SIGN_OUT:
            self._redirect("/")  # nobody is signed in here, so the public's site is what is left
        elif address.startswith(ASSETS):
            self._asset(address.removeprefix(ASSETS))
        else:
            self._drawn(address)

    do_HEAD = do_GET  # noqa: N815 - the standard library's name

    def log_message(self, *_: object) -> None:
        """Say nothing about each request."""

    def _drawn(self, address: str) -> None:
        version = self.workshop.version
        try:
            self._page(address)
        except FileNotFoundError:
            # A newer rendering has just taken the place of the one that this page is read from.
            self.workshop.wait(version, seconds=_HEARTBEAT)
            self._page(address)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - a template under work can fail in any way
            page = problem_page(explained(error), self.workshop.version)
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, page, _PAGE)

    def _page(self, address: str) -> None:
        # Asked first: a page made while these change must not pass for the newer one.
        version, problems = self.workshop.version, self.workshop.problems
        found = self.workshop.find(address)
        if found is not None and found.path.startswith(_THEME):
            self._send_asset(found.content, found.kind)
        elif found is not None:
            self._send(HTTPStatus.OK, self._dressed(found, version, problems), found.kind)
        elif self.workshop.display is None:
            page = problem_page(problems, version)
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, page, _PAGE)
        elif not address.endswith("/") and self.workshop.find(f"{address}/"):
            self._redirect(f"{urlsplit(self.path).path}/")
        else:
            self._missing(address, version, problems)

    def _missing(self, address: str, version: int, problems: str) -> None:
        audience, _ = self.workshop.split(address)
        root = "/" if audience is None or audience.folder == "public" else f"/{audience.folder}/"
        page = self.workshop.find(f"{root}404.html")
        content = self._dressed(page, version, problems) if page else b"There is no such page."
        self._send(HTTPStatus.NOT_FOUND, content, _PAGE)

    def _dressed(self, found: Found, version: int, problems: str) -> bytes:
        display = self.workshop.display
        # The web editor's page would be told to reload by its own saves, and lose what is typed.
        if found.kind != _PAGE or display is None or found.path == EDITOR:
            return found.content
        return dressed(
            found.content,
            found.audience,
            found.path,
            display.audiences,
            version,
            problems,
        )

    def _asset(self, name: str) -> None:
        if name not in _ASSETS:
            self._send(HTTPStatus.NOT_FOUND, b"There is no such file.")
            return
        self._send_asset((_HERE / name).read_bytes(), _ASSETS[name])

    def _redirect(self, location: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"/{location.lstrip('/')}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_asset(self, content: bytes, kind: str) -> None:
        """Send what pages look like; a browser that has it is told so, for an editor waits."""
        tag = f'"{blake2b(content, digest_size=16).hexdigest()}"'
        if self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, None, kind, tag)
        else:
            self._send(HTTPStatus.OK, content, kind, tag)

    def _send(
        self, status: HTTPStatus, content: bytes | None, kind: str = "text/plain", tag: str = ""
    ) -> None:
        """Send an answer. One with a tag may be kept, and is asked for again by its tag."""
        text = kind.startswith("text/") or kind == "application/json"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        if content is not None:
            self.send_header("Content-Length", str(len(content)))
        if tag:
            self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache" if tag else "no-store")
        self.end_headers()
        if content and self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        """Tell a page the version whenever it changes (server-sent events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        version = -1
        try:
            while True:
                version = self.workshop.wait(version, seconds=_HEARTBEAT)
                self.wfile.write(f"data: {version}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return
