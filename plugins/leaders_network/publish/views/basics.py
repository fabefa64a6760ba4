"""What every view is made of: links, days, portraits, and the site itself."""

from __future__ import annotations

from leaders_network.compact import view


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
    home: str = ""
    """The absolute address of the public site's root: what ids that last are made from."""
    shortlist_limit: int = 40
    """How many people a shortlist may hold."""
    shortlist_notice: str = ""
    """What is said about the proper use of what is taken from it."""
