"""A leader's file: `leaders/ID.yml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, StrictBool, StrictStr

from leaders_network.records.contact import Assistant, Contact, Route
from leaders_network.records.fault import fault
from leaders_network.records.field import NETWORK, OFFICE, PUBLIC, TEAM, AudienceName, item, record
from leaders_network.records.photo import photo_name_fault
from leaders_network.records.text import (
    CohortId,
    Date,
    Email,
    Id,
    Language,
    Line,
    Name,
    Note,
    PostReference,
    Prose,
)

Status = Literal["substantive", "interim", "acting"]


def _photo_name(text: str) -> str:
    wrong = photo_name_fault(text)
    if wrong:
        raise fault(wrong[0], wrong[1], "write the name of a file in photos/, as in ada-vale.jpg")
    return text


PhotoName = Annotated[StrictStr, AfterValidator(_photo_name)]
"""The name of a file in `photos/`."""


@record
class Appointment:
    """A leader's holding of a post (Popolo Membership)."""

    post: PostReference = item("The post: organisation id, a slash, post id.")
    status: Status = item("How the post is held.", default="substantive")
    start: Date = item("The first day.")
    end: Date | None = item("The last day.", default=None)
    job_share: StrictBool = item("Whether the post is shared with another holder.", default=False)
    audience: AudienceName | None = item("Who sees it, where narrower than usual.", default=None)
    contacts: tuple[Contact, ...] = item(
        "Ways to reach them here.", default=(), audience=NETWORK, change=OFFICE
    )
    assistants: tuple[Assistant, ...] = item(
        "Who assists them.", default=(), audience=NETWORK, change=OFFICE
    )
    routes: tuple[Route, ...] = item(
        "Which contact for what.", default=(), audience=NETWORK, change=OFFICE
    )

    @property
    def organisation(self) -> str:
        """The id of the organisation that the post is of."""
        return self.post.partition("/")[0]

    @property
    def details(self) -> tuple[Contact | Assistant, ...]:
        """All in it that somebody confirms: the contacts and the assistants."""
        return (*self.contacts, *self.assistants)


@record
class Enrolment:
    """A place in a cohort of a programme."""

    programme: Id = item("The programme's id.")
    cohort: CohortId = item("The cohort's id, most often its year.")


@record
class Offer:
    """Something a leader offers to others until a day."""

    text: Note = item("What is offered.", change=OFFICE)
    topics: tuple[Id, ...] = item("Topics it belongs to.", default=(), change=OFFICE)
    since: Date | None = item(
        "The day it was made, for the weekly digest.", default=None, change=OFFICE
    )
    until: Date = item("The last day it stands.", change=OFFICE)
    audience: AudienceName | None = item(
        "Who sees it, where narrower than usual.", default=None, change=OFFICE
    )


@record
class Outcome:
    """What came of an ask."""

    on: Date = item("The day it was met.")
    text: Note | None = item("What came of it.", default=None)


@record
class Ask:
    """Something a leader asks of others until a day."""

    text: Note = item("What is asked.", change=OFFICE)
    topics: tuple[Id, ...] = item("Topics it belongs to.", default=(), change=OFFICE)
    until: Date = item("The last day it stands.", change=OFFICE)
    anonymous: StrictBool = item(
        "Whether it is shown without the name.", default=False, change=OFFICE
    )
    outcome: Outcome | None = item("What came of it, once it is met.", default=None)
    audience: AudienceName | None = item(
        "Who sees it, where narrower than usual.", default=None, change=OFFICE
    )


@record
class Agreement:
    """Something a leader agreed to, on a day."""

    to: Line = item("What was agreed to.")
    on: Date = item("The day it was agreed.")


def _part(help_text: str, ceiling: str = NETWORK) -> Any:
    return item(help_text, ceiling=ceiling, default=None)


@record
class LeaderAudiences:
    """Who sees a part of a leader's record, where the record says other than the default."""

    name: AudienceName | None = _part("The name, and with it the page.", PUBLIC)
    post: AudienceName | None = _part("The posts held today.", PUBLIC)
    photo: AudienceName | None = _part("The photo.", PUBLIC)
    biography: AudienceName | None = _part("The summary and biography.", PUBLIC)
    appointments: AudienceName | None = _part("Past and coming appointments.")
    knows_about: AudienceName | None = _part("Topics, and what to contact them for.")
    programmes: AudienceName | None = _part("Programmes and groups.")
    offers: AudienceName | None = _part("Offers.")
    asks: AudienceName | None = _part("Asks.")


