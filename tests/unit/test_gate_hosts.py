"""Managed hosts get one deployment for each audience, with nothing in it that is not theirs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.gate.headers import headers
from leaders_network.gate.hosts import (
    addresses_of,
    azure_files,
    cloudflare_files,
    cloudfront_files,
    parts_of,
)
from leaders_network.gate.plan import Order, wanted
from leaders_network.gate.settings import read_gate
from tests.unit.filled import DAY
from tests.unit.test_gate_files import ADA, BO, KEY, settings_file
from tests.unit.town import leader, town
from tools.environment import ROOT

WINTER = Audience("winter", "Winter", is_room=True)
AUDIENCES = (*RUNGS, WINTER)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("public", "network", "team", "rooms/winter"):
        place = tmp_path / "site" / folder
        place.mkdir(parents=True)
        (place / "index.html").write_text(f"only {folder}", encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def order(site: Path) -> Order:
    far = leader("Far", sign_in=("far@nowhere.example",))
    gate = read_gate(settings_file(site.parent))
    records = town(leaders={"ada": ADA, "bo": BO, "far": far})
    return Order(records, AUDIENCES, DAY, gate, KEY, site)


def test_a_deployment_holds_what_its_audience_may_read_and_no_more() -> None:
    folders = {one.name: [folder for folder, _ in parts_of(one, AUDIENCES)] for one in AUDIENCES}
    assert folders == {
        "public": ["public"],
        "network": ["public", "network"],
        "team": ["public", "network", "team", "rooms/winter"],
        "winter": ["public", "network", "rooms/winter"],
    }


def test_a_deployment_is_put_together_by_its_script(order: Order, tmp_path: Path) -> None:
    files = azure_files(wanted(order))
    for name, text in files.items():
        (tmp_path / "host" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "host" / name).write_text(text, encoding="utf-8")
    script = tmp_path / "host" / "winter" / "assemble"
    subprocess.run(["sh", script, order.site, tmp_path / "made"], check=True)
    made = {
        file.relative_to(tmp_path / "made").as_posix(): file.read_text(encoding="utf-8")
        for file in (tmp_path / "made").rglob("index.html")
    }
    own = made.pop("mine/index.html")
    assert "Your details" in own, "the foot of each page of the network leads there"
    assert made == {
        "index.html": "only public",
        "network/index.html": "only network",
        "rooms/winter/index.html": "only rooms/winter",
    }


def test_only_those_of_an_audience_whom_a_provider_may_vouch_for_are_let_in(order: Order) -> None:
    made = wanted(order)
    assert addresses_of(WINTER, made) == ["bo@north.fire.example"]
    assert addresses_of(AUDIENCES[1], made) == [
        "ada.vale@fire.example",
        "ada@care.example",
        "bo@north.fire.example",
    ]
    assert addresses_of(AUDIENCES[0], made) == []


def test_azure_lets_one_role_into_everything_and_offers_no_sign_in_but_ours(order: Order) -> None:
    files = azure_files(wanted(order))
    network = json.loads(files["network/staticwebapp.config.json"])
    assert network["routes"][-1] == {"route": "/*", "allowedRoles": ["network"]}
    open_to_all = [
        one["route"] for one in network["routes"] if "anonymous" in one.get("allowedRoles", ())
    ]
    assert open_to_all == ["/gate/*"]
    own = network["auth"]["identityProviders"]["customOpenIdConnectProviders"]
    assert [*own] == ["one", "two"]
    assert own["one"]["registration"]["clientCredential"] == {
        "clientSecretSettingName": "GATE_SECRET_ONE"
    }
    public = json.loads(files["public/staticwebapp.config.json"])
    assert "auth" not in public
    assert not any("allowedRoles" in route for route in public["routes"])


def test_cloudflare_lets_in_the_listed_addresses_alone_and_nobody_where_none_is(
    order: Order,
) -> None:
    files = cloudflare_files(wanted(order))
    winter = json.loads(files["winter/access.json"])
    assert winter["policies"] == [
        {
            "name": "winter",
            "decision": "allow",
            "include": [{"email": {"email": "bo@north.fire.example"}}],
        }
    ]
    team = json.loads(files["team/access.json"])
    assert team["policies"][0]["decision"] == "deny"
    assert "public/access.json" not in files
    assert "Content-Security-Policy: default-src 'none'" in files["network/_headers"]


def test_whoever_signs_out_is_led_to_what_the_host_signs_out_by(order: Order) -> None:
    azure = json.loads(azure_files(wanted(order))["network/staticwebapp.config.json"])["routes"]
    out = {"route": "/sign-out", "redirect": "/.auth/logout"}
    assert azure.index(out) < azure.index({"route": "/*", "allowedRoles": ["network"]})
    cloudflare = cloudflare_files(wanted(order))
    assert cloudflare["network/_redirects"] == "/sign-out /cdn-cgi/access/logout 302\n"
    assert "public/_redirects" not in cloudflare


def test_cloudfront_asks_for_signed_cookies_everywhere_but_in_public(order: Order) -> None:
    files = cloudfront_files(wanted(order))
    for audience in ("network", "team", "winter"):
        assert "TrustedKeyGroups: [!Ref KeyGroup]" in files[f"{audience}/template.yml"]
        assert "BlockPublicPolicy: true" in files[f"{audience}/template.yml"]
    assert "TrustedKeyGroups" not in files["public/template.yml"]


def test_each_host_says_the_same_of_every_answer(order: Order) -> None:
    made = wanted(with_editor(order))
    hosts = {
        "/staticwebapp.config.json": azure_files(made),
        "/_headers": cloudflare_files(made),
        "/template.yml": cloudfront_files(made),
    }
    for ending, files in hosts.items():
        for audience in AUDIENCES:
            said = files[f"{audience.name}{ending}"]
            for value in headers(made.policy).values():
                assert value in said or value in ("nosniff", "max-age=31536000")
            assert ("noindex, nofollow" in said) == (audience.name != "public")
    template = hosts["/template.yml"]["team/template.yml"]
    assert template.count("ContentTypeOptions: {Override: true}") == 2
    assert template.count("AccessControlMaxAgeSec: 31536000}") == 2
    assert template.count('Value: "same-origin-allow-popups"') == 1


def test_cloudfront_asks_for_every_file_again_after_a_minute(order: Order) -> None:
    """Its own policies keep what says nothing of that for a day, and S3 says nothing."""
    template = cloudfront_files(wanted(with_editor(order)))["team/template.yml"]
    kept = re.findall(r"CachePolicyId: (.*)", template)
    assert kept == ["!Ref Minute"] * 2
    assert "MaxTTL: 60\n" in template


EDITOR_PAGE = (
    '<meta http-equiv="Content-Security-Policy" content="script-src &#x27;self&#x27; '
    '&#x27;unsafe-eval&#x27;">'
)


def with_editor(order: Order) -> Order:
    page = order.site / "team" / "admin" / "index.html"
    page.parent.mkdir()
    page.write_text(EDITOR_PAGE, encoding="utf-8")
    return order


def test_the_web_editors_folder_alone_has_its_own_policy(order: Order) -> None:
    made = wanted(with_editor(order))
    assert made.editor_policy == "script-src 'self' 'unsafe-eval'; frame-ancestors 'none'"
    assert "unsafe-eval" not in made.policy
    azure = azure_files(made)
    routes = {
        name: json.loads(text)["routes"]
        for name, text in azure.items()
        if name.endswith("staticwebapp.config.json")
    }
    own = [
        route
        for route in routes["team/staticwebapp.config.json"]
        if "Content-Security-Policy" in route.get("headers", {})
    ]
    assert [(route["route"], route["allowedRoles"]) for route in own] == [
        ("/team/admin/*", ["team"])
    ]
    others = {name: text for name, text in azure.items() if not name.startswith("team/")}
    assert not any("unsafe-eval" in text for text in others.values())
    headers = cloudflare_files(made)["team/_headers"]
    assert "/team/admin/*\n  ! Content-Security-Policy\n" in headers
    template = cloudfront_files(made)["team/template.yml"]
    assert 'PathPattern: "/team/admin/*"' in template
    assert template.count("TrustedKeyGroups: [!Ref KeyGroup]") == 2
    assert "unsafe-eval" not in cloudfront_files(made)["network/template.yml"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_reads_the_service_and_finds_nothing_unknown(tmp_path: Path) -> None:
    text = (ROOT / "deploy" / "leaders-network.service").read_text(encoding="utf-8")
    # Its program stands on the server; everything else is judged as it is.
    unit = tmp_path / "leaders-network.service"
    unit.write_text(re.sub(r"/srv/\S*/start\b", "/bin/true", text), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", unit], check=False, capture_output=True, text=True
    )
    own = [line for line in done.stderr.splitlines() if "leaders-network.service" in line]
    assert own == []
