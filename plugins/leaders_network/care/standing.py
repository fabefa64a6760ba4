"""Whether the files stand still: nothing uncommitted, nothing half done, and history whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leaders_network.inbox.boxes import TAKEN
from leaders_network.problems import SettingsError
from leaders_network.repository import Repository

_WHY = "this answers for what is committed"

_SHOWN = 5


def settled_repository(data: Path, content: Path, *, history: bool = False) -> Repository:
    """Return the repository of the data when what stands in the folders is what is committed.

    Args:
        data: The data folder.
        content: The folder of pages, in the same repository or another.
        history: Whether the whole of the history is needed.

    Raises:
        SettingsError: With what is in the way; nothing may be done then.
    """
    repository = Repository.of(data, _WHY)
    found = [repository]
    if content.is_dir() and not content.resolve().is_relative_to(repository.top.resolve()):
        found.append(Repository.of(content, _WHY))
    for each in found:
        _refuse_under_way(each)
        _refuse_unsaved(each, [data, content])
        if history and each.git("rev-parse", "--is-shallow-repository") == "true":
            raise SettingsError(
                f"only a part of the history is in {each.top}; run: git fetch --unshallow"
            )
    _refuse_half_written([data, content])
    if repository.tip("HEAD") is None:
        raise SettingsError(f"nothing was ever committed in {repository.top}")
    return repository


def refuse_unread_letters(boxes: Path | None) -> None:
    """Refuse letter boxes whose emptying was cut short.

    Raises:
        SettingsError: When letters were taken from their boxes and not dealt with.
    """
    if boxes and any((boxes / TAKEN).glob("*/*")):
        raise SettingsError(
            f"letters wait in {boxes / TAKEN}: an `inbox --apply` was cut short; run it again first"
        )


def _refuse_under_way(repository: Repository) -> None:
    what = repository.under_way()
    if what or repository.keeps("index.lock"):
        raise SettingsError(
            f"{what or 'another git command'} is under way in {repository.top}; finish it or call"
            " it off, then run this again"
        )


def _refuse_unsaved(repository: Repository, folders: Iterable[Path]) -> None:
    """Refuse what is changed anywhere, and what is new in the folders."""
    top, ours = repository.top.resolve(), [folder.resolve() for folder in folders]
    unsaved = [
        path
        for state, path in repository.unsaved("all")
        if state != "??" or any((top / path).is_relative_to(folder) for folder in ours)
    ]
    if unsaved:
        more = f" and {len(unsaved) - _SHOWN} more" if len(unsaved) > _SHOWN else ""
        raise SettingsError(
            f"not everything is committed: {', '.join(unsaved[:_SHOWN])}{more}; commit it or put it"
            " away, then run this again"
        )


def _refuse_half_written(folders: Iterable[Path]) -> None:
    for folder in folders:
        for file in folder.rglob(".*.new"):
            raise SettingsError(
                f"{file} was left by a command that was cut short; remove it, then run this again"
            )
