"""Whom a consultation asks, and who reads what was heard of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaders_network.audiences import RUNGS
from leaders_network.consulting.answers import Answered, Collected, Stratum
from leaders_network.consulting.pages import ConsultationPage
from leaders_network.consulting.reporting import Heard, members_of, report
from leaders_network.content.reading import read_content
from leaders_network.directory.linking import Directory, link
from leaders_network.directory.standing import Standing, asked
from leaders_network.problems import Problems
from leaders_network.publish.consultations import consultation_view
from leaders_network.publish.publication import publish
from leaders_network.records.leader import Enrolment
from tests.consulting.forum import CONSULTATION
from tests.files import write
from tests.unit.test_consultations import WHOLE
from tests.unit.town import ago, fire, held, leader, town

PAGE = ConsultationPage("week", WHOLE, "network", Path("week.md"))
CHIEF = Standing("rescue", "", "R1")


def directory() -> Directory:
    here = (Enrolment(programme="course", cohort="2026"),)
    return link(
        town(
            organisations={"fire": fire(areas=("R1",))},
            leaders={
                "ada": leader("Ada", held(), programmes=here),
                "bo": leader("Bo", held(start=ago(400), end=ago(300)), groups=("winter",)),
                "cy": leader("Cy", programmes=here),
            },
        )
    )


def test_who_holds_no_post_is_asked_too_unless_it_is_meant_for_some() -> None:
    found = asked(directory(), WHOLE, "network", ago(0))
    assert found == {"ada": CHIEF, "bo": Standing(), "cy": Standing()}
    some = replace(WHOLE, sectors=("rescue",))
    assert asked(directory(), some, "network", ago(0)) == {"ada": CHIEF}


@pytest.mark.parametrize(
    ("audience", "members"), [("cohort-2026", ["ada", "cy"]), ("winter", ["bo"])]
)
def test_a_room_asks_its_members_alone(audience: str, members: list[str]) -> None:
    assert [*asked(directory(), WHOLE, audience, ago(0))] == members
    page = replace(PAGE, audience=audience)
    assert sum(members_of(directory().records, page).values()) == len(members)


def test_a_page_says_whose_room_is_asked_and_of_how_many_that_is(tmp_path: Path) -> None:
    days = {"announced": ago(0), "opens": ago(0), "closes": ago(-9), "destroyed_by": ago(-99)}
    told = f"response: {{on: {ago(0)}, answers: 10}}\nquestions:"
    text = CONSULTATION.format(**days).replace("questions:", told)
    tree = {
        f"voice/ask-{one}.md": text.replace("audience: public", f"audience: {one}")
        for one in ("network", "cohort-2026")
    }
    problems = Problems()
    content = read_content(write(tmp_path, tree), problems)
    assert list(problems) == []
    here = (Enrolment(programme="course", cohort="2026"),)
    leaders = {f"a{n}": leader(f"A {n}", programmes=here[: n % 2]) for n in range(50)}
    ground = publish(town(leaders=leaders), RUNGS[2], ago(0), content).ground
    found = [consultation_view(ground, f"ask-{one}") for one in ("network", "cohort-2026")]
    assert [one.room for one in found] == ["", "First"]
    assert [one.response and one.response.leaders for one in found] == [50, 25]


@pytest.mark.parametrize(
    ("audience", "reader"), [("public", "network"), ("network", "network"), ("winter", "winter")]
)
def test_a_report_is_for_nobody_who_did_not_see_what_was_asked(audience: str, reader: str) -> None:
    page = replace(PAGE, audience=audience)
    written = report(Heard(page, "The week", Collected(()), {}, 10), ago(0))
    assert f"\naudience: {reader}\n" in written


def test_whoever_answered_and_left_has_no_row_that_says_so() -> None:
    def rows(*answers: str) -> str:
        members = {Stratum("rescue", "R1"): 40, Stratum("care", "R1"): 40}
        sectors = ["rescue"] * 25 + ["care"] * 25 + [*answers]
        given = tuple(Answered(one, "R1", {"q": "Because."}, quote=False) for one in sectors)
        return report(Heard(PAGE, "The week", Collected(given), members, 10), ago(0))

    assert "sector: care" in rows("parks"), "the control"
    assert "sector: parks" not in rows("parks")
