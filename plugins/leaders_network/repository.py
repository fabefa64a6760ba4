"""The repository of the data, worked on by git's own tools beside the editor's checkout.

Commits are made of objects alone (`hash-object`, `write-tree`, `commit-tree`) and a branch is moved
in one step when all of them are there. No file that somebody has open is touched.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from leaders_network.problems import BuildError, SettingsError

LINK, MODULE = "120000", "160000"
"""The modes of a link, and of another repository within this one."""

_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
}
"""What git keeps while something is under way, and what that is."""

_NOTHING = ""
"""What git takes for a branch that must not be there yet."""


@dataclass(frozen=True, slots=True)
class Author:
    """Whose words a commit carries."""

    name: str
    email: str
    moment: str
    """When they were written (ISO 8601)."""


@dataclass(slots=True)
class Repository:
    """The repository that a data folder belongs to, and where the folder stands in it."""

    top: Path
    prefix: str
    _environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, data: Path, why: str) -> Repository:
        """Return the repository of a data folder.

        Args:
            data: The folder.
            why: What needs it, for whoever has none.

        Raises:
            SettingsError: When the folder belongs to none.
        """
        if not data.is_dir():
            raise SettingsError(f"there is no folder {data}; name the data folder with --data")
        try:
            told = _git(data, "rev-parse", "--show-toplevel", "--show-prefix")
        except GitError as error:
            if "not a git repository" in error.words:
                raise SettingsError(f"{data} is in no git repository, and {why}") from None
            raise SettingsError(f"git refuses {data}, and {why}: {error.words}") from None
        top, _, prefix = told.partition("\n")
        return cls(Path(top), prefix)

    def tip(self, name: str) -> str | None:
        """Return the commit that a branch or any other name leads to, or None."""
        try:
            return self.git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") or None
        except GitError:
            return None

    def under_way(self) -> str | None:
        """Return what somebody has begun here and not finished, as in `a merge`, if anything."""
        return next((what for name, what in _UNDER_WAY.items() if self.keeps(name)), None)

    def keeps(self, name: str) -> bool:
        """Return whether git keeps a file of this name in its folder."""
        return (self.top / self.git("rev-parse", "--git-path", name)).exists()

    def unsaved(self, untracked: Literal["normal", "all"] = "normal") -> Iterator[tuple[str, str]]:
        """Yield the state, in git's two letters, and the path of what is not committed.

        Args:
            untracked: Whether a folder in which all is new is one path, or each of its files.
        """
        told = self.git("status", "--porcelain", f"--untracked-files={untracked}", "-z")
        entries = iter(told.split("\0"))
        for entry in filter(None, entries):
            yield entry[:2], entry[3:]
            if entry[0] in "RC":
                next(entries, "")  # what it was called

    def is_checked_out(self, branch: str) -> bool:
        """Return whether somebody works on a branch, here or in another worktree."""
        listed = self.git("worktree", "list", "--porcelain").splitlines()
        return f"branch refs/heads/{branch}" in listed

    def listed(self, revision: str, folder: str) -> Iterator[tuple[str, str]]:
        """Yield the path and the blob of every plain file below a folder of a revision."""
        told = self.git("ls-tree", "-r", "-z", "--full-tree", revision, "--", folder or ".")
        for line in told.split("\0"):
            facts, _, path = line.partition("\t")
            if path and facts.split(" ")[0] not in (LINK, MODULE):
                yield path, facts.split(" ")[2]

    def unpack(self, files: Iterable[tuple[str, str]], into: Path) -> None:
        """Write blobs into a folder under their paths, all by one process.

        They are taken as they were committed. `git archive` would leave out what an attribute file
        says, and a change may bring its own attribute file.

        Raises:
            SettingsError: When a path leads out of the folder: git makes no such commit, but one
                that somebody made by hand is fetched and listed as any other.
        """
        wanted = list(files)
        for (path, _), content in zip(wanted, self._contents(wanted), strict=True):
            target = Path(os.path.normpath(into / path))
            if not target.is_relative_to(into):
                raise SettingsError(f"a commit has a file `{path}`, which leads out of its folder")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def _contents(self, files: Sequence[tuple[str, str]]) -> Iterator[bytes]:
        if not files:
            return
        told = self.git_bytes("cat-file", "--batch", text="".join(f"{blob}\n" for _, blob in files))
        at = 0
        for _ in files:
            end = told.index(b"\n", at)
            size = int(told[at:end].rsplit(b" ", 1)[1])
            yield told[end + 1 : end + 1 + size]
            at = end + 2 + size

    def commit(
        self, parent: str, files: Mapping[str, str | None], message: str, author: Author | None
    ) -> str:
        """Return a new commit on a parent, in which files have another text; no branch moves.

        Args:
            parent: The commit it stands on.
            files: Texts by the files' paths in the data folder; None for a file that goes.
            message: With its trailers.
            author: Whose it is; None for whoever runs this.

        Raises:
            SettingsError: When git knows no name of whoever runs this.
        """
        with TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self.git("read-tree", parent, env=index)
            for path, text in files.items():
                name = posixpath.normpath(f"{self.prefix}{path}")
                if text is None:
                    self.git("update-index", "--force-remove", "--", name, env=index)
                    continue
                mode = self._mode(parent, name)
                blob = self.git("hash-object", "-w", "--stdin", text=text)
                self.git("update-index", "--add", "--cacheinfo", f"{mode},{blob},{name}", env=index)
            tree = self.git("write-tree", env=index)
        try:
            return self.git("commit-tree", tree, "-p", parent, text=message, env=_as(author))
        except GitError as error:
            raise SettingsError(f"git could not make a commit: {error.words}") from None

    def move(self, branch: str, commit: str, before: str | None, why: str) -> None:
        """Point a branch to a commit in one step, if it still is where it was.

        Args:
            branch: The branch, which may be new.
            commit: Where it is to be.
            before: Where it was; None where it is new.
            why: What git's own log of the branch says of it.

        Raises:
            SettingsError: When somebody else moved it meanwhile.
            GitError: When git cannot move it.
        """
        try:
            self.git("update-ref", "-m", why, f"refs/heads/{branch}", commit, before or _NOTHING)
        except GitError as error:
            if self.tip(f"refs/heads/{branch}") == before:
                raise  # nobody did: the disk is full, say
            raise SettingsError(
                f"the branch {branch} was moved meanwhile ({error.words}); run this again"
            ) from None

    def git(
        self, *words: str, text: str | None = None, env: Mapping[str, str] | None = None
    ) -> str:
        """Return what a git command prints, without its last line break."""
        return _git(self.top, *words, text=text, env=env)

    def git_bytes(self, *words: str, text: str | None = None) -> bytes:
        """Return what a git command prints, as it is."""
        return _run(self.top, words, text, None)

    def try_git(self, *words: str) -> Told:
        """Return what a git command says of itself, whether it succeeds or not."""
        done = _done(self.top, words, None, None)
        return Told(done.returncode == 0, done.stderr.decode(errors="replace"))

    def _mode(self, commit: str, name: str) -> str:
        listed = self.git("ls-tree", commit, "--", name)
        return listed.split(" ", 1)[0] if listed else "100644"


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a git command succeeded, and what it said beside its output."""

    succeeded: bool
    words: str


