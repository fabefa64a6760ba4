"""Peer sets mix sectors, keep apart who must be, put nobody with whom they met, and say why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from leaders_network.directory.linking import Directory, link
from leaders_network.peering.cohort import found, gathering
from leaders_network.peering.costs import Costs
from leaders_network.peering.covering import UncoveredError, cheapest
from leaders_network.peering.division import bettered, built
from leaders_network.peering.run import Asked, Proposal, propose, write
from leaders_network.problems import Problems, SettingsError
from leaders_network.records.gathering import Cohort, PeerRound, PeerSet, Programme, Wish
from leaders_network.records.leader import Enrolment, Leader, LeaderAudiences
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.reading import read_records
from leaders_network.records.vocabulary import Area, Areas, Sector, Sectors, Topic, Topics
from tests.unit.filled import DAY, records_of
from tests.unit.town import held

SECTORS = ("fire", "health", "schools", "police", "homes", "army")
REGIONS = ("north", "south", "east")
AREAS = Areas(
    areas=(
        Area(id="all", name="All of it", kind="country"),
        *(Area(id=one, name=one.title(), kind="region", parent="all") for one in REGIONS),
        *(
            Area(id=f"{one}-town", name=f"{one.title()} town", kind="town", parent=one)
            for one in REGIONS
        ),
    )
)


def directory(cohort: dict[str, Any] | None = None, count: int = 18) -> Directory:
    """Return a cohort in which each of six sectors has a member in each of three regions."""
    organisations, leaders = {}, {}
    for number in range(count):
        sector, region = SECTORS[number % 6], REGIONS[number // 6 % 3]
        name = f"m{number:02}"
        organisations[f"o{number:02}"] = Organisation(
            name=f"Body {number}",
            sector=sector,
            areas=(f"{region}-town",),
            posts=(Post(id="chief", title="Chief"),),
        )
        leaders[name] = Leader(
            name=f"Member {number:02}",
            appointments=(held(f"o{number:02}/chief"),),
            programmes=(Enrolment(programme="course", cohort="2026"),),
            knows_about=("floods",),
        )
    given = {"id": "2026", "name": "Of 2026", "start": DAY, **(cohort or {})}
    return link(
        records_of(
            leaders=leaders,
            organisations=organisations,
            programmes={"course": Programme(name="Course", cohorts=(Cohort(**given),))},
            sectors=Sectors(sectors=tuple(Sector(id=one, name=one.title()) for one in SECTORS)),
            areas=AREAS,
            topics=Topics(topics=(Topic(id="floods", name="Floods"),)),
        )
    )


def proposal(known: Directory, **given: Any) -> Proposal:
    asked = Asked("course/2026", 6, DAY, "autumn", "Autumn", DAY)
    return propose(known, replace(asked, **given))


@cache
def usual() -> Proposal:
    """Return what is proposed to the whole cohort, of whom nothing more is known."""
    return proposal(directory())


def groups(made: Iterable[tuple[tuple[int, ...], Any]]) -> list[tuple[int, ...]]:
    return [group for group, _ in made]


def pairs_of(made: Proposal) -> set[tuple[int, int]]:
    return {pair for group in groups(made.sets) for pair in combinations(group, 2)}


def test_sets_mix_sectors_and_can_meet() -> None:
    """There is one best way here: a set for each region, with every sector in it."""
    made = usual()
    assert groups(made.sets) == [tuple(range(n, n + 6)) for n in (0, 6, 12)]
    assert made.sets[0][1] == (
        "Each from another sector",
        "All 6 serve North town",
        "Several know about Floods",
    )
    assert made.doubts == ()


SECTOR, PLACE, TOPIC = "From two sectors", "Both serve North town", "Both know about Floods"


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ({}, (SECTOR, PLACE, TOPIC)),
        ({"audiences": LeaderAudiences(knows_about="cohort-2026")}, (SECTOR, PLACE, TOPIC)),
        ({"audiences": LeaderAudiences(knows_about="team")}, (SECTOR, PLACE)),
        ({"appointments": (replace(held("o01/chief"), audience="team"),)}, (TOPIC,)),
        ({"audience": "team"}, ()),
    ],
)
def test_no_reason_tells_the_room_what_a_member_keeps_from_it(
    kept: dict[str, Any], told: tuple[str, ...]
) -> None:
    known = directory(count=2)
    leaders = dict(known.records.leaders)
    leaders["m01"] = replace(leaders["m01"], **kept)
    made = proposal(link(replace(known.records, leaders=leaders)))
    assert (*made.sets, *made.pairs) == (((0, 1), told), ((0, 1), told))


def test_everybody_is_in_one_set_and_no_set_is_larger_than_asked() -> None:
    for count, size in ((2, 6), (5, 2), (5, 3), (7, 6), (8, 3), (17, 6)):
        made = proposal(directory(count=count), size=size)
        assert sorted(one for group in groups(made.sets) for one in group) == [*range(count)]
        sizes = {len(group) for group in groups(made.sets)}
        assert max(sizes) <= size
        assert max(sizes) - min(sizes) <= 1


def test_the_same_question_has_the_same_answer() -> None:
    assert proposal(directory()) == usual()


def test_nobody_is_put_with_whom_they_met_before() -> None:
    earlier = PeerRound(
        id="spring",
        name="Spring",
        start=date(2026, 3, 1),
        sets=tuple(
            PeerSet(id=f"s{n}", members=tuple(f"m{one:02}" for one in range(n, n + 6)))
            for n in (0, 6, 12)
        ),
    )
    without = pairs_of(usual())
    made = proposal(directory({"peer_rounds": (earlier,)}))
    again = {pair for pair in pairs_of(made) if pair[0] // 6 == pair[1] // 6}
    assert len(without) == 45
    # Eighteen people in sets of six, three of whom share a set, cannot avoid all of it.
    assert len(again) <= 9
    assert len([words for words in made.doubts if "before" in words]) == len(again) + len(
        [1 for group in groups(made.pairs) if group[0] // 6 == group[1] // 6]
    )
    small = proposal(directory({"peer_rounds": (earlier,)}), size=3, with_buddies=False)
    assert not [pair for pair in pairs_of(small) if pair[0] // 6 == pair[1] // 6]
    assert all("Have not been put together before" in why for _, why in small.sets)


def test_earlier_buddies_and_other_cohorts_count_as_having_met() -> None:
    pair = PeerRound(
        id="spring", name="Spring", start=DAY, buddies=(PeerSet(id="one", members=("m00", "m01")),)
    )
    known = directory()
    other = Cohort(id="2025", name="Of 2025", start=DAY, peer_rounds=(pair,))
    course = known.records.programmes["course"]
    known.records.programmes["course"] = Programme(name="Course", cohorts=(*course.cohorts, other))
    assert (0, 1) in pairs_of(usual())
    assert (0, 1) not in pairs_of(proposal(known))


def test_wishes_are_respected_and_never_told_to_the_room() -> None:
    wishes = (Wish(leader="m00", together=("m17",), apart=("m01",)),)
    made = proposal(directory({"wishes": wishes}))
    assert (0, 17) in pairs_of(made)
    assert (0, 1) not in pairs_of(made)
    assert (0, 1) not in groups(made.pairs)
    assert "wish" not in " ".join(words for _, why in made.sets for words in why).casefold()
    assert not [words for words in made.doubts if "wish" in words]


def test_what_could_not_be_done_is_said_to_the_team() -> None:
    wishes = (Wish(leader="m00", together=("m02",), apart=("m01",)),)
    made = proposal(directory({"wishes": wishes}, count=3), size=3)
    assert "Member 00 and Member 01 are together, against a wish" in made.doubts
    kept = proposal(directory({"wishes": wishes}, count=4), size=2, with_buddies=False)
    assert kept.doubts == ()


def test_a_set_that_is_spread_out_is_said_to_be() -> None:
    far = directory(count=18)
    alone = [f"m{number:02}" for number in range(0, 18, 6)]
    for number, leader in far.records.leaders.items():
        if number not in alone:
            far.records.leaders[number] = replace_programmes(leader)
    made = proposal(far, size=3)
    assert made.doubts == ("Set 1 is spread out: 1 of 3 serve one place; agree where they meet",)


def replace_programmes(leader: Leader) -> Leader:
    return Leader(name=leader.name, appointments=leader.appointments)


def test_everybody_has_a_buddy_from_another_sector_and_set() -> None:
    made = usual()
    pairs = groups(made.pairs)
    assert sorted(one for pair in pairs for one in pair) == [*range(18)]
    assert not set(pairs) & pairs_of(made)
    assert all(one % 6 != other % 6 for one, other in pairs)


def test_with_an_odd_number_one_has_two_buddies() -> None:
    named = [one for group in groups(proposal(directory(count=7)).pairs) for one in group]
    assert (len(named), len(set(named))) == (8, 7)


def test_a_cohort_is_found_by_its_room_and_a_wrong_name_is_told() -> None:
    known = directory()
    for name in ("course/2026", "2026", "cohort-2026"):
        assert found(known, name)[0] == "course"
    with pytest.raises(SettingsError, match="there is no cohort course/2062; there is course/2026"):
        found(known, "course/2062")
    course = known.records.programmes["course"]
    known.records.programmes["other"] = course
    with pytest.raises(SettingsError, match="several cohorts are called 2026"):
        found(known, "2026")


def test_what_cannot_be_proposed_says_why() -> None:
    with pytest.raises(SettingsError, match="has 1 member:"):
        proposal(directory(count=1))
    there = PeerRound(id="autumn", name="Autumn", start=DAY)
    with pytest.raises(SettingsError, match="has peer sets autumn already"):
        proposal(directory({"peer_rounds": (there,)}))


def test_a_proposal_is_written_beside_everything_that_is_there(tmp_path: Path) -> None:
    made = usual()
    file = tmp_path / "programmes" / "course.yml"
    file.parent.mkdir()
    text = """\
