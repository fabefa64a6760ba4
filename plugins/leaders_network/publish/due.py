"""Whom the team asks: who looks after details that age, have lapsed or were never confirmed.

An assistant who may edit is asked in the leader's place, once for all leaders together, as the
reminders do it. What has lapsed is counted and never shown, and an assistant whose own details have
lapsed is not named: then the leader is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from urllib.parse import quote

from leaders_network.addresses import path_of
from leaders_network.directory.days import freshness, is_held, time_of
from leaders_network.lean import slotted
from leaders_network.publish.phrases import family_first, listed, telephone
from leaders_network.publish.reach import office_address
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.freshness import DueDetails, ToAsk, ToAskShelf
from leaders_network.records.contact import Assistant, Contact
from leaders_network.records.leader import Leader
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.records import Records
from leaders_network.records.slugs import plain

_WORDS = {"lapsed": "lapsed", "unconfirmed": "never confirmed", "ageing": "ageing"}
"""What is due, the worst first."""
WAITING = ("lapsed", "unconfirmed")
"""The states of details for which nothing vouches today."""
_OFFICES = "Its offices"
_BY_CLICK = (
    "Please sign in at {} and look at them: under “Your details” one click says that all is right, "
    "and what is not can be corrected. Or answer this message."
)
_BY_ANSWER = (
    "Please look at its page and tell us, by answering this message, whether all is right, or what "
    "should be there instead."
)

Details = Iterable[Contact | Assistant]


def shelves_to_ask(
    records: Records, day: date, sectors: Mapping[str, Link]
) -> tuple[ToAskShelf, ...]:
    """Return who is to be asked, sector by sector, the most pressing first.

    Args:
        records: What the team may know, and what has lapsed.
        day: The day that says what is due.
        sectors: Each sector that is listed, in order. Who is asked for several leaders stands in
            the sector of the first of them.
    """
    asked = _Asking(records, day)
    asked.gather()
    found: dict[str, list[_Draft]] = {sector: [] for sector in sectors}
    for draft in asked.drafts.values():
        if draft.sector in found:
            found[draft.sector].append(draft)
    return tuple(
        ToAskShelf(
            sectors[sector],
            f"ask-{sector}",
            tuple(each.view(records.network) for each in _pressing(some)),
        )
        for sector, some in found.items()
        if some
    )


def contacts_of(organisation: Organisation, day: date) -> tuple[Contact, ...]:
    """Return the contacts of an organisation and of those of its posts that were not abolished."""
    return tuple(contact for contact, _ in called_contacts(organisation, day))


def called_contacts(organisation: Organisation, day: date) -> Iterator[tuple[Contact, str]]:
    """Yield the same contacts, each with what it is called: with its post, where it is a post's."""
    yield from ((contact, contact.label) for contact in organisation.contacts)
    for post in organisation.posts:
        if time_of(post.start, post.end, day) != "past":
            yield from ((contact, f"{contact.label} ({post.title})") for contact in post.contacts)


def _pressing(drafts: Iterable[_Draft]) -> list[_Draft]:
    return sorted(drafts, key=lambda each: (not each.waits, each.sort_name, each.who.path))


@slotted
class _Draft:
    """Somebody to ask, as it is gathered."""

    who: Link
    sort_name: str
    title: str
    email: str
    sector: str
    phone: str = ""
    about: list[DueDetails] = field(default_factory=list)
    waits: bool = False

    def view(self, network: Network) -> ToAsk:
        """Return it with the way to ask: an e-mail that is begun, or else a number to ring."""
        shown, href = self.email, ""
        if self.email:
            subject = f"{network.name}: are these details still right?"
            said = f"subject={quote(subject)}&body={quote(self._letter(network))}"
            href = f"mailto:{quote(self.email, safe='@')}?{said}"
        elif self.phone:
            shown, href = telephone(self.phone, network.country), f"tel:{self.phone}"
        return ToAsk(self.who, self.title, shown, href, tuple(self.about))

    def _letter(self, network: Network) -> str:
        """Return what is asked; whoever sends it may say it otherwise."""
        names = ", ".join(dict.fromkeys(each.whose.name for each in self.about))
        is_office = self.title == _OFFICES
        dear = "colleagues" if is_office else self.who.name
        why = (
            f"Some of the ways to reach {names} in the {network.name} have not been confirmed for a"
        )
        what = _BY_ANSWER if is_office else _BY_CLICK.format(network.address)
        lines = f"Dear {dear},", "", f"{why} while. {what}", "", f"With thanks, {network.centre}"
        return "\r\n".join(lines)


@slotted
class _Asking:
    records: Records
    day: date
    drafts: dict[str, _Draft] = field(default_factory=dict)

    def gather(self) -> None:
        """Gather everybody who is to be asked, by the page that is theirs."""
        for identifier, leader in self.records.leaders.items():
            self._leader(identifier, leader)
        for identifier, organisation in self.records.organisations.items():
            self._organisation(identifier, organisation)

    def _leader(self, identifier: str, leader: Leader) -> None:
        held = [
            one
            for one in leader.appointments
            if one.organisation in self.records.organisations and is_held(one, self.day)
        ]
        found = [(one, self._due(one.details)) for one in held]
        first = next((one for one, due in found if due), None)
        if first is None:
            return
        due = sum((due for _, due in found), Counter[str]())
        sector = self.records.organisations[first.organisation].sector
        own = Link(leader.name, path_of("leader", identifier))
        beside = (one for post in held for one in post.assistants)
        assistant = next(filter(self._may_ask, beside), None)
        if assistant is None:
            last = family_first(leader.name, leader.family_name, leader.given_name)
            draft = _Draft(own, last, "", next(iter(leader.sign_in), ""), sector)
        else:
            page, title = Link(assistant.name, office_address(assistant)), assistant.title
            last, email = family_first(assistant.name), assistant.email or ""
            draft = _Draft(page, last, title or "Assistant", email, sector)
        self._add(draft, own, due)

    def _organisation(self, identifier: str, organisation: Organisation) -> None:
        """Ask an organisation about its own contacts and its posts', by an address of its own."""
        contacts = contacts_of(organisation, self.day)
        due = self._due(contacts)
        if due:
            own = Link(organisation.name, path_of("organisation", identifier))
            email = next((contact.email for contact in contacts if contact.email), "")
            phone = next((contact.phone for contact in contacts if contact.phone), "")
            named = plain(organisation.name)
            draft = _Draft(own, named, _OFFICES, email, organisation.sector, phone)
            self._add(draft, own, due)

    def _add(self, draft: _Draft, about: Link, due: Counter[str]) -> None:
        known = self.drafts.setdefault(draft.who.path, draft)
        words = listed(f"{due[state]} {word}" for state, word in _WORDS.items() if due[state])
        known.about.append(DueDetails(about, words))
        known.waits = known.waits or any(due[state] for state in WAITING)

    def _may_ask(self, assistant: Assistant) -> bool:
        return bool(assistant.may_edit and assistant.email) and self._state(assistant) != "lapsed"

    def _due(self, details: Details) -> Counter[str]:
        return Counter(state for each in details if (state := self._state(each)) in _WORDS)

    def _state(self, detail: Contact | Assistant) -> str:
        return freshness(detail.confirmed, self.day, self.records.network)
