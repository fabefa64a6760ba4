"""What of a row cannot stand is left out or keeps the row out, and is told of either way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leaders_network.cli.telling import write_report
from leaders_network.importing.report import ImportReport
from leaders_network.problems import InvalidDirectoryError, render
from leaders_network.records.slugs import slug
from tests.unit.imported import TOPIC, imported, told, topics
from tests.unit.importing_place import FREDA, MAPPING, OWEN, Place


def test_rows_that_are_no_ones_to_make_are_counted_apart(tmp_path: Path) -> None:
    mapping = TOPIC.replace("{value}", "name").replace(
        "    id:", "    when: {equals: {kind: t}}\n    id:"
    )
    rows = [{"code": "a", "name": "A", "kind": "t"}, {"code": "b", "name": "B", "kind": "u"}]
    report = imported(tmp_path, mapping, rows)
    assert (report.placed, report.not_placed, report.aside) == (1, 0, {2})
    assert "2 rows read from" in report.text()
    assert "1 placed, 0 not placed, 1 left aside" in report.text()
    assert "1 row read from" in imported(tmp_path, mapping, rows[:1]).text()


BODIES = """\
makes:
  - kind: organisation
    id: code
    fields:
      name: name
      sector: sector
      website: website
      parent: parent
      areas: {from: areas, split: ";"}
      contacts:
        - fields: {id: {constant: desk}, label: {constant: Desk}, phone: phone, email: mail}
"""
SECTORS = "sectors: [{id: fire, name: Fire}]\n"
BODY = {"code": "nf", "name": "Southmere Fire", "sector": "fire"}


def bodies(folder: Path, *rows: dict[str, Any]) -> ImportReport:
    (folder / "data/vocabulary").mkdir(parents=True)
    (folder / "data/vocabulary/sectors.yml").write_text(SECTORS)
    return imported(folder, BODIES, list(rows))


@pytest.mark.parametrize(
    "mail",
    [
        "mailto:desk @ southmere.example",
        "<desk@southmere.example>",
        '"Desk, The" <desk@southmere.example>; ',
        "desk@southmere.example.",
    ],
)
def test_what_stands_around_an_address_is_no_part_of_it(tmp_path: Path, mail: str) -> None:
    report = bodies(tmp_path, {**BODY, "mail": mail})
    assert told(report) == []
    held = (tmp_path / "data/organisations/nf.yml").read_text()
    assert "email: desk@southmere.example" in held


def test_new_names_in_capitals_are_noted_once(tmp_path: Path) -> None:
    loud = {**BODY, "name": "NORTH FIRE"}
    rows = loud, {**loud, "code": "sf"}, {**BODY, "code": "nfrs", "name": "NFRS"}
    noted = [note for note in bodies(tmp_path, *rows).notes if "capitals" in note]
    assert len(noted) == 1
    assert noted[0].startswith("`NORTH FIRE` and 1 more stand in capitals")
    assert not [note for note in imported(tmp_path, BODIES, [*rows]).notes if "capitals" in note]


@pytest.mark.parametrize(
    "mail", ["the desk@southmere.example", "desk@a.example; desk@southmere.example"]
)
def test_a_blank_within_an_address_and_another_beside_it_are_told_of(
    tmp_path: Path, mail: str
) -> None:
    report = bodies(tmp_path, {**BODY, "mail": mail})
    assert "`contacts[0].email` was left out [email]" in told(report)[0]


def test_a_posts_title_may_hold_a_slash(tmp_path: Path) -> None:
    mapping = """\
makes:
  - {kind: sector, id: sector, fields: {name: sector}}
  - kind: organisation
    id: body
    fields:
      name: body
      sector: sector
      posts: {fields: {id: title, title: title}}
  - kind: leader
    id: name
    fields: {name: name, appointments: {fields: {post: "{body}/{title}", start: start}}}
