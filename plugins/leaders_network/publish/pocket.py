"""The pocket edition: who holds which post, and the ways to their offices; nobody's own ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from leaders_network.directory.linking import HeldPost
from leaders_network.publish.ground import Ground
from leaders_network.publish.phrases import day, numbered
from leaders_network.publish.posts import is_standing, ordered, organisation_row, post_row
from leaders_network.publish.reach import contact_view
from leaders_network.publish.views.organisations import PostRow
from leaders_network.publish.views.pocket import (
    PocketBody,
    PocketPost,
    PocketSector,
    PocketView,
    PocketWay,
)
from leaders_network.records.contact import Contact

LASTS = timedelta(days=28)
"""For how long a pocket edition may be trusted."""


def pocket_view(ground: Ground) -> PocketView:
    """Return the pocket edition of one audience: what its pages show, without anybody's own ways.

    A room's holds the organisations whose posts its members hold.
    """
    known = ground.directory.records.organisations
    bodies: dict[str, list[PocketBody]] = {}
    for identifier in known:
        body = _body(ground, identifier)
        if body.posts:
            bodies.setdefault(known[identifier].sector, []).append(body)
    sectors = ground.directory.sectors
    named = [sector for sector in sectors if sector in bodies]
    others = [sector for sector in bodies if sector not in sectors]
    return PocketView(
        day(ground.day),
        day(ground.day + LASTS),
        len(ground.directory.records.leaders),
        tuple(
            PocketSector(
                sectors[sector].name if sector in sectors else sector,
                tuple(sorted(bodies[sector], key=lambda body: numbered(body.name))),
            )
            for sector in [*named, *others]
        ),
    )


def _body(ground: Ground, identifier: str) -> PocketBody:
    found = ground.directory.records.organisations[identifier]
    row = organisation_row(ground, identifier)
    posts = ordered(ground.directory.posts[f"{identifier}/{post.id}"] for post in found.posts)
    return PocketBody(
        row.name,
        row.place,
        tuple(_ways(ground, found.contacts)),
        tuple(
            PocketPost(
                held.post.title,
                tuple(_holders(post_row(ground, held))),
                tuple(_ways(ground, held.post.contacts)),
            )
            for held in posts
            if _is_shown(ground, held)
        ),
        tuple(_covered(ground, found.areas)),
    )


def _covered(ground: Ground, codes: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of the places in some areas: who knows the town may not know its force."""
    narrow = [area.id for area in ground.areas(codes) if not area.is_wide]
    places = dict.fromkeys(place for code in narrow for place in ground.directory.places_in(code))
    yield from (area.name for area in ground.areas(places))


def _holders(row: PostRow) -> Iterator[str]:
    """Yield who holds a post, and how, where that is not as usual; `vacant` where nobody does."""
    if row.state == "vacant":
        yield "vacant"
    for holder in row.holders:
        how = f" ({holder.status.lower()})" if holder.status else ""
        yield f"{holder.person.name}{how}"


def _is_shown(ground: Ground, held: HeldPost) -> bool:
    if not is_standing(ground, held):
        return False
    return bool(post_row(ground, held).holders) or not ground.audience.is_room


def _ways(ground: Ground, contacts: tuple[Contact, ...]) -> Iterator[PocketWay]:
    """Yield an office's telephone numbers and addresses, those for an incident first."""
    ordered = sorted(contacts, key=lambda contact: "incident" not in contact.purposes)
    for contact in ordered:
        shown = contact_view(ground, contact)
        has_lapsed = shown.freshness.state == "lapsed"
        if shown.phone:
            yield PocketWay(shown.label, shown.phone, shown.tel, has_lapsed, shown.hours)
        if shown.email:
            yield PocketWay(shown.label, shown.email, f"mailto:{shown.email}", has_lapsed)
