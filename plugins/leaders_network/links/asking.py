"""One question to another site: whether an address leads somewhere, asked once and with patience.

Source: RFC 9110 (redirects, `Retry-After`)
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, urljoin, urlsplit

Kind = Literal["alive", "gone", "guarded", "busy", "failing"]

_REDIRECTS = 8
_FOREVER = frozenset([301, 308])
_LEADING_ON = frozenset([301, 302, 303, 307, 308])
_GUARDED = frozenset([401, 402, 403, 407, 451])
_BUSY = frozenset([429, 503])
_ASK_AGAIN = frozenset([400, 403, 404, 405, 406, 410, 500, 501])
"""Answers to HEAD that say nothing of the page: many servers know only GET."""
_READ = 65_536
_LONGEST_WAIT = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    kind: Kind
    words: str = ""
    moved: str = ""
    """Where the address has moved for good."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How somebody asks."""

    name: str
    """Who asks, as it stands in `User-Agent`."""
    patience: float = 15.0
    """Seconds until a host that says nothing is given up."""
    pause: float = 1.0
    """Seconds between two questions to one host."""
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class _Said:
    status: int
    headers: Mapping[str, str]


class _UnreachableError(Exception):
    """Nothing that can be understood was answered."""


Turn = Callable[[str], None]
"""Waits until a host may be asked."""


def ask(address: str, manners: Manners, turn: Turn) -> Answer:
    """Return whether an address leads somewhere; one that is busy or silent is asked twice.

    Args:
        address: Of `http` or `https`.
        manners: Who asks, and how patiently.
        turn: Called with the host before each question.
    """
    answer, wait = _tried(address, manners, turn)
    if answer.kind in ("busy", "failing") and wait is not None:
        manners.sleep(min(wait, _LONGEST_WAIT))
        answer, _ = _tried(address, manners, turn)
    return answer


def _tried(address: str, manners: Manners, turn: Turn) -> tuple[Answer, float | None]:
    """Return an answer, and how long to wait before asking again where that may help."""
    here, moved, is_for_good = address, "", True
    met: set[str] = set()
    for _ in range(_REDIRECTS):
        met.add(here)
        try:
            said = _said(here, manners, turn)
        except ssl.SSLError as error:
            return Answer("failing", f"its certificate cannot be trusted: {_why(error)}"), None
        except _UnreachableError as error:
            is_silent = "answered within" in str(error)
            return Answer("failing", str(error)), manners.pause if is_silent else None
        location = said.headers.get("location", "")
        if said.status not in _LEADING_ON or not location:
            return _judged(said, moved if is_for_good else "")
        is_for_good = is_for_good and said.status in _FOREVER
        here, is_page = _led_on(here, location)
        moved = here if is_for_good else moved
        if not is_page:
            return Answer("failing", f"it leads on to {here[:120]}, which is no page"), None
        if here in met:
            return Answer("failing", "it leads on in a circle"), None
    return Answer("failing", f"it leads on more than {_REDIRECTS} times"), None


def _led_on(here: str, location: str) -> tuple[str, bool]:
    """Return the address that one leads on to, and whether it can be a page's."""
    try:
        address = urljoin(here, location)
        return address, urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return location, False


def _judged(said: _Said, moved: str) -> tuple[Answer, float | None]:
    status = said.status
    if status < 400:
        return Answer("alive", moved=moved), None
    if status in _GUARDED:
        return Answer("guarded", f"it asks who you are ({status})"), None
    if status in _BUSY:
        return Answer("busy", f"it was busy ({status})"), _wait(said.headers.get("retry-after", ""))
    if status >= 500:
        return Answer("failing", f"it answers with an error of its own ({status})"), 1.0
    return Answer("gone", f"there is nothing any more ({status})"), None


def _wait(text: str) -> float:
    """Return how long a server asks to wait; a moment where it says a day or nothing."""
    return float(text) if text.isdecimal() else 2.0


def _said(address: str, manners: Manners, turn: Turn) -> _Said:
    said = _once("HEAD", address, manners, turn)
    return _once("GET", address, manners, turn) if said.status in _ASK_AGAIN else said


def _once(method: str, address: str, manners: Manners, turn: Turn) -> _Said:
    parts = urlsplit(address)
    host = parts.hostname or ""
    turn(host)
    try:
        return _asked(method, parts, manners)
    except ssl.SSLError:
        raise
    except TimeoutError:
        told = f"nothing answered within {manners.patience:g} seconds"
        raise _UnreachableError(told) from None
    except socket.gaierror:
        raise _UnreachableError(f"there is no host {host}") from None
    except ConnectionError:
        raise _UnreachableError("the host refuses the connection") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _UnreachableError(
            f"its answer cannot be understood: {type(error).__name__}"
        ) from None


def _asked(method: str, parts: SplitResult, manners: Manners) -> _Said:
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, manners)
    try:
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        headers = {"User-Agent": manners.name, "Accept": "*/*", "Connection": "close"}
        connection.request(method, _plain(path), headers=headers)
        response = connection.getresponse()
        if method == "GET":
            response.read(_READ)
        return _Said(response.status, {k.lower(): v for k, v in response.getheaders()})
    finally:
        connection.close()


def _connection(
    scheme: str, host: str, port: int | None, manners: Manners
) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(
            host, port, timeout=manners.patience, context=manners.trust
        )
    return http.client.HTTPConnection(host, port, timeout=manners.patience)


def _plain(path: str) -> str:
    """Return a path in the characters that a request line may hold."""
    from urllib.parse import quote

    return quote(path, safe="/?#[]@!$&'()*+,;=:%~-._")


def _why(error: ssl.SSLError) -> str:
    told = getattr(error, "verify_message", "") or error.reason or "it speaks no TLS"
    return str(told).lower().replace("_", " ")
