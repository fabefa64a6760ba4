"""A word is found in whatever it is encoded in, or the proof of leaks would prove nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.integration.decoding import marks
from tests.integration.encodings import ENCODINGS, brotli

WHOLE_FILES = {"deflate", "a column of an index", "the terms of articles"}
"""Encodings of whole files, which are none within a page."""
PAGE = b"<!doctype html>\n<html>\n  <body>\n    <p>%s</p>\n  </body>\n</html>\n"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_word_is_found_in_each_encoding(encoding: str) -> None:
    content = b"<p>So it goes</p> " if encoding in ("plain", "capitals") else b""
    assert marks("page.html", content + ENCODINGS[encoding]("zqbcdefghi")) == {"zqbcdefghi"}
    assert marks("page.html", content + ENCODINGS[encoding]("nothing-of-it")) == set()


@pytest.mark.parametrize("encoding", sorted(ENCODINGS.keys() - WHOLE_FILES))
def test_a_word_is_found_in_a_page_in_each_encoding(encoding: str) -> None:
    assert marks("page.html", PAGE % ENCODINGS[encoding]("zqbcdefghi")) == {"zqbcdefghi"}
    assert marks("page.html", PAGE % ENCODINGS[encoding]("nothing-of-it")) == set()


def test_a_word_is_found_in_brotli_in_an_archive_and_in_a_files_name(tmp_path: Path) -> None:
    assert marks("page.html.br", brotli("zqbcdefghi")) == {"zqbcdefghi"}
    (tmp_path / "in" / "zqbcdefghi").mkdir(parents=True)
    (tmp_path / "in" / "text").write_text("zqxcdefghi and zqxcdefghi and zqxcdefghi")
    archive = shutil.make_archive(str(tmp_path / "office"), "zip", tmp_path / "in")
    assert marks("office.docx", Path(archive).read_bytes()) == {"zqbcdefghi", "zqxcdefghi"}
    assert marks("leaders/zqbcdefghi/index.html", b"") == {"zqbcdefghi"}


@pytest.mark.parametrize(
    "written", ["01632 960123", "+44 1632 960 123", "tel:+441632960123", '["441632960123"]']
)
def test_a_number_is_found_however_it_is_spaced(written: str) -> None:
    assert marks("page.html", written.encode()) == {"1632960123"}
    assert marks("page.html", written.replace("123", "12").encode()) == set()
