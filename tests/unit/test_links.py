"""Links to other sites are asked for at real servers: politely, within bounds, and truly judged."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar

import pytest

from leaders_network.content.reading import read_content
from leaders_network.links.asking import Answer, Manners, ask
from leaders_network.links.checking import Turns, check
from leaders_network.links.written import Written, written_links
from leaders_network.problems import Location, Problems
from leaders_network.progress import Silent
from leaders_network.records.gathering import Applications, Cohort, Contributor, Programme
from leaders_network.records.organisation import Organisation
from tests.files import write
from tests.unit.filled import DAY, records_of

T = TypeVar("T")

NOBODY = ssl.create_default_context()


@dataclass
class Server:
    """A real server, and what it was asked."""

    address: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """The method, the path and who asked, of each question."""

    def paths(self, method: str) -> list[str]:
        return [path for asked, path, _ in self.asked if asked == method]


class _Handler(BaseHTTPRequestHandler):
    server_version = "Test"

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        held: Server = self.server.held  # type: ignore[attr-defined]
        held.asked.append((method, self.path, self.headers["User-Agent"]))
        name, _, rest = self.path.lstrip("/").partition("/")
        leading = {
            "moved": (301, f"/{rest}"),
            "found": (302, f"/{rest}"),
            "forever": (308, f"/{rest}"),
            "circle": (301, "/circle"),
            "on": (302, f"/on/{int(rest) + 1 if rest.isdecimal() else 1}"),
            "away": (302, "mailto:somebody@a.example"),
            "torn": (302, "https://[torn/"),
        }
        if name in leading:
            status, location = leading[name]
            self.say(status, {"Location": location})
        elif name == "get-only" and method == "HEAD":
            self.say(405)
        elif name == "once-busy":
            again = held.paths(method).count(self.path) > 1
            self.say(200 if again else 429, {"Retry-After": "3"})
        elif name == "large":
            self.say(200, {"Content-Length": str(10**9)})
        elif name == "silent":
            threading.Event().wait(1.5)
        elif name == "garbled":
            self.wfile.write(b"what?\r\n\r\n")
        else:
            self.say(int(name) if name.isdecimal() else 200)

    def say(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    class _Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    http = _Quiet(("127.0.0.1", 0), _Handler)
    if context:
        http.socket = context.wrap_socket(http.socket, server_side=True)
    scheme = "https" if context else "http"
    http.held = Server(f"{scheme}://127.0.0.1:{http.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield http.held  # type: ignore[attr-defined]
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as held:
        yield held


def manners(**given: object) -> Manners:
    usual: dict[str, object] = {"patience": 30.0, "pause": 0.0, "sleep": lambda _: None}
    usual |= {"trust": NOBODY, **given}
    return Manners("links of a test (+team@a.example)", **usual)  # type: ignore[arg-type]


def answer(server: Server, path: str, **given: object) -> Answer:
    return ask(f"{server.address}/{path}", manners(**given), lambda _: None)


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("", "alive", ""),
        ("page?q=a b&c=é", "alive", ""),
        ("found/page", "alive", ""),
        ("get-only", "alive", ""),
        ("large", "alive", ""),
        ("once-busy", "alive", ""),
        ("404", "gone", "there is nothing any more (404)"),
        ("410", "gone", "there is nothing any more (410)"),
        ("moved/404", "gone", "there is nothing any more (404)"),
        ("401", "guarded", "it asks who you are (401)"),
        ("403", "guarded", "it asks who you are (403)"),
        ("429", "busy", "it was busy (429)"),
        ("500", "failing", "it answers with an error of its own (500)"),
        ("circle", "failing", "it leads on in a circle"),
        ("on", "failing", "it leads on more than 8 times"),
        ("away", "failing", "it leads on to mailto:somebody@a.example, which is no page"),
        ("torn", "failing", "it leads on to https://[torn/, which is no page"),
        ("silent", "failing", "nothing answered within 0.5 seconds"),
        ("garbled", "failing", "its answer cannot be understood: BadStatusLine"),
    ],
)
def test_an_answer_is_judged(server: Server, path: str, kind: str, words: str) -> None:
    # Patience with those that do answer is for machines that are busy.
    found = answer(server, path, **({"patience": 0.5} if path == "silent" else {}))
    assert (found.kind, found.words) == (kind, words)


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ("moved/page", "/page"),
        ("forever/page", "/page"),
        ("moved/forever/page", "/page"),
        ("found/page", ""),
        ("moved/found/page", ""),
        ("found/moved/page", ""),
        ("page", ""),
    ],
)
def test_only_what_moved_for_good_all_the_way_is_said_to_have_moved(
    server: Server, path: str, moved: str
) -> None:
    expected = f"{server.address}{moved}" if moved else ""
    assert answer(server, path).moved == expected


def test_nobody_at_home_and_no_such_host() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = ask(f"http://127.0.0.1:{port}/", manners(), lambda _: None)
    assert found == Answer("failing", "the host refuses the connection")
    nowhere = ask("http://nowhere.invalid/", manners(), lambda _: None)
    assert nowhere == Answer("failing", "there is no host nowhere.invalid")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate of this test, and is not installed")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            openssl,
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=127.0.0.1",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
            "key.pem",
            "-out",
            "certificate.pem",
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder


def test_a_certificate_must_be_one_that_is_trusted(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    trusting = ssl.create_default_context(cafile=str(certificate / "certificate.pem"))
    with serving(context) as held:
        refused = answer(held, "page")
        assert refused.kind == "failing"
        assert refused.words == "its certificate cannot be trusted: self-signed certificate"
        assert held.asked == []
        assert answer(held, "page", trust=trusting) == Answer("alive")
        # The control of the control: a name that the certificate does not hold.
        other = held.address.replace("127.0.0.1", "localhost")
        words = ask(f"{other}/", manners(trust=trusting), lambda _: None).words
        assert words.startswith("its certificate cannot be trusted: hostname mismatch")


def test_plain_http_where_tls_is_expected_is_told(server: Server) -> None:
    found = ask(server.address.replace("http:", "https:"), manners(), lambda _: None)
    assert (found.kind, found.words[:34]) == ("failing", "its certificate cannot be trusted:")


def test_it_says_who_asks_and_asks_no_more_than_it_needs() -> None:
    with serving() as held:
        assert answer(held, "page").kind == "alive"
        assert held.asked == [("HEAD", "/page", "links of a test (+team@a.example)")]
        answer(held, "404")
        assert [one[:2] for one in held.asked[1:]] == [("HEAD", "/404"), ("GET", "/404")]


def test_a_busy_or_silent_server_is_asked_once_more_after_a_while() -> None:
    slept: list[float] = []
    with serving() as held:
        assert answer(held, "429", sleep=slept.append).kind == "busy"
        assert answer(held, "once-busy", sleep=slept.append).kind == "alive"
        assert held.paths("HEAD") == ["/429", "/429", "/once-busy", "/once-busy"]
    assert slept == [2.0, 3.0]


def test_a_host_is_asked_one_question_at_a_time_with_a_pause() -> None:
    slept: list[float] = []
    turns = Turns(manners(pause=2.0, sleep=slept.append), clock=lambda: 100.0)
    for host in ("a", "b", "a", "a"):
        turns.wait(host)
    assert slept == [2.0, 4.0]


def link(address: str, *lines: int) -> Written:
    return Written(address, tuple(Location("a.md", line) for line in lines or (1,)))


class Watcher(Silent):
    """Counts what it is told of, and stops whoever tells after so many."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.told, self.total, self.stop_after = 0, 0, stop_after

    def track(self, items: Iterable[T], name: str, total: int) -> Iterator[T]:
        self.total = total
        for item in items:
            self.told += 1
            yield item
            if self.told == self.stop_after:
                raise KeyboardInterrupt


