"""The gate's settings: one small file, `deploy/gate.yml`, without a secret in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StrictInt, StrictStr

from leaders_network.addresses import ANSWERS
from leaders_network.decoding import decode
from leaders_network.problems import InvalidDirectoryError, Location, Problems, SettingsError
from leaders_network.records.event import TimeZone
from leaders_network.records.fault import fault
from leaders_network.records.field import item, record
from leaders_network.records.team import Team, TeamMember
from leaders_network.records.text import Id, Line, WebAddress
from leaders_network.records.validation import validated
from leaders_network.records.ways import without_capitals
from leaders_network.source import read_yaml

_DOMAIN = r"\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+"
_VARIABLE = r"[A-Z][A-Z0-9_]*"
_PLAIN = r"[A-Za-z0-9._:/@+~-]+"
_CLAIM = r"[A-Za-z0-9_:/.-]+"
_LISTEN = r"(?:(?:[0-9.]+|\[[0-9a-f:]+\]):)?[0-9]{1,5}"
_PORTS = 65536
_OURS = frozenset("GATE_SESSION_KEY GATE_TOKEN_KEY GATE_RUN FORGOTTEN_KEY PATH HOME TZ".split())
"""Variables that hold something else."""


def _matching(pattern: str, what: str, fix: str) -> AfterValidator:
    def checked(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise fault("gate-setting", f"`{text}` is not {what}", fix)
        return text

    return AfterValidator(checked)


_Short = Annotated[StrictStr, Field(max_length=300)]

Domain = Annotated[
    _Short,
    _matching(
        _DOMAIN, "a domain", "write it without capitals, as in fire.example or *.fire.example"
    ),
]
Variable = Annotated[
    _Short, _matching(_VARIABLE, "the name of a variable", "write capitals, as in GATE_SECRET")
]
Plain = Annotated[
    _Short,
    _matching(_PLAIN, "a path or a name", "use letters, digits and . _ - / : @ + ~ without spaces"),
]
Listen = Annotated[
    _Short,
    _matching(_LISTEN, "a port", "write a port, or an address and a port, as in 10.0.0.5:443"),
]
Claim = Annotated[_Short, _matching(_CLAIM, "the name of a claim", "write it as the provider does")]


Issuer = Annotated[WebAddress, _matching(_PLAIN, "an issuer", "copy it from its configuration")]
Renewal = Literal["never", "scope", "consent"]


@record
class Provider:
    """An OpenID Connect provider, and whom it may vouch for."""

    id: Id = item("A short name for it; the sign-in page's links carry it.")
    name: Line = item("What the button says, as in “Southmere NHS”.")
    issuer: Issuer = item("Its issuer, exactly as its own configuration states it.")
    client_id: Plain = item("What it calls this site.")
    secret: Variable = item("The environment variable that holds the client's secret.")
    domains: tuple[Domain, ...] = item("The domains of the addresses it may vouch for; * is all.")
    verified: Claim = item("The claim that says an address is verified.", default="email_verified")
    renewal: Renewal = item(
        "Whether sessions outlive its access tokens: `scope` asks for offline_access, and `consent`"
        " makes people agree to that at each sign-in, as the standard has it.",
        default="never",
    )

    def vouches_for(self, address: str) -> bool:
        """Return whether it may say that somebody has an address."""
        host = without_capitals(address.rpartition("@")[2])
        return any(
            domain in ("*", host) or (domain.startswith("*.") and host.endswith(domain[1:]))
            for domain in self.domains
        )

    @property
    def mark(self) -> str:
        """What the server puts behind an address that this provider vouched for."""
        return f"@{self.issuer.removeprefix('https://')}"

    @property
    def scope(self) -> str:
        """What the gate asks it for."""
        return "openid email" if self.renewal == "never" else "openid email offline_access"

    @property
    def parameters(self) -> str:
        """What it is told besides when somebody signs in."""
        return "prompt=consent" if self.renewal == "consent" else ""


@record
class Server:
    """Where the server listens, and what it runs as."""

    listen: Listen = item("The port, or an address and a port.", default="443")
    user: Plain = item("Whom it becomes when root starts it.", default="www-data")
    certificate: Plain | None = item(
        "The certificate with its chain; none where something before it ends TLS.", default=None
    )
    certificate_key: Plain | None = item("The certificate's key.", default=None)
    modules: Plain = item("Where Apache keeps its modules.", default="/usr/lib/apache2/modules")
    mime_types: Plain = item("The list of types of files.", default="/etc/mime.types")
    rotatelogs: Plain = item(
        "Apache's program that begins a log each day.", default="/usr/bin/rotatelogs"
    )
    authorities: Plain = item(
        "The authorities that providers' certificates are checked by.",
        default="/etc/ssl/certs/ca-certificates.crt",
    )
    time_zone: TimeZone = item(
        "The time zone of the server's clock, as its counts and letter boxes go by it.",
        default="Europe/London",
    )
    workers: Annotated[StrictInt, Field(ge=25, le=5000)] = item(
        "How many connections are open at once.", default=512
    )


Minutes = Annotated[StrictInt, Field(ge=1, le=1440)]


@record
class Sessions:
    """How long somebody stays signed in."""

    idle: Minutes = item("Minutes without a request until they sign in again.", default=60)
    longest: Minutes = item("Minutes until they sign in again at the latest.", default=600)
    asked_again: Annotated[StrictInt, Field(ge=10, le=300)] = item(
        "After how many seconds the provider is asked again; within five minutes.", default=240
    )
    folder: Plain | None = item(
        "Where sessions are kept; only for a folder that several machines share. Without it, in the"
        " memory of the machine.",
        default=None,
    )


@record
class GateSettings:
    """The file."""

    address: WebAddress = item("Where the sites stand, as in https://leaders.example/.")
    home: Plain = item("The folder that holds the sites and the gate's files on the server.")
    state: Plain = item("The folder for letters, counts, logs and the key; never published.")
    providers: tuple[Provider, ...] = item("Who signs people in.")
    team: Plain = item(
        "The file of those who run the network, beside this one.", default="team.yml"
    )
    boxes: tuple[Id, ...] = item("The letter boxes.", default=("letters", "answers"))
    server: Server = item("How the server runs.", factory=Server)
    sessions: Sessions = item("How long sessions last.", factory=Sessions)

    @property
    def origin(self) -> str:
        """The scheme and host of every address."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate's own files say."""

    settings: GateSettings
    team: tuple[TeamMember, ...]


