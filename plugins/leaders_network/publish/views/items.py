"""Items of content on their own pages."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.body import Body
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Link, Portrait
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.events import Happening
from leaders_network.publish.views.people import Person
from leaders_network.publish.views.rows import ItemList, ItemRow
from leaders_network.publish.views.studies import Citation


@view
class Credit:
    """Somebody an item names: what they did (`Chosen by`), and their page where there is one."""

    role: str
    person: Link
    portrait: Portrait | None = None
    line: str = ""
    """Their post, or where they work."""


@view
class Step:
    """An item in a collection, and what to look for in it."""

    row: ItemRow
    note: str


@view
class StepRun:
    """Some of a long collection's items, one after another."""

    first: int
    """The number of the first of them."""
    name: str
    steps: tuple[Step, ...]


@view
class Resource:
    """A file or an address that comes with an item."""

    title: str
    href: str
    """From the root of the site, or a whole address."""
    is_outward: bool


@view
class ItemWords:
    """What an item's own page says in words, for the search; not who and what it is linked with."""

    row: ItemRow
    body: Body
    names: tuple[str, ...]
    """Of those who wrote it, chose it, or are named by it in another way."""
    sections: tuple[tuple[str, str | Prose], ...]
    """Short texts that come before the body, under headings."""
    steps: tuple[tuple[str, str], ...]
    """The items it holds in their order: the title of each, and what to look for."""


@view
class ItemView:
    """An item's own page."""

    row: ItemRow
    body: Body
    credits: tuple[Credit, ...]
    facts: tuple[tuple[str, str], ...]
    """What is known of it, in words: (`Published`, `4 March 2026`)."""
    sections: tuple[tuple[str, str], ...] = ()
    """Short texts that come before the body, under headings: (`Why it matters`, …)."""
    charts: tuple[Chart, ...] = ()
    citation: Citation | None = None
    happening: Happening | None = None
    """When and where it is, where it is an event."""
    series: ItemList = ItemList()
    """The others of its series that are to come, the next first."""
    series_past: ItemList = ItemList()
    """Those that are past, the last first."""
    link: str | None = None
    """Where the thing itself is."""
    steps: tuple[Step, ...] = ()
    runs: tuple[StepRun, ...] = ()
    """The same steps in parts, where there are many."""
    resources: tuple[Resource, ...] = ()
    found_in: tuple[ItemRow, ...] = ()
    """Collections and modules that name it."""
    meant_for: tuple[Link, ...] = ()
    """The sectors and roles it is meant for; none where it is for all."""
    places: tuple[Link, ...] = ()
    """The areas it is about or takes place in."""
    related: tuple[ItemRow, ...] = ()
    who_knows: tuple[Person, ...] = ()
    """Leaders who know about its topics."""
    source: str = ""
    """Its file, below the folder of content."""
    section: Link | None = None
    """The front page of the part of the site it stands in."""
    section_page: str = ""
    """That page's file as the site generator knows it."""
