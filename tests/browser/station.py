"""Serves a built tree as its host does, under the strictest policy that its pages allow."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'"
)


EDITOR = "/team/admin/"
"""The web editor's page brings a policy of its own, and no other may narrow it."""

OTHERS = ("/network/", "/team/", "/rooms/", "/mine/")
"""Every other address is the public's."""

KEPT = (".css", ".js", ".mjs", ".svg", ".woff2")
"""What every page needs, and a browser need not ask for again: nobody changes a tree here."""


class Handler(SimpleHTTPRequestHandler):
    """Serves files, each page under a policy of its own, many over one connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def translate_path(self, path: str) -> str:
        return super().translate_path(path if path.startswith(OTHERS) else f"/public{path}")

    def end_headers(self) -> None:
        file = Path(self.translate_path(self.path))
        page = file / "index.html" if file.is_dir() else file
        own = self.path.startswith(EDITOR)
        if page.suffix == ".html" and page.is_file() and not own:
            self.send_header("Content-Security-Policy", _policy_of(page))
        if page.suffix in KEPT:
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing about each request."""


@cache
def _policy_of(page: Path) -> str:
    return policy(page.read_bytes())


def policy(page: bytes) -> str:
    """Return a policy under which a page's own inline scripts run, and no others."""
    digests = (hashlib.sha256(script).digest() for script in _INLINE.findall(page))
    hashes = sorted({f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests})
    return _POLICY.format(scripts=" ".join(hashes))


def serving(folder: Path) -> AbstractContextManager[str]:
    """Serve the folder of every audience's site, and give the address of the public's."""
    return answering(partial(Handler, directory=str(folder)))


class _Server(ThreadingHTTPServer):
    """Lets nobody wait a second and more to be let in, as who comes to a full queue must."""

    daemon_threads = True
    request_queue_size = 128


@contextmanager
def answering(handler: Callable[..., Handler]) -> Iterator[str]:
    """Answer on a port of its own, and give its address; what fails meanwhile ends it as well."""
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
