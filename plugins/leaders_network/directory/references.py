"""Every reference from one record to another must lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from typing import Any

from leaders_network.compact import digest
from leaders_network.directory.cohorts import leaders_named
from leaders_network.directory.linking import Directory
from leaders_network.directory.ruling import Rules
from leaders_network.lean import slotted
from leaders_network.marks import Step
from leaders_network.problems import Problems, near_word
from leaders_network.records.field import LADDER, fields_of

Reference = tuple[str, str, tuple[Step, ...]]
"""What is referred to, its id, and where in the file it is written."""

_FIX = {
    "post": "add the post to organisations/{0}.yml",
    "organisation": "add organisations/{0}.yml",
    "leader": "add leaders/{0}.yml",
    "programme": "add programmes/{0}.yml",
    "cohort": "add the cohort to the programme's file",
    "group": "add groups/{0}.yml",
    "photo": "put the file {0} into photos/",
    "audience": "name public, network, team, withheld or a room",
}
_NOUNS = {"audience": "there is no audience `{0}`", "photo": "there is no photo `{0}`"}


@slotted
class References:
    """What may be referred to, by kind, and the check of each reference against it."""

    directory: Directory
    problems: Problems
    known: Mapping[str, Collection[str]] = field(default_factory=dict)

    def check(self, file: str, references: Iterable[Reference]) -> None:
        """Record a problem for each reference of a file that leads nowhere."""
        for kind, target, steps in references:
            if (
                not target
                or target in self.known[kind]
                or self.directory.records.is_unread(kind, target)
            ):
                continue
            if kind == "cohort" and target.split("/")[0] not in self.known["programme"]:
                continue
            self._say(file, kind, target, steps)

    def _say(self, file: str, kind: str, target: str, steps: tuple[Step, ...]) -> None:
        now, known = self.directory.renamed(kind, target), self.known[kind]
        near = near_word(target, known) if now == target else now if now in known else None
        otherwise = _FIX.get(kind, f"add it to vocabulary/{kind}s.yml").format(
            now.split("/", maxsplit=1)[0]
        )
        if near and kind == "cohort":
            near = near.split("/")[1]
        fix = f"write `{near}`, or {otherwise}" if near else otherwise
        if near and now != target:
            fix = f"write `{near}`, as it is called now"
        message = _NOUNS.get(kind, f"no {kind} `{{0}}`").format(target)
        where = self.directory.records.locate(file, *steps)
        self.problems.add(where, message, f"unknown-{kind}", fix=fix)


def check_references(rules: Rules, rooms: Collection[str]) -> bytes:
    """Record a problem for each reference in any record that leads nowhere.

    Args:
        rules: The directory, and what of it is proven.
        rooms: The ids of all rooms.

    Returns:
        A digest of all that may be referred to.
    """
    directory, records = rules.directory, rules.directory.records
    references = References(directory, rules.problems, _known(directory, rooms))
    known = digest([sorted(ids) for ids in references.known.values()])
    stands = known == rules.proven.known
    for kind, walk in _WALKS.items():
        unproven = rules.unproven(kind) if stands else getattr(records, kind).items()
        for identifier, record in unproven:
            references.check(f"{kind}/{identifier}.yml", walk(record))
            references.check(f"{kind}/{identifier}.yml", _audiences(record, ()))
    for file, walk in _WORDS.items():
        references.check(file, walk(getattr(records, file.split("/")[1].removesuffix(".yml"))))
    return known


def _known(directory: Directory, rooms: Collection[str]) -> dict[str, Collection[str]]:
    records = directory.records
    return {
        "post": directory.posts,
        "organisation": records.organisations,
        "leader": records.leaders,
        "programme": records.programmes,
        "cohort": {
            f"{programme}/{cohort.id}"
            for programme, known in records.programmes.items()
            for cohort in known.cohorts
            if cohort.id
        },
        "group": records.groups,
        "sector": directory.sectors,
        "area": directory.areas,
        "role": directory.roles,
        "topic": directory.topics,
        "photo": records.photos,
        "audience": {*LADDER, *rooms},
    }


def _each(kind: str, targets: Iterable[str], *steps: Step) -> Iterator[Reference]:
    for position, target in enumerate(targets):
        yield kind, target, (*steps, position)


def _one(kind: str, target: str | None, *steps: Step) -> Iterator[Reference]:
    if target:
        yield kind, target, steps


def _leader(leader: Any) -> Iterator[Reference]:
    yield from _each("topic", leader.knows_about, "knows_about")
    yield from _each("group", leader.groups, "groups")
    yield from _one("photo", leader.photo, "photo")
    for position, appointment in enumerate(leader.appointments):
        yield "post", appointment.post, ("appointments", position, "post")
    for position, place in enumerate(leader.programmes):
        yield "programme", place.programme, ("programmes", position, "programme")
        if place.programme and place.cohort:
            cohort = f"{place.programme}/{place.cohort}"
            yield "cohort", cohort, ("programmes", position, "cohort")
    for name in ("offers", "asks"):
        for position, notice in enumerate(getattr(leader, name)):
            yield from _each("topic", notice.topics, name, position, "topics")


def _organisation(organisation: Any) -> Iterator[Reference]:
    yield from _one("sector", organisation.sector, "sector")
    yield from _one("organisation", organisation.parent, "parent")
    yield from _each("area", organisation.areas, "areas")
    for position, post in enumerate(organisation.posts):
        yield from _one("role", post.role, "posts", position, "role")
        yield from _each("area", post.areas, "posts", position, "areas")


def _group(group: Any) -> Iterator[Reference]:
    yield from _one("leader", group.convener, "convener")
    yield from _each("topic", group.topics, "topics")
    yield from _each("area", group.areas, "areas")


def _contributor(contributor: Any) -> Iterator[Reference]:
    yield from _each("topic", contributor.knows_about, "knows_about")
    yield from _one("photo", contributor.photo, "photo")


def _programme(programme: Any) -> Iterator[Reference]:
    for position, cohort in enumerate(programme.cohorts):
        for leader, place in leaders_named(cohort):
            yield "leader", leader, ("cohorts", position, *place)


def _areas(areas: Any) -> Iterator[Reference]:
    for position, area in enumerate(areas.areas):
        yield from _one("area", area.parent, "areas", position, "parent")
        yield from _each("area", area.within, "areas", position, "within")
        yield from _each("area", area.overlaps, "areas", position, "overlaps")


def _roles(roles: Any) -> Iterator[Reference]:
    for position, role in enumerate(roles.roles):
        yield from _one("sector", role.sector, "roles", position, "sector")


def _audiences(record: Any, steps: tuple[Step, ...]) -> Iterator[Reference]:
    """Yield every audience that a record names, at any depth."""
    for name, holds_records in _naming(record.__class__):
        if name == "audience":
            if record.audience:
                yield "audience", record.audience, (*steps, name)
        elif name == "audiences":
            for part, _ in fields_of(type(record.audiences)) if record.audiences else ():
                yield from _one("audience", getattr(record.audiences, part), *steps, name, part)
        elif holds_records:
            for position, inner in enumerate(getattr(record, name)):
                yield from _audiences(inner, (*steps, name, position))


@cache
def _naming(kind: type) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a class that name an audience, or hold records that may."""
    return tuple(
        (name, declared.holds_records)
        for name, declared in fields_of(kind)
        if name in ("audience", "audiences") or declared.holds_records
    )


_WALKS: dict[str, Callable[[Any], Iterator[Reference]]] = {
    "leaders": _leader,
    "organisations": _organisation,
    "programmes": _programme,
    "groups": _group,
    "contributors": _contributor,
}

_WORDS: dict[str, Callable[[Any], Iterator[Reference]]] = {
    "vocabulary/areas.yml": _areas,
    "vocabulary/roles.yml": _roles,
}
