"""What a mapping may say, what each of its words does, and every fault with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leaders_network.importing.report import Report
from leaders_network.importing.run import run_import
from leaders_network.importing.slugs import slug
from leaders_network.problems import InvalidDirectoryError, Problems, render
from leaders_network.source import read_yaml

TOPIC = """\
makes:
  - kind: topic
    id: code
    fields:
      name: {value}
"""


def imported(folder: Path, mapping: str, rows: Any, *, name: str = "list.json") -> Report:
    (folder / "map.yml").write_text(mapping)
    text = rows if isinstance(rows, str) else json.dumps(rows)
    (folder / name).write_text(text)
    return run_import(folder / "map.yml", folder / name, folder / "data")


def topics(folder: Path) -> list[dict[str, Any]]:
    found = read_yaml((folder / "data/vocabulary/topics.yml").read_text(), "", Problems())
    assert found is not None
    listed: list[dict[str, Any]] = found[0]["topics"]
    return listed


def told(report: Report) -> list[str]:
    return [str(problem) for problem in sorted(report.problems)]


@pytest.mark.parametrize(
    ("value", "row", "expected"),
    [
        ("title", {"title": "Estates"}, "Estates"),
        ("a.b", {"a": {"b": "Estates"}}, "Estates"),
        ("a[0]", {"a": ["Estates", "x"]}, "Estates"),
        ("a[-1].b", {"a": [{"b": "x"}, {"b": "Estates"}]}, "Estates"),
        ("Org. name", {"Org. name": "Estates"}, "Estates"),
        ("n", {"n": 7}, "7"),
        ("title", {"title": "  Estates\n and  land "}, "Estates and land"),
        ('"{a} and {b.c}"', {"a": "Estates", "b": {"c": 2}}, "Estates and 2"),
        ("{constant: Estates}", {}, "Estates"),
        ("{from: [a, b]}", {"a": "", "b": "Estates"}, "Estates"),
        ('{from: ["{a} {b}", a]}', {"a": "Estates"}, "Estates"),
        ("{from: a, values: {e: Estates}}", {"a": "e"}, "Estates"),
        ("{from: a, values: {0: Estates}}", {"a": 0}, "Estates"),
        ("{from: a, values: {e: x}, otherwise: Estates}", {"a": "z"}, "Estates"),
        ('{from: a, split: ":", part: 1}', {"a": "x: Estates"}, "Estates"),
        ('{from: a, split: ",", part: -1}', {"a": "x,y,Estates"}, "Estates"),
        ("{from: a, date: ['%d/%m/%Y', '%d %B %Y']}", {"a": "1 March 2026"}, "2026-03-01"),
        ("{from: a, days: -1}", {"a": "2026-03-01"}, "2026-02-28"),
        (
            "{from: [{from: a, when: {equals: {k: x}}}, b]}",
            {"a": "n", "b": "Estates", "k": "y"},
            "Estates",
        ),
        (
            "{from: [{from: a, when: {equals: {k: [x, y]}}}, b]}",
            {"a": "Estates", "k": "y"},
            "Estates",
        ),
        (
            "{from: [{from: a, when: {present: k}}, b]}",
            {"a": "n", "b": "Estates", "k": " "},
            "Estates",
        ),
        ("{from: [{from: a, when: {absent: [k]}}, b]}", {"a": "Estates", "k": None}, "Estates"),
    ],
)
def test_each_word_of_a_mapping_gives_its_value(
    tmp_path: Path, value: str, row: dict[str, Any], expected: str
) -> None:
    imported(tmp_path, TOPIC.replace("{value}", value), [{**row, "code": "t"}])
    assert topics(tmp_path) == [{"id": "t", "name": expected}]


@pytest.mark.parametrize(
    ("value", "row", "expected"),
    [
        ("[a, b]", {"a": "x", "b": "y"}, ["x", "y"]),
        ("[a, b]", {"a": "x", "b": "x"}, ["x"]),
        ('{from: a, split: "|"}', {"a": "x | y |"}, ["x", "y"]),
        ('[short, {from: a, split: ";"}]', {"short": "s", "a": "x;s"}, ["s", "x"]),
        ("a", {"a": ["x", "y"]}, ["x", "y"]),
        ("a[*].n", {"a": [{"n": "x"}, {}, {"n": "y"}]}, ["x", "y"]),
    ],
)
def test_lists_are_made_of_several_values_or_of_one_text(
    tmp_path: Path, value: str, row: dict[str, Any], expected: list[str]
) -> None:
    mapping = TOPIC.replace("{value}", "code") + f"      other_names: {value}\n"
    imported(tmp_path, mapping, [{**row, "code": "t"}])
    assert topics(tmp_path)[0]["other_names"] == expected


def test_items_of_a_list_make_records_with_named_values_and_the_rows_own(tmp_path: Path) -> None:
    mapping = """\
