"""Ways to reach somebody, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day, Link

FreshnessState = Literal["confirmed", "ageing", "lapsed", "unconfirmed"]


@view
class Freshness:
    """When a contact was confirmed, by whom in words, and what that is worth today."""

    state: FreshnessState
    on: Day | None = None
    by: str = ""

    @property
    def warning(self) -> str:
        """What is said of a way that has lapsed, wherever it is told in brief; else nothing."""
        return self._since("lapsed")

    @property
    def ageing(self) -> str:
        """What is said of a way that ages, on a list that is taken away; else nothing."""
        return self._since("ageing")

    def _since(self, state: FreshnessState) -> str:
        on = self.on if self.state == state else None
        return f"{state.capitalize()}: last confirmed {on.text}" if on else ""


@view
class ContactView:
    """One way to reach somebody; `phone` is for people, `tel` for telephones (RFC 3966)."""

    label: str
    purposes: tuple[str, ...]
    freshness: Freshness
    email: str | None = None
    phone: str | None = None
    tel: str | None = None
    web: str | None = None
    address: str | None = None
    hours: str | None = None
    note: str | None = None
    only: str | None = None
    """The narrower audience it is for, in words, where it has one."""
    field: str = ""
    """Where it stands in its record, as a letter about it says it."""
    about: str = ""
    """Whose record that is, as in `organisation:ID`; empty where it is that of the page."""


@view
class AssistantView:
    """Somebody's assistant."""

    name: str
    title: str
    freshness: Freshness
    email: str | None = None
    phone: str | None = None
    tel: str | None = None
    hours: str | None = None
    only: str | None = None
    field: str = ""
    path: str = ""
    """Where the page of everyone they support stands; empty in a room."""


@view
class RouteView:
    """Which way to take for a purpose, or for several: the way's name and its address."""

    purpose: str
    via: str
    reply: str | None = None
    note: str | None = None
    href: str | None = None
    shown: str | None = None
    """The address as people read it: a telephone number or an e-mail address."""
    also_href: str | None = None
    """Another address of the same way, where it has one."""
    also_shown: str | None = None
    whose: str = ""
    """How near it is: `Direct`, `Assistant`, `The office`, or the organisation's name."""
    hours: str | None = None
    freshness: Freshness | None = None
    only: str | None = None
    is_urgent: bool = False

    @property
    def beside(self) -> str:
        """What is said beside its name: whose it is, unless the name says so."""
        return "" if f"{self.whose} ".lower() in f"{self.via} ".lower() else self.whose

    @property
    def warning(self) -> str:
        """As of its way's freshness; nothing where the way is no contact."""
        return self.freshness.warning if self.freshness else ""

    @property
    def ageing(self) -> str:
        """As of its way's freshness; nothing where the way is no contact."""
        return self.freshness.ageing if self.freshness else ""


@view
class Reach:
    """Every way to reach whoever holds a post: their own ways first, then the office's."""

    post: Link
    organisation: Link
    routes: tuple[RouteView, ...]
    assistants: tuple[AssistantView, ...]
    contacts: tuple[ContactView, ...]
    office: tuple[ContactView, ...]


def all_told(contacts: Iterable[ContactView], routes: Iterable[RouteView]) -> bool:
    """Return whether routes tell every way that contacts have."""
    told = {shown for route in routes for shown in (route.shown, route.also_shown)}
    return all(
        shown in told
        for one in contacts
        for shown in (one.phone, one.email, one.web, one.address, one.only)
        if shown
    )
