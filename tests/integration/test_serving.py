"""`build.py serve`: what an editor sees while files change, and what it refuses to everybody."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.generate import generate
from tests.files import files, write
from tests.integration.previews import PATIENCE, ROOT, Preview, command, previewing

HARBOUR = ROOT / "tests" / "browser" / "harbour"
LEADER = "directory_data/leaders/ida-penhaligon-quay.yml"
PAGE = "/network/leaders/ida-penhaligon-quay/"
SUMMARY = "Keeps the harbours open in weather that closes roads."
SWITCH = 'class="serving__switch"'


def directory(folder: Path) -> Path:
    """Write a small directory, its content and a copy of the theme into a folder."""
    generate(6, folder, article_count=0)
    for kind in ("groups", "leaders", "programmes"):
        shutil.rmtree(folder / "directory_data" / kind)  # each of these has a site of its own
    write(folder, {"directory_data/groups/winter-resilience.yml": "name: Winter resilience\n"})
    shutil.copytree(HARBOUR, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for the tests that leave its files as they were."""
    with previewing(directory(tmp_path_factory.mktemp("preview"))) as running:
        running.heard("Ready in")
        yield running


def changed(file: Path, old: str, new: str) -> None:
    """Save a file with one text in place of another."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def folder(preview: Preview, tmp_path: Path) -> Path:
    """A copy of its files, and of what it keeps of them, for a process of a test's own."""
    return shutil.copytree(preview.folder, tmp_path, dirs_exist_ok=True)


# What stands where


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "Who keeps the coast"),
        ("/network/", "please keep what you read here among them"),
        ("/team/", "For the team alone"),
        ("/rooms/winter-resilience/", "Tamsin Okoro"),
        ("/organisations/harbour-watch/", "Harbour Master"),
        (PAGE, "Rowan Tregear"),
    ],
)
def test_every_audiences_site_stands_at_its_own_address(
    preview: Preview, address: str, words: str
) -> None:
    status, text = preview.answer(address)
    assert status == 200
    assert words in text


def test_everybodys_own_page_can_be_looked_at_and_the_sites_lead_to_them(
    preview: Preview,
) -> None:
    _, front = preview.answer("/network/")
    assert 'href="./../mine/">Your details</a>' in front
    status, choice = preview.answer("/mine/")
    assert status == 200
    name = re.escape("Captain Ida Penhaligon-Quay")
    found = re.search(rf'<li><a href="([a-z0-9]+/)">{name}</a>', choice)
    assert found
    status, own = preview.answer(f"/mine/{found[1]}")
    assert status == 200
    assert "Only you see this page." in own
    assert "07700 900200" in own
    assert preview.answer("/mine/0000000000000000/")[0] == 404


def test_the_switch_leads_to_the_same_page_for_everybody(preview: Preview) -> None:
    _, text = preview.answer(PAGE)
    assert SWITCH in text
    path = PAGE.removeprefix("/network/")
    for root in ("/", "/network/", "/team/", "/rooms/winter-resilience/"):
        assert f'href="{root}{path}"' in text


def test_nothing_reloads_the_web_editor_over_what_is_being_typed(preview: Preview) -> None:
    status, text = preview.answer("/team/admin/")
    assert status == 200
    assert "Web editor" in text
    assert "serving" not in text
    assert "/.serving/serving.mjs" in preview.answer("/team/")[1], "the control"


def test_the_switch_is_in_no_file_that_is_built(preview: Preview, folder: Path) -> None:
    build = [word if word != "serve" else "build" for word in command(folder)]
    del build[build.index("--port") : build.index("--port") + 2]
    room = ["--audience", "winter-resilience"]
    subprocess.run([*build, *room], cwd=ROOT, check=True, capture_output=True)
    pages = [*(folder / "site").resolve().rglob("*.html")]
    assert len(pages) > 5
    assert [page for page in pages if "serving" in page.read_text(encoding="utf-8")] == []