"""
    row = {"sector": "Fire", "body": "Southmere Fire", "name": "Hana Sorley"}
    row |= {"title": "S151 Officer / Director of Finance", "start": "2026-01-05"}
    assert told(imported(tmp_path, mapping, [row])) == []
    held = (tmp_path / "data/leaders/hana-sorley.yml").read_text()
    assert "post: southmere-fire/s151-officer-director-of-finance" in held


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {**BODY, "website": "southmere.example"},
            [
                (
                    "list.json:1:1: row 1: `southmere.example` is not a web address; `website` "
                    "was left out [url]\n"
                    "    fix: begin it with https://"
                )
            ],
        ),
        (
            {**BODY, "parent": "nff"},
            [
                (
                    "list.json:1:1: row 1: there is no organisation `nff`; `parent` was left out "
                    "[unknown-organisation]\n    fix: write `nf`, or import or write the "
                    "organisation first"
                )
            ],
        ),
        (
            {**BODY, "areas": "E12000003"},
            [
                (
                    "list.json:1:1: row 1: there is no area `E12000003`; `areas[0]` was left out "
                    "[unknown-area]\n"
                    "    fix: import or write the area first"
                )
            ],
        ),
        (
            {**BODY, "phone": "960412"},
            [
                (
                    "list.json:1:1: row 1: `960412` is not a telephone number; "
                    "`contacts[0].phone` was left out "
                    '[phone]\n    fix: write it with its country code and in quotes, as in "+44 '
                    '1632 960412"'
                ),
                (
                    "list.json:1:1: row 1: the contact `desk` reaches nobody; `contacts[0]` was "
                    "left out "
                    "[empty-contact]\n    fix: add an email, a phone, a web page or an address, "
                    "or remove the contact"
                ),
            ],
        ),
    ],
)
def test_a_value_that_cannot_stand_is_left_out_and_told_of(
    tmp_path: Path, row: dict[str, Any], expected: list[str]
) -> None:
    row = {"mail": "", "phone": "", **row}
    report = bodies(tmp_path, row)
    assert told(report) == expected
    text = (tmp_path / "data/organisations/nf.yml").read_text()
    assert text == "name: Southmere Fire\nsector: fire\n"
    assert report.placed == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {**BODY, "sector": "fir"},
            "there is no sector `fir`; no organisation was made of it [unknown-sector]",
        ),
        (
            {**BODY, "name": ""},
            "the field `name` is missing; no organisation was made of it [missing-field]",
        ),
        (
            {**BODY, "name": "<b>"},
            "`<` cannot stand in plain text; no organisation was made of it [markup]",
        ),
        ({**BODY, "code": "/"}, "no id can be made of it; no organisation was made of it [no-id]"),
        (
            {**BODY, "code": "con"},
            ("`con` is a device's name on Windows; no organisation was made of it [unsafe-id]"),
        ),
    ],
)
def test_a_row_that_cannot_be_placed_is_told_of_with_its_reason(
    tmp_path: Path, row: dict[str, Any], expected: str
) -> None:
    other = {**BODY, "code": "nc", "name": "Southmere Council"}
    report = bodies(tmp_path, row, other)
    assert told(report)[0].splitlines()[0] == f"list.json:1:1: row 1: {expected}"
    assert (report.placed, report.not_placed) == (1, 1)
    assert [file.stem for file in (tmp_path / "data/organisations").iterdir()] == ["nc"]


def test_what_is_wrong_in_many_rows_is_told_once_and_counted(tmp_path: Path) -> None:
    rows = [
        {**BODY, "code": f"b{n}", "website": "a.example" if n else "b.example"} for n in range(14)
    ]
    faults = bodies(tmp_path, *rows).faults().splitlines()
    assert [line.partition(" is not")[0] for line in faults if not line.startswith(" ")] == [
        "list.json:1:1: row 1: `b.example`",
        "list.json:1:1: row 2: `a.example`",
    ]
    assert faults[-1] == "    the same in 12 more rows: 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …"


@pytest.mark.parametrize("code", ["nf", "NF", "N.F.", "\uff4e\uff46"])
def test_ids_that_some_computers_cannot_tell_apart_collide(tmp_path: Path, code: str) -> None:
    code = code.replace("N.F.", "nf.")
    report = bodies(tmp_path, BODY, {**BODY, "code": code, "name": "Another"})
    assert told(report)[0].splitlines()[0] == (
        "list.json:1:1: row 2: the id `nf` is that of row 1; no organisation was made of it "
        "[repeated-id]"
    )
    assert "Southmere Fire" in (tmp_path / "data/organisations/nf.yml").read_text()


def test_codes_that_differ_in_case_collide_too(tmp_path: Path) -> None:
    mapping = "makes: [{kind: area, id: code, fields: {name: name, kind: {constant: region}}}]\n"
    rows = [{"code": "E12", "name": "East"}, {"code": "e12", "name": "West"}]
    report = imported(tmp_path, mapping, rows)
    assert "the id `e12` is that of row 1" in told(report)[0]
    assert "fix: remove one of the two rows" in told(report)[0]


def test_rows_of_one_id_may_be_merged_is_said_where_they_are_not(tmp_path: Path) -> None:
    report = bodies(tmp_path, BODY, {**BODY, "name": "Another"})
    assert "fix: say `merge: true` in the mapping" in told(report)[0]


def test_losing_an_organisation_loses_what_refers_to_it(tmp_path: Path) -> None:
    part = {**BODY, "code": "part", "parent": "nf"}
    report = bodies(tmp_path, {**BODY, "sector": "x"}, part)
    assert "parent" not in (tmp_path / "data/organisations/part.yml").read_text()
    assert len(told(report)) == 2


def test_rows_of_one_id_that_differ_are_told_of_and_the_first_is_taken(tmp_path: Path) -> None:
    mapping = TOPIC.replace("{value}", "name").replace("    id:", "    merge: true\n    id:")
    rows = [{"code": "a", "name": "One"}, {"code": "a", "name": "Two"}]
    report = imported(tmp_path, mapping, rows)
    assert topics(tmp_path) == [{"id": "a", "name": "One"}]
    assert told(report)[0].splitlines()[0] == (
        "list.json:1:1: row 2: the topic `a` has the name `Two` here and `One` in row 1; the "
        "first was "
        "taken [rows-differ]"
    )


def test_items_that_are_no_groups_meet_in_rows_of_one_id_and_are_told_of(tmp_path: Path) -> None:
    mapping = BODIES.replace("    id:", "    merge: true\n    id:") + "      posts: posts\n"
    (tmp_path / "data/vocabulary").mkdir(parents=True)
    (tmp_path / "data/vocabulary/sectors.yml").write_text(SECTORS)
    items = ["Chief", [{"id": "cfo", "name": "Chief"}], [{"id": "cfo", "name": "Another"}]]
    report = imported(tmp_path, mapping, [{**BODY, "posts": each} for each in items])
    assert ["posts[0]" in each or "posts[1]" in each for each in told(report)[:-1]] == [True] * 3
    assert "Southmere Fire" in (tmp_path / "data/organisations/nf.yml").read_text()


def test_half_a_character_in_what_a_row_is_known_by_is_no_fault(tmp_path: Path) -> None:
    mapping = TOPIC.replace("{value}", "name").replace("    id:", "    key: key\n    id:")
    imported(tmp_path, mapping, [{"code": "a", "name": "A", "key": "\ud83d"}])
    assert topics(tmp_path) == [{"id": "a", "name": "A"}]
    write_report(tmp_path / "report.json", {"told": "\ud83d Siân"})
    assert json.loads((tmp_path / "report.json").read_text("utf-8")) == {"told": "\ud83d Siân"}


def test_a_day_as_a_spreadsheet_counts_it_is_told_of_as_such(tmp_path: Path) -> None:
    mapping = TOPIC.replace("{value}", '{from: day, date: ["%d/%m/%Y"]}')
    rows = [{"code": "a", "day": "45323"}, {"code": "b", "day": "2024"}]
    counted, other = told(imported(tmp_path, mapping, rows))[:2]
    assert "`45323` is not a day" in counted
    assert "a spreadsheet counts days so" in counted
    assert "a spreadsheet" not in other


def test_a_day_after_the_last_there_is_is_told_of(tmp_path: Path) -> None:
    mapping = TOPIC.replace("{value}", "{from: day, days: 1}")
    rows = [{"code": "a", "day": "9999-12-31"}, {"code": "b", "day": "9999-12-30"}]
    report = imported(tmp_path, mapping, rows)
    assert "row 1: `9999-12-31` is not a day" in told(report)[0]
    assert topics(tmp_path) == [{"id": "b", "name": "9999-12-31"}]


def test_a_list_that_would_grow_too_long_to_be_read_is_not_written(tmp_path: Path) -> None:
    names = [f"{number:02}{'n' * 190}" for number in range(40)]
    rows = [{"code": f"t{number}", "name": "N", "others": names} for number in range(40)]
    mapping = TOPIC.replace("{value}", "name\n      other_names: others")
    with pytest.raises(InvalidDirectoryError) as caught:
        imported(tmp_path, mapping, rows)
    assert "the file would be" in render(caught.value.problems)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Siân O’Neill-Jones", "sian-oneill-jones"),
        ("Bòrd na Gàidhlig", "bord-na-gaidhlig"),
        ("Łukasz Đorđević", "lukasz-dordevic"),
        ("Fire & Rescue (UK)", "fire-and-rescue-uk"),
        ("  Straße 7 ", "strasse-7"),
        ("王", ""),
        ("x" * 200, "x" * 100),
    ],
)
def test_names_become_ids_of_plain_letters(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_an_address_that_two_would_sign_in_with_is_told_of_and_signs_in_neither(
    tmp_path: Path,
) -> None:
    mapping = MAPPING.replace("      summary: about\n", "      sign_in: [login, own]\n")
    place = Place(tmp_path, mapping)
    freda = {**FREDA, "login": "Desk@southmere.example", "own": "freda@southmere.example"}
    owen = {**OWEN, "login": "desk@southmere.example"}
    for _ in range(2):
        report = place.run(freda, owen)
        faults = told(report)
        assert len(faults) == 2
        assert all("`sign_in[0]` was left out [shared-sign-in]" in fault for fault in faults)
    assert (
        "sign_in: [freda@southmere.example]" in place.file("leaders/freda-harlowe.yml").read_text()
    )
    assert "sign_in" not in place.file("leaders/owen-lewis.yml").read_text()


def test_an_address_that_somebody_there_signs_in_with_is_nobody_elses(tmp_path: Path) -> None:
    place = Place(tmp_path, MAPPING.replace("      summary: about\n", "      sign_in: login\n"))
    hana = place.file("leaders/hana.yml")
    hana.parent.mkdir(parents=True)
    hana.write_text("name: Hana\nsign_in: [desk@southmere.example]\n")
    report = place.run(
        {**FREDA, "login": "desk@southmere.example"}, {**OWEN, "login": "o@b.example"}
    )
    assert "`leader freda-harlowe` and `leader hana`" in told(report)[0]
    assert "o@b.example" in place.file("leaders/owen-lewis.yml").read_text()


NAMED = """\
makes:
  - kind: leader
    id: name
    fields: {name: name}
