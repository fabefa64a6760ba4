"""Forgetting somebody: the commit on a branch that does it, the plan, and the letters that go."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from leaders_network.care.forgetting import Forgetting, ForgettingGround
from leaders_network.care.letters import Paper
from leaders_network.care.plan import FILE, RUNBOOK, runbook
from leaders_network.placing import private_folder, replace_files
from leaders_network.problems import BuildError, NetworkError, SettingsError
from leaders_network.repository import Repository


def apply(ground: ForgettingGround, made: Forgetting, folder: Path) -> str:
    """Make the commit, write the plan, remove the letters; return the commit's id.

    The commit stands on a branch of its own, and the checkout is left as it is. Until everything is
    known to work nothing is written.

    Args:
        ground: From where.
        made: What is to go; nothing in it may have to be done by hand.
        folder: Where the plan and its runbook are put.

    Raises:
        SettingsError: When something is in the way.
        BuildError: When a file cannot be written.
        InvalidDirectoryError: When the files would have problems without the person.
    """
    repository, branch = ground.repository, made.plan.branch
    if repository.tip(f"refs/heads/{branch}"):
        raise SettingsError(f"the branch {branch} is there already: merge it, or delete it")
    if folder.exists() and any(folder.iterdir()):
        raise SettingsError(f"something is in {folder} already; name another folder with --plan")
    _refuse_locked(made.papers)
    _try_out(ground, made)
    commit = _commit(ground, made)
    _write_plan(made, folder)
    try:
        repository.move(branch, commit, None, "forget: somebody is forgotten")
    except NetworkError:
        shutil.rmtree(folder)
        raise
    _remove(made.papers)
    return commit


def _refuse_locked(found: list[Paper]) -> None:
    for paper in found:
        if not os.access(paper.file.parent, os.W_OK):
            raise SettingsError(
                f"{paper.file} cannot be removed; run this as somebody who may write there"
            )


def _try_out(ground: ForgettingGround, made: Forgetting) -> None:
    """Refuse files that would not be sound without the person.

    Raises:
        InvalidDirectoryError: With every problem they would have.
    """
    folders = (ground.records.folder, ground.content_folder)
    with TemporaryDirectory() as scratch:
        copies = [Path(scratch) / str(at) / folder.name for at, folder in enumerate(folders)]
        for folder, copy in zip(folders, copies, strict=True):
            if folder.is_dir():
                shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".git"))
        for file, text in made.files.items():
            for folder, copy in zip(folders, copies, strict=True):
                if file.is_relative_to(folder):
                    _put(copy / file.relative_to(folder), text)
        ground.check(copies[0], copies[1]).raise_if_any()


def _put(file: Path, text: str | None) -> None:
    if text is None:
        file.unlink()
    else:
        file.write_text(text, encoding="utf-8", newline="")


def _commit(ground: ForgettingGround, made: Forgetting) -> str:
    repository = ground.repository
    top = repository.top.resolve()
    files: dict[str, str | None] = {}
    for file, text in made.files.items():
        if not file.resolve().is_relative_to(top):
            raise SettingsError(
                f"{file} stands in another repository than the data, and speaks of them; take them"
                " out there first"
            )
        files[file.resolve().relative_to(top).as_posix()] = text
    parent = repository.git("rev-parse", "HEAD")
    return repository.commit(parent, _from_prefix(files, repository), _MESSAGE, None)


def _from_prefix(files: Mapping[str, str | None], repository: Repository) -> dict[str, str | None]:
    """Return files by their paths as `Repository.commit` takes them: from the data folder."""
    up = "../" * repository.prefix.count("/")
    return {
        path.removeprefix(repository.prefix)
        if path.startswith(repository.prefix)
        else f"{up}{path}": text
        for path, text in files.items()
    }


def _write_plan(made: Forgetting, folder: Path) -> None:
    try:
        private_folder(folder)
        folder.chmod(0o700)  # also one that was there
        changed = [paper.file for paper in made.papers]
        for name, text in (
            (FILE, made.plan.as_json()),
            (RUNBOOK, runbook(made.plan, folder, changed)),
            (".gitignore", "*\n"),  # a plan that was committed would name them for ever
        ):
            file = folder / name
            file.touch(mode=0o600)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise BuildError(f"nothing was done: {error.filename}: {error.strerror}") from None


def _remove(found: list[Paper]) -> None:
    """Remove papers; of one that others' letters stand in, take out those about the person."""
    replace_files({paper.file: paper.rest for paper in found if paper.rest is not None})
    for paper in found:
        if paper.rest is None:
            paper.file.unlink(missing_ok=True)


_MESSAGE = """\
Forget somebody who was listed

Their entry, their photo and every mention are gone, and the post is vacant. A keyed hash keeps the
id from being used again.
"""
