"""The same measurement in Chromium: a page of its own for each engine and run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tools.browser import ensure

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_MEASURE = """async () => {
  const {timed} = await import("/timing.mjs");
  const read = async (name) => (await fetch(name)).json();
  const [files, queries] = await Promise.all([read("/files.json"), read("/queries.json")]);
  const began = performance.now();
  const {ready} = await import("/bundle.mjs");
  const script = performance.now() - began;
  return {script, ...await timed(ready, files, queries)};
}"""
_OWN = ("/favicon.ico", "/page.html", "/timing.mjs", "/bundle.mjs", "/files.json", "/queries.json")


@dataclass(frozen=True, slots=True)
class Browsing:
    """A browser that measures engines."""

    browser: Browser

    def measure(self, folder: Path) -> dict[str, Any]:
        """Return what `timing.mjs` tells of the engine in a folder, and what it `fetched`."""
        fetched: list[str] = []
        with _serving(folder, fetched) as address:
            context = self.browser.new_context()
            try:
                page = context.new_page()
                page.goto(f"{address}/page.html")
                told: dict[str, Any] = page.evaluate(_MEASURE)
            finally:
                context.close()
        return {**told, "fetched": [path for path in fetched if path not in _OWN]}


@contextmanager
def browsing() -> Iterator[Browsing]:
    """Give a browser, and close it afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure(), args=_FLAGS)
        try:
            yield Browsing(browser)
        finally:
            browser.close()


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder so that its clock is fine enough: browsers blur it for other pages."""

    def __init__(self, *arguments: Any, fetched: list[str], **options: Any) -> None:
        self.fetched = fetched
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Remember what is asked for: a page does not see what its threads fetch."""
        self.fetched.append(self.path.partition("?")[0])
        super().do_GET()

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def end_headers(self) -> None:
        """Set the page apart from others."""
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def _serving(folder: Path, fetched: list[str]) -> Iterator[str]:
    (folder / "page.html").write_text("<!doctype html><title>Bench</title>", encoding="utf-8")
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Handler, directory=str(folder), fetched=fetched)
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
