"""Where each thing has its page: paths relative to the root of an audience's site."""

from __future__ import annotations

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


def path_of(scheme: str, target: str) -> str:
    """Return the path of a page, as in `leaders/amara-penrose/`; a post's target is `ORG/POST`.

    Raises:
        KeyError: When nothing is linked by that scheme.
    """
    return f"{SCHEMES[scheme]}/{target}/"


def letter_path(kind: str, letter: str) -> str:
    """Return the path of one letter of an A to Z of `leaders` or `organisations`."""
    return f"{kind}/{ALPHABET}/{letter}/"
