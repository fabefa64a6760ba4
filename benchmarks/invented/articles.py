"""Articles about nothing that happened, of about four hundred words."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.invented.vocabulary import TOPIC_IDS, TOPIC_NAMES
from benchmarks.invented.writing import wrapped

INDEX = """\
---
title: Leaders’ Network
description: An invented network, made to measure what building its site costs.
audience: public
---

# Leaders’ Network

Everyone named on these pages is invented.
"""
_WORDS = 320
_HEADINGS = ("What we tried", "What it cost", "What we would do again", "Where it goes next")
_SENTENCES = (
    "We began with {topic} because nobody could say what the three teams already spent on it.",
    "The first month went on finding out who held the keys, the passwords and the old contracts.",
    "Two partners wanted a single system; the third had just bought one.",
    "Nobody had asked the night shift, and the night shift had been solving it for years.",
    "By the spring {number} of the {larger} cases had moved, and the rest needed another answer.",
    "The saving was smaller than the business case said and came from somewhere else.",
    "A weekly call of fifteen minutes did more for {topic} than the steering group.",
    "We wrote the agreement on one page and put the telephone numbers at the top of it.",
    "Councillors heard about it from residents first, which we would not do again.",
    "The **evaluation** is plain: it worked where managers stayed and not where they left.",
    "It took *{number} attempts* to agree what to count.",
    "Every site kept its own name, its own door and its own tea.",
    "What people remember is that somebody rang them back.",
    "The legal advice changed twice, so we asked for it in writing and published it.",
    "For {topic} the hard part was never the money; it was who would answer at three at night.",
    "We borrowed the form from a neighbouring service and removed half of its questions.",
    "In the end {larger} staff took part, most of them on a wet Tuesday.",
    "The pilot ended on time, and the habit did not.",
)
_POINTS = (
    "Ask who does it at night before drawing the process.",
    "Publish the cost, also when it went up.",
    "Give the work to {number} people with names, not to a board.",
    "Stop one thing for each thing that starts.",
    "Write down what would make you end it.",
)


def invent(count: int, random: Random) -> Iterator[tuple[str, str]]:
    """Yield the stem and the Markdown of each article."""
    for number in range(1, count + 1):
        topic = TOPIC_NAMES[TOPIC_IDS[number % len(TOPIC_IDS)]]
        yield f"{number:03}-{topic.replace(' ', '-')}", _article(number, topic, random)


def _article(number: int, topic: str, random: Random) -> str:
    title = f"Lessons from {topic}, part {number}"
    lines = [
        "---",
        f"title: {title}",
        f"description: What {random.randint(2, 9)} services learned about {topic}.",
        "audience: network",
        "---",
        "",
        f"# {title}",
    ]
    words = 0
    for heading in _HEADINGS:
        lines += ["", f"## {heading}"]
        while words < _WORDS * (_HEADINGS.index(heading) + 1) // len(_HEADINGS):
            said = paragraph(topic, random)
            lines += ["", *wrapped(said)]
            words += len(said.split())
        lines += ["", f"- {_said(random.choice(_POINTS), topic, random)}"]
    return "\n".join(lines) + "\n"


def paragraph(topic: str, random: Random) -> str:
    """Return three sentences about nothing that happened."""
    return " ".join(_said(each, topic, random) for each in random.sample(_SENTENCES, 3))


def _said(sentence: str, topic: str, random: Random) -> str:
    return sentence.format(topic=topic, number=random.randint(3, 9), larger=random.randint(20, 400))
