"""What people wrote by hand stays, whatever is imported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.importing_place import FREDA, OWEN, Place, changed


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
