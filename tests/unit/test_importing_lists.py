"""Lists that somebody else keeps: who stands in them is found, changed or added, or told of."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from leaders_network.cli.codes import DONE, MISUSED, PROBLEMS
from leaders_network.cli.main import main
from leaders_network.lock import alone_in
from leaders_network.sheets.cards import cards
from leaders_network.sheets.matching import folded
from tests.files import write
from tests.unit.exported import FIRE, SIAN, changed, contents, export, village

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The network, and where commands are run."""
    monkeypatch.chdir(village(tmp_path))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


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


@pytest.mark.skipif(sys.platform == "win32", reason="it locks no folder")
def test_nothing_is_imported_while_another_verb_writes_records(
    place: Path, capsys: Captured
) -> None:
    before = contents(place)
    file = write(place, {"list.csv": MESSY}) / "list.csv"
    with alone_in(place / "directory_data"):
        assert main(["import", str(file)]) == MISUSED
    assert "another verb is writing records in" in capsys.readouterr().err
    assert contents(place) == before
    assert main(["import", str(file)]) == DONE
    assert contents(place) != before


def test_one_is_counted_as_one(place: Path, capsys: Captured) -> None:
    for rows, counted in (("Hana Brook", "1 row: "), ("Hana Brook\nIda Marsh", "2 rows: ")):
        (place / "list.csv").write_text(f"Name\n{rows}\n", encoding="utf-8")
        main(["import", "list.csv", "--dry-run"])
        assert counted in capsys.readouterr().out


def test_groups_of_headings_above_the_headings_are_none(place: Path, capsys: Captured) -> None:
    text = "Leader;;Office;\nName;E-mail;PA;Tel\nHana Brook;hana@fire.example;Ida;\n"
    (place / "list.csv").write_text(text, encoding="utf-8")
    assert main(["import", "list.csv"]) == DONE
    said = capsys.readouterr().out
    assert said.startswith("list.csv:3: added: hana-brook")
    assert "\n1 row: 0 unchanged, 0 changed, 1 added" in said


def test_two_people_in_a_row_are_not_made_one(place: Path, capsys: Captured) -> None:
    text = "Name;E-mail;{};E-mail\nHana Brook;hana@fire.example;Ida Marsh;ida@fire.example\n"
    for heading, is_placed in (("Name", False), ("Assistant", True)):
        (place / "list.csv").write_text(text.format(heading), encoding="utf-8")
        main(["import", "list.csv", "--dry-run"])
        said = capsys.readouterr().out
        assert ("list.csv:2: added: hana-brook" in said) is is_placed
        assert ("list.csv:2: not placed: two columns are called `Name`" in said) is not is_placed


@pytest.mark.parametrize(
    "name",
    [
        *("Vacant", "VACANT - out to advert", "TBC", "t.b.a.", "(none)", "Recruitment in progress"),
        *("Currently vacant", "as above", "Unknown", "TBC - from June"),
    ],
)
def test_a_name_that_says_there_is_nobody_makes_nobody(
    place: Path, capsys: Captured, name: str
) -> None:
    (place / "list.csv").write_text(f"Name\n{name}\nVacantia Nonesuch\n", encoding="utf-8")
    assert main(["import", "list.csv", "--dry-run"]) == PROBLEMS
    said = capsys.readouterr().out
    assert f"list.csv:2: not placed: `{name}` names nobody" in said
    assert "list.csv:3: added: vacantia-nonesuch" in said


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


def test_a_list_from_an_address_book_is_read_and_columns_left_out_are_named(
    place: Path, capsys: Captured
) -> None:
    head = "First Name,Last Name,Suffix,E-mail Address,Business Phone,Job Title\n"
    file = place / "contacts.csv"
    file.write_text(f"{head}Hana,Brook,,hana@mill.example,+44 1632 960111,Director\n")
    assert main(["import", str(file)]) == DONE
    said = capsys.readouterr().out
    assert "added: hana-brook; add the post, and to it: hana@mill.example, +44 1632 960111" in said
    assert "contacts.csv: left out, for nothing says what these columns are: Job Title\n" in said


@pytest.mark.parametrize(
    "marked", ["e-mail: / Tel.", "E.Mail Address* / TEL. NO.", "Email / Tel_no"]
)
def test_a_heading_is_known_by_its_words_whatever_marks_it_has(
    place: Path, capsys: Captured, marked: str
) -> None:
    text = f"Name / {marked}\nHana Brook / hana@mill.example / +44 1632 960111\n"
    (place / "list.csv").write_text(text.replace(" / ", ";"), encoding="utf-8")
    assert main(["import", "list.csv", "--data", "directory_data"]) == DONE
    said = capsys.readouterr().out
    assert "add the post, and to it: hana@mill.example, +44 1632 960111\n" in said
    assert "left out" not in said


