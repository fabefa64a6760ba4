"""A sheet goes out and comes back: only what was changed is changed, and every row is told of."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from leaders_network.cli.main import main
from leaders_network.records.formatting import form_of
from leaders_network.records.leader import Leader
from leaders_network.sheets.cards import cards
from leaders_network.sheets.matching import folded
from leaders_network.sheets.writing import safe, unsafe
from tests.unit.data import write

ROOT = Path(__file__).parents[2]
Captured = pytest.CaptureFixture[str]
DONE, PROBLEMS, MISUSED = 0, 1, 2

SIAN = """\
# Kept by her office.

name: Dame Siân Wynn
given_name: Siân
family_name: Wynn
other_names: ["=SUM(A1)", S. Wynn]
biography: |
  One.

  * two
appointments:
  - post: fire/chief
    start: 2024-05-01
    contacts:
      - id: office
        label: Office
        phone: "+44 1632 960001"
        confirmed:
          on: 2026-11-01
          by: self
      - id: desk
        label: Desk
        email: sian@fire.example
        confirmed:
          on: 2026-11-01
          by: self
"""
OWEN = "name: Owen Lewis\ngiven_name: Owen\nfamily_name: Lewis\n"
FIRE = "name: Fire\nsector: fire\nposts:\n  - id: chief\n    title: Chief\n"
HOME = "---\ntitle: Home\naudience: public\n---\nHello.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small network, each file in its form."""
    data = {
        "leaders/sian-wynn.yml": SIAN,
        "leaders/owen-lewis.yml": OWEN,
        "organisations/fire.yml": FIRE,
        "vocabulary/sectors.yml": "sectors:\n  - id: fire\n    name: Fire\n",
    }
    write(tmp_path / "directory_data", data)
    write(tmp_path / "content", {"index.md": HOME})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert form_of(SIAN, Leader) == SIAN
    return tmp_path


def export(place: Path, to: str, out: str, *words: str) -> Path:
    theme = str(ROOT / "theme")
    assert main(["export", "--to", to, "--out", out, "--theme", theme, *words]) == DONE
    return place / out


def contents(place: Path) -> dict[str, bytes]:
    files = (place / "directory_data").rglob("*.yml")
    return {file.name: file.read_bytes() for file in files}


def changed(place: Path, before: dict[str, bytes]) -> list[str]:
    """The lines that are new, file by file."""
    found = []
    for name, content in contents(place).items():
        old = before.get(name, b"").decode().splitlines()
        found += [line.strip() for line in content.decode().splitlines() if line not in old]
    return found


@pytest.mark.parametrize(
    ("to", "out"),
    [("xlsx", "p.xlsx"), ("csv", "p"), ("vcf", "p.vcf"), ("popolo", "p.json")],
)
def test_what_comes_back_unchanged_changes_nothing(
    place: Path, capsys: Captured, to: str, out: str
) -> None:
    before = contents(place)
    file = export(place, to, out)
    capsys.readouterr()
    assert main(["import", str(file)]) == DONE
    said = capsys.readouterr().out
    assert " 0 changed, 0 added, 0 not placed." in said
    assert not said.startswith("0 rows")
    assert contents(place) == before


@pytest.mark.parametrize("to", ["xlsx", "csv", "json", "popolo", "vcf"])
def test_an_export_holds_only_what_its_audience_may_see(place: Path, to: str) -> None:
    for audience, seen in (("public", False), ("network", True)):
        out = export(place, to, f"{audience}.out", "--audience", audience)
        files = [out] if out.is_file() else sorted(out.rglob("*.csv"))
        text = "".join(_words(file) for file in files)
        assert ("Wynn" in text) == seen
        assert "Fire" in text or to == "vcf"


def _words(file: Path) -> str:
    content = file.read_bytes()
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(content))
    return " ".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)


def edit_book(file: Path, sheet: str, column: str, value: Any, row: int = 2) -> None:
    book = load_workbook(file)
    held = book[sheet]
    number = [cell.value for cell in held[1]].index(column) + 1
    held.cell(row, number).value = value
    book.save(file)


def test_one_cell_changed_is_one_line_changed_and_comments_stay(
    place: Path, capsys: Captured
) -> None:
    before = contents(place)
    file = export(place, "xlsx", "p.xlsx")
    edit_book(file, "leaders posts held contacts", "phone", "01632 960999")
    assert main(["import", str(file)]) == DONE
    assert "leaders posts held contacts:2: changed: phone" in capsys.readouterr().out
    assert changed(place, before) == ['phone: "+44 1632 960999"']
    assert contents(place)["sian-wynn.yml"].startswith(b"# Kept by her office.\n\n")


