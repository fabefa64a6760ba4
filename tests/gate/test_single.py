"""A gate with one provider: nobody is asked which, and all the rest is as with several."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from leaders_network.gate.plan import plan
from tests.gate.client import NAVIGATING
from tests.gate.conftest import (
    MEMBER_OF_TEAM,
    STRANGER,
    Post,
    _account,
    _cast,
    _plant,
    _records,
    secret_of,
)
from tests.gate.restarting import changed
from tools.certificate import CERTIFICATE, CERTIFICATE_KEY, certify
from tools.provider import OpenIdProvider
from tools.servers import APACHE
from tools.stand import GATE, Stand, running

pytestmark = pytest.mark.gate

SECRET = 'quotes " and \\ in $a ${PATH} secret of 32 letters'
"""A secret with all that means something in a configuration of Apache's."""
PEOPLE = ("leader", "assistant", "member", "team")


@pytest.fixture(scope="module")
def single(site: Path) -> Iterator[Post]:
    if not APACHE.is_there():
        pytest.skip(APACHE.remedy)
    with tempfile.TemporaryDirectory(prefix="gate-") as name:
        made = _made(Path(name), site)
        with running(made.stand):
            yield made
            for visitor in made.known:
                visitor.close()


def _made(folder: Path, site: Path) -> Post:
    stand = Stand(folder, [])
    one = OpenIdProvider("only", folder, stand.address.rstrip("/"), ["*"], [], secret=SECRET)
    stand.providers = [one]
    stand.prepare(site)
    (folder / "gate.yml").write_text(json.dumps(stand.settings()), encoding="utf-8")
    team = {"team": [{"name": "Tess", "sign_in": [MEMBER_OF_TEAM]}]}
    (folder / "team.yml").write_text(json.dumps(team), encoding="utf-8")
    made = Post(stand, _records(site.parent / "directory_data"), {}, "", {})
    made.access, made.room = _cast(plan(made.order(), stand.current / GATE).access)
    one.people = [
        *(_account(kind, made.access[kind].person.addresses[0]) for kind in PEOPLE),
        _account("stranger", STRANGER),
        _account("unverified", made.access["leader"].person.addresses[0], verified=False),
    ]
    _plant(made)
    made.deploy()
    return made


def test_a_page_leads_straight_to_the_provider(single: Post) -> None:
    answer = single.visitor().ask("/network/planted/", headers=NAVIGATING)
    assert answer.status == 302
    provider = urlsplit(single.stand.providers[0].issuer)
    assert urlsplit(answer.leads_to)[:2] == (provider.scheme, provider.netloc)
    assert single.visitor().ask("/network/planted/data.json").status == 401


@pytest.mark.parametrize("kind", [*PEOPLE, "stranger", "unverified"])
def test_each_kind_of_person_reads_what_is_theirs_and_no_other(single: Post, kind: str) -> None:
    visitor = single.visitor()
    visitor.follow(f"{visitor.gate}/network/planted/", person=kind)
    seen = single.sees(kind)
    folders = [
        "public",
        "network",
        "team",
        f"rooms/{single.room}",
        *(f"mine/{single.token(one)}" for one in single.access),
    ]
    for folder in folders:
        path = "planted/data.json" if folder == "public" else f"{folder}/planted/data.json"
        answer = visitor.ask(f"/{path}")
        assert (secret_of(folder) in answer.body) == (folder in seen), folder
        assert answer.status == (200 if folder in seen else 403), folder


def test_signing_out_and_a_removed_person_are_as_with_several_providers(single: Post) -> None:
    visitor = single.visitor()
    visitor.follow(f"{visitor.gate}/network/planted/", person="leader")
    assert visitor.ask("/network/planted/").status == 200
    assert visitor.ask("/mine/", headers=NAVIGATING).leads_to.endswith(
        f"/mine/{single.token('leader')}/"
    )
    last = visitor.follow(f"{visitor.gate}/sign-out")[-1]
    assert urlsplit(last[0]).path == "/gate/signed-out.html"
    assert visitor.ask("/network/planted/", headers=NAVIGATING).status == 302


@contextmanager
def silent(made: Post) -> Iterator[None]:
    """Stop the provider, and start it again afterwards; the gate is told nothing."""
    (provider,) = made.stand.providers
    provider.stop()
    try:
        yield
    finally:
        provider.start()


def restart(made: Post) -> None:
    made.stand.stop()
    made.stand.start()


def shut(made: Post) -> str:
    """Return where a page leads somebody who has not signed in, while all else is as it must be."""
    visitor = made.visitor()
    assert visitor.ask("/planted/").status == 200
    assert visitor.ask("/network/planted/data.json").status == 401
    answer = visitor.ask("/network/planted/", headers=NAVIGATING)
    assert answer.status == 302
    return answer.leads_to


def test_a_gate_that_starts_while_its_provider_is_down_goes_by_what_that_said_last(
    single: Post,
) -> None:
    visitor = single.visitor()
    visitor.follow(f"{visitor.gate}/network/planted/", person="leader")
    with silent(single):
        restart(single)
        assert visitor.ask("/network/planted/").status == 200
        assert shut(single).startswith(f"{single.stand.providers[0].issuer}/")
    again = single.visitor()
    assert again.sign_in("leader", path="/network/planted/").status == 200


