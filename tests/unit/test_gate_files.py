"""The gate's files: the groups, what the settings may say, and what a run would change."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import tomllib
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from leaders_network.addresses import EDITOR
from leaders_network.audiences import RUNGS, Audience
from leaders_network.cli.gate import leading_elsewhere
from leaders_network.cli.signing_in import signing_in
from leaders_network.gate.apache import apache_files
from leaders_network.gate.boxes import TimedBox
from leaders_network.gate.groups import (
    MEMBERS,
    AccessChange,
    Listed,
    digest,
    groups_of,
    read_groups,
    written,
)
from leaders_network.gate.nginx import nginx_files
from leaders_network.gate.pages import in_a_directive
from leaders_network.gate.people import Person
from leaders_network.gate.plan import GatePlan, Order, plan, wanted, write
from leaders_network.gate.policy import inline_hashes
from leaders_network.gate.settings import read_gate
from leaders_network.gate.tokens import KEY_VARIABLE, token
from leaders_network.problems import BuildError, InvalidDirectoryError, SettingsError
from leaders_network.records.leader import Leader
from leaders_network.records.team import TeamMember
from tests.unit.filled import DAY
from tests.unit.town import leader, town

KEY = b"k" * 32
ONE: dict[str, Any] = {
    "id": "one",
    "name": "One",
    "issuer": "https://login.fire.example",
    "client_id": "network",
    "secret": "GATE_SECRET_ONE",
    "domains": ["fire.example", "*.fire.example"],
}
TWO = {
    **ONE,
    "id": "two",
    "secret": "GATE_SECRET_TWO",
    "issuer": "https://two.example/realm",
    "domains": ["care.example"],
}
SETTINGS: dict[str, Any] = {
    "address": "https://leaders.example/",
    "home": "/srv/network",
    "state": "/var/lib/network",
    "providers": [ONE, TWO],
}
ADA = leader("Ada Vale", sign_in=("ada.vale@fire.example", "ada@care.example"))
BO = leader("Bo Lund", sign_in=("bo@north.fire.example",), groups=("winter",))


def settings_file(folder: Path, **changed: Any) -> Path:
    (folder / "team.yml").write_text(json.dumps({"team": []}), encoding="utf-8")
    file = folder / "gate.yml"
    file.write_text(json.dumps({**SETTINGS, **changed}), encoding="utf-8")
    return file


def planned(
    folder: Path, *, into: str = "gate", changed: Any = None, **leaders: Leader
) -> GatePlan:
    return plan(planned_order(folder, changed, **leaders), folder / into)


def planned_order(folder: Path, changed: Any = None, **leaders: Leader) -> Order:
    site = folder / "site"
    (site / "public").mkdir(parents=True, exist_ok=True)
    (site / "public" / "index.html").write_text("<script>run()</script>", encoding="utf-8")
    gate = read_gate(settings_file(folder, **(changed or {})))
    rooms = (Audience("winter", "Winter", is_room=True),)
    return Order(town(leaders=leaders), (*RUNGS, *rooms), DAY, gate, KEY, site)


def problems_of(folder: Path, **changed: Any) -> str:
    with pytest.raises(InvalidDirectoryError) as caught:
        read_gate(settings_file(folder, **changed))
    return "\n".join(map(str, caught.value.problems))


def test_each_group_and_each_person_has_one_line(tmp_path: Path) -> None:
    files = planned(tmp_path, ada=ADA, bo=BO).files
    for group in ("network", "winter"):
        assert [line.partition(":")[0] for line in files[f"groups/{group}"].splitlines()] == [group]
    names = [line.partition(":")[0] for line in files["people"].splitlines()]
    assert len(names) == len(set(names)) == 2
    assert all(len(name) == 26 for name in names)
    assert files["groups/team"] == ""


def test_an_address_stands_with_the_provider_that_may_vouch_for_it_and_no_other(
    tmp_path: Path,
) -> None:
    groups = read_groups(planned(tmp_path, ada=ADA).files["groups/network"])
    assert groups["network"] == [
        "ada.vale@fire.example@login.fire.example",
        "ada@care.example@two.example/realm",
    ]


def test_a_domain_with_a_star_holds_its_parts_and_not_what_only_ends_like_it(
    tmp_path: Path,
) -> None:
    near = leader("Cy", sign_in=("cy@notfire.example", "cy@fire.example.org"))
    made = planned(tmp_path, bo=BO, cy=near)
    assert "bo@north.fire.example@login.fire.example" in made.files["groups/network"]
    assert "cy@" not in "".join(made.files.values())
    assert made.unvouched == ("cy@fire.example.org", "cy@notfire.example")


def test_the_server_finds_a_user_in_a_group_by_one_file_whatever_the_capitals(
    tmp_path: Path,
) -> None:
    files = planned(tmp_path, ada=ADA, bo=BO).files
    members = {name for name in files if name.startswith(MEMBERS)}
    listed = read_groups(
        "".join(text for name, text in files.items() if name.startswith("groups/"))
    )
    own = read_groups(files["people"])
    assert members == {
        f"{MEMBERS}{group}/{digest(user)}"
        for group, users in (listed | own).items()
        for user in users
    }
    assert f"{MEMBERS}network/{digest('Ada.Vale@Fire.example@login.fire.example')}" in members
    assert f"{MEMBERS}network/{digest('Eve.Vale@fire.example@login.fire.example')}" not in members


def test_the_page_of_a_user_is_found_whatever_the_capitals_of_who_vouches_for_them(
    tmp_path: Path,
) -> None:
    providers = [ONE, {**TWO, "issuer": "https://two.example/Realm"}]
    files = planned(tmp_path, changed={"providers": providers}, ada=ADA).files
    assert "ada@care.example@two.example/Realm" in files["groups/network"], "the control"
    tokens = dict(line.split() for line in files["tokens"].splitlines())
    assert sorted(tokens) == [
        "ada.vale@fire.example@login.fire.example",
        "ada@care.example@two.example/realm",
    ]
    assert set(tokens.values()) == set(read_groups(files["people"]))


def test_a_group_file_is_read_back_as_it_was_written() -> None:
    groups = {"network": ["'ada@x.example@y", "bo@x.example@y"], "team": []}
    assert read_groups(written(groups)) == groups


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    write(planned(tmp_path, ada=ADA))
    again = planned(tmp_path, ada=ADA)
    assert (again.new, again.changed, again.gone, again.people) == ((), (), (), ())


def test_a_run_says_who_loses_and_who_gains_access_and_names_no_token(tmp_path: Path) -> None:
    write(planned(tmp_path, ada=ADA, bo=BO))
    moved = planned(
        tmp_path, bo=replace(BO, groups=()), cy=replace(ADA, sign_in=("c@care.example",))
    )
    assert set(moved.people) >= {
        AccessChange("bo@north.fire.example (by login.fire.example)", ("winter",), ()),
        AccessChange("c@care.example (by two.example/realm)", (), ("network", "their own page")),
        AccessChange(
            "ada.vale@fire.example (by login.fire.example)", ("network", "their own page"), ()
        ),
    }
    assert len(moved.people) == 4
    assert [str(change) for change in moved.people if change.address.startswith(("bo@", "c@"))] == [
        "bo@north.fire.example (by login.fire.example) loses winter",
        "c@care.example (by two.example/realm) gains network, their own page",
    ]
    assert moved.changed == ("groups/network", "groups/winter", "people", "tokens")
    assert {name.partition("/")[0] for name in moved.gone} == {"members"}


def test_a_room_that_is_called_as_a_token_could_be_is_refused() -> None:
    """Its members would share the letter box of that name."""
    ada = Person("leader:ada", "Ada Vale", ("a@fire.example",), groups=("network",))
    own = token(ada.key, KEY)
    listed = Listed(ada, own, ("a@fire.example@one",))
    assert groups_of([listed]).keys() == {"network", own}
    with pytest.raises(SettingsError, match="is called as a person's token could be"):
        groups_of([replace(listed, person=replace(ada, groups=("network", own[::-1])))])


def test_a_server_is_made_from_the_team_the_pages_and_the_boxes_too(tmp_path: Path) -> None:
    order = planned_order(tmp_path, ada=ADA)
    editor = order.site / "team" / EDITOR
    editor.mkdir(parents=True)
    own = '<meta http-equiv="Content-Security-Policy" content="script-src &#39;self&#39;">'
    (editor / "index.html").write_text(own, encoding="utf-8")
    box = TimedBox(
        "answers-first", "winter", *(datetime(2026, 11, day, tzinfo=UTC) for day in (1, 9))
    )
    tess = TeamMember(name="Tess", sign_in=("tess@fire.example",))
    gate = replace(order.gate, team=(tess,))
    made_from = wanted(replace(order, gate=gate, boxes=(box,)))
    assert [one.person.name for one in made_from.access] == ["Ada Vale", "Tess"]
    assert next(inline_hashes(b"<script>run()</script>")) in made_from.policy
    assert made_from.boxes == (box,)
    assert made_from.editor_policy == "script-src 'self'; frame-ancestors 'none'"
    (rule,) = re.findall(
        r"<LocationMatch .*answers-first(?s:.*?)</LocationMatch>",
        apache_files(made_from)["apache.conf"],
    )
    assert "/members/winter/" in rule
    assert "'20261101000000'" in rule
    assert "'20261109000000'" in rule


def test_a_plan_writes_nothing(tmp_path: Path) -> None:
    planned(tmp_path, ada=ADA)
    assert not (tmp_path / "gate").exists()


def test_no_secret_and_no_key_stands_in_any_file(tmp_path: Path) -> None:
    made = planned(tmp_path, ada=ADA)
    text = "\n".join(made.files.values())
    assert KEY.decode() not in text
    assert "${GATE_SECRET_ONE" in made.files["start"]
    assert "OIDCClientSecret" not in made.files["start"]
    single = planned(tmp_path, changed={"providers": [ONE]}).files
    assert "OIDCClientSecret" not in single["apache.conf"]
    assert '$(quoted "${GATE_SECRET_ONE}" | sed' in single["start"]


def test_what_one_provider_says_of_itself_is_not_looked_up_at_each_request(tmp_path: Path) -> None:
    single = planned(tmp_path, changed={"providers": [ONE]}).files
    assert 'Include "${GATE_RUN}/provider.conf"' in single["apache.conf"]
    assert "OIDCProviderMetadataURL" not in single["apache.conf"]
    assert "OIDCMetadataDir" not in single["apache.conf"]
    assert "OIDCMetadataDir" in planned(tmp_path).files["apache.conf"]


@pytest.mark.parametrize(
    ("renewal", "scope", "parameters"),
    [
        ("never", "openid email", ""),
        ("scope", "openid email offline_access", ""),
        ("consent", "openid email offline_access", "prompt=consent"),
    ],
)
def test_each_provider_is_asked_to_renew_its_tokens_as_the_settings_say(
    tmp_path: Path, renewal: str, scope: str, parameters: str
) -> None:
    one = {**ONE, "renewal": renewal}
    single = planned(tmp_path, changed={"providers": [one]}).files["apache.conf"]
    assert f'OIDCScope "{scope}"' in single
    assert ("OIDCAuthRequestParams" in single) == bool(parameters)
    several = planned(tmp_path, changed={"providers": [one, TWO]}).files
    assert f"'{scope}' '{parameters}' > \"$file.conf\"" in several["start"]
    assert "'openid email' '' > \"$file.conf\"" in several["start"]
    assert "OIDCScope" not in several["apache.conf"]


def test_oauth2_proxy_asks_for_what_the_gate_would(tmp_path: Path) -> None:
    def asked(renewal: str) -> list[str]:
        order = planned_order(tmp_path, {"providers": [{**ONE, "renewal": renewal}]})
        text = plan(order, tmp_path / "gate", nginx_files).files["oauth2-proxy.cfg"]
        return [line for line in text.splitlines() if line.startswith(("scope", "prompt"))]

    assert asked("never") == ['scope = "openid email"']
    assert asked("consent") == ['scope = "openid email offline_access"', 'prompt = "consent"']


@pytest.mark.parametrize("claim", ["email_verified", "xms_edov"])
def test_oauth2_proxy_lets_nobody_in_whose_address_is_not_said_to_be_verified(
    tmp_path: Path, claim: str
) -> None:
    """By itself it asks only that `email_verified` does not say no."""
    order = planned_order(tmp_path, {"providers": [{**ONE, "verified": claim}]})
    text = plan(order, tmp_path / "gate", nginx_files).files["oauth2-proxy.cfg"]
    said = tomllib.loads(text)
    assert (said["oidc_groups_claim"], said["allowed_groups"]) == (claim, ["true", "1"])
    assert said["insecure_oidc_allow_unverified_email"] is False


def test_no_log_of_oauth2_proxy_says_who_reads_what(tmp_path: Path) -> None:
    """It would write an address and a path for each page that somebody opens."""
    order = planned_order(tmp_path, {"providers": [ONE]})
    text = plan(order, tmp_path / "gate", nginx_files).files["oauth2-proxy.cfg"]
    assert {"request_logging = false", "auth_logging = false"} <= set(text.splitlines())


def test_sessions_are_kept_in_memory_unless_machines_share_a_folder(tmp_path: Path) -> None:
    """Apache and the script that starts it name the same folder."""
    alone = planned(tmp_path).files
    assert 'OIDCCacheDir "${GATE_RUN}/sessions"' in alone["apache.conf"]
    assert '"${GATE_RUN}/sessions"' in alone["start"]
    shared = planned(tmp_path, changed={"sessions": {"folder": "/mnt/both"}}).files
    assert 'OIDCCacheDir "/mnt/both"' in shared["apache.conf"]
    assert '"/mnt/both"' in shared["start"]
    assert "GATE_RUN}/sessions" not in "".join(shared.values())


def test_the_groups_are_readable_by_the_server_alone(tmp_path: Path) -> None:
    made = planned(tmp_path, ada=ADA)
    write(made)
    (member, *_) = (name for name in made.files if name.startswith(MEMBERS))
    for name, mode in {
        member: 0o640,
        "groups/network": 0o640,
        "people": 0o640,
        "tokens": 0o640,
        "start": 0o755,
        "pages/403.html": 0o644,
    }.items():
        assert (tmp_path / "gate" / name).stat().st_mode & 0o777 == mode


def test_what_is_not_made_any_more_is_removed(tmp_path: Path) -> None:
    write(planned(tmp_path))
    for name in ("old.html", ".kept"):
        (tmp_path / "gate" / "pages" / name).write_text("old", encoding="utf-8")
    made = planned(tmp_path)
    assert made.gone == ("pages/old.html",)
    write(made)
    assert not (tmp_path / "gate" / "pages" / "old.html").exists()
    assert (tmp_path / "gate" / "pages" / ".kept").exists(), "what begins with a dot is not ours"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"address": "http://leaders.example/"}, "not https"),
        ({"address": "https://leaders.example/a/"}, "has a path, `/a/`"),
        ({"address": "https://Leaders.example/"}, "write https://leaders.example/"),
        ({"address": "https://leaders.example:443/"}, "write https://leaders.example/"),
        ({"address": "https://tŷ.example/"}, "write https://xn--t-foa.example/"),
        ({"address": "https://leaders.example/?a=b"}, "goes on behind its host"),
        ({"providers": [ONE, {**TWO, "issuer": f"{ONE['issuer']}/"}]}, "the same issuer"),
        ({"providers": [ONE, {**TWO, "secret": ONE["secret"]}]}, "the same secret"),
        ({"address": "https://leaders.example/#top"}, "goes on behind its host"),
        *(
            ({"providers": [{**ONE, "secret": variable}]}, f"`{variable}` holds something else")
            for variable in ("GATE_SESSION_KEY", KEY_VARIABLE, "GATE_RUN", "FORGOTTEN_KEY", "PATH")
        ),
        ({"server": {"listen": "https"}}, "not a port"),
        *(({"server": {"listen": port}}, f"no port `{port}`") for port in ("0", "65536")),
        *(({"server": {"workers": number}}, "workers") for number in (24, 5001)),
        *(({"sessions": {"idle": minutes}}, "idle") for minutes in (0, 1441)),
        ({"sessions": {"asked_again": 9}}, "asked_again"),
        ({"home": "/srv/network/../x"}, "not the whole way"),
        ({"boxes": ["letters", "answers-first-hour"]}, "at any time"),
        ({"providers": []}, "nobody can sign in"),
        ({"providers": [ONE, {**TWO, "id": "one"}]}, "the same id"),
        ({"providers": [{**ONE, "secret": "hunter2!"}]}, "not the name of a variable"),
        (
            {"providers": [{**ONE, "issuer": 'https://x.example"\nRequire all granted'}]},
            "not a web address",
        ),
        ({"providers": [{**ONE, "issuer": "http://x.example"}]}, "issuer of `one` is not https"),
        ({"providers": [{**ONE, "renewal": "always"}]}, "renewal"),
        *(
            ({"providers": [{**ONE, "domains": [domain]}]}, "not a domain")
            for domain in ("Fire.example", "*fire.example", "fire", "*.", ".example", "a b.example")
        ),
        ({"providers": [{**ONE, "issuer": "https://x.example/it's"}]}, "not an issuer"),
        ({"providers": [{**ONE, "issuer": "https://x.example/?a=b"}]}, "not an issuer"),
        ({"providers": [{**ONE, "verified": "a b"}]}, "not the name of a claim"),
        ({"home": "/srv/a b"}, "not a path"),
        ({"home": '/srv/x">\n'}, "not a path"),
        ({"home": "srv"}, "not the whole way"),
        ({"state": "/srv/network/state"}, "lies inside"),
        ({"state": "var"}, "`var` is not the whole way"),
        ({"server": {"certificate": "/a.pem"}}, "needs its key"),
        ({"server": {"certificate_key": "/a.key"}}, "needs its key"),
        ({"sessions": {"asked_again": 301}}, "asked_again"),
        ({"sessions": {"folder": "both"}}, "not the whole way"),
        ({"sessions": {"folder": "/srv/network/both"}}, "`folder:` lies inside"),
        ({"boxes": ["Letters/.."]}, "cannot be an id"),
        ({"passphrase": "x"}, "no field `passphrase`"),
    ],
)
def test_settings_that_would_open_the_gate_or_break_it_are_refused(
    tmp_path: Path, changed: dict[str, Any], words: str
) -> None:
    assert words in problems_of(tmp_path, **changed)


def test_settings_at_their_bounds_and_what_stands_where_nothing_is_written(tmp_path: Path) -> None:
    at_bounds = {
        "server": {"listen": "65535", "workers": 25},
        "sessions": {"idle": 1440, "longest": 1, "asked_again": 10},
    }
    settings = read_gate(settings_file(tmp_path, **at_bounds)).settings
    assert (settings.server.workers, settings.sessions.asked_again) == (25, 10)
    assert settings.boxes == ("letters", "answers")
    assert {provider.verified for provider in settings.providers} == {"email_verified"}


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("ada@fire.example", True),
        ("Ada@North.FIRE.example", True),
        ("ada@firexexample", False),
        ("ada@notfire.example", False),
        ('"ada@fire.example"@care.example', False),
        ('"ada@care.example"@fire.example', True),
    ],
)
def test_a_provider_vouches_for_the_domain_of_an_address_whatever_its_capitals(
    tmp_path: Path, address: str, may: bool
) -> None:
    one, _ = read_gate(settings_file(tmp_path)).settings.providers
    assert one.vouches_for(address) is may


def test_of_somebodys_addresses_those_are_told_that_no_provider_may_vouch_for(
    tmp_path: Path,
) -> None:
    ada = replace(ADA, sign_in=("ada.vale@fire.example", "ada@elsewhere.example"))
    assert planned(tmp_path, ada=ada).unvouched == ("ada@elsewhere.example",)


def test_missing_settings_are_explained(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"copy deploy/gate.example.yml"):
        read_gate(tmp_path / "gate.yml")


def test_the_settings_that_come_with_the_checkout_have_no_problem(tmp_path: Path) -> None:
    from tools.environment import ROOT

    for name in ("gate", "team"):
        text = (ROOT / "deploy" / f"{name}.example.yml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    assert len(read_gate(tmp_path / "gate.yml").settings.providers) == 2
    assert read_gate(ROOT / "deploy" / "demonstration" / "gate.yml").team


def test_scripts_that_run_are_hashed_and_data_and_files_are_not() -> None:
    page = b"""<script>run()</script><script src="a.js"></script>
      <script type="application/ld+json">{}</script>
      <SCRIPT async>other()</SCRIPT><script></script>"""
    assert len([*inline_hashes(page)]) == 2
    # As openssl says: printf 'run()' | openssl dgst -sha256 -binary | base64
    assert next(inline_hashes(b"<script>run()</script>")) == (
        "sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ="
    )


def test_a_build_makes_the_key_of_tokens_so_the_first_one_has_everybodys_own_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    state = tmp_path / "state"
    options = Namespace(gate=settings_file(tmp_path, state=str(state)))
    assert signing_in(options)[1] is None, "the control: other verbs make none"
    assert not state.exists()
    _, key = signing_in(options, away_from=[tmp_path / "site"])
    assert key
    assert signing_in(options)[1] == key
    with pytest.raises(SettingsError, match="may not stand in"):
        signing_in(options, away_from=[tmp_path])


def test_a_gate_that_may_not_read_its_certificate_says_so_and_does_not_start(
    tmp_path: Path,
) -> None:
    missing = {"certificate": str(tmp_path / "no.pem"), "certificate_key": str(tmp_path / "no.key")}
    start = planned(tmp_path, changed={"server": missing}).files["start"]
    given = {"GATE_SESSION_KEY": "k" * 32, "GATE_SECRET_ONE": "1", "GATE_SECRET_TWO": "2"}
    done = subprocess.run(
        ["sh", "-c", start],
        env={**os.environ, **given, "GATE_RUN": str(tmp_path / "run")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"may not read {tmp_path / 'no.pem'}" in done.stderr
    assert not (tmp_path / "run").exists()


def test_who_leaves_is_out_also_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(planned(tmp_path, ada=ADA, bo=BO))
    told = planned(tmp_path, bo=BO)
    gone = [name for name in told.gone if name.startswith("members/network/")]
    assert gone
    assert all((told.folder / name).is_file() for name in gone), "the control"

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("leaders_network.gate.plan.replacing", full)
    with pytest.raises(BuildError, match=f"{told.folder}: No space left on device"):
        write(told)
    assert not any((told.folder / name).exists() for name in gone)


def test_a_page_within_a_directive_means_nothing_but_itself() -> None:
    page = "<h1 class=\"big\">O'Brien’s 100% of ${PATH} and %{ENV:x} \\'</h1>\n<p>é</p>"
    told = in_a_directive(page)
    assert unescape(told) == page.replace("\n", " ")
    assert not set("'$%\\\n") & set(told)
    assert told.isascii()


def test_whoever_is_refused_is_told_what_to_do_next(tmp_path: Path) -> None:
    page = planned(tmp_path).files["pages/403.html"]
    assert 'href="/sign-out"' in page
    assert 'href="/network/"' in page
    assert "has confirmed it" in page


def test_what_is_not_there_is_said_by_the_site_that_somebody_reads(tmp_path: Path) -> None:
    apache = planned(tmp_path).files["apache.conf"]
    for folder in ("network", "team", "rooms/winter"):
        _, _, rule = apache.partition(f'/current/site/{folder}">')
        assert f"ErrorDocument 404 /{folder}/404.html" in rule.partition("</Directory>")[0]


@pytest.mark.parametrize(
    ("network", "is_told"),
    [
        (None, False),
        ("https://leaders.example", False),
        ("https://leaders.example/", False),
        ("https://leaders.example/network/", True),
        ("https://leaders.example.org/", True),
        ("http://leaders.example/", True),
    ],
)
def test_an_address_that_is_not_the_gates_is_told(network: str | None, is_told: bool) -> None:
    assert bool(leading_elsewhere("https://leaders.example", network)) is is_told
