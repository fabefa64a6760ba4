"""What people wrote by hand stays, whatever is imported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.importing_place import FREDA, MAPPING, OWEN, Place, changed


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_hand_edited_value_is_kept_and_told_of(place: Place) -> None:
    place.run(FREDA, OWEN)
    place.edit("leaders/freda-harlowe.yml", "name: Freda Harlowe\n", "name: Dame Freda Harlowe\n")
    for about in ("Leads.", "Leads on."):
        report = place.run({**FREDA, "about": about}, OWEN)
        text = place.file("leaders/freda-harlowe.yml").read_text()
        assert text.startswith("name: Dame Freda Harlowe\n")
        assert f"summary: {about}\n" in text
        kept = ("leaders/freda-harlowe.yml", "name", "was edited by hand and kept")
        assert report.kept == [kept]


def test_comments_order_and_style_of_a_hand_edited_file_survive_an_update(place: Place) -> None:
    place.run(FREDA)
    by_hand = "# Ask before you change this.\n" + place.file(
        "leaders/freda-harlowe.yml"
    ).read_text().replace("summary: Leads.", "pronouns: she/her  # as she asked\nsummary: Leads.")
    place.file("leaders/freda-harlowe.yml").write_text(by_hand)
    place.run({**FREDA, "phone": "01632 960419"})
    wanted = by_hand.replace("960412", "960419")
    assert place.file("leaders/freda-harlowe.yml").read_text() == wanted


def test_a_name_added_by_hand_stays_beside_those_of_the_source(place: Place) -> None:
    place.run(FREDA)
    place.edit("leaders/freda-harlowe.yml", "[Mari Harlowe, Mo]", "[Mari Harlowe, Mo, Mimi]")
    place.run({**FREDA, "also": "Mari Harlowe; Em"})
    assert "[Mari Harlowe, Mimi, Em]" in place.file("leaders/freda-harlowe.yml").read_text()


def test_what_was_removed_by_hand_stays_away(place: Place) -> None:
    place.run(FREDA)
    file = place.file("leaders/freda-harlowe.yml")
    file.write_text(file.read_text().split("    contacts:")[0].replace("summary: Leads.\n", ""))
    before = place.tree()
    for number in ("01632 960412", "01632 960419"):
        report = place.run({**FREDA, "phone": number, "about": "Leads on."})
        assert changed(before, place.tree()) == set()
        assert {why for _, _, why in report.kept} == {"was removed by hand"}


def test_a_removed_record_is_never_made_again(place: Place) -> None:
    place.run(FREDA, OWEN)
    place.file("leaders/freda-harlowe.yml").unlink()
    for _ in range(2):
        report = place.run({**FREDA, "about": "Leads on."}, OWEN)
        assert not place.file("leaders/freda-harlowe.yml").exists()
        assert report.outcomes["leader"] == {"skipped": 1, "unchanged": 1}
        assert report.kept[0][1:] == ("the record", "was removed by hand (row 1)")
        assert (report.placed, report.not_placed, report.aside) == (1, 0, {1})


def test_each_row_is_counted_once_that_lacks_what_somebody_removed(place: Place) -> None:
    """Its leader was removed, and its organisation has no id now: left aside and refused both."""
    place.run(FREDA, OWEN)
    place.file("leaders/freda-harlowe.yml").unlink()
    report = place.run({**FREDA, "org": "?!"}, OWEN)
    assert (report.aside, list(report.skipped)) == ({1}, [1])
    assert (report.placed, report.not_placed, report.left_aside) == (1, 1, set())
    assert "1 placed, 1 not placed\n" in report.text()


def test_a_row_that_is_known_by_something_else_since_is_the_one_it_was(tmp_path: Path) -> None:
    place = Place(tmp_path, MAPPING.replace("    key: number\n", ""))
    place.run(FREDA, OWEN)
    place.edit("leaders/owen-lewis.yml", "960413", "960499")
    moved = {**FREDA, "phone": "01632 960400", "number": 9}
    (problem,) = place.run(moved, OWEN).problems
    assert "has the id `freda-harlowe` already" in problem.message
    assert problem.fix.startswith("say by what the source knows a row")
    assert "(`key:`)" in problem.fix
    named = MAPPING.replace("key: number", "key: since\n    existing: adopt")
    report = Place(tmp_path, named).run(moved, {**OWEN, "phone": "+44 1632 960414"})
    assert "960400" in place.file("leaders/freda-harlowe.yml").read_text()
    assert "960499" in place.file("leaders/owen-lewis.yml").read_text()
    assert [kept[0] for kept in report.kept] == ["leaders/owen-lewis.yml"]


def test_who_was_removed_stays_removed_whatever_the_row_is_known_by(tmp_path: Path) -> None:
    place = Place(tmp_path, MAPPING.replace("    key: number\n", ""))
    place.run(FREDA, OWEN)
    place.file("leaders/freda-harlowe.yml").unlink()
    Place(tmp_path).run(FREDA, OWEN)
    assert [file.stem for file in place.file("leaders").iterdir()] == ["owen-lewis"]
    Place(tmp_path).run(FREDA, OWEN, {**FREDA, "number": 9, "family": "Hale"})
    assert place.file("leaders/freda-hale.yml").exists()


def test_a_newcomer_of_the_name_of_one_who_was_removed_gets_an_id_of_their_own(
    place: Place,
) -> None:
    place.run(FREDA, OWEN)
    place.file("leaders/freda-harlowe.yml").unlink()
    place.run(FREDA, OWEN, {**FREDA, "number": 9})
    assert not place.file("leaders/freda-harlowe.yml").exists()
    assert place.file("leaders/freda-harlowe-9.yml").exists()


def test_a_namesake_written_by_hand_is_not_taken_over(place: Place) -> None:
    place.file("leaders").mkdir(parents=True)
    place.file("leaders/freda-harlowe.yml").write_text("name: Freda Harlowe\nsummary: Another.\n")
    report = place.run(FREDA)
    assert place.file("leaders/freda-harlowe.yml").read_text().endswith("summary: Another.\n")
    assert [str(problem).splitlines()[0] for problem in report.problems] == [
        (
            "people.json:1:1: row 1: leaders/freda-harlowe.yml has the id `freda-harlowe` "
            "already; no leader "
            "was made of it [exists]"
        )
    ]


def test_an_entry_of_a_vocabulary_edited_by_hand_keeps_its_comment(place: Place) -> None:
    place.run(FREDA)
    by_hand = (
        "# Ours first.\nsectors:\n  - id: health\n    name: Health\n  - id: fire\n    name: Fire!\n"
    )
    place.file("vocabulary/sectors.yml").write_text(by_hand)
    report = place.run(FREDA, OWEN)
    added = "  - id: local-government\n    name: Local government\n"
    assert place.file("vocabulary/sectors.yml").read_text() == by_hand + added
    assert ("vocabulary/sectors.yml fire", "name", "was edited by hand and kept") in report.kept


ASSISTED = """\
    assistants:
      - name: Rhys Lomas
        email: rhys.lomas@southmere.example
