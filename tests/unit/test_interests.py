"""What readers' browsers order: what stands for an audience, tied as its records tie it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content.reading import read_content
from leaders_network.outputs.interests import interests
from leaders_network.problems import Problems
from leaders_network.publish.publication import Publication, publish
from leaders_network.publish.views.interests import AreaAround
from leaders_network.records.gathering import Contributor
from leaders_network.records.leader import Ask, Leader, Offer
from tests.files import write
from tests.unit.filled import DAY
from tests.unit.test_items import TREE
from tests.unit.town import ago, fire, held, leader, post, town

PUBLIC, NETWORK, TEAM = RUNGS
PASSED = """\
---
kind: event
description: We met.
start: 2026-09-01 09:30
end: 2026-09-01 11:00
---
# Passed
"""
CANCELLED = """\
---
kind: event
description: We do not meet.
start: 2027-01-01 09:30
end: 2027-01-01 11:00
cancelled: Nobody could.
---
# Cancelled
"""


def ada(**given: Any) -> Leader:
    return leader("Ada", held(**given), knows_about=("floods",))


def seen(
    folder: Path, audience: Audience = NETWORK, more: dict[str, str] | None = None, **kinds: Any
) -> Publication:
    problems = Problems()
    content = read_content(write(folder, {**TREE, **(more or {})}) / "", problems)
    problems.raise_if_any()
    service = fire(posts=(post(role="chief", areas=("C1",)),))
    known = {"leaders": {"ada": ada()}, "organisations": {"fire": service}, **kinds}
    records = replace(town(**known), contributors={"cy": Contributor(name="Cy")})
    return publish(records, audience, DAY, content)


def file_of(publication: Publication) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(interests(publication.interests()))
    return found


def test_an_item_is_tied_by_its_own_words_and_by_the_sector_of_whoever_chose_it(
    tmp_path: Path,
) -> None:
    view = seen(tmp_path).interests()
    pieces = {piece.row.id: piece for piece in view.pieces}
    assert pieces["book"].traits.topics == ("floods",)
    assert pieces["book"].of == ("rescue",)
    assert pieces["secret"].of == ()
    assert pieces["meeting"].until == "2026-12-01"
    assert pieces["meeting"].of == ()  # Ada goes there, and did not make it


def test_what_has_passed_or_is_cancelled_leads_nobody_anywhere(tmp_path: Path) -> None:
    more = {"library/passed.md": PASSED, "library/cancelled.md": CANCELLED}
    ids = {piece.row.id for piece in seen(tmp_path, more=more).interests().pieces}
    assert "meeting" in ids
    assert not ids & {"passed", "cancelled"}


def test_an_event_passes_with_its_last_day_at_home_and_not_where_it_is(tmp_path: Path) -> None:
    zones = {"west": "America/New_York", "home": "Europe/London"}
    evening = PASSED.replace("2026-09-01 09:30", "2026-11-21 20:00").replace(
        "2026-09-01 11:00", "2026-11-21 22:00"
    )
    more = {
        f"library/{name}.md": evening.replace("---\n#", f"time_zone: {zone}\n---\n#")
        for name, zone in zones.items()
    }
    pieces = {piece.row.id: piece for piece in seen(tmp_path, more=more).interests().pieces}
    assert pieces["west"].until == DAY.isoformat()
    assert "home" not in pieces, "the control"


def test_a_leader_is_tied_by_todays_posts(tmp_path: Path) -> None:
    (peer,) = seen(tmp_path).interests().peers
    assert (peer.line, peer.traits.sectors, peer.traits.roles) == (
        "Chief, Fire",
        ("rescue",),
        ("chief",),
    )
    assert peer.traits.areas == ("C1",)
    assert (peer.began, peer.ends) == (ago(200).isoformat(), "")


def test_who_holds_no_post_today_is_not_offered_to_anybody(tmp_path: Path) -> None:
    for end, offered in ((ago(10), []), (None, ["ada"])):
        leaders = {"ada": ada(start=ago(900), end=end)}
        peers = seen(tmp_path, leaders=leaders).interests().peers
        assert [peer.id for peer in peers] == offered


def test_the_day_on_which_the_last_post_ends_is_told(tmp_path: Path) -> None:
    leaving = {"ada": ada(end=DAY + timedelta(60))}
    (peer,) = seen(tmp_path, leaders=leaving).interests().peers
    assert peer.ends == (DAY + timedelta(60)).isoformat()


def test_an_area_says_what_holds_it_but_for_what_holds_all(tmp_path: Path) -> None:
    areas = {area.code: area for area in seen(tmp_path).interests().areas}
    assert areas["C1"] == AreaAround("C1", "County", ("R1",))
    assert areas["R1"].around == ()
    assert "C2" not in areas  # nothing is tied to it


@pytest.mark.parametrize(
    ("audience", "ids"),
    [
        (PUBLIC, {"book", "meeting", "in-order", "today"}),
        (NETWORK, {"book", "meeting", "in-order", "today", "secret"}),
    ],
)
def test_each_audience_has_what_it_may_open(
    tmp_path: Path, audience: Audience, ids: set[str]
) -> None:
    assert {piece[0] for piece in file_of(seen(tmp_path, audience))["pieces"]} == ids


def test_the_public_learns_of_no_leader_and_of_no_offer(tmp_path: Path) -> None:
    offer = Offer(text="A seat", topics=("floods",), until=DAY)
    leaders = {"ada": replace_offers(ada(), offer)}
    public, network = (file_of(seen(tmp_path, one, leaders=leaders)) for one in (PUBLIC, NETWORK))
    assert (public["people"], public["offers"]) == ([], [])
    assert [one[0] for one in network["people"]] == ["ada"]
    assert [one[0] for one in network["offers"]] == ["A seat"]
    # Who chose a piece may not be known, so neither may their sector.
    assert [piece[13] for piece in public["pieces"] if piece[0] == "book"] == [[]]


def replace_offers(one: Leader, *offers: Offer) -> Leader:
    return Leader(
        name=one.name,
        appointments=one.appointments,
        knows_about=one.knows_about,
        offers=offers,
        asks=(Ask(text="Who asks", until=DAY, anonymous=True),),
    )


def test_places_in_the_file_name_what_they_are_places_of(tmp_path: Path) -> None:
    held_in_file = file_of(seen(tmp_path))
    (book,) = (piece for piece in held_in_file["pieces"] if piece[0] == "book")
    (person,) = held_in_file["people"]
    assert [held_in_file["topics"][place][0] for place in book[11]] == ["floods"]
    assert [held_in_file["areas"][place][0] for place in person[6]] == ["C1"]
    county = held_in_file["areas"][person[6][0]]
    assert [held_in_file["areas"][place][0] for place in county[2]] == ["R1"]
