"""What one audience may see, ready to be drawn: the only thing pages and indexes are made from.

Every text here is plain and is escaped where it is printed, but for `Prose`, which is markup
wherever it is printed. A path is relative to the root of the audience's site and ends in a slash.
"""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.prose import Prose

FreshnessState = Literal["confirmed", "ageing", "lapsed", "unconfirmed"]
SubjectKind = Literal["sector", "area", "role", "topic", "programme", "group"]
PostState = Literal["held", "vacant", "undisclosed", "coming", "abolished"]


@view
class Link:
    """Something with a page: its name and its path."""

    name: str
    path: str


@view
class Day:
    """A day, for people and for machines: `12 September 2026` and `2026-09-12`."""

    text: str
    iso: str


@view
class Portrait:
    """A photo's path where there is one, and the initials and tint (0 to 7) drawn where not."""

    photo: str | None
    initials: str
    tint: int


@view
class Freshness:
    """When a contact was confirmed, by whom in words, and what that is worth today."""

    state: FreshnessState
    on: Day | None = None
    by: str = ""


@view
class ContactView:
    """One way to reach somebody; `phone` is for people, `tel` for telephones (RFC 3966)."""

    label: str
    purposes: tuple[str, ...]
    freshness: Freshness
    email: str | None = None
    phone: str | None = None
    tel: str | None = None
    web: str | None = None
    address: str | None = None
    hours: str | None = None
    note: str | None = None
    only: str | None = None
    """The narrower audience it is for, in words, where it has one."""


@view
class AssistantView:
    """Somebody's assistant."""

    name: str
    title: str
    freshness: Freshness
    email: str | None = None
    phone: str | None = None
    tel: str | None = None
    hours: str | None = None
    only: str | None = None


@view
class RouteView:
    """Which way to take for a purpose: the way's name and its address."""

    purpose: str
    via: str
    reply: str | None = None
    note: str | None = None
    href: str | None = None
    shown: str | None = None
    """The address as people read it: a telephone number or an e-mail address."""


@view
class Reach:
    """Every way to reach whoever holds a post: their own ways first, then the office's."""

    post: Link
    organisation: Link
    routes: tuple[RouteView, ...]
    assistants: tuple[AssistantView, ...]
    contacts: tuple[ContactView, ...]
    office: tuple[ContactView, ...]


@view
class PostLine:
    """A post in a list: what, where, and how it is held (`Interim`, `Acting`, `Job share`)."""

    post: Link
    organisation: Link
    status: str
    place: str


@view
class Person:
    """A leader in a list."""

    name: str
    path: str
    sort_name: str
    portrait: Portrait
    posts: tuple[PostLine, ...]
    new: bool
    since: Day | None = None
    """The day the newest of today's posts began, where it may be told."""


@view
class Tenure:
    """A leader's time in a post, from the leader's side."""

    line: PostLine
    start: Day
    end: Day | None
    sharing: tuple[Link, ...] = ()


@view
class Holder:
    """A leader's time in a post, from the post's side."""

    person: Person
    status: str
    start: Day
    end: Day | None


@view
class Notice:
    """An offer or an ask, the day it ends, and for a met ask what came of it."""

    text: str
    topics: tuple[Link, ...]
    until: Day
    person: Link | None = None
    outcome: str | None = None
    met: Day | None = None
    only: str | None = None


@view
class Custody:
    """What only the Centre's team sees of a leader's record."""

    sign_in: tuple[str, ...]
    joined: Day | None
    lawful_basis: str
    agreed: tuple[tuple[str, Day], ...]
    editors: tuple[str, ...]
    """Assistants who may edit, by name."""
    narrowed: tuple[tuple[str, str], ...]
    """What the record shows to others than the default, and to whom: (`name`, `public`)."""


