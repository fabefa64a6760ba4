"""A page for each person who signs in, beside the audiences' sites: `mine/TOKEN/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from markupsafe import Markup

from leaders_network.building.settings import Settings
from leaders_network.building.sources import Sources
from leaders_network.building.tree import Tree
from leaders_network.compact import digest
from leaders_network.gate.people import Person, access_list
from leaders_network.gate.tokens import token
from leaders_network.lean import frozen, slotted
from leaders_network.outputs.frames import Frame, Rendering
from leaders_network.outputs.printing import source_digest
from leaders_network.outputs.templates import Templates
from leaders_network.publish.mine import MineReader, basis_of, mine_view
from leaders_network.publish.sights import Sights, sights_of
from leaders_network.publish.site import site_view
from leaders_network.publish.views.basics import SiteView
from leaders_network.records.records import Records

FOLDER = "mine"
NETWORK = "../../network"
"""The way from a person's page to the network's site, whose styles and scripts it uses."""

_BANNER = Markup(
    '<p class="audience audience--mine"><strong class="audience__name">Yours</strong> '
    "Only you see this page.</p>"
)


@frozen
class _Page:
    path: str
    key: bytes
    reader: MineReader


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
    writing = _writing(settings, sources, network, templates)
    people = access_list(sources.records, settings.day, settings.team)
    return writing.write(people, settings.token_key, tree)


@frozen
class OwnPage:
    """Somebody's page, to be made when it is asked for."""

    name: str
    path: str
    """Where it stands, from the folder of all sites."""
    make: Callable[[], bytes]


def own_pages(
    settings: Settings, sources: Sources, network: Rendering, templates: Templates
) -> list[OwnPage]:
    """Return everybody's own page, by name; none without a key of tokens."""
    if settings.token_key is None:
        return []
    writing = _writing(settings, sources, network, templates)
    people = access_list(sources.records, settings.day, settings.team)
    made = [writing.own(person, settings.token_key) for person in people]
    return sorted(made, key=lambda page: page.name.casefold())


def choice_page(
    settings: Settings,
    sources: Sources,
    network: Rendering,
    templates: Templates,
    pages: Iterable[OwnPage],
) -> bytes:
    """Return the page that leads to each of some, where nobody signs in to be led to their own."""
    writing = _writing(settings, sources, network, templates, "../network")
    links = Markup("").join(
        Markup('<li><a href="{}">{}</a></li>').format(
            page.path.removeprefix(f"{FOLDER}/").removesuffix("index.html"), page.name
        )
        for page in pages
    )
    body = Markup(
        '<header class="masthead"><h1>Whose page?</h1><p class="lead">Behind a gate everybody is'
        " led to their own. Here you may look at each.</p></header>"
        '<div data-module="filter" data-items="li" data-label="Name" data-one="name"'
        ' data-many="names"><ul class="fold__columns">{}</ul></div>'
    ).format(links)
    return writing.frame.stamp(_filling("Whose page?", "The page of everybody.", "", body))


def _writing(
    settings: Settings,
    sources: Sources,
    network: Rendering,
    templates: Templates,
    way: str = NETWORK,
) -> _Writing:
    frame = network.frame(2, edited=False).moved("../..", way, _BANNER)
    site = site_view(sources.records, sources.audiences["network"], settings.day)
    return _Writing(sources.records, settings.day, templates, frame, site)


def _filling(title: str, description: str, canonical: str, body: str) -> dict[str, str]:
    return {
        "title": title,
        "description": description,
        "canonical": canonical,
        "head": Markup(""),
        "body": body,
    }


@slotted
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

    def own(self, person: Person, secret: bytes) -> OwnPage:
        page = self._page(person, secret, b"")

        def make() -> bytes:
            return self._made(page, sights_of(self.records, page.reader.edits, self.day))

        return OwnPage(person.name, page.path, make)

    def _page(self, person: Person, secret: bytes, common: bytes) -> _Page:
        reader = MineReader(person.name, person.leader, person.edits, person.assists)
        path = f"{FOLDER}/{token(person.key, secret)}/index.html"
        basis = basis_of(reader, self.records, self.day)
        return _Page(path, digest((common, basis)), reader)

    def _made(self, page: _Page, sights: Sights) -> bytes:
        view = mine_view(page.reader, self.records, self.day, sights)
        values = {"view": view, "site": self.site, "base": f"{NETWORK}/"}
        own = f"{self.site.address}../{page.path.removesuffix('index.html')}"
        canonical = own.replace("network/../", "")
        told = "Confirm and correct what the network holds."
        body = self.templates.draw("mine.html", values)
        return self.frame.stamp(_filling("Your details", told, canonical, body))
