"""What the history of a repository holds of somebody: commits, photos of before, and approvals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from leaders_network.care.finding import mentions
from leaders_network.care.identity import Identity
from leaders_network.care.whom import Whom, assistants, key_of
from leaders_network.problems import Problems
from leaders_network.records.contact import Assistant
from leaders_network.records.gathering import Contributor
from leaders_network.records.halves import half
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records, model_of
from leaders_network.repository import GitError, Repository
from leaders_network.source import read_yaml

_FORM = "%H%x1f%an%x1f%ae%x1f%aI%x1f%B"
_TAG = "%(refname)%1f%(objectname)%1f%(object)%1f%(*objectname)"
_BASE = re.compile(r"^Base: ([0-9a-f]{7,64})$", re.MULTILINE)
"""How the message of an approval names what the change it is of begins with."""

_HEADER = re.compile(r"^diff --git (?P<names>.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that has to do with somebody."""

    id: str
    author: str
    day: str
    message: str
    changes: str
    """What it changed of theirs: the whole of their own files, else the lines that name them."""


@dataclass(frozen=True, slots=True)
class Approval:
    """A signed or annotated tag over a state that holds somebody's data."""

    name: str
    about: str
    """The commit or tree that it is over."""
    text: str


def own_paths(repository: Repository, identity: Identity) -> tuple[str, ...]:
    """Return the paths, in the repository, of the files that are somebody's own."""
    records = [f"{identity.kind}s/{identifier}.yml" for identifier in identity.ids]
    photos = [f"photos/{name}" for name in identity.photos]
    return tuple(f"{repository.prefix}{path}" for path in (*records, *photos))


def entries_before(
    repository: Repository, somebody: Whom, records: Records
) -> Iterator[Leader | Contributor | Assistant]:
    """Yield what was ever written as somebody's entry, as far as it can be read today.

    Of an assistant it is what the files of those whom they assist ever said under the same key.
    """
    of = "contributor" if somebody.kind == "contributor" else "leader"
    theirs = [leader for leader, one in assistants(records) if key_of(one) == somebody.key]
    former = getattr(somebody.person, "former_ids", ())
    ids = theirs if somebody.kind == "assistant" else (somebody.key, *former)
    for identifier in dict.fromkeys(ids):
        for _, content in _versions(repository, f"{repository.prefix}{of}s/{identifier}.yml"):
            entry = _entry(content, model_of(f"{of}s"))
            if entry is not None and somebody.kind != "assistant":
                yield entry
            elif entry is not None:
                held = (one for each in entry.appointments for one in each.assistants)
                yield from (one for one in held if key_of(one) == somebody.key)


def _entry(content: bytes, model: type) -> Any:
    found = read_yaml(content.decode("utf-8", errors="replace"), "", Problems())
    if found is None or not isinstance(found[0], dict):
        return None
    data, mark = found
    entry = half(model, data, mark, "", Problems())
    return entry.record if entry.knows(("name",)) else None


def commits_about(repository: Repository, identity: Identity) -> list[Commit]:
    """Return every commit of any branch or tag that has to do with somebody, the newest first.

    These are commits that change their own files, add or remove a line that names them, name them
    in their message, or are by them.
    """
    own = own_paths(repository, identity)
    found = set(_commits(repository, "--", *own)) if own else set()
    found |= set(
        _commits(
            repository,
            "--perl-regexp",
            "--regexp-ignore-case",
            *(f"--grep={word}" for word in identity.patterns),
        )
    )
    for address in identity.addresses:
        found |= set(
            _commits(repository, "--fixed-strings", "--regexp-ignore-case", f"--author={address}")
        )
    words = (*identity.ids, *identity.names, *identity.addresses)
    loose = "|".join(_plain(word) for word in words)
    found |= set(_commits(repository, "--regexp-ignore-case", f"-G{loose}"))
    ordered = (each for each in _commits(repository) if each in found)
    told = (_commit(repository, each, identity, own) for each in ordered)
    return [each for each in told if _concerns(each, identity)]


