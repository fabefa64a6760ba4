"""The configuration of Apache with mod_auth_openidc, and the files it reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from leaders_network.addresses import EDITOR
from leaders_network.audiences import Audience
from leaders_network.gate.boxes import BOXES, TimedBox, stamp
from leaders_network.gate.groups import (
    AUDIENCES,
    MEMBERS,
    TOKENS,
    Listed,
    group_files,
    groups_of,
    member_files,
    token_map,
)
from leaders_network.gate.headers import GATED, NOT_INDEXED, TYPES, headers
from leaders_network.gate.pages import (
    TEMPLATES,
    configuration,
    error_template,
    gate_pages,
    in_a_directive,
)
from leaders_network.gate.settings import GateSettings, Provider
from leaders_network.gate.tokens import FORM
from leaders_network.records.field import PUBLIC, TEAM
from leaders_network.records.network import Network

_BUILT_IN = ("log_config", "unixd")
_MODULES = (
    "mpm_worker authn_core authz_core authz_user reqtimeout filter brotli deflate"
    " mime dir alias rewrite setenvif env headers allowmethods auth_openidc dav dav_fs"
).split()
_TLS_MODULES = ("socache_shmcb", "ssl", "http2")
IMMUTABLE = (
    r"(?:\.[0-9a-f]{8}\.min\.(?:css|js)|-[0-9A-Z]{8}\.(?:mjs|woff2)"
    r"|-[0-9a-f]{12,}\.(?:json|mjs|js|css|svg))$"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything a server's configuration is made from."""

    settings: GateSettings
    network: Network
    audiences: tuple[Audience, ...]
    access: tuple[Listed, ...]
    policy: str
    boxes: tuple[TimedBox, ...] = ()
    """The letter boxes that open and close by themselves."""
    editor_policy: str = ""
    """The policy of the web editor's folder; nothing where there is no editor."""


def apache_files(wanted: Wanted) -> dict[str, str]:
    """Return the files of the gate by their paths below its folder."""
    settings = wanted.settings
    pages = gate_pages(settings, wanted.network, callback(settings))
    files = {
        "apache.conf": _configuration(wanted, in_a_directive(pages["400.html"])),
        **access_files(wanted),
        **member_files(groups_of(wanted.access)),
        TOKENS: token_map(wanted.access),
        "start": _start(settings),
        "provider.jq": (TEMPLATES / "provider.jq").read_text(encoding="utf-8"),
        "error.html": error_template(wanted.network),
        BOXES: _boxes(wanted),
    }
    return files | {f"pages/{name}": text for name, text in pages.items()}


def access_files(wanted: Wanted) -> dict[str, str]:
    """Return the group files; an audience of nobody has an empty one, so that it is said."""
    empty = {f"{AUDIENCES}{group}": "" for _, group in folders_of(wanted.audiences)}
    return empty | group_files(groups_of(wanted.access))


def callback(settings: GateSettings) -> str:
    """Return the address that providers send people back to."""
    return f"{settings.origin}/gate/callback"


def folders_of(audiences: Iterable[Audience]) -> list[tuple[str, str]]:
    """Return the folders that are not the public's, each with the group that may read it.

    A room that is no longer among the audiences falls under the rule of all rooms: the team alone.
    """
    narrower = [audience for audience in audiences if audience.name != PUBLIC]
    return [("rooms", TEAM), *((audience.folder, audience.name) for audience in narrower)]


def _configuration(wanted: Wanted, unread: str) -> str:
    settings = wanted.settings
    claims = {provider.verified for provider in settings.providers}
    home = str(PurePosixPath(settings.home))
    host = settings.origin.partition("://")[2]
    server = settings.server
    tls = bool(server.certificate)
    port = server.listen.rpartition(":")[2]
    text = configuration(
        "apache.conf",
        unread=unread,
        settings=settings,
        server=server,
        sessions=settings.sessions,
        providers=settings.providers,
        origin=settings.origin,
        origin_pattern=re.escape(settings.origin),
        server_name=f"https://{host}" if ":" in host else f"https://{host}:443",
        other_host="other.invalid",
        port=port,
        home=home,
        site=f"{home}/current/site",
        site_pattern=re.escape(f"{home}/current/site"),
        gate=f"{home}/current/gate",
        pages=f"{home}/current/gate/pages",
        members=f"{home}/current/gate/{MEMBERS}",
        token=FORM,
        tokens=f"{home}/current/gate/{TOKENS}",
        state=str(PurePosixPath(settings.state)),
        run="${GATE_RUN}",
        sessions_folder=_sessions(settings),
        cookie="__Host-leaders",
        callback=callback(settings),
        signed_out=(signed_out := f"{settings.origin}/gate/signed-out.html"),
        signed_out_pattern=re.escape(signed_out),
        headers=headers(wanted.policy),
        not_indexed=NOT_INDEXED,
        types=TYPES,
        editor=f"{TEAM}/{EDITOR}",
        editor_policy=wanted.editor_policy,
        immutable=IMMUTABLE,
        gated=GATED,
        one_claim=claims.pop() if len(claims) == 1 else "",
        folders=folders_of(wanted.audiences),
        boxes="|".join(settings.boxes),
        timed_boxes=[
            (box.name, box.group, *(stamp(at, server.time_zone) for at in (box.opens, box.closes)))
            for box in wanted.boxes
        ],
        built_in=_BUILT_IN,
        modules=[*_MODULES, *(_TLS_MODULES if tls else ())],
        log=f"{PurePosixPath(settings.state)}/log",
    )
    return re.sub(r"\n\n\n+", "\n\n", text)


def _sessions(settings: GateSettings) -> str:
    """Return where sessions are kept: in memory, for each is written again while it is read."""
    return settings.sessions.folder or "${GATE_RUN}/sessions"


def _metadata_name(provider: Provider) -> str:
    """Return the name mod_auth_openidc looks for: the issuer without its scheme, escaped."""
    bare = provider.issuer.removeprefix("https://").removeprefix("http://").rstrip("/")
    return quote(bare, safe="")


def _boxes(wanted: Wanted) -> str:
    """Return the folders of all letter boxes, one a line."""
    inbox = PurePosixPath(wanted.settings.state) / "inbox"
    names = (*wanted.settings.boxes, *(box.name for box in wanted.boxes))
    return "".join(f"{inbox / name}\n" for name in names)


def _start(settings: GateSettings) -> str:
    return configuration(
        "start.sh",
        settings=settings,
        state=str(PurePosixPath(settings.state)),
        sessions=_sessions(settings),
        gate=f"{PurePosixPath(settings.home)}/current/gate",
        providers=settings.providers,
        several=len(settings.providers) > 1,
        closed=f"{settings.origin}/gate/500.html",
        names={provider.id: _metadata_name(provider) for provider in settings.providers},
    )
