"""A sheet goes out and comes back: only what was changed is changed, and every row is told of."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from leaders_network.cli.codes import DONE, MISUSED, PROBLEMS
from leaders_network.cli.main import main
from leaders_network.outputs.cells import safe, unsafe
from tests.files import write
from tests.unit.exported import FIRE, OWEN, changed, contents, export, village

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The network, and where commands are run."""
    monkeypatch.chdir(village(tmp_path))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The network as a workbook, written once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(village(tmp_path_factory.mktemp("exported")))
        return export(Path.cwd(), "xlsx", "p.xlsx").read_bytes()


@pytest.mark.parametrize(("audience", "others"), [("team", 0), ("network", 0), ("public", 0o044)])
def test_an_export_of_what_is_not_the_publics_is_its_owners_alone(
    place: Path, audience: str, others: int
) -> None:
    before = os.umask(0o022)
    made = export(place, "json", "all.json", "--audience", audience)
    os.umask(before)
    assert made.stat().st_mode & 0o077 == others


@pytest.fixture
def file(place: Path, exported: bytes) -> Path:
    """The network as a workbook, to change and to bring back."""
    made = place / "p.xlsx"
    made.write_bytes(exported)
    return made


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


def edit_book(file: Path, *cells: tuple[str, str, int, Any]) -> list[str]:
    """Write values into cells, each given by sheet, column and row, and return the cells' names."""
    book = load_workbook(file)
    names = []
    for sheet, column, row, value in cells:
        number = [cell.value for cell in book[sheet][1]].index(column) + 1
        cell = book[sheet].cell(row, number)
        cell.value = value
        names.append(str(cell.coordinate))
    book.save(file)
    return names


def test_one_cell_changed_is_one_line_changed_and_comments_stay(
    place: Path, file: Path, capsys: Captured
) -> None:
    before = contents(place)
    edit_book(file, ("leaders posts held contacts", "phone", 2, "01632 960999"))
    assert main(["import", str(file)]) == DONE
    assert "leaders posts held contacts:2: changed: phone" in capsys.readouterr().out
    assert changed(place, before) == ['phone: "+44 1632 960999"']
    assert contents(place)["sian-wynn.yml"].startswith(b"# Kept by her office.\n\n")


def test_what_an_export_came_back_without_is_never_guessed_and_what_is_new_is_named(
    place: Path, file: Path, exported: bytes, capsys: Captured
) -> None:
    before = contents(place)
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
    file.write_bytes(exported)
    says = "leaders", "pronunciation"
    edit_book(file, (*says, 2, "OH-en"), (*says, 1, "How to say it"))
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
    place: Path, file: Path, capsys: Captured
) -> None:
    before = contents(place)
    formula, error, *_ = edit_book(
        file,
        ("leaders", "summary", 2, "=A2&B2"),
        ("leaders", "biography", 3, "#REF!"),
        ("organisations", "summary", 2, "Puts fires out."),
        ("leaders posts held", "start", 2, 45414),
    )
    assert main(["import", str(file)]) == PROBLEMS
    said = capsys.readouterr().out
    assert f"leaders:2: not placed: {formula} holds a formula that was never worked out" in said
    assert f"leaders:3: not placed: {error} holds the error #REF!" in said
    assert sorted(changed(place, before)) == ["start: 2024-05-02", "summary: Puts fires out."]


def test_what_an_item_is_known_by_may_change_together_with_what_it_holds(
    place: Path, file: Path
) -> None:
    before = contents(place)
    edit_book(
        file,
        ("leaders posts held", "start", 2, "2024-06-01"),
        ("leaders posts held", "status", 2, "interim"),
        ("leaders posts held contacts", "phone", 2, "01632 960999"),
    )
    assert main(["import", str(file)]) == DONE
    told = ['phone: "+44 1632 960999"', "start: 2024-06-01", "status: interim"]
    assert sorted(changed(place, before)) == told


