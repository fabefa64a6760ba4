"""What kinds of things, lists and fields are called in a summary."""

from __future__ import annotations

from datetime import date

from leaders_network.publish.phrases import CONFIRMERS, PURPOSES, day
from leaders_network.reviewing.facts import ORDER, Way

KINDS = {
    "leader": "a leader",
    "organisation": "an organisation",
    "post": "a post",
    "programme": "a programme",
    "group": "a group",
    "contributor": "a contributor",
    "page": "a page",
    "file": "a file",
    "sector": "a sector",
    "area": "an area",
    "role": "a role",
    "topic": "a topic",
    "settings": "the settings of the network",
}
_WORDS = {
    "phone": "telephone number",
    "email": "e-mail address",
    "web": "web page",
    "address": "postal address",
    "hours": "hours",
    "confirmed": "confirmation",
    "knows_about": "topic",
    "contact_for": "what to contact them for",
    "sign_in": "address to sign in with",
    "other_names": "other name",
    "other_titles": "other title",
    "former_ids": "former id",
    "programmes": "programme",
    "together": "those to be together with",
    "apart": "those to keep apart",
    "via": "which contact",
    "reply": "usual time to reply",
    "may_edit": "leave to confirm and correct",
    "lawful_basis": "lawful basis",
    "job_share": "job share",
    "audience": "who sees",
    "audiences": "who sees",
    "agreed": "agreement",
    "file": "what it holds",
}
LISTS = {
    "contacts": "a contact",
    "assistants": "an assistant",
    "routes": "a route",
    "appointments": "an appointment",
    "offers": "an offer",
    "asks": "an ask",
    "agreed": "an agreement",
    "cohorts": "a cohort",
    "peer_rounds": "a round of peer sets",
    "sets": "a peer set",
    "buddies": "a pair of buddies",
    "wishes": "a wish",
    "programmes": "a place in a cohort",
    "identifiers": "an identifier",
    "items": "an item of the list",
    "authors": "an author",
    "findings": "a finding",
    "charts": "a chart",
    "sessions": "a session",
    "materials": "a material",
    "going": "a guest",
    "questions": "a question",
    "statement approved": "an approval",
    "statement signed": "a signature",
}
NAMED_BY = ("label", "name", "title", "ask", "leader")
"""The fields that say what an item is called, the first that there is."""


def owners_of(way: Way) -> Way:
    """Return the way to the item that a value is of; nothing where it is of the subject itself."""
    return way[: (len(way) - 1) // 2 * 2]


def leaf_name(leaf: Way) -> str:
    """Return what a value is called within its item, by the rest of the way to it."""
    first = leaf[0] if leaf else ""
    words = _WORDS.get(first, first.replace("_", " "))
    if leaf[1:] == (ORDER,):
        return f"order of {first.replace('_', ' ')}"
    if first == "audiences" and len(leaf) > 1:
        return f"{words} the {leaf[1].replace('_', ' ')}"
    return words


def way_told(route: str) -> str:
    """Return what a route is called, by its name among the others."""
    purpose = route.rstrip("+")
    return f"the way for {PURPOSES[purpose].lower() if purpose in PURPOSES else purpose}"


def date_told(text: str) -> str:
    """Return a day in words."""
    return day(date.fromisoformat(text)).text


def confirmation_told(text: str) -> str:
    """Return in words when somebody confirmed something, and who."""
    on, _, by = text.partition(" ")
    return f"{date_told(on)} {CONFIRMERS[by]}"