def test_what_an_export_came_back_without_is_never_guessed_and_what_is_new_is_named(
    place: Path, capsys: Captured
) -> None:
    before = contents(place)
    file = export(place, "xlsx", "p.xlsx")
    book = load_workbook(file)
    book["programmes cohorts"].delete_cols(3)
    book["leaders"].delete_cols(1)
    book["organisations"]["D1"] = "name"
    book.save(file)
    assert main(["import", str(file)]) == PROBLEMS
    said = capsys.readouterr().out
    assert "sheet programmes cohorts:1:1: the column `item` is missing" in said
    assert "sheet leaders:1:1: the column `leaders id` is missing" in said
    assert "sheet organisations:1:1: two columns are called `name` [repeated-column]" in said
    assert contents(place) == before
    file = export(place, "xlsx", "q.xlsx")
    edit_book(file, "leaders", "pronunciation", "OH-en")
    edit_book(file, "leaders", "pronunciation", "How to say it", row=1)
    book = load_workbook(file)
    book.create_sheet("To do").append(["Name", "Ring"])
    book["To do"].append(["Zed Quist", "soon"])
    book.save(file)
    assert main(["import", str(file)]) == DONE
    said = capsys.readouterr().out
    assert "sheet leaders: no column is called `how to say it`; it was left out" in said
    assert "sheet To do: was not exported, and was left out" in said
    assert contents(place) == before


def test_cells_that_say_nothing_change_nothing_and_days_as_numbers_are_days(
    place: Path, capsys: Captured
) -> None:
    before = contents(place)
    file = export(place, "xlsx", "p.xlsx")
    edit_book(file, "leaders", "summary", "=A2&B2")
    edit_book(file, "leaders", "biography", "#REF!", row=3)
    edit_book(file, "organisations", "summary", "Puts fires out.")
    edit_book(file, "leaders posts held", "start", 45414)
    assert main(["import", str(file)]) == PROBLEMS
    said = capsys.readouterr().out
    assert "leaders:2: not placed: M2 holds a formula that was never worked out" in said
    assert "leaders:3: not placed: N3 holds the error #REF!" in said
    assert sorted(changed(place, before)) == ["start: 2024-05-02", "summary: Puts fires out."]


def test_a_row_that_was_copied_changes_nothing_a_second_time(place: Path, capsys: Captured) -> None:
    before = contents(place)
    file = export(place, "xlsx", "p.xlsx")
    book = load_workbook(file)
    first = [cell.value for cell in book["leaders"][2]]
    book["leaders"].append([*first[:2], "Somebody Else", *first[3:]])
    book.save(file)
    assert main(["import", str(file)]) == PROBLEMS
    assert "leaders:4: not placed: this row stands in line 2 already" in capsys.readouterr().out
    assert contents(place) == before


def test_a_cell_that_is_emptied_takes_its_value_away(place: Path) -> None:
    file = export(place, "xlsx", "p.xlsx")
    edit_book(file, "leaders", "biography", None, row=3)
    assert main(["import", str(file)]) == DONE
    assert b"biography" not in contents(place)["sian-wynn.yml"]


def test_a_row_without_a_number_adds_to_its_list(place: Path) -> None:
    before = contents(place)
    file = export(place, "csv", "p") / "leaders.appointments.contacts.csv"
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    cells = dict.fromkeys(rows[0], "")
    cells |= {"leaders id": "sian-wynn", "appointments item": "1", "id": "press"}
    cells |= {"label": "Press", "email": "press@fire.example", "purposes": "media\nformal"}
    with file.open("a", encoding="utf-8", newline="") as out:
        csv.writer(out).writerow(cells.values())
    assert main(["import", str(file)]) == DONE
    added = ["- id: press", "label: Press", "email: press@fire.example"]
    assert changed(place, before) == [*added, "purposes: [media, formal]"]


def test_a_record_changed_since_the_export_is_left_and_told_of(
    place: Path, capsys: Captured
) -> None:
    file = export(place, "xlsx", "p.xlsx")
    edit_book(file, "leaders", "name", "Owen Lewis OBE")
    write(place / "directory_data", {"leaders/owen-lewis.yml": f"{OWEN}pronouns: he/him\n"})
    before = contents(place)
    assert main(["import", str(file)]) == PROBLEMS
    assert "`owen-lewis` was changed since; export it again" in capsys.readouterr().out
    assert contents(place) == before


