"""Everything that people wrote, read and checked together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from leaders_network.audiences import RUNGS, Audience
from leaders_network.building.settings import Settings
from leaders_network.building.sound import Sound
from leaders_network.building.targets import SeenTargets
from leaders_network.content.checks import check_content
from leaders_network.content.consultations import (
    check_consultations,
    fewer_answers,
    kept_too_long,
)
from leaders_network.content.items import check_items
from leaders_network.content.links import check_links
from leaders_network.content.pages import Content, ContentPage, check_rooms
from leaders_network.content.reading import read_content, read_fronts
from leaders_network.content.store import PageStore
from leaders_network.directory.forgotten import check_forgotten
from leaders_network.directory.linking import link
from leaders_network.directory.reaching import check_reach
from leaders_network.directory.room import open_rooms, rooms_of
from leaders_network.directory.rules import check_directory
from leaders_network.directory.ruling import Proven
from leaders_network.lean import slotted
from leaders_network.marks import Step
from leaders_network.outputs.templates import Templates
from leaders_network.problems import Location, Problems
from leaders_network.records.field import LADDER, NETWORK, PUBLIC, WITHHELD
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from leaders_network.records.store import RecordStore

_LINKING = "["


@slotted
class Sources:
    """The records and the content of a build, and the pages every site has."""

    records: Records
    content: Content
    fronts: dict[str, ContentPage]
    audiences: dict[str, Audience]


def read_sources(settings: Settings, templates: Templates, problems: Problems) -> Sources:
    """Return everything that people wrote; every fault in it is recorded.

    Args:
        settings: Where it stands, and the day it is judged by.
        templates: Say which parts pages may ask for.
        problems: Gets each fault.
    """
    store = RecordStore(settings.cache / "records.sqlite") if settings.is_there else None
    try:
        records = read_records(settings.data, problems, store=store)
    finally:
        if store:
            store.close()
    kept = PageStore(settings.cache / "pages.sqlite" if settings.is_there else None)
    known = [room.id for room in rooms_of(records.made_out())]
    name = settings.content.name
    content = read_content(settings.content, problems, name=name, store=kept, rooms=known)
    fronts = dict(read_fronts(settings.theme / "fronts", problems, store=kept))
    kept.save()
    rooms = [room.audience for room in open_rooms(records, settings.day)]
    sources = Sources(records, content, fronts, {each.name: each for each in (*RUNGS, *rooms)})
    _check(settings, sources, templates, problems)
    return sources


def _check(settings: Settings, sources: Sources, templates: Templates, problems: Problems) -> None:
    """Record every breach of a rule over all files, with what can be made out of faulty ones."""
    records, content = sources.records.made_out(), sources.content.made_out()
    # One that is called as a rung is a problem of its own, and takes no rung's place.
    rooms = {room.id: room for room in rooms_of(records) if room.id not in LADDER}
    opened = [room.audience for room in rooms.values() if room.is_open(settings.day)]
    directory = link(records)
    sound = Sound(settings.cache / "sound")
    known = check_directory(directory, problems, sound.proven)
    check_reach(directory, settings.day, problems)
    check_forgotten(records, settings.forgotten_key, problems)
    if not records.is_unread("audience", ""):  # a room may be in the file with a fault
        check_rooms(content, list(rooms), problems)
    audiences = {audience.name: audience for audience in (*RUNGS, *opened)}
    targets = SeenTargets(directory, content, audiences, list(rooms), settings.day)
    parts = templates.part_names()
    check_content(content, targets, problems, fronts=sources.fronts, parts=parts)
    check_items(content, targets, problems)
    check_consultations(content, problems)
    for warn in (fewer_answers, kept_too_long):
        problems.warnings.extend(warn(sources.content, settings.day))
    for text, at, audience in _texts(records):
        check_links(text, at, audience, targets, problems)
    if not problems.found:
        sound.keep(Proven(frozenset(records.digests.values()), known))


def _texts(records: Records) -> Iterator[tuple[str, Location, str]]:
    """Yield each Markdown text in a record that may hold a link, its place, and its reader."""
    for kind, name, default in (
        ("leaders", "biography", NETWORK),
        ("contributors", "biography", PUBLIC),
        ("programmes", "description", PUBLIC),
        ("groups", "description", NETWORK),
    ):
        for key, record in getattr(records, kind).items():
            text = getattr(record, name)
            if text and _LINKING in text:
                file = f"{kind}/{key}.yml"
                knows = all(
                    records.knows(file, *steps) for steps in (("audience",), ("audiences", name))
                )
                reader = _reader(record, name, default) if knows else WITHHELD
                yield text, _text_location(records, file, name), reader


def _reader(record: Any, name: str, default: str) -> str:
    """Return the widest audience of a text, and so the one whose links must all lead somewhere."""
    named = getattr(getattr(record, "audiences", None), name, None) or default
    whole = record.audience
    if whole is None or (whole in LADDER and named not in LADDER):
        return str(named)
    if whole in LADDER and LADDER.index(whole) < LADDER.index(named):
        return str(named)
    return str(whole)


def _text_location(records: Records, file: str, *steps: Step) -> Location:
    """Return where the words of a text begin; those of a block begin on the line below its mark."""
    at = records.locate(file, *steps)
    lines = (
        (Path(records.folder) / records.named.get(file, file))
        .read_text(encoding="utf-8")
        .splitlines()
    )
    if lines[at.line - 1][at.column - 1 : at.column] not in ("|", ">"):
        return at
    line = next((n for n in range(at.line, len(lines)) if lines[n].strip()), at.line)
    first = lines[line] if line < len(lines) else ""
    return Location(at.path, line + 1, len(first) - len(first.lstrip()) + 1)
