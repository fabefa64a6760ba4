"""Posts and organisations as an audience sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from leaders_network.addresses import CARD
from leaders_network.directory.days import Time, appointment_time, time_of
from leaders_network.directory.linking import HeldPost, Tenure
from leaders_network.publish.ground import Ground
from leaders_network.publish.lines import holding, post_line
from leaders_network.publish.parting import parted
from leaders_network.publish.people import person
from leaders_network.publish.phrases import day, listed, numbered
from leaders_network.publish.reach import contact_view, office_routes, organisation_routes
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.organisations import (
    OrganisationRow,
    OrganisationView,
    PostRow,
    PostShelf,
    PostState,
    PostView,
)
from leaders_network.publish.views.people import Holder
from leaders_network.records.leader import Appointment
from leaders_network.records.slugs import plain

BY_HAND = 30
"""So many posts may stand in the order they were written in; nobody puts more into one."""


OTHER = "Other posts"


def post_row(ground: Ground, held: HeldPost) -> PostRow:
    """Return a post as it stands in lists, with whoever holds it today; made once for each."""
    if held.reference not in ground.posts:
        holders = _holders(ground, held, "current")
        ground.posts[held.reference] = PostRow(
            post_line(ground, held), _state(ground, held, bool(holders)), holders
        )
    return ground.posts[held.reference]


def posts_in_order(ground: Ground, posts: Iterable[HeldPost]) -> tuple[PostRow, ...]:
    """Return rows of posts by the names of their organisations, and then as `ordered`."""
    return tuple(post_row(ground, held) for held in ordered(posts))


def ordered(posts: Iterable[HeldPost]) -> list[HeldPost]:
    """Return posts by the names of their organisations, and within one as they stand there.

    Args:
        posts: Those of each organisation in the order in which they were written.
    """

    def place(held: HeldPost) -> tuple[str, str, str]:
        many = len(held.organisation.posts) > BY_HAND
        title = numbered(held.post.title) if many else ""
        return numbered(held.organisation.name), held.organisation_id, title

    return sorted(posts, key=place)


def post_view(ground: Ground, reference: str) -> PostView:
    """Return what a post's own page shows."""
    held = ground.directory.posts[reference]
    role = ground.directory.roles.get(held.post.role or "")
    past = _holders(ground, held, "past")
    row = post_row(ground, held)
    # Whoever answers at an office that is no more does not speak for it.
    is_gone = row.state == "abolished"
    return PostView(
        reference,
        row,
        held.post.other_titles,
        ground.link("role", role.id, role.name) if role else None,
        sector_link(ground, held.organisation.sector),
        ground.area_links(held.areas),
        _holders(ground, held, "coming"),
        past[::-1],
        () if is_gone else tuple(contact_view(ground, one) for one in held.post.contacts),
        organisation_routes(ground, held.organisation_id)
        if is_gone
        else office_routes(ground, held),
        tuple(
            contact_view(ground, contact, about=f"organisation:{held.organisation_id}")
            for contact in held.organisation.contacts
        ),
        f"{ground.path('post', reference)}{held.post.id}{CARD}",
    )


def predecessors(
    ground: Ground, held: HeldPost, leader: str, appointment: Appointment
) -> list[tuple[str, Holder]]:
    """Return who held a post last before a leader's appointment: ids, and how they are listed.

    Who stood in before they were appointed does not follow themselves.
    """
    past = [
        tenure
        for tenure in held.tenures
        if tenure.leader != leader
        if tenure.appointment.end and tenure.appointment.start < appointment.start
        if appointment_time(tenure.appointment, ground.day) == "past"
    ]
    last = max((tenure.appointment.end for tenure in past if tenure.appointment.end), default=None)
    return [
        (tenure.leader, _holder(ground, tenure))
        for tenure in past
        if tenure.appointment.end == last
    ]


