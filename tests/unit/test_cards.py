"""Contact cards are read by strict programs, and say all that the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from leaders_network.outputs.cards import leader_card, post_card, uid_of
from leaders_network.outputs.vcard import Card
from leaders_network.publish.views.contact import AssistantView, ContactView, Freshness, Reach
from leaders_network.publish.views.people import LeaderView
from tests.unit.answering import Script, started
from tests.unit.sample_pieces import CHIEF, ROUTES, SERVICE, SITE, SPRING
from tests.unit.sample_views import EMPTY_LEADER, EMPTY_POST, FULL_LEADER, FULL_POST

CONFIRMED, LAPSED = Freshness("confirmed"), Freshness("lapsed")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


@pytest.fixture(scope="module")
def strict() -> Iterator[Script]:
    """A strict reader of cards: it answers with RFC 7095's JSON, or its complaint."""
    with started(Path(__file__).with_name("read_cards.mjs")) as script:
        yield script


def properties(strict: Script, card: bytes) -> list[tuple[str, dict[str, Any], str, Any]]:
    read = strict.ask(card.decode())
    assert "error" not in read, read
    return [(name, given, kind, value) for name, given, kind, *value in read["card"][1]]


def values(strict: Script, card: bytes, name: str) -> list[Any]:
    return [value[0] for found, _, _, value in properties(strict, card) if found == name]


def reaching(*contacts: ContactView, assistants: tuple[AssistantView, ...] = ()) -> LeaderView:
    reach = Reach(CHIEF, SERVICE, ROUTES, assistants, (), contacts)
    return replace(FULL_LEADER, reach=(reach,))


@pytest.mark.parametrize("view", [FULL_LEADER, EMPTY_LEADER])
def test_a_leaders_card_passes_a_strict_reader(strict: Script, view: LeaderView) -> None:
    card = leader_card(view, SITE)
    assert values(strict, card, "fn") == [view.person.name]
    assert values(strict, card, "kind") == ["individual"]


@pytest.mark.parametrize("view", [FULL_POST, EMPTY_POST])
def test_an_offices_card_passes_a_strict_reader(strict: Script, view: Any) -> None:
    card = post_card(view, SITE)
    line = view.row.line
    assert values(strict, card, "fn") == [f"{line.post.name}, {line.organisation.name}"]
    assert values(strict, card, "kind") == ["org"]


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN;NO-SUCH=1:Ada\r\nEND:VCARD\r\n",
    ],
)
def test_the_strict_reader_refuses_what_is_broken(strict: Script, broken: str) -> None:
    assert "error" in strict.ask(broken)


def test_whose_ways_differ_from_post_to_post_is_told_with_each_of_them(strict: Script) -> None:
    first = Reach(CHIEF, SERVICE, ROUTES, (), (), ())
    other = replace(first, post=replace(CHIEF, name="Chair"), routes=ROUTES[:1])
    for reach, told in (((first, other), 2), ((first, replace(other, routes=ROUTES)), 0)):
        card = leader_card(replace(FULL_LEADER, reach=reach), SITE)
        [note] = values(strict, card, "note")
        heads = [line for line in note.split("\n") if line.startswith("As ")]
        assert heads == [f"As {one.post.name}, {SERVICE.name}" for one in reach[:told]]


def test_names_are_taken_apart_with_their_honours(strict: Script) -> None:
    person = replace(FULL_LEADER.person, name="Dame Freda Anne Harlowe KFSM DL")
    view = replace(FULL_LEADER, person=person)
    assert values(strict, leader_card(view, SITE), "n") == [
        ["Harlowe", "Freda", "Anne", "Dame", "KFSM DL"]
    ]
    nameless = replace(view, given_name="", family_name="")
    assert values(strict, leader_card(nameless, SITE), "n")[0][0] == person.name


def test_the_assistant_is_an_agent_and_stands_in_the_forms_that_others_read(strict: Script) -> None:
    rhys = AssistantView(
        "Rhys Lomas",
        "Private secretary",
        CONFIRMED,
        "rhys@southmere.example",
        "01632 960413",
        "tel:+441632960413",
    )
    card = leader_card(reaching(assistants=(rhys,)), SITE)
    agents = [
        value
        for name, given, _, value in properties(strict, card)
        if name == "related" and given["type"] == "agent"
    ]
    assert agents == [["mailto:rhys@southmere.example"], ["Rhys Lomas"]]
    lines = card.decode().split("\r\n")
    assert "X-MS-ASSISTANT:Rhys Lomas" in lines
    assert "X-MS-TEL;TYPE=ASSISTANT:+441632960413" in lines
    text = card.decode()
    assert "X-ABRELATEDNAMES:Rhys Lomas" in text
    assert "X-ABLabel:Rhys Lomas (Private secretary)" in text
    read = vobject.readOne(text)
    assert "+441632960413" in [each.value for each in read.contents["tel"]]


def test_a_way_stands_once_and_a_lapsed_one_only_where_there_is_no_other(strict: Script) -> None:
    fresh = ContactView("Office", (), CONFIRMED, "office@southmere.example")
    again = ContactView("Desk", (), CONFIRMED, "office@southmere.example")
    old = ContactView("Old desk", (), LAPSED, "old@southmere.example")
    assert values(strict, leader_card(reaching(fresh, again, old), SITE), "email") == [fresh.email]
    assert values(strict, leader_card(reaching(old), SITE), "email") == [old.email]


