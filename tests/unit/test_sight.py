"""Each audience sees what is for it, and nothing else; this is what must never break.

The expectations here are written out by hand from the design and share no code with the program.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from leaders_network.compact import replaced
from leaders_network.publish.sight import Sight
from leaders_network.records.field import PUBLIC, fields_of, item, record
from leaders_network.records.gathering import Contributor, Group, Programme
from leaders_network.records.leader import Appointment, Leader, LeaderAudiences
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.records import FOLDERS
from tests.unit.eyes import SEEN_BY, VIEWERS, seen, shown, who_sees
from tests.unit.filled import DAY, filled, slots_of

DEFAULTS: dict[type[Any], dict[str, str]] = {
    Leader: {
        **dict.fromkeys(["sign_in", "joined", "lawful_basis", "agreed", "invited"], "team"),
        **dict.fromkeys(["audience", "audiences"], "team"),
        "": "network",
    },
    Organisation: {"contacts": "network", "routes": "network", "audience": "team", "": "public"},
    Programme: {"cohorts": "network", "audience": "team", "": "public"},
    Group: {"audience": "team", "": "network"},
    Contributor: {"audience": "team", "": "public"},
}
"""Who sees a field where the record says nothing; under no name, every other field."""
INSIDE = {"contacts": "network", "assistants": "network", "routes": "network", "may_edit": "team"}
"""Who sees a field of an item, where that is fewer than see the item."""
PARTS = {
    "name": {"name", "given_name", "family_name", "other_names", "former_ids"},
    "photo": {"photo"},
    "biography": {"summary", "biography"},
    "knows_about": {"knows_about", "contact_for"},
    "programmes": {"programmes", "groups"},
    "offers": {"offers"},
    "asks": {"asks"},
}
WIDENED = {"name", "post", "photo", "biography"}
"""The parts that a leader may show to everyone."""
OF_BEFORE = {"other_names", "former_ids"}
"""What tells a former name, and is not shown to everyone with the name of today."""


def default_of(kind: type[Any], name: str) -> str:
    return DEFAULTS[kind].get(name, DEFAULTS[kind][""])


def fields_to_see() -> Iterator[tuple[str, type[Any], str]]:
    for kind, model in FOLDERS.items():
        for name, _ in fields_of(model):
            if name not in ("audience", "audiences", "invited"):
                yield kind, model, name


@pytest.mark.parametrize("model", [*FOLDERS.values()])
def test_every_field_of_a_file_declares_who_sees_it(model: type[Any]) -> None:
    for name, declared in fields_of(model):
        assert declared.audience == default_of(model, name), name


@pytest.mark.parametrize(("kind", "model", "name"), [*fields_to_see()])
def test_a_field_is_seen_by_its_audience_alone(kind: str, model: type[Any], name: str) -> None:
    written = filled(model)
    assert shown(written, name), "the control: the field is filled"
    found = who_sees(kind, written, lambda pruned: shown(pruned, name))
    assert found == SEEN_BY[default_of(model, name)]


@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_field_that_declares_nothing_is_seen_by_nobody(viewer: str) -> None:
    @record
    class Forgetful:
        name: str = item("Its name.", audience=PUBLIC)
        secret: str = item("A field whose audience was forgotten.")

    pruned = seen("contributors", Forgetful(name="Name", secret="Secret"), viewer)
    assert (pruned.name, pruned.secret) == ("Name", None)


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("named", SEEN_BY)
def test_a_narrowed_record_is_seen_by_those_it_names_alone(kind: str, named: str) -> None:
    model = FOLDERS[kind]
    found = who_sees(kind, filled(model, audience=named), lambda pruned: pruned is not None)
    assert found == SEEN_BY[default_of(model, "name")] & SEEN_BY[named]


def allowed(part: str, named: str) -> set[str]:
    """Return who sees a part for which a leader names an audience."""
    return SEEN_BY["network" if named == "public" and part not in WIDENED else named]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("named", SEEN_BY)
def test_a_part_is_seen_by_those_a_leader_names_and_never_above_its_ceiling(
    part: str, named: str
) -> None:
    leader = filled(Leader, audiences=LeaderAudiences(**{part: named}))
    leaders = allowed("name", named) if part == "name" else SEEN_BY["network"]
    assert who_sees("leaders", leader, lambda pruned: pruned is not None) == leaders
    for name in PARTS[part]:
        expected = SEEN_BY["network"] if name in OF_BEFORE and named == "public" else leaders
        found = who_sees("leaders", leader, partial(shown, name=name))
        assert found == expected & allowed(part, named), name


def test_the_public_sees_only_what_a_leader_shows_to_everyone() -> None:
    everything = LeaderAudiences(name="public", post="public", photo="public", biography="public")
    pruned = seen("leaders", filled(Leader, audiences=everything), "public")
    names = {name for name, _ in fields_of(Leader) if shown(pruned, name)}
    assert names == {
        *("name", "given_name", "family_name", "photo", "summary", "biography"),
        "appointments",
    }
    (appointment,) = pruned.appointments
    assert (appointment.contacts, appointment.assistants, appointment.routes) == ((), (), ())


@pytest.mark.parametrize("part", sorted(PARTS.keys() - {"name"}))
@pytest.mark.parametrize("named", SEEN_BY)
def test_a_leader_whose_name_is_public_still_keeps_each_part_to_whom_it_names(
    part: str, named: str
) -> None:
    leader = filled(Leader, audiences=LeaderAudiences(name="public", **{part: named}))
    for name in PARTS[part]:
        found = who_sees("leaders", leader, partial(shown, name=name))
        assert found == allowed(part, named), name


@pytest.mark.parametrize("named", SEEN_BY)
@pytest.mark.parametrize(
    ("part", "days"),
    [
        ("post", {}),
        ("appointments", {"end": DAY - timedelta(1)}),
        ("appointments", {"start": DAY + timedelta(1)}),
    ],
)
def test_todays_posts_and_other_appointments_go_by_parts_of_their_own(
    part: str, days: dict[str, date], named: str
) -> None:
    parts = LeaderAudiences(name="public", **{part: named})
    leader = filled(Leader, appointments=(filled(Appointment, **days),), audiences=parts)
    found = who_sees("leaders", leader, lambda pruned: shown(pruned, "appointments"))
    assert found == allowed(part, named)


Way = tuple[str, ...]


def ways_to_items(model: type[Any], above: Way = ()) -> Iterator[tuple[Way, type[Any]]]:
    """Yield the way of fields to every list of items, at any depth, and the items' class."""
    for name, slot in slots_of(model).items():
        if slot.inside and slot.many:
            yield (*above, name), slot.inside
            yield from ways_to_items(slot.inside, (*above, name))


