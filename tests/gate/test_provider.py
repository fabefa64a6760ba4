"""What a provider says of itself becomes directives of the gate only where it is plain."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from leaders_network.gate.pages import TEMPLATES
from tools.servers import APACHE, program

pytestmark = pytest.mark.gate

ISSUER = "https://login.fire.example/realm"
SAID = {
    "issuer": ISSUER,
    "authorization_endpoint": "https://login.fire.example/authorize?p=one",
    "token_endpoint": "https://login.fire.example:8443/token",
    "userinfo_endpoint": "https://people.example/me",
    "jwks_uri": "https://login.fire.example/keys",
    "end_session_endpoint": "https://login.fire.example/end",
    "token_endpoint_auth_methods_supported": ["private_key_jwt", "client_secret_post"],
    "scopes_supported": ["openid", "email"],
}


def told(text: str) -> tuple[int, str, str]:
    """Return the exit code, the directives and the complaint about a description."""
    if not APACHE.is_there():
        pytest.skip(APACHE.remedy)
    command = [
        str(program("jq")),
        "--slurp",
        "--exit-status",
        "--raw-output",
        "--arg",
        "issuer",
        ISSUER,
        "--from-file",
        str(TEMPLATES / "provider.jq"),
    ]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_plain_description_becomes_directives() -> None:
    code, directives, _ = told(json.dumps(SAID))
    assert code == 0
    assert directives.splitlines() == [
        f'OIDCProviderIssuer "{ISSUER}"',
        'OIDCProviderAuthorizationEndpoint "https://login.fire.example/authorize?p=one"',
        'OIDCProviderTokenEndpoint "https://login.fire.example:8443/token"',
        "OIDCProviderTokenEndpointAuth client_secret_post",
        'OIDCProviderUserInfoEndpoint "https://people.example/me"',
        'OIDCProviderJwksUri "https://login.fire.example/keys"',
        'OIDCProviderEndSessionEndpoint "https://login.fire.example/end"',
    ]


def test_a_secret_goes_as_the_standard_says_where_nothing_is_said() -> None:
    said = {key: value for key, value in SAID.items() if "auth_methods" not in key}
    assert "TokenEndpointAuth client_secret_basic\n" in told(json.dumps(said))[1]


HOSTILE: dict[str, Any] = {
    "a line more": {"jwks_uri": "https://x.example/k\nRequire all granted"},
    "a line's end": {"jwks_uri": "https://x.example/k\n"},
    "a quotation mark": {"token_endpoint": 'https://x.example/" "y'},
    "a backslash": {"token_endpoint": "https://x.example/\\"},
    "a variable": {"token_endpoint": "https://x.example/${GATE_SECRET_ONE}"},
    "a blank": {"userinfo_endpoint": "https://x.example/ y"},
    "not https": {"token_endpoint": "http://x.example/t"},
    "a script": {"authorization_endpoint": "javascript:alert(1)"},
    "somebody before the host": {"token_endpoint": "https://login.fire.example@x.example/t"},
    "no host": {"token_endpoint": "https:///t"},
    "another issuer": {"issuer": "https://login.fire.example"},
    "nobody is asked again": {"userinfo_endpoint": None},
    "a list": {"jwks_uri": ["https://x.example/k"]},
    "an end that is no address": {"end_session_endpoint": "x"},
    "a long address": {"jwks_uri": f"https://x.example/{'k' * 2000}"},
    "a secret by no known way": {"token_endpoint_auth_methods_supported": ["private_key_jwt"]},
    "ways that are no list": {"token_endpoint_auth_methods_supported": "client_secret_basic"},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_plain_is_refused_whole(name: str) -> None:
    code, directives, why = told(json.dumps({**SAID, **HOSTILE[name]}))
    assert code != 0
    assert directives == ""
    assert why.startswith("jq: error")


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "<html>", json.dumps(SAID) * 2, json.dumps(SAID)[:-1]]
)
def test_what_is_no_description_is_refused(text: str) -> None:
    code, directives, _ = told(text)
    assert code != 0
    assert directives == ""
