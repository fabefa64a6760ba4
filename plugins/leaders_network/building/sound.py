"""Files that were seen to keep every rule over single files, so that these are not asked again."""

from __future__ import annotations

import pickle
from collections.abc import Set
from contextlib import suppress
from pathlib import Path

from leaders_network.directory import rules
from leaders_network.lean import slotted
from leaders_network.records.store import fingerprint

_RULES = Path(rules.__file__).parent


@slotted
class Sound:
    """What is known of the files of the last check that found no problem; it may be deleted.

    A file with a problem is never among them, so that it is told of by every run.
    """

    file: Path
    digests: Set[bytes] = frozenset()
    """Of each sound file, a digest of what it holds."""

    def __post_init__(self) -> None:
        with suppress(OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError):
            made_by, digests = pickle.loads(self.file.read_bytes())  # noqa: S301 - our own file
            if made_by == fingerprint(_RULES) and isinstance(digests, frozenset):
                self.digests = digests

    def keep(self, digests: Set[bytes]) -> None:
        """Remember the files of a check that found no problem, and forget all others."""
        if digests == self.digests:
            return
        fresh = self.file.with_suffix(".new")
        with suppress(OSError):
            fresh.write_bytes(pickle.dumps((fingerprint(_RULES), frozenset(digests)), 5))
            fresh.replace(self.file)