def test_a_report_names_every_place_and_counts_the_rest(server: Server) -> None:
    links = [
        link(f"{server.address}/404", 3, 9),
        link(f"{server.address}/moved/new"),
        link(f"{server.address}/moved/slash/"),
        link(f"{server.address}/401"),
        link("https://meet.example/"),
        link("https://www.example.com/"),
        link(f"{server.address}/zz"),
    ]
    watcher = Watcher()
    report = check(links, manners(), most=4, progress=watcher)
    assert (report.asked, report.alive, report.reserved, report.left) == (4, 2, 2, 1)
    assert (watcher.told, watcher.total) == (4, 4)
    assert [(one.location.line, one.code) for one in report.problems] == [
        (3, "dead-link"),
        (9, "dead-link"),
    ]
    remarks = [(one.code, one.fix) for one in report.remarks]
    assert remarks[0] == ("guarded-link", remarks[0][1])
    assert remarks[1] == ("moved-link", f"write {server.address}/new")


def test_many_hosts_are_asked_together_and_each_address_once() -> None:
    with serving() as one, serving() as other:
        links = [link(f"{held.address}/p{n}") for held in (one, other) for n in range(5)]
        report = check(links, manners(), most=99)
        assert (report.asked, report.alive) == (10, 10)
        assert [len(held.asked) for held in (one, other)] == [5, 5]


