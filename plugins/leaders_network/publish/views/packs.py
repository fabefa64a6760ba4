"""What somebody who begins in a post is given for the first hundred days."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.browsing import Section
from leaders_network.publish.views.organisations import PostRow
from leaders_network.publish.views.people import Alike, Holder, Person, PostLine
from leaders_network.publish.views.rows import ItemRow


@view
class PackView:
    """The first hundred days of one leader in new posts."""

    id: str
    path: str
    person: Person
    lines: tuple[PostLine, ...]
    """The posts they are new in."""
    began: Day
    number: int
    """Which day of them it is today, from 1."""
    days: int
    """How many days count as the first."""
    ends: Day
    covering: tuple[Section, ...]
    """Who else serves the same ground, by place."""
    places: tuple[Link, ...]
    elsewhere: tuple[PostRow, ...]
    """The same post in other organisations."""
    roles: tuple[Link, ...]
    predecessors: tuple[Holder, ...]
    """Who held the post before and has agreed to be asked about it."""
    peers: tuple[Alike, ...]
    readings: tuple[ItemRow, ...]
    """What there is to read, the shortest first."""
    events: tuple[ItemRow, ...]
    """What is to come, the next first."""
    is_long: bool = False
    """Whether so many serve the same ground that all but the nearest are folded."""
