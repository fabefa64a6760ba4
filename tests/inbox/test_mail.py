"""A letter by e-mail is the same letter, and counts once somebody has checked who sent it."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any, get_args

import pytest

from leaders_network.consulting.written import letter_in
from leaders_network.gate.pages import TEMPLATES as GATE
from leaders_network.inbox.apart import Unreadable
from leaders_network.inbox.letter import BOX_LIMIT, LETTERS_LIMIT, Kind, read_letter
from leaders_network.inbox.mail import message
from leaders_network.inbox.run import InboxReport
from tests.inbox.village import FREDA_KEY, PHONE, Village
from tools.environment import program

LETTERS = Path(__file__).resolve().parents[2] / "theme" / "assets" / "scripts" / "letters"
WRITE = f"""
import {{ BOX_LIMIT, LETTERS_LIMIT, newLetter }} from "{(LETTERS / "letter.mjs").as_uri()}";
import {{ mailed }} from "{(LETTERS / "mail.mjs").as_uri()}";
const letters = JSON.parse(process.argv[1]).map(newLetter);
const texts = letters.map((letter) => mailed(letter, "team@leaders.example").text);
console.log(JSON.stringify({{ letters, texts, limit: BOX_LIMIT, most: LETTERS_LIMIT }}));
"""


@pytest.fixture
def village(tmp_path: Path) -> Village:
    village = Village.made(tmp_path)
    (tmp_path / "mail").mkdir()
    return village


def block(letter: Any) -> str:
    code = base64.urlsafe_b64encode(json.dumps(letter).encode()).decode().rstrip("=")
    lines = "\r\n".join(textwrap.wrap(code, 64))
    return f"-----BEGIN LETTER-----\r\n{lines}\r\n-----END LETTER-----\r\n"


def save(village: Village, text: str, sender: str, name: str = "one", html: bool = False) -> None:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "hello@leaders.example"
    message["Subject"] = "Please correct these details"
    message.set_content(text, subtype="html" if html else "plain")
    (village.folder / "mail" / f"{name}.eml").write_bytes(bytes(message))


def correction(village: Village) -> Any:
    return village.correct({"field": PHONE, "was": "+441632960412", "now": "+441632960499"})


FREDA = "Freda Harlowe <Freda.Harlowe@southmere-fire.example>"


def mailed(village: Village, **changed: Any) -> dict[str, Any]:
    return {"letters": None, "mail": village.folder / "mail", **changed}


def test_what_a_page_writes_into_an_e_mail_is_read_as_the_letter_it_was(village: Village) -> None:
    values = [{"field": PHONE, "was": None, "now": "+441632960499"}]
    given = [
        {
            "kind": kind,
            "about": "leader:freda-harlowe",
            "version": "a" * 32,
            "values": [] if kind == "confirm" else values,
            "note": "Dŵr, café 🚒 ÿÿÿ>>>",
        }
        for kind in get_args(Kind)
    ]
    node = str(program(Path(sys.prefix), "node"))
    command = [node, "--input-type=module", "--eval", WRITE, json.dumps(given)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    written = json.loads(done.stdout)
    for letter, text in zip(written["letters"], written["texts"], strict=True):
        save(village, text, FREDA)
        assert message(village.folder / "mail" / "one.eml").letters == (letter,)
        assert read_letter(letter).kind == letter["kind"]
    assert written["most"] == LETTERS_LIMIT
    gate = re.findall(r"LimitRequestBody (\d+)", (GATE / "apache.conf").read_text("utf-8"))
    assert {written["limit"], *map(int, gate)} == {BOX_LIMIT}, "page, gate and inbox agree"


def test_a_message_waits_until_its_sender_is_checked_and_then_counts_once(
    village: Village,
) -> None:
    letter = correction(village)
    save(village, f"Hello,\r\n\r\n{block(letter)}", FREDA)
    assert [d.verdict for d in village.apply(**mailed(village)).decisions] == ["wait"]
    assert village.commits() == []
    report = village.apply(**mailed(village, verified_by="Edith Editor"))
    assert [d.verdict for d in report.decisions] == ["follow"]
    told = village.git(
        "log", "-1", "--format=%an%n%(trailers:key=Sent-by,valueonly)", report.branch
    )
    assert told.splitlines()[0] == "Freda Harlowe"
    assert "(checked by Edith Editor)" in told
    again = village.apply(**mailed(village, verified_by="Edith Editor"))
    assert [d.verdict for d in again.decisions] == ["known"]


def test_a_later_message_takes_a_letters_place_once_its_sender_is_checked(village: Village) -> None:
    later = correction(village) | {"written": "2026-11-21T10:30:00Z"}
    later["values"] = [{**later["values"][0], "now": "+441632960500"}]
    save(village, block(later), FREDA)
    village.post("leader:freda-harlowe", correction(village))
    both = {"mail": village.folder / "mail"}
    assert _words(village.look(**both)) == [[], ["+441632960499"]]
    assert _words(village.look(**both, verified_by="Edith")) == [["+441632960500"], []]


def _words(report: InboxReport) -> list[list[str]]:
    """Return the numbers that each letter is told to bring."""
    return [re.findall(r"→ “([^”]+)”", " ".join(each.words)) for each in report.decisions]


@pytest.mark.parametrize("form", ["quoted", "wrapped", "markup"])
def test_a_letter_comes_whole_through_what_mail_programs_do(village: Village, form: str) -> None:
    text = block(correction(village))
    if form == "quoted":
        text = "".join(f">> {line}\r\n" for line in text.splitlines())
    if form == "wrapped":
        text = "\r\n".join(part for line in text.splitlines() for part in textwrap.wrap(line, 40))
    if form == "markup":
        text = "<p>" + text.replace("\r\n", "<br>\r\n") + "</p>"
    save(village, text, FREDA, html=form == "markup")
    report = village.apply(**mailed(village, verified_by="Edith"))
    assert [d.verdict for d in report.decisions] == ["follow"], report.decisions[0].reason


@pytest.mark.parametrize(
    "sender",
    [
        "Freda Harlowe <freda@elsewhere.example>",
        "freda.harlowe@southmere-fire.example, mallory@elsewhere.example",
        "Bea Thorn <bea.thorn@southmere-fire.example>",
    ],
)
def test_somebody_else_cannot_speak_by_mail_though_the_message_was_checked(
    village: Village, sender: str
) -> None:
    save(village, block(correction(village)), sender)
    (decision,) = village.apply(**mailed(village, verified_by="Edith")).decisions
    assert decision.verdict == "refuse"
    assert len(village.aside()) == 1


def test_a_message_that_came_to_harm_is_set_aside_with_its_reason(village: Village) -> None:
    save(village, block(correction(village)).replace("e", "!", 3), FREDA, "harmed")
    save(village, "Dear team, hello.", FREDA, "empty")
    (village.folder / "mail" / "noise.eml").write_bytes(bytes(range(256)) * 10)
    (village.folder / "mail" / "huge.eml").write_bytes(b"From: a@b.example\n\n" + b"a" * 1_100_000)
    report = village.apply(**mailed(village, verified_by="Edith"))
    assert {d.verdict for d in report.decisions} == {"refuse"}
    assert all(d.reason for d in report.decisions)
    assert len(report.decisions) == 4


def test_a_message_that_cannot_be_opened_keeps_no_other_from_being_read(
    village: Village,
) -> None:
    gone = message(village.folder / "mail" / "gone.eml")
    assert gone.fault == "the file of the message cannot be opened: no such file or directory"
    assert gone.letters == ()


def test_a_letter_that_came_to_harm_takes_none_beside_it_along(village: Village) -> None:
    summary = {"field": "summary", "was": "Leads fire and rescue in Southmere.", "now": "Leads."}
    other = village.correct(summary)
    harmed = block(village.letter()).replace("e", "!", 3)
    save(village, harmed + block(correction(village)) + harmed[:-30] + block(other), FREDA)
    report = village.apply(**mailed(village, verified_by="Edith"))
    verdicts = [d.verdict for d in report.decisions]
    assert verdicts == ["refuse", "refuse", "follow", "follow"]
    reasons = sorted(one["reason"] for one in village.aside())
    assert "the end of the letter" in reasons[0]
    assert "changed on its way" in reasons[1]
    assert all(one["letter"].split()[-1] in harmed for one in village.aside())


def test_the_letters_of_an_attached_file_are_read_one_by_one(village: Village) -> None:
    whole = json.dumps(correction(village))
    message = EmailMessage()
    message["From"] = FREDA
    message.set_content("See attached.")
    message.add_attachment(
        f'{{"letters": [{{"id": broken}}, {whole}]}}'.encode(),
        maintype="application",
        subtype="json",
        filename="letters.json",
    )
    (village.folder / "mail" / "one.eml").write_bytes(bytes(message))
    report = village.apply(**mailed(village, verified_by="Edith"))
    assert sorted(d.verdict for d in report.decisions) == ["follow", "refuse"]
    assert village.aside()[0]["letter"] == '{"id": broken}'


def test_a_letter_sent_from_an_unknown_address_counts_once_its_writer_sends_it(
    village: Village,
) -> None:
    save(village, block(correction(village)), "Freda <freda@home.example>")
    (decision,) = village.apply(**mailed(village, verified_by="Edith")).decisions
    assert decision.verdict == "refuse"
    save(village, (village.folder / "mail" / "one.eml").read_text(), FREDA)
    assert [d.verdict for d in village.apply(**mailed(village, verified_by="Edith")).decisions] == [
        "follow"
    ]


def test_an_answer_to_a_consultation_is_copied_nowhere_and_noted_of_nobody(
    village: Village,
) -> None:
    values = [{"field": "answers/one", "now": "yes"}]
    said: dict[str, Any] = {
        "kind": "answer",
        "about": "consultation:a-question",
        "values": values,
        "version": None,
    }
    save(village, block(village.letter(**said)), FREDA)
    village.post(FREDA_KEY, village.letter(**said))
    given = {"mail": village.folder / "mail", "verified_by": "Edith"}
    by_box, by_mail = village.apply(**given).decisions
    assert sorted((by_box.verdict, by_mail.verdict)) == ["keep", "wait"]
    assert len(village.kept("answer")) == 1
    noted = (village.state / "ledger.jsonl").read_text()
    assert "kept" in noted
    assert not any(word in noted for word in ("freda", "a-question"))


def test_a_message_from_behind_the_last_of_days_is_sent_at_no_moment(village: Village) -> None:
    file = village.folder / "mail" / "one.eml"
    soon = datetime(2026, 11, 22, 11, tzinfo=UTC)
    for head, sent in (("31 Dec 9999 23:59:59 -1200", None), ("22 Nov 2026 10:00:00 -0100", soon)):
        file.write_text(f"From: a@b.example\nDate: {head}\n\nQuestion 1: a\n")
        read = message(file)
        assert read.sent == sent
        assert (letter_in(read, "a-question", ()) is None) == (sent is None)


HEAVY = {
    "marks without end": b"\n\n" + b"-----BEGIN LETTER-----" * 40_000,
    "line ends": b"\n" * 900_000,
    "quotation marks of replies": b"\n\n" + b">\n" * 450_000,
    "a head of quotation marks": b"From: " + b'"' * 900_000 + b"\n\n",
    "a head over many lines": b"Date: x\n" + b' """""""\n' * 90_000 + b"\n",
    "tags that never end": b"Content-Type: text/html\n\n" + b"<" * 900_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_no_message_keeps_its_readers_busy(village: Village, name: str) -> None:
    """Where reading grows with the square of the size, each of these takes hours."""
    file = village.folder / "mail" / "one.eml"
    file.write_bytes(b"From: a@b.example\nDate: Sun, 22 Nov 2026 10:00:00 +0000\n" + HEAVY[name])
    read = message(file)
    assert all(isinstance(one, Unreadable) for one in read.letters)
    assert letter_in(read, "a-question", ()) is None