def test_all_that_an_item_is_known_by_may_change_at_once(place: Path, file: Path) -> None:
    write(place / "directory_data", {"organisations/west.yml": FIRE.replace("Fire", "West")})
    before = contents(place)
    edit_book(
        file,
        ("leaders posts held", "post", 2, "west/chief"),
        ("leaders posts held", "start", 2, "2024-06-01"),
        ("leaders posts held contacts", "phone", 2, "01632 960999"),
    )
    assert main(["import", str(file)]) == DONE
    told = ["- post: west/chief", 'phone: "+44 1632 960999"', "start: 2024-06-01"]
    assert sorted(changed(place, before)) == told
    assert contents(place)["sian-wynn.yml"].count(b"- post:") == 1


def test_a_cell_that_says_the_same_otherwise_changes_nothing(
    place: Path, file: Path, capsys: Captured
) -> None:
    before = contents(place)
    edit_book(
        file,
        ("leaders posts held contacts", "phone", 2, "441632960001.0"),
        ("leaders posts held", "start", 2, 45413),
    )
    assert main(["import", str(file)]) == DONE
    assert "0 changed, 0 added, 0 not placed" in capsys.readouterr().out
    assert contents(place) == before


def test_a_row_that_was_copied_changes_nothing_a_second_time(
    place: Path, file: Path, capsys: Captured
) -> None:
    before = contents(place)
    book = load_workbook(file)
    first = [cell.value for cell in book["leaders"][2]]
    book["leaders"].append([*first[:2], "Somebody Else", *first[3:]])
    book.save(file)
    assert main(["import", str(file)]) == PROBLEMS
    assert "leaders:4: not placed: this row stands in line 2 already" in capsys.readouterr().out
    assert contents(place) == before


def test_a_cell_that_is_emptied_takes_its_value_away(place: Path, file: Path) -> None:
    edit_book(file, ("leaders", "biography", 3, None))
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


def test_a_row_that_ends_before_its_number_adds_too_and_one_without_its_id_is_told_of(
    place: Path, capsys: Captured
) -> None:
    offers = export(place, "csv", "p") / "leaders.offers.csv"
    row = "fire drills,2027-01-31,,,,sian-wynn\r\nno id,2027-01-31,,,\r\n"
    offers.write_text(f"text,until,since,audience,version,leaders id,item\r\n{row}")
    capsys.readouterr()
    assert main(["import", str(offers)]) == PROBLEMS
    said = capsys.readouterr().out
    assert "leaders.offers.csv:2: added: text, until" in said
    assert "leaders.offers.csv:3: not placed: there is no `` among the leaders" in said
    assert "fire drills" in (place / "directory_data/leaders/sian-wynn.yml").read_text()


@pytest.mark.parametrize("number", ["0", "2", "one", "-1", "9" * 5000], ids=lambda each: each[:4])
def test_a_row_with_a_number_that_nothing_has_is_left_and_told_of(
    place: Path, capsys: Captured, number: str
) -> None:
    before = contents(place)
    file = export(place, "csv", "p") / "leaders.appointments.contacts.csv"
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    rows[0] |= {"appointments item": number, "label": "Another"}
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert main(["import", str(file)]) == PROBLEMS
    assert f"there is no appointments number `{number}`" in capsys.readouterr().out
    assert contents(place) == before


def test_a_record_changed_since_the_export_is_left_and_told_of(
    place: Path, file: Path, capsys: Captured
) -> None:
    edit_book(file, ("leaders", "name", 2, "Owen Lewis OBE"))
    write(place / "directory_data", {"leaders/owen-lewis.yml": f"{OWEN}pronouns: he/him\n"})
    before = contents(place)
    assert main(["import", str(file)]) == PROBLEMS
    assert "`owen-lewis` was changed since; export it again" in capsys.readouterr().out
    assert contents(place) == before


