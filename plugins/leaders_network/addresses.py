"""Where each thing has its page: paths relative to the root of an audience's site."""

from __future__ import annotations

from leaders_network.lean import frozen

SCHEMES: dict[str, str] = {
    "leader": "leaders",
    "post": "organisations",
    "organisation": "organisations",
    "sector": "sectors",
    "area": "areas",
    "role": "roles",
    "topic": "topics",
    "programme": "programmes",
    "group": "groups",
    "contributor": "contributors",
}
"""The schemes of links that people write, as in `leader:freda-harlowe`, and their folders."""

RENAMED = ("leader", "organisation", "contributor")
"""The schemes of what keeps the ids it had before, in `former_ids`."""

DICTIONARY = "data-dictionary/fields/"
"""The page of every field that may be written, on the team's site."""

FRESHNESS = "freshness/details/"
"""The page of how fresh the network's details are, on the team's site."""

SEEN = "seen/"
"""Below a leader's page on the team's site, the page of how each audience sees them."""

EDITOR = "admin/"
"""The folder of the web editor, on the team's site."""

GLANCE = "at-a-glance/"
"""The page of the network at a glance, and the folder of what is drawn on it."""

OVERVIEW = "overview/"
"""The page of what the team has to see to, on the team's site."""

ITEM = "item"
"""The scheme of a link to an item of content, as in `item:first-hundred-days`."""

ANSWERS = "answers-"
"""What the name of a consultation's own letter box begins with; its id follows."""

ALPHABET = "a-z"
"""The folder of an A to Z, below `leaders/` and `organisations/`."""

EXCHANGE = "offers-and-asks/"
"""The page of what leaders offer and ask."""

OFFICES = "assistants/"
"""The folder of the pages of assistants."""

CARD = ".vcf"
"""What ends the name of the file of a contact card; it stands in the folder of its page."""

NETWORK_FROM_ROOM = "../../network/"
"""The way from the root of a room's site to that of the network's."""


def path_of(scheme: str, target: str) -> str:
    """Return the path of a page, as in `leaders/freda-harlowe/`; a post's target is `ORG/POST`.

    Raises:
        KeyError: When nothing is linked by that scheme.
    """
    return f"{SCHEMES[scheme]}/{target}/"


@frozen
class RoomPages:
    """What has a page in a room's site, and what has none anywhere."""

    members: tuple[str, ...]
    """The leaders whose pages stand in the room's site; all else is in the network's, beside it."""
    nowhere: tuple[str, ...] = ()
    """The paths of what the network may not know of, so that nothing stands there."""


def way_to(scheme: str, target: str, room: RoomPages | None) -> str:
    """Return the way to a page from the root of a site; from a room, home where there is none.

    Args:
        scheme: What it is a page of.
        target: Its id.
        room: What stands in a room's site; None where the whole directory stands in the site.
    """
    path = path_of(scheme, target)
    if room is None or (scheme == "leader" and target in room.members):
        return path
    return "" if path in room.nowhere else f"{NETWORK_FROM_ROOM}{path}"


def letter_path(kind: str, letter: str) -> str:
    """Return the path of one letter of an A to Z of `leaders` or `organisations`."""
    return f"{kind}/{ALPHABET}/{letter}/"


EVENTS = "events.ics"
"""The calendar of all events of a site, at its root."""


def calendar_path(topic: str) -> str:
    """Return where the calendar of a topic stands, by the path of the topic's page.

    A room's site has no pages of topics and yet calendars of its own.
    """
    return f"{topic.removeprefix(NETWORK_FROM_ROOM)}{EVENTS}"


PAGES = "pages"
"""The part of a site in which what stands in no folder is found."""


def part_of(path: str) -> str:
    """Return the part of a site that a page of people's stands in: its uppermost folder."""
    folder, _, rest = path.partition("/")
    return folder if rest else PAGES
