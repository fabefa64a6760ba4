"""Every assistant has one office, found under the letter of the name they seem to be sorted by."""

from __future__ import annotations

import re
from typing import Any

import pytest

from leaders_network.outputs.pages import leader_page, office_page
from tests.unit.town import assistant, contact, fire, held, leader, post, seen, town


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Rowan Tregear", "T"),
        ("Élodie Évrard", "E"),
        ("Ann d'Arcy", "D"),
        ("王芳", "Other"),
        ("Jo Łoś", "L"),
        ("Bo 't Hart", "H"),
    ],
)
def test_an_office_stands_under_its_letter(name: str, letter: str) -> None:
    ada = leader("Ada Vale", held(assistants=(assistant(name, email="pa@a.example"),)))
    (shelf,) = seen(town(leaders={"ada": ada})).front().offices
    assert shelf.letter == letter
    assert [one.assistant.name for one in shelf.offices] == [name]


@pytest.mark.parametrize(
    ("name", "words"),
    [("Bjørn O'Hara-Łoś", "bjorn-ohara-los-"), ("王芳", ""), ("王芳 Wang", "wang-")],
)
def test_the_address_of_an_office_holds_the_name_in_plain_letters(name: str, words: str) -> None:
    ada = leader("Ada Vale", held(assistants=(assistant(name, email="pa@a.example"),)))
    (entry,) = seen(town(leaders={"ada": ada})).pages.offices()
    assert re.fullmatch(f"assistants/{words}[0-9a-f]{{6}}/", entry.path)


def test_pages_of_leaders_and_assistants_of_one_name_have_different_titles() -> None:
    deputy = held("fire/deputy", assistants=(assistant("Ada Vale", email="pa@a.example"),))
    leaders = {"ada": leader("Ada Vale", held()), "ada-2": leader("Ada Vale", deputy)}
    service = fire(posts=(post(), post("deputy")))
    pages = seen(town(leaders=leaders, organisations={"fire": service})).pages
    titles = [leader_page(entry.view()).title for entry in pages.leaders()]
    titles += [office_page(entry.view()).title for entry in pages.offices()]
    assert len(set(titles)) == len(titles) == 3, titles
    assert all(title.startswith("Ada Vale, ") for title in titles)


def test_an_office_of_several_leaders_is_titled_by_the_first() -> None:
    shared = assistant("Bo Ek", email="pa@a.example")
    leaders = {
        one: leader(f"{one.title()} Vale", held(assistants=(shared,))) for one in ("al", "bo")
    }
    (entry,) = seen(town(leaders=leaders)).pages.offices()
    assert office_page(entry.view()).title == "Bo Ek, Assistant to Al Vale and others"


def test_offices_stand_in_the_order_of_names_one_for_each_assistant() -> None:
    shared = assistant("Zoe Adair", email="zoe@a.example")
    own = assistant("Al Bell", email="al@a.example"), assistant("Bo Abel", email="bo@a.example")
    leaders = {
        "ada": leader("Ada Vale", held(assistants=(shared, *own))),
        "cy": leader("Cy Fell", held(assistants=(shared,))),
    }
    shelves = seen(town(leaders=leaders)).front().offices
    assert [(shelf.letter, [one.assistant.name for one in shelf.offices]) for shelf in shelves] == [
        ("A", ["Bo Abel", "Zoe Adair"]),
        ("B", ["Al Bell"]),
    ]
    zoe = shelves[0].offices[1]
    assert [one.person.name for one in zoe.principals] == ["Cy Fell", "Ada Vale"]


@pytest.mark.parametrize(
    ("days", "due"),
    [(None, ["Office"]), (-1, ["Office"]), (149, []), (150, ["Office"]), (200, ["Office"])],
    ids=[
        "never confirmed",
        "not confirmed yet",
        "more than a month left",
        "a month left",
        "run out",
    ],
)
def test_an_office_is_told_what_runs_out_within_thirty_days(
    days: int | None, due: list[str]
) -> None:
    own: dict[str, Any] = {
        "contacts": (contact("office", "diary", confirmed=days),),
        "assistants": (assistant("Bo Abel", 1, email="bo@a.example"),),
    }
    (entry,) = seen(town(leaders={"ada": leader("Ada Vale", held(**own))})).pages.offices()
    (principal,) = entry.view().principals
    assert [one.label for one in principal.due] == due