def test_a_wrong_value_leaves_its_record_and_places_the_others(
    place: Path, file: Path, capsys: Captured
) -> None:
    edit_book(file, ("leaders", "joined", 2, "1 October"), ("leaders", "pronouns", 3, "no"))
    assert main(["import", str(file)]) == PROBLEMS
    assert "leaders:2: not placed: `1 October` is not a date" in capsys.readouterr().out
    assert contents(place)["owen-lewis.yml"] == OWEN.encode()
    assert b'pronouns: "no"' in contents(place)["sian-wynn.yml"]


def test_all_that_is_wrong_with_a_record_is_told_at_its_first_row(
    place: Path, file: Path, capsys: Captured
) -> None:
    contacts = "leaders posts held contacts"
    edit_book(
        file,
        ("leaders", "joined", 3, "1 October"),
        (contacts, "phone", 2, "none"),
        (contacts, "label", 3, "Front desk"),
    )
    assert main(["import", str(file)]) == PROBLEMS
    said = capsys.readouterr().out.splitlines()
    first = next(line for line in said if "leaders:3: not placed: " in line)
    assert "`none` is not a telephone number" in first
    assert "`1 October` is not a date" in first
    others = [line for line in said if f"{contacts}:" in line]
    assert len(others) == 2
    assert all(line.endswith("for what is said of p.xlsx, sheet leaders:3") for line in others)


@pytest.mark.parametrize(
    "cell", ["E12000001, E12000002", "E12000001;E12000002", "E12000001\nE12000002"]
)
def test_several_codes_may_stand_in_one_line_of_a_cell(place: Path, file: Path, cell: str) -> None:
    areas = "areas:\n" + "".join(
        f"  - {{id: E1200000{n}, name: North {n}, kind: region}}\n" for n in (1, 2)
    )
    write(place / "directory_data", {"vocabulary/areas.yml": areas})
    edit_book(file, ("organisations", "areas", 2, cell))
    assert main(["import", str(file)]) == DONE
    assert b"areas: [E12000001, E12000002]" in contents(place)["fire.yml"]


def test_a_dry_run_and_unsaved_changes_write_nothing(
    place: Path, file: Path, capsys: Captured
) -> None:
    import subprocess

    edit_book(file, ("leaders", "pronouns", 2, "he/him"))
    before = contents(place)
    assert main(["import", str(file), "--dry-run"]) == DONE
    assert contents(place) == before
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    assert main(["import", str(file)]) == MISUSED
    assert "has changes that are not committed" in capsys.readouterr().err
    assert contents(place) == before


def test_no_cell_is_a_formula_in_any_sheet(place: Path, file: Path) -> None:
    book = load_workbook(file)
    held = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(str(cell.value).startswith("=SUM") for cell in held), "the control"
    assert {cell.data_type for cell in held} == {"s"}
    text = (export(place, "csv", "p") / "leaders.csv").read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'=SUM(A1)\nS. Wynn" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    # Read so, what is not quoted is a number or a fault: a semicolon in it would part it elsewhere.
    quoted = csv.reader(io.StringIO(text, newline=""), quoting=csv.QUOTE_NONNUMERIC)
    assert [cell for row in quoted for cell in row] == cells


