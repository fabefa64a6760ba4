"""The letter box: everybody's own, small, and read by nobody else."""

from __future__ import annotations

import json
import time
from contextlib import closing

import pytest

from tests.gate.client import NAVIGATING, Answer, Visitor
from tests.gate.conftest import OPEN_BOX, Post

pytestmark = pytest.mark.gate

CHANGING = ("date", "set-cookie")
"""What is said otherwise in each answer."""
LETTERS = json.dumps({"letters": [{"id": "one"}]}).encode()


def box(post: Post, kind: str, name: str = "letters") -> str:
    return f"/inbox/{name}/{post.token(kind)}.json"


def put(visitor: Visitor, path: str, body: bytes = LETTERS, **headers: str) -> Answer:
    given = {"Origin": visitor.gate, "Content-Type": "application/json"}
    given |= {name.replace("_", "-"): value for name, value in headers.items() if value}
    return visitor.ask(path, "PUT", given, body)


@pytest.fixture(autouse=True)
def _empty(post: Post) -> None:
    for file in post.stand.state.glob("inbox/*/*"):
        file.unlink()


def test_a_letter_is_put_read_back_and_added_to(post: Post) -> None:
    for kind in post.access:
        visitor, path = post.visitors[kind], box(post, kind)
        assert visitor.ask(path).status == 404
        assert put(visitor, path, If_None_Match="*").status == 201
        back = visitor.ask(path)
        assert (back.status, back.body) == (200, LETTERS)
        assert back.headers["content-type"] == "application/json"
        assert back.headers["cache-control"] == "no-store"
        assert "sandbox" in back.headers["content-security-policy"]


def test_a_second_letter_goes_in_by_the_tag_of_the_first(post: Post) -> None:
    visitor, path = post.visitors["leader"], box(post, "leader")
    put(visitor, path, If_None_Match="*")
    tag = _settled(visitor, path)
    more = json.dumps({"letters": [{"id": "one"}, {"id": "two"}]}).encode()
    assert put(visitor, path, more, If_Match=tag).status == 204
    assert visitor.ask(path).body == more
    assert put(visitor, path, LETTERS, If_Match=tag).status == 412
    assert visitor.ask(path).body == more


def _settled(visitor: Visitor, path: str) -> str:
    """Return a file's tag once the server vouches for it: not in the second of its writing."""
    tag = 'W/"unknown"'
    for _ in range(600):
        if not tag.startswith("W/"):
            break
        time.sleep(0.05)
        tag = visitor.ask(path).headers["etag"]
    return tag


def test_nobody_writes_over_what_they_have_not_read(post: Post) -> None:
    visitor, path = post.visitors["leader"], box(post, "leader")
    assert put(visitor, path).status == 428
    assert put(visitor, path, If_None_Match="*").status == 201
    assert put(visitor, path, b'{"letters": []}', If_None_Match="*").status == 412
    assert put(visitor, path, b'{"letters": []}', If_Match='"made-up"').status == 412
    assert put(visitor, path, b'{"letters": []}', If_None_Match='"made-up"').status == 428
    assert visitor.ask(path).body == LETTERS


def test_nobody_reads_or_writes_anothers_letters(post: Post) -> None:
    put(post.visitors["leader"], box(post, "leader"), If_None_Match="*")
    for kind, visitor in post.visitors.items():
        if kind == "leader":
            continue
        for name in ("letters", "answers"):
            path = box(post, "leader", name)
            assert visitor.ask(path).status == (401 if kind == "anonymous" else 403)
            assert put(visitor, path, b"theirs", If_None_Match="*").status in (401, 403)
            assert put(visitor, path, b"theirs", If_Match="*").status in (401, 403)
    assert post.visitors["leader"].ask(box(post, "leader")).body == LETTERS


def test_an_audience_has_no_letter_box_that_all_in_it_share(post: Post) -> None:
    """Its name stands where a token does, and everybody in it is in the group of that name."""
    for kind, name in (("leader", "network"), ("team", "network"), ("team", "team")):
        visitor, shared = post.visitors[kind], f"/inbox/letters/{name}.json"
        assert put(visitor, shared, If_None_Match="*").status == 403
        assert visitor.ask(shared).status == 403
        assert visitor.ask(f"/mine/{name}/").status == 403
        assert put(visitor, box(post, kind), If_None_Match="*").status in (201, 412), "its control"


