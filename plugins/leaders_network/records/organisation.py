"""An organisation's file, with its posts: `organisations/ID.yml`."""

from __future__ import annotations

from leaders_network.records.contact import Contact, Route
from leaders_network.records.field import NETWORK, PUBLIC, TEAM, AudienceName, item, record
from leaders_network.records.text import Code, Date, Id, Language, Line, Note, WebAddress


@record
class Identifier:
    """A name that somebody else's register gives to the organisation (Popolo identifier)."""

    scheme: Line = item("The register.")
    identifier: Line = item("The name it gives.")


@record
class Post:
    """A job that exists whoever holds it (W3C org:Post)."""

    id: Id = item("Its name within the organisation; never changed.")
    title: Line = item("Its title.")
    language: Language | None = item(
        "The language of its title, where that is not English.", default=None
    )
    other_titles: tuple[Line, ...] = item("Other titles it goes by.", default=())
    role: Id | None = item("The kind of post.", default=None)
    areas: tuple[Code, ...] = item("Areas, where other than the organisation's.", default=())
    start: Date | None = item("The day the post began to exist.", default=None)
    end: Date | None = item("The last day it exists.", default=None)
    audience: AudienceName | None = item("Who sees it, where narrower than usual.", default=None)
    contacts: tuple[Contact, ...] = item("Ways to reach the office.", default=(), audience=NETWORK)
    routes: tuple[Route, ...] = item("Which contact for what.", default=(), audience=NETWORK)


@record
class Organisation:
    """A public body."""

    name: Line = item("Its full name.", audience=PUBLIC)
    other_names: tuple[Line, ...] = item(
        "Short, former and other names.", default=(), audience=PUBLIC
    )
    former_ids: tuple[Id, ...] = item("Ids this file had before.", default=(), audience=PUBLIC)
    kind: Line | None = item("What kind of body it is.", default=None, audience=PUBLIC)
    sector: Id = item("Its sector.", audience=PUBLIC)
    areas: tuple[Code, ...] = item("The areas it serves.", default=(), audience=PUBLIC)
    parent: Id | None = item("The organisation it is part of.", default=None, audience=PUBLIC)
    summary: Note | None = item("One sentence.", default=None, audience=PUBLIC)
    website: WebAddress | None = item("Its website.", default=None, audience=PUBLIC)
    identifiers: tuple[Identifier, ...] = item(
        "Its names in other registers.", default=(), audience=PUBLIC
    )
    contacts: tuple[Contact, ...] = item("Ways to reach it.", default=(), audience=NETWORK)
    routes: tuple[Route, ...] = item("Which contact for what.", default=(), audience=NETWORK)
    posts: tuple[Post, ...] = item("Its posts.", default=(), audience=PUBLIC)
    audience: AudienceName | None = item(
        "Who sees it, where narrower than usual.", default=None, audience=TEAM
    )