def test_each_audience_has_an_index_of_its_own_and_scripts_to_read_it(preview: Preview) -> None:
    found = {}
    for root in ("/network/", "/rooms/winter-resilience/"):
        status, index = preview.answer(f"{root}assets/search/people.json")
        assert status == 200
        assert "Tamsin" in index
        found[root] = json.loads(index)["people"]
    assert found["/rooms/winter-resilience/"] < found["/network/"]
    script = preview.raw(
        b"GET /network/assets/vendor/search/search-box.mjs HTTP/1.1\r\n"
        + f"Host: 127.0.0.1:{preview.port}\r\nConnection: close\r\n\r\n".encode()
    )
    assert b"/javascript" in script.partition(b"\r\n\r\n")[0]


def test_a_browser_keeps_styles_and_scripts_and_nothing_about_people(preview: Preview) -> None:
    style = "/network/assets/stylesheets/tokens.css"
    people, interests = "/network/assets/search/people.json", "/network/assets/for-you.json"
    for address in ("/network/", PAGE, people, interests):
        answer = preview.raw(get(preview, address))
        assert answer.startswith(b"HTTP/1.1 200 "), address
        assert b"\r\nCache-Control: no-store\r\n" in answer, address
    first = preview.raw(get(preview, style))
    tag = re.search(rb"\r\nETag: (.+)\r\n", first)
    assert tag
    again = preview.raw(get(preview, style, b"If-None-Match: " + tag[1]))
    assert again.startswith(b"HTTP/1.1 304 ")
    assert not again.partition(b"\r\n\r\n")[2]
    assert preview.raw(get(preview, style, b'If-None-Match: "older"')).startswith(b"HTTP/1.1 200 ")


def get(preview: Preview, address: str, *headers: bytes) -> bytes:
    """Return a request for an address, after which the server hangs up."""
    lines = (f"GET {address} HTTP/1.1".encode(), *headers, host(preview))
    return b"\r\n".join(lines)


def test_an_address_without_its_slash_leads_on(preview: Preview) -> None:
    assert preview.answer(PAGE.rstrip("/"))[0] == 302


def test_signing_out_leads_to_the_publics_site(preview: Preview) -> None:
    """Nobody is signed in there, but the pages behind a gate lead out, and are seen as they are."""
    answer = preview.raw(b"GET /sign-out HTTP/1.1\r\n" + host(preview))
    assert b" 302 " in answer.partition(b"\r\n")[0]
    assert b"\r\nLocation: /\r\n" in answer


@pytest.mark.parametrize("address", ["/nobody/", "/network/leaders/nobody/", "/.serving/nobody"])
def test_an_unknown_page_is_not_found(preview: Preview, address: str) -> None:
    assert preview.answer(address)[0] == 404


def test_an_unknown_page_says_so_in_the_theme_and_has_the_switch(preview: Preview) -> None:
    _, text = preview.answer("/network/nobody/")
    assert "This page is not here" in text
    assert "md-header" in text
    assert SWITCH in text


# What it refuses


TRICKS = (
    "/../directory_data/network.yml",
    "/network/../../directory_data/network.yml",
    "/%2e%2e/directory_data/network.yml",
    "/..%2fdirectory_data/network.yml",
    "/%252e%252e/directory_data/network.yml",
    "/network/..%5c..%5cdirectory_data%5cnetwork.yml",
    "/..\\directory_data\\network.yml",
    "//directory_data/network.yml",
    "/.serving/../server.py",
    "/.serving/..%2fserver.py",
    "/.serving/%2e%2e/workshop.py",
    "/.serving/serving.css%00.mjs",
    "/.serving/" + "a" * 300,
    "/%00",
    "/network/%00/",
    "/%ff%fe/",
    "/" + "a/" * 2000,
    "/" + "a" * 60_000,
    "/?" + "a" * 60_000,
)


@pytest.mark.parametrize("target", TRICKS, ids=lambda target: target[:30])
def test_no_trick_with_a_path_leaves_the_site(preview: Preview, target: str) -> None:
    answer = preview.raw(f"GET {target} HTTP/1.1\r\n".encode("latin-1") + host(preview))
    status = int(answer.split(b" ")[1])
    assert status in (200, 302, 404), answer[:200]
    assert (status == 200) == target.startswith("/?")
    assert b"centre@network.example\n" not in answer
    assert b"class Workshop" not in answer
    assert b"ThreadingHTTPServer" not in answer
    assert preview.answer("/")[0] == 200


