"""Answers in words: the team's working file, and what of it may be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from leaders_network.consulting.answers import Answered
from leaders_network.consulting.pointers import Names, pointers
from leaders_network.decoding import decode
from leaders_network.marks import Mark, Step
from leaders_network.problems import Fault, Location, Problems, near_word
from leaders_network.records.coding import Coded, Coding
from leaders_network.records.consultation import Question
from leaders_network.records.validation import validated
from leaders_network.source import read_yaml

Themes = Mapping[str, Mapping[str, frozenset[str]]]
"""For each question its themes, and the texts that each is in."""


def texts(
    questions: Iterable[Question], answers: Iterable[Answered]
) -> list[tuple[str, str, bool]]:
    """Return each text with its question, and whether all who wrote it may be quoted.

    They stand in the order of what they say, so that it tells of nobody.
    """
    asked = [question.key for question in questions if question.kind == "text"]
    found: dict[tuple[str, str], bool] = {}
    for answered in answers:
        for key in asked:
            if text := str(answered.values.get(key, "")).strip():
                found[key, text] = found.get((key, text), True) and answered.quote
    return sorted((key, text, quote) for (key, text), quote in found.items())


def working_file(found: Iterable[tuple[str, str, bool]], before: Coding) -> dict[str, Any]:
    """Return what the team's file is to hold: all texts, and what was coded of them before."""
    known = {(one.question, one.text): one for one in before.texts}
    themes = [
        {"question": one.question, "key": one.key, "label": one.label, "note": one.note}
        for one in before.themes
    ]
    return {"themes": themes, "texts": [_written(*one, known) for one in found]}


def _written(
    question: str, text: str, quote: bool, known: Mapping[tuple[str, str], Coded]
) -> dict[str, Any]:
    before = known.get((question, text))
    return {
        "question": question,
        "text": text,
        "may_quote": quote,
        "themes": list(before.themes) if before else [],
        "quote": before.quote if before else None,
    }


def read_coding(content: bytes, path: str, problems: Problems) -> tuple[Coding, Mark] | None:
    """Return the team's file as it was written, or None with each problem recorded."""
    text = decode(content, path, problems)
    found = read_yaml(text, path, problems) if text is not None else None
    if found is None:
        return None
    coding = validated(Coding, found[0], found[1], path, problems)
    return (coding, found[1]) if coding else None


def themes_of(coding: Coding) -> Themes:
    """Return the texts of each theme."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for theme in coding.themes:
        found.setdefault(theme.question, {})[theme.key] = frozenset(
            text.text
            for text in coding.texts
            if text.question == theme.question and theme.key in text.themes
        )
    return found


def check_coding(
    coding: Coding,
    mark: Mark,
    path: str,
    wanted: Collection[tuple[str, str, bool]],
    names: Iterable[str],
    problems: Problems,
) -> None:
    """Record what keeps a coding from being told.

    Args:
        coding: What the team wrote.
        mark: Where it stands.
        path: Its file's name in messages.
        wanted: The texts that were collected.
        names: What nobody may be quoted with: people's names, organisations'.
        problems: Gets one problem for each fault.
    """
    consent = {(question, text): quote for question, text, quote in wanted}
    known: dict[str, list[str]] = defaultdict(list)
    for theme in coding.themes:
        known[theme.question].append(theme.key)
    naming = Names(names)
    _check_themes(coding, mark, path, {question for question, _, _ in wanted}, problems)
    for position, one in enumerate(coding.texts):
        for steps, told in _faults(one, known[one.question], consent, naming):
            place: tuple[Step, ...] = ("texts", position, *steps)
            problems.add(Location(path, *mark.find(place)), told[1], told[0], fix=told[2])


def _check_themes(
    coding: Coding, mark: Mark, path: str, questions: set[str], problems: Problems
) -> None:
    """Record each theme of what nobody answered in words, and each that is listed twice."""
    seen = set()
    for position, theme in enumerate(coding.themes):
        place = Location(path, *mark.find(("themes", position)))
        if theme.question not in questions:
            told = f"nobody answered `{theme.question}` in words"
            fix = f"name one of: {', '.join(sorted(questions)) or 'none'}"
            problems.add(place, told, "unknown-question", fix=fix)
        if (theme.question, theme.key) in seen:
            told = f"the theme `{theme.key}` of `{theme.question}` is listed twice"
            problems.add(place, told, "theme-twice", fix="keep one of them")
        seen.add((theme.question, theme.key))


_Misplaced = tuple[tuple[Step, ...], Fault]


def _faults(
    one: Coded,
    themes: list[str],
    consent: Mapping[tuple[str, str], bool],
    naming: Names,
) -> Iterator[_Misplaced]:
    if (one.question, one.text) not in consent:
        fix = "let the command write the file again, and code what it wrote"
        yield ("text",), ("unknown-text", "nobody wrote this text", fix)
        return
    for number, theme in enumerate(one.themes):
        if theme not in themes:
            near = near_word(theme, themes)
            fix = f"write `{near}`" if near else "add it to `themes:`"
            yield ("themes", number), ("unknown-theme", f"no theme `{theme}`", fix)
    if one.quote is not None:
        if not consent[one.question, one.text]:
            told = "its writer did not agree to be quoted"
            yield ("quote",), ("no-consent", told, "remove the quotation")
        for told in pointers(one.quote, naming):
            yield ("quote",), ("names-somebody", told, "write […] in its place")
