"""What somebody is known by in files: their ids, names, addresses, numbers and photo."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from leaders_network.care.hints import Hints
from leaders_network.care.whom import Kind, Whom, everybody
from leaders_network.imported import record_hash
from leaders_network.records.contact import Assistant
from leaders_network.records.records import Records
from leaders_network.search.names import name_parts
from leaders_network.search.writing import writing

_LISTS = ("ids", "names", "addresses", "phones", "photos", "shared")
_BEFORE_ID = ("leader:", "leader: ", "leaders/", "convener: ", "contributor:", "contributors/")
"""What stands before an id that is a common word as well, wherever it is meant as an id."""

_DASH = "(?:-|\N{HYPHEN}|\N{NON-BREAKING HYPHEN}|\N{FIGURE DASH}|\N{EN DASH})"
_APOSTROPHE = "(?:'|\N{RIGHT SINGLE QUOTATION MARK}|\N{MODIFIER LETTER APOSTROPHE})"
_WRITTEN = {"-": _DASH, **dict.fromkeys(("'", "\u2019", "\u02bc"), _APOSTROPHE)}
"""What a character of a name may be written as: word processors change it by themselves."""

_BETWEEN_DIGITS = rf"(?:\s|[()./]|{_DASH})*"
"""What may stand between the digits of a number."""

_BETWEEN_WORDS = r"[*_~`]*\s+[*_~`]*"
"""What may stand between the words of a name: Markdown sets one of them apart."""

_SHORTEST = 3
"""Letters of a word by which somebody may be known alone, as by their given name."""


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
    kind: Kind = "leader"
    """In which way they are listed."""
    key: str = ""
    """Which of those who are listed in that way they are."""

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
            *map(id_pattern, self.ids),
            *map(name_pattern, self.names),
            *(bounded(re.escape(word), before=r"\w.+-", after=r"\w-") for word in self.addresses),
            *map(phone_pattern, self.phones),
            *(bounded(re.escape(word), before=r"\w-", after=r"\w") for word in self.photos),
            *self.marks,
        )

    @property
    def marks(self) -> tuple[str, ...]:
        """The hashes by which a list that was imported may know their entry."""
        return tuple(record_hash(self.kind, identifier) for identifier in self.ids)

    @cached_property
    def hints(self) -> Hints:
        """What stands in every text in which the pattern finds anything."""
        words = (*self.ids, *self.names, *self.addresses, *self.photos, *self.marks)
        return Hints.of(words, (_digits_of(number)[1] for number in self.phones))

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each place at which a text speaks of them."""
        if self.hints.may_stand_in(text):
            yield from self.pattern.finditer(text)

    @cached_property
    def by_a_part(self) -> re.Pattern[str] | None:
        """What finds a single word of their names, where there is any: their given name, say."""
        names = map(_without_titles, (*self.names, *self.shared))
        return _of_words(word for name in names for word in name.split())

    @cached_property
    def by_family(self) -> re.Pattern[str] | None:
        """What finds the last word of their names alone, where there is any."""
        return _of_words(name.split()[-1] for name in (*self.names, *self.shared))

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data, which `identity_from` takes back."""
        lists = {name: list(getattr(self, name)) for name in _LISTS}
        return {"kind": self.kind, "key": self.key, **lists}


def identity_from(data: dict[str, Any]) -> Identity:
    """Return an identity from plain data."""
    lists: dict[str, Any] = {name: tuple(data.get(name, ())) for name in _LISTS}
    return Identity(**lists, kind=data.get("kind", "leader"), key=data.get("key", ""))


def identity_of(records: Records, somebody: Whom, before: Iterable[Any] = ()) -> Identity:
    """Return what somebody who is listed is known by.

    Args:
        records: Everybody who is listed, for what they share.
        somebody: Who it is.
        before: What their entry said at other times, with names, ways and a photo of then.

    What somebody else's entry, a post or an organisation has too is not theirs alone, and left out:
    an office's number stays when its holder goes.
    """
    person = somebody.person
    others = [one for one in everybody(records) if one.sign_in != somebody.sign_in]
    taken = {_folded(name) for other in others for name in names_of(other.person)}
    earlier = tuple(before)
    ever = (person, *earlier)
    own = dict.fromkeys(name for entry in ever for name in names_of(entry))
    shared = tuple(name for name in own if _folded(name) in taken)
    names = sorted((name for name in own if name not in shared), key=len, reverse=True)
    elsewhere = {way.casefold() for way in _reached_elsewhere(records, others)}
    told = (way for entry in ever for way in _ways(entry))
    ways = [way for way in told if way.casefold() not in elsewhere]
    signed = (address for entry in earlier for address in getattr(entry, "sign_in", ()))
    gone = (address for address in signed if address.casefold() not in elsewhere)
    mail = (way for way in ways if "@" in way)
    addresses = dict.fromkeys((*getattr(person, "sign_in", ()), *gone, *mail))
    is_listed = somebody.kind != "assistant"
    return Identity(
        ids=(somebody.key, *getattr(person, "former_ids", ())) if is_listed else (),
        names=tuple(names),
        addresses=tuple(addresses),
        phones=tuple(dict.fromkeys(way for way in ways if "@" not in way)),
        photos=tuple(_own_photos(ever, others)),
        shared=shared,
        kind=somebody.kind,
        key=somebody.key,
    )


def names_of(person: Any) -> Iterator[str]:
    """Yield every form of a person's name that a text may use, with titles and without."""
    for name in (person.name, *getattr(person, "other_names", ())):
        yield name
        family = getattr(person, "family_name", None) or name.split()[-1]
        parts = name_parts(name, family)
        given = _without_titles(parts.before)
        if given and parts.family:
            yield from (f"{parts.before} {parts.family}", f"{given} {parts.family}")
    if getattr(person, "given_name", None) and getattr(person, "family_name", None):
        yield f"{person.given_name} {person.family_name}"