def test_the_control_room_and_the_press_office_come_last_and_are_never_preferred() -> None:
    press = ContactView("Press", ("Media",), CONFIRMED, "press@a.example", tel="tel:+441632960001")
    control = ContactView("Control", ("Incident now",), CONFIRMED, tel="tel:+441632960002")
    desk = ContactView("Desk", ("Incident now", "Diary"), CONFIRMED, tel="tel:+441632960003")
    rhys = AssistantView("Rhys", "Assistant", CONFIRMED, "rhys@a.example")
    card = leader_card(reaching(press, control, desk, assistants=(rhys,)), SITE).decode()
    ways = re.findall(r"(?:TEL|EMAIL);TYPE=work(;PREF=1)?:(\S+)", card)
    assert ways == [
        (";PREF=1", "+441632960003"),
        ("", "rhys@a.example"),
        ("", "+441632960001"),
        ("", "press@a.example"),
        ("", "+441632960002"),
    ]


def test_a_lapsed_way_says_so_in_its_label_and_in_the_note(strict: Script) -> None:
    lapsed = Freshness("lapsed", SPRING)
    told = f"Lapsed: last confirmed {SPRING.text}"
    old, route = ContactView("Desk", (), lapsed, "old@southmere.example"), ROUTES[0]
    view = reaching(old)
    for fresh, count in ((lapsed, 1), (CONFIRMED, 0)):
        routes = (
            replace(route, freshness=fresh, hours="Mon-Fri", also_shown="a@b.example", only="Red"),
        )
        card = leader_card(replace(view, reach=(replace(view.reach[0], routes=routes),)), SITE)
        (note,) = values(strict, card, "note")
        assert note.count(told) == count
        assert "a@b.example, Red only, Mon-Fri" in note
        assert f"X-ABLabel:Desk ({told})" in card.decode()


def test_whom_a_narrowed_way_is_for_is_kept_in_its_label() -> None:
    way = ContactView("Mobile", (), CONFIRMED, tel="tel:+447700900013", only="Winter group")
    assert b"X-ABLabel:Mobile (Winter group only)" in leader_card(reaching(way), SITE)


def test_the_id_is_the_same_for_every_audience_and_day_and_the_date_is_the_sites(
    strict: Script,
) -> None:
    later = replace(SITE, day=type(SITE.day)("1 January 2027", "2027-01-01"))
    team = replace(later, audience="team", address="https://leaders.example/team/")
    first, second = leader_card(FULL_LEADER, SITE), leader_card(FULL_LEADER, team)
    assert values(strict, first, "uid") == values(strict, second, "uid")
    assert values(strict, first, "uid") != values(strict, leader_card(EMPTY_LEADER, SITE), "uid")
    assert b"\r\nREV:20261122T000000Z\r\n" in first
    assert b"\r\nREV:20270101T000000Z\r\n" in second


def test_every_line_is_short_ends_as_it_must_and_tears_no_character(strict: Script) -> None:
    person = replace(FULL_LEADER.person, name="Ŵ🙂é" * 60)
    card = leader_card(replace(FULL_LEADER, person=person), SITE)
    assert card.endswith(b"\r\nEND:VCARD\r\n")
    for line in card.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert not {b"\n", b"\r"} & {bytes([octet]) for octet in line}
    assert values(strict, card, "fn") == [person.name]


@given(WORDS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    card = Card()
    card.text("FN", "Ada")
    card.text("NOTE", f"a{text}\nb")
    read = vobject.readOne(card.file().decode())
    assert read.note.value == f"a{text}\nb"


def test_hostile_texts_come_back_from_the_strict_reader_too(strict: Script) -> None:
    hostile = [
        'a;b,c:d\\e"f',
        "\\n",
        "BEGIN:VEVENT",
        "line\nTEL:+441632960000",
        "^n^^'",
        "ÿ" * 80,
        " x ",
        "\\;\\,\\\\",
        "caf\u00e9\u2028TEL:1",
    ]
    for text in hostile:
        card = Card()
        card.text("FN", "Ada")
        card.text("NOTE", text)
        expected = text.replace("\u2028", "\n")
        assert values(strict, card.file(), "note") == [expected]
        assert values(strict, card.file(), "tel") == []


def test_an_address_is_kept_whole_in_its_label(strict: Script) -> None:
    address = '1 "Old" Station Road, Southmere SM1 ^1AA'
    way = ContactView("Letters", (), CONFIRMED, address=address)
    (found,) = [p for p in properties(strict, leader_card(reaching(way), SITE)) if p[0] == "adr"]
    assert found[3][0][2] == address
    assert "LABEL=\"1 ^'Old^' Station Road, Southmere SM1 ^^1AA\"" in (
        leader_card(reaching(way), SITE).decode().replace("\r\n ", "")
    )


@given(st.text())
def test_the_id_of_an_address_is_the_one_that_everybody_makes(address: str) -> None:
    assert uid_of(address) == str(uuid5(NAMESPACE_URL, address))