def test_a_wrong_value_leaves_its_record_and_places_the_others(
    place: Path, capsys: Captured
) -> None:
    file = export(place, "xlsx", "p.xlsx")
    edit_book(file, "leaders", "joined", "1 October", row=2)
    edit_book(file, "leaders", "pronouns", "no", row=3)
    assert main(["import", str(file)]) == PROBLEMS
    assert "leaders:2: not placed: `1 October` is not a date" in capsys.readouterr().out
    assert contents(place)["owen-lewis.yml"] == OWEN.encode()
    assert b'pronouns: "no"' in contents(place)["sian-wynn.yml"]


def test_a_dry_run_and_unsaved_changes_write_nothing(place: Path, capsys: Captured) -> None:
    import subprocess

    file = export(place, "xlsx", "p.xlsx")
    edit_book(file, "leaders", "pronouns", "he/him")
    before = contents(place)
    assert main(["import", str(file), "--dry-run"]) == DONE
    assert contents(place) == before
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    assert main(["import", str(file)]) == MISUSED
    assert "has changes that are not committed" in capsys.readouterr().err
    assert contents(place) == before


def test_no_cell_is_a_formula_in_any_sheet(place: Path) -> None:
    book = load_workbook(export(place, "xlsx", "p.xlsx"))
    held = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(str(cell.value).startswith("=SUM") for cell in held), "the control"
    assert {cell.data_type for cell in held} == {"s"}
    text = (export(place, "csv", "p") / "leaders.csv").read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'=SUM(A1)\nS. Wynn" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("text", ["=1+1", "+44 1632", "-", "@a", "'quoted", "'=x", "plain", ""])
def test_what_is_made_safe_is_read_as_it_was(text: str) -> None:
    assert unsafe(safe(text)) == text


MESSY = "Contact list\n;;\nFull name;E-mail;Tel\nSiân Wynn, Dame;sian@fire.example;\nHana Brook;;\n"


@pytest.mark.parametrize(
    "content",
    [
        MESSY.encode(),
        MESSY.encode("utf-8-sig"),
        MESSY.encode("utf-16"),
        MESSY.encode("cp1252"),
        MESSY.replace("â", "a\u0302").encode(),
        MESSY.encode().decode("cp1252").encode(),
        MESSY.replace("\n", "\r\n").replace(";", "\t").encode(),
    ],
    ids=["plain", "marked", "utf-16", "windows", "decomposed", "torn", "tabs"],
)
def test_a_messy_list_is_read_and_every_row_told_of(
    place: Path, capsys: Captured, content: bytes
) -> None:
    before = contents(place)
    file = place / "list.csv"
    file.write_bytes(content)
    assert main(["import", str(file), "--report", "report.json"]) == DONE
    said = capsys.readouterr().out
    assert "2 rows: 1 unchanged, 0 changed, 1 added, 0 not placed." in said
    assert changed(place, before) == ["name: Hana Brook"]


def test_merged_headings_and_titles_of_a_workbook_are_read(place: Path, capsys: Captured) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Everybody we met", None, None])
    sheet.merge_cells("A1:C1")
    sheet.append(["Name", None, "Email"])
    sheet.merge_cells("A2:B2")
    sheet.append(["Dame Siân Wynn", None, "sian@fire.example"])
    sheet.append([None, None, "nobody@fire.example"])
    book.save(place / "list.xlsx")
    assert main(["import", str(place / "list.xlsx")]) == PROBLEMS
    said = capsys.readouterr().out
    assert "Sheet:4: not placed: there is no name" in said
    assert "2 rows: 1 unchanged, 0 changed, 0 added, 1 not placed." in said


def test_a_probable_duplicate_is_asked_about(place: Path, capsys: Captured) -> None:
    before = contents(place)
    (place / "l.csv").write_text("Name,Email\nOwen Lewes,\n", "utf-8")
    assert main(["import", "l.csv"]) == PROBLEMS
    said = capsys.readouterr().out
    told = "this is probably `owen-lewis`; say --same l.csv:2=owen-lewis or --new l.csv:2"
    assert told in said
    assert contents(place) == before
    assert main(["import", "l.csv", "--same", "l.csv:2=owen-lewis"]) == DONE
    assert contents(place) == before
    assert main(["import", "l.csv", "--same", "l.csv:2=owen"]) == MISUSED
    assert "there is no leader owen" in capsys.readouterr().err
    assert main(["import", "l.csv", "--new", "l.csv:2"]) == DONE
    assert changed(place, before) == ["name: Owen Lewes"]


