"""Of a file that is published as it is, it is told what it tells more than it shows."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from leaders_network.content.besides import told_besides
from leaders_network.content.reading import read_content
from leaders_network.problems import Problems
from tests.files import write
from tests.unit.test_pictures import noted, picture

WRITER, COMMENTS, MARKED = "who wrote it", "comments", "changes that are marked in it"
CORE = '<cp:coreProperties xmlns:dc="urn:dc"><dc:title>Rota</dc:title>{}</cp:coreProperties>'
META = "<office:meta><meta:generator>LibreOffice</meta:generator>{}</office:meta>"
TEXT = "<w:p><w:t>Rota</w:t></w:p>"


def document(**more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PDF", creationDate=None, **more)
    return out.getvalue()


def packed(text: bytes) -> bytes:
    """Return a PDF whose objects are packed, as most programs write it."""
    held = zlib.compress(text)
    return b"%PDF-1.5\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" + held + b"endstream"


def office(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (document(author="Jo Fen"), [WRITER]),
        (document(title="Rota"), []),
        (packed(b"<</Author(Jo Fen)>>"), [WRITER]),
        (packed(b"<</Author()/Title(Rota)>>"), []),
        (b"%PDF-1.7 <dc:creator><rdf:Seq> <rdf:li>Jo</rdf:li></rdf:Seq></dc:creator>", [WRITER]),
        (b"%PDF-1.7 <dc:creator><rdf:Seq><rdf:li/></rdf:Seq></dc:creator>", []),
        (b"%PDF-1.7 <</Type/Annot/Subtype/Popup>>", [COMMENTS]),
        (b"%PDF-1.7 <</Type/Annot/Subtype/Link>>", []),
        (office({"docProps/core.xml": CORE.format("<dc:creator>Jo</dc:creator>")}), [WRITER]),
        (
            office({"docProps/core.xml": CORE.format("<cp:lastModifiedBy>J</cp:lastModifiedBy>")}),
            [WRITER],
        ),
        (office({"docProps/core.xml": CORE.format("<dc:creator></dc:creator>")}), []),
        (office({"word/comments.xml": f"<w:comments>{TEXT}</w:comments>"}), [COMMENTS]),
        (office({"word/comments.xml": "<w:comments/>", "word/document.xml": TEXT}), []),
        (office({"xl/comments1.xml": "<comments><t>Jo:</t><text>x</text></comments>"}), [COMMENTS]),
        (office({"xl/threadedComments/threadedComment1.xml": "<text>x</text>"}), [COMMENTS]),
        (office({"ppt/comments/modernComment_1.xml": "<a:t>x</a:t>"}), [COMMENTS]),
        (
            office({"xl/workbook.xml": '<sheet name="Pay" state="hidden"/>'}),
            ["a sheet that is not shown"],
        ),
        (office({"xl/workbook.xml": '<sheet name="Rota" sheetId="1"/>'}), []),
        (
            office({"ppt/notesSlides/notesSlide1.xml": "<a:t>Not yet</a:t>"}),
            ["the speaker's notes"],
        ),
        (office({"ppt/notesSlides/notesSlide1.xml": "<a:t>1</a:t>"}), []),
        (office({"word/document.xml": f'<w:ins w:author="Jo">{TEXT}</w:ins>'}), [MARKED]),
        (office({"meta.xml": META.format("<dc:creator>Jo</dc:creator>")}), [WRITER]),
        (office({"meta.xml": META.format("")}), []),
        (
            office({"content.xml": "<office:annotation/><text:tracked-changes/>"}),
            [COMMENTS, MARKED],
        ),
        (
            office({"word/media/1.jpg": noted("JPEG")}),
            ["where, when or by what a picture in it was taken"],
        ),
        (office({"word/media/1.jpg": picture("JPEG")}), []),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", [WRITER]),
        (b"\0\0\0 ftypmp42 \xa9xyz\0\x12\x15\xc7+54.97-001.61/", ["where it was taken"]),
        (b"\0\0\0 ftypqt   com.apple.quicktime.location.ISO6709", ["where it was taken"]),
        (b"\0\0\0 ftypmp42 moov", []),
    ],
)
def test_a_file_is_told_to_say_who_made_it_and_what_others_said(
    content: bytes, told: list[str]
) -> None:
    assert list(told_besides(content)) == told


def test_what_a_file_tells_besides_is_a_warning_and_the_file_is_published(tmp_path: Path) -> None:
    write(tmp_path / "content", {".meta.yml": "audience: public\n"})
    for name, content in (("rota.pdf", document(author="Jo Fen")), ("plain.pdf", document())):
        (tmp_path / "content" / name).write_bytes(content)
    problems = Problems()
    found = read_content(tmp_path / "content", problems)
    assert found.files.keys() == {"rota.pdf", "plain.pdf"}
    assert not problems
    (warning,) = problems.warnings
    assert str(warning).startswith(
        "content/rota.pdf:1:1: it tells more than it shows: who wrote it [file-metadata]\n"
    )
    assert "Jo Fen" not in str(warning), "a warning is read by more than the file is"


def test_no_more_is_unpacked_than_a_document_may_hold() -> None:
    core = {"docProps/core.xml": CORE.format("<dc:creator>Jo</dc:creator>")}
    for size, told in ((1, (WRITER,)), (65, ())):
        assert told_besides(office({"word/document.xml": bytes(size << 20), **core})) == told


@given(st.sampled_from([b"%PDF-1.5 /ObjStm stream\n", office({"meta.xml": META})]), st.binary())
def test_no_damage_to_a_document_breaks_the_check(content: bytes, damage: bytes) -> None:
    told_besides(
        content[: len(content) // 2] + damage + content[len(content) // 2 :] + b"endstream"
    )
