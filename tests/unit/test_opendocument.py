"""OpenDocument spreadsheets are read as workbooks are: what cells hold, merged or repeated."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from leaders_network.importing.sources import Wanted, read_source
from leaders_network.problems import Problems, render

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext='
    '"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    '<office:automatic-styles><style:style style:name="seen"><style:table-properties'
    ' table:display="true"/></style:style><style:style style:name="unseen">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)
FILL = '<table:table-cell table:number-columns-repeated="16000"/>'


def text(*lines: str, attributes: str = "") -> str:
    told = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return (
        f'<table:table-cell office:value-type="string" {attributes}>\n {told}\n</table:table-cell>'
    )


def value(sort: str, key: str, held: str, shown: str = "shown") -> str:
    return (
        f'<table:table-cell office:value-type="{sort}" office:{key}="{held}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def row(*cells: str, repeated: int = 1) -> str:
    inner = "".join(cells) + FILL
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inner}</table:table-row>'


def sheet(name: str, *rows: str, style: str = "seen") -> str:
    ending = row(repeated=1_000_000)
    inner = "".join(rows)
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{inner}{ending}</table:table>'
    )


def spreadsheet(folder: Path, *sheets: str, before: str = "") -> Path:
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    file = folder / "list.ods"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", f"{before}{HEAD}{body}</office:document-content>")
    return file


def rows_of(file: Path, *columns: str) -> list[dict[str, str]]:
    source = read_source(file, Wanted(columns=frozenset(columns)), Problems())
    assert source is not None
    assert source.format == "ods"
    return [dict(one.values) for one in source.rows]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (text("Siân <text:span>Ó<text:s/>Dea</text:span>"), "Siân Ó Dea"),
        (text("one", "two"), "one\ntwo"),
        (text("a<text:line-break/>b"), "a\nb"),
        (text("<office:annotation><text:p>who?</text:p></office:annotation>", "a"), "a"),
        (value("float", "value", "1632960101", "1.6E9"), "1632960101"),
        (value("percentage", "value", "0.25", "25 %"), "0.25"),
        (value("date", "date-value", "2021-04-01", "1 Apr"), "2021-04-01"),
        (value("date", "date-value", "2021-04-01T00:00:00", "1 Apr"), "2021-04-01"),
        (value("date", "date-value", "2021-04-01T09:30:00", "1 Apr"), "2021-04-01 09:30"),
        (value("boolean", "boolean-value", "true", "TRUE"), "true"),
        ("<table:table-cell/>", ""),
    ],
)
def test_a_cell_gives_what_it_holds_and_not_how_it_is_shown(
    tmp_path: Path, cell: str, expected: str
) -> None:
    lines = row(text("id"), text("held")), row(text("a"), cell)
    assert rows_of(spreadsheet(tmp_path, sheet("List", *lines))) == [{"id": "a", "held": expected}]


def test_titles_merged_and_repeated_cells_and_hidden_sheets_are_read_as_in_workbooks(
    tmp_path: Path,
) -> None:
    merged = 'table:number-columns-spanned="2" table:number-rows-spanned="1"'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    title = row(text("Officers", attributes=merged), "<table:covered-table-cell/>")
    heading = row(text("sector"), text("body"), text("name"))
    fire = text("fire", attributes='table:number-rows-spanned="2"')
    moor = text("Moor", attributes='table:number-rows-spanned="2"')
    lines = (
        title,
        row(repeated=3),
        heading,
        row(fire, moor, text("Ada")),
        row(covered, text("Bo")),
        row(text("x", attributes='table:number-columns-repeated="3"'), repeated=2),
    )
    hidden = sheet("Old", *lines, style="unseen")
    file = spreadsheet(tmp_path, sheet("Notes", row(text("name"))), sheet("List", *lines), hidden)
    source = read_source(file, Wanted(columns=frozenset({"name", "body"})), Problems())
    assert source is not None
    assert [(one.line, *one.values.values()) for one in source.rows] == [
        (6, "fire", "Moor", "Ada"),
        (7, "fire", "Moor", "Bo"),
        (8, "x", "x", "x"),
        (9, "x", "x", "x"),
    ]
    assert source.notes == ("left out: the sheets `Notes`, `Old` of the workbook",)


def test_a_cell_with_an_error_keeps_its_row_out_and_is_told_of(tmp_path: Path) -> None:
    wrong = text("#N/A", attributes='calcext:value-type="error"')
    lines = row(text("id"), text("held")), row(text("a"), wrong), row(text("b"), text("c"))
    problems = Problems()
    file = spreadsheet(tmp_path, sheet("List", *lines))
    source = read_source(file, Wanted(), problems)
    assert source is not None
    assert [one.values["id"] for one in source.rows] == ["b"]
    assert "list.ods:2:1: row 1: a cell holds the error #N/A" in render(tuple(problems))


@pytest.mark.parametrize(
    ("rows", "before"),
    [
        (row(text("a")), '<!DOCTYPE x [<!ENTITY e "eeee">]>'),
        (row(text("a"), repeated=1_000_000), ""),
        (row(text("a", attributes='table:number-columns-repeated="1000000"')), ""),
        (row(text("a", attributes='table:number-columns-repeated="16000"'), repeated=16_000), ""),
        ("<broken", ""),
        (row(text("a")), None),
    ],
)
def test_what_is_hostile_or_broken_is_no_workbook(
    tmp_path: Path, rows: str, before: str | None
) -> None:
    file = spreadsheet(tmp_path, sheet("List", rows), before=before or "")
    problems = Problems()
    found = read_source(file, Wanted(), problems)
    assert (found is None) is (before is not None or "<broken" in rows)
    assert ("this is no workbook" in render(tuple(problems))) is (found is None)


@pytest.mark.parametrize("content", [row(text("a")), "<text:p>Dear Freda</text:p>"])
def test_a_document_without_a_sheet_is_no_workbook(tmp_path: Path, content: str) -> None:
    problems = Problems()
    assert read_source(spreadsheet(tmp_path, content), Wanted(), problems) is None
    assert "this is no workbook" in render(tuple(problems))


def test_a_packed_part_that_is_damaged_is_told_of_wherever_it_is(tmp_path: Path) -> None:
    whole = spreadsheet(tmp_path, sheet("List", row(text("a"))))
    with zipfile.ZipFile(whole) as packed:
        content = packed.read("content.xml")
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("content.xml", content)
    assert read_source(whole, Wanted(), Problems()) is not None
    sound = whole.read_bytes()
    begins = sound.index(b"content.xml") + len(b"content.xml")
    for at in range(begins, begins + 40):
        whole.write_bytes(sound[:at] + b"\xff\xff\xff" + sound[at + 3 :])
        problems = Problems()
        assert read_source(whole, Wanted(), problems) is None
        assert "this is no workbook" in render(tuple(problems))
