"""Who gets in, who is out again, and what happens when something breaks."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.gate.client import NAVIGATING, Visitor
from tests.gate.conftest import Post
from tests.gate.restarting import broken, changed
from tools.stand import GATE

pytestmark = pytest.mark.gate

PAGE = "/network/planted/"


def fresh(post: Post, person: str = "leader", provider: int = 0) -> Visitor:
    """Return somebody who has signed in for this test alone."""
    visitor = post.visitor()
    visitor.sign_in(person, provider)
    return visitor


def test_signing_in_leads_back_to_the_page_that_was_asked_for(post: Post) -> None:
    assert fresh(post).ask(PAGE).status == 200


@pytest.mark.parametrize("said", ["unverified", "nought"])
def test_an_address_that_is_not_verified_is_nobody(post: Post, said: str) -> None:
    """Whether the provider says `false` of it, or 0."""
    assert fresh(post, said).ask(PAGE).status == 403


def test_any_of_a_persons_addresses_will_do_with_the_provider_that_vouches_for_it(
    post: Post,
) -> None:
    assert fresh(post, "second", provider=1).ask(PAGE).status == 200


def test_a_provider_cannot_vouch_for_anothers_addresses(post: Post) -> None:
    assert fresh(post, "borrowed", provider=1).ask("/team/planted/").status == 403
    assert fresh(post, "borrowed", provider=1).ask(PAGE).status == 403


def test_an_address_is_known_with_capitals_as_names_have_them(post: Post) -> None:
    assert fresh(post, "capitals").ask(PAGE).status == 200


def test_whoever_signs_out_is_out_and_the_old_cookie_opens_nothing(post: Post) -> None:
    visitor = fresh(post)
    kept = dict(visitor.cookies)
    last = visitor.follow(f"{visitor.gate}/sign-out")[-1]
    assert urlsplit(last[0]).path == "/gate/signed-out.html"
    assert last[1].status == 200
    replayed = post.visitor(kept)
    assert replayed.ask(PAGE, headers=NAVIGATING).status == 302


def test_a_cookie_that_somebody_kept_opens_nothing_of_whoever_signs_in_next(post: Post) -> None:
    """On a computer that several use: the server would go on with the session that is open."""
    visitor, page = fresh(post), "/team/planted/"
    kept = {at: one for at, one in visitor.cookies.items() if at[1] == "__Host-leaders"}
    begun = (
        f"{visitor.gate}/gate/callback?iss={post.stand.providers[0].issuer}"
        f"&target_link_uri={visitor.gate}{page}"
    )
    ended = visitor.follow(begun, person="team")[-1][0]
    assert urlsplit(ended).path == "/gate/signed-out.html"
    again = fresh(post)
    ended = again.follow(f"{begun}&code=x", person="team")[-1][0]
    assert urlsplit(ended).path == "/gate/signed-out.html", "nor by what is no provider's answer"
    assert visitor.follow(begun, person="team")[-1][1].status == 200, "the control: they get in"
    assert post.visitor(dict(kept)).ask(page, headers=NAVIGATING).status == 302
    assert post.visitor(dict(kept)).ask(PAGE, headers=NAVIGATING).status == 302
    over = post.visitor(dict(kept))
    over.sign_in("leader", path=PAGE)
    assert over.ask(PAGE).status == 200, "nor does it hold anybody up"
    assert over.cookies.items().isdisjoint(kept.items())


@pytest.mark.parametrize("relation", ["cross-site", "same-site"])
def test_no_other_site_can_sign_somebody_out(post: Post, relation: str) -> None:
    visitor = fresh(post)
    callback = f"/gate/callback?logout={visitor.gate}/gate/signed-out.html"
    visitor.ask("/sign-out", headers={"Sec-Fetch-Site": relation})
    assert visitor.ask(PAGE).status == 200
    assert visitor.ask(callback, headers={"Sec-Fetch-Site": relation}).status == 403
    assert visitor.ask(PAGE).status == 200
    visitor.ask(callback, headers={"Sec-Fetch-Site": "same-origin"})
    out = visitor.ask(PAGE, headers=NAVIGATING).status
    assert out == 302, "the control: the site itself does"


def test_signing_out_leads_nowhere_else(post: Post) -> None:
    for target in (
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        f"https://127.0.0.1:{post.stand.port}@elsewhere.example/",
        "javascript:alert(1)",
        f"https://127.0.0.1:{post.stand.port}.elsewhere.example/",
        "https:///elsewhere.example",
    ):
        answer = fresh(post).ask(f"/gate/callback?logout={target}")
        assert "elsewhere.example" not in urlsplit(answer.leads_to).netloc
        query = parse_qs(urlsplit(answer.leads_to).query)
        assert "elsewhere" not in query.get("post_logout_redirect_uri", [""])[0]


def test_signing_in_leads_nowhere_else(post: Post) -> None:
    visitor = post.visitor()
    issuer = post.stand.providers[0].issuer
    for target in ("https://elsewhere.example/", "//elsewhere.example", "https:elsewhere.example"):
        taken = visitor.follow(
            f"{visitor.gate}/gate/callback?iss={issuer}&target_link_uri={target}", person="leader"
        )
        hosts = {urlsplit(url).hostname for url, _ in taken}
        assert hosts == {"127.0.0.1"}
        assert "elsewhere" not in urlsplit(taken[-1][1].leads_to).netloc


@pytest.mark.parametrize("error", ["access_denied", "server_error", "login_required"])
def test_whom_a_provider_refuses_reads_why_and_is_not_sent_to_it_again(
    post: Post, error: str
) -> None:
    """Also where the provider names itself in its refusal, as RFC 9207 asks of it."""
    issuer = post.stand.providers[0].issuer
    for own in (f"&iss={issuer}", ""):
        visitor = post.visitor()
        refusal = f"/gate/callback?error={error}&error_description=%3Cb%3Eno&state=x{own}"
        ((_, first), (url, page)) = visitor.follow(f"{visitor.gate}{refusal}")
        assert first.status == 302
        assert url == f"{visitor.gate}/gate/refused.html"
        assert b"You were not signed in" in page.body
        assert b"pocket edition" in page.body
        assert visitor.ask(PAGE, headers=NAVIGATING).status == 302


@pytest.mark.parametrize("kind", ["leader", "anonymous"])
def test_what_no_sign_in_asks_of_the_callback_leads_to_a_page_that_says_so(
    post: Post, kind: str
) -> None:
    visitor = post.visitors[kind]
    for asked in (
        "",
        "x=1",
        "jwks=rsa",
        "refresh=/",
        "revoke_session=x",
        "session=check",
        "session=logout",
        "code=x",
        "code=x&refresh=/",
        "code=x&jwks=rsa",
        "state=x&session=check",
        "logout=get",
        "logout=img",
        f"logout={visitor.gate}/",
        f"iss=x&logout={visitor.gate}/gate/signed-out.html",
    ):
        answer = visitor.ask(f"/gate/callback?{asked}", headers=NAVIGATING)
        assert answer.leads_to == f"{visitor.gate}/gate/again.html", asked
    assert visitor.ask(PAGE, headers=NAVIGATING).status == (200 if kind == "leader" else 302)


def test_a_callback_works_once_and_for_whoever_began_it(post: Post) -> None:
    visitor = post.visitor()
    taken = visitor.follow(
        f"{visitor.gate}/gate/callback?iss={post.stand.providers[0].issuer}"
        f"&target_link_uri={visitor.gate}{PAGE}",
        person="leader",
    )
    callback = next(url for url, _ in taken if "/gate/callback?code=" in url)
    target = callback.removeprefix(visitor.gate)
    assert visitor.ask(PAGE).status == 200
    cookies = dict(visitor.cookies)
    visitor.ask(target)
    assert visitor.cookies == cookies
    other = post.visitor()
    assert other.ask(target).leads_to in ("", f"{visitor.gate}/gate/again.html")
    assert other.cookies == {}
    assert other.ask(PAGE, headers=NAVIGATING).status == 302
    assert post.visitor().ask(target.replace("state=", "state=x")).leads_to != PAGE


def test_a_session_that_was_tampered_with_opens_nothing(post: Post) -> None:
    visitor = fresh(post)
    (name,) = [name for name in visitor.cookies if name[1] == "__Host-leaders"]
    whole = visitor.cookies[name]
    for value in (
        whole[:-1],
        whole[::-1],
        whole.swapcase(),
        f"{whole}x",
        f"../{whole}",
        "x" * 4000,
    ):
        other = post.visitor({name: value})
        assert other.ask(PAGE, headers=NAVIGATING).status == 302
    assert visitor.ask(PAGE).status == 200


def test_the_session_cookie_is_for_this_host_alone_and_hidden_from_scripts(post: Post) -> None:
    visitor = post.visitor()
    taken = visitor.follow(
        f"{visitor.gate}/gate/callback?iss={post.stand.providers[0].issuer}"
        f"&target_link_uri={visitor.gate}{PAGE}",
        person="leader",
    )
    cookie = next(
        answer.headers["set-cookie"] for url, answer in taken if "/gate/callback?code=" in url
    )
    assert all(f"; {word}" in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax"))
    assert "Path=/;" in cookie
    assert "Domain" not in cookie


def test_whoever_leaves_the_directory_is_out_at_the_next_request(post: Post) -> None:
    visitor = fresh(post)
    identifier = post.access["leader"].person.leader
    assert visitor.ask(PAGE).status == 200
    others = {key: one for key, one in post.records.leaders.items() if key != identifier}
    post.deploy(replace(post.records, leaders=others))
    try:
        assert visitor.ask(PAGE).status == 403
        assert visitor.ask("/network/planted/data.json").status == 403
        assert visitor.ask(f"/mine/{post.token('leader')}/").status == 403
        assert visitor.ask(f"/inbox/letters/{post.token('leader')}.json").status == 403
        assert post.visitors["member"].ask(PAGE).status == 200
    finally:
        post.deploy()
    assert visitor.ask(PAGE).status == 200


def test_whoever_leaves_a_room_is_out_of_it_at_the_next_request(post: Post) -> None:
    visitor, room = post.visitors["member"], f"/rooms/{post.room}/planted/"
    identifier = post.access["member"].person.leader or ""
    assert visitor.ask(room).status == 200
    left = replace(post.records.leaders[identifier], programmes=(), groups=())
    post.deploy(replace(post.records, leaders={**post.records.leaders, identifier: left}))
    try:
        assert visitor.ask(room).status == 403
        assert visitor.ask(PAGE).status == 200
    finally:
        post.deploy()


def test_a_restart_keeps_sessions(post: Post) -> None:
    visitor = fresh(post)
    post.stand.stop()
    post.stand.start()
    assert visitor.ask(PAGE).status == 200


def test_sessions_are_kept_in_the_folder_of_the_run_and_not_on_the_disk(post: Post) -> None:
    """Whoever asks for pages has their session written again and again: a disk makes all wait."""
    before = set((post.stand.run / "sessions").iterdir())
    fresh(post)
    assert set((post.stand.run / "sessions").iterdir()) - before
    assert not (post.stand.state / "sessions").exists()


def test_when_the_provider_is_down_the_gate_is_closed_and_never_open(post: Post) -> None:
    (one, two) = post.stand.providers
    with post.without(one, two):
        visitor = post.visitor()
        gone = f"/gate/callback?iss={one.issuer}&target_link_uri={visitor.gate}{PAGE}"
        visitor.ask(gone, headers=NAVIGATING)
        assert visitor.ask(PAGE, headers=NAVIGATING).status == 302
        assert visitor.ask("/network/planted/data.json").status == 401
        assert visitor.ask("/planted/").status == 200
        assert post.visitors["leader"].ask(PAGE).status == 200


def test_a_provider_that_started_again_vouches_for_nobody_until_they_sign_in_again(
    post: Post,
) -> None:
    """Whoever the tests share has then signed in again, or they were out minutes later."""
    (one, _) = post.stand.providers
    with changed(post.stand, {"OIDCUserInfoRefreshInterval": "1"}):
        before = fresh(post)
        assert before.ask(PAGE).status == 200
        with post.without(one):
            pass
        time.sleep(2)
        assert before.ask(PAGE).status == 403
        for kind in post.access:
            assert post.visitors[kind].ask(PAGE).status == 200, kind


def asked_in_vain(post: Post, directives: Mapping[str, str]) -> str:
    """Ask for a page of one's own while the provider is down; return its token."""
    token = post.token("leader")
    with changed(post.stand, {"OIDCUserInfoRefreshInterval": "1", **directives}):
        visitor = fresh(post)
        assert visitor.ask(f"/mine/{token}/").status == 200
        (one, _) = post.stand.providers
        with post.without(one):
            time.sleep(2)
            paths = (f"/mine/{token}/", f"/inbox/letters/{token}.json", PAGE)
            statuses = {visitor.ask(path, headers=NAVIGATING).status for path in paths}
    assert 200 not in statuses
    return token


