"""Programmes with their cohorts, standing groups, and contributors."""

from __future__ import annotations

from pydantic import model_validator

from leaders_network.records.fault import fault
from leaders_network.records.field import (
    NETWORK,
    PUBLIC,
    ROOM,
    TEAM,
    AudienceName,
    item,
    record,
)
from leaders_network.records.leader import PhotoName
from leaders_network.records.text import Code, CohortId, Date, Id, Line, Note, Prose, WebAddress


@record
class Applications:
    """When and how to apply for a place in a cohort; both days belong to the time."""

    opens: Date = item("The first day to apply.")
    closes: Date = item("The last day to apply.")
    how: Note = item("Who may apply, and how.")
    link: WebAddress | None = item("Where the form is.", default=None)

    @model_validator(mode="after")
    def _open_before_they_close(self) -> Applications:
        if self.closes < self.opens:
            message = f"applications close on {self.closes}, before they open on {self.opens}"
            raise fault("dates-reversed", message, "exchange the two, or correct one")
        return self


@record
class Wish:
    """Whom a member would like to be put together with, and whom not."""

    leader: Id = item("Whose wish it is.")
    together: tuple[Id, ...] = item("With whom they would like to be in a set.", default=())
    apart: tuple[Id, ...] = item("With whom they may not be in a set.", default=())


@record
class PeerSet:
    """Members of a cohort who meet as peers, or a pair of buddies."""

    id: Id = item("Its id within the round, as in set-1.")
    members: tuple[Id, ...] = item("Who is in it.")
    why: tuple[Line, ...] = item("Why they, in a few words each.", default=())


@record
class PeerRound:
    """The peer sets and buddies of a cohort from a day on."""

    id: Id = item("Its id, as in autumn-2026.")
    name: Line = item("What to call it.")
    start: Date = item("The day from which it holds.")
    sets: tuple[PeerSet, ...] = item("The peer sets.", default=())
    buddies: tuple[PeerSet, ...] = item("The pairs of buddies.", default=())


@record
class Cohort:
    """A year's group on a programme; its room is an audience of its own."""

    id: CohortId = item("Its id, most often its year.")
    name: Line = item("What to call it.")
    start: Date = item("Its first day.")
    end: Date | None = item("Its last day.", default=None)
    room: Id | None = item(
        "Its room's name; `cohort-` and its id where nothing is written.", default=None
    )
    summary: Note | None = item("One sentence.", default=None)
    applications: Applications | None = item("When and how to apply.", default=None)
    terms: tuple[Note, ...] = item(
        "What its members agreed on for their room.", default=(), audience=ROOM
    )
    wishes: tuple[Wish, ...] = item(
        "What its members wish for their peer sets.", default=(), audience=TEAM
    )
    peer_rounds: tuple[PeerRound, ...] = item(
        "Its peer sets and buddies, the earliest first; `build.py peer-sets` proposes them.",
        default=(),
        audience=ROOM,
    )


@record
class Programme:
    """A programme that leaders take part in: `programmes/ID.yml`."""

    name: Line = item("Its name.", audience=PUBLIC)
    summary: Note | None = item("One sentence.", default=None, audience=PUBLIC)
    description: Prose | None = item("Markdown.", default=None, audience=PUBLIC)
    website: WebAddress | None = item("Its page elsewhere.", default=None, audience=PUBLIC)
    cohorts: tuple[Cohort, ...] = item("Its cohorts.", default=(), audience=NETWORK)
    audience: AudienceName | None = item(
        "Who sees it, where narrower than usual.", default=None, audience=TEAM
    )


@record
class Group:
    """A standing group, with a room of its own: `groups/ID.yml`."""

    name: Line = item("Its name.", audience=NETWORK)
    summary: Note | None = item("What it is for, in one sentence.", default=None, audience=NETWORK)
    description: Prose | None = item("Markdown.", default=None, audience=NETWORK)
    convener: Id | None = item("The leader who convenes it.", default=None, audience=NETWORK)
    start: Date | None = item("Its first day.", default=None, audience=NETWORK)
    end: Date | None = item("Its last day.", default=None, audience=NETWORK)
    topics: tuple[Id, ...] = item("Its topics.", default=(), audience=NETWORK)
    areas: tuple[Code, ...] = item("Its areas.", default=(), audience=NETWORK)
    audience: AudienceName | None = item(
        "Who sees it, where narrower than usual.", default=None, audience=TEAM
    )


@record
class Contributor:
    """An author, curator or expert who is not a leader: `contributors/ID.yml`."""

    name: Line = item("The name as it is shown.", audience=PUBLIC)
    family_name: Line | None = item("The name it is sorted by.", default=None, audience=PUBLIC)
    other_names: tuple[Line, ...] = item("Other names.", default=(), audience=PUBLIC)
    former_ids: tuple[Id, ...] = item("Ids this file had before.", default=(), audience=PUBLIC)
    affiliation: Line | None = item("Where they work.", default=None, audience=PUBLIC)
    summary: Note | None = item("One sentence.", default=None, audience=PUBLIC)
    biography: Prose | None = item("Markdown.", default=None, audience=PUBLIC)
    photo: PhotoName | None = item("A file in `photos/`.", default=None, audience=PUBLIC)
    website: WebAddress | None = item("Their page.", default=None, audience=PUBLIC)
    knows_about: tuple[Id, ...] = item("Topics.", default=(), audience=PUBLIC)
    audience: AudienceName | None = item(
        "Who sees them, where narrower than usual.", default=None, audience=TEAM
    )