"""


@pytest.mark.parametrize(
    ("written", "name", "identifier"),
    [
        ("SORLEY, Mina (Dame)", "Dame Mina Sorley", "mina-sorley"),
        ("Brook, Dr Hana OBE", "Dr Hana Brook OBE", "hana-brook"),
        ("VAN DER HARLOWE, F. J. QFSM", "F. J. van der Harlowe QFSM", "f-j-van-der-harlowe"),
        ("McLEWIS-O'DARE, Owen", "Owen McLewis-O'Dare", "owen-mclewis-odare"),
        ("LI, Mei (美)", "Mei Li (美)", "mei-li"),
        ("Prof. Dame Siân ap Wynn DBE", "Prof. Dame Siân ap Wynn DBE", "sian-ap-wynn"),
        ("SORLEY, MINA", "MINA SORLEY", "mina-sorley"),
        ("Mina Sorley, OBE", "Mina Sorley, OBE", "mina-sorley"),
        ("Mina Sorley, Chief Executive", "Mina Sorley, Chief Executive", None),
        ("Sorley, Jr.", "Sorley, Jr.", None),
    ],
)
def test_a_name_is_read_in_its_order_and_makes_an_id_without_titles(
    tmp_path: Path, written: str, name: str, identifier: str | None
) -> None:
    report = imported(tmp_path, NAMED, [{"name": written}])
    (made,) = (tmp_path / "data/leaders").iterdir()
    assert f"name: {name}\n" in made.read_text()
    assert identifier in (None, made.stem)
    noted = f"`{written}` was read as `{name}`"
    assert (noted in report.notes) is (name != written)


def test_new_honours_change_a_name_and_no_id(tmp_path: Path) -> None:
    imported(tmp_path, NAMED, [{"name": "Mina Sorley"}])
    report = imported(tmp_path, NAMED, [{"name": "Dame Mina Sorley DBE"}])
    assert report.outcomes["leader"]["updated"] == 1
    assert [file.stem for file in (tmp_path / "data/leaders").iterdir()] == ["mina-sorley"]


@pytest.mark.parametrize(
    "name",
    [
        *("Total", "Grand total: 12", "Source: the register", "* acting", "Mina Sorley*"),
        *("Interim - Mina Sorley", "Mina Sorley (Acting)", "SORLEY, Mina (interim)"),
        *("Mina Sorley & Hana Brook", "Mina Sorley and Hana Brook", "Mina Sorley / Hana Brook"),
    ],
)
def test_what_is_no_one_persons_name_makes_nobody_and_is_told_of(tmp_path: Path, name: str) -> None:
    report = imported(tmp_path, NAMED, [{"name": name}, {"name": "Totalina Andrews"}])
    assert (report.placed, report.not_placed) == (1, 1)
    assert [file.stem for file in (tmp_path / "data/leaders").iterdir()] == ["totalina-andrews"]


def test_a_total_below_a_list_makes_no_organisation(tmp_path: Path) -> None:
    report = bodies(tmp_path, BODY, {**BODY, "code": "total", "name": "Total"})
    assert (report.placed, report.not_placed) == (1, 1)


@pytest.mark.parametrize("status", ["interim", "Interim", " ACTING "])
def test_a_word_of_few_is_known_whatever_its_capitals(tmp_path: Path, status: str) -> None:
    place = Place(
        tmp_path,
        MAPPING.replace("          contacts:", "          status: how\n          contacts:"),
    )
    report = place.run({**FREDA, "how": status})
    assert told(report) == []
    assert (
        f"status: {status.strip().lower()}\n" in place.file("leaders/freda-harlowe.yml").read_text()
    )


@pytest.mark.parametrize("phone", ["1632960412.0", "441632960412.0", "+44 (0)1632 960412"])
def test_a_number_that_a_spreadsheet_kept_as_a_quantity_is_read(tmp_path: Path, phone: str) -> None:
    place = Place(tmp_path)
    assert told(place.run({**FREDA, "phone": phone})) == []
    assert "+44 1632 960412" in place.file("leaders/freda-harlowe.yml").read_text()
