"""An import that is run again changes what changed in its source, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leaders_network import placing
from leaders_network.importing.report import Report
from leaders_network.importing.run import run_import
from leaders_network.problems import BuildError, InvalidDirectoryError, SettingsError

MAPPING = """\
phone_country: GB
makes:
  - kind: sector
    id: sector
    merge: true
    fields: {name: sector}
  - kind: organisation
    id: org
    merge: true
    fields:
      name: org
      sector: sector
      posts:
        fields: {id: job, title: job}
  - kind: leader
    id: ["{given} {family}", "{given} {family} {number}"]
    key: number
    fields:
      name: ["{given} {family}"]
      given_name: given
      family_name: family
      other_names: {from: also, split: ";"}
      summary: about
      appointments:
        fields:
          post: "{org}/{job}"
          start: {from: since, date: ["%d/%m/%Y", "%Y-%m-%d"]}
          contacts:
            - fields: {id: {constant: office}, label: {constant: Office}, phone: phone, email: mail}
""".replace('name: ["{given} {family}"]', 'name: "{given} {family}"')

FREDA = {
    "number": 7,
    "given": "Freda",
    "family": "Harlowe",
    "also": "Mari Harlowe; Mo",
    "about": "Leads.",
    "org": "Southmere Fire",
    "job": "Chief Officer",
    "sector": "Fire",
    "since": "01/09/2023",
    "phone": "01632 960412",
    "mail": "office@southmere.example",
}
OWEN = {
    "number": 8,
    "given": "Owen",
    "family": "Lewis",
    "org": "Southmere Council",
    "job": "Chief Executive",
    "sector": "Local government",
    "since": "2024-01-08",
    "phone": "+44 1632 960413",
}


class Place:
    """A folder with a mapping, a source and the data they make."""

    def __init__(self, folder: Path, mapping: str = MAPPING) -> None:
        self.mapping, self.source = folder / "people.yml", folder / "people.json"
        self.data = folder / "data"
        self.mapping.write_text(mapping)

    def run(self, *rows: dict[str, Any], dry_run: bool = False) -> Report:
        self.source.write_text(json.dumps(rows))
        return run_import(self.mapping, self.source, self.data, dry_run=dry_run)

    def tree(self) -> dict[str, bytes]:
        files = (file for file in self.data.rglob("*") if file.is_file())
        return {file.relative_to(self.data).as_posix(): file.read_bytes() for file in files}

    def file(self, name: str) -> Path:
        return self.data / name

    def edit(self, name: str, before: str, after: str) -> None:
        text = self.file(name).read_text()
        assert before in text
        self.file(name).write_text(text.replace(before, after))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    ledger = ".imports/people.jsonl"
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return names - {ledger}


def test_rows_become_canonical_records(place: Place) -> None:
    report = place.run(FREDA, OWEN)
    assert (
        place.file("leaders/freda-harlowe.yml").read_text()
        == """\
name: Freda Harlowe
given_name: Freda
family_name: Harlowe
other_names: [Mari Harlowe, Mo]
summary: Leads.
appointments:
  - post: southmere-fire/chief-officer
    start: 2023-09-01
    contacts:
      - id: office
        label: Office
        email: office@southmere.example
        phone: "+44 1632 960412"
