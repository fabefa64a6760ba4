"""Who is in which group, as the server reads it, and how that differs from what it reads now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leaders_network.gate.people import Person
from leaders_network.gate.settings import Provider
from leaders_network.gate.tokens import is_token
from leaders_network.problems import SettingsError

MINE = "their own page"
AUDIENCES, PEOPLE, TOKENS = "groups/", "people", "tokens"
"""The files: the folder of the audiences' groups, everybody's own group, and everybody's token."""

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
    address of another's domains. The server compares letter by letter, while providers write
    addresses with capitals or without; the usual ways of writing one are all listed.
    """
    vouching = tuple(providers)
    return tuple(
        Listed(
            person,
            tokens[person.key],
            tuple(
                f"{written}{provider.mark}"
                for address in person.addresses
                for provider in vouching
                if provider.vouches_for(address)
                for written in spellings(address)
            ),
        )
        for person in people
    )


def spellings(address: str) -> tuple[str, ...]:
    """Return the ways in which providers write one address: plain, and as names are written."""
    local, _, host = address.partition("@")
    titled = "".join(
        letter.upper() if not (position and local[position - 1].isalpha()) else letter
        for position, letter in enumerate(local)
    )
    return tuple(dict.fromkeys((address, f"{titled}@{host}")))


def groups_of(access: Iterable[Listed]) -> Groups:
    """Return every audience's group and every person's own, which is named by the token.

    Raises:
        SettingsError: When a token is the name of a group.
    """
    audiences: dict[str, list[str]] = defaultdict(list)
    own: Groups = {}
    for one in access:
        for group in one.person.groups:
            audiences[group].extend(one.users)
        if one.users:
            own[one.token] = list(one.users)
    if own.keys() & audiences.keys():
        raise SettingsError("a token is the name of a group; change GATE_TOKEN_KEY")
    return {**dict(sorted(audiences.items())), **dict(sorted(own.items()))}


def group_files(groups: Groups) -> dict[str, str]:
    """Return the server's group files: one for each audience, and one for everybody's own group.

    The server reads a whole file at each request, so each rule is given no more than it asks for.
    """
    files = {f"{AUDIENCES}{name}": written({name: users}) for name, users in groups.items()
             if not is_token(name)}  # fmt: skip
    own = {name: users for name, users in groups.items() if is_token(name)}
    return {**files, PEOPLE: written(own)}


def is_private(name: str) -> bool:
    """Return whether a file of the gate names people, so that only the server may read it."""
    return name in (PEOPLE, TOKENS) or name.startswith(AUDIENCES)


def standing_groups(files: Mapping[str, str]) -> Groups:
    """Return the groups of the group files among those that stand in a folder."""
    texts = (text for name, text in files.items() if name != TOKENS and is_private(name))
    return {name: users for text in texts for name, users in read_groups(text).items()}


def written(groups: Groups) -> str:
    """Return the text of an `AuthGroupFile`: one line for each group.

    Source: https://httpd.apache.org/docs/2.4/mod/mod_authz_groupfile.html
    """
    return "".join(f"{name}: {' '.join(map(_word, users))}\n" for name, users in groups.items())


def read_groups(text: str) -> Groups:
    """Return the groups of a file that `written` made."""
    lines = (line.partition(":") for line in text.splitlines() if line)
    return {name: [word.strip('"') for word in users.split()] for name, _, users in lines}


def _word(user: str) -> str:
    return f'"{user}"' if user.startswith("'") else user


def token_map(access: Iterable[Listed]) -> str:
    """Return the map that leads each user to their token, for the redirect of `/mine/`."""
    pairs = sorted((user, one.token) for one in access for user in one.users)
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
    return f"{local}@{host}".casefold() + f" (by {issuer})"


def _by_user(groups: Groups) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, users in groups.items():
        for user in users:
            found[user].add(MINE if is_token(name) else name)
    return {user: frozenset(names) for user, names in found.items()}
