"""Words for people: days, numbers, languages, names in order, and a face for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import phonenumbers
import pytest

from leaders_network.publish.phrases import (
    confirmer,
    day,
    family_first,
    language,
    listed,
    telephone,
    unwrapped,
)
from leaders_network.publish.portrait import portrait


def test_a_day_is_written_out_for_people_and_in_order_for_machines() -> None:
    found = day(date(2026, 9, 2))
    assert (found.text, found.iso) == ("2 September 2026", "2026-09-02")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("She keeps a map of every\ntakeaway.\n", "She keeps a map of every takeaway.\n"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("Led:\n- fire\n- rescue", "Led:\n- fire\n- rescue"),
        ("First\n1. fire\n2) rescue", "First\n1. fire\n2) rescue"),
        ("In\n2023 she moved.", "In 2023 she moved."),
    ],
)
def test_the_lines_of_a_file_are_no_lines_of_its_paragraphs(text: str, read: str) -> None:
    assert unwrapped(text) == read


@pytest.mark.parametrize(
    ("country", "shown"),
    [("GB", "01632 960412"), ("FR", "+44 1632 960412"), ("JE", "01632 960412")],
)
def test_a_number_is_shown_as_its_own_country_writes_it(country: str, shown: str) -> None:
    assert telephone("+441632960412", country) == shown


def test_a_zero_in_front_that_belongs_to_a_number_is_shown() -> None:
    assert telephone("+390212345678", "IT") == "02 1234 5678"
    assert telephone("+393123456789", "IT") == "312 345 6789"


def example_numbers() -> Iterator[tuple[str, phonenumbers.PhoneNumber]]:
    """Every country with an example of each kind of its numbers."""
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in phonenumbers.PhoneNumberType.values():
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                yield region, number


def test_numbers_that_differ_in_their_end_have_one_form() -> None:
    """What is worked out for one number of a block is what the library says of each."""
    seen = 0
    for region, number in example_numbers():
        for end in ("000", "512", "999"):
            text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            one = phonenumbers.parse(text[:-3] + end)
            if one.country_code != number.country_code:
                continue
            seen += 1
            expected = phonenumbers.format_number(one, phonenumbers.PhoneNumberFormat.NATIONAL)
            assert telephone(text[:-3] + end, region) == expected
    assert seen > 1000


@pytest.mark.parametrize(
    ("tag", "name"), [("cy", "Welsh"), ("gd", "Scottish Gaelic"), ("EN", "English"), ("zz", "zz")]
)
def test_a_language_has_its_english_name(tag: str, name: str) -> None:
    assert language(tag) == name


def test_names_sort_without_accents_and_capitals_and_by_the_letters_of_a_to_z() -> None:
    names = ["Zoe", "Éamon", "Öberg", "adam", "Ødum", "Łoś", "Lund", "Oz"]
    ordered = ["adam", "Éamon", "Łoś", "Lund", "Öberg", "Ødum", "Oz", "Zoe"]
    assert sorted(names, key=family_first) == ordered


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b, c"), ("abcde", "a, b, c and 2 more")],
)
def test_a_long_list_ends_in_a_number(words: list[str], said: str) -> None:
    assert listed(words) == said


@pytest.mark.parametrize(
    ("name", "given", "family", "initials"),
    [
        ("Dame Freda Harlowe KFSM", "Freda", "Harlowe", "FH"),
        ("Freda Harlowe KFSM", None, None, "FH"),
        ("Éamon Ó Briain", None, None, "ÉB"),
        ("Dr Freda Harlowe", None, "Harlowe", "FH"),
        ("Park Jin-ho", None, "Park", "JP"),
        ("Prince", None, "Prince", "P"),
        ("Prince", None, None, "P"),
        ("李雷", None, None, "李"),
        ("ليلى الحسن", None, None, "ل\N{THIN SPACE}ا"),
        ("7", None, None, "?"),
    ],
)
def test_everyone_has_initials(
    name: str, given: str | None, family: str | None, initials: str
) -> None:
    assert portrait("ada", name, None, given, family).initials == initials


def test_a_tint_is_a_persons_own() -> None:
    one, again = (portrait("ada", name, None, None, None).tint for name in ("Ada", "Ada Vale"))
    assert one == again
    assert len({portrait(f"id-{n}", "A", None, None, None).tint for n in range(99)}) == 8


def test_a_photo_stands_in_the_folder_of_photos() -> None:
    assert portrait("ada", "Ada", "ada.jpg", None, None).photo == "photos/ada.jpg"


def test_who_runs_the_network_confirms_by_the_name_it_has() -> None:
    assert confirmer("centre", "the Harbour Office") == "by the Harbour Office"
    assert confirmer("self", "the Harbour Office") == "by themselves"