def test_whoever_stops_it_does_not_wait_for_what_was_not_asked_yet() -> None:
    for stop_after in (1, None):
        with serving() as held:
            links = [link(f"{held.address}/p{number}") for number in range(30)]
            with suppress(KeyboardInterrupt):
                patient = Manners("test", 2, 0.02, NOBODY)
                check(links, patient, most=99, progress=Watcher(stop_after))
            assert (len(held.asked) == 30) is (stop_after is None), "all only where nobody stops"


ITEM = """\
---
kind: library
description: A book.
format: read
minutes: 12
chosen_by: contributor:cy
why: It helps.
source: A press
date: 2026-03-12
link: https://press.example/book
keeping: {owner: Librarian, reviewed: 2026-01-01, due: 2026-12-31}
---
# A book

See [more](https://more.example/a#b) and [it](https://press.example/book).
Write to [us](mailto:us@a.example).
"""
EVENT = """\
---
kind: event
description: We meet.
start: 2026-12-01 09:30
end: 2026-12-01 11:00
joining_link: https://meet.example/room
materials: [{title: Slides, link: https://slides.example/}]
---
# We meet
"""


def test_every_address_is_found_with_all_its_places(tmp_path: Path) -> None:
    files = {
        "library/.meta.yml": "audience: network\n",
        "library/book.md": ITEM,
        "library/meeting.md": EVENT,
        "about.md": "---\naudience: public\n---\n# About\n\n[More](https://more.example/a)\n"
        "\nAnd <https://more.example/b>, not `<https://more.example/c>`.\n",
    }
    problems = Problems()
    content = read_content(write(tmp_path, files), problems)
    problems.raise_if_any()
    applying = Applications(opens=DAY, closes=DAY, how="So.", link="https://apply.example/")
    cohort = Cohort(id="2026", name="Of 2026", start=DAY, applications=applying)
    data = {
        "directory_data/organisations/fire.yml": "name: Fire\nwebsite: https://fire.example/\n",
        "directory_data/programmes/course.yml": "name: Course\n",
        "directory_data/contributors/cy.yml": "name: Cy\nwebsite: https://cy.example/\n",
    }
    records = records_of(
        organisations={
            "fire": Organisation(name="Fire", sector="rescue", website="https://fire.example/")
        },
        programmes={"course": Programme(name="Course", cohorts=(cohort,))},
        contributors={"cy": Contributor(name="Cy", website="https://cy.example/")},
    )
    records.folder = write(tmp_path / "data", data) / "directory_data"
    found = {one.address: list(map(str, one.places)) for one in written_links(content, records)}
    name = content.address("library/book.md")
    assert found["https://press.example/book"] == [f"{name}:10:7", f"{name}:15:42"]
    assert found["https://more.example/a"] == [
        f"{content.address('about.md')}:6:1",
        f"{name}:15:5",
    ]
    assert found["https://more.example/b"] == [f"{content.address('about.md')}:8:5"]
    assert set(found) == {
        "https://press.example/book",
        "https://more.example/a",
        "https://more.example/b",
        "https://slides.example/",
        "https://fire.example/",
        "https://cy.example/",
        "https://apply.example/",
    }, "nobody rings at the door of a meeting"
    assert found["https://fire.example/"][0].endswith("organisations/fire.yml:2:10")
    assert all(one.is_reserved for one in written_links(content, records))
    assert not link("https://www.gov.uk/").is_reserved
    assert not link("https://myexample.com/").is_reserved