@record
class Leader:
    """A person listed."""

    name: Name = item(
        "The name as it is shown, with honours.",
        part="name",
        audience=NETWORK,
        ceiling=PUBLIC,
        change=OFFICE,
    )
    given_name: Line | None = item(
        "The given name.",
        default=None,
        part="name",
        audience=NETWORK,
        ceiling=PUBLIC,
        change=OFFICE,
    )
    family_name: Line | None = item(
        "The family name, by which lists are sorted.",
        default=None,
        part="name",
        audience=NETWORK,
        ceiling=PUBLIC,
        change=OFFICE,
    )
    other_names: tuple[Line, ...] = item(
        "Former and other names.", default=(), part="name", audience=NETWORK, change=OFFICE
    )
    former_ids: tuple[Id, ...] = item(
        "Ids this file had before; they may tell a former name.",
        default=(),
        part="name",
        audience=NETWORK,
    )
    sign_in: tuple[Email, ...] = item("The addresses they sign in with.", default=(), audience=TEAM)
    pronunciation: Line | None = item(
        "How the name is said.", default=None, audience=NETWORK, change=OFFICE
    )
    pronouns: Line | None = item(
        "Pronouns, where wished.", default=None, audience=NETWORK, change=OFFICE
    )
    languages: tuple[Language, ...] = item(
        "Languages spoken, as tags such as en or cy.", default=(), audience=NETWORK, change=OFFICE
    )
    photo: PhotoName | None = item(
        "A file in `photos/`, square and at most 40 KB.",
        default=None,
        part="photo",
        audience=NETWORK,
        ceiling=PUBLIC,
    )
    summary: Note | None = item(
        "One sentence.",
        default=None,
        part="biography",
        audience=NETWORK,
        ceiling=PUBLIC,
        change=OFFICE,
    )
    biography: Prose | None = item(
        "Markdown.", default=None, part="biography", audience=NETWORK, ceiling=PUBLIC, change=OFFICE
    )
    knows_about: tuple[Id, ...] = item(
        "Topics they know about.", default=(), part="knows_about", audience=NETWORK, change=OFFICE
    )
    contact_for: tuple[Line, ...] = item(
        "What to contact them for.", default=(), part="knows_about", audience=NETWORK, change=OFFICE
    )
    appointments: tuple[Appointment, ...] = item(
        "Posts held, now, before and to come.",
        default=(),
        audience=NETWORK,
        ceiling=PUBLIC,
        change=OFFICE,
    )
    programmes: tuple[Enrolment, ...] = item(
        "Cohorts they belong to.", default=(), part="programmes", audience=NETWORK
    )
    groups: tuple[Id, ...] = item(
        "Groups they belong to.", default=(), part="programmes", audience=NETWORK
    )
    offers: tuple[Offer, ...] = item(
        "What they offer.", default=(), part="offers", audience=NETWORK, change=OFFICE
    )
    asks: tuple[Ask, ...] = item(
        "What they ask for.", default=(), part="asks", audience=NETWORK, change=OFFICE
    )
    agreed: tuple[Agreement, ...] = item("What they agreed to.", default=(), audience=TEAM)
    joined: Date | None = item("When they joined.", default=None, audience=TEAM)
    lawful_basis: (
        Literal["public_task", "consent", "contract", "legal_obligation", "legitimate_interests"]
        | None
    ) = item("Why the data may be held (UK GDPR, article 6).", default=None, audience=TEAM)
    invited: Date | None = item(
        "The day they were invited: until they confirm, the team alone sees the entry.",
        default=None,
        audience=TEAM,
    )
    audience: AudienceName | None = item(
        "Who sees the whole record, where narrower than usual.", default=None, audience=TEAM
    )
    audiences: LeaderAudiences | None = item(
        "Who sees a part of it, where other than usual.", default=None, audience=TEAM
    )

    def is_in(self, programme: str, cohort: str) -> bool:
        """Return whether they have a place in a cohort of a programme."""
        return any((one.programme, one.cohort) == (programme, cohort) for one in self.programmes)
