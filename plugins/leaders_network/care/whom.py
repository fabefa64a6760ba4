"""Whom a request is about: a leader or a contributor by their id, an assistant by their address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from leaders_network.problems import SettingsError, near_word
from leaders_network.records.contact import Assistant
from leaders_network.records.gathering import Contributor
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records

Kind = Literal["leader", "contributor", "assistant"]


@dataclass(frozen=True, slots=True)
class Whom:
    """A person who is listed, in whichever way."""

    kind: Kind
    key: str
    """Their id; an assistant's address, or else name and number, without capitals."""
    person: Leader | Contributor | Assistant

    @property
    def sign_in(self) -> str:
        """As whom the gate knows them."""
        return f"{self.kind}:{self.key}"


def everybody(records: Records) -> Iterator[Whom]:
    """Yield everybody who is listed; an assistant once, whomever they assist."""
    for key, leader in records.leaders.items():
        yield Whom("leader", key, leader)
    for key, contributor in records.contributors.items():
        yield Whom("contributor", key, contributor)
    seen: set[str] = set()
    for _, assistant in assistants(records):
        key = key_of(assistant)
        if key not in seen:
            seen.add(key)
            yield Whom("assistant", key, assistant)


def key_of(assistant: Assistant) -> str:
    """Return what makes an assistant one person in all files."""
    return assistant_key(assistant.name, assistant.email, assistant.phone)


def assistant_key(name: str, email: str | None, phone: str | None) -> str:
    """Return what makes an assistant one person in all files, without capitals."""
    return (email or " ".join(filter(None, (name, phone)))).casefold()


def assistants(records: Records) -> Iterator[tuple[str, Assistant]]:
    """Yield each leader's id with each of their assistants, past and present."""
    for key, leader in records.leaders.items():
        for held in leader.appointments:
            yield from ((key, assistant) for assistant in held.assistants)


def whom(records: Records, word: str) -> Whom:
    """Return who is meant by an id, one they had before, an address or, of who has none, a name.

    Raises:
        SettingsError: When nobody is, with what may have been meant, or several are.
    """
    kind, colon, key = word.rpartition(":")
    key = key.casefold()
    people = [one for one in everybody(records) if not colon or one.kind == kind]
    for one in people:
        former = getattr(one.person, "former_ids", ())
        own = (address.casefold() for address in getattr(one.person, "sign_in", ()))
        if key in (one.key, *former, *own):
            return one
    called = [one for one in people if _has_no_address(one) and one.person.name.casefold() == key]
    if len(called) > 1:
        keys = " or ".join(f'"{one.key}"' for one in called)
        raise SettingsError(f"{len(called)} assistants are called {word}: say {keys}")
    if called:
        return called[0]
    near = near_word(key, [one.key for one in people])
    meant = f"; did you mean {near}?" if near else "."
    raise SettingsError(
        f"there is no leader, contributor or assistant {word}{meant} Name a leader or a contributor"
        " by their id, an assistant by their e-mail address"
    )


def _has_no_address(one: Whom) -> bool:
    return isinstance(one.person, Assistant) and not one.person.email
