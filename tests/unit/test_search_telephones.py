"""A telephone number finds whose it is, in whatever form a telephone shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.contact import (
    AssistantView,
    ContactView,
    Freshness,
    Reach,
    RouteView,
)
from leaders_network.publish.views.people import LeaderView
from leaders_network.search import HEAD
from leaders_network.search.index import Material, people_index
from tests.unit.search_samples import TERMS, Asker, Name, asker, leader, organisation, post

NEVER = Freshness("unconfirmed")
SERVICE = organisation("northmoor-fire", "Northmoor Fire")
CHIEF = post(SERVICE, "chief", "Chief Fire Officer", None)
HELD = "Chief Fire Officer, Northmoor Fire"


def way(label: str, phone: str, tel: str | None) -> ContactView:
    return ContactView(label, (), NEVER, phone=phone, tel=tel)


MOBILE = way("Mobile", "07700 900123", "tel:+447700900123")
ROOM = way("Control room", "01632 960400", "tel:+441632960400")
PRESS = way("Press office", "01632 960401", "tel:+441632960401")
ASSISTANT = AssistantView(
    "Priya Shah",
    "Staff officer",
    NEVER,
    phone="01632 960402",
    tel="tel:+441632960402",
    path="assistants/priya-shah-0a/",
)


def reached(number: int, name: Name, *contacts: ContactView) -> LeaderView:
    """Return a leader who holds the post, with ways of their own and the assistant."""
    line = CHIEF.row.line
    reach = Reach(line.post, line.organisation, (), (ASSISTANT,), contacts, (ROOM,))
    return replace(leader(number, name, posts=(line,)), reach=(reach,))


MATERIAL = Material(
    [reached(0, Name("Amara", "Penrose"), MOBILE), reached(1, Name("Zoë", "Day"))],
    [replace(CHIEF, contacts=(ROOM,))],
    [replace(SERVICE, contacts=(PRESS,))],
    TERMS,
)


@pytest.fixture(scope="module")
def search() -> Iterator[Asker]:
    with asker("search/calling.mjs") as found:
        yield found


def found(search: Asker, number: str) -> list[list[str]]:
    [answer] = search.ask(people_index(MATERIAL), [number])
    told: list[dict[str, Any]] = answer["found"]
    return [[one[part] for part in ("whose", "kind", "beside", "path")] for one in told]


@pytest.mark.parametrize(
    ("number", "row"),
    [
        ("447700900123", ["Amara Penrose", "Mobile", HELD, "leaders/leader-0/"]),
        (
            "1632960400",
            [
                "Chief Fire Officer, Northmoor Fire",
                "Control room",
                "Zoë Day, Amara Penrose",
                CHIEF.row.line.post.path,
            ],
        ),
        (
            "960401",
            ["Northmoor Fire", "Press office", "", SERVICE.organisation.path],
        ),
        (
            "960402",
            [
                "Priya Shah",
                "Staff officer",
                f"Supports Zoë Day, {HELD} and one other",
                ASSISTANT.path,
            ],
        ),
    ],
)
def test_a_number_finds_whose_it_is(search: Asker, number: str, row: list[str]) -> None:
    assert found(search, number) == [row]


def test_a_number_that_nobody_has_finds_nobody(search: Asker) -> None:
    assert found(search, "960499") == []


def test_two_leaders_of_one_name_are_told_apart_by_what_they_hold(search: Asker) -> None:
    namesakes = [reached(number, Name("John", "Williams"), MOBILE) for number in (0, 1)]
    health = post(organisation("hill-trust", "Hill Trust"), "chair", "Chair", None).row.line
    person = replace(namesakes[1].person, posts=(health,))
    material = replace(MATERIAL, leaders=[namesakes[0], replace(namesakes[1], person=person)])
    [own, supported] = search.ask(people_index(material), ["447700900123", "960402"])
    assert {one["beside"] for one in own["found"]} == {HELD, "Chair, Hill Trust"}
    assert supported["found"][0]["beside"].endswith(" and one other")


@pytest.mark.parametrize("number", ["4401632960400", "91632960400"])
def test_a_number_with_something_else_before_it_is_found_by_its_end(
    search: Asker, number: str
) -> None:
    assert [row[1] for row in found(search, number)] == ["Control room"]
    assert found(search, number[:-3] + "499") == []


def test_numbers_that_end_with_what_was_typed_come_first(search: Asker) -> None:
    others = [way("Desk", f"0{n}", f"tel:+44{n}") for n in ("1632960400771", "2079960400")]
    material = replace(MATERIAL, organisations=[replace(SERVICE, contacts=tuple(others))])
    [answer] = search.ask(people_index(material), ["960400"])
    assert [one["shown"][-6:] for one in answer["found"]] == ["960400", "960400", "400771"]


def test_nothing_is_listed_where_no_page_shows_a_number() -> None:
    silent = Material([leader(0, Name("Amara", "Penrose"))], [CHIEF], [SERVICE], TERMS)
    assert b'"telephones"' not in people_index(silent)[HEAD]
    assert b'"telephones"' in people_index(MATERIAL)[HEAD]


def test_the_number_of_a_body_above_is_found_as_a_leaders_where_no_body_has_a_page(
    search: Asker,
) -> None:
    calls = [
        RouteView(one.label, one.label, href=one.tel, shown=one.phone) for one in (PRESS, ROOM)
    ]
    helped = RouteView("Diary", ASSISTANT.name, href=ASSISTANT.tel, shown=ASSISTANT.phone)
    one = reached(0, Name("Amara", "Penrose"))
    for path, whose in (("organisations/northmoor-fire/", []), ("", ["Amara Penrose"])):
        body = Link("Northmoor Fire", path)
        reach = replace(one.reach[0], organisation=body, routes=(*calls, helped))
        files = people_index(Material([replace(one, reach=(reach,))], [CHIEF], [SERVICE], TERMS))
        answers = search.ask(files, ["960401", "960400", "960402"])
        found = [[row["whose"] for row in answer["found"]] for answer in answers]
        assert found == [whose, whose, [ASSISTANT.name]]


def test_what_has_no_page_to_lead_to_is_left_out(search: Asker) -> None:
    row = replace(SERVICE.organisation, path="")
    hidden = replace(SERVICE, organisation=row, contacts=(PRESS,))
    files = people_index(replace(MATERIAL, organisations=[hidden]))
    answers = search.ask(files, ["960401", "960402"])
    assert [answer["count"] for answer in answers] == [0, 1]
