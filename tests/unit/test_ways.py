"""Whatever leads to somebody is told wherever contacts are: a new way fails here until it is."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from leaders_network.outputs.cards import leader_card
from leaders_network.problems import Problems
from leaders_network.publish.publication import Publication
from leaders_network.publish.sights import ROWS, sights_of
from leaders_network.records.contact import WAYS, Contact
from leaders_network.records.leader import Leader
from leaders_network.records.validation import validated
from leaders_network.sheets.others import as_popolo
from leaders_network.source import read_yaml
from tests.unit.drawn import draw, draw_part
from tests.unit.filled import DAY
from tests.unit.town import contact, held, leader, route, seen, town

WRITTEN = {
    "email": "own@southmere.example",
    "phone": "+441632960001",
    "web": "https://southmere.example/own",
    "address": "1 Harbour Road",
}
READ = {**WRITTEN, "phone": "01632 960001"}

each = pytest.mark.parametrize("way", WAYS)


def reached(way: str, **given: Any) -> Leader:
    """Return a leader to whom one contact leads, by one way."""
    ways = {"email": None, way: WRITTEN[way], **given}
    return leader(
        "Ada Ash",
        held(
            contacts=(contact("own", "peer", confirmed=1, **ways),), routes=(route("peer", "own"),)
        ),
        groups=("winter",),
    )


def of(way: str, viewer: str = "network", **given: Any) -> Publication:
    return seen(town(leaders={"ada": reached(way, **given)}), viewer)


def not_written(way: str) -> list[str]:
    return [READ[other] for other in WAYS if other != way]


@each
def test_a_contact_may_have_this_way_alone(way: str) -> None:
    problems = Problems()
    for text in (f"{{id: own, label: Own, {way}: '{WRITTEN[way]}'}}", "{id: own, label: Own}"):
        read = read_yaml(text, "", problems)
        assert read
        validated(Contact, *read, "", problems)
    assert [problem.code for problem in problems] == ["empty-contact"], "only the second"


@each
def test_it_stands_on_their_page_as_a_contact_and_as_the_way_to_take(way: str) -> None:
    (entry,) = of(way).pages.leaders()
    view = entry.view()
    (turn,) = [one for one in view.reach[0].routes if one.via == "Own"]
    assert turn.shown == READ[way]
    drawn = draw("leader.html", view)
    assert drawn.count(READ[way]) >= 2
    assert not [one for one in not_written(way) if one in drawn]


@each
def test_it_stands_in_the_list_of_a_rooms_members_once(way: str) -> None:
    front = of(way, "winter", audience="winter").front()
    (member,) = front.reachable
    drawn = re.sub("<wbr.*?>", "", draw_part("member-contacts.html", front))
    assert (member.routes, drawn.count(f">{READ[way]}<") + drawn.count(f" {READ[way]}<")) == ((), 1)
    assert not [one for one in not_written(way) if one in drawn]


@pytest.mark.parametrize("audience", [None, "winter"])
def test_a_rooms_list_says_once_when_a_way_is_answered(audience: str | None) -> None:
    front = of("phone", "winter", audience=audience, hours="Mon to Fri, 9 to 5").front()
    assert draw_part("member-contacts.html", front).count("Mon to Fri, 9 to 5") == 1
    front = of("phone", "winter", audience=audience).front()
    assert "Mon to Fri" not in draw_part("member-contacts.html", front)


@each
def test_it_is_on_their_card(way: str) -> None:
    publication = of(way)
    (entry,) = publication.pages.leaders()
    card = leader_card(entry.view(), publication.site).decode()
    assert WRITTEN[way] in card
    assert not [other for other in WAYS if other != way and WRITTEN[other] in card]


@each
def test_it_is_among_what_each_audience_is_told_to_see(way: str) -> None:
    leaders = {"ada": reached(way)}
    told = sights_of(town(leaders=leaders), leaders, DAY, whole=True)["ada"]
    row = ROWS.index("Ways to reach them")
    public, *others = (sight.cells[row] for sight in told)
    assert (public, set(others)) == ("—", {f"Own ({READ[way]})"})


@each
def test_it_is_in_the_export_for_others(way: str) -> None:
    held_post = {
        "post": "fire/chief",
        "start": "2026-01-01",
        "contacts": [{"label": "Own", way: WRITTEN[way]}],
    }
    ada = {"name": "Ada Ash", "appointments": [held_post]}
    records: Any = {"leaders": {"ada": ada}, "organisations": {}}
    told = json.loads(as_popolo(records))
    (membership,) = [one for one in told["memberships"] if one["person_id"] == "ada"]
    assert membership["contact_details"] == [{"type": way, "label": "Own", "value": WRITTEN[way]}]
