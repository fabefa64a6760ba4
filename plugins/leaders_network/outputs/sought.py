"""What a search needs of a page's view, kept as plain values: these are packed and opened fast."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from sys import intern
from typing import Any

from leaders_network.compact import flat
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Day, Link, Portrait
from leaders_network.publish.views.contact import AssistantView, ContactView, Freshness, Reach
from leaders_network.publish.views.organisations import (
    OrganisationRow,
    OrganisationView,
    PostRow,
    PostView,
)
from leaders_network.publish.views.people import LeaderView, Notice, Person, PostLine
from leaders_network.search.telephones import reached

Values = tuple[Any, ...]

_NOWHERE = Link("", "")
_NEVER = Day("", "")
_UNKNOWN = Freshness("unconfirmed")
_NOTHING: Any = Prose()
"""What stands, in a view that was kept for the search, in place of what no search looks at."""


def is_sought(view: object) -> bool:
    """Return whether a view is one that is searched."""
    return type(view) in _PACKING


def packed(view: Any) -> bytes:
    """Return what a search needs of a leader's, a post's or an organisation's view.

    Views that say the same give the same bytes, for the key of the index is made of them.
    """
    kind = type(view)
    return flat((kind.__name__, *_PACKING[kind](view)))


def opened(packed: bytes) -> Any:
    """Return a view in which everything is empty that no search looks at."""
    kind, *values = pickle.loads(packed)  # noqa: S301 - our own, kept beside the site
    return _OPENING[kind](*map(_once, values))


def _once(value: Any) -> Any:
    """Return a value in which each text is the one there is: a topic's name stands in thousands."""
    if type(value) is str:
        return intern(value)
    return tuple(map(_once, value)) if type(value) is tuple else value


def _leader(view: LeaderView) -> Values:
    person, portrait = view.person, view.person.portrait
    return (
        view.id,
        (person.name, person.path, person.sort_name, person.new),
        (portrait.photo, portrait.initials, portrait.tint),
        tuple(map(_line, person.posts)),
        person.since and person.since.iso,
        view.other_names,
        view.pronunciation,
        _pairs(view.knows_about),
        view.contact_for,
        _pairs(view.cohorts),
        _pairs(view.groups),
        tuple(offer.met is not None for offer in view.offers),
        tuple(
            (reach.post.path, tuple(map(_assistant, reach.assistants)), _numbers(reached(reach)))
            for reach in view.reach
        ),
    )


def _line(line: PostLine) -> tuple[str, str, str, str]:
    return line.post.name, line.post.path, line.organisation.name, line.status


def _numbers(contacts: Iterable[ContactView]) -> Values:
    return tuple((one.label, one.phone, one.tel) for one in contacts if one.phone)


def _contacts(numbers: Values) -> tuple[ContactView, ...]:
    return tuple(
        ContactView(label, (), _UNKNOWN, phone=phone, tel=tel) for label, phone, tel in numbers
    )


def _assistant(view: AssistantView) -> Values:
    return view.name, view.title, view.email, view.phone, view.tel, view.path


def _opened_leader(
    identifier: str,
    named: tuple[str, str, str, bool],
    portrait: tuple[str | None, str, int],
    posts: Iterable[tuple[str, str, str, str]],
    since: str | None,
    *rest: Any,
) -> LeaderView:
    names, pronunciation, topics, matters, cohorts, groups, offers, reach = rest
    name, path, sort_name, new = named
    lines = tuple(
        PostLine(Link(post, way), Link(body, ""), status, "") for post, way, body, status in posts
    )
    began = Day("", since) if since else None
    person = Person(name, path, sort_name, Portrait(*portrait), lines, new, began)
    return LeaderView(
        identifier,
        person,
        "",
        _NOTHING,
        names,
        *(pronunciation, "", (), (), (), ()),
        tuple(_opened_reach(*one) for one in reach),
        *((), ()),
        _links(topics),
        matters,
        tuple(Notice("", (), _NEVER, met=_NEVER if met else None) for met in offers),
        (),
        _links(cohorts),
        _links(groups),
    )


def _opened_reach(post: str, assistants: Iterable[Values], numbers: Values) -> Reach:
    views = tuple(
        AssistantView(name, title, _UNKNOWN, email, phone, tel, path=path)
        for name, title, email, phone, tel, path in assistants
    )
    return Reach(Link("", post), _NOWHERE, (), views, _contacts(numbers), ())


def _post(view: PostView) -> Values:
    line, role = view.row.line, view.role
    return (
        view.id,
        (line.post.name, line.post.path, line.language),
        view.row.state,
        view.other_titles,
        role and (role.name, role.path),
        _pairs(view.areas),
        _numbers(view.contacts),
    )


def _opened_post(
    identifier: str,
    line: tuple[str, str, str],
    state: Any,
    titles: tuple[str, ...],
    role: tuple[str, str] | None,
    *rest: Any,
) -> PostView:
    areas, numbers = rest
    post, path, language = line
    row = PostRow(PostLine(Link(post, path), _NOWHERE, "", "", language), state, ())
    kind = Link(*role) if role else None
    served, ways = _links(areas), _contacts(numbers)
    return PostView(identifier, row, titles, kind, _NOWHERE, served, (), (), ways, (), ())


def _organisation(view: OrganisationView) -> Values:
    row = view.organisation
    return (
        view.id,
        (row.name, row.path, (row.sector.name, row.sector.path), row.place, row.kind),
        view.other_names,
        _pairs(view.areas),
        view.identifiers,
        _numbers(view.contacts),
    )


def _opened_organisation(
    identifier: str,
    row: Values,
    names: tuple[str, ...],
    areas: Iterable[tuple[str, str]],
    identifiers: tuple[tuple[str, str], ...],
    numbers: Values,
) -> OrganisationView:
    name, path, sector, place, kind = row
    listed = OrganisationRow(name, path, Link(*sector), place, kind)
    rest: Any = (None, (), None, identifiers, _contacts(numbers), (), ())
    return OrganisationView(identifier, listed, "", names, _links(areas), *rest)


def _pairs(links: Iterable[Link]) -> tuple[tuple[str, str], ...]:
    return tuple((link.name, link.path) for link in links)


def _links(pairs: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    return tuple(Link(name, path) for name, path in pairs)


_PACKING: dict[type[Any], Callable[[Any], Values]] = {
    LeaderView: _leader,
    PostView: _post,
    OrganisationView: _organisation,
}
_OPENING: dict[str, Callable[..., Any]] = {
    LeaderView.__name__: _opened_leader,
    PostView.__name__: _opened_post,
    OrganisationView.__name__: _opened_organisation,
}
