"""An import that is run again changes what changed in its source, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaders_network import placing
from leaders_network.problems import BuildError, InvalidDirectoryError, SettingsError
from tests.unit.importing_place import FREDA, OWEN, Place, changed


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


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
    gone = "sector local-government, organisation southmere-council, leader owen-lewis"
    assert report.notes[-1].endswith(f": {gone}")


def test_a_post_without_a_row_stays_while_somebody_is_there_who_holds_it(place: Place) -> None:
    deputy = {**OWEN, "org": FREDA["org"], "sector": FREDA["sector"], "job": "Deputy"}
    place.run(FREDA, deputy)
    report = place.run(FREDA)
    file = "organisations/southmere-fire.yml"
    why = "is no longer in the source, and is referred to and kept"
    assert report.kept == [(file, "posts[deputy]", why)]
    assert "id: deputy" in place.file(file).read_text()
    before = place.tree()
    place.run(FREDA)
    assert place.tree() == before


def test_a_post_goes_with_the_last_appointment_to_it(place: Place) -> None:
    place.run(FREDA)
    place.run({**FREDA, "job": "Commissioner"})
    text = place.file("organisations/southmere-fire.yml").read_text()
    assert "id: commissioner" in text
    assert "id: chief-officer" not in text


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

    def full(target: Path, text: bytes, mode: int | None) -> tuple[Path, Path]:
        if next(calls) == 1:
            raise OSError(28, "No space left on device", str(target))
        return write(target, text, mode)

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