def name_pattern(name: str) -> str:
    """Return an expression for a name: words with any white space between, in either form."""
    forms = dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    words = [_BETWEEN_WORDS.join(map(_written, form.split())) for form in forms]
    return bounded("|".join(words), before=r"\w-", after=r"\w-")


def id_pattern(identifier: str) -> str:
    """Return an expression for an id.

    One of a single word, such as `grace`, may be a word of any text: it is theirs where a reference
    or the name of a file stands, and nowhere else.
    """
    word = re.escape(identifier)
    if not identifier.isalpha():
        return bounded(word, before=r"\w-", after=r"\w-")
    before = "|".join(f"(?<={re.escape(words)})" for words in _BEFORE_ID)
    return rf"(?:{before}){word}(?![\w-])|(?<![\w-]){word}(?=\.(?:yml|vcf|jpe?g|png|webp)(?!\w))"


def phone_pattern(number: str) -> str:
    """Return an expression for a number (E.164): with its country's code or a nought before it."""
    between = _BETWEEN_DIGITS
    code, digits = map(between.join, _digits_of(number))
    return rf"(?<!\d)(?:(?:\+|00)?{code}{between}0?{between}|0{between})?{digits}(?!\d)"


def _digits_of(number: str) -> tuple[str, str]:
    """Return the digits of a number's (E.164) country code, and those that are always written."""
    import phonenumbers

    parsed = phonenumbers.parse(number, None)
    return str(parsed.country_code), str(parsed.national_number)


def bounded(expression: str, *, before: str, after: str) -> str:
    """Return an expression that none of these characters may stand directly around."""
    return rf"(?<![{before}])(?:{expression})(?![{after}])"


def _written(word: str) -> str:
    return "".join(_WRITTEN.get(character) or re.escape(character) for character in word)


def _of_words(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of some words that somebody may be known by alone."""
    bare = {word.strip(",.") for word in words}
    known = sorted(word for word in bare if len(word) >= _SHORTEST and not word.isupper())
    return re.compile("|".join(map(name_pattern, known))) if known else None


def _without_titles(text: str) -> str:
    known = writing().honorifics
    words = text.split()
    while words and _folded(words[0]).strip(".") in known:
        words = words[1:]
    return " ".join(words)


def _ways(person: Any) -> Iterator[str]:
    """Yield each address and number by which somebody is reached themselves."""
    if isinstance(person, Assistant):
        yield from (way for way in (person.email, person.phone) if way)
    for held in getattr(person, "appointments", ()):
        for contact in held.contacts:
            yield from (way for way in (contact.email, contact.phone) if way)


def _reached_elsewhere(records: Records, others: Iterable[Whom]) -> Iterator[str]:
    """Yield every address and number that is somebody else's, a post's or an organisation's."""
    for organisation in records.organisations.values():
        posts = (contact for post in organisation.posts for contact in post.contacts)
        for contact in (*organisation.contacts, *posts):
            yield from (way for way in (contact.email, contact.phone) if way)
    for other in others:
        yield from (*_ways(other.person), *getattr(other.person, "sign_in", ()))


def _own_photos(ever: Iterable[Any], others: Iterable[Whom]) -> dict[str, None]:
    used = {getattr(other.person, "photo", None) for other in others}
    photos = (getattr(entry, "photo", None) for entry in ever)
    return dict.fromkeys(photo for photo in photos if photo and photo not in used)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
