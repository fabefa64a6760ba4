"""Words for people: days, telephone numbers, purposes, languages, names in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from leaders_network.publish.views.basics import Day
from leaders_network.records.slugs import plain

MONTHS = (
    "January February March April May June July August September October November December".split()
)
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER, _DIGITS = re.compile(r"[0-9]+"), 6
_FOLD = re.compile(r"(?<=\S)\n(?=[^\s>#|*+-])(?!\d+[.)] )")
"""Where the line of a file ended, and neither a paragraph nor an item of a list."""

_DECIDING = 7
"""No form of any country looks further into a number; a test asks the library's own tables."""

PURPOSES = {
    "incident": "Incident now",
    "diary": "Diary",
    "formal": "Formal letter",
    "peer": "Peer conversation",
    "media": "Media",
}
STATUSES = {"substantive": "", "interim": "Interim", "acting": "Acting"}
CONFIRMERS = {
    "self": "by themselves",
    "assistant": "by their assistant",
    "office": "by the private office",
    "centre": "by the Centre",
}
LAWFUL_BASES = {
    "public_task": "Public task",
    "consent": "Consent",
    "contract": "Contract",
    "legal_obligation": "Legal obligation",
    "legitimate_interests": "Legitimate interests",
}


@cache
def day(value: date) -> Day:
    """Return a day as `12 September 2026` and `2026-09-12`."""
    return Day(f"{value.day} {MONTHS[value.month - 1]} {value.year}", value.isoformat())


@lru_cache(maxsize=4096)
def telephone(number: str, country: str) -> str:
    """Return an E.164 number as people of a country write it: national form for their own."""
    import phonenumbers

    code = phonenumbers.country_code_for_region(country)
    form = phonenumbers.PhoneNumberFormat
    if number.startswith(f"+{code}"):
        # No country's code begins with another's, so what follows is the national number.
        return _national(number[len(str(code)) + 1 :], code)
    return str(phonenumbers.format_number(phonenumbers.parse(number), form.INTERNATIONAL))


def _national(own: str, code: int) -> str:
    """Return a national number in its form, which its length and its first seven digits decide."""
    return _form(own[:_DECIDING], len(own), code).format(*own[_DECIDING:])


@lru_cache(maxsize=4096)
def _form(start: str, length: int, code: int) -> str:
    """Return how numbers that begin so are written, with a place for each digit that follows."""
    import phonenumbers

    # In Italy and some other countries a zero in front belongs to the number.
    zeros = len(start) - len(start.lstrip("0"))
    number = phonenumbers.PhoneNumber(
        code,
        int(start.ljust(length, "0")),
        italian_leading_zero=bool(zeros),
        number_of_leading_zeros=zeros,
    )
    form = phonenumbers.PhoneNumberFormat.NATIONAL
    written, left = list(str(phonenumbers.format_number(number, form))), length - len(start)
    for place in reversed(range(len(written))):
        if left and written[place].isdigit():
            written[place] = "{}"
            left -= 1
    return "".join(written)


@cache
def language(tag: str) -> str:
    """Return a language's English name, or its tag where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale("en", "GB").languages.get(str(Locale.parse(tag, sep="-").language))
    except (ValueError, UnknownLocaleError):
        name = Locale("en", "GB").languages.get(tag.split("-", maxsplit=1)[0].lower())
    return name or tag


def numbered(text: str) -> str:
    """Return text as it is sorted where numbers count: the second district before the tenth."""
    return _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), plain(text))


def confirmer(by: str, centre: str) -> str:
    """Return in words who confirmed a detail; whoever runs the network, by the name it has."""
    return f"by {centre}" if by == "centre" else CONFIRMERS[by]


def only_for(audience: str | None) -> str:
    """Return whom a way is kept for, in words; nothing where it is for all who see it."""
    return f"{audience} only" if audience else ""


def names_in(name: str) -> list[str]:
    """Return the words of somebody's name without the capitals that stand for honours."""
    words: list[str] = _NAME.findall(name)
    return [word for word in words if not (len(word) > 1 and word.isupper())] or words


def family_first(name: str, family: str | None = None, given: str | None = None) -> str:
    """Return what somebody is sorted by: the family name, or the last of their names, first."""
    return plain(f"{family or (names_in(name) or [name])[-1]}, {given or name}")


def unwrapped(text: str) -> str:
    """Return Markdown without the line breaks within its paragraphs, which no reader sees."""
    return _FOLD.sub(" ", text)


def listed(words: Iterable[str], *, most: int = 3, between: str = ", ") -> str:
    """Return words joined by commas, or by what is given, and how many more there are."""
    names = list(words)
    more = len(names) - most
    return between.join(names[:most]) + (f" and {more} more" if more > 0 else "")


def has_digit(text: str) -> bool:
    """Return whether a digit stands in a text: a code without one may be a word."""
    return any(map(str.isdigit, text))


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 leader`, `2,400 leaders`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
