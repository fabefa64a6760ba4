"""Sources of every common encoding and delimiter read alike."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from leaders_network.importing.encoding import decoded, detected
from leaders_network.importing.sources import Wanted, read_source
from leaders_network.problems import Problems, SettingsError, render

TABLE = [
    ["id", "name", "town"],
    ["sian", "Siân O’Neill", "Llanfair; Ynys Môn"],
    ["jose", "José Ruíz", "Southmere, East | West"],
    ["zoe", "Zoë Müller", 'The "Old" Mill'],
]
AS_FOUND = Wanted()
ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 marked": ("utf-8", codecs.BOM_UTF8),
    "utf-16 le marked": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16 be marked": ("utf-16-be", codecs.BOM_UTF16_BE),
    "utf-16 le": ("utf-16-le", b""),
    "utf-16 be": ("utf-16-be", b""),
    "utf-32 marked": ("utf-32-le", codecs.BOM_UTF32_LE),
    "windows": ("cp1252", b""),
    "mac": ("mac_roman", b""),
}


def written(delimiter: str, table: list[list[str]] = TABLE) -> str:
    rows = (['"' + cell.replace('"', '""') + '"' for cell in row] for row in table)
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


def rows_of(file: Path, wanted: Wanted = AS_FOUND) -> list[dict[str, str]]:
    problems = Problems()
    source = read_source(file, wanted, problems)
    assert source is not None, render(tuple(problems))
    assert not len(problems)
    return [dict(row.values) for row in source.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", list(ENCODINGS))
def test_every_encoding_and_delimiter_reads_alike(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    codec, mark = ENCODINGS[encoding]
    file = tmp_path / "people.csv"
    file.write_bytes(mark + written(delimiter).encode(codec))
    assert rows_of(file) == [dict(zip(TABLE[0], row, strict=True)) for row in TABLE[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "name\nTuaisceart Éireann\n",
        "name\nJürgen Groß\n",
        "name\nGaelic: Bòrd na Gàidhlig\n",
        "a,b\nprice,£5\n",
        "SIÂN\nÉIREANN\n",
        "name\nKing’s College — “London”\n",
    ],
)
@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
def test_one_accented_word_tells_windows_from_the_mac(text: str, codec: str) -> None:
    content = text.encode(codec)
    assert content.decode(detected(content)) == text


def test_latin_1_reads_as_windows_which_holds_all_of_it() -> None:
    content = "name\nSiân\n".encode("latin-1")
    assert content.decode(detected(content)) == "name\nSiân\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("name\nŁukasz Wałęsa\nMałgorzata Dąbrowska\n", "cp1250"),
        ("name\nИван Петров\nМария\n", "cp1251"),
    ],
)
def test_what_is_not_western_is_left_to_statistics(text: str, codec: str) -> None:
    content = text.encode(codec)
    assert content.decode(detected(content)) == text


def test_the_mapping_overrules_detection(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes("name\nŠťastný\n".encode("cp1250"))
    assert rows_of(file, Wanted(encoding="cp1250")) == [{"name": "Šťastný"}]


def test_bytes_that_are_not_the_encoding_said_are_a_problem() -> None:
    problems = Problems()
    assert decoded(b"caf\xe9", "people.csv", problems, "utf-8") is None
    assert render(tuple(problems)) == (
        "people.csv:1:1: byte 4 is not utf-8 text [encoding]\n"
        "    fix: where it is a table or JSON, save it as UTF-8, or write a mapping that says, "
        "under `source:`, which `encoding:` it has"
    )


def test_an_unknown_encoding_is_a_problem() -> None:
    problems = Problems()
    assert decoded(b"x", "people.csv", problems, "utf-9") is None
    assert "`utf-9` is not an encoding that Python knows" in render(tuple(problems))


def test_a_delimiter_within_cells_is_not_taken_for_the_tables(tmp_path: Path) -> None:
    file = tmp_path / "bodies.csv"
    file.write_text("id,name\na,One | Two\nb,Three | Four\n")
    assert rows_of(file)[0] == {"id": "a", "name": "One | Two"}


@pytest.mark.parametrize(
    "title", ["Chiefs\n\n", "Chiefs;\n;\n", "As at 1 Nov, draft\n", "id;Office\n"]
)
def test_titles_above_the_headings_are_no_rows(tmp_path: Path, title: str) -> None:
    file = tmp_path / "chiefs.csv"
    file.write_text(title + "id;name\na;One\n")
    source = read_source(file, Wanted(columns=frozenset({"id", "name"})), Problems())
    assert source is not None
    assert [dict(row.values) for row in source.rows] == [{"id": "a", "name": "One"}]
    assert [row.line for row in source.rows] == [title.count("\n") + 2]


CHIEFS: list[list[Any]] = [
    ["Chiefs", None, None],
    ["id", "Office", None],
    ["id", "name", "since"],
    ["a", "Siân ", date(2026, 2, 1)],
    ["b", "#REF!", None],
    [None, None, None],
]


def workbook(folder: Path, sheets: Mapping[str, list[list[Any]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(folder / "chiefs.xlsx")
    return folder / "chiefs.xlsx"


def test_a_workbook_is_read_as_it_is(tmp_path: Path) -> None:
    file = workbook(tmp_path, {"Notes": [["name"], ["x"]], "Chiefs": CHIEFS})
    problems = Problems()
    source = read_source(file, Wanted(columns=frozenset({"id", "name"})), problems)
    assert source is not None
    assert [dict(row.values) for row in source.rows] == [
        {"id": "a", "name": "Siân", "since": "2026-02-01"}
    ]
    assert ([row.line for row in source.rows], source.lost) == ([4], 1)
    assert source.notes == ("left out: the sheet `Notes` of the workbook",)
    assert "chiefs.xlsx:5:1: row 2: B5 holds the error #REF!" in render(tuple(problems))


def test_of_two_sheets_with_the_same_columns_none_is_read(tmp_path: Path) -> None:
    file = workbook(tmp_path, {"Chiefs": CHIEFS, "Chairs": CHIEFS})
    problems = Problems()
    assert read_source(file, Wanted(columns=frozenset({"id", "name"})), problems) is None
    assert "the sheets `Chiefs`, `Chairs` have as many of the columns" in render(tuple(problems))
    source = read_source(file, Wanted(columns=frozenset({"title"})), Problems())
    assert source is not None, "for what has none of the columns, they are told of"
    book = load_workbook(file)
    book["Chairs"].sheet_state = "hidden"
    book.save(file)
    source = read_source(file, Wanted(columns=frozenset({"id", "name"})), Problems())
    assert source is not None
    assert source.notes == ("left out: the sheet `Chairs` of the workbook",)


def test_without_a_column_that_is_asked_for_the_first_row_is_the_heading(tmp_path: Path) -> None:
    file = tmp_path / "chiefs.csv"
    file.write_text("id;name\na;One\n")
    assert rows_of(file, Wanted(columns=frozenset({"title"}))) == [{"id": "a", "name": "One"}]


def test_a_table_of_one_column_is_read(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name\nFreda Harlowe\n\nOwen Lewis\n")
    assert rows_of(file) == [{"name": "Freda Harlowe"}, {"name": "Owen Lewis"}]


@pytest.mark.parametrize(
    ("name", "text", "records"),
    [
        ("a.json", '[{"name": "Siân"}]', ""),
        ("a.json", '{"result": {"items": [{"name": "Siân"}]}}', "result.items"),
        ("a.jsonl", '{"name": "Siân"}\n\n', ""),
        ("a.yaml", "- name: Siân\n", ""),
        ("a.yml", "result:\n  items:\n    - {name: Siân}\n", "result.items"),
        ("no-ending", '[{"name": "Siân"}]', ""),
        ("no-ending", '{"name": "Siân"}\n{"name": "Owen"}', ""),
        ("no-ending", "- name: Siân\n", ""),
    ],
)
def test_lists_of_every_format_read_alike(
    tmp_path: Path, name: str, text: str, records: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert rows_of(file, Wanted(records=records))[0] == {"name": "Siân"}


def test_yaml_words_stay_words(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("- {country: no, day: 2026-09-12, code: '007'}\n")
    assert rows_of(file) == [{"country": "no", "day": "2026-09-12", "code": "007"}]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.json", b'[{"name": "x"}', "a.json:1:15: this is not JSON: expecting ',' delimiter"),
        ("a.json", b"[" * 100_000, "a.json:1:1: values stand too deep inside each other"),
        ("list", b'{"a": ' * 100_000, "list:1:1: values stand too deep inside each other"),
        ("a.json", b"[" + b"9" * 6_000, "a.json:1:1: a number has more digits than can be read"),
        ("a.json", b'{"name": 1}', "a.json:1:1: no list of records stands at the top"),
        ("a.yaml", b"[" * 30_000, "values stand more than 50 deep inside each other"),
        ("a.csv", b'id,name\n1,"open\n2,x\n', "the table breaks off here"),
        ("a.csv", b"id,id\n1,2\n", "a.csv:1:1: two columns are called `id`"),
        ("a.xlsx", b"PK\x03\x04\x14\0\0\0", "a.xlsx:1:1: this is no workbook that can be read"),
        ("a.csv", b"", "a.csv:1:1: the first line names no columns"),
    ],
)
def test_a_source_that_cannot_be_read_is_one_problem(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    problems = Problems()
    assert read_source(file, Wanted(), problems) is None
    assert expected in render(tuple(problems))


def test_a_stray_empty_byte_makes_no_text_of_two_bytes_a_letter(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("name,town\nJosé\0,Cork\n".encode())
    assert rows_of(file) == [{"name": "José\0", "town": "Cork"}]


def test_a_row_that_cannot_be_read_is_counted_and_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,name\n1,Freda\n2,Harlowe, Owen\n3,Lewis\n")
    problems = Problems()
    source = read_source(file, Wanted(), problems)
    assert source is not None
    assert [row.number for row in source.rows] == [1, 3]
    assert source.lost == 1
    assert "a.csv:3:1: row 2 has 3 cells where the heading has 2 [source]" in render(
        tuple(problems)
    )


def test_rows_know_the_line_they_begin_on(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('id,note\n1,"two\nlines"\n2,one\n')
    source = read_source(file, Wanted(), Problems())
    assert source is not None
    assert [row.line for row in source.rows] == [2, 4]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[\n {"a": "[1,\\n]",\n  "b": 2},\n\n {"a": 3}\n]\n'),
        ("a.jsonl", '\n{"a": 1}\n\n\n{"a": 3}\n'),
        ("a.yaml", "\n- a: 1\n  b: 2\n\n- a: 3\n"),
    ],
)
def test_items_of_a_list_know_their_line_too(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    source = read_source(tmp_path / name, Wanted(), Problems())
    assert source is not None
    assert [row.line for row in source.rows] == [2, 5]


def test_items_of_a_list_below_keys_know_their_line_too(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"n": [1, {"rows": 2}],\n "rows": "[",\n "data": {"k": {}, "rows": [\n'
        '  {"a": "]"},\n\n  {"a": 2}\n]}, "z": []}'
    )
    problems = Problems()
    source = read_source(tmp_path / "a.json", Wanted(records="data.rows"), problems)
    assert source is not None
    assert [row.line for row in source.rows] == [4, 6]
    assert not problems
    for elsewhere in ("rows", "n.rows", "data.k", "data.none", ""):
        told = Problems()
        assert read_source(tmp_path / "a.json", Wanted(records=elsewhere), told) is None
        assert "write `records: data.rows` under `source:`" in render(tuple(told))


@pytest.mark.parametrize("records", ["", "bodies"])
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_rows_may_stand_by_their_keys(tmp_path: Path, name: str, records: str) -> None:
    text = '{\n "x": {"name": "X"},\n "y": {"name": "Y"}\n}'
    (tmp_path / name).write_text(f'{{"bodies": {text}}}' if records else text)
    wanted = Wanted(records=records, columns=frozenset({"name"}))
    source = read_source(tmp_path / name, wanted, Problems())
    assert source is not None
    assert [(row.line, row.values) for row in source.rows] == [
        (2, {"@key": "x", "name": "X"}),
        (3, {"@key": "y", "name": "Y"}),
    ]
    others = Wanted(records=records, columns=frozenset({"title", "@key"}))
    assert read_source(tmp_path / name, others, Problems()) is None


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.json", '[\n {"a": 1, "b": {"c": 2, "c": 3}}\n]\n', 1),
        ("a.jsonl", '{"a": 0}\n{"a": 1, "b": {"c": 2, "c": 3}}\n', 2),
        ("a.yaml", "- a: 1\n  b:\n    c: 2\n    c: 3\n", 4),
    ],
)
def test_a_key_that_stands_twice_is_told_of_in_every_format(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    (tmp_path / name).write_text(text)
    problems = Problems()
    source = read_source(tmp_path / name, Wanted(), problems)
    assert source is not None
    assert source.rows[-1].values == {"a": 1, "b": {"c": 3}}
    [told] = problems
    assert "the key `c` stands" in told.message
    assert told.location.line == line


def test_a_row_that_ends_early_has_every_column_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,name,sector\n1,Freda\n2,Owen,fire,,\n")
    assert rows_of(file) == [
        {"id": "1", "name": "Freda", "sector": ""},
        {"id": "2", "name": "Owen", "sector": "fire"},
    ]


def test_a_missing_source_is_a_setting_that_cannot_work(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.csv cannot be read: No such file"):
        read_source(tmp_path / "none.csv", Wanted(), Problems())
