"""Leaders and contributors, in lists and on their own pages."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Day, Link, Portrait
from leaders_network.publish.views.contact import Reach
from leaders_network.publish.views.rows import ItemList


@view
class PostLine:
    """A post in a list: what, where, and how it is held (`Interim`, `Acting`, `Job share`)."""

    post: Link
    organisation: Link
    status: str
    place: str
    language: str = ""
    """The language of the post's title, as a tag, where that is not English."""

    @property
    def named(self) -> str:
        """The post and its organisation: `Chief Constable, Northmoor Police`."""
        return f"{self.post.name}, {self.organisation.name}"


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
class ContributorRow:
    """A contributor in a list."""

    link: Link
    portrait: Portrait
    affiliation: str
    summary: str


@view
class TenureView:
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
    through_centre: bool = False
    """Whether it is asked without a name, so that answers go through the Centre."""


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
class Alike:
    """A leader who is like another, and why."""

    person: Person
    reasons: tuple[str, ...]


@view
class ServedArea:
    """An area that a leader's posts serve, with the codes of those that it lies in or overlaps."""

    code: str
    name: str
    around: tuple[str, ...]
    holds: tuple[str, ...] = ()
    """The codes of the places in it, where it is no region."""


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
    current: tuple[TenureView, ...]
    coming: tuple[TenureView, ...]
    past: tuple[TenureView, ...]
    reach: tuple[Reach, ...]
    sectors: tuple[Link, ...]
    areas: tuple[Link, ...]
    knows_about: tuple[Link, ...]
    contact_for: tuple[str, ...]
    offers: tuple[Notice, ...]
    asks: tuple[Notice, ...]
    cohorts: tuple[Link, ...]
    groups: tuple[Link, ...]
    similar: tuple[Alike, ...] = ()
    custody: Custody | None = None
    items: ItemList = ItemList()
    """What they wrote, chose, host or lead."""
    given_name: str = ""
    family_name: str = ""
    served: tuple[ServedArea, ...] = ()
    card: str = ""
    """The path of the file that saves them to an address book."""


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
    other_names: tuple[str, ...] = ()
    items: ItemList = ItemList()
    """What they wrote or chose."""
