"""The second target: a real nginx, and a small stand-in that keeps oauth2-proxy's contract."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest

from leaders_network.gate.headers import headers
from leaders_network.gate.nginx import PROXY, nginx_files
from leaders_network.gate.plan import plan, write
from leaders_network.gate.settings import read_gate
from tests.gate.client import NAVIGATING, Answer, Visitor
from tests.gate.conftest import Post, _cast, _open_to_server, _plant, _records, secret_of
from tests.gate.test_tricks import TRICKSTERS
from tests.gate.tricks import tricks
from tools.listening import HOST, end, wait_for
from tools.provider import OpenIdProvider
from tools.servers import APACHE, NGINX, program
from tools.stand import GATE, Stand

pytestmark = pytest.mark.gate

KINDS = "anonymous stranger leader assistant member team".split()


class _Proxy(BaseHTTPRequestHandler):
    """What oauth2-proxy says to `auth_request`: 202 and who it is, or 401."""

    def do_GET(self) -> None:
        who = self.headers.get("Cookie", "").partition("who=")[2]
        if self.path.startswith("/oauth2/auth"):
            self.send_response(500 if who == "down" else 202 if who else 401)
            if who:
                self.send_header("X-Auth-Request-Email", unquote(who))
        else:
            self.send_response(302)
            self.send_header("Location", "https://login.example/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing about each request."""


@dataclass
class Second:
    """An nginx in front of a network."""

    post: Post
    visitor: Visitor
    """Asks for everybody, along one connection: who somebody is stands in each request."""

    def ask(self, kind: str, path: str | bytes, method: str = "GET", **headers: str) -> Answer:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if kind in self.post.access:
            given.setdefault("Cookie", f"who={self.post.access[kind].person.addresses[0]}")
        elif kind == "stranger":
            given.setdefault("Cookie", "who=stranger@nowhere.example")
        return self.visitor.ask(path, method, given, keep=False)


@pytest.fixture(scope="module")
def second(site: Path) -> Iterator[Second]:
    for server in (NGINX, APACHE):
        if not server.is_there():
            pytest.skip(server.remedy)
    with tempfile.TemporaryDirectory(prefix="gate-") as name, _proxy() as proxy:
        made = _made(Path(name), site, proxy)
        _checked(made)
        with _running(made):
            visitor = made.visitor()
            yield Second(made, visitor)
            visitor.close()


