"""Ways to reach someone: contacts, assistants, and the route to take for each purpose."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import StrictBool, model_validator

from leaders_network.records.fault import fault
from leaders_network.records.field import OFFICE, SELF, TEAM, AudienceName, item, record
from leaders_network.records.text import Date, Email, Id, Line, Name, Note, Phone, WebAddress

Purpose = Literal["incident", "diary", "formal", "peer", "media"]
"""What a contact is for: an incident now, a diary, a formal letter, a conversation, the press."""

PURPOSES: tuple[Purpose, ...] = get_args(Purpose)

VIA_ASSISTANT = "assistant"
"""What a route names in place of a contact where whoever assists is the way to take."""

WAYS = ("email", "phone", "web", "address")
"""The fields of a contact of which it needs one: each leads to somebody."""


@record
class Confirmation:
    """When somebody last said that the details are right, and who said it."""

    on: Date = item("The day the details were confirmed.")
    by: Literal["self", "assistant", "office", "centre"] = item("Who confirmed them.")


@record
class Contact:
    """One way to reach a leader, a post or an organisation (schema.org ContactPoint)."""

    id: Id = item("A short name for it, used by routes.")
    label: Line = item("What to call it, as in “Chief's office”.", change=OFFICE)
    email: Email | None = item("Its e-mail address.", default=None, change=OFFICE)
    phone: Phone | None = item(
        "Its telephone number with the country code.", default=None, change=OFFICE
    )
    web: WebAddress | None = item("A page to write through.", default=None, change=OFFICE)
    address: Note | None = item("Its postal address on one line.", default=None, change=OFFICE)
    hours: Line | None = item("When it is answered.", default=None, change=OFFICE)
    purposes: tuple[Purpose, ...] = item("What it may be used for.", default=(), change=OFFICE)
    note: Note | None = item("How it may be used.", default=None, change=OFFICE)
    audience: AudienceName | None = item(
        "Who sees it, where narrower than usual.", default=None, change=OFFICE
    )
    confirmed: Confirmation | None = item("When and by whom it was confirmed.", default=None)

    @model_validator(mode="after")
    def _reaches(self) -> Contact:
        if not any(getattr(self, way) for way in WAYS):
            raise fault(
                "empty-contact",
                f"the contact `{self.id}` reaches nobody",
                "add an email, a phone, a web page or an address, or remove the contact",
            )
        return self


@record
class Assistant:
    """A personal assistant or private secretary (vCard RELATED;TYPE=agent)."""

    name: Name = item("The assistant's name.", change=OFFICE)
    title: Line | None = item("Their job title.", default=None, change=OFFICE)
    email: Email | None = item(
        "Their own e-mail address; with it they sign in.", default=None, change=OFFICE
    )
    phone: Phone | None = item(
        "Their telephone number with the country code.", default=None, change=OFFICE
    )
    hours: Line | None = item("When they are there.", default=None, change=OFFICE)
    may_edit: StrictBool = item(
        "Whether they may confirm and correct.", default=False, audience=TEAM, change=SELF
    )
    audience: AudienceName | None = item(
        "Who sees them, where narrower than usual.", default=None, change=OFFICE
    )
    confirmed: Confirmation | None = item("When and by whom it was confirmed.", default=None)

    @property
    def who(self) -> tuple[str, str]:
        """What makes them one person in all files: their name, and their address or number."""
        return self.name, (self.email or self.phone or "").casefold()


@record
class Route:
    """Which contact to use for what, and how soon to expect an answer."""

    purpose: Purpose = item("What the route is for.", alias="for", change=OFFICE)
    via: Id = item(
        "The id of a contact of the appointment, post or organisation, or `assistant`.",
        change=OFFICE,
    )
    reply: Line | None = item("The usual time to reply.", default=None, change=OFFICE)
    note: Note | None = item("What to say or to ask for.", default=None, change=OFFICE)
    audience: AudienceName | None = item("Who sees it, where narrower than usual.", default=None)
