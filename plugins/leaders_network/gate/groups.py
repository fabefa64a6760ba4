"""Who is in which group, for the server and for people, and how that differs from before."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leaders_network.gate.people import Person
from leaders_network.gate.settings import Provider
from leaders_network.gate.tokens import is_token
from leaders_network.problems import SettingsError
from leaders_network.records.ways import without_capitals

MINE = "their own page"
AUDIENCES, PEOPLE, TOKENS, MEMBERS = "groups/", "people", "tokens", "members/"
"""The files: the folder of the audiences' groups, everybody's own group, everybody's token, and
the folder in which the server finds at once whether a user is in a group."""

Groups = dict[str, list[str]]
"""Each group's name, and the users in it as the server knows them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the access list, with their token and the users they may be known as."""

    person: Person
    token: str
    users: tuple[str, ...]


def listed(
    people: Iterable[Person], tokens: Mapping[str, str], providers: Iterable[Provider]
) -> tuple[Listed, ...]:
    """Return the access list as the server knows it; who has no provider has no user.

    A user is an address and the provider that vouched for it, so no provider can vouch for an
    address of another's domains.
    """
    vouching = tuple(providers)
    return tuple(
        Listed(
            person,
            tokens[person.key],
            tuple(
                f"{address}{provider.mark}"
                for address in person.addresses
                for provider in vouching
                if provider.vouches_for(address)
            ),
        )
        for person in people
    )


def groups_of(access: Iterable[Listed]) -> Groups:
    """Return every audience's group and every person's own, which is named by the token.

    Raises:
        SettingsError: When a group's name could be a token.
    """
    audiences: dict[str, list[str]] = defaultdict(list)
    own: Groups = {}
    for one in access:
        for group in one.person.groups:
            audiences[group].extend(one.users)
        if one.users:
            own[one.token] = list(one.users)
    for name in filter(is_token, audiences):
        raise SettingsError(f"the room `{name}` is called as a person's token could be; rename it")
    return {**dict(sorted(audiences.items())), **dict(sorted(own.items()))}


def group_files(groups: Groups) -> dict[str, str]:
    """Return the group files that people read: one for each audience, and one of own groups."""
    files = {
        f"{AUDIENCES}{name}": written({name: users})
        for name, users in groups.items()
        if not is_token(name)
    }
    own = {name: users for name, users in groups.items() if is_token(name)}
    return {**files, PEOPLE: written(own)}


def member_files(groups: Groups) -> dict[str, str]:
    """Return an empty file for each user in each group, named by `digest`.

    Asking whether one file is there costs the server the same however many people there are; a
    group file it would read whole at every request.
    """
    return {
        f"{MEMBERS}{name}/{digest(user)}": "" for name, users in groups.items() for user in users
    }


def digest(user: str) -> str:
    """Return the name of a user's file, the same however a provider writes the letters.

    The server makes it by `sha1(tolower(...))`. It is a name and no secret: who may read these
    files may read the group files too.
    """
    return hashlib.sha1(without_capitals(user).encode(), usedforsecurity=False).hexdigest()


def is_private(name: str) -> bool:
    """Return whether a file of the gate names people, so that only the server may read it."""
    return name in (PEOPLE, TOKENS) or name.startswith((AUDIENCES, MEMBERS))


def standing_groups(files: Mapping[str, str]) -> Groups:
    """Return the groups of the group files among those that stand in a folder."""
    texts = (text for name, text in files.items() if name == PEOPLE or name.startswith(AUDIENCES))
    return {name: users for text in texts for name, users in read_groups(text).items()}


def written(groups: Groups) -> str:
    """Return the text of a group file: one line for each group."""
    return "".join(f"{name}: {' '.join(users)}\n" for name, users in groups.items())


def read_groups(text: str) -> Groups:
    """Return the groups of a file that `written` made."""
    lines = (line.partition(":") for line in text.splitlines() if line)
    return {name: users.split() for name, _, users in lines}


def token_map(access: Iterable[Listed]) -> str:
    """Return the map that leads each user, in small letters, to their token, for `/mine/`."""
    pairs = sorted((without_capitals(user), one.token) for one in access for user in one.users)
    return "".join(f"{user} {token}\n" for user, token in pairs)


@dataclass(frozen=True, slots=True)
class AccessChange:
    """An address, and the audiences it loses and gains."""

    address: str
    loses: tuple[str, ...]
    gains: tuple[str, ...]

    def __str__(self) -> str:
        parts = [f"loses {', '.join(self.loses)}"] if self.loses else []
        parts += [f"gains {', '.join(self.gains)}"] if self.gains else []
        return f"{self.address} {' and '.join(parts)}"


def access_changes(before: Groups, after: Groups) -> tuple[AccessChange, ...]:
    """Return who loses and who gains access, in the order of their addresses.

    Tokens are left out: they follow the person, and are nobody's to read.
    """
    old, new = _by_user(before), _by_user(after)
    changes: dict[str, AccessChange] = {}
    for user in sorted(old.keys() | new.keys()):
        had, has = old.get(user, frozenset()), new.get(user, frozenset())
        if had != has:
            shown = _shown(user)
            change = AccessChange(shown, tuple(sorted(had - has)), tuple(sorted(has - had)))
            changes.setdefault(shown, change)
    return tuple(changes.values())


def _shown(user: str) -> str:
    """Return an address with its provider, spelt in one way."""
    local, _, rest = user.partition("@")
    host, _, issuer = rest.partition("@")
    return without_capitals(f"{local}@{host}") + f" (by {issuer})"


def _by_user(groups: Groups) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, users in groups.items():
        for user in users:
            found[user].add(MINE if is_token(name) else name)
    return {user: frozenset(names) for user, names in found.items()}
