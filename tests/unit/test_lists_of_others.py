"""Whatever stands on the cards and in the Popolo of others becomes somebody, or says why not."""

from __future__ import annotations

import json
from typing import Any

from leaders_network.problems import Problems
from leaders_network.records.editing import REMOVED
from leaders_network.sheets.cards import cards
from leaders_network.sheets.holding import changes_of_held
from leaders_network.sheets.popolo import popolo


def test_a_picture_that_ends_in_an_equals_sign_swallows_nobody() -> None:
    text = (
        "BEGIN:VCARD\nFN:Ada Vale\nPHOTO;ENCODING=b:AAAA=\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD"
    )
    assert [(one.line, one.name, one.fault) for one in cards(text, "c.vcf")] == [
        (1, "Ada Vale", ""),
        (5, "Bo", ""),
    ]


def test_letters_are_read_in_the_character_set_that_a_card_names() -> None:
    text = (
        "BEGIN:VCARD\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCr=\ngen\n"
        "END:VCARD\nBEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Si=C3=A2n\nEND:VCARD\n"
    )
    assert [one.name for one in cards(text, "c.vcf")] == ["Jürgen Müller", "Siân"]


def test_a_card_within_a_card_is_nobody_of_the_list() -> None:
    inner = "AGENT:\nBEGIN:VCARD\nFN:Rhys\nEMAIL:r@x.example\nEND:VCARD\n"
    (person,) = cards(f"BEGIN:VCARD\nFN:Ada Vale\n{inner}TEL:1\nEND:VCARD\n", "c.vcf")
    assert (person.name, person.emails, person.phones) == ("Ada Vale", [], ["1"])


def test_a_card_of_no_person_and_one_that_breaks_off_say_so() -> None:
    text = (
        "BEGIN:VCARD\nKIND:group\nFN:Chiefs\nEND:VCARD\nBEGIN:VCARD\nFN:Cut\nBEGIN:VCARD\nFN:Bo\n"
    )
    assert [one.fault for one in cards(text, "c.vcf")] == [
        "this card is of no person, but of kind `group`",
        "the card breaks off: it has no END:VCARD",
        "the card breaks off: it has no END:VCARD",
    ]


def test_popolo_tells_names_fields_posts_and_ways_and_what_it_had_to_leave_out() -> None:
    values = {
        "persons": [
            {"id": "ada", "name": "Ada Vale", "gender": "f", "other_names": [{"name": "A. V."}]},
            {"name": ["x"]},
            "nobody",
        ],
        "memberships": [
            {
                "person_id": "ada",
                "post_id": "fire/chief",
                "start_date": "2020-01-06",
                "end_date": None,
                "contact_details": [
                    {"type": "voice", "label": "Desk", "value": "01632 960001"},
                    {"type": "fax", "label": "Fax", "value": "01632 960002"},
                ],
            },
            {"person_id": "ada", "post_id": "fire/deputy", "start_date": [2020]},
        ],
    }
    problems = Problems()
    (ada, two, three), notes = popolo(json.dumps(values), "p.json", problems)
    assert (ada.name, ada.fields, ada.phones) == (
        "Ada Vale",
        {"other_names": ["A. V."]},
        ["01632 960001"],
    )
    contact = {"id": "desk", "label": "Desk", "phone": "01632 960001"}
    assert ada.held == [
        {"post": "fire/chief", "start": "2020-01-06", "end": None, "contacts": [contact]},
        held("fire/deputy", "[2020]"),
    ]
    assert (two.fault, three.fault) == ("its `name` is no text", "it is no group of fields")
    assert notes == ["p.json: left out, for the directory has no such field: gender"]
    assert not len(problems)


def held(post: str, start: str, **more: Any) -> dict[str, Any]:
    return {"post": post, "start": start, **more}


def test_what_is_told_of_an_appointment_changes_it_and_another_is_added() -> None:
    there = [held("a/x", "2020-01-01", end="2021-01-01"), held("b/y", "2021-02-01")]
    told = [
        held("a/x", "2020-01-01", end=None),
        held("b/y", "2021-03-01", end="2026-12-31"),
        held("c/z", "2027-01-01"),
    ]
    changes = [(str(way[1]), *way[2:], value) for way, value in changes_of_held(told, there)]
    assert changes == [
        ("[a/x, 2020-01-01]", "end", REMOVED),
        ("[b/y, 2021-02-01]", "end", "2026-12-31"),
        ("[b/y, 2021-02-01]", "start", "2021-03-01"),
        ("[c/z, 2027-01-01]", held("c/z", "2027-01-01")),
    ]
    assert list(changes_of_held([held("b/y", "2021-02-01")], there)) == []