def organisation_row(ground: Ground, identifier: str) -> OrganisationRow:
    """Return an organisation as it stands in lists; made once for each."""
    if identifier not in ground.organisations:
        found = ground.directory.records.organisations[identifier]
        ground.organisations[identifier] = OrganisationRow(
            found.name,
            ground.path("organisation", identifier),
            sector_link(ground, found.sector),
            listed(area.name for area in ground.areas(found.areas)),
            found.kind or "",
        )
    return ground.organisations[identifier]


def organisation_view(ground: Ground, identifier: str) -> OrganisationView:
    """Return what an organisation's own page shows."""
    directory = ground.directory
    found = directory.records.organisations[identifier]
    parent = directory.records.organisations.get(found.parent or "")
    posts = [directory.posts[f"{identifier}/{post.id}"] for post in found.posts]
    standing = [held for held in posts if is_standing(ground, held)]
    return OrganisationView(
        identifier,
        organisation_row(ground, identifier),
        found.summary or "",
        found.other_names,
        ground.area_links(found.areas),
        ground.link("organisation", found.parent or "", parent.name) if parent else None,
        organisations_in_order(ground, directory.parts.get(identifier, ())),
        found.website,
        tuple((known.scheme, known.identifier) for known in found.identifiers),
        tuple(contact_view(ground, contact) for contact in found.contacts),
        organisation_routes(ground, identifier),
        posts_in_order(ground, standing),
        _apart(ground, standing),
        len(standing) > BY_HAND,
    )


def organisations_in_order(
    ground: Ground, identifiers: Iterable[str]
) -> tuple[OrganisationRow, ...]:
    """Return organisations by their names."""
    known = ground.directory.records.organisations
    rows = [
        organisation_row(ground, identifier) for identifier in identifiers if identifier in known
    ]
    return tuple(sorted(rows, key=lambda row: (numbered(row.name), row.path)))


def sector_link(ground: Ground, identifier: str) -> Link:
    """Return a link to a sector."""
    sector = ground.directory.sectors.get(identifier)
    return ground.link("sector", identifier, sector.name if sector else identifier)


def is_standing(ground: Ground, held: HeldPost) -> bool:
    """Return whether a post exists on the day, so that it is counted and listed."""
    return time_of(held.post.start, held.post.end, ground.day) == "current"


def _apart(ground: Ground, posts: Sequence[HeldPost]) -> tuple[PostShelf, ...]:
    """Return many posts by place, by role or by letter, and none where they are few."""
    if len(posts) <= BY_HAND:
        return ()
    shelves = parted(posts, (partial(one, ground) for one in (_place, _role, _letter)))
    names = sorted(shelves, key=lambda name: (name == OTHER, plain(name)))
    return tuple(PostShelf(name, posts_in_order(ground, shelves[name])) for name in names)


def _place(ground: Ground, held: HeldPost) -> str:
    return post_line(ground, held).place or OTHER


def _role(ground: Ground, held: HeldPost) -> str:
    role = ground.directory.roles.get(held.post.role or "")
    return (role.plural or role.name) if role else OTHER


def _letter(_: Ground, held: HeldPost) -> str:
    return plain(held.post.title)[:1].upper()


def _state(ground: Ground, held: HeldPost, has_holders: bool) -> PostState:
    time = time_of(held.post.start, held.post.end, ground.day)
    if time != "current":
        return "abolished" if time == "past" else "coming"
    if has_holders:
        return "held"
    return "undisclosed" if held.reference in ground.occupied else "vacant"


def _holders(ground: Ground, held: HeldPost, time: Time) -> tuple[Holder, ...]:
    return tuple(
        _holder(ground, tenure)
        for tenure in held.tenures
        if appointment_time(tenure.appointment, ground.day) == time
    )


def _holder(ground: Ground, tenure: Tenure) -> Holder:
    appointment = tenure.appointment
    return Holder(
        person(ground, tenure.leader),
        holding(appointment),
        day(appointment.start),
        day(appointment.end) if appointment.end else None,
    )