makes:
  - kind: topic
    each: groups
    when: {present: code}
    let: {label: "{code}/{kind}", kind: {constant: group}}
    id: "{/name}-{code}"
    fields: {name: "{/name}: {kind} {code}", category: label}
"""
    rows = [{"name": "Estates", "groups": [{"code": 1}, {}, {"code": 2}]}]
    imported(
        tmp_path,
        mapping.replace(
            'label: "{code}/{kind}", kind: {constant: group}',
            'kind: {constant: group}, label: "{code}/{kind}"',
        ),
        rows,
    )
    assert topics(tmp_path) == [
        {"id": "estates-1", "name": "Estates: group 1", "category": "1/group"},
        {"id": "estates-2", "name": "Estates: group 2", "category": "2/group"},
    ]


def test_terms_that_follow_each_other_in_one_post_are_one_appointment(tmp_path: Path) -> None:
    mapping = """\
makes:
  - {kind: sector, id: "{s}", let: {s: {constant: law}}, merge: true, fields: {name: s}}
  - kind: organisation
    each: terms
    id: house
    merge: true
    fields:
      name: house
      sector: {constant: law}
      posts: {fields: {id: seat, title: "Member for {seat}"}}
  - kind: leader
    id: name
    fields:
      name: name
      appointments:
        each: terms
        fields: {post: "{house}/{seat}", start: start, end: {from: end, days: -1}}
        last: {contacts: {fields: {id: {constant: office}, label: {constant: Office}, web: url}}}
        join: {same: post, gap: 7}
"""
    seat = {"house": "Moot", "seat": "East 1"}
    terms = [
        {**seat, "start": "2001-01-03", "end": "2007-01-03", "url": "https://old.example"},
        {**seat, "start": "2007-01-04", "end": "2013-01-03"},
        {**seat, "start": "2019-01-03", "end": "2025-01-03"},
        {**seat, "start": "2025-01-03", "end": "2031-01-03", "url": "https://moot.example"},
    ]
    report = imported(tmp_path, mapping, [{"name": "Freda Harlowe", "terms": terms}])
    assert told(report) == []
    assert (
        (tmp_path / "data/leaders/freda-harlowe.yml").read_text()
        == """\
name: Freda Harlowe
appointments:
  - post: moot/east-1
    start: 2001-01-03
    end: 2013-01-02
  - post: moot/east-1
    start: 2019-01-03
    end: 2031-01-02
    contacts:
      - id: office
        label: Office
        web: https://moot.example
