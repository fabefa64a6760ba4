"""Who sits on which committee of Congress, and the topics that committees are in a directory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from leaders_network.records.vocabulary import Topic
from leaders_network.search.writing import writing

COMMITTEES = Path(__file__).with_name("committees.yml")
_SUBJECT = re.compile(r"\b(?:Committee|Commission|Caucus)(?: of Congress)? on (?:the )?(.+)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic, and whose it is."""

    topic: Topic
    members: frozenset[str]
    """Their ids in the Biographical Directory of Congress; some may have left or come since."""


def subjects(file: Path = COMMITTEES) -> Iterator[Subject]:
    """Yield every subject that has a committee, in the order of names.

    A topic is a subject, not a body: an editor writes "Judiciary" once, whichever chamber somebody
    sits in, and the full names of both committees are its other names. Committees whose subjects
    are called otherwise, as "Agriculture" and "Agriculture, Nutrition, and Forestry", stay apart.
    """
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for row in yaml.load(file.read_bytes(), yaml.CSafeLoader)["committees"]:
        found.setdefault(subject(row["name"]), []).append((row["name"], row["members"]))
    for name, bodies in sorted(found.items()):
        others = tuple(body for body, _ in bodies if body != name)
        topic = Topic(id=writing().slug(name), name=name, other_names=others)
        yield Subject(topic, frozenset(one for _, members in bodies for one in members))


def subject(name: str) -> str:
    """Return what a committee is about: what stands behind "Committee on (the)" in its name.

    A name that is built otherwise, as "Joint Economic Committee", says it as it is.
    """
    said = _SUBJECT.search(name)
    return said[1] if said else name