class GitError(BuildError):
    """A git command failed."""

    def __init__(self, command: str, words: str) -> None:
        self.words = words.strip() or f"git {command} gave no reason"
        """What git itself says of it."""
        super().__init__(f"`git {command}` could not be completed: {self.words}")


def _as(author: Author | None) -> dict[str, str]:
    if author is None:
        return {}
    return {
        "GIT_AUTHOR_NAME": author.name,
        "GIT_AUTHOR_EMAIL": author.email,
        "GIT_AUTHOR_DATE": author.moment,
    }


def _git(
    folder: Path, *words: str, text: str | None = None, env: Mapping[str, str] | None = None
) -> str:
    return _run(folder, words, text, env).decode(errors="replace").rstrip("\n")


def _run(
    folder: Path, words: Sequence[str], text: str | None, env: Mapping[str, str] | None
) -> bytes:
    done = _done(folder, words, text, env)
    if done.returncode:
        raise GitError(words[0], done.stderr.decode(errors="replace"))
    return done.stdout


def _done(
    folder: Path, words: Sequence[str], text: str | None, env: Mapping[str, str] | None
) -> subprocess.CompletedProcess[bytes]:
    # A git that runs inside a hook is told of another repository by its surroundings.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_DIR")}
    clean |= {"LC_ALL": "C.UTF-8", "GIT_LITERAL_PATHSPECS": "1", "GIT_NO_REPLACE_OBJECTS": "1"}
    clean |= dict(env or {})
    command = ["git", "-c", "core.quotePath=off", *words]
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=clean,
            input=(text or "").encode(),
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise SettingsError(f"git cannot be run: {error.strerror}") from None