"""
    )
    assert report.outcomes["leader"] == {"written": 2}
    assert not report.problems


def test_importing_again_changes_no_byte(place: Place) -> None:
    place.run(FREDA, OWEN)
    before = place.tree()
    report = place.run(FREDA, OWEN)
    assert place.tree() == before
    assert report.outcomes["leader"] == {"unchanged": 2}
    assert report.changed == []


def test_the_order_of_rows_changes_nothing_in_people(place: Place) -> None:
    place.run(FREDA, OWEN)
    before = place.tree()
    place.run(OWEN, FREDA)
    assert changed(before, place.tree()) == set()


def test_a_dry_run_tells_the_same_and_writes_nothing(place: Place) -> None:
    report = place.run(FREDA, dry_run=True)
    assert place.tree() == {}
    assert report.outcomes["leader"] == {"written": 1}


def test_a_changed_value_changes_its_own_record_and_line(place: Place) -> None:
    place.run(FREDA, OWEN)
    before = place.tree()
    report = place.run({**FREDA, "phone": "01632 960419"}, OWEN)
    assert changed(before, place.tree()) == {"leaders/freda-harlowe.yml"}
    assert '"+44 1632 960419"' in place.file("leaders/freda-harlowe.yml").read_text()
    assert report.outcomes["leader"] == {"updated": 1, "unchanged": 1}


def test_what_the_source_no_longer_says_is_removed(place: Place) -> None:
    place.run(FREDA)
    place.run({key: value for key, value in FREDA.items() if key not in ("about", "phone", "mail")})
    text = place.file("leaders/freda-harlowe.yml").read_text()
    assert "summary" not in text
    assert "contacts" not in text
    assert "other_names: [Mari Harlowe, Mo]" in text


def test_what_cannot_be_read_this_time_stays_and_is_the_imports_still(place: Place) -> None:
    place.run(FREDA)
    before = place.tree()
    report = place.run({**FREDA, "phone": "ask me", "since": "soon"})
    assert changed(before, place.tree()) == set()
    assert report.kept, "and it is told of"
    place.run({**FREDA, "phone": "01632 960419"})
    assert '"+44 1632 960419"' in place.file("leaders/freda-harlowe.yml").read_text()
    place.run({key: value for key, value in FREDA.items() if key not in ("phone", "mail")})
    assert "contacts" not in place.file("leaders/freda-harlowe.yml").read_text()


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
    by_hand = (
        "# Ask before you change this.\n"
        + place.file("leaders/freda-harlowe.yml").read_text().replace(
            "summary: Leads.", "pronouns: she/her  # as she asked\nsummary: Leads."
        )
    )  # fmt: skip
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


def test_the_ledger_holds_no_value_and_forgets_an_erased_person(place: Place) -> None:
    place.run(FREDA)
    ledger = place.file(".imports/people.jsonl")
    for value in ("freda", "harlowe", "960412", "office", "southmere", "Leads"):
        assert value not in ledger.read_text().lower()
    lines = ledger.read_text().splitlines()
    place.file("leaders/freda-harlowe.yml").unlink()
    place.run(FREDA)
    erased = [json.loads(line) for line in ledger.read_text().splitlines() if line not in lines]
    assert [entry["fields"] for entry in erased] == [{}]


def test_equal_values_of_two_people_have_unlike_hashes(place: Place) -> None:
    place.run(FREDA, {**OWEN, "about": "Leads."})
    lines = place.file(".imports/people.jsonl").read_text().splitlines()[1:]
    hashes = [value for line in lines for value in json.loads(line)["fields"].values()]
    assert len(hashes) == len(set(hashes))


def test_a_changed_name_keeps_the_record_and_its_address(place: Place) -> None:
    place.run(FREDA)
    place.run({**FREDA, "family": "Lewis"})
    assert "name: Freda Lewis\n" in place.file("leaders/freda-harlowe.yml").read_text()
    assert not place.file("leaders/freda-lewis.yml").exists()


def test_a_renamed_file_is_found_by_its_former_id(place: Place) -> None:
    place.run(FREDA)
    text = place.file("leaders/freda-harlowe.yml").read_text()
    place.file("leaders/freda-harlowe.yml").unlink()
    text = text.replace("summary:", "former_ids: [freda-harlowe]\nsummary:")
    place.file("leaders/mari-harlowe.yml").write_text(text)
    place.run({**FREDA, "phone": "01632 960419"})
    assert not place.file("leaders/freda-harlowe.yml").exists()
    assert "960419" in place.file("leaders/mari-harlowe.yml").read_text()


def test_a_row_that_is_gone_leaves_its_record_and_a_note(place: Place) -> None:
    place.run(FREDA, OWEN)
    before = place.tree()
    report = place.run(FREDA)
    assert changed(before, place.tree()) == set()
    assert "3 records made earlier had no row in this source" in report.notes[-1]


def test_two_people_of_one_name_get_the_second_id_whatever_their_order(tmp_path: Path) -> None:
    other = {**FREDA, "number": 9, "org": "Southmere Council", "job": "Chair"}
    trees = []
    for name, rows in (("one", (FREDA, other)), ("two", (other, FREDA))):
        (tmp_path / name).mkdir()
        place = Place(tmp_path / name)
        place.run(*rows)
        trees.append({file: text for file, text in place.tree().items() if "leaders/" in file})
    assert trees[0] == trees[1]
    assert set(trees[0]) == {"leaders/freda-harlowe-7.yml", "leaders/freda-harlowe-9.yml"}


def test_a_newcomer_of_the_same_name_takes_nobodys_id(place: Place) -> None:
    place.run(FREDA)
    before = place.tree()
    other = {**FREDA, "number": 9, "org": "Southmere Council", "job": "Chair"}
    report = place.run(other, FREDA)
    assert place.tree()["leaders/freda-harlowe.yml"] == before["leaders/freda-harlowe.yml"]
    assert report.outcomes["leader"]["unchanged"] == 1


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


def test_an_import_cut_off_before_its_ledger_is_taken_up_again(place: Place) -> None:
    place.run(FREDA, OWEN)
    before = place.tree()
    place.file(".imports/people.jsonl").unlink()
    report = place.run(FREDA, OWEN)
    assert place.tree() == before
    assert not report.problems


def test_without_its_ledger_an_import_takes_every_difference_for_an_editors(place: Place) -> None:
    place.run(FREDA)
    place.file(".imports/people.jsonl").unlink()
    report = place.run({**FREDA, "sector": "Rescue"})
    assert "sector: fire\n" in place.file("organisations/southmere-fire.yml").read_text()
    assert (
        "organisations/southmere-fire.yml",
        "sector",
        "was edited by hand and kept",
    ) in report.kept


def test_a_damaged_ledger_stops_the_import_in_one_line(place: Place) -> None:
    place.run(FREDA)
    before = place.tree()
    place.file(".imports/people.jsonl").write_text('{"import": "people"\n')
    with pytest.raises(SettingsError, match="is damaged; bring it back with git"):
        place.run({**FREDA, "about": "x"})
    assert changed(before, place.tree()) == set()


def test_an_import_that_fails_writes_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.run(FREDA)
    before = place.tree()
    write = placing._staged
    calls = iter(range(10))

    def full(target: Path, text: bytes) -> tuple[Path, Path]:
        if next(calls) == 1:
            raise OSError(28, "No space left on device", str(target))
        return write(target, text)

    monkeypatch.setattr(placing, "_staged", full)
    with pytest.raises(BuildError, match=r"nothing was written: .*No space left on device"):
        place.run({**FREDA, "about": "x"}, OWEN)
    assert place.tree() == before


def test_a_broken_file_in_the_folder_stops_the_import(place: Place) -> None:
    place.run(FREDA, OWEN)
    place.file("leaders/owen-lewis.yml").write_text("name: [\n")
    before = place.tree()
    with pytest.raises(InvalidDirectoryError) as caught:
        place.run({**FREDA, "about": "x"}, OWEN)
    assert caught.value.problems[0].location.path == "data/leaders/owen-lewis.yml"
    assert place.tree() == before


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
