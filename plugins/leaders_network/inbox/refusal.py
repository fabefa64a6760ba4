"""Why a letter is set aside: a code that never changes, and words for whoever looks into it."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - a letter is refused; the program has no fault
    """A letter cannot be followed."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason
