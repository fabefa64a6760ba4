"""What readers may be led to by who they are and what they care about: for a script to order."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.rows import ItemRow


@view
class Traits:
    """What ties something to readers: ids of sectors, roles, areas and topics."""

    sectors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@view
class Piece:
    """An item of content: whom it is meant for, and the sectors of those who made or chose it."""

    row: ItemRow
    traits: Traits
    stages: tuple[str, ...]
    """When in a post it helps most: `new`, `settled`, `leaving`."""
    of: tuple[str, ...]
    """The sectors of the leaders it names as its makers."""
    until: str
    """The last day of an event or a consultation; nothing for what does not pass."""


@view
class Peer:
    """A leader whom readers may meet."""

    id: str
    name: str
    path: str
    line: str
    """The first of today's posts, in words."""
    traits: Traits
    began: str
    """The day the newest of today's posts began, as in 2026-09-12."""
    ends: str
    """The day on which the last of them ends, where that is known."""


@view
class Given:
    """An offer, and the id of the leader who makes it."""

    text: str
    leader: str
    topics: tuple[str, ...]
    until: str


@view
class AreaAround:
    """An area, and the codes of those that it lies in or shares ground with."""

    code: str
    name: str
    around: tuple[str, ...]


@view
class InterestsView:
    """Everything of one audience's that can be ordered for a reader."""

    day: str
    new_days: int
    """For how many days somebody is new in post."""
    sectors: tuple[tuple[str, str], ...]
    """Ids and names, as of roles and topics."""
    roles: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    areas: tuple[AreaAround, ...]
    pieces: tuple[Piece, ...]
    peers: tuple[Peer, ...]
    offers: tuple[Given, ...]
