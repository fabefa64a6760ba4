"""One build at a time: a lock that the system lets go of when the process ends, however it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leaders_network.problems import SettingsError


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold a lock.

    Raises:
        SettingsError: When another process holds it.
    """
    with file.open("a+b") as opened:
        try:
            _lock(opened.fileno())
        except OSError as error:
            raise SettingsError(
                "another build is writing this site; wait for it, or name another with --site"
            ) from error
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