def test_no_log_names_a_page_that_was_asked_for_while_the_provider_was_down(post: Post) -> None:
    """A session that cannot be confirmed is an error to the server, and errors name their pages."""
    token = asked_in_vain(post, {}).encode()
    assert token not in logged(post)
    log = Path(post.stand.state, "log", "error.log")
    before = log.read_bytes()
    asked_in_vain(post, {"LogLevel": "error"})
    assert token in log.read_bytes(), "a log that keeps errors would have named it"
    log.write_bytes(before)


def test_no_log_names_a_page_whose_sign_in_the_server_cannot_even_begin(post: Post) -> None:
    """What the server itself calls critical would name the page, and so whoever it belongs to."""
    section = '<LocationMatch "^/mine/(?<PERSON>'
    with broken(post.stand, section, "AuthType openid-connect", "AuthType no-such-thing"):
        own = f"/mine/{post.token('leader')}/"
        assert fresh(post).ask(own, headers=NAVIGATING).status == 500
    assert post.token("leader").encode() not in logged(post)


def test_the_provider_is_asked_again_within_five_minutes(post: Post) -> None:
    text = (post.stand.current / GATE / "apache.conf").read_text(encoding="utf-8")
    (seconds,) = [
        int(line.split()[1]) for line in text.splitlines() if "OIDCUserInfoRefreshInterval" in line
    ]
    assert seconds <= 300


