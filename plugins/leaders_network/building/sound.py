"""What the last check without a problem has proven, so that it is not worked out again."""

from __future__ import annotations

import pickle
from contextlib import suppress
from pathlib import Path

from leaders_network.directory import rules
from leaders_network.directory.ruling import NOTHING, Proven
from leaders_network.kept import kept
from leaders_network.lean import slotted
from leaders_network.placing import replacing
from leaders_network.records.store import fingerprint

_RULES = Path(rules.__file__).parent


@slotted
class Sound:
    """What is known of the files of the last check that found no problem; it may be deleted.

    A file with a problem is never among them, so that it is told of by every run.
    """

    file: Path
    proven: Proven = NOTHING

    def __post_init__(self) -> None:
        with suppress(OSError):
            match kept(self.file.read_bytes()):
                case (made_by, frozenset() as files, known) if made_by == fingerprint(_RULES):
                    self.proven = Proven(files, known)

    def keep(self, proven: Proven) -> None:
        """Remember what a check that found no problem has proven, and forget all else."""
        if proven == self.proven:
            return
        files = frozenset(proven.files)
        with suppress(OSError), replacing(self.file) as file:
            file.write(pickle.dumps((fingerprint(_RULES), files, proven.known), 5))
