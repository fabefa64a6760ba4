"""What a report says of groups whose numbers it does not tell."""

from __future__ import annotations

from datetime import date

from leaders_network.consulting.answers import Stratum
from leaders_network.consulting.steps import least_of, most_of, steps
from leaders_network.consulting.tables import ALL, Cell, Group, Survey
from leaders_network.records.consultation import Response, SectorCount

MEMBERS = {
    Stratum("fire", "north"): 22,
    Stratum("health", "north"): 40,
    Stratum("parks", "north"): 15,
}
FIRE, HEALTH, PARKS = (Cell(Group("sector", one)) for one in ("fire", "health", "parks"))


def survey(**answered: int) -> Survey:
    """Return who answered, by sector."""
    counts = {(Stratum(sector, "north"), "", ""): number for sector, number in answered.items()}
    return Survey((), MEMBERS, counts, {}, tuple(MEMBERS))


def test_a_step_is_lowered_until_it_leaves_enough_who_may_have_kept_silent() -> None:
    told = steps(survey(fire=21, health=36, parks=14), 10)
    assert told[HEALTH] == 30
    assert FIRE not in told
    assert PARKS not in told


def test_a_group_that_has_no_step_is_not_known_to_be_under_the_threshold() -> None:
    told = steps(survey(fire=9, health=19, parks=9), 10)
    assert told == {Cell(ALL): 30}
    most = most_of(survey(fire=9, health=19, parks=9), 10, told)
    assert most == {Cell(ALL): 39, HEALTH: 19}, "the others are so few that a step tells nothing"


def test_a_report_says_no_more_of_the_open_phase_than_its_page_did() -> None:
    sectors = (
        SectorCount(sector="fire", answers=20),
        SectorCount(sector="health", answers=20),
    )
    response = Response(on=date(2026, 11, 1), answers=40, sectors=sectors)
    told = least_of(survey(fire=21, health=24), 10, response, ())
    assert told == {Cell(ALL): 40, FIRE: 10, HEALTH: 20}
