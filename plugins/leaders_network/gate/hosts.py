"""Managed hosts: one deployment for each audience, so no rule about paths can let anything out.

A deployment holds what its audience may read and nothing else: the public's site at its root, and
below it the network's and the room's. The host lets in only those whom the directory lists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from leaders_network.addresses import EDITOR
from leaders_network.audiences import Audience
from leaders_network.gate.apache import IMMUTABLE, Wanted
from leaders_network.gate.headers import NOT_INDEXED, TYPES, headers
from leaders_network.gate.pages import configuration, gate_pages, page_of_nobody
from leaders_network.gate.settings import Provider
from leaders_network.records.field import PUBLIC, TEAM

Parts = list[tuple[str, str]]
"""The folders of the sites that make a deployment, and where in it each stands."""

_IMMUTABLE_CACHE = "private, max-age=31536000, immutable"
_EDITOR = f"{TEAM}/{EDITOR}"
_MINE = "mine"
_INDEX = f"{_MINE}/index.html"
_ASSETS = ("/assets/javascripts/*", "/assets/search/*-*.json")


def azure_files(wanted: Wanted) -> dict[str, str]:
    """Return what Azure Static Web Apps needs for each audience.

    Source: https://learn.microsoft.com/azure/static-web-apps/configuration
    """
    return _for_each(wanted, _azure)


def cloudflare_files(wanted: Wanted) -> dict[str, str]:
    """Return what Cloudflare Pages and Access need for each audience.

    Source: https://developers.cloudflare.com/pages/configuration/headers/ and
    https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/
    """
    return _for_each(wanted, _cloudflare)


def cloudfront_files(wanted: Wanted) -> dict[str, str]:
    """Return a CloudFormation template of a private bucket and CloudFront for each audience.

    What is not public asks for signed cookies (`TrustedKeyGroups`), so nothing is open until a
    sign-in of one's own issues them.
    """
    return _for_each(wanted, _cloudfront)


def parts_of(audience: Audience, audiences: tuple[Audience, ...]) -> Parts:
    """Return the folders that make an audience's deployment."""
    seen = [one for one in audiences if one.name == PUBLIC or audience.sees(one.name)]
    return [(one.folder, "" if one.name == PUBLIC else one.folder) for one in seen]


def addresses_of(audience: Audience, wanted: Wanted) -> list[str]:
    """Return the addresses that an audience's deployment lets in; none for the public's.

    Only those that a provider may vouch for count.
    """
    found = {
        address
        for one in wanted.access
        for address in one.person.addresses
        if audience.name in one.person.groups
        and any(provider.vouches_for(address) for provider in wanted.settings.providers)
    }
    return sorted(found)


def _for_each(
    wanted: Wanted, make: Callable[[Audience, Wanted], Iterator[tuple[str, str]]]
) -> dict[str, str]:
    pages = gate_pages(wanted.settings, wanted.network, f"{wanted.settings.origin}/")
    files: dict[str, str] = {}
    for audience in wanted.audiences:
        name = audience.name
        parts = parts_of(audience, wanted.audiences)
        lines = "".join(
            f'mkdir -p "$2/{into}" && cp -R "$1/{folder}/." "$2/{into}"\n' for folder, into in parts
        )
        if audience.name != PUBLIC:
            lines += f'mkdir -p "$2/{_MINE}" && cp "$(dirname "$0")/{_MINE}.html" "$2/{_INDEX}"\n'
            files[f"{name}/{_MINE}.html"] = page_of_nobody(wanted.network)
        own = {
            "assemble": f"#!/bin/sh\n# Usage: assemble SITE DEPLOYMENT\nset -eu\n{lines}"
            'mkdir -p "$2/gate" && cp -R "$(dirname "$0")/pages/." "$2/gate"\n',
            "people": "".join(f"{address}\n" for address in addresses_of(audience, wanted)),
            **{f"pages/{page}": pages[page] for page in ("403.html", "gate.css", "mark.svg")},
            **dict(make(audience, wanted)),
        }
        files |= {f"{name}/{path}": text for path, text in own.items()}
    return files


def _headers(audience: Audience, wanted: Wanted) -> dict[str, str]:
    indexed = {} if audience.name == PUBLIC else NOT_INDEXED
    return {**headers(wanted.policy), **indexed, "Cache-Control": "private, no-cache"}


def _editor_headers(audience: Audience, wanted: Wanted) -> dict[str, str]:
    """Return what the web editor's folder says otherwise, in the team's deployment."""
    if audience.name != TEAM or not wanted.editor_policy:
        return {}
    return {
        "Content-Security-Policy": wanted.editor_policy,
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }


