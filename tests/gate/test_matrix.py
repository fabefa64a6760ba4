"""Every built file, asked for by nobody in particular and by each kind of person."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from leaders_network.gate.counts import count
from leaders_network.gate.headers import headers
from tests.gate.client import NAVIGATING
from tests.gate.conftest import DAY, Post

pytestmark = pytest.mark.gate

KINDS = "anonymous stranger unverified borrowed leader assistant member team".split()
SIGNED_IN = KINDS[1:]


def files(post: Post) -> list[tuple[str, Path]]:
    """Return every file of every site with the folder that holds it."""
    found = []
    for file in sorted(post.site.rglob("*")):
        if file.is_file() and not file.name.startswith(".") and file.parent.name != "listed":
            parts = file.relative_to(post.site).parts
            found.append(("/".join(parts[: 2 if parts[0] in ("rooms", "mine") else 1]), file))
    return found


def one_of_each(post: Post) -> list[tuple[str, Path]]:
    """Return one file of each kind in each part of each site: what rules can tell apart."""
    chosen: dict[object, tuple[str, Path]] = {}
    for folder, file in files(post):
        part = file.relative_to(post.site / folder).parts[:-1][:1]
        chosen.setdefault((folder, part, file.suffix), (folder, file))
    return list(chosen.values())


def address(post: Post, file: Path) -> str:
    path = file.relative_to(post.site).as_posix().removeprefix("public/")
    return "/" + quote(path.removesuffix("index.html"))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_person_reads_what_is_theirs_and_no_other(post: Post, kind: str) -> None:
    """Whoever may see nothing, and whoever may see most, ask for every file there is."""
    asked = files(post) if kind in ("anonymous", "team") else one_of_each(post)
    leaks, losses = leaks_and_losses(post, kind, asked)
    assert leaks == []
    assert losses == []
    assert len(asked) > 300


def leaks_and_losses(
    post: Post, kind: str, asked: list[tuple[str, Path]]
) -> tuple[list[str], list[str]]:
    """Return the files that a kind of person gets and may not, and may have and does not get."""
    visitor, sees = post.visitors[kind], post.sees(kind)
    leaks, losses = [], []
    for folder, file in asked:
        answer = visitor.ask(address(post, file), headers=NAVIGATING)
        is_whole = answer.status == 200 and answer.body == file.read_bytes()
        if folder in sees and not is_whole:
            losses.append(f"{file}: {answer.status}")
        if folder not in sees and not refused(answer.status, file, kind):
            leaks.append(f"{file}: {answer.status}")
    return leaks, losses


def refused(status: int, file: Path, kind: str) -> bool:
    """Return whether a status is the one that refuses a file to a kind of person."""
    if kind != "anonymous":
        return status == 403
    return status == (302 if file.suffix == ".html" else 401)


def test_anonymous_readers_of_pages_are_sent_to_sign_in_and_of_data_are_told_401(
    post: Post,
) -> None:
    visitor = post.visitors["anonymous"]
    page = visitor.ask("/network/planted/", headers=NAVIGATING)
    assert page.status == 302
    assert page.leads_to.startswith(f"{visitor.gate}/gate/sign-in.html")
    for asked in ({}, NAVIGATING, {"Accept": "text/html"}):
        assert visitor.ask("/network/planted/data.json", headers=asked).status == 401
    fetched = {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "cors"}
    assert visitor.ask("/network/planted/", headers=fetched).status == 401


def test_a_page_that_is_not_theirs_is_explained_and_says_of_nobody_that_they_belong(
    post: Post,
) -> None:
    bodies = set()
    for kind in SIGNED_IN:
        answer = post.visitors[kind].ask(
            "/team/planted/" if kind != "team" else "/rooms/nowhere/../../mine/nobody/"
        )
        assert answer.status == 403
        assert b"This page is not open to you" in answer.body
        assert b"Sign out" in answer.body
        bodies.add(answer.body)
    assert len(bodies) == 1


def test_what_does_not_exist_is_refused_as_what_does(post: Post) -> None:
    for kind in ("anonymous", "stranger", "leader"):
        visitor = post.visitors[kind]
        there = visitor.ask("/team/planted/", headers=NAVIGATING)
        for path in ("/team/nothing/", "/rooms/no-such-room/", "/rooms/", "/rooms/forgotten/"):
            nowhere = visitor.ask(path, headers=NAVIGATING)
            assert (nowhere.status, nowhere.body[:40]) == (there.status, there.body[:40])


def test_a_room_that_no_file_names_any_more_is_the_teams_alone(post: Post) -> None:
    assert post.visitors["member"].ask("/rooms/forgotten/planted/").status == 403
    assert post.visitors["team"].ask("/rooms/forgotten/planted/").status == 200


def test_how_many_pages_were_read_is_told_to_the_team_alone(post: Post) -> None:
    count(post.stand.state, DAY, post.records.network)
    for path in ("/team/visits/", "/team/visits/visits.json", "/network/../team//visits/"):
        told = {kind: post.visitors[kind].ask(path, headers=NAVIGATING) for kind in KINDS}
        assert [kind for kind in KINDS if told[kind].status == 200] == ["team"], path
    assert b"<h1>Pages read</h1>" in post.visitors["team"].ask("/team/visits/").body


def test_mine_leads_each_person_to_their_own_page(post: Post) -> None:
    for kind in post.access:
        for path in ("/mine/", "/mine"):
            answer = post.visitors[kind].ask(path)
            assert answer.status == 302
            assert answer.leads_to == f"{post.visitors[kind].gate}/mine/{post.token(kind)}/"
    assert post.visitors["stranger"].ask("/mine/").status == 403
    assert post.visitors["anonymous"].ask("/mine/", headers=NAVIGATING).status == 302
    head = post.visitors["leader"].ask("/mine/", "HEAD", {"Sec-Fetch-Dest": "empty"})
    assert head.status == 302


def test_every_answer_carries_the_headers_that_keep_browsers_strict(post: Post) -> None:
    visitor = post.visitors["leader"]
    own = post.visitors["anonymous"].ask("/gate/callback?iss=of-nobody")
    assert b"Signing in did not work" in own.body, "the module sends it itself"
    paths = ("/", "/network/", "/network/planted/data.json", "/team/", "/nothing")
    for said in (own.headers, *(visitor.ask(path).headers for path in paths)):
        policy = said["content-security-policy"]
        assert "script-src 'self' 'sha256-" in policy
        assert "unsafe" not in policy
        assert {name: said[name.lower()] for name in headers(policy)} == headers(policy)
        assert said["server"] == "Apache"


@pytest.mark.parametrize(
    ("status", "path", "method", "given"),
    [
        (414, f"/{'a' * 5000}", "GET", {}),
        (400, "/", "GET", {"Cookie": "a" * 9000}),
        (400, "/", "GET", {"Host": "a b"}),
        (400, "/%zz", "GET", {}),
        (413, "/inbox/letters/x.json", "PUT", {"Content-Length": "40000"}),
        (416, "/index.html", "GET", {"Range": "bytes=99999999-"}),
        (417, "/", "GET", {"Expect": "another"}),
    ],
)
def test_what_cannot_be_read_is_told_in_words_of_ours(
    post: Post, status: int, path: str, method: str, given: dict[str, str]
) -> None:
    answer = post.visitor().ask(path, method, given)
    assert answer.status == status
    assert b"<h1>That could not be read</h1>" in answer.body


def test_pages_are_asked_for_again_and_only_files_named_by_their_content_are_not(
    post: Post,
) -> None:
    visitor = post.visitors["leader"]
    page = visitor.ask("/network/")
    assert page.headers["cache-control"] == "private, no-cache"
    for encoding in ("identity", "gzip", "gzip, deflate, br, zstd"):
        asked = {"Accept-Encoding": encoding}
        page = visitor.ask("/network/", headers=asked)
        for name, status in ((page.headers["etag"], 304), ('"another-br"', 200)):
            again = visitor.ask("/network/", headers={**asked, "If-None-Match": name})
            assert again.status == status, encoding
    named = next(post.site.glob("network/assets/javascripts/bundle.*.min.js"))
    answer = visitor.ask("/" + named.relative_to(post.site).as_posix())
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    own = f"/mine/{post.token('leader')}"
    for path, status, kept in (
        ("/network/planted", 301, "private, no-cache"),
        (own, 301, "no-store"),
        (f"{own}/", 200, "no-store"),
    ):
        answer = visitor.ask(path)
        assert (answer.status, answer.headers["cache-control"]) == (status, kept), path


def test_the_web_editor_alone_works_under_a_policy_of_its_own(post: Post) -> None:
    team = post.visitors["team"]
    for path in ("/team/admin/", "/team/admin/editor.mjs", "/team/admin/../admin/forms.json"):
        answer = team.ask(path)
        assert answer.status == 200
        policy = answer.headers["content-security-policy"]
        assert "'unsafe-eval'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cross-origin-opener-policy"] == "same-origin-allow-popups"
    for path in ("/team/", "/team/administration/", "/network/admin/", "/admin/"):
        assert "unsafe" not in team.ask(path).headers["content-security-policy"], path
    for kind in ("anonymous", "leader", "stranger"):
        answer = post.visitors[kind].ask("/team/admin/", headers=NAVIGATING)
        assert answer.status == (302 if kind == "anonymous" else 403)
