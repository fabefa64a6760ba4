"""Who agreed to a change: signed tags over its tree, and to which changes each of them counts.

A tag names the revision that its tree was compared with. It counts for a change that goes from
the same to the same. Where the branch went on meanwhile, it counts for the same changes of the
same files as long as they do the same there: to the same people, in every audience.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from leaders_network.compact import digest
from leaders_network.publish.phrases import count
from leaders_network.repository import GitError, Repository
from leaders_network.reviewing.history import FileChange, changed_files
from leaders_network.reviewing.kinds import Verdict
from leaders_network.reviewing.settings import Reviewing
from leaders_network.reviewing.signatures import Signed, Signer, signed_tags
from leaders_network.reviewing.verdicts import Judged

FOLDER = "approved"


@dataclass(frozen=True, slots=True)
class Approval:
    """A signed tag over the tree of a change, not yet judged."""

    tag: Signed
    base: str
    commits: int
    """How many commits the change had when it was agreed to; says only where to look for it."""
    change: str


def approvals(repository: Repository) -> tuple[Approval, ...]:
    """Return every tag over a tree that says what the tree was compared with."""
    found = (_approval(repository, tag) for tag in signed_tags(repository, FOLDER))
    return tuple(one for one in found if one is not None)


def _approval(repository: Repository, tag: Signed) -> Approval | None:
    base = repository.tip(tag.says("Base")) if tag.says("Base") else None
    if base is None:
        return None
    try:
        files = changed_files(repository, base, tag.target)
    except GitError:
        return None
    commits = re.fullmatch("[0-9]{1,9}", tag.says("Commits"))
    return Approval(tag, base, int(commits[0]) if commits else 1, change_digest(files))


def change_digest(files: Iterable[FileChange]) -> str:
    """Return a digest of which files go from what to what, wherever else a branch stands."""
    total = sha256()
    for file in sorted(files, key=lambda one: one.path):
        line = (file.path, file.old_mode, file.old, file.new_mode, file.new)
        total.update("\0".join(line).encode() + b"\n")
    return total.hexdigest()


def effect(judged: Judged) -> bytes:
    """Return a digest of what a change does, to whom: of every fact, and of who may come in."""
    changes = [
        (
            one.subject,
            one.way,
            one.old,
            one.new,
            sorted(one.before),
            sorted(one.after),
            sorted(one.copied),
        )
        for one in judged.changes
    ]
    return digest((changes, judged.access, sorted(judged.kinds)))


def message_of(name: str, base: str, commits: int, verdict: Verdict, change: str) -> str:
    """Return what a tag of approval says."""
    return (
        f"Agreed to {name}\n\nBase: {base}\nCommits: {commits}\n"
        f"Kinds: {' '.join(verdict.kinds)}\nChange: {change}\n"
    )


def tag_name(tree: str, base: str, principal: str) -> str:
    """Return what somebody's tag over a tree is called."""
    who = re.sub("[^a-z0-9]+", "-", principal.casefold()).strip("-")
    return f"{FOLDER}/{tree[:12]}-{base[:8]}/{who}"


@dataclass(frozen=True, slots=True)
class Count:
    """Whether enough people agreed, and what is missing where they did not."""

    signers: tuple[Signer, ...]
    missing: str = ""


def counted(
    signers: Sequence[Signer], verdict: Verdict, settings: Reviewing, authors: Collection[str]
) -> Count:
    """Return whether those who signed are enough for a change.

    Whoever wrote a change does not agree to it. Two names with one key are one person, and so are
    two keys of one name.
    """
    written = {author.casefold() for author in authors}
    others = [one for one in dict.fromkeys(signers) if one.principal.casefold() not in written]
    people = min(len({one.principal for one in others}), len({one.key for one in others}))
    lacking = verdict.approvals - people
    told = []
    if lacking > 0:
        told.append(count(lacking, "more person", "more people"))
    told += [
        f"one of: {settings.role(role).name}"
        for role in verdict.roles
        if not any(is_of(one.principal, role, settings) for one in others)
    ]
    return Count(tuple(others), ", ".join(told))


def is_of(principal: str, role: str, settings: Reviewing) -> bool:
    """Return whether somebody belongs to a role; everybody does to one that names nobody."""
    names = settings.role(role).signers
    return not names or principal.casefold() in {name.casefold() for name in names}
