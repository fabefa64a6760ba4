"""A form names no audience that its reader may not know of, and shows values in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leaders_network.directory.room import rooms_of
from leaders_network.publish.asking import Asking, asked
from leaders_network.records.contact import Assistant
from leaders_network.records.leader import Leader, Offer
from tests.unit.town import town

OWN, _ = sorted(rooms_of(town()), key=lambda room: room.id)
ASKING = Asking({"floods": "Floods"}, (OWN,), (("desk", "The desk"),), "GB")


def shown(owner: Any, key: str) -> str:
    (entry,) = [one for one in asked(owner) if one.key == key]
    return ASKING.field(key, owner, entry, "the network", "").shown


@pytest.mark.parametrize(
    ("audience", "may"),
    [(None, True), ("public", True), ("withheld", True), (OWN.id, True), ("winter", False)],
)
def test_a_room_that_the_reader_is_no_member_of_is_never_named(
    audience: str | None, may: bool
) -> None:
    assert OWN.id != "winter"
    assert ASKING.may_tell(audience) is may
    told = ASKING.name(audience, "whoever sees the entry")
    assert ("winter" in told) is False
    assert (told == "the members of a room") is not may


def test_values_are_shown_as_people_read_them() -> None:
    offer = Offer(text="Tea", until=date(2027, 1, 31), topics=("floods",))
    assert [shown(offer, key) for key in ("until", "topics", "text")] == [
        "31 January 2027",
        "Floods",
        "Tea",
    ]
    leader = Leader(name="Ada Vale", languages=("en", "cy"))
    assert shown(leader, "languages") == "English, Welsh"
    assert shown(leader, "pronouns") == ""
    assert [shown(Assistant(name="Bo", may_edit=may), "may_edit") for may in (True, False)] == [
        "Yes",
        "",
    ]
