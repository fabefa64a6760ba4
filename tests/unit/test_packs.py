"""The first hundred days: for whoever is new, what they may see of those around them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content.reading import read_content
from leaders_network.problems import Problems
from leaders_network.publish.publication import Publication, publish
from leaders_network.publish.views.packs import PackView
from leaders_network.records.leader import Agreement, Leader
from leaders_network.records.records import Records
from leaders_network.records.vocabulary import Area, Areas
from tests.files import write
from tests.unit.filled import DAY
from tests.unit.test_items import BOOK
from tests.unit.town import ago, fire, held, leader, post, seen, town


def records_of(**leaders: Leader) -> Records:
    chief = post(role="chief")
    bodies = {
        "fire": fire(areas=("C1",), posts=(chief,)),
        "far": fire(name="Far fire", areas=("C2",), posts=(chief,)),
        "care": fire(name="Care", sector="care", areas=("R1",), posts=(post("nurse"),)),
        "law": fire(name="Law", sector="law", areas=("N1",), posts=(post("judge"),)),
    }
    return town(organisations=bodies, leaders=leaders)


def pack(viewer: str = "network", **leaders: Leader) -> PackView | None:
    entries = {entry.path: entry for entry in published(viewer, **leaders).pages.packs()}
    entry = entries.get("leaders/ada/first-hundred-days/")
    return entry.view() if entry else None


def published(viewer: str = "network", **leaders: Leader) -> Publication:
    return seen(records_of(**leaders), viewer)


def new(**given: Any) -> Leader:
    return leader("Ada Vale", held("fire/chief", start=ago(11)), **given)


def covering(found: PackView) -> list[tuple[str, list[str]]]:
    return [(one.heading, [row.line.post.name for row in one.posts]) for one in found.covering]


def before(**given: Any) -> Leader:
    return leader("Bo Marsh", held("fire/chief", start=ago(900), end=ago(12)), **given)


def agreed(days: int = 30) -> dict[str, Any]:
    return {"agreed": (Agreement(to="handover", on=ago(days)),)}


def test_whoever_is_new_in_post_has_one_that_counts_the_days() -> None:
    found = pack(ada=new())
    assert found
    assert (found.number, found.days, found.ends.iso) == (12, 100, ago(-88).isoformat())
    last = pack(ada=leader("Ada Vale", held("fire/chief", start=ago(99))))
    assert last
    assert (last.number, last.ends.iso) == (100, DAY.isoformat())
    assert pack(ada=leader("Ada Vale", held("fire/chief", start=ago(100)))) is None
    assert pack(ada=leader("Ada Vale", held("fire/chief", start=ago(-1)))) is None


@pytest.mark.parametrize(("number", "is_long"), [(8, False), (9, True)])
def test_it_is_long_where_many_serve_the_same_ground(number: int, is_long: bool) -> None:
    posts = tuple(post(f"p{n}") for n in range(number))
    bodies = {code.lower(): fire(name=code, areas=(code,), posts=posts) for code in ("C1", "R1")}
    bodies["fire"] = fire(areas=("C1",), posts=(post(role="chief"),))
    leaders = {
        f"{body}-{n}": leader(f"Bo {body}{n}", held(f"{body}/p{n}"))
        for body in ("c1", "r1")
        for n in range(number)
    }
    leaders["ada"] = new()
    found = seen(town(organisations=bodies, leaders=leaders)).pages.packs()
    (view,) = (entry.view() for entry in found if "/ada/" in entry.path)
    assert sum(len(section.posts) for section in view.covering) == 2 * number
    assert view.is_long == is_long


def test_they_are_listed_by_family_name() -> None:
    bo = leader("Bo Marsh", held("care/nurse", start=ago(11)))
    links = published(ada=new(), bo=bo).front().newcomers
    assert [link.name for link in links] == ["Bo Marsh", "Ada Vale"]


def test_the_public_and_rooms_have_none() -> None:
    assert pack("public", ada=new()) is None
    records = records_of(ada=new(groups=("winter",)))
    room = publish(records, Audience("winter", "Winter", is_room=True), DAY)
    assert list(room.pages.packs()) == []


def test_it_says_who_covers_the_same_ground_and_leaves_out_the_own_body_and_the_nation() -> None:
    found = pack(
        ada=new(),
        cy=leader("Cy Fell", held("care/nurse")),
        di=leader("Di Lowe", held("law/judge")),
    )
    assert found
    assert covering(found) == [("Region", ["Nurse"])]


def test_a_vacant_post_covers_no_ground() -> None:
    found = pack(ada=new(), cy=leader("Cy Fell", held("care/nurse", end=ago(1))))
    assert found
    assert found.covering == ()


def test_it_tells_of_six_grounds_the_own_before_what_lies_around_it() -> None:
    around = [f"R{number}" for number in range(1, 8)]
    region: dict[str, Any] = {"kind": "region", "parent": "N1"}
    areas = Areas(
        areas=(
            Area(id="N1", name="Nation", kind="nation"),
            *(Area(id=code, name=f"Region {code}", **region) for code in around),
            Area(id="C1", name="County", kind="county", parent="R1", within=tuple(around[1:])),
        )
    )
    nurse = (post("nurse"),)
    bodies = {"fire": fire(areas=("C1",)), "own": fire(name="Own", areas=("C1",), posts=nurse)}
    bodies |= {f"of-{code.lower()}": fire(areas=(code,), posts=nurse) for code in around}
    leaders = {
        body: leader(f"Cy {body}", held(f"{body}/nurse")) for body in bodies if body != "fire"
    }
    records = town(areas=areas, organisations=bodies, leaders={"ada": new(), **leaders})
    (entry,) = [one for one in seen(records).pages.packs() if one.path.startswith("leaders/ada/")]
    headings = [heading for heading, _ in covering(entry.view())]
    assert (headings[0], len(headings)) == ("County", 6)
    assert {*headings[1:]} < {f"Region {code}" for code in around}


def test_who_serves_a_place_in_the_own_area_comes_before_who_serves_the_region() -> None:
    """A new chief constable's first call is the council's chief executive."""
    areas = Areas(
        areas=(
            Area(id="N1", name="Nation", kind="nation"),
            Area(id="R1", name="Region", kind="region", parent="N1"),
            Area(id="F1", name="Force", kind="police-area", parent="R1"),
            Area(id="B1", name="Brigade", kind="fire-authority", parent="R1"),
            Area(id="T1", name="Town", kind="council", parent="R1", within=("F1", "B1")),
        )
    )
    nurse = (post("nurse"),)
    served = {"region": "R1", "brigade": "B1", "town": "T1"}
    bodies = {"fire": fire(areas=("F1",))}
    bodies |= {name: fire(name=name, areas=(code,), posts=nurse) for name, code in served.items()}
    leaders = {name: leader(f"Cy {name}", held(f"{name}/nurse")) for name in served}
    records = town(areas=areas, organisations=bodies, leaders={"ada": new(), **leaders})
    packs = {entry.path: entry.view() for entry in seen(records).pages.packs()}
    headings = [one for one, _ in covering(packs["leaders/ada/first-hundred-days/"])]
    assert headings == ["Brigade", "Town", "Region"]
    wide = town(
        areas=areas,
        organisations={**bodies, "fire": fire(areas=("R1",))},
        leaders={"ada": new(), **leaders},
    )
    packs = {entry.path: entry.view() for entry in seen(wide).pages.packs()}
    headings = [one for one, _ in covering(packs["leaders/ada/first-hundred-days/"])]
    assert headings == ["Region"], "a region holds too many places"


def test_it_says_who_holds_the_same_post_elsewhere() -> None:
    found = pack(ada=new(), cy=leader("Cy Fell", held("far/chief")))
    assert found
    assert [row.line.organisation.name for row in found.elsewhere] == ["Far fire"]


def test_who_held_the_post_before_is_named_only_where_they_agreed_to_hand_over() -> None:
    def named(**given: Any) -> list[str]:
        found = pack(ada=new(), bo=before(**given))
        assert found
        return [holder.person.name for holder in found.predecessors]

    assert named(**agreed()) == ["Bo Marsh"]
    assert named(**agreed(days=0)) == ["Bo Marsh"]
    assert named(agreed=(Agreement(to="Handover", on=ago(30)),)) == ["Bo Marsh"]
    assert named() == []
    assert named(agreed=(Agreement(to="terms", on=ago(30)),)) == []
    assert named(**agreed(days=-1)) == [], "an agreement of tomorrow does not count today"


def test_who_stood_in_before_they_were_appointed_follows_whoever_was_there_before() -> None:
    stood_in = held("fire/chief", start=ago(90), end=ago(12), status="interim")
    last = leader("Bo Marsh", held("fire/chief", start=ago(900), end=ago(91)), **agreed())
    ada = leader("Ada Vale", held("fire/chief", start=ago(11)), stood_in, **agreed())
    found = pack(ada=ada, bo=last)
    assert found is not None
    assert [holder.person.name for holder in found.predecessors] == ["Bo Marsh"]


def test_only_the_last_holder_is_a_predecessor() -> None:
    older = leader("Cy Fell", held("fire/chief", start=ago(2000), end=ago(901)), **agreed())
    found = pack(ada=new(), bo=before(**agreed()), cy=older)
    assert found
    assert [holder.person.name for holder in found.predecessors] == ["Bo Marsh"]


def test_it_lists_peers_who_made_the_same_move() -> None:
    moved = held("care/nurse", start=ago(2000), end=ago(300))
    ada = leader("Ada Vale", held("fire/chief", start=ago(11)), moved)
    bo = leader("Bo Marsh", held("far/chief"), moved)
    found = pack(ada=ada, bo=bo)
    assert found
    assert [(peer.person.name, peer.reasons) for peer in found.peers] == [
        ("Bo Marsh", ("Moved from Care to Rescue, as you did",))
    ]


def reading(minutes: int) -> str:
    return BOOK.format(by="leader:ada", date=DAY.isoformat(), title=f"In {minutes}").replace(
        "minutes: 12", f"minutes: {minutes}"
    )


def meeting(days: int) -> str:
    on = DAY + timedelta(days)
    return (
        f"---\nkind: event\ndescription: We meet.\ntopics: [floods]\nstart: {on} 09:30\n"
        f"end: {on} 11:00\njoining: Ring the bell.\n---\n# After {days}\n"
    )


def test_it_lists_the_shortest_readings_and_the_next_events_first(tmp_path: Path) -> None:
    tree = {".meta.yml": "title: All\naudience: network\nkind: library\n"}
    tree |= {f"reading-{minutes}.md": reading(minutes) for minutes in (30, 4, 12)}
    tree |= {f"meeting-{days + 1}.md": meeting(days) for days in (9, 0, -1, 2)}
    problems = Problems()
    content = read_content(write(tmp_path, tree), problems)
    assert list(problems) == []
    pages = publish(records_of(ada=new()), RUNGS[1], DAY, content).pages
    (found,) = (entry.view() for entry in pages.packs())
    assert [row.title for row in found.readings] == ["In 4", "In 12", "In 30"]
    assert [row.title for row in found.events] == ["After 0", "After 2", "After 9"]


def test_it_names_the_roles_of_the_new_posts_as_many() -> None:
    found = pack(ada=new())
    assert found
    assert [role.name for role in found.roles] == ["Chiefs"]
