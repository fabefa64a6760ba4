"""The first look at a text passes over none that speaks of somebody."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaders_network.care.identity import Identity

NAMES = ("Siân Ó Briain-Kiss", "Żaneta Iİıſſ", "Ольга Вале", "Straße O'Neill")
WAYS = ("kiss.iris@fire.example", "ÅSA@fire.example")
WHO = Identity(("kiss-ris", "grace"), NAMES, WAYS, ("+441632960412", "+390612345678"), ("ris.jpg",))
WORDS = (*WHO.ids, *NAMES, *WAYS, *WHO.photos, "leader:grace", "01632 960412", "+39 06 1234 5678")
OTHERS = {
    "i": "iIİı",
    "s": "sSſ",
    "k": "kK\N{KELVIN SIGN}",
    "-": "-‐–",
    "'": "'’ʼ",
    " ": " \n\u00a0",
}


@st.composite
def written(draw: st.DrawFn) -> str:
    """Return one of the words, with each letter in one of the ways in which it may be written."""
    form: Literal["NFC", "NFD"] = draw(st.sampled_from(("NFC", "NFD")))
    word = unicodedata.normalize(form, draw(st.sampled_from(WORDS)))
    ways = (OTHERS.get(one.lower(), one.lower() + one.upper()) for one in word)
    return "".join(draw(st.sampled_from(way)) for way in ways)


@given(st.text(max_size=5), written(), st.text(max_size=5))
def test_a_text_in_which_somebody_is_found_passes_the_first_look(
    before: str, word: str, after: str
) -> None:
    text = f"{before} {word} {after}"
    found = [match.group() for match in WHO.pattern.finditer(text)]
    assert [match.group() for match in WHO.matches(text)] == found


@pytest.mark.parametrize("word", [word for word in WORDS if word != "grace"])
def test_every_word_for_somebody_is_found_as_it_stands(word: str) -> None:
    assert list(WHO.matches(f"Ask {word}."))


@pytest.mark.parametrize("text", ["", "Ask Siân.", "01632 960413", "iris@other.example"])
def test_a_text_of_somebody_else_does_not(text: str) -> None:
    who = Identity(WHO.ids, WHO.names[:1], WAYS[:1], WHO.phones)
    assert not who.hints.may_stand_in(text)
    assert who.hints.may_stand_in(f"{text} {NAMES[0]}"), "the control"


def test_a_name_without_letters_of_ascii_is_looked_for_everywhere() -> None:
    assert Identity((), ("Ольга Вале",), (), ()).hints.may_stand_in("anything")


@pytest.mark.parametrize("text", ["İris Kiss", "ırıs Kıss", "IRIS KISS", "Iriſ \N{KELVIN SIGN}iſs"])
def test_a_letter_that_counts_as_another_is_looked_for_as_that(text: str) -> None:
    assert list(Identity((), ("Iris Kiss",), (), ()).matches(text))
