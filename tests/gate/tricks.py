"""Ways in which a request can be written so that a gate and its files might read it differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

LONG = 3900


@dataclass(frozen=True)
class Trick:
    """One way of asking for a path."""

    name: str
    target: bytes
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    host: str = ""
    body: bytes = b""


def tricks(path: str, gate: str, addresses: list[str]) -> Iterator[Trick]:
    """Yield every trick for a path that begins with a slash, such as `/team/planted/data.json`."""
    yield from _spellings(path)
    yield from _detours(path)
    yield from _tails(path)
    yield from _long_ones(path)
    yield from _targets(path, gate)
    yield from _methods(path)
    yield from _headers(path, addresses)


def _spellings(path: str) -> Iterator[Trick]:
    first, rest = path[1:].split("/", 1)
    letter = f"%{ord(first[0]):02x}"
    for name, target in {
        "escaped letter": f"/{letter}{first[1:]}/{rest}",
        "escaped letter, capitals": f"/{letter.upper()}{first[1:]}/{rest}",
        "every letter escaped": "/" + "".join(f"%{ord(one):02x}" for one in first) + f"/{rest}",
        "escaped slash": f"/{first}%2f{rest}",
        "escaped slash, capitals": f"/{first}%2F{rest}",
        "slash escaped twice": f"/{first}%252f{rest}",
        "letter escaped twice": f"/%25{letter[1:]}{first[1:]}/{rest}",
        "backslash": f"/{first}\\{rest}",
        "escaped backslash": f"/{first}%5c{rest}",
        "capitals": f"/{first.upper()}/{rest}",
        "one capital": f"/{first.title()}/{rest}",
        "two slashes": f"//{first}/{rest}",
        "many slashes": f"/////{first}////{rest}",
        "a slash doubled inside": f"/{first}//{rest}",
        "no first slash": f"{first}/{rest}",
        "fullwidth slash": f"/{first}%ef%bc%8f{rest}",
        "overlong slash": f"/{first}%c0%af{rest}",
        "bad escape": f"/{first}/%zz{rest}",
        "half an escape": f"/{first}/{rest}%2",
        "utf-16 escape": f"/%u00{letter[1:]}{first[1:]}/{rest}",
        "dotless letter": f"/{first.replace('i', '%c4%b1')}/{rest}",
        "soft hyphen": f"/{first[0]}%c2%ad{first[1:]}/{rest}",
    }.items():
        yield Trick(name, target.encode("latin-1"))


def _detours(path: str) -> Iterator[Trick]:
    for name, before in {
        "dot": "/.",
        "dot, escaped": "/%2e",
        "out of a public folder": "/assets/..",
        "out of a public folder, escaped": "/assets/%2e%2e",
        "out of a public folder, half escaped": "/assets/.%2e",
        "out of a public folder, slash escaped": "/assets/..%2f.",
        "out of a public folder, backslash": "/assets/..\\.",
        "out of nowhere": "/nowhere/..",
        "out of the gate's pages": "/gate/..",
        "out of the callback": "/gate/callback/..",
        "out of the network": "/network/..",
        "out of the rooms": "/rooms/..",
        "out of one's own": "/mine/..",
        "out of the letter box": "/inbox/letters/../..",
        "above the root": "/..",
        "above the root, escaped": "/%2e%2e",
        "far above the root": "/../../../../..",
        "overlong dots": "/assets/%c0%ae%c0%ae",
        "dots escaped twice": "/assets/%252e%252e",
        "dots and a semicolon": "/assets/..;",
        "public by its folder": "/public/..",
        "the folder of sites": "/site",
        "out of the folder of sites": "/../site",
        "by the folder's name": "/assets/../../site",
    }.items():
        yield Trick(f"{name}", f"{before}{path}".encode())


def _tails(path: str) -> Iterator[Trick]:
    first, rest = path[1:].split("/", 1)
    for name, tail in {
        "null byte": "%00",
        "null byte and a suffix": "%00.css",
        "blank": "%20",
        "tab": "%09",
        "full stop": ".",
        "slash": "/",
        "more path": "/more.css",
        "semicolon": ";.css",
        "question": "?",
        "query": "?a=/assets/",
        "escaped question": "%3f.css",
        "fragment": "#/assets/",
        "escaped fragment": "%23",
        "tilde": "~",
        "backup": ".bak",
        "carriage return": "%0d%0aX-Remote-User:%20x",
        "star": "*",
        "stream": "::$DATA",
    }.items():
        yield Trick(f"{name} at the end", f"{path}{tail}".encode())
        yield Trick(f"{name} in the folder", f"/{first}{tail}/{rest}".encode())


def _long_ones(path: str) -> Iterator[Trick]:
    yield Trick("long detour", ("/a/.." * (LONG // 5)).encode() + path.encode())
    yield Trick("long row of slashes", b"/" * LONG + path.encode())
    yield Trick("long row of dots", b"/." * (LONG // 2) + path.encode())
    yield Trick("too long", b"/" + b"a" * 9000 + path.encode())
    yield Trick("long query", path.encode() + b"?" + b"a" * LONG)


def _targets(path: str, gate: str) -> Iterator[Trick]:
    yield Trick("whole address", f"{gate}{path}".encode())
    yield Trick("whole address of another host", f"https://elsewhere.example{path}".encode())
    yield Trick("whole address without a scheme", f"//elsewhere.example{path}".encode())
    yield Trick("whole address, plain http", f"http://127.0.0.1{path}".encode())
    yield Trick("a file's address", f"file://{path}".encode())
    yield Trick("star", b"*", "OPTIONS")
    for host in (
        "elsewhere.example",
        "localhost",
        "127.0.0.1",
        "other.invalid",
        "[::1]",
        "..",
        "a b",
    ):
        yield Trick(f"host {host}", path.encode(), host=host)
    yield Trick("two hosts", path.encode(), headers={"host": "elsewhere.example"})


def _methods(path: str) -> Iterator[Trick]:
    for method in (
        "HEAD POST PUT DELETE OPTIONS PATCH TRACE TRACK CONNECT PROPFIND PROPPATCH MKCOL COPY MOVE"
        " LOCK UNLOCK SEARCH REPORT get GETS FOO VERSION-CONTROL"
    ).split():
        yield Trick(f"method {method}", path.encode(), method)
    yield Trick("method in a header", path.encode(), headers={"X-HTTP-Method-Override": "PUT"})
    yield Trick("post with a body", path.encode(), "POST", body=b"a=b")


def _headers(path: str, addresses: list[str]) -> Iterator[Trick]:
    for value in ("bytes=0-", "bytes=0-0,5-9", "bytes=-20", "bytes=0-,0-,0-"):
        yield Trick(f"range {value}", path.encode(), headers={"Range": value})
    yield Trick("if none match", path.encode(), headers={"If-None-Match": "*"})
    yield Trick(
        "if modified", path.encode(), headers={"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}
    )
    for name in (
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-Forwarded-Prefix",
        "X-Accel-Redirect",
        "X-Sendfile",
    ):
        yield Trick(f"header {name}", b"/", headers={name: path})
    for address in addresses:
        for name in (
            "X-Remote-User",
            "Remote-User",
            "REMOTE_USER",
            "X-Forwarded-User",
            "X-Forwarded-Email",
            "X-Auth-Request-Email",
            "OIDC_CLAIM_email",
            "OIDC-CLAIM-email",
            "From",
            "MATCH_PERSON",
        ):
            yield Trick(f"identity in {name}", path.encode(), headers={name: address})
        yield Trick("basic", path.encode(), headers={"Authorization": f"Basic {address}"})
        yield Trick("bearer", path.encode(), headers={"Authorization": f"Bearer {address}"})
    for cookie in (
        "__Host-leaders=",
        "__Host-leaders=../../groups",
        "__Host-leaders=x; __Host-leaders=y",
    ):
        yield Trick("made-up cookie", path.encode(), headers={"Cookie": cookie})
    for name in (
        "X-Forwarded-For",
        "X-Real-IP",
        "Forwarded",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
    ):
        yield Trick(f"from inside by {name}", path.encode(), headers={name: "127.0.0.1"})
    yield Trick(
        "smuggled", path.encode(), headers={"Transfer-Encoding": "chunked"}, body=b"0\r\n\r\n"
    )