def restrictable() -> Iterator[tuple[str, Way]]:
    for kind, model in FOLDERS.items():
        for way, inside in ways_to_items(model):
            if "audience" in slots_of(inside):
                yield kind, way


def with_audience(model: type[Any], way: Way, named: str) -> Any:
    """Return a filled record whose item at the end of a way names an audience."""
    name, *rest = way
    inside = slots_of(model)[name].inside
    assert inside is not None
    found = with_audience(inside, tuple(rest), named) if rest else filled(inside, audience=named)
    return filled(model, **{name: (found,)})


def at(pruned: Any, way: Way) -> tuple[Any, ...]:
    found = (pruned,) if pruned is not None else ()
    for name in way:
        found = tuple(item for holder in found for item in getattr(holder, name))
    return found


def test_there_are_items_that_name_audiences_in_every_place_the_design_gives_them() -> None:
    ways = {".".join((kind, *way)) for kind, way in restrictable()}
    assert ways == {
        *("leaders.appointments", "leaders.offers", "leaders.asks"),
        *(f"leaders.appointments.{name}" for name in ("contacts", "assistants", "routes")),
        *("organisations.contacts", "organisations.routes", "organisations.posts"),
        *("organisations.posts.contacts", "organisations.posts.routes"),
    }


@pytest.mark.parametrize(("kind", "way"), [*restrictable()])
@pytest.mark.parametrize("named", SEEN_BY)
def test_an_item_is_seen_by_those_it_names_and_never_above_its_field(
    kind: str, way: Way, named: str
) -> None:
    model = FOLDERS[kind]
    expected = SEEN_BY[default_of(model, "name")] & SEEN_BY[named]
    for depth, name in enumerate(way):
        default = INSIDE.get(name, "public") if depth else default_of(model, name)
        expected = expected & SEEN_BY[default]
    written = with_audience(model, way, named)
    assert who_sees(kind, written, lambda pruned: bool(at(pruned, way))) == expected


def test_nothing_that_stands_alone_in_a_record_has_an_audience_of_its_own() -> None:
    """Only lists of items are pruned inside; a group of fields that narrows would leak."""
    todo: list[type[Any]] = [*FOLDERS.values()]
    while todo:
        for slot in slots_of(todo.pop()).values():
            if slot.inside is None:
                continue
            todo.append(slot.inside)
            if not slot.many:
                assert "audience" not in slots_of(slot.inside)
                assert {declared.audience for _, declared in fields_of(slot.inside)} == {None}


@pytest.mark.parametrize("viewer", VIEWERS)
def test_only_the_team_sees_which_assistants_may_edit(viewer: str) -> None:
    pruned = seen("leaders", filled(Leader), viewer)
    found = at(pruned, ("appointments", "assistants"))
    assert [bool(assistant.may_edit) for assistant in found] == (
        [] if viewer == "public" else [viewer == "team"]
    )


def test_pruning_changes_nothing_of_the_records_themselves() -> None:
    leader = filled(Leader)
    before = repr(leader)
    seen("leaders", leader, "public")
    seen("leaders", leader, "network")
    assert repr(leader) == before


def test_a_pruned_record_shares_what_it_keeps() -> None:
    """The team's record is the record itself, so that nothing is copied without need."""
    leader = filled(Leader)
    pruned = seen("leaders", leader, "team")
    assert dataclasses.asdict(pruned) == dataclasses.asdict(leader)


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("kind", FOLDERS)
def test_one_record_is_seen_as_it_is_among_all_but_without_appointments(
    kind: str, viewer: str
) -> None:
    for audience in (None, "team"):
        written = filled(FOLDERS[kind], audience=audience)
        alone = Sight(VIEWERS[viewer], DAY, Network()).one(written)
        among = seen(kind, written, viewer)
        assert (alone is None) == (among is None)
        if among is not None:
            changed = {"appointments": ()} if kind == "leaders" else {}
            assert alone == replaced(among, changed)


def test_of_one_record_without_a_name_that_may_be_seen_nothing_is_seen() -> None:
    written = filled(Leader, audiences=LeaderAudiences(name="team"))
    assert Sight(VIEWERS["network"], DAY, Network()).one(written) is None
    assert Sight(VIEWERS["team"], DAY, Network()).one(written) is not None
