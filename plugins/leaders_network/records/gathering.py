"""Programmes with their cohorts, standing groups, and contributors."""

from __future__ import annotations

from leaders_network.records.field import NETWORK, PUBLIC, TEAM, AudienceName, item, record
from leaders_network.records.leader import PhotoName
from leaders_network.records.text import Code, CohortId, Date, Id, Line, Note, Prose, WebAddress


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


@record
class Programme:
    """A programme that leaders take part in: `programmes/ID.yml`."""

    name: Line = item("Its name.", audience=PUBLIC)
    summary: Note | None = item("One sentence.", default=None, audience=PUBLIC)
    description: Prose | None = item("Markdown.", default=None, audience=PUBLIC)
    website: WebAddress | None = item("Its page elsewhere.", default=None, audience=PUBLIC)
    cohorts: tuple[Cohort, ...] = item("Its cohorts.", default=(), audience=NETWORK, ceiling=PUBLIC)
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
