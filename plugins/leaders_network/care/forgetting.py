"""Forgetting somebody: what goes from the files and from the letters, without doing anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from leaders_network.care.files import files_in, name_of
from leaders_network.care.finding import parts_of_names, speaks_of
from leaders_network.care.history import entries_before, own_paths, photos_before
from leaders_network.care.identity import Identity, identity_of
from leaders_network.care.letters import LetterPlaces, Paper, papers
from leaders_network.care.plan import ForgettingPlan
from leaders_network.care.unnaming import (
    ByHandError,
    unnamed_page,
    unnamed_record,
    unnamed_words,
)
from leaders_network.care.whom import Whom
from leaders_network.content.pages import Content
from leaders_network.directory.forgotten import FILE as FORGOTTEN
from leaders_network.directory.forgotten import hashed, with_ids
from leaders_network.imported import FOLDER as LEDGERS
from leaders_network.imported import line_of
from leaders_network.problems import Problems
from leaders_network.records.kinds import PAGE
from leaders_network.records.records import Records, model_of
from leaders_network.repository import Repository

Check = Callable[[Path, Path], Problems]
"""Checks a data folder and a folder of content together."""

WORDS = "a former member"
_PLAIN = (".csv", ".txt", ".json", ".svg", ".html")
_MARKED = 12


@dataclass(frozen=True, slots=True)
class ForgettingGround:
    """What somebody is forgotten from."""

    records: Records
    content: Content
    content_folder: Path
    repository: Repository
    letters: LetterPlaces
    token: str | None
    check: Check
    words: str = WORDS


@dataclass(slots=True)
class Forgetting:
    """What forgetting one person comes to."""

    plan: ForgettingPlan
    key: bytes
    files: dict[Path, str | None] = field(default_factory=dict)
    """New texts of files; None for one that goes."""
    papers: list[Paper] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    """What a person has to change first; as long as there is any, nothing is done."""
    look: list[str] = field(default_factory=list)
    """What may speak of them and may not: for a person to read, and no reason to stop."""
    vacant: tuple[str, ...] = ()
    """The posts that nobody holds any more."""


def prepare(ground: ForgettingGround, somebody: Whom, key: bytes) -> Forgetting:
    """Return what is to go, without doing anything.

    Args:
        ground: From where.
        somebody: Whom.
        key: What an id is hashed with, so that it is never used again.
    """
    before = entries_before(ground.repository, somebody, ground.records)
    identity = identity_of(ground.records, somebody, before)
    mark = hashed(somebody.key, key)[:_MARKED]
    own = own_paths(ground.repository, identity)
    plan = ForgettingPlan(
        identity,
        tuple(dict.fromkeys((*own, *_paths_of_history(ground.repository, identity)))),
        tuple(photos_before(ground.repository, identity)),
        ground.words,
        f"forget/{mark}",
    )
    made = Forgetting(plan, key)
    made.papers = list(papers(ground.letters, identity, ground.token))
    held = getattr(somebody.person, "appointments", ())
    made.vacant = tuple(one.post for one in held if one.end is None)
    photo = getattr(somebody.person, "photo", None)
    if photo and photo not in identity.photos:
        made.look.append(f"photos/{photo} stays, for another entry shows it too")
    _Preparing(ground, identity, made).run(own)
    return made


@dataclass(slots=True)
class _Preparing:
    ground: ForgettingGround
    identity: Identity
    made: Forgetting

    def run(self, own: tuple[str, ...]) -> None:
        top, data = self.ground.repository.top, self.ground.records.folder
        for path in own:
            if (top / path).is_file():
                self.made.files[top / path] = None
        for file in files_in(data, self.ground.content_folder):
            if self.made.files.get(file, "") is not None:
                self._look(file)
        if not self.identity.ids:
            return
        kept = data / FORGOTTEN
        text = kept.read_text(encoding="utf-8") if kept.is_file() else ""
        self.made.files[kept] = with_ids(text, self.identity.ids, self.made.key)

    def _look(self, file: Path) -> None:
        content = file.read_bytes()
        name = name_of(file, self.ground.repository.top)
        if speaks_of(self.identity, name.encode()):
            self.made.by_hand.append(f"{name}: its name speaks of them; rename or delete it")
        if not (speaks_of(self.identity, content) or self._may_refer(file)):
            if file.suffix == ".md":
                self._ask(name, self.identity.by_family, content.decode("utf-8", errors="replace"))
            return
        try:
            text = self._unnamed(file, content.decode("utf-8"))
        except ByHandError as error:
            self.made.by_hand.append(f"{name}: {error}")
            return
        except UnicodeDecodeError:
            text = None
        if text is None or speaks_of(self.identity, text.encode()):
            self.made.by_hand.append(f"{name}: take them out by hand; this program cannot")
        elif text.encode() != content:
            self.made.files[file] = text
            self._ask(name, self.identity.by_a_part, text)

    def _ask(self, name: str, part: re.Pattern[str] | None, text: str) -> None:
        """Have people look at each line of a file that may name somebody by a part of theirs."""
        self.made.look += [
            f"{name}:{line}: does “{word}” mean them?" for line, word in parts_of_names(part, text)
        ]

    def _may_refer(self, file: Path) -> bool:
        """Return whether a file of the directory may hold their id where only its field tells."""
        return file.suffix == ".yml" and file.is_relative_to(self.ground.records.folder)

    def _unnamed(self, file: Path, text: str) -> str | None:
        words = self.ground.words
        data = self.ground.records.folder
        if file.suffix == ".md":
            return unnamed_page(text, self.identity, words, self._kind(file))
        if file.suffix == ".yml" and file.is_relative_to(data):
            kind = file.relative_to(data).parts[0]
            return unnamed_record(text, model_of(_kind(kind, file)), self.identity, words)
        if file.parent == data / LEDGERS:
            return re.sub("|".join(map(line_of, self.identity.marks)), "", text)
        if file.suffix in (*_PLAIN, ".yml", ".yaml"):
            return unnamed_words(text, self.identity, words)
        return None

    def _kind(self, file: Path) -> str:
        folder = self.ground.content_folder
        path = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else ""
        page = self.ground.content.pages.get(path)
        return page.item.kind if page and page.item else PAGE


def _kind(folder: str, file: Path) -> str:
    return f"vocabulary/{file.stem}" if folder == "vocabulary" else folder


def _paths_of_history(repository: Repository, identity: Identity) -> Iterator[str]:
    """Yield each path of any commit whose name speaks of somebody."""
    told = repository.git("log", "--all", "--format=", "--name-only", "--no-renames", "-m")
    for path in dict.fromkeys(told.splitlines()):
        if identity.pattern.search(path):
            yield path