def _azure(audience: Audience, wanted: Wanted) -> Iterator[tuple[str, str]]:
    providers = wanted.settings.providers
    is_public = audience.name == PUBLIC
    routes: list[dict[str, Any]] = [
        {"route": f"/.auth/login/{builtin}*", "statusCode": 404}
        for builtin in ("aad", "github", "twitter", "google", "facebook")
    ]
    routes += [
        {"route": asset, "headers": {"Cache-Control": _IMMUTABLE_CACHE}}
        for asset in _ASSETS
        if is_public
    ]
    if own := _editor_headers(audience, wanted):
        routes.append({"route": f"/{_EDITOR}*", "headers": own, "allowedRoles": [audience.name]})
    if not is_public:
        routes.append({"route": "/gate/*", "allowedRoles": ["anonymous"]})
        routes.append({"route": "/sign-out", "redirect": "/.auth/logout"})
        routes.append({"route": "/*", "allowedRoles": [audience.name]})
    configuration: dict[str, Any] = {
        "routes": routes,
        "responseOverrides": {
            "401": {"statusCode": 302, "redirect": f"/.auth/login/{providers[0].id}"},
            "403": {"rewrite": "/gate/403.html", "statusCode": 403},
            "404": {"rewrite": "/404.html", "statusCode": 404},
        },
        "globalHeaders": _headers(audience, wanted),
        "mimeTypes": {f".{ending}": kind for ending, kind in TYPES.items()},
        "trailingSlash": "always",
        "auth": {
            "identityProviders": {
                "customOpenIdConnectProviders": {
                    provider.id: _azure_provider(provider) for provider in providers
                }
            }
        },
    }
    if is_public:
        del configuration["auth"], configuration["responseOverrides"]["401"]
    yield "staticwebapp.config.json", _json(configuration)


def _azure_provider(provider: Provider) -> dict[str, Any]:
    issuer = provider.issuer.rstrip("/")
    return {
        "registration": {
            "clientIdSettingName": f"{provider.secret}_CLIENT",
            "clientCredential": {"clientSecretSettingName": provider.secret},
            "openIdConnectConfiguration": {
                "wellKnownOpenIdConfiguration": f"{issuer}/.well-known/openid-configuration"
            },
        },
        "login": {"nameClaimType": "email", "scopes": ["openid", "email"]},
    }


def _cloudflare(audience: Audience, wanted: Wanted) -> Iterator[tuple[str, str]]:
    lines = "".join(f"  {name}: {value}\n" for name, value in _headers(audience, wanted).items())
    cached = "".join(
        f"{asset}\n  ! Cache-Control\n  Cache-Control: {_IMMUTABLE_CACHE}\n"
        for asset in (f"{below}{one}" for below in ("", "/*") for one in _ASSETS[:1])
    )
    own = _editor_headers(audience, wanted).items()
    editor = "".join(f"  ! {name}\n  {name}: {value}\n" for name, value in own)
    yield "_headers", f"/*\n{lines}{cached}" + (f"/{_EDITOR}*\n{editor}" if editor else "")
    if audience.name == PUBLIC:
        return
    yield "_redirects", "/sign-out /cdn-cgi/access/logout 302\n"
    host = wanted.settings.origin.partition("://")[2]
    allowed = [{"email": {"email": address}} for address in addresses_of(audience, wanted)]
    yield (
        "access.json",
        _json(
            {
                "name": f"{wanted.network.name}: {audience.title}",
                "type": "self_hosted",
                "domain": f"{audience.name}.{host}",
                "session_duration": f"{wanted.settings.sessions.longest}m",
                "app_launcher_visible": False,
                "http_only_cookie_attribute": True,
                "same_site_cookie_attribute": "lax",
                "policies": [
                    {"name": audience.name, "decision": "allow", "include": allowed}
                    if allowed
                    else {"name": audience.name, "decision": "deny", "include": [{"everyone": {}}]}
                ],
            }
        ),
    )


def _cloudfront(audience: Audience, wanted: Wanted) -> Iterator[tuple[str, str]]:
    said, own = _headers(audience, wanted), _editor_headers(audience, wanted)
    yield (
        "template.yml",
        configuration(
            "cloudfront.yml",
            audience=audience,
            network=wanted.network,
            headers=said,
            editor=_EDITOR,
            editor_headers={**said, **own} if own else {},
            is_public=audience.name == PUBLIC,
            is_team=audience.name == TEAM,
            immutable=IMMUTABLE,
        ),
    )


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