def test_a_letter_box_is_written_to_from_our_own_pages_alone(post: Post) -> None:
    visitor, path = post.visitors["leader"], box(post, "leader")
    for origin in ("https://elsewhere.example", "null", f"{visitor.gate}.elsewhere.example", ""):
        headers = {"Origin": origin} if origin else {}
        answer = visitor.ask(path, "PUT", {"If-None-Match": "*", **headers}, LETTERS)
        assert answer.status == 403
    assert visitor.ask(path).status == 404


def test_a_letter_is_at_most_32_kilobytes(post: Post) -> None:
    visitor, path = post.visitors["leader"], box(post, "leader")
    assert put(visitor, path, b"x" * 32769, If_None_Match="*").status == 413
    chunked = {"Origin": visitor.gate, "If-None-Match": "*", "Transfer-Encoding": "chunked"}
    body = b"9000\r\n" + b"x" * 0x9000 + b"\r\n0\r\n\r\n"
    assert visitor.ask(path, "PUT", {**chunked, "Content-Length": ""}, body).status == 413
    assert visitor.ask(path).status == 404
    assert put(visitor, path, b"x" * 32768, If_None_Match="*").status == 201


def test_no_part_of_a_letter_is_put_so_none_grows_beyond_its_size(post: Post) -> None:
    visitor, path = post.visitors["leader"], box(post, "leader")
    part = "bytes 1000000-1000003/1000004"
    assert put(visitor, path, b"part", If_None_Match="*", Content_Range=part).status == 403
    assert visitor.ask(path).status == 404
    assert put(visitor, path, If_None_Match="*").status == 201, "its control"
    assert put(visitor, path, b"part", If_Match="*", Content_Range=part).status == 403
    assert visitor.ask(path).body == LETTERS


ASKED = [
    ("GET", {}),
    ("HEAD", {}),
    ("PUT", {"If-None-Match": "*"}),
    ("PUT", {"If-None-Match": "*", "Origin": "https://elsewhere.example"}),
    ("PUT", {"If-None-Match": "*", "Content-Range": "bytes 0-3/4"}),
    ("PUT", {"If-Match": '"made-up"'}),
    ("PUT", {}),
    ("PUT", {"If-None-Match": "*", "Content-Length": "40000"}),
    ("GET", {"Range": "bytes=0-3"}),
    ("GET", {"If-None-Match": "*"}),
    ("GET", NAVIGATING),
    ("GET", {"X-Requested-With": "XMLHttpRequest"}),
    *((method, {"Depth": "1"}) for method in "OPTIONS PROPFIND DELETE LOCK POST TRACE".split()),
]


@pytest.mark.parametrize("box_name", [OPEN_BOX, "answers-heard", "answers-to-come"])
def test_whoever_may_not_answer_cannot_tell_a_consultations_box_from_none(
    post: Post, box_name: str
) -> None:
    def told(kind: str, name: str, method: str, headers: dict[str, str]) -> tuple[object, ...]:
        visitor = post.visitors[kind]
        given = {"Origin": visitor.gate, **headers} if method == "PUT" else headers
        body = LETTERS if method == "PUT" and "Content-Length" not in headers else b""
        whose = kind if kind in post.access else "leader"
        with closing(post.visitor(dict(visitor.cookies))) as fresh:
            answer = fresh.ask(box(post, whose, name), method, given, body, keep=False)
        said = {key: value for key, value in answer.headers.items() if key not in CHANGING}
        return answer.status, said, answer.body

    may = {"member", "team"} if box_name == OPEN_BOX else set()
    for kind in post.visitors.keys() - may:
        for method, headers in ASKED:
            nothing = told(kind, "answers-nothing-like-it", method, headers)
            assert told(kind, box_name, method, headers) == nothing, (kind, method, headers)
    for kind in may:
        assert post.visitors[kind].ask(box(post, kind, box_name)).status == 404
        answer = put(post.visitors[kind], box(post, kind, box_name), If_None_Match="*")
        assert answer.status == 201, "the control"