def _made(folder: Path, site: Path, proxy: str) -> Post:
    stand = Stand(folder, [])
    stand.providers = [OpenIdProvider("one", folder, stand.address.rstrip("/"), ["*"], [])]
    stand.prepare(site)
    (folder / "gate.yml").write_text(json.dumps(stand.settings()), encoding="utf-8")
    team = {"team": [{"name": "Tess", "sign_in": ["tess.tidewell@centre.example"]}]}
    (folder / "team.yml").write_text(json.dumps(team), encoding="utf-8")
    made = Post(stand, _records(site.parent / "directory_data"), {}, "", {})
    made.access, made.room = _cast(plan(made.order(), stand.current / GATE).access)
    _plant(made)
    write(plan(made.order(), stand.current / GATE, nginx_files))
    _open_to_server(stand)
    file = stand.current / GATE / "nginx.conf"
    file.write_text(file.read_text(encoding="utf-8").replace(PROXY, proxy), encoding="utf-8")
    (stand.state / "log").mkdir()
    temporary = "".join(
        f"  {kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # As on a server, it stands elsewhere than the gate.
    (folder / "main.conf").write_text(
        f"pid {folder}/nginx.pid;\nerror_log {folder}/gate.log;\ndaemon off;\nworker_processes 1;\n"
        f"events {{}}\nhttp {{\n  include /etc/nginx/mime.types;\n{temporary}"
        f"  include {stand.current / GATE / 'nginx.conf'};\n}}\n",
        encoding="utf-8",
    )
    return made


def _command(made: Post) -> list[str]:
    main = made.stand.folder / "main.conf"
    return [str(program("nginx")), "-e", str(made.stand.folder / "gate.log"), "-c", str(main)]


def _checked(made: Post) -> None:
    done = subprocess.run([*_command(made), "-t"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


@contextmanager
def _running(made: Post) -> Iterator[None]:
    log = made.stand.folder / "gate.log"
    process = subprocess.Popen(_command(made), stderr=subprocess.DEVNULL)
    wait_for(made.stand.port, process, "nginx", log)
    try:
        yield
    finally:
        end(process)


@contextmanager
def _proxy() -> Iterator[str]:
    with ThreadingHTTPServer((HOST, 0), _Proxy) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def folders(second: Second) -> list[str]:
    post = second.post
    return [
        "public",
        "network",
        "team",
        f"rooms/{post.room}",
        f"mine/{post.token('member')}",
        "rooms/forgotten",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_person_reads_what_is_theirs_and_no_other(second: Second, kind: str) -> None:
    for folder in folders(second):
        path = f"/{folder}/planted/".replace("/public", "")
        page = second.ask(kind, path, Sec_Fetch_Dest="document")
        data = second.ask(kind, f"{path}data.json")
        if folder in second.post.sees(kind):
            assert (page.status, data.status) == (200, 200)
            assert secret_of(folder) in page.body
            assert secret_of(folder) in data.body
        elif kind == "anonymous":
            assert (page.status, data.status) == (302, 401)
            assert page.leads_to.startswith("/oauth2/start?rd=/")
        else:
            assert (page.status, data.status) == (403, 403)
            assert b"This page is not open to you" in page.body
            assert second.ask(kind, f"/{folder}/nothing/").status == 403


@pytest.mark.parametrize("kind", TRICKSTERS)
def test_no_trick_opens_what_is_not_theirs(second: Second, kind: str) -> None:
    addresses = [second.post.access["team"].person.addresses[0]]
    for folder in folders(second)[1:]:
        if folder in second.post.sees(kind):
            continue
        for trick in tricks(f"/{folder}/planted/data.json", "https://127.0.0.1", addresses):
            if "Cookie" in trick.headers or trick.body:
                continue
            answer = second.ask(kind, trick.target, trick.method, **trick.headers)
            assert secret_of(folder) not in answer.body, trick.name
            assert answer.status != 500, trick.name


@pytest.mark.parametrize("end", ["", "/", "/index.html"])
def test_no_address_writes_a_header(second: Second, end: str) -> None:
    for path in (f"/network/%0d%0aX-Planted:%20yes{end}", f"/network{end}%0aX-Planted:%20yes"):
        for kind in ("anonymous", "stranger"):
            answer = second.ask(kind, path)
            assert "x-planted" not in answer.headers
            assert answer.status in (403, 404)
    control = second.ask("anonymous", f"/network/planted{end}")
    assert control.leads_to == f"/oauth2/start?rd=/network/planted{end}"


def test_addresses_are_known_whatever_their_capitals(second: Second) -> None:
    address = second.post.access["leader"].person.addresses[0].upper()
    assert second.ask("", "/network/planted/", Cookie=f"who={address}").status == 200


def test_an_address_is_never_read_as_a_pattern(second: Second) -> None:
    for address in ("~.*", ".*@.*", "*", "", "default", "a|b"):
        answer = second.ask("", "/network/planted/data.json", Cookie=f"who={address}")
        assert answer.status in (401, 403)


def test_a_sites_name_without_its_last_slash_leads_to_it(second: Second) -> None:
    for folder in ("network", "team", "mine"):
        for kind in ("anonymous", "member"):
            answer = second.ask(kind, f"/{folder}", **NAVIGATING)
            assert (answer.status, answer.leads_to) == (301, f"/{folder}/")
    assert second.ask("member", "/networking", **NAVIGATING).status == 404, "its control"


def test_mine_leads_each_person_to_their_own_page(second: Second) -> None:
    for kind in second.post.access:
        answer = second.ask(kind, "/mine/", Sec_Fetch_Dest="document")
        assert answer.leads_to == f"/mine/{second.post.token(kind)}/"
        assert second.ask(kind, answer.leads_to).status == 200
    assert second.ask("stranger", "/mine/").status == 403
    assert second.ask("anonymous", "/mine/", Sec_Fetch_Dest="document").status == 302


def test_a_missing_page_is_missing_from_the_site_it_was_asked_of(second: Second) -> None:
    post = second.post
    own = f"mine/{post.token('member')}"
    for folder, site in {
        "network": "network",
        f"rooms/{post.room}": f"rooms/{post.room}",
        own: "network",
    }.items():
        answer = second.ask("member", f"/{folder}/no-such-page/", **NAVIGATING)
        assert answer.status == 404
        assert answer.body == (post.site / site / "404.html").read_bytes(), folder
    for kind, path in (("member", "/no-such-page/"), ("team", "/rooms/no-such-room/x/")):
        answer = second.ask(kind, path, **NAVIGATING)
        assert answer.status == 404
        assert answer.body == (post.site / "public" / "404.html").read_bytes(), path


def test_whoever_asks_while_the_proxy_is_down_reads_what_to_do_meanwhile(
    second: Second,
) -> None:
    """The stand-in answers 500 here, and nginx asks again for the error's page."""
    for path in ("/network/planted/", "/team/planted/data.json", "/mine/"):
        answer = second.ask("", path, Cookie="who=down", **NAVIGATING)
        assert answer.status == 500
        assert b"The gate could not answer" in answer.body
        assert b"pocket edition" in answer.body
        assert not any(secret_of(folder) in answer.body for folder in folders(second))


def test_browsers_are_told_to_keep_no_page_of_whoever_signs_out(second: Second) -> None:
    for path in ("/sign-out", "/gate/signed-out.html"):
        assert second.ask("leader", path).headers["clear-site-data"] == '"cache"'
    assert "clear-site-data" not in second.ask("leader", "/network/").headers


def test_dots_listings_and_other_methods_are_refused(second: Second) -> None:
    for path in ("/planted/.hidden", "/network/planted/.hidden", "/.git/config"):
        assert second.ask("team", path).status == 404
    assert second.ask("team", "/network/planted/listed/").status in (403, 404)
    for method in ("POST", "PUT", "DELETE", "TRACE", "PROPFIND", "MOVE"):
        assert second.ask("team", "/network/planted/", method).status == 405
    assert second.ask("team", "/inbox/letters/x.json").status == 404


def test_the_policy_and_the_rest_are_said_with_every_answer(second: Second) -> None:
    for path in ("/", "/network/", "/nothing", "/team/planted/"):
        said = second.ask("leader", path, **NAVIGATING).headers
        assert "script-src 'self' 'sha256-" in said["content-security-policy"]
        for name, value in headers(said["content-security-policy"]).items():
            assert said[name.lower()] == value


def test_what_cannot_be_read_is_told_in_words_of_ours(second: Second) -> None:
    for status, given in {
        400: {"Cookie": f"who={'a' * 9000}"},
        413: {"Content-Length": "40000"},
        416: {"Range": "bytes=99999999-"},
    }.items():
        answer = second.visitor.ask("/index.html", "GET", given, keep=False)
        assert answer.status == status
        assert b"<h1>That could not be read</h1>" in answer.body


def test_browsers_are_told_what_each_file_is(second: Second) -> None:
    """They run no module that is not called a script, and guess no letter's code."""
    public = second.post.site / "public"
    for ending, kind in {
        "mjs": "text/javascript",
        "css": "text/css",
        "json": "application/json",
        "html": "text/html",
        "vcf": "text/vcard",
        "csv": "text/csv",
    }.items():
        (public / f"planted.{ending}").write_text("Siân", encoding="utf-8")
        answer = second.ask("anonymous", f"/planted.{ending}")
        assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    module = max(public.rglob("*.mjs"), key=lambda file: file.stat().st_size)
    packed = second.ask("anonymous", f"/{module.relative_to(public)}", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["content-type"] == "text/javascript; charset=utf-8"


def test_what_is_not_the_publics_asks_not_to_be_indexed(second: Second) -> None:
    for path in ("/network/", "/network/planted/data.json", "/team/planted/data.json"):
        assert second.ask("team", path).headers["x-robots-tag"] == "noindex, nofollow"
    for path in ("/", "/planted/data.json", "/networking/"):
        assert "x-robots-tag" not in second.ask("team", path).headers


def test_it_asks_one_provider_and_says_so_of_more(second: Second) -> None:
    order = second.post.order()
    gate = read_gate(second.post.stand.folder / "gate.yml")
    one = gate.settings.providers[0]
    two = replace(one, id="two", issuer="https://two.example")
    several = replace(gate, settings=replace(gate.settings, providers=(one, two)))
    with pytest.raises(Exception, match="asks one provider"):
        plan(replace(order, gate=several), Path("nowhere"), nginx_files)
