"""Two revisions of a repository and the files in which they differ, read from git's own objects."""

from __future__ import annotations

from dataclasses import dataclass

from leaders_network.problems import SettingsError
from leaders_network.repository import LINK, MODULE, GitError, Repository

STAGED = "what is staged"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Span:
    """The two revisions of a review: commits, or the tree of what is staged."""

    base: str
    head: str
    name: str
    """As people say it: `main..freda`."""
    commits: int = 0
    moved: bool = False
    """Whether the branch that is merged into has gone on since."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file in which two revisions differ."""

    path: str
    old: str
    """The blob before, or nothing where there was none."""
    new: str
    old_mode: str
    new_mode: str

    @property
    def is_link(self) -> bool:
        """Return whether it is a link or another repository, on either side."""
        return not {LINK, MODULE}.isdisjoint((self.old_mode, self.new_mode))


def refuse_unfinished(repository: Repository) -> None:
    """Refuse a checkout in which something is half done, or not committed.

    Raises:
        SettingsError: Says what is half done, or which files are not committed.
    """
    if what := repository.under_way():
        raise SettingsError(f"{what} is half done here; finish it or give it up, then again")
    loose = [path for _, path in repository.unsaved()]
    if loose:
        more = f" and {len(loose) - _SHOWN} more" if len(loose) > _SHOWN else ""
        raise SettingsError(
            f"not everything here is committed: {', '.join(loose[:_SHOWN])}{more}."
            " Commit it, or put it aside with `git stash --include-untracked`"
        )


def span_of(repository: Repository, words: str | None, onto: str) -> Span:
    """Return the revisions that are meant.

    Where the branch that is merged into has gone on, its own later changes are none of the
    change's: the head is compared with where it left that branch.

    Args:
        repository: The repository.
        words: `BASE..HEAD`, or a head alone, or None for what is checked out.
        onto: The branch that changes are merged into.

    Raises:
        SettingsError: When a revision does not exist, or the two have nothing in common.
    """
    before, dots, after = (words or "").partition("..")
    name, head_name = (before, after.lstrip(".")) if dots else (onto, before)
    base = _commit(repository, name or onto, is_onto=not dots)
    head = _commit(repository, head_name or "HEAD")
    try:
        left = repository.git("merge-base", base, head)
    except GitError:
        told = f"{name} and {head_name or 'HEAD'} have no common history"
        raise SettingsError(f"{told}{cut_off(repository)}") from None
    commits = int(repository.git("rev-list", "--count", f"{left}..{head}"))
    shown = f"{name or onto}..{head_name or 'HEAD'}"
    return Span(left, head, shown, commits, moved=left != base)


def staged_span(repository: Repository) -> Span:
    """Return what is staged, compared with what is checked out.

    Raises:
        SettingsError: When there is no commit yet, or a merge left conflicts.
    """
    head = _commit(repository, "HEAD")
    try:
        tree = repository.git("write-tree")
    except GitError as error:
        raise SettingsError(f"what is staged is no whole tree yet: {error.words}") from None
    return Span(head, tree, STAGED)


def _commit(repository: Repository, name: str, *, is_onto: bool = False) -> str:
    for known in (name, f"origin/{name}") if is_onto else (name,):
        if found := repository.tip(known):
            return found
    fix = "; name the branch that changes are merged into with --onto" if is_onto else ""
    raise SettingsError(f"there is no revision {name}{cut_off(repository) or fix}")


def cut_off(repository: Repository) -> str:
    """Return what to do where a clone holds a part of the history alone; else nothing."""
    if repository.git("rev-parse", "--is-shallow-repository") != "true":
        return ""
    return "; this clone is shallow: `git fetch --unshallow --tags origin` brings what it lacks"


def changed_files(repository: Repository, base: str, head: str) -> tuple[FileChange, ...]:
    """Return every file in which two revisions differ, by its path; a rename is two of them."""
    told = repository.git("diff-tree", "-r", "-z", "--no-renames", "--full-index", base, head)
    parts = [part for part in told.split("\0") if part]
    return tuple(_change(facts, path) for facts, path in zip(parts[::2], parts[1::2], strict=True))


def _change(facts: str, path: str) -> FileChange:
    old_mode, new_mode, old, new, _ = facts.lstrip(":").split(" ")
    return FileChange(path, _blob(old), _blob(new), old_mode, new_mode)


def _blob(name: str) -> str:
    return "" if name.strip("0") == "" else name


def text_of(repository: Repository, revision: str, path: str) -> str | None:
    """Return a file of a revision as text, or None where there is none."""
    try:
        return repository.git("cat-file", "blob", f"{revision}:{path}")
    except GitError:
        return None


def authors_between(repository: Repository, before: str, after: str) -> list[str]:
    """Return the addresses of all who wrote what lies between two commits.

    Whoever merged wrote nothing, unless the merge holds anything else than git makes of its two
    sides: what neither of them had, or one side's where the other had changed it. What git makes
    of more than two sides is not looked into, so whoever merged them is one of those who wrote.
    """
    told = repository.git("log", "--no-merges", "--format=%ae", f"{before}..{after}")
    authors = dict.fromkeys(told.splitlines())
    for merge in repository.git("rev-list", "--merges", f"{before}..{after}").split():
        if repository.git("show", "--remerge-diff", "--format=", "--name-only", merge):
            authors[repository.git("log", "-1", "--format=%ae", merge)] = None
    return list(authors)
