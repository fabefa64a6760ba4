"""However a request is written, nobody reads what is not theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.gate.client import NAVIGATING, Answer, Visitor
from tests.gate.conftest import Post, secret_of
from tests.gate.test_matrix import KINDS
from tests.gate.tricks import Trick, tricks

pytestmark = pytest.mark.gate

TRICKSTERS = "anonymous stranger leader member team".split()
"""Each is in groups of their own to the gate; who else there is is in those of one of them."""


def folders(post: Post) -> list[str]:
    """Return a folder of each kind: what the tricks try to open."""
    return ["network", "team", f"rooms/{post.room}", f"mine/{post.token('member')}"]


def all_tricks(post: Post, folder: str) -> list[Trick]:
    addresses = [post.access["team"].users[0], post.access["member"].person.addresses[0]]
    gate = post.visitors["anonymous"].gate
    made = list(tricks(f"/{folder}/planted/data.json", gate, addresses))
    page = [replace(one, target=one.target.replace(b"data.json", b"")) for one in made[::3]]
    return made + page


def tried(visitor: Visitor, trick: Trick) -> Answer:
    return visitor.ask(
        trick.target, trick.method, trick.headers, trick.body, host=trick.host, keep=False
    )


def answers_to(post: Post, kind: str) -> list[tuple[str, Answer]]:
    """Return what is answered to every trick of a kind of person, each with its name."""
    visitor = post.visitors[kind]
    return [
        (trick.name, tried(visitor, trick))
        for folder in folders(post)
        for trick in all_tricks(post, folder)
    ]


def leaks_in(answers: list[tuple[str, Answer]], post: Post, kind: str) -> list[tuple[str, str]]:
    """Return each secret that a kind of person may not have and got, with the trick's name."""
    secrets = [folder for folder in folders(post) if folder not in post.sees(kind)]
    return [
        (secret, name)
        for name, answer in answers
        for secret in secrets
        if secret_of(secret) in answer.body + repr(dict(answer.headers)).encode()
    ]


@pytest.mark.parametrize("kind", TRICKSTERS)
def test_no_trick_opens_what_is_not_theirs_or_is_a_fault_of_the_server(
    post: Post, kind: str
) -> None:
    answers = answers_to(post, kind)
    assert leaks_in(answers, post, kind) == []
    assert len(answers) > 4 * 60
    for name, answer in answers:
        assert answer.status not in (500, 502), name
        assert "x-remote-user" not in answer.headers, "no address writes a header"


def test_the_same_secrets_are_read_by_those_who_may(post: Post) -> None:
    for kind in KINDS:
        for folder in folders(post):
            answer = post.visitors[kind].ask(f"/{folder}/planted/data.json")
            assert (secret_of(folder) in answer.body) == (folder in post.sees(kind))


def test_most_tricks_are_understood_as_the_plain_path_so_they_are_worth_trying(post: Post) -> None:
    team = post.visitors["team"]
    reached = {
        trick.name
        for trick in all_tricks(post, "team")
        if secret_of("team") in tried(team, trick).body
    }
    assert {"escaped letter", "two slashes", "out of nowhere", "whole address"} <= reached
    assert len(reached) > 40


def test_files_that_begin_with_a_dot_are_nobodys(post: Post) -> None:
    for kind in KINDS:
        visitor = post.visitors[kind]
        for path in (
            "/planted/.hidden",
            "/network/planted/.hidden",
            "/network/planted/%2ehidden",
            "/.git/config",
            "/.htaccess",
            "/network/.htpasswd",
            "/.site/manifest",
        ):
            assert visitor.ask(path).status in (302, 401, 403, 404)
            assert b"may-read-this" not in visitor.ask(path).body


BELOW = ["", ".hidden", "planted/.hidden", f"{'a' * 256}/", "planted/", "planted/data.json", "x"]


@pytest.mark.parametrize("kind", ["anonymous", "stranger", "leader"])
def test_a_room_is_not_found_by_guessing_its_name(post: Post, kind: str) -> None:
    """Where a folder is there, a server may refuse what is below it without asking who it is."""
    assert f"rooms/{post.room}" not in post.sees(kind)
    nothing = "x" * len(post.room)

    def told(room: str, below: str, method: str, headers: dict[str, str]) -> tuple[object, ...]:
        answer = post.visitors[kind].ask(f"/rooms/{room}/{below}", method, headers, keep=False)
        # Where somebody is to sign in first, the answer names what was asked for.
        return answer.status, not answer.leads_to and answer.body

    for below in BELOW:
        for method in ("GET", "HEAD", "OPTIONS", "PUT", "PROPFIND"):
            for headers in ({}, NAVIGATING, {"Range": "bytes=0-3"}):
                asked = (below, method, headers)
                assert told(post.room, *asked) == told(nothing, *asked), asked
    visitor = post.visitors["member"]
    answers = [visitor.ask(f"/rooms/{room}/planted/").status for room in (post.room, nothing)]
    assert answers == [200, 403], "the control"


def test_no_folder_is_listed(post: Post) -> None:
    for kind in KINDS:
        for folder in ("", "/network", "/team"):
            answer = post.visitors[kind].ask(f"{folder}/planted/listed/")
            assert answer.status in (302, 401, 403, 404)
            assert b"may-read-this" not in answer.body
    for path in ("/mine/../mine", "/inbox/", "/inbox/letters/", "/rooms/", "/gate/"):
        assert post.visitors["team"].ask(path).status in (302, 403, 404)


def test_no_request_is_echoed(post: Post) -> None:
    answer = post.visitors["leader"].ask("/", "TRACE", {"X-Secret": "echoed"})
    assert answer.status == 405
    assert b"echoed" not in answer.body


def test_another_hosts_name_gets_nothing(post: Post) -> None:
    answer = post.visitors["leader"].ask("/planted/", host="elsewhere.example")
    assert answer.status in (403, 421)
    assert secret_of("public") not in answer.body
