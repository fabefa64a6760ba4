"""What people browse by: subjects, letters, and what the front pages draw from."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.changes import PostChange
from leaders_network.publish.views.consultations import ConsultationCard
from leaders_network.publish.views.digest import Digest, Digests
from leaders_network.publish.views.events import Events
from leaders_network.publish.views.exchange import Exchange
from leaders_network.publish.views.gathering import (
    ApplyingView,
    CohortView,
    MemberView,
    ModuleView,
)
from leaders_network.publish.views.glance import GlanceView, OverviewView
from leaders_network.publish.views.offices import OfficeShelf
from leaders_network.publish.views.organisations import OrganisationRow, PostRow
from leaders_network.publish.views.people import ContributorRow, Notice, Person
from leaders_network.publish.views.rooms import RoomView
from leaders_network.publish.views.rows import ItemList
from leaders_network.publish.views.studies import OutcomeMatrix

SubjectKind = Literal["sector", "role", "topic", "programme", "group"]


@view
class Tally:
    """Something to browse by, with how many leaders and organisations stand behind it."""

    link: Link
    leaders: int
    organisations: int = 0
    group: str = ""
    """The heading it is listed under: a topic's category, an area's kind."""
    summary: str = ""
    """What it is for, where a list has room to say it."""


@view
class Section:
    """Part of a long list, under a heading of its own."""

    heading: str
    people: tuple[Person, ...] = ()
    posts: tuple[PostRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()


@view
class SubjectView:
    """The page of a sector, a role, a topic, a programme or a group."""

    kind: SubjectKind
    id: str
    name: str
    path: str
    summary: str
    description: Prose
    other_names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """What is known of it, in words: (`Category`, `Weather`)."""
    related: tuple[Link, ...]
    leaders: int
    organisations: int
    sections: tuple[Section, ...]
    convener: Link | None = None
    """Of a group, whoever convenes it."""
    merged: tuple[PostRow, ...] = ()
    """Of a role, all its posts without sections, where hardly any section would have a few."""
    is_long: bool = False
    """Whether it has more posts and organisations than are looked through by eye."""
    offers: tuple[Notice, ...] = ()
    asks: tuple[Notice, ...] = ()
    items: ItemList = ItemList()
    """Items of content that belong to it."""
    cohorts: tuple[CohortView, ...] = ()
    """Of a programme, with everybody who is or was in each."""
    applying: tuple[ApplyingView, ...] = ()
    modules: tuple[ModuleView, ...] = ()


@view
class LetterView:
    """One letter of an A to Z of leaders or of organisations."""

    kind: Literal["leaders", "organisations"]
    letter: str
    path: str
    letters: tuple[Tally, ...]
    people: tuple[Person, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()


@view
class Shelf:
    """A part of the site that holds items of content, and how many."""

    link: Link
    items: int


@view
class FrontView:
    """What the home page and the directory's front pages may draw from."""

    leaders: int
    organisations: int
    posts: int
    sectors: tuple[Tally, ...]
    areas: tuple[Tally, ...]
    roles: tuple[Tally, ...]
    topics: tuple[Tally, ...]
    programmes: tuple[Tally, ...]
    groups: tuple[Tally, ...]
    leader_letters: tuple[Tally, ...]
    organisation_letters: tuple[Tally, ...]
    newest: tuple[Person, ...]
    vacant: tuple[PostRow, ...]
    interim: tuple[PostRow, ...]
    offers: tuple[Notice, ...]
    asks: tuple[Notice, ...]
    contributors: tuple[ContributorRow, ...]
    library: ItemList = ItemList()
    studies: ItemList = ItemList()
    collections: ItemList = ItemList()
    articles: ItemList = ItemList()
    members: tuple[Person, ...] = ()
    """Everyone in the room, where the site is a room's."""
    reachable: tuple[MemberView, ...] = ()
    """The same, each with the ways to take first."""
    changes: tuple[PostChange, ...] = ()
    exchange: tuple[Exchange, ...] = ()
    newcomers: tuple[Link, ...] = ()
    """The pack of each leader who is new in post, where the audience has them."""
    room: RoomView | None = None
    consultations: tuple[ConsultationCard, ...] = ()
    """The open one first, then what is to come, then the newest."""
    events: Events = Events()
    digests: Digests = Digests(Digest(Day("", ""), Day("", ""), ()))
    """What changed, week by week."""
    outcomes: OutcomeMatrix = OutcomeMatrix((), ())
    """Which outcomes the studies link."""
    offices: tuple[OfficeShelf, ...] = ()
    glance: GlanceView | None = None
    overview: OverviewView | None = None
    applying: tuple[ApplyingView, ...] = ()
    """Where one may apply for a place in a cohort, now or soon."""
    modules: ItemList = ItemList()
    """What the programmes teach, each programme's in their order."""
    shelves: tuple[Shelf, ...] = ()
    """Where all items of content stand in lists."""
