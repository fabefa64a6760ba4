"""What somebody is known by in files: their ids, names, addresses, numbers and photo."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from leaders_network.records.leader import Leader
from leaders_network.records.reading import Records
from leaders_network.search.names import name_parts
from leaders_network.search.writing import writing

_LIST = ("ids", "names", "addresses", "phones", "photos")


@dataclass(frozen=True)
class Identity:
    """One person, as text may speak of them."""

    ids: tuple[str, ...]
    """Their id, and those they had before."""
    names: tuple[str, ...]
    """The names that are theirs alone, longest first."""
    addresses: tuple[str, ...]
    """The e-mail addresses that are theirs alone."""
    phones: tuple[str, ...]
    """The numbers that are theirs alone (E.164)."""
    photos: tuple[str, ...] = ()
    """The files of `photos/` that show them."""
    shared: tuple[str, ...] = ()
    """Names that somebody else has as well, so that a text may mean either."""

    @property
    def id(self) -> str:
        """The id of today."""
        return self.ids[0]

    @property
    def terms(self) -> tuple[str, ...]:
        """Everything they are known by, for people to read."""
        return (*self.ids, *self.names, *self.addresses, *self.phones, *self.photos)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds any of it in a text, whatever its capitals and wherever its lines break."""
        return re.compile("|".join(self.patterns), re.IGNORECASE)

    @property
    def patterns(self) -> tuple[str, ...]:
        """The same, one expression for each; they mean the same to Python's `re` in any text."""
        return (
            *(bounded(re.escape(word), before=r"\w-", after=r"\w-") for word in self.ids),
            *map(name_pattern, self.names),
            *(bounded(re.escape(word), before=r"\w.+-", after=r"\w-") for word in self.addresses),
            *map(phone_pattern, self.phones),
            *(bounded(re.escape(word), before=r"\w-", after=r"\w") for word in self.photos),
        )

    def as_data(self) -> dict[str, list[str]]:
        """Return it as plain data, which `identity_from` takes back."""
        return {name: list(getattr(self, name)) for name in (*_LIST, "shared")}


def identity_from(data: dict[str, Any]) -> Identity:
    """Return an identity from plain data."""
    return Identity(**{name: tuple(data.get(name, ())) for name in (*_LIST, "shared")})


def identity_of(records: Records, identifier: str) -> Identity:
    """Return what a leader of the directory is known by.

    What somebody else's entry, a post or an organisation has too is not theirs alone, and left out:
    an office's number stays when its holder goes.
    """
    leader = records.leaders[identifier]
    others = [each for key, each in records.leaders.items() if key != identifier]
    taken = {_folded(name) for other in (*others, *records.contributors.values())
             for name in names_of(other)}  # fmt: skip
    own = dict.fromkeys(names_of(leader))
    shared = tuple(name for name in own if _folded(name) in taken)
    names = sorted((name for name in own if name not in shared), key=len, reverse=True)
    elsewhere = {word.casefold() for word in _reached_elsewhere(records, others)}
    ways = [way for way in _ways(leader) if way.casefold() not in elsewhere]
    addresses = dict.fromkeys((*leader.sign_in, *(way for way in ways if "@" in way)))
    phones = dict.fromkeys(way for way in ways if "@" not in way)
    photos = _own_photo(records, leader, others)
    return Identity(
        (identifier, *leader.former_ids),
        tuple(names),
        tuple(addresses),
        tuple(phones),
        photos,
        shared,
    )


def names_of(person: Any) -> Iterator[str]:
    """Yield every form of a person's name that a text may use, with titles and without."""
    for name in (person.name, *getattr(person, "other_names", ())):
        yield name
        family = person.family_name or name.split()[-1]
        parts = name_parts(name, family)
        given = _without_titles(parts.before)
        if given and parts.family:
            yield from (f"{parts.before} {parts.family}", f"{given} {parts.family}")
    if getattr(person, "given_name", None) and person.family_name:
        yield f"{person.given_name} {person.family_name}"


def name_pattern(name: str) -> str:
    """Return an expression for a name: words with any white space between, in either form."""
    forms = dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    words = [r"\s+".join(map(re.escape, form.split())) for form in forms]
    return bounded("|".join(words), before=r"\w-", after=r"\w-")


def phone_pattern(number: str) -> str:
    """Return an expression for a number (E.164): with its country's code or a nought before it."""
    import phonenumbers

    parsed = phonenumbers.parse(number, None)
    between = r"[\s().-]*"
    digits = between.join(str(parsed.national_number))
    code = between.join(str(parsed.country_code))
    return rf"(?<!\d)(?:(?:\+|00)?{code}{between}0?{between}|0{between})?{digits}(?!\d)"


def bounded(expression: str, *, before: str, after: str) -> str:
    """Return an expression that none of these characters may stand directly around."""
    return rf"(?<![{before}])(?:{expression})(?![{after}])"


def _without_titles(text: str) -> str:
    known = writing().honorifics
    words = text.split()
    while words and _folded(words[0]).strip(".") in known:
        words = words[1:]
    return " ".join(words)


def _ways(leader: Leader) -> Iterator[str]:
    for held in leader.appointments:
        for contact in held.contacts:
            yield from (way for way in (contact.email, contact.phone) if way)


def _reached_elsewhere(records: Records, others: Iterable[Leader]) -> Iterator[str]:
    """Yield every address and number that stands in another entry, or is an assistant's."""
    for organisation in records.organisations.values():
        posts = (contact for post in organisation.posts for contact in post.contacts)
        for contact in (*organisation.contacts, *posts):
            yield from (way for way in (contact.email, contact.phone) if way)
    for other in others:
        yield from _ways(other)
    for leader in records.leaders.values():
        for held in leader.appointments:
            for assistant in held.assistants:
                yield from (way for way in (assistant.email, assistant.phone) if way)


def _own_photo(records: Records, leader: Leader, others: Iterable[Leader]) -> tuple[str, ...]:
    used = {other.photo for other in others}
    used |= {contributor.photo for contributor in records.contributors.values()}
    return (leader.photo,) if leader.photo and leader.photo not in used else ()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
