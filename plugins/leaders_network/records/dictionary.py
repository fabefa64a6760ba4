"""What may be written, in words: every kind of file, and every field of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import cache
from inspect import getdoc
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from leaders_network.lean import frozen
from leaders_network.records import text
from leaders_network.records.event import Moment
from leaders_network.records.field import AudienceName, pydantic_fields
from leaders_network.records.items import FileReference, PersonReference
from leaders_network.records.kinds import KINDS as CONTENT
from leaders_network.records.leader import PhotoName
from leaders_network.records.naming import REFERENCES
from leaders_network.records.network import Country, Network
from leaders_network.records.page import FolderFront, PageFront
from leaders_network.records.records import FOLDERS, VOCABULARY
from leaders_network.records.shape import Sort, shape


@frozen
class FileKind:
    """One kind of file: its name, which files are of it, and the class of its record."""

    name: str
    title: str
    files: str
    """As in `leaders/*.yml`, below the folder of data or of content."""
    model: type
    in_content: bool = False


FILES: tuple[FileKind, ...] = (
    *(FileKind(name, name.capitalize(), f"{name}/*.yml", model) for name, model in FOLDERS.items()),
    *(
        FileKind(name, name.capitalize(), f"vocabulary/{name}.yml", model)
        for name, model in VOCABULARY.items()
    ),
    FileKind("network", "The network", "network.yml", Network),
    FileKind("pages", "Pages", "**/*.md", PageFront, in_content=True),
    *(
        FileKind(kind, noun.noun, f"**/*.md with kind: {kind}", noun.front, in_content=True)
        for kind, noun in CONTENT.items()
    ),
    FileKind("folders", "Folders of pages", "**/.meta.yml", FolderFront, in_content=True),
)
"""Every kind of file that people write."""

_TYPED = {AudienceName: "audience", PersonReference: "person"}
"""What values of a type name, whatever their key."""

_PARENTS = {"Organisation": "organisation", "Area": "area"}


@frozen
class DictionaryEntry:
    """One field: its key, its help, what is written, and who sees it."""

    key: str
    help: str
    sort: Sort
    many: bool
    needed: bool
    hint: Any
    """The type of one value."""
    inside: type | None = None
    default: Any = None
    audience: str | None = None
    ceiling: str | None = None
    part: str | None = None
    refers: str | None = None
    words: tuple[str, ...] = ()
    """The only words that may be written, where there are only these."""
    limits: dict[str, int] = field(default_factory=dict)


@cache
def entries(model: type) -> tuple[DictionaryEntry, ...]:
    """Return every field of a record's class, in canonical order."""
    hints = get_type_hints(model, include_extras=True)
    slots = shape(model)
    return tuple(
        _entry(model, slots[info.alias or name], info, single(hints[name]))
        for name, info in pydantic_fields(model).items()
    )


def _entry(model: type, slot: Any, info: FieldInfo, hint: Any) -> DictionaryEntry:
    extra: Any = info.json_schema_extra or {}
    refers = _PARENTS.get(model.__name__) if slot.key == "parent" else REFERENCES.get(slot.key)
    return DictionaryEntry(
        slot.key,
        info.description or "",
        slot.sort,
        slot.many,
        slot.required,
        hint,
        slot.inside,
        None if slot.required or info.default in (None, ()) else info.default,
        extra.get("x-audience"),
        extra.get("x-ceiling"),
        extra.get("x-part"),
        None if slot.inside or get_args(hint)[:1] == (int,) else _TYPED.get(hint, refers),
        tuple(map(str, get_args(hint))) if get_origin(hint) is Literal else (),
        _limits(hint),
    )


def sections(model: type) -> Iterator[type]:
    """Yield a record's class and every class of record within it, each once, outermost first."""
    found = [model]
    for one in found:
        yield one
        found += [e.inside for e in entries(one) if e.inside and e.inside not in found]


def single(hint: Any) -> Any:
    """Return the type of one value of a field that may be missing or be a list."""
    parts = [part for part in get_args(hint) if part not in (type(None), ...)]
    is_wrapped = get_origin(hint) is tuple or type(None) in get_args(hint)
    return single(parts[0]) if is_wrapped else hint


