"""A consultation from end to end: leaders answer through the gate, the team collects and tells.

Each tenth leader comes through the gate to a box of their own, and so does whoever is no plain
case; what the others send is laid into theirs, as the gate lays it. A few do so in a browser's
window, by pressing what is there to press; `VOICE_WINDOWS` says how many (all of them: 253).
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from leaders_network.cli.main import main
from leaders_network.consulting.store import Store, collected
from leaders_network.gate.boxes import stamp
from leaders_network.gate.tokens import token
from tests.browser.station import serving
from tests.consulting.forum import ID, SECRET, Forum, address, answer, leaders
from tests.gate.client import Answer, Visitor
from tests.gate.test_inbox import put
from tools.environment import ROOT
from tools.provider import OpenIdProvider
from tools.servers import APACHE
from tools.stand import GATE, Stand, running

pytestmark = [pytest.mark.gate, pytest.mark.browser]

WINDOWS = int(os.environ.get("VOICE_WINDOWS", "4"))
TODAY = datetime.now(UTC).date()
WORDS = "Nobody but two analysts may read this of"
ASSISTANT = "rhys@service.example"
BOX = f"answers-{ID}"
SHUT = "answers-next-year"


@dataclass
class Chamber:
    """The gate with its boxes, the sources, and everybody who came."""

    forum: Forum
    stand: Stand
    tokens: dict[str, str]
    """By the keys of people."""
    visitors: dict[str, Visitor] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return f"{self.gate}/network/voice/{ID}/"

    @property
    def gate(self) -> str:
        return self.stand.address.rstrip("/")

    def comes(self, person: str) -> Visitor:
        """Return somebody who has signed in."""
        if person not in self.visitors:
            visitor = Visitor(self.stand.port)
            assert visitor.sign_in(person).status == 200, person
            self.visitors[person] = visitor
        return self.visitors[person]

    def sends(self, person: str, *letters: Any, box: str = BOX) -> Answer:
        """Put letters into somebody's own box, as the page does."""
        visitor = self.comes(person)
        kind = "assistant:" + ASSISTANT if person == "assistant" else f"leader:{person}"
        body = json.dumps({"letters": letters}).encode()
        path = f"/inbox/{box}/{self.tokens[kind]}.json"
        return put(visitor, path, body, If_None_Match="*")

    def lays(self, person: str, letter: Any) -> None:
        """Lay a letter into a leader's box, where the gate puts it for whoever comes."""
        file = self.stand.state / "inbox" / BOX / f"{self.tokens[f'leader:{person}']}.json"
        file.write_text(json.dumps({"letters": [letter]}), encoding="utf-8")

    def run(self, *words: str, days: int = 0) -> int:
        """Run the program on these sources, for today or some days later."""
        gate = self.stand.folder / "gate.yml"
        folders = self.forum.options()[1:9]  # all but the store and the boxes, which the gate names
        own = ("--day", str(TODAY + timedelta(days=days)), "--settings", str(gate))
        return main([*words, *folders, *own, "--theme", str(ROOT / "theme")])

    def consult(self, action: str, *more: str, days: int = 0) -> int:
        return self.run("consultation", action, ID, *more, days=days)