def photos_before(repository: Repository, identity: Identity) -> dict[str, bytes]:
    """Return each picture that ever stood in their photo's place, by the id of its blob."""
    found: dict[str, bytes] = {}
    for path in own_paths(repository, identity):
        if "/photos/" in f"/{path}":
            found |= dict(_versions(repository, path))
    return found


def _versions(repository: Repository, path: str) -> Iterator[tuple[str, bytes]]:
    """Yield each content that a file of any branch ever had, with the id of its blob."""
    words = ("--all", "--full-history", "-m", "--format=", "--raw", "--no-abbrev")
    told = repository.git("log", *words, "--", path)
    blobs = dict.fromkeys(blob for line in told.splitlines() for blob in line.split()[2:4])
    for blob in blobs:
        if set(blob) != {"0"}:
            yield blob, repository.git_bytes("cat-file", "blob", blob)


def approvals_about(
    repository: Repository, commits: Iterable[Commit], identity: Identity
) -> list[Approval]:
    """Return every tag with words that stands over one of the commits, or speaks of somebody."""
    ids = {commit.id for commit in commits}
    tips: dict[str, list[str]] = {}
    for line in repository.git("log", "--all", "--format=%T %H").splitlines():
        tree, _, commit = line.partition(" ")
        tips.setdefault(tree, []).append(commit)
    found = []
    for line in repository.git("for-each-ref", f"--format={_TAG}", "refs/tags").splitlines():
        name, tag, target, _ = line.split("\x1f")
        if not target:
            continue
        text = repository.git("cat-file", "tag", tag)
        heads = tips.get(target, [target])
        is_over = not ids.isdisjoint(_span(repository, text, heads))
        if is_over or any(each in text for each in ids) or identity.pattern.search(text):
            found.append(Approval(name.removeprefix("refs/tags/"), target, text))
    return found


def _span(repository: Repository, text: str, heads: Iterable[str]) -> Iterator[str]:
    """Yield the commits that a tag is over: from the base that it names, or the one it is of."""
    base = _BASE.search(text)
    for head in heads:
        yield head
        if base:
            try:
                yield from repository.git("rev-list", f"{base[1]}..{head}").split()
            except GitError:
                continue  # what it names is no longer there


def _commits(repository: Repository, *words: str) -> list[str]:
    return repository.git("log", "--all", "--topo-order", "--format=%H", *words).split()


def _commit(
    repository: Repository, commit: str, identity: Identity, own: tuple[str, ...]
) -> Commit:
    told = repository.git("show", "--no-patch", f"--format={_FORM}", commit)
    identifier, name, address, day, message = told.split("\x1f", 4)
    shown = repository.git(
        "show",
        "--format=",
        "--no-renames",
        "--unified=0",
        "--no-color",
        "--first-parent",
        "-m",
        commit,
    )
    changes = "\n".join(_parts(shown, identity, own))
    return Commit(identifier, f"{name} <{address}>", day, message.strip(), changes)


def _parts(shown: str, identity: Identity, own: tuple[str, ...]) -> Iterator[str]:
    """Yield what a commit changed of somebody's, file by file."""
    starts = [match.start() for match in _HEADER.finditer(shown)]
    for start, end in zip(starts, [*starts[1:], len(shown)], strict=True):
        part = shown[start:end].rstrip("\n")
        header = part.partition("\n")[0]
        if any(header.endswith(f" b/{path}") for path in own):
            yield part
            continue
        named = [line for _, line in mentions(identity, part) if line[:1] in "+-"]
        if named:
            yield "\n".join([header, *named])


def _concerns(commit: Commit, identity: Identity) -> bool:
    told = f"{commit.author}\n{commit.message}"
    return bool(commit.changes or identity.pattern.search(told))


def _plain(word: str) -> str:
    """Return an extended regular expression for a word, in which any run of spaces will do."""
    parts = (re.sub(r"([][\\.^$*+?(){}|])", r"\\\1", part) for part in word.split())
    return "[[:space:]]+".join(parts)
