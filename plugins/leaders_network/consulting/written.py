"""An answer that somebody wrote into an e-mail by hand, a line for each question.

This is how those answer who have no script: the page makes an e-mail with a line `Question 1:` for
each question. Options are named by their letters or their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from typing import Any
from uuid import UUID

from leaders_network.inbox.mail import Message
from leaders_network.records.consultation import Question

_LINE = re.compile(
    r"^(?:>|[^\S\n])*Question\s+(\d{1,2})\b[^:\n]{0,80}:[ \t]*", re.IGNORECASE | re.MULTILINE
)
_QUOTE = re.compile(
    r"^(?:>|[^\S\n])*May we quote[^:\n]{0,120}:[ \t]*(\w*)", re.IGNORECASE | re.MULTILINE
)
_END = re.compile(r"^(?:>|[^\S\n])*(?:May we quote|The questions:)", re.IGNORECASE | re.MULTILINE)
_BETWEEN = re.compile(r"[,;>\n]")


def mentions(message: Message, consultation: str) -> bool:
    """Return whether a message speaks of a consultation, letter or no letter."""
    return (
        re.search(rf"consultation:{re.escape(consultation)}(?![a-z0-9-])", message.text) is not None
    )


def letter_in(message: Message, consultation: str, questions: Iterable[Question]) -> Any:
    """Return the letter that a message's lines are, or None where it has no such line.

    Its id follows from the message, so it counts once however often it is read.
    """
    answers = dict(_answers(message.text))
    asked = {str(number): question for number, question in enumerate(questions, start=1)}
    values: list[dict[str, Any]] = [
        {
            "field": f"answers/{asked[number].key}" if number in asked else f"question_{number}",
            "now": _meant(asked.get(number), text),
        }
        for number, text in answers.items()
        if text
    ]
    if not values or message.sent is None:
        return None
    quote = _QUOTE.search(message.text)
    if quote and quote[1].casefold() in ("yes", "y"):
        values.append({"field": "quote", "now": "true"})
    return {
        "id": str(UUID(message.digest)),
        "written": message.sent.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "kind": "answer",
        "about": f"consultation:{consultation}",
        "values": values,
    }


def _answers(text: str) -> Iterator[tuple[str, str]]:
    """Yield the number of each question that has a line, and what stands behind it."""
    end = _END.search(text)
    text = text[: end.start()] if end else text
    found = list(_LINE.finditer(text))
    for one, after in zip(found, [*found[1:], None], strict=False):
        said = text[one.end() : after.start() if after else len(text)]
        yield (
            one[1].lstrip("0"),
            "\n".join(line.strip("> \t\r") for line in said.split("\n")).strip(),
        )


def _meant(question: Question | None, text: str) -> str | list[str]:
    """Return what words are as a value; what is not understood stays as it is, to be set aside."""
    if question is None or question.kind == "text":
        return text
    if question.kind == "scale":
        return text.rstrip(".")
    named = {
        name.casefold(): option.key
        for letter, option in zip(ascii_lowercase, question.options, strict=False)
        for name in (letter, f"{letter})", f"{letter}.", option.key, option.label)
    }
    if question.kind == "choice":
        return named.get(text.casefold().rstrip("."), text)
    parts = _BETWEEN.split(text) if _BETWEEN.search(text) else text.split()
    told = (part.strip() for part in parts)
    return [named.get(part.casefold(), part) for part in told if part]