@pytest.fixture(scope="module")
def chamber() -> Iterator[Chamber]:
    if not APACHE.is_there():
        pytest.skip(APACHE.remedy)
    with (
        tempfile.TemporaryDirectory(prefix="voice-") as name,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("GATE_TOKEN_KEY", SECRET.decode())
        made = _chamber(Path(name))
        with running(made.stand):
            yield made
            for visitor in made.visitors.values():
                visitor.close()


def _chamber(folder: Path) -> Chamber:
    forum = Forum.made(folder, opens=TODAY - timedelta(days=2), closes=TODAY + timedelta(days=2))
    forum.ask("next-year", TODAY, TODAY + timedelta(days=200), TODAY + timedelta(days=210))
    forum.write("team.yml", json.dumps({"team": [{"name": "T", "sign_in": ["t@centre.example"]}]}))
    stand = Stand(folder, [])
    provider = OpenIdProvider("one", folder, stand.address.rstrip("/"), ["*"], _people())
    stand.providers = [provider]
    (folder / "gate.yml").write_text(json.dumps(stand.settings()), encoding="utf-8")
    made = Chamber(forum, stand, {})
    assert made.run("build") == 0
    stand.prepare(folder / "site")
    into = str(stand.current / GATE)
    assert made.run("gate", "--into", into) == 0
    for file in (stand.current / GATE).rglob("*"):
        file.chmod(file.stat().st_mode | 0o044)
    made.tokens = _tokens(made)
    return made


def _tokens(made: Chamber) -> dict[str, str]:
    keys = [*(f"leader:{one}" for one in leaders()), f"assistant:{ASSISTANT}"]
    return {key: token(key, SECRET) for key in keys}


def _people() -> list[dict[str, Any]]:
    emails = {one: address(one) for one in leaders()} | {"assistant": ASSISTANT}
    return [
        {"id": one, "name": one, "who": one, "email": email, "verified": True}
        for one, email in emails.items()
    ]


TWICE = [f"health-leader-{number}" for number in range(10, 16)]
LATE = [f"police-leader-{number}" for number in range(10, 14)]
SILENT = [f"fire-leader-{number}" for number in range(70, 81)]
HOSTILE: dict[str, tuple[str, Any]] = {
    "police-leader-20": ("markup", answer({"words": "<script>alert(1)</script>"})),
    "police-leader-21": ("extra", answer({"salary": "1"})),
    "police-leader-22": ("missing", answer({"sure": None})),
    "police-leader-23": ("not-theirs", answer(leader="fire-leader-1")),
    "police-leader-24": ("value", answer({"order": ["law"] * 3})),
    "police-leader-25": ("form", json.loads("[" * 120 + "]" * 120)),
}


def _values(person: str) -> dict[str, Any]:
    sure = str(1 + int(person.rpartition("-")[2]) % 5)
    return {"sure": sure, "words": f"{WORDS} {person}."}


def _letter(person: str, **said: Any) -> dict[str, Any]:
    written = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return answer(_values(person), **{"written": written, **said})


@pytest.fixture(scope="module")
def answered(chamber: Chamber, browser: Browser) -> Counter[str]:
    """Everybody has answered, each in their way; how many are to be set aside, by the reason."""
    aside: Counter[str] = Counter()
    everybody = [one for one in leaders() if one not in SILENT]
    plain = [one for one in everybody if one not in (*TWICE, *LATE, *HOSTILE)]
    for person in plain[:WINDOWS]:
        with _window(browser, chamber, person) as page:
            _fill(page, person)
            page.get_by_role("button", name="Send my answer").click()
            expect(page.get_by_text("Your answer is in.")).to_be_visible()
    for number, person in enumerate(plain[WINDOWS:]):
        if number % 10:
            chamber.lays(person, _letter(person))
        else:
            assert chamber.sends(person, _letter(person)).status == 201, person
    for person in TWICE:
        now = datetime.now(UTC) - timedelta(minutes=5)
        first = _letter(person, written=now.strftime("%Y-%m-%dT%H:%M:%SZ"))
        assert chamber.sends(person, first, _letter(person)).status == 201
    for person, (code, letter) in HOSTILE.items():
        if isinstance(letter, dict):
            letter |= {"written": _letter(person)["written"]}
        assert chamber.sends(person, letter).status == 201
        aside[code] += 1
    for person in LATE:
        assert chamber.sends(person, _letter(person)).status == 201
        file = chamber.stand.state / "inbox" / BOX / f"{chamber.tokens[f'leader:{person}']}.json"
        after = (datetime.now(UTC) + timedelta(days=4)).timestamp()
        os.utime(file, (after, after))
        aside["late"] += 1
    assert chamber.sends("assistant", _letter("fire-leader-1")).status == 201
    aside["not-a-leader"] += 1
    return aside


@contextmanager
def _window(browser: Browser, chamber: Chamber, person: str) -> Iterator[Page]:
    """Yield the page of the consultation on a phone, as somebody who has signed in sees it."""
    cookies = [
        {"name": name, "value": value, "url": chamber.gate, "secure": True}
        for (port, name), value in chamber.comes(person).cookies.items()
        if port == chamber.stand.port
    ]
    context = browser.new_context(
        ignore_https_errors=True, viewport={"width": 390, "height": 844}, has_touch=True
    )
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(chamber.page)
    yield page
    context.close()


def _fill(page: Page, person: str) -> None:
    values = _values(person)
    page.get_by_role("radio", name="A picture of the scene").check()
    page.get_by_role("radio", name=values["sure"]).check()
    for words in ("The law", "Habit", "Our systems"):
        page.get_by_role("checkbox", name=words).check()
    page.get_by_label("One sentence?").fill(values["words"])


def test_a_box_is_closed_before_and_after_and_is_nobody_elses(
    chamber: Chamber, answered: Counter[str]
) -> None:
    person, other = "fire-leader-70", "fire-leader-71"
    assert chamber.sends(person, _letter(person), box=SHUT).status == 403
    path = f"/inbox/{BOX}/{chamber.tokens[f'leader:{other}']}.json"
    letters = json.dumps({"letters": [_letter(other)]}).encode()
    assert put(chamber.comes(person), path, letters, If_None_Match="*").status == 403
    own = f"/inbox/{BOX}/{chamber.tokens[f'leader:{person}']}.json"
    assert put(chamber.comes(person), own, b"x" * 40_000, If_None_Match="*").status == 413
    configuration = (chamber.stand.current / GATE / "apache.conf").read_text()
    over = configuration.replace(
        stamp(_closes(), "Europe/London"), stamp(datetime.now(UTC), "Europe/London")
    )
    assert over != configuration  # the control: what has just closed refuses as well
    _serve(chamber, over)
    assert chamber.sends(person, _letter(person)).status == 403
    _serve(chamber, configuration)
    assert chamber.sends(person, "a control").status == 201
    (chamber.stand.state / own.removeprefix("/")).unlink()


def _closes() -> datetime:
    return datetime.combine(
        TODAY + timedelta(days=3), datetime.min.time(), ZoneInfo("Europe/London")
    )


def _serve(chamber: Chamber, configuration: str) -> None:
    (chamber.stand.current / GATE / "apache.conf").write_text(configuration)
    for visitor in chamber.visitors.values():
        visitor.close()
    chamber.stand.stop()
    chamber.stand.start()


def test_the_team_collects_everything_and_nothing_is_lost(
    chamber: Chamber, answered: Counter[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert chamber.consult("collect", "--apply") == 1
    assert list((chamber.stand.state / "inbox" / BOX).glob("*.json")) == []
    found = collected(Store(chamber.stand.state / "consultations" / ID))
    fit = len(leaders()) - len(SILENT) - len(LATE) - len(HOSTILE)
    assert len(found.answers) == fit == 232
    assert found.replaced == len(TWICE)
    assert found.aside == dict(answered)
    assert {str(one.values["words"]) for one in found.answers} == {
        f"{WORDS} {person}." for person in leaders() if person not in (*SILENT, *LATE, *HOSTILE)
    }
    # Nobody whose answer fits is named on the screen.
    assert "fire-leader-1:" not in capsys.readouterr().out


def test_the_sites_show_what_they_may_and_nothing_of_an_answer(
    chamber: Chamber, answered: Counter[str]
) -> None:
    assert chamber.consult("count", "--apply") == 0
    assert chamber.run("build") == 0
    site = chamber.forum.folder / "site"
    page = (site / "network" / "voice" / ID / "index.html").read_text()
    words = " ".join(re.sub(r"<[^>]*>", " ", page.partition("By sector")[2]).split())
    for sector, asked in {"Fire": 80, "Health": 80, "Police": 75}.items():
        assert re.search(rf"{sector} \d0 or more {asked} ", words), sector
    assert "Nothing is told yet of: Housing (of 8); Museums (of 6); Parks (of 4)." in words
    public = (site / "public" / "voice" / ID / "index.html").read_text()
    assert "What do you need to know" in public
    for hidden in ("or more", "Nothing is told yet", "What did you most lack"):
        assert hidden not in public
    for file in site.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert WORDS.encode() not in content, file
            assert b"answers/lacked" not in content or file.suffix == ".mjs", file


def test_what_was_sent_can_be_changed_on_another_device(
    chamber: Chamber, answered: Counter[str], browser: Browser
) -> None:
    person = "fire-leader-75"
    with _window(browser, chamber, person) as page:
        page.get_by_role("button", name="Send my answer").click()
        summary = page.get_by_role("alert")
        expect(summary).to_be_focused()
        expect(summary.get_by_role("link")).to_have_count(3)
        summary.get_by_role("link", name="Question 2").click()
        expect(page.get_by_role("radio", name="1, not at all")).to_be_focused()
        _fill(page, person)
        page.get_by_role("button", name="Send my answer").click()
        expect(page.get_by_text("Your answer is in.")).to_be_visible()
    with _window(browser, chamber, person) as page:
        expect(page.get_by_text("You sent this answer on")).to_be_visible()
        expect(page.get_by_role("radio", name="A picture of the scene")).to_be_checked()
        page.get_by_role("radio", name="Who was in charge").check()
        page.get_by_role("button", name="Send my answer").click()
        expect(page.get_by_text("Your answer is in.")).to_be_visible()
    file = chamber.stand.state / "inbox" / BOX / f"{chamber.tokens[f'leader:{person}']}.json"
    (letter,) = json.loads(file.read_text())["letters"]
    assert {"field": "answers/lacked", "now": "leads"} in letter["values"]


def test_without_a_letter_box_the_same_answer_comes_by_mail_and_as_a_file(
    chamber: Chamber, answered: Counter[str], browser: Browser
) -> None:
    before = len(collected(Store(chamber.stand.state / "consultations" / ID)).answers)
    by_mail, by_file = "fire-leader-76", "fire-leader-77"
    with serving(chamber.forum.folder / "site") as root:
        context = browser.new_context(accept_downloads=True)
        page = context.new_page()
        page.goto(f"{root}network/voice/{ID}/")
        _fill(page, by_mail)
        page.get_by_role("button", name="Send my answer").click()
        href = page.get_by_role("link", name="Open the e-mail").get_attribute("href") or ""
        body = parse_qs(urlsplit(href).query)["body"][0]
        chamber.forum.mail(address(by_mail), body)
        page.evaluate(
            "who => localStorage.setItem('leaders-network:me', JSON.stringify({leader: who}))",
            by_file,
        )
        page.reload()
        expect(page.get_by_label("One sentence?")).to_have_value(_values(by_mail)["words"])
        page.get_by_role("button", name="Send my answer").click()
        page.get_by_text("would rather hand it in").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="Save it as a file").click()
        download.value.save_as(chamber.forum.folder / "files" / "one.json")
        context.close()
    ways = ("--mail", chamber.forum.at("mail"), "--files", chamber.forum.at("files"))
    assert chamber.consult("collect", *ways, "--verified-by", "Edith", "--apply") == 0
    found = collected(Store(chamber.stand.state / "consultations" / ID))
    assert len(found.answers) == before + 3  # with the one that lay in the box


def test_the_report_tells_of_no_group_below_ten_and_then_the_answers_are_destroyed(
    chamber: Chamber, answered: Counter[str]
) -> None:
    assert chamber.consult("report", "--apply", days=4) == 0
    assert chamber.run("build", days=6) == 0
    site = chamber.forum.folder / "site"
    report = (site / "network" / "voice" / f"{ID}-heard" / "index.html").read_text()
    words = " ".join(re.sub(r"<[^>]*>", " ", report).split())
    shown = words.partition("Method")[0] or words
    assert "Fire" in shown  # the control: what is above the threshold is told
    for sector, size in {"Housing": 8, "Museums": 6, "Parks": 4}.items():
        assert not re.search(rf"{sector} \d", shown), (sector, size)
    assert "What we heard" in (site / "network" / "voice" / ID / "index.html").read_text()
    for file in (file for file in site.rglob("*") if file.is_file()):
        assert WORDS.encode() not in file.read_bytes(), file
    ways = ("--mail", chamber.forum.at("mail"), "--files", chamber.forum.at("files"))
    for name in ("mail", "files"):
        for file in (chamber.forum.folder / name).iterdir():
            file.unlink()
    assert chamber.consult("purge", *ways, "--apply", days=6) == 0
    kept = [file for file in chamber.stand.state.rglob("*") if file.is_file()]
    assert [file.name for file in kept if WORDS.encode() in file.read_bytes()] == []
    assert f"{ID}.purged.json" in {file.name for file in kept}