def test_a_number_replaced_in_a_card_is_replaced_in_the_record(place: Path) -> None:
    before = contents(place)
    file = export(place, "vcf", "p.vcf")
    text = file.read_bytes().replace(b"+441632960001", b"01632 960777")
    assert b"960777" in text
    file.write_bytes(text)
    assert main(["import", str(file)]) == DONE
    assert changed(place, before) == ['phone: "+44 1632 960777"']


def test_an_offices_address_never_takes_the_place_of_a_leaders_own(place: Path) -> None:
    fire = FIRE + "    contacts:\n      - {id: front, label: Front, email: front@fire.example}\n"
    write(place / "directory_data", {"organisations/fire.yml": fire})
    before = contents(place)
    listed = "Name,Email\nDame Siân Wynn,{}@fire.example\n"
    (place / "l.csv").write_text(listed.format("front"), "utf-8")
    assert main(["import", "l.csv"]) == DONE
    assert contents(place) == before
    (place / "l.csv").write_text(listed.format("wynn"), "utf-8")
    assert main(["import", "l.csv"]) == DONE
    assert changed(place, before) == ["email: wynn@fire.example"], "another of her own does"


def test_popolo_changes_names_and_days_of_whom_it_knows_and_refuses_half_a_day(
    place: Path, capsys: Captured
) -> None:
    before = contents(place)
    file = export(place, "popolo", "p.json")
    told = json.loads(file.read_text("utf-8"))
    persons = {one["id"]: one for one in told["persons"]}
    persons["sian-wynn"]["name"] = "Dame Siân Wynn KFSM"
    told["memberships"][0]["end_date"] = "2026-12-31"
    told["memberships"].append(
        {"person_id": "owen-lewis", "post_id": "fire/chief", "start_date": "2027"}
    )
    file.write_text(json.dumps(told), "utf-8")
    assert main(["import", str(file)]) == PROBLEMS
    said = capsys.readouterr().out
    assert "p.json:1: not placed: `2027` is not a date" in said
    assert "p.json:2: changed: sian-wynn: name, end" in said
    assert changed(place, before) == ["name: Dame Siân Wynn KFSM", "end: 2026-12-31"]


def test_somebody_new_from_popolo_holds_only_posts_that_are_here(place: Path) -> None:
    before = contents(place)
    file = export(place, "popolo", "p.json")
    told = json.loads(file.read_text("utf-8"))
    told["persons"].append({"id": "7", "name": "Hana Brook"})
    told["memberships"] += [
        {"person_id": "7", "post_id": "fire/chief", "start_date": "2026-02-01"},
        {"person_id": "7", "post_id": "sea/captain", "start_date": "2026-03-01"},
    ]
    file.write_text(json.dumps(told), "utf-8")
    assert main(["import", str(file)]) == DONE
    assert [line for line in changed(place, before) if "post:" in line] == ["- post: fire/chief"]


def test_somebody_is_known_without_titles_and_asked_about(place: Path, capsys: Captured) -> None:
    (place / "l.csv").write_text("Name\nDr Sian Wynn\n", "utf-8")
    assert main(["import", "l.csv"]) == PROBLEMS
    assert "this is probably `sian-wynn`" in capsys.readouterr().out
    (place / "l.csv").write_text("First name,Surname\nSian,Wynn\n", "utf-8")
    assert main(["import", "l.csv"]) == DONE
    (place / "l.csv").write_text("Name,Email\nS. Jones,sian@fire.example\n", "utf-8")
    capsys.readouterr()
    assert main(["import", "l.csv"]) == DONE
    assert "sian-wynn is called Dame Siân Wynn here and S. Jones there" in capsys.readouterr().out


