"""A rule that is broken on purpose is noticed: these tests can see a leak."""

from __future__ import annotations

import pytest

from leaders_network.gate.groups import MEMBERS
from tests.gate.conftest import Post, secret_of
from tests.gate.restarting import broken
from tests.gate.test_matrix import leaks_and_losses, one_of_each
from tests.gate.test_tricks import answers_to, leaks_in
from tools.stand import GATE

pytestmark = pytest.mark.gate

UNLESS = 'Require not expr "-n %{REMOTE_USER} && ! -f '
USER = 'sha1(tolower(%{REMOTE_USER}))"'
OWN = f"{UNLESS}'{{members}}' . reqenv('MATCH_PERSON') . '/' . {USER}"


def _only(group: str) -> str:
    return f"{UNLESS}'{{members}}{group}/' . {USER}"


BROKEN = {
    "the team's rule lets in whoever signed in": (
        "leader",
        "team",
        '/site/team">',
        _only("team"),
        "Require valid-user",
    ),
    "a room's rule lets in whoever signed in": (
        "leader",
        "rooms/{room}",
        '/site/rooms/{room}">',
        _only("{room}"),
        "Require valid-user",
    ),
    "the network's rule lets in whoever signed in": (
        "stranger",
        "network",
        '/site/network">',
        _only("network"),
        "Require valid-user",
    ),
    "one's own page opens to whoever signed in": (
        "leader",
        "mine/{token}",
        '<LocationMatch "^/mine/(',
        OWN,
        "Require valid-user",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_seen(post: Post, name: str) -> None:
    kind, *rest = BROKEN[name]
    room, token = post.room, post.token("member")
    members = f"{post.stand.current / GATE}/{MEMBERS}"
    folder, section, rule, instead = (
        text.replace("{room}", room).replace("{token}", token).replace("{members}", members)
        for text in rest
    )
    with broken(post.stand, section, rule, instead):
        by_matrix, _ = leaks_and_losses(post, kind, one_of_each(post))
        by_tricks = leaks_in(answers_to(post, kind), post, kind)
        opened = post.visitors[kind].ask(f"/{folder}/planted/data.json")
    assert secret_of(folder) in opened.body
    assert by_matrix
    assert {secret for secret, _ in by_tricks} == {folder}