name: Course
# The first of them all.
cohorts:
  - id: 2026
    name: Of 2026
    start: 2026-11-22 # a Sunday
  - id: 2027
    name: Of 2027
    start: 2027-11-22
"""
    file.write_text(text)
    assert write(tmp_path, made)
    written = file.read_text()
    assert all(line in written.splitlines() for line in text.splitlines())
    problems = Problems()
    (tmp_path / "leaders").mkdir()
    records = read_records(tmp_path, problems)
    assert list(problems) == []
    first, second = records.programmes["course"].cohorts
    (peers,) = first.peer_rounds
    assert peers.sets[0].members == tuple(f"m{n:02}" for n in range(6))
    assert len(peers.buddies) == 9
    assert second.peer_rounds == ()


def test_costs_know_where_a_set_can_best_meet() -> None:
    known = directory()
    programme, cohort = found(known, "course/2026")
    costs = Costs(gathering(known, programme, cohort, DAY))
    assert costs.meeting((0, 1, 2)) == ("north-town", 3)
    assert costs.meeting((0, 1, 6))[1] == 2
    assert costs.of((0, 1, 2)) < costs.of((0, 1, 8)) < costs.of((0, 6, 12))


def test_the_solver_takes_what_costs_least_and_says_when_nothing_fits() -> None:
    groups_there = [(0, 1), (2, 3), (0, 2), (1, 3), (0, 1, 2, 3)]
    assert cheapest(4, groups_there, [1.0, 1.0, 3.0, 3.0, 5.0]) == [(0, 1), (2, 3)]
    assert cheapest(4, groups_there, [9.0, 9.0, 1.0, 1.0, 5.0]) == [(0, 2), (1, 3)]
    with pytest.raises(UncoveredError):
        cheapest(3, [(0, 1)], [1.0])


def test_no_more_groups_are_taken_than_were_known_however_cheap_they_are() -> None:
    groups_there = [(0, 1, 2), (3, 4, 5), (0, 1), (2, 3), (4, 5), (0, 1, 3), (2, 4, 5)]
    prices = [4.0, 4.0, 1.0, 1.0, 1.0, 3.0, 3.0]
    assert cheapest(6, groups_there, prices) == [(0, 1), (2, 3), (4, 5)]
    known = [(0, 1, 2), (3, 4, 5)]
    assert cheapest(6, groups_there, prices, known=known) == [(0, 1, 3), (2, 4, 5)]


@pytest.mark.parametrize("count", [3, 7, 23])
def test_what_exchanges_gain_is_what_the_sets_they_make_cost(count: int) -> None:
    known = directory({"wishes": (Wish(leader="m00", apart=("m01", "m02")),)}, count)
    costs = Costs(gathering(known, *found(known, "course/2026"), DAY))
    random = Random(count)
    made = built(costs, -(-count // 4), random)
    assert sorted(member for group in made for member in group) == list(range(count))
    assert max(map(len, made)) - min(map(len, made)) <= 1
    better = bettered(costs, [list(group) for group in made])
    assert sum(map(costs.of, better)) <= sum(map(costs.of, made))
    for one, other in combinations(range(len(better)), 2):
        both = costs.of(better[one]) + costs.of(better[other])
        for here, there in product(better[one], better[other]):
            mine = {*better[one], there} - {here}
            theirs = {*better[other], here} - {there}
            assert costs.of(mine) + costs.of(theirs) >= both - 1e-6