def test_every_other_method_is_refused(post: Post) -> None:
    visitor, path = post.visitors["leader"], box(post, "leader")
    put(visitor, path, If_None_Match="*")
    for method in (
        "PROPFIND PROPPATCH DELETE MKCOL COPY MOVE LOCK UNLOCK POST PATCH OPTIONS SEARCH REPORT"
        " VERSION-CONTROL MKWORKSPACE TRACE"
    ).split():
        headers = {
            "Origin": visitor.gate,
            "Depth": "1",
            "Destination": visitor.gate + box(post, "leader", "answers"),
        }
        assert visitor.ask(path, method, headers).status in (403, 405), method
    assert visitor.ask(path).body == LETTERS
    assert not [*post.stand.state.glob("inbox/answers/*")]


@pytest.mark.parametrize(
    "path",
    [
        "/inbox/",
        "/inbox/letters/",
        "/inbox/letters",
        "/inbox/unknown/{token}.json",
        "/inbox/letters/{token}",
        "/inbox/letters/{token}.html",
        "/inbox/letters/{token}.json.html",
        "/inbox/letters/{token}.json/x",
        "/inbox/letters/{token}.json%00.html",
        "/inbox/letters/x/{token}.json",
        "/inbox/{token}.json",
        "/inbox/../inbox/{token}.json",
        "/inbox/letters/.{token}.json",
        "/inbox/letters/{token}.JSON",
        "/inbox/letters/{TOKEN}.json",
        "/inbox/letters/{token}.json/../{other}.json",
        "/inbox/letters/%2e%2e/{token}.json",
        "/inbox/letters/..%2f..%2fvisits%2f{token}.json",
        "/inbox/letters/{token}.php",
        "/inbox/letters/{other}.json/../../letters/{other}.json",
    ],
)
def test_nothing_else_can_be_put_there_or_listed(post: Post, path: str) -> None:
    own, other = post.token("leader"), post.token("member")
    target = path.format(token=own, other=other, TOKEN=own.upper())
    visitor = post.visitors["leader"]
    before = sorted(post.stand.state.rglob("*"))
    assert put(visitor, target, If_None_Match="*").status in (400, 403, 404, 405, 409, 428)
    assert visitor.ask(target).status in (302, 400, 403, 404)
    # Logs change by themselves; letters and pages may not.
    kept = [file for file in before if "log" not in file.parts]
    assert [file for file in sorted(post.stand.state.rglob("*")) if "log" not in file.parts] == kept


def test_a_letter_is_never_run_or_read_as_a_page(post: Post) -> None:
    visitor, path = post.visitors["leader"], box(post, "leader")
    put(
        visitor,
        path,
        b"<script>alert(1)</script><?php ?><!--#exec -->",
        If_None_Match="*",
        Content_Type="text/html",
    )
    back = visitor.ask(path)
    assert back.headers["content-type"] == "application/json"
    assert back.headers["x-content-type-options"] == "nosniff"
    assert back.body.startswith(b"<script>")


def test_the_page_of_ones_own_is_opened_by_its_own_token_alone(post: Post) -> None:
    own, other = post.token("leader"), post.token("member")
    visitor = post.visitors["leader"]
    assert visitor.ask(f"/mine/{own}/").status == 200
    for path in (
        f"/mine/{other}/",
        f"/mine/{own}/../{other}/",
        f"/mine/{own}/..%2f{other}/",
        f"/mine/{own}/%2e%2e/{other}/",
        f"/mine//{other}/",
        f"/mine/{other}",
        f"/mine/{other}/./",
        f"/mine/{own}{other}/",
        f"/mine/{other}/planted/",
        f"/mine/{other}/planted/data.json",
        f"/mine/{own}/../../mine/{other}/",
        f"/mine/{other}/../{own}/../{other}/",
        "/mine/network/",
        "/mine/team/",
        "/mine/%/",
        f"/mine/{other.upper()}/",
        f"/mine/{own},{other}/",
    ):
        answer = visitor.ask(path)
        assert answer.status in (400, 403, 404), path
        assert b"may-read-this" not in answer.body
    assert visitor.ask(f"/mine/{other}/../{own}/planted/").status == 200