def test_a_gate_whose_provider_never_answered_starts_closed_and_opens_when_it_is_reloaded(
    single: Post,
) -> None:
    visitor = single.visitor()
    with silent(single):
        (single.stand.state / "providers" / "only.json").unlink()
        restart(single)
        said = (single.stand.folder / "gate.log").read_text(encoding="utf-8")
        assert "only does not answer as it should; nobody can sign in with it" in said
        assert shut(single).startswith(f"{visitor.gate}/gate/500.html?")
        last = visitor.follow(f"{visitor.gate}/network/planted/")[-1][1]
        assert b"The gate could not answer" in last.body
        state = shut(single).partition("&state=")[2].partition("&")[0]
        forged = visitor.ask(f"/gate/callback?code=x&state={state}", headers=NAVIGATING)
        assert forged.leads_to in ("", f"{visitor.gate}/gate/again.html")
        assert visitor.ask("/network/planted/data.json").status == 401
    opened_by_reload(single)


def opened_by_reload(made: Post) -> None:
    made.stand.reload()
    until = time.monotonic() + 60
    visitor = made.visitor()
    while b"Only-network" not in visitor.sign_in("leader", path="/network/planted/").body:
        assert time.monotonic() < until
        visitor = made.visitor()
        time.sleep(0.2)


def test_a_reload_takes_another_secret_that_the_provider_gave(single: Post) -> None:
    (provider,) = single.stand.providers
    assert single.visitor().sign_in("leader", path="/network/planted/").status == 200
    provider.secret = f"another, {SECRET}"
    try:
        provider.stop()
        provider.start()
        refused = single.visitor().sign_in("leader", path="/network/planted/")
        assert b"Signing in did not work" in refused.body, "the control: it takes the new one alone"
        opened_by_reload(single)
    finally:
        provider.secret = SECRET
        provider.stop()
        provider.start()
        restart(single)


def test_a_reload_with_a_key_of_another_certificate_is_refused(
    single: Post, tmp_path: Path
) -> None:
    """Apache itself calls it good, and ends."""
    certify(tmp_path)
    log, key = (single.stand.folder / name for name in ("gate.log", CERTIFICATE_KEY))
    own, another = key.read_bytes(), (tmp_path / CERTIFICATE_KEY).read_bytes()
    assert single.visitor().ask("/planted/").status == 200, "it has read its own"
    for wrong in (another, own[:80], b""):
        key.write_bytes(wrong)
        with pytest.raises(subprocess.CalledProcessError):
            single.stand.reload()
        assert log.read_text(encoding="utf-8").endswith(
            f"is not the key of {single.stand.folder / CERTIFICATE}\n"
        )
    key.write_bytes(own)
    single.stand.check()


def test_a_certificate_that_has_expired_is_said(single: Post) -> None:
    log, file = (single.stand.folder / name for name in ("gate.log", CERTIFICATE))
    own = file.read_bytes()
    assert single.visitor().ask("/planted/").status == 200, "it has read its own"
    assert "has expired" not in log.read_text(encoding="utf-8"), "the control"
    command = f"openssl x509 -in {CERTIFICATE} -signkey {CERTIFICATE_KEY} -days -1"
    told = subprocess.run(command.split(), cwd=single.stand.folder, check=True, capture_output=True)
    file.write_bytes(told.stdout)
    single.stand.check()
    file.write_bytes(own)
    assert f"{file} has expired" in log.read_text(encoding="utf-8")


@contextmanager
def renewing(made: Post, renewal: str, lasts: int) -> Iterator[None]:
    """Let access tokens last some seconds, and ask again after one."""
    (provider,) = made.stand.providers

    def serve() -> None:
        text = json.dumps(made.stand.settings())
        (made.stand.folder / "gate.yml").write_text(text, encoding="utf-8")
        made.deploy()
        provider.stop()
        provider.start()

    before = provider.access_token_lasts
    provider.renewal, provider.access_token_lasts = renewal, lasts
    serve()
    try:
        with changed(made.stand, {"OIDCUserInfoRefreshInterval": "1"}):
            yield
    finally:
        provider.renewal, provider.access_token_lasts = "never", before
        serve()
        restart(made)


def test_a_session_outlives_its_access_token_where_the_provider_renews_it(single: Post) -> None:
    with renewing(single, "consent", 2):
        visitor = single.visitor()
        assert visitor.sign_in("leader", path="/network/planted/").status == 200
        for _ in range(3):
            time.sleep(3)
            assert visitor.ask("/network/planted/").status == 200
        (provider,) = single.stand.providers
        people = provider.people
        provider.people = [one for one in people if one["id"] != "leader"]
        provider.tell()
        time.sleep(3)
        closed = visitor.ask("/network/planted/").status
        provider.people = people
        provider.tell()
        assert closed != 200


def test_a_session_ends_with_its_access_token_where_the_provider_does_not(single: Post) -> None:
    # It lasts for as long as signing in may take where the machine is busy.
    with renewing(single, "never", 6):
        visitor = single.visitor()
        assert visitor.sign_in("leader", path="/network/planted/").status == 200
        time.sleep(7)
        assert visitor.ask("/network/planted/").status == 403