@pytest.mark.parametrize("text", ["=1+1", "+44 1632", "-", "@a", "'quoted", "'=x", "plain", ""])
def test_what_is_made_safe_is_read_as_it_was(text: str) -> None:
    assert unsafe(safe(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+441632960401",
        "-1",
        "@A1",
        "\t=1",
        "\tA1",
        "\rA1",
        " =1",
        "\u00a0=1",
        "\uff1d1",
        "\uff0b1",
        "'=1",
    ],
)
def test_what_a_spreadsheet_would_run_is_told_as_text(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert unsafe(safe(text)) == text


@pytest.mark.parametrize("text", ["Ada Vale", "a=b", "01632 960401", "O'Neill", "", "1 - 2"])
def test_what_no_spreadsheet_runs_stays_as_it_is(text: str) -> None:
    assert safe(text) == text
    assert unsafe(f"'{text}") == f"'{text}", "an apostrophe that somebody wrote is theirs"


def add_rows(file: Path, *rows: tuple[str, dict[str, str]]) -> None:
    """Add rows, each to the sheet that is named before it."""
    book = load_workbook(file)
    for sheet, row in rows:
        columns = [str(cell.value) for cell in book[sheet][1]]
        assert row.keys() <= set(columns)
        book[sheet].append([row.get(column) for column in columns])
    book.save(file)


def test_a_row_with_a_new_id_adds_a_whole_record_with_its_lists(
    place: Path, file: Path, capsys: Captured
) -> None:
    before = contents(place)
    new = {"leaders id": "hana-brook"}
    desk = {"id": "desk", "label": "Desk", "phone": "01632 960 778"}
    add_rows(
        file,
        ("leaders", {"name": "Hana Brook", "family_name": "Brook"}),
        (
            "leaders posts held",
            {**new, "post": "fire/chief", "start": "2020-01-06", "end": "2024-04-30"},
        ),
        ("leaders posts held contacts", {**new, "appointments item": "1", **desk}),
    )
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
        headings = next(csv.reader([file.read_text("utf-8-sig").splitlines()[0]]))
        line = ",".join(cells.get(heading, "") for heading in headings)
        file.write_bytes(file.read_bytes() + f"{line}\r\n".encode())
    assert main(["import", str(folder)]) == DONE
    assert (place / "directory_data/organisations/care.yml").read_text() == (
        "name: Care\nsector: fire\nposts:\n  - id: nurse\n    title: Chief Nurse\n"
    )


def test_a_new_record_that_would_be_wrong_is_explained_and_not_written(
    place: Path, file: Path, capsys: Captured
) -> None:
    before = contents(place)
    add_rows(
        file,
        ("leaders", {"leaders id": "../x", "name": "Out"}),
        ("leaders", {"name": "Dame Siân Wynn", "leaders id": "a b"}),
        ("leaders", {"leaders id": "no-name", "family_name": "Name"}),
        (
            "leaders posts held",
            {"leaders id": "nobody", "post": "fire/chief", "start": "2020-01-06"},
        ),
    )
    assert main(["import", str(file)]) == PROBLEMS
    told = capsys.readouterr().out
    assert "0 added, 4 not placed." in told
    assert "there is no `nobody` among the leaders; add it to the sheet leaders" in told
    assert contents(place) == before


def test_an_exported_card_is_the_one_that_the_page_saves(place: Path, capsys: Captured) -> None:
    text = export(place, "vcf", "p.vcf", "--audience", "network").read_text("utf-8")
    assert text.count("BEGIN:VCARD") == 2
    assert ": 2 records for " in capsys.readouterr().out
    assert "SOURCE:http://127.0.0.1:8000/network/leaders/sian-wynn/sian-wynn.vcf" in text.replace(
        "\r\n ", ""
    )
    assert "KIND:individual" in text


def test_a_folder_without_a_table_is_no_import(place: Path, capsys: Captured) -> None:
    write(place / "notes", {"people.txt": "Freda Harlowe"})
    assert main(["import", str(place / "notes")]) == MISUSED
    assert "notes is a folder without a table" in capsys.readouterr().err


@pytest.mark.parametrize("is_dry", [False, True])
def test_a_report_that_cannot_be_written_is_told_before_anything_is_placed(
    place: Path, file: Path, capsys: Captured, is_dry: bool
) -> None:
    before = contents(place)
    edit_book(file, ("leaders posts held contacts", "phone", 2, "01632 960999"))
    arguments = ["import", str(file), *(["--dry-run"] if is_dry else ())]
    lost, kept = place / "missing" / "report.json", place / "report.json"
    assert main([*arguments, "--report", str(lost)]) == MISUSED
    assert "the report cannot be written" in capsys.readouterr().err
    assert contents(place) == before
    assert not kept.exists()
    assert main([*arguments, "--report", str(kept)]) == DONE
    assert kept.is_file()
    assert (contents(place) == before) is is_dry
