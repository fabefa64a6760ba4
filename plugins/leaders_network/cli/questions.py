"""The questions that `new` asks on a terminal, each answer checked as it is typed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from leaders_network.importing.composing import Composition, described
from leaders_network.problems import SettingsError
from leaders_network.records.dictionary import entries
from leaders_network.records.validation import fields_at


class Prompt(NamedTuple):
    """A value to ask for; one without which the record cannot be is asked until it is there."""

    path: str
    words: str
    required: bool = False
    needs: str = ""
    """The path of the value without which this one makes no sense."""


QUESTIONS: dict[str, tuple[Prompt, ...]] = {
    "leader": (
        Prompt("name", "Name, with honours", required=True),
        Prompt("given_name", "Given name"),
        Prompt("family_name", "Family name, by which lists are sorted"),
        Prompt("appointments.0.post", "Post, as organisation/post"),
        Prompt("appointments.0.start", "First day in post", True, "appointments.0.post"),
        Prompt(
            "appointments.0.status", "Substantive, interim or acting", False, "appointments.0.post"
        ),
        Prompt("summary", "One sentence about them"),
        Prompt("sign_in", "Address they sign in with"),
        Prompt("joined", "Day they joined"),
    ),
    "organisation": (
        Prompt("name", "Full name", required=True),
        Prompt("other_names", "Short and other names, with commas between"),
        Prompt("sector", "Sector", required=True),
        Prompt("areas", "Areas' codes, with commas between"),
        Prompt("website", "Website"),
        Prompt("posts.0.id", "First post's id, as in chief-executive"),
        Prompt("posts.0.title", "Its title", True, "posts.0.id"),
        Prompt("posts.0.role", "Its role", False, "posts.0.id"),
    ),
}


_NAMING = ("name", "given_name", "family_name", "title")
"""What an id is made of; these are asked for first."""


def ask_all(made: Composition, wanted: str, refuse_taken: Callable[[str], object]) -> str:
    """Ask for every value that is not given yet; return the id that is wanted.

    Another id is asked for as soon as the name is known, so that no answer is given in vain.

    Args:
        made: Gets the values.
        wanted: The id that was asked for; empty to make one of the name.
        refuse_taken: Raises SettingsError where an id cannot be had.

    Raises:
        EOFError: When the input ends.
    """
    print("An empty answer leaves out what is not needed.", file=sys.stderr)
    questions = QUESTIONS.get(made.kind.name) or tuple(_needed(made.kind.model))
    _ask_each(made, (question for question in questions if question.path in _NAMING))
    wanted = _free(wanted, refuse_taken)
    _ask_each(made, (question for question in questions if question.path not in _NAMING))
    return wanted


def _ask_each(made: Composition, questions: Iterable[Prompt]) -> None:
    for question in questions:
        if not is_set(made, question.path) and (not question.needs or is_set(made, question.needs)):
            _ask(made, question)


def _free(wanted: str, refuse_taken: Callable[[str], object]) -> str:
    while True:
        try:
            refuse_taken(wanted)
        except SettingsError as error:
            print(f"  {error}", file=sys.stderr)
            wanted = input("Another id, for the file's name: ").strip()
        else:
            return wanted


def _needed(model: type, above: str = "") -> Iterator[Prompt]:
    """Yield a question for the title, and for each field that an item of content must have."""
    if not above:
        yield Prompt("title", "Title", required=True)
    for entry in entries(model):
        path = f"{above}{entry.key}"
        if entry.inside and entry.needed:
            yield from _needed(entry.inside, f"{path}.0." if entry.many else f"{path}.")
        elif entry.needed:
            words = entry.help.rstrip(".")
            choice = f" ({', '.join(entry.words)})" if entry.words else ""
            yield Prompt(path, words + choice, required=True)


def _ask(made: Composition, question: Prompt) -> None:
    while True:
        answer = input(f"{question.words}{_hint(made, question)}: ").strip()
        if not answer and not question.required:
            return
        if not answer:
            print("  This is needed.", file=sys.stderr)
            continue
        made.set(question.path, answer)
        wrong = made.fault_at(question.path)
        if wrong is None:
            return
        made.unset(question.path)
        print(f"  {described('', wrong)}", file=sys.stderr)


def _hint(made: Composition, question: Prompt) -> str:
    steps = tuple(question.path.replace(".0", "").split("."))
    sort = fields_at(made.kind.model, steps[:-1]).get(steps[-1], "")
    day = " (as in 2026-09-12)" if "day" in sort.lower() or "joined" in sort else ""
    return day or (" *" if question.required else "")


def is_set(made: Composition, path: str) -> bool:
    """Return whether a record has a value at a path."""
    values: object = made.values
    for step in path.split("."):
        if isinstance(values, list):
            values = values[int(step)] if int(step) < len(values) else None
        else:
            values = values.get(step) if isinstance(values, dict) else None
    return values is not None