CARDS = {
    "4": "VERSION:4.0\nFN:Siân\n  O\\, Neill\nTEL;VALUE=uri:tel:+441632960001\n",
    "3": "VERSION:3.0\nN:Neill;Siân;;;\nFN:Siân O\\, Neill\nitem1.TEL;TYPE=WORK:+441632960001\n",
    "2.1": "VERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:Si=C3=A2n O, =\nNeill\nTEL:+441632960001\n",
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_cards_of_every_version_are_read(card: str) -> None:
    (person,) = cards(f"BEGIN:VCARD\n{card}END:VCARD\n".replace("\n", "\r\n"), "c.vcf")
    assert (person.name, person.phones) == ("Siân O, Neill", ["+441632960001"])


def test_a_file_that_is_no_list_is_told_of(place: Path, capsys: Captured) -> None:
    (place / "l.csv").write_text("one,two\n1,2\n", "utf-8")
    assert main(["import", "l.csv"]) == PROBLEMS
    assert "no line of it reads like headings [unknown-column]" in capsys.readouterr().out
    (place / "l.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert main(["import", "l.xlsx"]) == PROBLEMS
    assert main(["import", "nowhere.csv"]) == MISUSED


def test_names_are_compared_without_accents_order_and_marks() -> None:
    assert folded("O’Neill, Siân") == folded("sian oneill")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+441632960401", "-1", "@A1", "\t=1", " =1", "\u00a0=1", "\uff1d1", "\uff0b1", "'=1"],
)
def test_what_a_spreadsheet_would_run_is_told_as_text(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert unsafe(safe(text)) == text


@pytest.mark.parametrize("text", ["Ada Vale", "a=b", "01632 960401", "O'Neill", "", "1 - 2"])
def test_what_no_spreadsheet_runs_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


def add_rows(file: Path, sheet: str, *rows: dict[str, str]) -> None:
    book = load_workbook(file)
    held = book[sheet]
    columns = [str(cell.value) for cell in held[1]]
    for row in rows:
        assert row.keys() <= set(columns)
        held.append([row.get(column) for column in columns])
    book.save(file)


def test_a_row_with_a_new_id_adds_a_whole_record_with_its_lists(
    place: Path, capsys: Captured
) -> None:
    before = contents(place)
    file = export(place, "xlsx", "p.xlsx")
    add_rows(file, "leaders", {"name": "Hana Brook", "family_name": "Brook"})
    new = {"leaders id": "hana-brook"}
    add_rows(file, "leaders posts held", {**new, "post": "fire/chief", "start": "2020-01-06",
                                          "end": "2024-04-30"})  # fmt: skip
    add_rows(file, "leaders posts held contacts", {
        **new, "appointments item": "1", "id": "desk", "label": "Desk", "phone": "01632 960 778",
    })  # fmt: skip
    assert main(["import", str(file)]) == DONE
    assert " 0 changed, 3 added, 0 not placed." in capsys.readouterr().out
    assert (place / "directory_data/leaders/hana-brook.yml").read_text() == (
        "name: Hana Brook\nfamily_name: Brook\nappointments:\n  - post: fire/chief\n"
        "    start: 2020-01-06\n    end: 2024-04-30\n    contacts:\n      - id: desk\n"
        '        label: Desk\n        phone: "+44 1632 960778"\n'
    )
    assert {name: text for name, text in contents(place).items() if name in before} == before
    assert main(["check"]) == DONE


def test_of_a_table_in_csv_the_order_of_files_does_not_matter(place: Path) -> None:
    folder = export(place, "csv", "p")
    care = {"organisations id": "care", "name": "Care", "sector": "fire"}
    nurse = {"organisations id": "care", "id": "nurse", "title": "Chief Nurse"}
    for name, cells in (("organisations", care), ("organisations.posts", nurse)):
        file = folder / f"{name}.csv"
        headings = file.read_text("utf-8-sig").splitlines()[0].split(",")
        line = ",".join(cells.get(heading, "") for heading in headings)
        file.write_bytes(file.read_bytes() + f"{line}\r\n".encode())
    assert main(["import", str(folder)]) == DONE
    assert (place / "directory_data/organisations/care.yml").read_text() == (
        "name: Care\nsector: fire\nposts:\n  - id: nurse\n    title: Chief Nurse\n"
    )


def test_a_new_record_that_would_be_wrong_is_explained_and_not_written(
    place: Path, capsys: Captured
) -> None:
    before = contents(place)
    file = export(place, "xlsx", "p.xlsx")
    add_rows(
        file, "leaders",
        {"leaders id": "../x", "name": "Out"}, {"name": "Dame Siân Wynn", "leaders id": "a b"},
        {"leaders id": "no-name", "family_name": "Name"},
    )  # fmt: skip
    add_rows(file, "leaders posts held", {"leaders id": "nobody", "post": "fire/chief",
                                          "start": "2020-01-06"})  # fmt: skip
    assert main(["import", str(file)]) == PROBLEMS
    told = capsys.readouterr().out
    assert "0 added, 4 not placed." in told
    assert "there is no `nobody` among the leaders; add it to the sheet leaders" in told
    assert contents(place) == before


def test_an_exported_card_is_the_one_that_the_page_saves(place: Path) -> None:
    text = export(place, "vcf", "p.vcf", "--audience", "network").read_text("utf-8")
    assert text.count("BEGIN:VCARD") == 2
    assert "SOURCE:http://127.0.0.1:8000/network/leaders/sian-wynn/sian-wynn.vcf" in text.replace(
        "\r\n ", ""
    )
    assert "KIND:individual" in text
