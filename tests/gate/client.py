"""Somebody at a gate: requests as bytes, so that nothing tidies them up on the way."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPResponse
from urllib.parse import urljoin, urlsplit

from tools.listening import HOST

_TLS = ssl.create_default_context()
_TLS.check_hostname = False
_TLS.verify_mode = ssl.CERT_NONE
_FORM = re.compile(r'action="([^"]+)"')
_SIGN_IN = re.compile(r'href="([^"]+)" data-sign-in')
_HIDDEN = re.compile(r'name="([^"]+)" value="([^"]*)"')
_STEPS = 15
_PATIENCE = 60
"""Seconds within which a server answers, however busy the machine is."""
NAVIGATING = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate"}


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def leads_to(self) -> str:
        """Where a redirect leads."""
        return self.headers.get("location", "")


@dataclass
class Visitor:
    """A browser without a window: it keeps cookies, and a connection to the gate."""

    port: int
    cookies: dict[tuple[int, str], str] = field(default_factory=dict)
    _connection: socket.socket | None = None

    @property
    def gate(self) -> str:
        """The gate's address, without the last slash."""
        return f"https://{HOST}:{self.port}"

    def ask(
        self,
        target: str | bytes,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        *,
        host: str = "",
        keep: bool = True,
    ) -> Answer:
        """Ask the gate for a path, exactly as it is written; cookies are kept unless said so.

        A header that is given as empty is not sent.
        """
        path = target.encode("latin-1") if isinstance(target, str) else target
        given = {"Host": host or f"{HOST}:{self.port}", **(headers or {})}
        if cookies := self._cookies(self.port):
            given.setdefault("Cookie", cookies)
        if body:
            given.setdefault("Content-Length", str(len(body)))
        sent = {name: value for name, value in given.items() if value}
        lines = b"".join(f"{name}: {value}\r\n".encode() for name, value in sent.items())
        request = method.encode() + b" " + path + b" HTTP/1.1\r\n" + lines + b"\r\n" + body
        for fresh in (False, True):
            connection = self._connected(fresh=fresh)
            with suppress(OSError):
                connection.sendall(request)
                answer = _read(connection, method)
                if answer is not None:
                    if keep:
                        self._keep(self.port, answer[1])
                    if answer[2]:
                        self._close()
                    return answer[0]
        self._close()
        return Answer(0, {}, b"")

    def follow(
        self, url: str, *, person: str = "", steps: int = _STEPS
    ) -> list[tuple[str, Answer]]:
        """Return every step from an address on, choosing at a provider who to be."""
        taken: list[tuple[str, Answer]] = []
        method, body, headers = "GET", b"", dict(NAVIGATING)
        for _ in range(steps):
            answer = self._open(url, method, headers, body)
            taken.append((url, answer))
            method, body, headers = "GET", b"", dict(NAVIGATING)
            page = answer.body.decode("utf-8", "replace")
            if answer.leads_to:
                url = urljoin(url, answer.leads_to)
            elif person and "Who are you today?" in page:
                method, body = "POST", f"person={person}".encode()
                url = urljoin(url, _FORM.findall(page)[0])
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            elif "op.logoutForm" in page:
                fields = [*_HIDDEN.findall(page), ("logout", "yes")]
                method, body = (
                    "POST",
                    "&".join(f"{name}={value}" for name, value in fields).encode(),
                )
                url = _FORM.findall(page)[0]
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            else:
                break
        return taken

    def sign_in(self, person: str, provider: int = 0, path: str = "/network/") -> Answer:
        """Sign in at one of the providers, and return the page that was wanted."""
        taken = self.follow(f"{self.gate}{path}", person=person)
        url, answer = taken[-1]
        choices = _SIGN_IN.findall(answer.body.decode("utf-8", "replace"))
        if choices and "/gate/sign-in.html" in url:
            choice = choices[provider].replace("&amp;", "&")
            answer = self.follow(urljoin(url, choice), person=person)[-1][1]
        return answer

    def close(self) -> None:
        """End the connection."""
        self._close()

    def _open(self, url: str, method: str, headers: Mapping[str, str], body: bytes) -> Answer:
        parts = urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if parts.port == self.port:
            return self.ask(target or "/", method, headers, body)
        return self._elsewhere(parts.port or 443, target, method, headers, body)

    def _elsewhere(
        self, port: int, target: str, method: str, headers: Mapping[str, str], body: bytes
    ) -> Answer:
        given = {"Host": f"{HOST}:{port}", "Connection": "close", **headers}
        if cookies := self._cookies(port):
            given["Cookie"] = cookies
        if body:
            given["Content-Length"] = str(len(body))
        lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        plain = socket.create_connection((HOST, port), timeout=_PATIENCE)
        with _TLS.wrap_socket(plain, server_hostname=HOST) as connection:
            connection.sendall(f"{method} {target} HTTP/1.1\r\n{lines}\r\n".encode() + body)
            answer = _read(connection, method)
        assert answer is not None
        self._keep(port, answer[1])
        return answer[0]

    def _cookies(self, port: int) -> str:
        own = [(name, value) for (at, name), value in self.cookies.items() if at == port]
        return "; ".join(f"{name}={value}" for name, value in own)

    def _keep(self, port: int, cookies: Iterable[str]) -> None:
        for cookie in cookies:
            name, _, rest = cookie.partition("=")
            value = rest.partition(";")[0]
            self.cookies[port, name] = value
            if not value or "1970" in cookie:
                del self.cookies[port, name]

    def _connected(self, *, fresh: bool) -> socket.socket:
        if fresh:
            self._close()
        if self._connection is None:
            plain = socket.create_connection((HOST, self.port), timeout=_PATIENCE)
            self._connection = _TLS.wrap_socket(plain, server_hostname=HOST)
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _read(connection: socket.socket, method: str) -> tuple[Answer, list[str], bool] | None:
    """Return an answer, its cookies, and whether the connection ends with it."""
    response = HTTPResponse(connection, method=method)
    try:
        response.begin()
        body = response.read()
    except (OSError, ValueError) as error:
        raise OSError(str(error)) from error
    except Exception as error:  # http.client has a tree of its own
        raise OSError(repr(error)) from error
    headers = {name.lower(): value for name, value in response.headers.items()}
    cookies = response.headers.get_all("Set-Cookie") or []
    return Answer(response.status, headers, body), cookies, response.will_close
