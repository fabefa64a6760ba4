"""Where each thing has its page: paths relative to the root of an audience's site."""

from __future__ import annotations

from collections.abc import Collection

SCHEMES: dict[str, str] = {
    "leader": "leaders",
    "post": "organisations",
    "organisation": "organisations",
    "sector": "sectors",
    "area": "areas",
    "role": "roles",
    "topic": "topics",
    "programme": "programmes",
    "group": "groups",
    "contributor": "contributors",
}
"""The schemes of links that people write, as in `leader:amara-penrose`, and their folders."""

ALPHABET = "a-z"
"""The folder of an A to Z, below `leaders/` and `organisations/`."""


NETWORK_FROM_ROOM = "../../network/"
"""The way from the root of a room's site to that of the network's."""


def path_of(scheme: str, target: str) -> str:
    """Return the path of a page, as in `leaders/amara-penrose/`; a post's target is `ORG/POST`.

    Raises:
        KeyError: When nothing is linked by that scheme.
    """
    return f"{SCHEMES[scheme]}/{target}/"


def way_to(scheme: str, target: str, members: Collection[str] | None) -> str:
    """Return the way to a page from the root of a site.

    Args:
        scheme: What it is a page of.
        target: Its id.
        members: The leaders whose pages stand in a room's site; everything else is in the
            network's, beside it. None where the whole directory stands in the site.
    """
    path = path_of(scheme, target)
    if members is None or (scheme == "leader" and target in members):
        return path
    return f"{NETWORK_FROM_ROOM}{path}"


def letter_path(kind: str, letter: str) -> str:
    """Return the path of one letter of an A to Z of `leaders` or `organisations`."""
    return f"{kind}/{ALPHABET}/{letter}/"