def test_whom_the_provider_closes_or_calls_otherwise_is_out_when_it_is_asked_again(
    post: Post,
) -> None:
    """Also where the provider puts its claims into the ID token, which grows old in the session."""
    renamed = {"email": "somebody@else.example"}
    with changed(post.stand, {"OIDCUserInfoRefreshInterval": "1"}):
        for change in (None, {"verified": False}, renamed):
            visitors = [fresh(post, person, each) for each, person in enumerate(AT_EACH)]
            assert [visitor.ask(PAGE).status for visitor in visitors] == [200, 200], "the control"
            with _known_as(post, change):
                time.sleep(2)
                for each, visitor in enumerate(visitors):
                    statuses = [visitor.ask(PAGE, headers=NAVIGATING).status for _ in range(2)]
                    assert statuses[-1] in (302, 401, 403), (each, change)
                    assert 200 not in statuses, (each, change)


AT_EACH = ("leader", "second")
"""Somebody at each provider."""


@contextmanager
def _known_as(post: Post, change: dict[str, Any] | None) -> Iterator[None]:
    """Let each provider say something else of its person for a while, or know them no more."""
    before = [asked.people for asked in post.stand.providers]
    for asked, person in zip(post.stand.providers, AT_EACH, strict=True):
        others = [one for one in asked.people if one["id"] != person]
        own = [one for one in asked.people if one["id"] == person]
        asked.people = others if change is None else [*others, *(one | change for one in own)]
        asked.tell()
    try:
        yield
    finally:
        for asked, people in zip(post.stand.providers, before, strict=True):
            asked.people = people
            asked.tell()