"""
    )


def test_rows_that_are_no_ones_to_make_are_counted_apart(tmp_path: Path) -> None:
    mapping = TOPIC.replace("{value}", "name").replace(
        "    id:", "    when: {equals: {kind: t}}\n    id:"
    )
    rows = [{"code": "a", "name": "A", "kind": "t"}, {"code": "b", "name": "B", "kind": "u"}]
    report = imported(tmp_path, mapping, rows)
    assert (report.placed, report.not_placed, report.aside) == (1, 0, {2})
    assert "1 placed, 0 not placed, 1 left aside" in report.text()


TABLE = "code,name\nestates,Estates\n"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("kind: topic", "kind: topics"), "map.yml:2:11: "),
        (
            ("id: code", "ident: code"),
            "map.yml:3:5: there is no field `ident` here [unknown-field]",
        ),
        (
            ("name: name", "nmae: name"),
            ("map.yml:5:7: there is no field `nmae` here [unknown-field]\n    fix: write `name`"),
        ),
        (
            ("name: name", "name: nmae"),
            ("map.yml:5:13: list.csv has no column `nmae` [unknown-column]\n    fix: write `name`"),
        ),
        (
            ("name: name", 'name: "{nam}e"'),
            "map.yml:5:13: list.csv has no column `nam` [unknown-column]",
        ),
        (
            ("name: name", 'name: "{name"'),
            "map.yml:5:13: a bracket of `{name` has no partner [path]",
        ),
        (("name: name", "name: a[x]"), "map.yml:5:13: `a[x]` is not a path [path]"),
        (
            ("name: name", "name: 7"),
            (
                "map.yml:5:13: `7` is no path [mapping]\n"
                "    fix: write `{constant: 7}` for the value itself"
            ),
        ),
        (
            ("name: name", "name: {}"),
            "map.yml:5:13: a value needs one of `from` and `constant` [mapping]",
        ),
        (
            ("name: name", "name: {from: name, constant: x}"),
            "map.yml:5:13: a value needs one of `from` and `constant` [mapping]",
        ),
        (
            ("name: name", "name: {form: name}"),
            "map.yml:5:14: there is no field `form` here [unknown-field]\n    fix: write `from`",
        ),
        (
            ("name: name", "name: {from: name, values: kinds}"),
            "map.yml:5:34: there is no table `kinds` [table]\n    fix: add it under `tables:`",
        ),
        (
            ("name: name", "name: {fields: {a: b}}"),
            "map.yml:5:13: `name` holds plain values, no group of fields [mapping]",
        ),
        (
            ("name: name", "name: {from: name, when: {equal: {a: b}}}"),
            "map.yml:5:33: there is no field `equal` here [unknown-field]\n    fix: write `equals`",
        ),
        (("makes:", "source: {delimiter: ', '}\nmakes:"), "map.yml:1:21: "),
        (
            ("makes:", "tables: {t: x}\nmakes:"),
            "map.yml:1:13: `t` is text; it needs fields [wrong-type]",
        ),
        (("makes:", "makes: ["), "a bracket above is never closed"),
    ],
)
def test_a_fault_of_a_mapping_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    mapping = TOPIC.replace("{value}", "name")
    assert change[0] in mapping
    with pytest.raises(InvalidDirectoryError) as caught:
        imported(tmp_path, mapping.replace(*change), TABLE, name="list.csv")
    assert expected in render(caught.value.problems)
    assert not (tmp_path / "data").exists()


def test_the_same_mapping_without_a_fault_is_obeyed(tmp_path: Path) -> None:
    imported(tmp_path, TOPIC.replace("{value}", "name"), TABLE, name="list.csv")
    assert topics(tmp_path) == [{"id": "estates", "name": "Estates"}]


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


def bodies(folder: Path, *rows: dict[str, Any]) -> Report:
    (folder / "data/vocabulary").mkdir(parents=True)
    (folder / "data/vocabulary/sectors.yml").write_text(SECTORS)
    return imported(folder, BODIES, list(rows))


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


def test_a_list_that_would_grow_too_long_to_be_read_is_not_written(tmp_path: Path) -> None:
    rows = [{"code": f"t{number}", "name": "n" * 190} for number in range(700)]
    twice = TOPIC.replace("{value}", "name\n      category: name")
    with pytest.raises(InvalidDirectoryError) as caught:
        imported(tmp_path, twice, rows)
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
