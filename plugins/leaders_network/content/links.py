"""Links that people write in Markdown: to people and the like, and from page to page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from leaders_network import addresses
from leaders_network.content.markdown import spots_in
from leaders_network.lean import frozen
from leaders_network.problems import Fault, Location, Problems, near_word
from leaders_network.records.field import WITHHELD

SCHEMES = (*addresses.SCHEMES, addresses.ITEM)
"""The words before the colon of a link to something of the network."""

ADDRESSES = ("http", "https", "mailto", "tel")
"""The words before the colon of a link that leads elsewhere."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_ARTICLES = {"organisation": "an", "area": "an", "item": "an"}


@frozen
class WrittenLink:
    """A link as it is written; the line and the column it begins at are counted from 1."""

    scheme: str | None
    """The word before the colon; None for a path."""
    target: str
    """What follows the colon, or the whole path, without a fragment."""
    line: int
    column: int
    places: tuple[int, ...] = ()
    """Where in the text the link's address is written."""
    written: str = ""
    """The whole address, with its scheme and fragment."""
    fetched: bool = False
    """Whether a browser asks for it by itself, as for a picture."""


class Targets(Protocol):
    """What links may lead to, as far as the network's data knows it."""

    def sees(self, scheme: str, target: str, audience: str) -> bool | None:
        """Return whether an audience sees a target, or None when there is no such target.

        Args:
            scheme: One of `SCHEMES`.
            target: The id; for a post, the organisation's id, a slash and the post's.
            audience: A rung of the ladder or a room.
        """
        ...

    def meant(self, scheme: str, target: str) -> str | None:
        """Return the target, seen or not, that somebody meant who named one that is not there."""
        ...


Resolve = Callable[[str], Fault | None]
"""Tells what is wrong with a path that a link names, if anything."""


@lru_cache(maxsize=4096)
def links_in(text: str) -> tuple[WrittenLink, ...]:
    """Return every link and image of a Markdown text; those to a place on the page are left out.

    Whoever checks a page, selects it and lists what it mentions asks for the same links.
    """
    links = []
    for spot in spots_in(text):
        match = _SCHEME.fullmatch(spot.target)
        scheme, rest = (match[1], match[2]) if match else (None, spot.target)
        target = rest if scheme in ADDRESSES else rest.partition("#")[0]
        if scheme or target:
            links.append(
                WrittenLink(
                    scheme,
                    target,
                    spot.line,
                    spot.column,
                    spot.places,
                    written=spot.target,
                    fetched=spot.fetched,
                )
            )
    return tuple(links)


def check_links(
    text: str,
    at: Location,
    audience: str,
    targets: Targets,
    problems: Problems,
    *,
    resolve: Resolve | None = None,
) -> None:
    """Record every link of a text that leads nowhere, or to what its readers may not see.

    Args:
        text: Markdown.
        at: Where the text begins: its first line, and the column each of its lines begins at.
        audience: Who reads it, `withheld` for nobody.
        targets: What links with a scheme may lead to.
        problems: Gets one problem for each such link.
        resolve: Judges links without a scheme; None where the text stands on several pages, so
            that a path leads nowhere.
    """
    for link in links_in(text):
        if link.scheme is None:
            fault = resolve(link.target) if resolve else _stray_path(link.target)
        else:
            fault = _scheme_fault(link, audience, targets)
        if fault is not None:
            code, message, fix = fault
            line, column = at.line + link.line - 1, at.column + link.column - 1
            problems.add(Location(at.path, line, column), message, code, fix=fix)


def hidden(what: str, audience: str) -> Fault:
    """Return the problem of a link to what the readers of its page may not see."""
    return (
        "hidden-link",
        f"this page is for `{audience}`, who cannot see {what}",
        "take the link out, or write an `audience:` for this page that can see it",
    )


def _scheme_fault(link: WrittenLink, audience: str, targets: Targets) -> Fault | None:
    scheme, target = str(link.scheme), link.target
    if scheme.casefold() in ADDRESSES:
        return _misspelt(link.written) or (_foreign(link) if link.fetched else None)
    if scheme not in SCHEMES:
        return _unknown_scheme(scheme, target)
    sees = targets.sees(scheme, target, audience)
    if sees is None:
        return _unknown_target(scheme, target, targets)
    if sees or audience == WITHHELD:
        return None
    return hidden(f"the {scheme} `{target}`", audience)


def _misspelt(address: str) -> Fault | None:
    """Return the problem of an address that cannot be taken apart: the generator stops at it."""
    try:
        urlsplit(address)
    except ValueError:
        fix = "write it as the browser's address bar shows it"
        return "url", f"`{address}` is not an address", fix
    return None


def _foreign(link: WrittenLink) -> Fault:
    fix = "put the file beside the page and name it here, or link to it without showing it"
    return "foreign-file", f"`{link.written}` would be fetched from another site", fix


def _unknown_scheme(scheme: str, target: str) -> Fault:
    near = near_word(scheme, (*SCHEMES, *ADDRESSES))
    return (
        "unknown-scheme",
        f"a link cannot begin with `{scheme}:`",
        f"write `{near}:{target}`"
        if near
        else f"begin it with {', '.join(ADDRESSES)} or {', '.join(SCHEMES)}, then a colon",
    )


def _unknown_target(scheme: str, target: str, targets: Targets) -> Fault:
    meant = targets.meant(scheme, target)
    article = _ARTICLES.get(scheme, "a")
    return (
        f"unknown-{scheme}",
        f"no {scheme} `{target}`",
        f"write `{scheme}:{meant}`"
        if meant
        else f"write the id of {article} {scheme} that there is",
    )


def _stray_path(target: str) -> Fault:
    return (
        "broken-link",
        f"`{target}` leads nowhere, because this text stands on several pages",
        "write a full address, or an id after its kind, as in `leader:ID`",
    )
