"""One invented network, built for every audience, and one browser to see it with."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from benchmarks.generate import generate
from leaders_network.building.build import build
from leaders_network.building.settings import Settings
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.browser.post_office import FORGETTING, PostOffice
from tests.browser.station import serving
from tests.conftest import PATIENCE
from tests.once import made_once

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TOKEN_KEY = b"the key of tokens in tests of browsers"
VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of every audience's site of an invented network."""
    return made_once(tmp_path_factory, "network", _build) / "site"


def _build(folder: Path) -> None:
    generate(60, folder, article_count=3)
    shutil.copytree(HERE / "harbour", folder, dirs_exist_ok=True)
    _share_an_office(folder / "directory_data" / "leaders")
    settings = Settings(
        data=folder / "directory_data",
        content=folder / "content",
        theme=ROOT / "theme",
        site=folder / "site",
        cache=folder / "cache",
        day=date(2026, 11, 22),
        token_key=TOKEN_KEY,
    )
    build(settings, MkDocsRenderer(ROOT / "mkdocs.yml"))


SHARED = "petra.quist@shared-office.example"
"""The assistant of five leaders."""
_PETRA = f"""\
      - name: Petra Quist
        email: {SHARED}
        may_edit: true
"""


def _share_an_office(leaders: Path) -> None:
    """Give five leaders, who have assistants, one more whom they share."""
    before = "    assistants:\n"
    texts = {file: file.read_text(encoding="utf-8") for file in sorted(leaders.glob("*.yml"))}
    five = [file for file, text in texts.items() if text.count(before) == 1][-5:]
    for file in five:
        text = texts[file].replace(before, f"{before}{_PETRA}")
        file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the sites are served."""
    with serving(site) as root:
        yield root


_IDLE = "new Promise((done) => requestIdleCallback(() => done(), {timeout: 1000}))"


@dataclass
class Reader:
    """Somebody with a browser window, and what the browser noticed while they read."""

    address: str
    page: Page
    scripts: bool = True
    """Whether scripts run in the window."""
    path: str | None = None
    """What was opened last."""
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    _awaited: set[Request] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Keep what is asked for until it has come."""
        self.page.on("request", self._awaits)
        self.page.on("requestfinished", self._has)
        self.page.on("requestfailed", self._has)

    def open(self, path: str) -> Page:
        """Go to a page and return it once it stands still."""
        self._awaited.clear()
        self.path = path
        self.page.goto(self.address + path)
        return self.settled()

    def settled(self) -> Page:
        """Return the page once all that scripts asked for has come, and they are idle.

        A page's own scripts are fetched after it has loaded, and only then add their controls. To
        be idle once is not enough: what has just come may be about to ask for more.
        """
        until, quiet = time.monotonic() + PATIENCE / 1000, 0
        while self.scripts and quiet < 2:
            self.page.evaluate(_IDLE)
            quiet = 0 if self._awaited else quiet + 1
            assert time.monotonic() < until, [one.url for one in self._awaited]
        return self.page

    def elsewhere(self) -> list[str]:
        """Return the requests for anything that does not stand on this server."""
        return [url for url in self.requests if not url.startswith((self.address, "data:"))]

    def violations(self) -> list[str]:
        """Return what the policy refused to this page."""
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def _awaits(self, request: Request) -> None:
        self._awaited.add(request)

    def _has(self, request: Request) -> None:
        self._awaited.discard(request)


Opening = Callable[..., Reader]


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Opening]:
    """Opens windows of a browser, one for each way of reading, and keeps them for the module."""
    windows: dict[str, tuple[BrowserContext, Reader]] = {}

    def opened(width: int = 1280, height: int = 900, **options: Any) -> Reader:
        key = f"{width} {height} {sorted(options.items())}"
        if key not in windows:
            context = browser.new_context(viewport={"width": width, "height": height}, **options)
            context.add_init_script(VIOLATIONS)
            scripts = options.get("java_script_enabled", True)
            windows[key] = context, _watching(Reader(address, context.new_page(), scripts))
        return windows[key][1]

    yield opened
    for context, _ in windows.values():
        context.close()


def _watching(reader: Reader) -> Reader:
    page = reader.page
    page.on("request", lambda request: reader.requests.append(request.url))
    page.on("pageerror", lambda error: reader.errors.append(str(error)))
    page.on(
        "console",
        lambda message: reader.errors.append(message.text) if message.type == "error" else None,
    )
    return reader


@pytest.fixture
def own(browser: Browser, address: str) -> Iterator[Reader]:
    """Somebody whose browser knows nothing yet, on a telephone in the dark."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, color_scheme="dark", accept_downloads=True
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    reader = Reader(address, context.new_page())
    reader.page.on("pageerror", lambda error: reader.errors.append(str(error)))
    yield reader
    assert reader.errors == []
    context.close()


@pytest.fixture
def office(house: PostOffice) -> PostOffice:
    """The post office that a module keeps, as it was at first."""
    return house.as_at_first()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone that has no worker: one would ask for what the tests hold back."""
    made = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    made.add_init_script(VIOLATIONS)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A telephone's window, which keeps nothing of the test before."""
    page = context.new_page()
    page.add_init_script(FORGETTING)
    yield page
    page.close()
