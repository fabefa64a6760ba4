"""The configuration of nginx with oauth2-proxy, for those who have no Apache.

The proxy says who somebody is; nginx looks up what they may read. It asks one provider, and there
is no letter box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from leaders_network.addresses import EDITOR
from leaders_network.gate.apache import IMMUTABLE, Wanted, access_files, folders_of
from leaders_network.gate.headers import GATED, NOT_INDEXED, TYPES, headers
from leaders_network.gate.pages import configuration, gate_pages
from leaders_network.problems import SettingsError
from leaders_network.records.field import TEAM

PROXY = "http://127.0.0.1:4180"
ACCESS = "access.conf"
_PAGES = ("400", "401", "403", "405", "500", "signed-out")


def nginx_files(wanted: Wanted) -> dict[str, str]:
    """Return the files of the gate by their paths below its folder.

    Raises:
        SettingsError: When there are several providers, of which the proxy asks only one.
    """
    settings = wanted.settings
    if len(settings.providers) != 1:
        raise SettingsError("oauth2-proxy asks one provider; list one, or use the target apache")
    pages = gate_pages(settings, wanted.network, f"{settings.origin}/oauth2/start")
    kept = {
        name: text
        for name, text in pages.items()
        if not name.endswith(".html") or name.removesuffix(".html") in _PAGES
    }
    return {
        "nginx.conf": _configuration(wanted),
        ACCESS: "".join(_access(wanted)),
        **access_files(wanted),
        "oauth2-proxy.cfg": _proxy(wanted),
        "nothing/README": "Nothing is here: it is what those who may not read are shown.\n",
        **{f"pages/{name}": text for name, text in kept.items()},
    }


def _variables(wanted: Wanted) -> dict[str, str]:
    """Return for each group the variable that says whether somebody is in it."""
    groups = dict.fromkeys(group for _, group in folders_of(wanted.audiences))
    return {group: f"gate_in_{number}" for number, group in enumerate(groups)}


def _access(wanted: Wanted) -> Iterator[str]:
    """Yield the maps from an address to what it may read; nginx knows them without capitals."""
    for group, variable in _variables(wanted).items():
        people = (one for one in wanted.access if group in one.person.groups)
        addresses = (address for one in people for address in _vouched(wanted, one.users))
        yield _map(variable, "0", ((address, "1") for address in addresses))
    tokens = (
        (address, one.token) for one in wanted.access for address in _vouched(wanted, one.users)
    )
    yield _map("gate_token", '""', tokens)


def _vouched(wanted: Wanted, users: Iterable[str]) -> Iterator[str]:
    mark = wanted.settings.providers[0].mark
    yield from dict.fromkeys(user.removesuffix(mark) for user in users)


def _map(variable: str, default: str, pairs: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f'  "{_literal(key)}" {value};\n' for key, value in sorted(pairs))
    return f"map $gate_email ${variable} {{\n  default {default};\n{lines}}}\n"


def _literal(address: str) -> str:
    """Return an address as a plain key: a tilde at its beginning would make it a pattern."""
    escaped = address.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
    return f"\\{escaped}" if escaped.startswith("~") else escaped


def _configuration(wanted: Wanted) -> str:
    settings = wanted.settings
    home = PurePosixPath(settings.home)
    variables = _variables(wanted)
    return configuration(
        "nginx.conf",
        origin=settings.origin,
        host=settings.origin.partition("://")[2].partition(":")[0],
        server=settings.server,
        proxy=PROXY,
        variables=list(variables.values()),
        folders=[(variables[group], folder) for folder, group in folders_of(wanted.audiences)],
        site=f"{home}/current/site",
        gate=f"{home}/current/gate",
        log=f"{PurePosixPath(settings.state)}/log/error.log",
        policy=wanted.policy,
        headers=headers("$gate_policy", "$gate_opener"),
        not_indexed=NOT_INDEXED,
        types=TYPES,
        gated=GATED,
        editor=f"{TEAM}/{EDITOR}",
        editor_policy=wanted.editor_policy,
        immutable=IMMUTABLE,
    )


def _proxy(wanted: Wanted) -> str:
    settings = wanted.settings
    provider = settings.providers[0]
    domains = (domain.replace("*.", ".") for domain in provider.domains)
    return configuration(
        "oauth2-proxy.cfg",
        proxy=PROXY,
        provider=provider,
        origin=settings.origin,
        domains=", ".join(f'"{domain}"' for domain in domains),
        sessions=settings.sessions,
    )