def read_gate(file: Path) -> Gate:
    """Return the gate's settings, and the team's members from the file they name.

    Raises:
        SettingsError: When a file cannot be read.
        InvalidDirectoryError: With every problem of either file.
    """
    problems = Problems()
    settings = _read(GateSettings, file, problems)
    team = _read(Team, file.parent / settings.team, problems) if settings else None
    if settings:
        _check(settings, file.name, problems)
    problems.raise_if_any()
    if settings is None or team is None:  # pragma: no cover - a problem says why
        raise InvalidDirectoryError(())
    return Gate(settings, team.team)


def _read(model: Any, file: Path, problems: Problems) -> Any:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"{file} cannot be read ({error.strerror}); copy deploy/gate.example.yml and"
            " deploy/team.example.yml, or name another with --settings"
        ) from None
    text = decode(content, file.name, problems)
    found = read_yaml(text, file.name, problems) if text is not None else None
    return validated(model, found[0], found[1], file.name, problems) if found else None


def _check(settings: GateSettings, name: str, problems: Problems) -> None:
    """Record what no single field can know."""
    kinds = (_address_faults, _provider_faults, _server_faults, _folder_faults)
    for message, fix in (told for kind in kinds for told in kind(settings)):
        problems.add(Location(name), message, "gate-setting", fix=fix)


def _address_faults(settings: GateSettings) -> Iterator[tuple[str, str]]:
    parts = urlsplit(settings.address)
    if parts.scheme != "https":
        yield "the gate's address is not https", "write https://; sessions need it"
    if parts.path.strip("/"):
        yield f"the gate's address has a path, `{parts.path}`", "give it a host of its own"
    if parts.query or parts.fragment:
        yield "the gate's address goes on behind its host", "end it there"
    if (sent := _as_sent(parts.netloc)) != parts.netloc:
        # What browsers send is compared with it, letter by letter.
        yield f"browsers do not write the host as `{parts.netloc}`", f"write https://{sent}/"


def _as_sent(host: str) -> str:
    """Return a host as browsers send it: small letters, no default port, other scripts encoded."""
    name = host.lower().removesuffix(":443")
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _provider_faults(settings: GateSettings) -> Iterator[tuple[str, str]]:
    if not settings.providers:
        yield "nobody can sign in without a provider", "list one below `providers:`"
    for provider in settings.providers:
        if not provider.issuer.startswith("https://"):
            yield f"the issuer of `{provider.id}` is not https", "write https://; sign-ins need it"
        if provider.secret in _OURS:
            yield f"`{provider.secret}` holds something else", "name another variable as `secret:`"
    for what in ("id", "issuer", "secret"):
        values = [getattr(provider, what).rstrip("/") for provider in settings.providers]
        if len(set(values)) < len(values):
            yield f"two providers have the same {what}", "list each provider once, with its own"


def _server_faults(settings: GateSettings) -> Iterator[tuple[str, str]]:
    server = settings.server
    if bool(server.certificate) != bool(server.certificate_key):
        yield "a certificate needs its key", "give `certificate:` and `certificate_key:`"
    if not 0 < int(server.listen.rpartition(":")[2]) < _PORTS:
        yield f"there is no port `{server.listen}`", "write one from 1 to 65535"
    for box in settings.boxes:
        if box.startswith(ANSWERS):
            told = f"the box `{box}` would take a consultation's answers at any time"
            yield told, "take it out; each consultation has its own, which opens and closes"


def _folder_faults(settings: GateSettings) -> Iterator[tuple[str, str]]:
    for path in filter(None, (settings.home, settings.state, settings.sessions.folder)):
        if not path.startswith("/") or ".." in path.split("/"):
            fix = "begin it with a slash, and write no `..`"
            yield f"`{path}` is not the whole way to a folder", fix
    for name, folder in (("state", settings.state), ("folder", settings.sessions.folder)):
        if folder and Path(folder).is_relative_to(settings.home):
            yield f"`{name}:` lies inside `home:`", "keep it where no release is put"
