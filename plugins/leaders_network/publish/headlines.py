"""One sentence of each question's figures: what most of them said, and no more than they prove."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

NOTHING_TOLD = "No figure of all who answered is told, so that nobody can be found among the few."
IN_WORDS = "It asks for words; how many of all wrote of a theme is not told."

Verb = Literal["chosen", "first", "theme"]
"""What was done with the answers that are counted."""

_TOLD: dict[Verb, str] = {
    "chosen": "{was} chosen most, by {number}",
    "first": "stood first most often, for {number}",
    "theme": "came up most, in {number} answers",
}


def headline(
    said: Iterable[tuple[str, int | None]],
    verb: Verb = "chosen",
    *,
    answered: int = 0,
    untold: int | None = None,
) -> str:
    """Return what was answered most, as far as it can be known.

    Args:
        said: Each answer in words, with its number where that is told.
        verb: What was done with the answers.
        answered: Of how many the number is a share, where one is given.
        untold: How many there are at most in all that is not told; None where nobody can know.
    """
    counts = list(said)
    top = max((count for _, count in counts if count), default=0)
    if not top:
        return NOTHING_TOLD
    best = [f"“{words}”" for words, count in counts if count == top]
    is_all_told = all(count is not None for _, count in counts)
    is_sure = is_all_told or (untold is not None and untold < top)
    number = f"{top} of {answered} ({round(100 * top / answered)}%)" if answered else f"{top}"
    told = _TOLD[verb].format(was="were" if len(best) > 1 else "was", number=number)
    lead, each = "" if is_sure else "Of what may be told, ", " each" if len(best) > 1 else ""
    return f"{lead}{_joined(best)} {told}{each}."


def _joined(words: list[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last