def test_a_redirect_never_leaves_this_server(preview: Preview) -> None:
    def locations(target: bytes) -> list[bytes]:
        answer = preview.raw(b"GET " + target + b" HTTP/1.1\r\n" + host(preview))
        named = (line.partition(b": ") for line in answer.split(b"\r\n"))
        return [value for name, _, value in named if name.lower() == b"location"]

    assert locations(b"/network/leaders") == [b"/network/leaders/"], "the control"
    for target in (b"//network/leaders", b"//elsewhere.example/network/leaders"):
        assert not [one for one in locations(target) if one.startswith(b"//")]


def host(preview: Preview) -> bytes:
    return f"Host: 127.0.0.1:{preview.port}\r\nConnection: close\r\n\r\n".encode()


@pytest.mark.parametrize("name", ["elsewhere.example", "127.0.0.1", "localhost.example:8000", ""])
def test_a_foreign_host_is_refused(preview: Preview, name: str) -> None:
    status, text = preview.answer("/", host=name or " ")
    assert status == 421
    assert "Who keeps the coast" not in text


def test_its_own_names_are_answered(preview: Preview) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert preview.answer("/", host=f"{name}:{preview.port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent_to_it(preview: Preview, method: str) -> None:
    assert preview.answer("/", method=method)[0] == 501


@pytest.mark.parametrize("noise", [b"", b"\r\n\r\n", b"\x16\x03\x01\x02", b"GET\r\n\r\n", b"\xff"])
def test_noise_does_not_stop_it(preview: Preview, noise: bytes) -> None:
    preview.raw(noise)
    assert preview.answer("/")[0] == 200


# What changes


@pytest.fixture
def editing(preview: Preview) -> Iterator[Preview]:
    """The server, whose files a test may change: they are put back."""
    sources = [preview.folder / name for name in ("content", "directory_data", "theme")]
    before = {source: files(source) for source in sources}
    yield preview
    for source in sources:
        after = files(source)
        for path in after.keys() - before[source].keys():
            (source / path).unlink()
        write(source, {path: text for path, text in before[source].items() if text != after[path]})
    preview.shows(PAGE, SUMMARY)


def test_a_fault_is_shown_in_the_page_that_still_stands_until_it_is_mended(
    editing: Preview,
) -> None:
    leader = editing.folder / LEADER
    changed(leader, "pronouns: she/her", "pronouns: [she")
    text = editing.shows(PAGE, "serving__problems")
    text = editing.shows(PAGE, "ida-penhaligon-quay.yml:")
    assert SUMMARY in text
    assert "the last good site is shown" in text
    changed(leader, "pronouns: [she", "pronouns: she/they")
    text = editing.stops_showing(PAGE, "the last good site is shown")
    assert "she/they" in text


def test_every_kind_of_file_shows_when_it_is_saved(folder: Path) -> None:
    """It has a server of its own, for what changes the theme has every page drawn anew."""
    with previewing(folder) as running:
        running.heard("Ready in")
        changed(folder / LEADER, SUMMARY, "Keeps a lamp lit.")
        running.shows(PAGE, "Keeps a lamp lit.")
        changed(folder / "content/notes/tides.md", "## Words", "## Many words")
        running.shows("/network/notes/tides/", "Many words")
        changed(folder / "theme/directory/leader.html", "Can be asked about", "Knows about")
        running.shows(PAGE, "Knows about")
        changed(folder / "theme/assets/stylesheets/tokens.css", ":root", "/* changed */\n:root")
        changed(folder / "theme/fronts/directory/index.md", "# Directory", "# Everybody")
        running.shows("/assets/stylesheets/tokens.css", "/* changed */")
        running.shows("/network/directory/", "Everybody")


@pytest.mark.parametrize("broken", ["{{ view.no_such_thing }}", "{% if %}", "{{ nothing() }}"])
def test_a_broken_template_is_named_with_its_line(editing: Preview, broken: str) -> None:
    template = editing.folder / "theme/directory/contributor.html"
    good = template.read_text(encoding="utf-8")
    template.write_text(f"{good}\n{broken}\n", encoding="utf-8")
    text = editing.shows("/contributors/perrin-vale/", "[template]")
    assert f"contributor.html:{len(good.splitlines()) + 2}" in text
    template.write_text(good, encoding="utf-8")
    assert "The School of Tides" in editing.shows("/contributors/perrin-vale/", "Perrin teaches")


def test_who_is_added_appears_and_who_is_removed_goes(editing: Preview) -> None:
    file = editing.folder / "directory_data/leaders/new-comer.yml"
    file.write_text("name: New Comer\n", encoding="utf-8")
    editing.shows("/network/leaders/new-comer/", "Holds no post listed here today.")
    file.unlink()
    editing.shows("/network/leaders/new-comer/", "This page is not here")


def test_a_folder_put_in_the_place_of_another_is_watched(editing: Preview) -> None:
    """As a checkout of another branch does, or whoever brings a network of their own."""
    data, away = editing.folder / "directory_data", editing.folder / "away"
    data.rename(away)
    editing.shows(PAGE, "the last good site is shown")
    shutil.copytree(away, data)
    shutil.rmtree(away)
    editing.stops_showing(PAGE, "the last good site is shown")
    changed(editing.folder / LEADER, SUMMARY, "Keeps a lamp lit.")
    editing.shows(PAGE, "Keeps a lamp lit.")


def test_the_cache_can_be_deleted_while_it_is_used(editing: Preview) -> None:
    shutil.rmtree(editing.folder / "cache")
    assert editing.answer("/")[0] == 200
    editing.shows(PAGE, SUMMARY)


def test_a_start_with_faults_shows_them_and_recovers(folder: Path) -> None:
    changed(folder / LEADER, "name: Captain", "nmae: Captain")
    with previewing(folder) as running:
        running.heard("2 problems in 1 file.")
        status, text = running.answer("/")
        assert status == 503
        assert "nmae" in text
        assert "ida-penhaligon-quay.yml:1:1" in text
        changed(folder / LEADER, "nmae: Captain", "name: Captain")
        running.shows("/", "Who keeps the coast")
        assert running.answer("/")[0] == 200


@pytest.mark.browser
def test_two_browsers_see_what_was_saved_without_being_told_to(
    editing: Preview, browser: Browser
) -> None:
    with browser.new_context() as one, browser.new_context() as other:
        network, public = one.new_page(), other.new_page()
        network.goto(editing.address + PAGE)
        public.goto(editing.address + "/organisations/harbour-watch/")
        changed(editing.folder / LEADER, SUMMARY, "Keeps a lamp lit.")
        network.get_by_text("Keeps a lamp lit.").wait_for()
        organisation = editing.folder / "directory_data/organisations/harbour-watch.yml"
        changed(organisation, "name: Harbour Watch", "name: [Harbour")
        public.get_by_text("the last good site is shown").wait_for()
        assert public.locator("h1").inner_text() == "Harbour Watch"
        changed(organisation, "name: [Harbour", "name: Harbour Guard")
        public.get_by_role("heading", name="Harbour Guard").wait_for()
        network.get_by_text("Harbour Guard").first.wait_for()


# How it ends


def test_neither_a_browser_that_goes_on_nor_the_keyboard_makes_a_traceback(folder: Path) -> None:
    """Browsers go on before their answer is there, and one still listens when it is stopped."""
    with previewing(folder) as running:
        running.heard("Ready in")
        ask = f"GET {PAGE} HTTP/1.1\r\n".encode() + host(running)
        for _ in range(20):
            with socket.create_connection(("127.0.0.1", running.port)) as wire:
                wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                wire.sendall(ask * 3)
        assert running.answer(PAGE)[0] == 200
        with socket.create_connection(("127.0.0.1", running.port)) as stream:
            stream.sendall(b"GET /.serving/events HTTP/1.1\r\n" + host(running))
            running.process.send_signal(signal.SIGINT)
            assert running.process.wait(PATIENCE) in (0, 130)
        while not running.lines.empty():
            running.said.append(running.lines.get())
        assert "Traceback" not in "\n".join(running.said)


@pytest.mark.parametrize(
    ("port", "why"), [(None, "already in use"), (65536, "a port is at most 65535")]
)
def test_a_port_that_cannot_be_had_is_said_in_one_line(
    preview: Preview, port: int | None, why: str
) -> None:
    wanted = port or preview.port
    done = subprocess.run(
        command(preview.folder, wanted),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert f"port {wanted} cannot be used" in done.stderr
    assert why in done.stderr
