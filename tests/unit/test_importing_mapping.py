"""What a mapping may say, what each of its words does, and every fault with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leaders_network.problems import InvalidDirectoryError, render
from tests.unit.imported import TOPIC, imported, told, topics


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
        ("{from: a, date: '%d %B %Y'}", {"a": "1st  August 2026"}, "2026-08-01"),
        ("{from: a, date: '%d %b %Y'}", {"a": "22nd Sept 2026"}, "2026-09-22"),
        ("{from: a, date: '%d/%m/%Y'}", {"a": "2026-08-01"}, "2026-08-01"),
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


def test_a_vacancy_makes_no_record_of_its_own(tmp_path: Path) -> None:
    mapping = """\
makes:
  - kind: topic
    id: post
    when: {absent: vacant}
    let: {vacant: {constant: y, when: {equals: {name: [Vacant, TBC, ""]}}}}
    fields: {name: name}
"""
    rows = "post,name\na,Vacant\nb,\nc,Hana Sorley\n"
    report = imported(tmp_path, mapping, rows, name="posts.csv")
    assert topics(tmp_path) == [{"id": "c", "name": "Hana Sorley"}]
    assert (told(report), report.aside) == ([], {1, 2})


@pytest.mark.parametrize(
    "shared",
    [
        "{constant: true, when: {equals: {status: Job share}}}",
        "{from: status, values: {Job share: true}, otherwise: false}",
        "shared",
    ],
)
def test_what_is_so_or_not_is_taken_from_a_constant_a_table_and_a_cell(
    tmp_path: Path, shared: str
) -> None:
    mapping = f"""\
makes:
  - {{kind: sector, id: sector, merge: true, fields: {{name: sector}}}}
  - kind: organisation
    id: body
    merge: true
    fields: {{name: body, sector: sector, posts: {{fields: {{id: title, title: title}}}}}}
  - kind: leader
    id: name
    fields:
      name: name
      appointments:
        fields: {{post: "{{body}}/{{title}}", start: start, job_share: {shared}}}
"""
    rows = (
        "name,sector,body,title,start,status,shared\n"
        "Hana Sorley,Health,Southmere Trust,Chief Nurse,2026-06-01,Job share,TRUE\n"
        "Owen Lewis,Health,Southmere Trust,Chair,2026-06-01,,\n"
    )
    assert told(imported(tmp_path, mapping, rows, name="posts.csv")) == []
    hana, owen = (
        (tmp_path / f"data/leaders/{one}.yml").read_text() for one in ("hana-sorley", "owen-lewis")
    )
    assert "job_share: true\n" in hana
    assert "job_share: true" not in owen


def test_what_does_not_count_is_not_complained_of(tmp_path: Path) -> None:
    mapping = """\
makes:
  - kind: topic
    id: code
    when: {equals: {kind: %s}}
    let: {label: {from: kind, values: {a: Estates}}}
    fields: {name: label}
"""
    rows = [{"code": "t", "kind": "a"}, {"code": "u", "kind": "b"}]
    assert told(imported(tmp_path, mapping % "a", rows)) == []
    assert "has no `b`" in "".join(told(imported(tmp_path, mapping % "b", rows)))


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
            ("id: code", "id: code\n    when: {present: 'a[x]'}"),
            "map.yml:4:11: `a[x]` is not a path [path]",
        ),
        (("id: code", "id: code\n    each: 'a[x]'"), "map.yml:4:11: `a[x]` is not a path [path]"),
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
            ("name: name", "name: {from: name, when: {present: coed}}"),
            "map.yml:5:32: list.csv has no column `coed` [unknown-column]",
        ),
        (
            ("name: name", "name: {from: name, date: ['%d/%m/%Y', '%d/%d/%Y']}"),
            (
                "map.yml:5:32: `%d/%d/%Y` is not a way to write a day [date]\n"
                "    fix: write each of its parts once, as in %d/%m/%Y"
            ),
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
        (
            ("id: code", "id: {constant: x}"),
            (
                "map.yml:3:9: a path or a template stands here, and no group [wrong-type]\n"
                "    fix: give the group a name below `let:`, and write that name"
            ),
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


def test_two_people_in_one_cell_may_be_taken_apart(tmp_path: Path) -> None:
    mapping = """\
makes:
  - kind: leader
    each: {from: Holder, split: " & "}
    id: .
    fields: {name: ., summary: "Leads {/Body}."}
"""
    rows = "Body,Holder\nSouthmere,Mina Sorley & Hana Brook\nWexmere,Owen Lewis\n"
    report = imported(tmp_path, mapping, rows, name="list.csv")
    assert (report.placed, told(report)) == (2, [])
    made = {file.stem: file.read_text() for file in (tmp_path / "data/leaders").iterdir()}
    assert sorted(made) == ["hana-brook", "mina-sorley", "owen-lewis"]
    assert "summary: Leads Southmere." in made["hana-brook"]