@view
class LeaderView:
    """A leader's own page."""

    id: str
    person: Person
    summary: str
    biography: Prose
    other_names: tuple[str, ...]
    pronunciation: str
    pronouns: str
    languages: tuple[str, ...]
    current: tuple[Tenure, ...]
    coming: tuple[Tenure, ...]
    past: tuple[Tenure, ...]
    reach: tuple[Reach, ...]
    sectors: tuple[Link, ...]
    areas: tuple[Link, ...]
    knows_about: tuple[Link, ...]
    contact_for: tuple[str, ...]
    offers: tuple[Notice, ...]
    asks: tuple[Notice, ...]
    cohorts: tuple[Link, ...]
    groups: tuple[Link, ...]
    custody: Custody | None = None


@view
class PostRow:
    """A post in a list, with whoever holds it today."""

    line: PostLine
    state: PostState
    holders: tuple[Holder, ...]


@view
class PostView:
    """A post's own page, whoever holds it."""

    id: str
    row: PostRow
    other_titles: tuple[str, ...]
    role: Link | None
    sector: Link
    areas: tuple[Link, ...]
    coming: tuple[Holder, ...]
    past: tuple[Holder, ...]
    contacts: tuple[ContactView, ...]
    routes: tuple[RouteView, ...]
    organisation_contacts: tuple[ContactView, ...]


@view
class Organisation:
    """An organisation in a list."""

    name: str
    path: str
    sector: Link
    place: str
    kind: str


@view
class OrganisationView:
    """An organisation's own page."""

    id: str
    organisation: Organisation
    summary: str
    other_names: tuple[str, ...]
    areas: tuple[Link, ...]
    parent: Link | None
    parts: tuple[Organisation, ...]
    website: str | None
    identifiers: tuple[tuple[str, str], ...]
    contacts: tuple[ContactView, ...]
    routes: tuple[RouteView, ...]
    posts: tuple[PostRow, ...]


@view
class Tally:
    """Something to browse by, with how many leaders and organisations stand behind it."""

    link: Link
    leaders: int
    organisations: int = 0
    group: str = ""
    """The heading it is listed under: a topic's category, an area's kind."""


@view
class Section:
    """Part of a long list, under a heading of its own."""

    heading: str
    people: tuple[Person, ...] = ()
    posts: tuple[PostRow, ...] = ()
    organisations: tuple[Organisation, ...] = ()


@view
class SubjectView:
    """The page of a sector, an area, a role, a topic, a programme or a group."""

    kind: SubjectKind
    id: str
    name: str
    path: str
    summary: str
    description: Prose
    other_names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """What is known of it, in words: (`Code`, `E12000003`)."""
    above: tuple[Link, ...]
    """What it lies in, nearest last."""
    within: tuple[Tally, ...]
    related: tuple[Link, ...]
    leaders: int
    organisations: int
    sections: tuple[Section, ...]
    offers: tuple[Notice, ...] = ()
    asks: tuple[Notice, ...] = ()


@view
class ContributorView:
    """The page of an author, curator or expert who is not a leader."""

    id: str
    name: str
    path: str
    portrait: Portrait
    affiliation: str
    summary: str
    biography: Prose
    website: str | None
    knows_about: tuple[Link, ...]


@view
class LetterView:
    """One letter of an A to Z of leaders or of organisations."""

    kind: Literal["leaders", "organisations"]
    letter: str
    path: str
    letters: tuple[Tally, ...]
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()


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
    contributors: tuple[Link, ...]
    members: tuple[Person, ...] = ()
    """Everyone in the room, where the site is a room's."""


@view
class SiteView:
    """What every page of one audience's site knows of the site."""

    name: str
    summary: str
    centre: str
    email: str | None
    audience: str
    audience_name: str
    """The audience in words: `Public`, `Network`, `Team`, or the room's name."""
    is_room: bool
    address: str
    """The absolute address of the site's root, with its last slash."""
    day: Day
    indexed: bool
    """Whether search engines may list its pages."""