def written(entry: DictionaryEntry) -> str:
    """Return in words what is written under a field's key."""
    if entry.inside:
        return "a list, each with fields of its own" if entry.many else "fields of its own"
    one = f"the id of {_article(entry.refers)}" if entry.refers in _NAMED else _one(entry)
    return f"a list, each {one}" if entry.many else one


def seen_by(entry: DictionaryEntry) -> str:
    """Return in words who sees a field where nothing else is said, and who might."""
    if entry.audience is None:
        return "whoever sees what it is part of"
    if entry.ceiling in (None, entry.audience):
        return str(entry.audience)
    return f"{entry.audience}; {entry.ceiling} where `audiences` says so"


@frozen
class Chapter:
    """The fields of one class of record, and the files it is the whole of."""

    title: str
    purpose: str
    model: type
    files: str = ""


def chapters() -> Iterator[Chapter]:
    """Yield every class of record that may be written, each once, in the order of `FILES`."""
    seen: set[type] = set()
    for kind in FILES:
        for model in sections(kind.model):
            if model not in seen:
                seen.add(model)
                folder = "content/" if kind.in_content else ""
                files = f"{folder}{kind.files}" if model is kind.model else ""
                yield Chapter(title_of(model), purpose(model), model, files)


def _one(entry: DictionaryEntry) -> str:
    if entry.words:
        return ", ".join(f"`{word}`" for word in entry.words[:-1]) + f" or `{entry.words[-1]}`"
    known = next((words for kind, words in _WORDS if is_of(entry, kind)), "text")
    longest = entry.limits.get("max_length")
    return f"{known}, at most {longest:,} characters" if longest and "text" in known else known


def is_of(entry: DictionaryEntry, kind: Any) -> bool:
    """Return whether a field's values are of a type: the type itself, or plain `int` or `bool`."""
    plain = get_args(entry.hint)[:1] == (kind,) and kind in (int, bool)
    return bool(plain or entry.hint == kind)


_NAMED = ("sector", "area", "role", "topic", "leader", "programme", "group", "organisation")

_WORDS: tuple[tuple[Any, str], ...] = (
    (text.Line, "text on one line"),
    (text.Name, "text on one line"),
    (text.Note, "text of a few sentences"),
    (text.Prose, "text in Markdown"),
    (text.Id, "an id: small letters, digits and hyphens"),
    (text.Code, "a code, as in `E12000003`"),
    (text.CohortId, "a cohort's id, as in `2026`"),
    (text.PostReference, "a post: organisation's id, a slash, post's id"),
    (Moment, "a day and a time, as in `2026-11-30 09:30`"),
    (text.Date, "a day, as in `2026-09-12`"),
    (text.Email, "an e-mail address"),
    (text.Phone, "a telephone number with its country code, in quotes"),
    (text.WebAddress, "a web address, with https://"),
    (text.Language, "a language tag, as in `cy`"),
    (PhotoName, "the name of a file in `photos/`"),
    (PersonReference, "`leader:` or `contributor:` and an id"),
    (FileReference, "the way to a file, as in `files/survey.csv`"),
    (AudienceName, "`public`, `network`, `team`, `withheld` or a room's id"),
    (Country, "a country's two letters, as in `GB`"),
    (bool, "`true` or `false`"),
    (int, "a whole number"),
)


def _article(word: str | None) -> str:
    return f"an {word}" if word and word[0] in "aeiou" else f"a {word}"


def title_of(model: type) -> str:
    """Return what a class of record is called in headings: `LeaderAudiences` as two words."""
    name = model.__name__
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return words[:1].upper() + words[1:]


def purpose(model: type) -> str:
    """Return in one sentence what a class of record is."""
    return (getdoc(model) or "").split("\n\n")[0].replace("\n", " ")


def _limits(hint: Any) -> dict[str, int]:
    """Return the limits that a type declares: `max_length`, `ge`, `le`."""
    found = {}
    for part in getattr(hint, "__metadata__", ()):
        for name in ("max_length", "ge", "le"):
            for inner in (part, *getattr(part, "metadata", ())):
                value = getattr(inner, name, None)
                if isinstance(value, int):
                    found[name] = value
    return found
