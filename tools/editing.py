"""The web editor at work on this machine: files in a repository, Decap's own server, a window."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, expect, sync_playwright

from tools.browser import ensure
from tools.environment import ROOT, program
from tools.listening import end, free_port, wait_for

PROXY = "http://127.0.0.1:8081"
"""Where the editor's page looks for Decap's server."""


def repository_of(source: Path, folder: Path) -> Path:
    """Return a new repository with the files of a directory and its content."""
    for part in ("directory_data", "content"):
        shutil.copytree(source / part, folder / part)
    git = ("git", "-c", "user.name=Editor", "-c", "user.email=editor@leaders.example")
    for words in (
        ("init", "--quiet", "--initial-branch", "main"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", "Begin"),
    ):
        subprocess.run([*git, *words], cwd=folder, check=True)
    for key, value in (("user.name", "Editor"), ("user.email", "editor@leaders.example")):
        subprocess.run(["git", "config", key, value], cwd=folder, check=True)
    return folder


def options(repository: Path, folder: Path, day: str) -> list[str]:
    """Return the options that say where things stand, and the day."""
    places = {
        "data": repository / "directory_data",
        "content": repository / "content",
        "theme": ROOT / "theme",
        "site": folder / "site",
        "cache": folder / "cache",
    }
    return [f"--day={day}", *(f"--{name}={path}" for name, path in places.items())]


def build_team(repository: Path, folder: Path, day: str) -> None:
    """Build the team's site, in which the editor stands, into `folder/site`."""
    command = [sys.executable, str(ROOT / "build.py"), "build", "--audience=team"]
    subprocess.run([*command, *options(repository, folder, day)], check=True)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing about each request."""


@contextmanager
def decap(repository: Path, folder: Path) -> Iterator[str]:
    """Run Decap's own server on a repository, and give its address."""
    port = free_port()
    script = ROOT / "node_modules" / "decap-server" / "dist" / "index.js"
    settings = {
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repository),
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "ORIGIN": "*",
    }
    node = program(Path(sys.prefix), "node")
    with process([node, script], port, folder / "decap.log", settings):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def process(
    command: Sequence[Any], port: int, log: Path, settings: dict[str, str]
) -> Iterator[None]:
    """Run a server until one is done with it."""
    with log.open("ab") as out:
        server = subprocess.Popen(
            list(command),
            env={**os.environ, **settings},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        try:
            wait_for(port, server, log.stem, log)
            yield
        finally:
            end(server)


@contextmanager
def window(width: int, height: int) -> Iterator[Page]:
    """Open a window of a browser."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=ensure(), args=options)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(30_000)
        yield page
        browser.close()


def sign_in(page: Page, address: str, proxy: str) -> None:
    """Open the editor, as whoever sits at this machine."""
    page.route(f"{PROXY}/**", lambda route: _forward(route, proxy))
    page.goto(f"{address}/team/admin/")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Leaders", exact=True)).to_be_visible()


def open_form(page: Page, address: str, way: str) -> None:
    """Load a page of the editor anew: a change of the fragment alone would keep the last form."""
    page.goto("about:blank")
    page.goto(f"{address}/team/admin/#/{way}")


def _forward(route: Route, proxy: str) -> None:
    route.fulfill(response=route.fetch(url=route.request.url.replace(PROXY, proxy)))
