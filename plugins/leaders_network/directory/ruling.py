"""A rule examines the whole directory and says where it is broken."""

from __future__ import annotations

from collections.abc import Iterable

from leaders_network.directory.linking import Directory
from leaders_network.lean import slotted
from leaders_network.marks import Step
from leaders_network.problems import Problems


@slotted
class Rules:
    """The directory under examination, and where its faults go."""

    directory: Directory
    problems: Problems

    def say(
        self,
        file: str,
        steps: Iterable[Step],
        code: str,
        message: str,
        fix: str,
        *,
        key: bool = False,
    ) -> None:
        """Record one problem at a value, or at its key."""
        where = self.directory.records.locate(file, *steps, key=key)
        self.problems.add(where, message, code, fix=fix)
