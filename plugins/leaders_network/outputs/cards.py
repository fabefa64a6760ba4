"""Contact cards for address books: a leader, or the office of a post, as one audience sees them.

Source: https://www.rfc-editor.org/rfc/rfc6350. What Outlook reads of an assistant is written as in
https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxvcard; what Apple's and
Android's address books read, as those write it themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha1
from operator import attrgetter
from typing import Any
from uuid import NAMESPACE_URL

from leaders_network.addresses import CARD
from leaders_network.lean import frozen
from leaders_network.outputs.once import once, ways_of
from leaders_network.outputs.pages import Making, Page, leader_page, post_page
from leaders_network.outputs.structured import absolute
from leaders_network.outputs.vcard import Card, parameter
from leaders_network.publish.entry import Entry
from leaders_network.publish.phrases import PURPOSES, only_for
from leaders_network.publish.routes import CLOSED
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.contact import AssistantView, ContactView, RouteView
from leaders_network.publish.views.organisations import PostView
from leaders_network.publish.views.people import LeaderView, PostLine

_ADDRESSES = NAMESPACE_URL.bytes
_ASSISTANT = "_$!<Assistant>!$_"
"""What Apple's address books call an assistant."""
_FOR_NOTHING_ELSE = frozenset(PURPOSES[purpose] for purpose in CLOSED)
_ANDROID = "vnd.android.cursor.item/relation"


@frozen
class CardFile:
    """A contact card that can be made: where it stands, and from which view."""

    path: str
    entry: Entry[Any]
    write: Callable[[Any, SiteView], bytes]


def card_of(making: Making) -> CardFile | None:
    """Return the contact card that stands beside a page: a leader's has one, and a post's."""
    write = _CARDS.get(making.kind)
    path = making.entry.path
    return CardFile(f"{path}{_last(path)}{CARD}", making.entry, write) if write else None


def leader_card(view: LeaderView, site: SiteView) -> bytes:
    """Return a leader's card."""
    person = view.person
    card = _begun(site, f"leaders/{view.id}/", person.path, view.card, "individual")
    card.text("FN", person.name)
    card.parts("N", _name(view))
    _posts(card, person.posts)
    if person.portrait.photo:
        card.uri("PHOTO", absolute(site, person.portrait.photo))
    contacts = [contact for reach in view.reach for contact in (*reach.contacts, *reach.office)]
    _ways(card, contacts, [one for reach in view.reach for one in reach.assistants])
    card.listed("CATEGORIES", (sector.name for sector in view.sectors))
    card.text("NOTE", _note(ways_of(view.reach), site))
    return card.file()


def post_card(view: PostView, site: SiteView) -> bytes:
    """Return the card of a post's office, whoever holds the post."""
    line = view.row.line
    card = _begun(site, f"organisations/{view.id}/", line.post.path, view.card, "org")
    card.text("FN", line.named)
    card.parts("ORG", (line.organisation.name, line.post.name))
    _ways(card, [*view.contacts, *view.organisation_contacts])
    card.listed("CATEGORIES", (view.sector.name,))
    card.text("NOTE", _note([("", view.routes)], site))
    return card.file()


def _begun(site: SiteView, last: str, path: str, file: str, kind: str) -> Card:
    """Return a card that says what it is of, where it stands, and how old it is.

    The id follows from the address of the network and what it is a card of, so it is the same for
    every audience and for every day: an address book knows that it is the same person.
    """
    card = Card()
    card.text("PRODID", f"-//{site.name}//EN")
    card.text("KIND", kind)
    card.uri("UID", f"urn:uuid:{uid_of(f'{site.home}{last}')}")
    card.text("REV", f"{site.day.iso.replace('-', '')}T000000Z")
    card.uri("SOURCE", absolute(site, file))
    card.uri("URL", absolute(site, path))
    return card


def uid_of(address: str) -> str:
    """Return the id of what has an address, as `uuid.uuid5` makes it in five times the time.

    Source: https://www.rfc-editor.org/rfc/rfc9562#section-5.5
    """
    octets = bytearray(sha1(_ADDRESSES + address.encode(), usedforsecurity=False).digest()[:16])
    octets[6] = octets[6] & 0x0F | 0x50
    octets[8] = octets[8] & 0x3F | 0x80
    text = octets.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _name(view: LeaderView) -> tuple[str, str, str, str, str]:
    """Return family, given and middle names, and the honours before and after them."""
    name, given, family = view.person.name, view.given_name, view.family_name
    start = name.find(given) if given else -1
    end = name.rfind(family) if family else -1
    if start < 0 or end < start + len(given):
        return family or name, given, "", "", ""
    between = name[start + len(given) : end]
    return family, given, between.strip(), name[:start].strip(), name[end + len(family) :].strip()