class Ended(io.StringIO):
    """A terminal at which nobody answers any more."""

    def isatty(self) -> bool:
        return True


def test_a_probable_duplicate_is_asked_about(
    place: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(place)
    (place / "l.csv").write_text("Name,Email\nOwen Lewes,\n", "utf-8")
    told = "this is probably `owen-lewis`; say --same l.csv:2=owen-lewis or --new l.csv:2"
    for stdin in (io.StringIO(), Ended()):
        monkeypatch.setattr("sys.stdin", stdin)
        assert main(["import", "l.csv"]) == PROBLEMS
        assert told in capsys.readouterr().out
    assert contents(place) == before
    assert main(["import", "l.csv", "--same", "l.csv:2=owen-lewis"]) == DONE
    assert contents(place) == before
    assert main(["import", "l.csv", "--same", "l.csv:2=owen"]) == MISUSED
    assert "there is no leader owen" in capsys.readouterr().err
    assert main(["import", "l.csv", "--new", "l.csv:2"]) == DONE
    assert changed(place, before) == ["name: Owen Lewes"]


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [("Owen Lew", True), ("Rowena Lewis", True), ("Owain Lewis", False), ("Owen Louis", False)],
)
def test_only_a_name_that_is_nearly_the_same_is_asked_about(
    place: Path, capsys: Captured, name: str, is_asked: bool
) -> None:
    (place / "l.csv").write_text(f"Name,Email\n{name},\n", "utf-8")
    assert main(["import", "l.csv"]) == (PROBLEMS if is_asked else DONE)
    assert ("this is probably `owen-lewis`" in capsys.readouterr().out) is is_asked


@pytest.mark.parametrize(
    ("name", "email", "is_sure"),
    [
        ("Wynn-Moss, Sian", "sian@fire.example", True),
        ("Wynn-Moss, Sian", "Wynn <mailto:Sian@fire.example>", True),
        ("Dame Rhona Pell", "sian@fire.example", False),
    ],
)
def test_an_address_tells_who_somebody_is_unless_they_are_called_otherwise(
    place: Path, capsys: Captured, name: str, email: str, is_sure: bool
) -> None:
    before = contents(place)
    row = f'"{name}",{email},01632 960999'
    (place / "l.csv").write_text(f"Name,Email,Phone\n{row}\n", "utf-8")
    assert main(["import", "l.csv"]) == (DONE if is_sure else PROBLEMS)
    assert changed(place, before) == (['phone: "+44 1632 960999"'] if is_sure else [])
    assert ("this is probably `sian-wynn`" in capsys.readouterr().out) is not is_sure


def test_a_name_of_which_no_id_can_be_made_is_told_of(place: Path, capsys: Captured) -> None:
    (place / "l.csv").write_text("Name,Email\n王芳,\n", "utf-8")
    assert main(["import", "l.csv"]) == PROBLEMS
    told = "l.csv:2: not placed: no id can be made of the name; add the leader by hand"
    assert told in capsys.readouterr().out


def test_a_number_replaced_in_a_card_is_replaced_in_the_record(place: Path) -> None:
    before = contents(place)
    file = export(place, "vcf", "p.vcf")
    text = file.read_bytes().replace(b"+441632960001", b"01632 960777")
    assert b"960777" in text
    file.write_bytes(text)
    assert main(["import", str(file)]) == DONE
    assert changed(place, before) == ['phone: "+44 1632 960777"']


