"""A page for each person who signs in, beside the audiences' sites: `mine/TOKEN/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from leaders_network.building.settings import Settings
from leaders_network.building.sources import Sources
from leaders_network.building.tree import Tree
from leaders_network.compact import digest
from leaders_network.gate.people import Person, access_list
from leaders_network.gate.tokens import token
from leaders_network.outputs.frames import Frame, Rendering
from leaders_network.outputs.printing import source_digest
from leaders_network.outputs.templates import Templates
from leaders_network.publish.mine import Reader, Sights, basis_of, mine_view, sights_of
from leaders_network.publish.publication import site_view
from leaders_network.publish.views import SiteView
from leaders_network.records.reading import Records

FOLDER = "mine"
NETWORK = "../../network"
"""The way from a person's page to the network's site, whose styles and scripts it uses."""

_BANNER = Markup(
    '<p class="audience audience--mine"><strong class="audience__name">Yours</strong> '
    "Only you see this page.</p>"
)


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    key: bytes
    reader: Reader


def write_mine(
    settings: Settings,
    sources: Sources,
    network: Rendering | None,
    templates: Templates,
    tree: Tree,
) -> int:
    """Put everybody's own page into the tree; return how many there are.

    Args:
        settings: With the key of tokens; without it there are no such pages.
        sources: The records, and whoever is in them.
        network: The network's rendering, in whose frame they stand; None where it is not built,
            and then the pages stay as they are.
        templates: Draw them.
        tree: What was there for somebody who may no longer sign in is gone from it.
    """
    if settings.token_key is None:
        return 0
    if network is None:
        tree.retain(FOLDER)
        return 0
    frame = network.frame(2, edited=False).moved("../..", NETWORK, _BANNER)
    site = site_view(sources.records, sources.audiences["network"], settings.day)
    writing = _Writing(sources.records, settings.day, templates, frame, site)
    people = access_list(sources.records, settings.day, settings.team)
    return writing.write(people, settings.token_key, tree)


@dataclass(slots=True)
class _Writing:
    """What all pages have in common."""

    records: Records
    day: date
    templates: Templates
    frame: Frame
    site: SiteView

    def write(self, people: Iterable[Person], secret: bytes, tree: Tree) -> int:
        common = digest((self.frame.digest, self.templates.digest, source_digest(), self.site))
        pages = [self._page(person, secret, common) for person in people]
        changed = [page for page in pages if tree.known.get(page.path) != page.key]
        leaders = dict.fromkeys(each for page in changed for each in page.reader.edits)
        sights = sights_of(self.records, leaders, self.day)
        for page in pages:
            tree.put(page.path, page.key, partial(self._made, page, sights))
        return len(pages)

    def _page(self, person: Person, secret: bytes, common: bytes) -> _Page:
        reader = Reader(person.name, person.leader, person.edits, person.assists)
        path = f"{FOLDER}/{token(person.key, secret)}/index.html"
        basis = basis_of(reader, self.records, self.day)
        return _Page(path, digest((common, basis)), reader)

    def _made(self, page: _Page, sights: Sights) -> bytes:
        view = mine_view(page.reader, self.records, self.day, sights)
        values = {"view": view, "site": self.site, "base": f"{NETWORK}/"}
        own = f"{self.site.address}../{page.path.removesuffix('index.html')}"
        filling: dict[str, str] = {
            "title": "Your details",
            "description": "Confirm and correct what the network holds.",
            "canonical": own.replace("network/../", ""),
            "head": Markup(""),
            "body": self.templates.draw("mine.html", values),
        }
        return self.frame.stamp(filling)
