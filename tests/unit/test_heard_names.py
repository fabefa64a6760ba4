"""Names are found as they are heard, where they are not written so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from leaders_network.search.heard import heard_otherwise
from leaders_network.search.index import Material, people_index
from leaders_network.search.tables import lines
from leaders_network.search.writing import words
from tests.unit.search_samples import Asker, Name, asker, leader


@pytest.fixture(scope="module")
def search() -> Iterator[Asker]:
    with asker() as found:
        yield found


@pytest.mark.parametrize(
    ("name", "pronunciation", "said"),
    [
        ("oliver st john stevens", "", ["sinjin", "sinjun"]),
        ("ada st stevens", "", []),
        ("mair leveson gower", "", ["looson", "gore"]),
        ("mair gower", "", ["gore"]),
        ("ada penrose", "AH-dah PEN-rohz", []),
        ("ada hadzic", "HAH-jitch; never HAD-zik", ["hahjitch"]),
        ("ada quaife", "AH-dah KWAYF (rhymes with safe)", []),
        ("", "", []),
    ],
)
def test_how_a_name_is_said_is_told_where_its_spelling_does_not(
    name: str, pronunciation: str, said: list[str]
) -> None:
    assert heard_otherwise(words(name), pronunciation) == said


def test_each_line_of_the_table_is_of_use() -> None:
    """What sounds as it is written would be found without."""
    rows = [line.split(",") for line in lines("said.csv")]
    assert rows == sorted(rows, key=lambda row: row[0])
    assert len({tuple(row) for row in rows}) == len(rows)
    assert not [row for row in rows if not told(*row)]


def told(written: str, said: str) -> bool:
    return set(words(said)) <= set(heard_otherwise(words(written), ""))


@pytest.mark.parametrize("sharded", [False, True])
def test_people_are_found_as_their_names_are_heard(search: Asker, sharded: bool) -> None:
    names = [
        Name("Ada", "Featherstonehaugh"),
        Name("Oliver", "St John-Stevens"),
        Name("Zoë", "Menzies"),
        Name("Ragnhild", "Vale"),
        Name("Ada", "Day"),
    ]
    leaders = [leader(number, name) for number, name in enumerate(names)]
    leaders[3] = replace(leaders[3], pronunciation="RANG-nil")
    size = {"whole": 1, "shard": 2} if sharded else {}
    files = people_index(Material(leaders, (), (), ()), **size)
    asked = ["fanshaw", "ada fanshawe", "sinjin stevens", "mingis zoe", "rangnil", "ringnil vale"]
    answers = search.ask(files, asked)
    found = [[one["name"] for one in answer["people"]][:1] for answer in answers]
    full = [one.full for one in names]
    assert found == [[full[n]] for n in (0, 0, 1, 2, 3, 3)]
    said = [text for answer in answers for text in map(str, answer["people"]) if "anshaw" in text]
    assert not said, "what is heard is not shown"