"""


def appointments(place: Place) -> str:
    return place.file("leaders/freda-harlowe.yml").read_text().partition("appointments:\n")[2]


def test_a_moved_day_moves_the_appointment_with_what_was_written_by_hand(place: Place) -> None:
    place.run(FREDA)
    place.edit("leaders/freda-harlowe.yml", "email: office@", "email: chief@")
    file = place.file("leaders/freda-harlowe.yml")
    file.write_text(f"# By hand\n{file.read_text()}{ASSISTED}")
    before = file.read_text()
    report = place.run({**FREDA, "since": "2023-10-01", "phone": "01632 960419"})
    wanted = before.replace("2023-09-01", "2023-10-01").replace("960412", "960419")
    assert file.read_text() == wanted
    assert [why for _, _, why in report.kept] == ["was edited by hand and kept"]
    again = place.tree()
    place.run({**FREDA, "since": "2023-10-01", "phone": "01632 960419"})
    assert place.tree() == again
    place.run({**FREDA, "since": "2023-11-01"})
    assert file.read_text() == before.replace("2023-09-01", "2023-11-01")


def test_a_moved_day_moves_an_appointment_that_nobody_edited(place: Place) -> None:
    place.run(FREDA)
    before = appointments(place)
    place.run({**FREDA, "since": "2023-10-01"})
    assert appointments(place) == before.replace("2023-09-01", "2023-10-01")
    without = {key: value for key, value in FREDA.items() if key not in ("phone", "mail")}
    place.run({**without, "since": "2023-11-01"})
    assert appointments(place) == before.partition("    contacts")[0].replace("09-01", "11-01")


def test_what_was_removed_by_hand_stays_away_from_a_moved_appointment(place: Place) -> None:
    place.run(FREDA)
    file = place.file("leaders/freda-harlowe.yml")
    file.write_text(file.read_text().replace('        phone: "+44 1632 960412"\n', ""))
    before = file.read_text()
    place.run({**FREDA, "since": "2023-10-01"})
    assert file.read_text() == before.replace("2023-09-01", "2023-10-01")


def test_another_term_in_the_same_post_is_an_appointment_of_its_own(place: Place) -> None:
    place.run(FREDA)
    place.edit("leaders/freda-harlowe.yml", "2023-09-01\n", "2023-09-01\n    end: 2024-01-31\n")
    place.run({**FREDA, "since": "2025-09-01"})
    assert appointments(place).count("post: southmere-fire/chief-officer") == 2
    assert "end: 2024-01-31" in appointments(place)


def test_an_appointment_written_by_hand_is_never_moved(place: Place) -> None:
    place.run({key: value for key, value in FREDA.items() if key != "since"})
    file = place.file("leaders/freda-harlowe.yml")
    own = "appointments:\n  - post: southmere-fire/chief-officer\n    start: 2022-01-01\n"
    file.write_text(file.read_text().partition("appointments:")[0] + own)
    place.run(FREDA)
    assert "start: 2022-01-01" in appointments(place)