def test_a_session_ends_when_it_is_not_used_and_at_last_though_it_is_used(post: Post) -> None:
    limits = {"OIDCSessionInactivityTimeout": "10", "OIDCSessionMaxDuration": "15"}
    with changed(post.stand, limits):
        idle = fresh(post)
        assert idle.ask(PAGE).status == 200
        began = time.monotonic()
        busy = fresh(post)
        signed_in = time.monotonic()
        statuses = []
        while time.monotonic() < signed_in + 18:
            status = busy.ask(PAGE, headers=NAVIGATING).status
            statuses.append((time.monotonic() - began, status))
            time.sleep(3)
        assert all(status == 200 for when, status in statuses if when < 13)
        assert statuses[0][1] == 200
        assert statuses[-1][1] == 302
        assert idle.ask(PAGE, headers=NAVIGATING).status == 302


def logged(post: Post) -> bytes:
    """Return everything that the server has written down."""
    logs = [*Path(post.stand.state, "log").iterdir(), post.stand.folder / "gate.log"]
    return b"".join(log.read_bytes() for log in logs)


def test_neither_names_nor_addresses_are_kept_in_any_log(post: Post) -> None:
    fresh(post).ask("/team/")
    words = logged(post)
    assert b"20" in words
    for one in post.access.values():
        assert not any(address.encode() in words for address in one.person.addresses)
        assert one.token.encode() not in words
    assert b"127.0.0.1 - " not in words
