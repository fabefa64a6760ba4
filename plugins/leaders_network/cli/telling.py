"""What verbs say of what they did: the problems, the files, and an import's report."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from leaders_network.directory.forgotten import KEY_VARIABLE, unguarded
from leaders_network.problems import InvalidDirectoryError, SettingsError, render
from leaders_network.publish.phrases import count


def tell_problems(error: InvalidDirectoryError, then: str = "Nothing was written.") -> None:
    """Tell the problems that kept a verb from its work, and what follows from them."""
    print(render(error.problems))
    print(f"{error} {then}", file=sys.stderr)


def tell_files(number: int, *, dry_run: bool) -> None:
    """Say how many files were written, or would be."""
    told = count(number, "file")
    print(f"{told} would change; nothing was written." if dry_run else f"{told} written.")


def tell_unguarded(folder: Path, key: bytes | None) -> None:
    """Say that ids of forgotten people could be used again, where nobody gave their key."""
    if number := unguarded(folder, key):
        ids = count(number, "id of forgotten people is", "ids of forgotten people are")
        print(f"{ids} not guarded here: {KEY_VARIABLE} is not set.", file=sys.stderr)


def refuse_report(file: Path | None) -> None:
    """Refuse a report that could not be written, before anything else is.

    Raises:
        SettingsError: When there is to be one, and its file cannot be opened.
    """
    if file is None:
        return
    was_there = file.exists()
    try:
        file.open("ab").close()
    except OSError as error:
        raise _unwritten(file, error) from None
    if not was_there:
        file.unlink()


def write_report(file: Path, told: object) -> None:
    """Write a report as JSON.

    Raises:
        SettingsError: When it cannot be written.
    """
    text = json.dumps(told, ensure_ascii=False, indent=2)
    try:
        # Half a character, which a source may hold, is spelt out as JSON spells it.
        file.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise _unwritten(file, error) from None


def _unwritten(file: Path, error: OSError) -> SettingsError:
    return SettingsError(f"the report cannot be written: {file}: {error.strerror}")