@pytest.mark.parametrize("to", ["vcf", "popolo"])
def test_cards_and_popolo_are_known_whatever_their_file_is_called(
    place: Path, capsys: Captured, to: str
) -> None:
    assert main(["import", str(export(place, to, f"people.{to}.txt"))]) == DONE
    assert " 0 changed, 0 added, 0 not placed." in capsys.readouterr().out


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
    assert (
        "no line of it reads like the headings of a list of people [unknown-column]"
        in capsys.readouterr().out
    )
    torn = io.BytesIO()
    with zipfile.ZipFile(torn, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types")
    for content in (b"PK\x03\x04 nothing", torn.getvalue()):
        (place / "l.xlsx").write_bytes(content)
        assert main(["import", "l.xlsx"]) == PROBLEMS
        assert "this is no workbook that can be read" in capsys.readouterr().out
    assert main(["import", "nowhere.csv"]) == MISUSED


def test_names_are_compared_without_accents_order_and_marks() -> None:
    assert folded("O’Neill, Siân") == folded("sian oneill")


@pytest.mark.parametrize(
    ("country", "there", "listed", "after"),
    [
        ("IE", "+353 20 915 0001", "020 915 0001", []),
        ("IE", "+353 20 915 0001", "020 915 0002", ['phone: "+353 20 915 0002"']),
        ("GB", "+44 1632 960001", "01632 960001", []),
    ],
)
def test_a_number_without_a_countrys_code_is_one_of_the_networks_country(
    place: Path, country: str, there: str, listed: str, after: list[str]
) -> None:
    sian = SIAN.replace("+44 1632 960001", there)
    data = {"network.yml": f"country: {country}\n", "leaders/sian-wynn.yml": sian}
    write(place / "directory_data", data)
    before = contents(place)
    write(place, {"list.csv": f"Name,Telephone\nDame Siân Wynn,{listed}\n"})
    assert main(["import", str(place / "list.csv")]) == DONE
    assert changed(place, before) == after


def test_a_new_person_of_a_list_is_known_by_their_name_without_titles(
    place: Path, capsys: Captured
) -> None:
    rows = 'Name\nDr. Hana Brook OBE\n"SORLEY, Mina (Dame)"\n'
    (place / "list.csv").write_text(rows, encoding="utf-8")
    before = contents(place)
    assert main(["import", "list.csv"]) == DONE
    said = capsys.readouterr().out
    assert "list.csv:2: added: hana-brook" in said
    assert "list.csv:3: added: mina-sorley" in said
    assert "name: Dame Mina Sorley" in changed(place, before)


@pytest.mark.parametrize(
    ("heading", "row", "is_taken"),
    [
        ("Name,Region,Website", "Hana Brook,North,x.example", False),
        ("Name,Job title,Region", "Hana Brook,Chief,North", True),
        ("Full name,Region", "Hana Brook,North", True),
        ("Name", "Hana Brook", True),
        ("Name,Email", "Northshire Council,hana@brook.example", False),
    ],
)
def test_a_list_of_anything_else_makes_no_leaders(
    place: Path, capsys: Captured, heading: str, row: str, is_taken: bool
) -> None:
    (place / "list.csv").write_text(f"{heading}\n{row}\n", encoding="utf-8")
    assert main(["import", "list.csv", "--dry-run"]) == (DONE if is_taken else PROBLEMS)
    assert ("added: hana-brook" in capsys.readouterr().out) is is_taken


def test_of_a_workbook_the_sheets_that_are_seen_and_list_people_are_read(
    place: Path, capsys: Captured
) -> None:
    book = Workbook()
    book["Sheet"].append(["Collected in June"])
    for title, name in (("Now", "Hana Brook"), ("Old", "Ida Marsh")):
        sheet = book.create_sheet(title)
        sheet.append(["Name", "E-mail"])
        sheet.append([name, "one@fire.example; two@fire.example"])
        sheet.sheet_state = "visible" if title == "Now" else "hidden"
    book.save(place / "list.xlsx")
    assert main(["import", "list.xlsx", "--dry-run"]) == DONE
    said = capsys.readouterr().out
    assert "added: hana-brook; add the post, and to it: one@fire.example, two@fire.example" in said
    assert "ida-marsh" not in said
    for left in ("Sheet", "Old"):
        assert f"list.xlsx, sheet {left}: lists nobody, or is hidden, and was left out" in said


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("01632 960101 / 07700 900123", 2),
        ("01632 960101\n07700 900123", 2),
        ("01632 960101/2", 1),
    ],
)
def test_several_numbers_of_a_cell_are_several(
    place: Path, capsys: Captured, cell: str, phones: int
) -> None:
    (place / "list.csv").write_text(f'Name,Tel\nHana Brook,"{cell}"\n', encoding="utf-8")
    main(["import", "list.csv", "--dry-run"])
    told = capsys.readouterr().out.partition("and to it: ")[2]
    assert told.partition("\n1 row")[0].count(", ") == phones - 1


def test_a_row_of_a_list_is_told_of_by_the_line_it_begins_on(place: Path, capsys: Captured) -> None:
    rows = 'Name,E-mail\n"Hana\nBrook",hana@fire.example\n"TBC,\nfrom June",\n'
    (place / "list.csv").write_text(rows, "utf-8")
    main(["import", "list.csv", "--dry-run"])
    said = capsys.readouterr().out
    assert "list.csv:2: added: hana-brook" in said
    assert "list.csv:4: not placed" in said
