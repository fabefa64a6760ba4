"""The last good sources and everything made from them, renewed whenever a file changes."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from threading import Condition, Lock
from time import monotonic

from jinja2 import TemplateError

from leaders_network.audiences import Audience
from leaders_network.building.build import checked_sources, chosen, open_edition
from leaders_network.building.edition import Edition
from leaders_network.building.mine import FOLDER as MINE
from leaders_network.building.mine import choice_page, own_pages
from leaders_network.building.rendering import renderings
from leaders_network.building.settings import Settings
from leaders_network.building.sources import Sources
from leaders_network.outputs.files import File
from leaders_network.outputs.frames import Renderer, Rendering
from leaders_network.outputs.indexes import SEARCH
from leaders_network.outputs.templates import Templates
from leaders_network.problems import InvalidDirectoryError, NetworkError, reason_and_file, render
from leaders_network.records.field import NETWORK, PUBLIC
from leaders_network.serving.faults import explained


@dataclass(slots=True)
class Listing:
    """The files of a site by their paths, listed as far as was asked for: an editor waits."""

    begin: Callable[[], Iterator[tuple[str, File]]]
    _known: dict[str, File] = field(default_factory=dict)
    _rest: Iterator[tuple[str, File]] | None = None

    def find(self, path: str) -> File | None:
        """Return a file, or None; where listing fails it is begun again, and fails again."""
        if path in self._known:
            return self._known[path]
        rest, self._rest = self._rest or self.begin(), None
        for listed, file in rest:
            self._known[listed] = file
            if listed == path:
                break
        self._rest = rest
        return self._known.get(path)


@dataclass(slots=True)
class Display:
    """One good state of the sources; each audience's site is listed as far as was asked for."""

    settings: Settings
    sources: Sources
    audiences: tuple[Audience, ...]
    renderings: Mapping[str, Rendering]
    templates: Templates
    _editions: dict[str, Edition] = field(default_factory=dict)
    _listings: dict[str, Listing] = field(default_factory=dict)
    _indexes: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _own: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def content(self, audience: Audience, path: str) -> bytes | None:
        """Return a file of one audience's site, or None; its index is made when it is searched."""
        if path.startswith(SEARCH):
            return self.index(audience).get(path)
        file = self._file(audience, path)
        return file.make() if file else None

    def _file(self, audience: Audience, path: str) -> File | None:
        with self._lock:
            if audience.name not in self._listings:
                self._listings[audience.name] = Listing(self._edition(audience).files)
            return self._listings[audience.name].find(path)

    def index(self, audience: Audience) -> dict[str, bytes]:
        """Return the files of one audience's index by their paths."""
        with self._lock:
            if audience.name not in self._indexes:
                self._indexes[audience.name] = self._edition(audience).index()
            return self._indexes[audience.name]

    def own(self, path: str) -> bytes | None:
        """Return somebody's own page, or the one that leads to all of them, or None."""
        network = self.renderings.get(NETWORK)
        if network is None or self.settings.token_key is None:
            return None
        with self._lock:
            if not self._own:
                given = (self.settings, self.sources, network, self.templates)
                pages = own_pages(*given)
                self._own = {page.path: page.make for page in pages}
                self._own[f"{MINE}/index.html"] = partial(choice_page, *given, pages)
        make = self._own.get(path)
        return make() if make else None

    def _edition(self, audience: Audience) -> Edition:
        if audience.name not in self._editions:
            rendering = self.renderings[audience.name]
            self._editions[audience.name] = open_edition(
                self.settings, self.sources, audience, rendering, self.templates
            )
        return self._editions[audience.name]


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: its bytes, their type, and whose site it belongs to."""

    content: bytes
    kind: str
    audience: Audience
    path: str


class Workshop:
    """Keeps the last good display, and says what is wrong with the files as they are now."""

    def __init__(self, settings: Settings, renderer: Renderer) -> None:
        self.settings, self.renderer = settings, renderer
        self.display: Display | None = None
        self.problems = ""
        self.version = 0
        self.seconds = 0.0
        self._changed = Condition()
        self._templates: Templates | None = None

    def refresh(self, *, theme_changed: bool = False) -> None:
        """Read everything again; where that fails, keep the last good display and say why."""
        begun = monotonic()
        try:
            if self._templates is None or theme_changed:
                # Compiled in memory: a folder of compiled templates forgets those still in use.
                self._templates = Templates(self.settings.theme / "directory")
            display: Display | None = self._read(self._templates)
            problems = ""
        except InvalidDirectoryError as error:
            display, problems = self.display, f"{render(error.problems)}\n\n{error}"
        except NetworkError as error:
            display, problems = self.display, str(error)
        except TemplateError as error:
            display, problems = self.display, explained(error)
        except OSError as error:  # a file may go between being seen and being read
            display, problems = self.display, reason_and_file(error)
        with self._changed:
            self.display, self.problems = display, problems
            self.version += 1
            self.seconds = monotonic() - begun
            self._changed.notify_all()

    def is_torn(self) -> bool:
        """Return whether what pages are read from is gone: the cache may be deleted at any time."""
        made = self.display.renderings.values() if self.display else ()
        return not all(rendering.folder.is_dir() for rendering in made)

    def wait(self, version: int, *, seconds: float) -> int:
        """Return the version once it differs from the one given, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, timeout=seconds)
            return self.version

    def find(self, address: str) -> Found | None:
        """Return what stands at a path of the server, or None."""
        if self.display is None:
            return None
        audience, path = self.split(address)
        if audience is None:
            return None
        name = path if path and not path.endswith("/") else f"{path}index.html"
        if audience.name == PUBLIC and name.startswith(f"{MINE}/"):
            return self._own(name)
        content = self.display.content(audience, name)
        if content is None:
            return None
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Found(content, kind, audience, path)

    def _own(self, name: str) -> Found | None:
        """Return somebody's own page; it stands in no audience's site."""
        audiences = self.display.audiences if self.display else ()
        network = next((a for a in audiences if a.name == NETWORK), None)
        content = self.display.own(name) if self.display else None
        return Found(content, "text/html", network, "") if content and network else None

    def split(self, address: str) -> tuple[Audience | None, str]:
        """Return whose site a path of the server lies in, and the path within that site."""
        audiences = self.display.audiences if self.display else ()
        path = address.lstrip("/")
        for audience in audiences:
            if audience.name != PUBLIC and path.startswith(f"{audience.folder}/"):
                return audience, path.removeprefix(f"{audience.folder}/")
        return next((a for a in audiences if a.name == PUBLIC), None), path

    def _read(self, templates: Templates) -> Display:
        sources = checked_sources(self.settings, templates)
        audiences = tuple(chosen(self.settings, sources))
        rendered = renderings(sources, audiences, self.renderer, self.settings)
        return Display(self.settings, sources, audiences, rendered, templates)
