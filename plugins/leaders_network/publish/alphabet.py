"""The A to Z of leaders and of organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from leaders_network.addresses import NETWORK_FROM_ROOM, letter_path
from leaders_network.publish.ground import Ground
from leaders_network.publish.people import people_in_order
from leaders_network.publish.phrases import numbered
from leaders_network.publish.posts import organisation_row
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.browsing import LetterView, Tally
from leaders_network.publish.views.organisations import OrganisationRow
from leaders_network.publish.views.people import Person
from leaders_network.records.slugs import plain

_OTHER = "other"

T = TypeVar("T")


class Alphabet:
    """The A to Z of leaders and of organisations, by the first letter of the name each sorts by."""

    def __init__(self, ground: Ground) -> None:
        self._beside = NETWORK_FROM_ROOM if ground.audience.is_room else ""
        people = people_in_order(ground, ground.directory.records.leaders)
        known = ground.directory.records.organisations
        rows = sorted(
            (organisation_row(ground, identifier) for identifier in known),
            key=lambda row: (numbered(row.name), row.path),
        )
        self._people: dict[str, list[Person]] = by_letter((p.sort_name, p) for p in people)
        self._organisations: dict[str, list[OrganisationRow]] = by_letter(
            (plain(row.name), row) for row in rows
        )

    def tallies(self, kind: Literal["leaders", "organisations"]) -> tuple[Tally, ...]:
        """Return the letters of `leaders` or `organisations`, each with its number."""
        people = {letter: len(found) for letter, found in self._people.items()}
        organisations = {letter: len(found) for letter, found in self._organisations.items()}
        numbers = people if kind == "leaders" else organisations
        return tuple(
            Tally(
                Link(letter_shown(letter), f"{self._beside}{letter_path(kind, letter)}"),
                people.get(letter, 0) if kind == "leaders" else 0,
                organisations.get(letter, 0) if kind == "organisations" else 0,
            )
            for letter in sorted(numbers, key=lambda letter: (letter == _OTHER, letter))
        )

    def paths(self) -> list[str]:
        """Return the path of each letter's page."""
        leaders = [letter_path("leaders", letter) for letter in self._people]
        return leaders + [letter_path("organisations", letter) for letter in self._organisations]

    def view(self, path: str) -> LetterView:
        """Return the page of the letter that stands at a path."""
        return next(view for view in self._views() if view.path == path)

    def _views(self) -> Iterator[LetterView]:
        tallies = self.tallies("leaders")
        for letter, people in self._people.items():
            path = letter_path("leaders", letter)
            yield LetterView("leaders", letter_shown(letter), path, tallies, people=tuple(people))
        tallies = self.tallies("organisations")
        for letter, rows in self._organisations.items():
            path = letter_path("organisations", letter)
            yield LetterView(
                "organisations", letter_shown(letter), path, tallies, organisations=tuple(rows)
            )


def letter_shown(letter: str) -> str:
    """Return a letter as a page names it, or `Other`."""
    return letter.upper() if len(letter) == 1 else "Other"


def by_letter(named: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """Return what is named by the first letters of its names, folded; `other` is none of A to Z."""
    found: dict[str, list[T]] = {}
    for name, item in named:
        first = next(filter(str.isalnum, name), "")  # of 't Hart, too
        letter = first if "a" <= first <= "z" else _OTHER
        found.setdefault(letter, []).append(item)
    return found
