"""Each kind of text takes what people rightly write, in one form, and refuses what could harm."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from leaders_network.records import text
from leaders_network.records.ids import id_fault, is_device_name
from tools.environment import ROOT

IDS = json.loads((ROOT / "tests/contract/ids.json").read_text("utf-8"))


@cache
def reader_of(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def read(kind: Any, value: Any) -> Any:
    return reader_of(kind).validate_python(value)


def refused(kind: Any, value: Any) -> str:
    """Return the code of what is wrong with a value."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    (error,) = caught.value.errors()
    return str(error.get("ctx", {}).get("code", error["type"]))


@pytest.mark.parametrize(
    "name",
    ["Siân Ó Dálaigh-N’Guyen", "Нина Ветрова", "王小明", "محمد علي", "ക്‍ഷ", "J. O'Neill (Jo)"],
)
def test_names_of_every_script_are_taken_as_they_are(name: str) -> None:
    assert read(text.Line, name) == name


def test_text_is_composed_and_trimmed() -> None:
    assert read(text.Line, "  Sia\u0302n ") == "Siân"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("<b>Ada</b>", "markup"),
        ("two\nlines", "line-break"),
        ("Ada\u202eelaV", "unsafe-character"),
        ("Ada\u200bVale", "unsafe-character"),
        ("A\u200dda", "unsafe-character"),
        ("\u200dda", "unsafe-character"),
        ("Ada\ue000", "unsafe-character"),
        ("Ada\x00", "unsafe-character"),
        ("Ada\udcff", "unsafe-character"),
        ("Ada\uffff", "unsafe-character"),
        ("x" * 201, "too_long"),
        (7, "string_type"),
    ],
)
def test_a_line_is_one_line_of_plain_text(value: object, code: str) -> None:
    assert refused(text.Line, value) == code


def test_prose_may_have_lines_and_marks_and_hides_nothing() -> None:
    assert read(text.Prose, "One < two\n\n<b>shown</b>") == "One < two\n\n<b>shown</b>"
    assert refused(text.Prose, "One\u2066two") == "unsafe-character"
    assert refused(text.Prose, "One\ud800two") == "unsafe-character"


@given(st.text())
def test_whatever_line_is_taken_can_be_seen_whole_and_is_its_own_form(value: str) -> None:
    try:
        taken = read(text.Line, value)
    except ValidationError:
        return
    assert taken == read(text.Line, taken)
    assert taken == taken.strip()
    assert not set(taken) & set("<>\n\r\t\x00\u200b\u202e\ue000")


@pytest.mark.parametrize("identifier", IDS["ids"])
def test_an_id_is_small_letters_digits_and_single_hyphens(identifier: str) -> None:
    assert id_fault(identifier) is None


@pytest.mark.parametrize("identifier", [*IDS["others"], "con", "lpt1", "a" * 101])
def test_an_id_that_no_file_should_bear_is_refused(identifier: str) -> None:
    assert id_fault(identifier) is not None


@pytest.mark.parametrize(
    ("name", "is_device"), [("NUL", True), ("aux.txt", True), ("console", False), ("com", False)]
)
def test_windows_keeps_some_names(name: str, is_device: bool) -> None:
    assert is_device_name(name) is is_device


def test_a_code_and_a_cohort_may_be_written_as_numbers() -> None:
    assert read(text.Code, 12) == "12"
    assert read(text.CohortId, 2026) == "2026"
    assert refused(text.Code, True) == "string_type"
    assert refused(text.Code, "../up") == "unsafe-id"


@pytest.mark.parametrize("value", ["fire/chief", "a-b/c-d"])
def test_a_post_is_two_ids(value: str) -> None:
    assert read(text.PostReference, value) == value


@pytest.mark.parametrize("value", ["chief", "fire/", "/chief", "a/b/c", "Fire/chief"])
def test_anything_else_names_no_post(value: str) -> None:
    assert refused(text.PostReference, value) == "post-reference"


def test_a_day_is_written_in_one_way() -> None:
    assert read(text.Date, "2028-02-29") == date(2028, 2, 29)
    for value in ("2026-02-29", "20260912", "2026-W37-6", "12/09/2026", "2026-9-12", 2026):
        assert refused(text.Date, value) == "date", value


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("office@southmere.example", "office@southmere.example"),
        ("Office@SouthMere.Example", "Office@southmere.example"),
        ("zoë@southmere.example", "zoë@southmere.example"),
        ("o'neill@southmere.example", "o'neill@southmere.example"),
    ],
)
def test_an_address_keeps_its_capitals_before_the_at_alone(written: str, kept: str) -> None:
    assert read(text.Email, written) == kept


@pytest.mark.parametrize("value", ["office", "Ada <a@b.example>", "a@b.example, c@d.example"])
def test_what_is_not_one_address_is_refused(value: str) -> None:
    assert refused(text.Email, value) == "email"


def test_a_number_is_kept_in_one_form_however_it_is_spaced() -> None:
    for written in ("+44 1632 960412", "+441632960412", "+44 (0)1632 960412", "+44-1632-960412"):
        assert read(text.Phone, written) == "+441632960412", written
    for value in ("01632 960412", "+44", "+44 1632 960412 x7", "+999 123", "office"):
        assert refused(text.Phone, value) == "phone", value


@pytest.mark.parametrize(
    "address",
    ["https://southmere.example", "HTTP://a.example:8080/b?c=d#e", "https://intranet"],
)
def test_a_web_address_is_one_a_browser_can_open(address: str) -> None:
    assert read(text.WebAddress, address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//southmere.example",
        "https://",
        "http://[::1",
        "https://user:word@southmere.example",
        "https://southmere.example:99999",
        "https://southmere.example:",
        "https://north moor.example",
        'https://southmere.example/"><script>',
    ],
)
def test_no_other_address_is_led_to(address: str) -> None:
    assert refused(text.WebAddress, address) == "url"


def test_a_language_is_a_tag() -> None:
    assert read(text.Language, "cy") == "cy"
    assert read(text.Language, "zh-Hant") == "zh-Hant"
    assert refused(text.Language, "Welsh language") == "language"


def test_numbers_of_the_common_form_are_read_as_the_library_reads_them() -> None:
    form, seen = phonenumbers.PhoneNumberFormat, 0
    possible = phonenumbers.ValidationResult.IS_POSSIBLE
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in phonenumbers.PhoneNumberType.values():
            number = phonenumbers.example_number_for_type(region, kind)
            if number is None:
                continue
            whole = phonenumbers.format_number(number, form.E164)
            for written in (whole, whole[:-1], whole[:-2], f"{whole}0", f"{whole}00", whole[:4]):
                parsed = None
                with suppress(phonenumbers.NumberParseException):
                    parsed = phonenumbers.parse(written)
                if parsed and phonenumbers.is_possible_number_with_reason(parsed) == possible:
                    seen += 1
                    expected = phonenumbers.format_number(parsed, form.E164)
                    assert read(text.Phone, written) == expected
                else:
                    assert refused(text.Phone, written) == "phone"
    assert seen > 1000