def _posts(card: Card, posts: Iterable[PostLine]) -> None:
    for number, line in enumerate(posts):
        group = f"post{number + 1}." if number else ""
        card.parts(f"{group}ORG", (line.organisation.name,))
        status = f" ({line.status.lower()})" if line.status else ""
        card.text(f"{group}TITLE", f"{line.post.name}{status}")


def _ways(
    card: Card, contacts: Sequence[ContactView], assistants: Sequence[AssistantView] = ()
) -> None:
    """Add each way once; the office's that have lapsed only where there is no other.

    Telephones take the first for the usual one, so the control room and the press office are last.
    """
    found = once(contacts, attrgetter("about", "field"))
    alive = [one for one in found if one.freshness.state != "lapsed"] or found
    seen: set[str] = set()
    _contacts(card, (one for one in alive if not _is_closed(one)), seen)
    for assistant in assistants:
        _assistant(card, assistant)
    _contacts(card, filter(_is_closed, alive), seen)


def _is_closed(contact: ContactView) -> bool:
    return bool(contact.purposes) and _FOR_NOTHING_ELSE.issuperset(contact.purposes)


def _contacts(card: Card, contacts: Iterable[ContactView], seen: set[str]) -> None:
    for contact in contacts:
        marks = filter(None, (only_for(contact.only), contact.freshness.warning))
        label = " ".join((contact.label, *(f"({mark})" for mark in marks)))
        for name, value in (
            ("TEL;TYPE=work", (contact.tel or "").removeprefix("tel:")),
            ("EMAIL;TYPE=work", contact.email or ""),
        ):
            if value and value not in seen:
                is_first = name not in seen and not _is_closed(contact)
                card.labelled(f"{name};PREF=1" if is_first else name, value, label)
                seen.update((name, value))
        if contact.address:
            parts = ("", "", contact.address, "", "", "", "")
            card.parts(f"ADR;TYPE=work{parameter('LABEL', contact.address)}", parts)
        card.uri("CONTACT-URI", contact.web)


def _assistant(card: Card, assistant: AssistantView) -> None:
    """Add an assistant: by the standard, for Outlook, and for the address books of telephones."""
    number = (assistant.tel or "").removeprefix("tel:")
    if assistant.email:
        card.uri("RELATED;TYPE=agent", f"mailto:{assistant.email}")
    elif number:
        card.uri("RELATED;TYPE=agent", f"tel:{number}")
    card.text("RELATED;TYPE=agent;VALUE=text", assistant.name)
    card.text("X-ASSISTANT", assistant.name)
    card.text("X-MS-ASSISTANT", assistant.name)
    card.text("X-MS-TEL;TYPE=ASSISTANT", number)
    card.parts("X-ANDROID-CUSTOM", (_ANDROID, assistant.name, "1", *[""] * 13))
    card.labelled("X-ABRELATEDNAMES", assistant.name, _ASSISTANT)
    label = f"{assistant.name} ({assistant.title})"
    if number:
        card.labelled("TEL;TYPE=work", number, label)
    if assistant.email:
        card.labelled("EMAIL;TYPE=work", assistant.email, label)


def _note(ways: Iterable[tuple[str, Iterable[RouteView]]], site: SiteView) -> str:
    lines = [
        line
        for post, routes in ways
        for line in (*([f"As {post}"] if post else []), *map(_line, routes))
    ]
    lines.append(f"From {site.name}, {site.audience_name}, as of {site.day.text}.")
    return "\n".join(lines)


def _line(route: RouteView) -> str:
    reply = f"usual reply: {route.reply}" if route.reply else ""
    ways = (route.via, route.shown, route.also_shown)
    said = (*ways, only_for(route.only), route.hours, reply, route.note, route.warning)
    return f"{route.purpose}: {', '.join(filter(None, said))}"


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


_CARDS: dict[Callable[[Any], Page], Callable[[Any, SiteView], bytes]] = {
    leader_page: leader_card,
    post_page: post_card,
}
"""For the pages beside which a card stands, what writes it."""
