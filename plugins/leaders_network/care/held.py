"""Everything that is held about one person, gathered for them to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from leaders_network.care.files import files_in, name_of
from leaders_network.care.finding import mentions, speaks_of
from leaders_network.care.history import (
    Approval,
    Commit,
    approvals_about,
    commits_about,
    entries_before,
    own_paths,
    photos_before,
)
from leaders_network.care.identity import Identity, identity_of
from leaders_network.care.letters import LetterPlaces, Paper, papers
from leaders_network.care.whom import Whom, assistants, key_of
from leaders_network.gate.people import Person, access_list
from leaders_network.gate.tokens import token
from leaders_network.progress import Progress
from leaders_network.publish.plain import plain
from leaders_network.publish.sights import ROWS, Sights, sights_of
from leaders_network.records.contact import Assistant
from leaders_network.records.records import Records
from leaders_network.records.team import TeamMember
from leaders_network.records.writing import canonical
from leaders_network.repository import Repository

_TEXTS = (".md", ".yml", ".yaml", ".csv", ".json", ".txt", ".svg", ".html")


@dataclass(frozen=True, slots=True)
class Mention:
    """A line of a file that speaks of somebody."""

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where it is looked for what is held."""

    data: Path
    content: Path
    site: Path
    letters: LetterPlaces
    team: tuple[TeamMember, ...] = ()
    secret: bytes | None = None


@dataclass(slots=True)
class Held:
    """What is held about one person."""

    identity: Identity
    name: str
    day: date
    files: dict[str, bytes] = field(default_factory=dict)
    """Their own files of today, by path in the repository; of an assistant, what stands of them in
    the files of those whom they assist."""
    mentions: list[Mention] = field(default_factory=list)
    access: Person | None = None
    """As whom they sign in, and to what."""
    token: str | None = None
    rows: tuple[str, ...] = ROWS
    sights: Sights = field(default_factory=dict)
    published: dict[str, list[str]] = field(default_factory=dict)
    """For each audience the files of its site that hold something of theirs."""
    built: bool = False
    """Whether there is a site at all."""
    commits: list[Commit] = field(default_factory=list)
    photos: Mapping[str, bytes] = field(default_factory=dict)
    papers: list[Paper] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)


def held_about(
    records: Records,
    somebody: Whom,
    day: date,
    places: Places,
    repository: Repository,
    *,
    progress: Progress,
) -> Held:
    """Return everything that is held about somebody who is listed.

    Args:
        records: The whole directory, checked.
        somebody: Whom it is about.
        day: The day that audiences and access are told for.
        places: Where to look.
        repository: The data's, in which everything is committed.
        progress: Watches the sites being looked through, which takes longest.
    """
    identity = identity_of(records, somebody, entries_before(repository, somebody, records))
    held = Held(identity, somebody.person.name, day, dict(_as_assistant(records, somebody)))
    own = own_paths(repository, identity)
    for path in own:
        file = repository.top / path
        if file.is_file():
            held.files[path] = file.read_bytes()
    folders = (places.data, places.content)
    held.mentions = list(mentions_in(folders, identity, repository.top, besides=own))
    people = access_list(records, day, places.team)
    held.access = next((one for one in people if one.key == somebody.sign_in), None)
    if held.access and places.secret:
        held.token = token(held.access.key, places.secret)
    if somebody.kind == "leader":
        held.sights = sights_of(records, [somebody.key], day, whole=True)
    held.built = places.site.is_dir()
    held.published = dict(published(places.site, identity, held.token, progress))
    held.commits = commits_about(repository, identity)
    held.photos = photos_before(repository, identity)
    held.papers = list(papers(places.letters, identity, held.token))
    held.approvals = approvals_about(repository, held.commits, identity)
    return held


def _as_assistant(records: Records, somebody: Whom) -> Iterator[tuple[str, bytes]]:
    """Yield what each leader's file says of an assistant, appointment by appointment."""
    if somebody.kind != "assistant":
        return
    said: dict[str, list[str]] = {}
    for leader, assistant in assistants(records):
        if key_of(assistant) == somebody.key:
            said.setdefault(leader, []).append(canonical(Assistant, plain(assistant)))
    for leader, texts in said.items():
        yield f"{records.name}/leaders/{leader}-assistant.yml", "---\n".join(texts).encode()


def mentions_in(
    folders: Iterable[Path], identity: Identity, top: Path, *, besides: Iterable[str]
) -> Iterator[Mention]:
    """Yield where the files of some folders speak of somebody, but for their own files."""
    left_out = {top / path for path in besides}
    for file in files_in(*folders):
        if file in left_out:
            continue
        content = file.read_bytes()
        if speaks_of(identity, content):
            yield from _lines(file, content, identity, top)


def _lines(file: Path, content: bytes, identity: Identity, top: Path) -> Iterator[Mention]:
    path = name_of(file, top)
    found = []
    if file.suffix in _TEXTS:
        text = content.decode("utf-8", errors="replace")
        found = [Mention(path, line, words) for line, words in mentions(identity, text)]
    yield from found or [Mention(path, 1, "(somewhere within the file)")]


def published(
    site: Path, identity: Identity, own: str | None, progress: Progress
) -> Iterator[tuple[str, list[str]]]:
    """Yield each audience, and the files of its site that hold something of somebody."""
    if not site.is_dir():
        return
    found: dict[str, list[str]] = {}
    files = sorted(file for file in site.rglob("*") if file.is_file())
    for file in progress.track(files, "Looking through the sites", len(files)):
        path = file.relative_to(site)
        is_own = own is not None and own in path.parts
        is_named = speaks_of(identity, path.as_posix().encode())
        if is_own or is_named or speaks_of(identity, file.read_bytes()):
            found.setdefault(_audience(path), []).append(path.as_posix())
    yield from found.items()


def _audience(path: Path) -> str:
    first = path.parts[0]
    return "/".join(path.parts[:2]) if first == "rooms" and len(path.parts) > 2 else first
