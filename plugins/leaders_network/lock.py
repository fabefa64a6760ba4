"""One at a time: a lock that the system lets go of when the process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from leaders_network.problems import SettingsError

BUILDING = "another build is writing this site; wait for it, or name another with --site"
"""What is said where two builds write one site."""


@contextmanager
def alone(file: Path, otherwise: str) -> Iterator[None]:
    """Hold a lock.

    Args:
        file: What is locked; it is made where it is not there.
        otherwise: What is said where another process holds it.

    Raises:
        SettingsError: When another process holds it.
    """
    with file.open("a+b") as opened:
        try:
            _lock(opened.fileno())
        except OSError as error:
            raise SettingsError(otherwise) from error
        yield


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder of records from reading them to writing them; no file is left in it.

    Where there is none yet, and where the system locks no folder, as Windows does not, nothing is
    held.

    Raises:
        SettingsError: When another process holds it.
    """
    with ExitStack() as held:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            held.callback(os.close, descriptor)
            try:
                _lock(descriptor)
            except BlockingIOError:
                told = f"another verb is writing records in {folder}"
                raise SettingsError(f"{told}; wait for it, then run this again") from None
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
