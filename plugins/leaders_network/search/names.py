"""A leader's name taken apart: what stands before the family name, the family name, and after."""

from __future__ import annotations

from itertools import takewhile

from leaders_network.lean import frozen
from leaders_network.publish.views import LeaderView
from leaders_network.search.writing import words, writing


@frozen
class NameParts:
    """The parts of a name: `{before} {family}{after}` is the name as it is shown."""

    before: str
    family: str
    after: str

    @property
    def titled(self) -> tuple[str, str]:
        """The honorifics that the name begins with, and the rest before the family name.

        With a space between them, where neither is empty, they are `before`.
        """
        written = writing().written(self.before)
        titles = takewhile(lambda word: word.folded in writing().honorifics, written)
        count = sum(1 for _ in titles)
        if count == len(written):
            return self.before, ""
        start = written[count].start
        if not count or self.before[start - 1] != " ":
            return "", self.before
        return self.before[: start - 1], self.before[start:]

    @property
    def slug(self) -> str:
        """The id the name most likely has: given names and family name, without titles."""
        given = words(self.before)
        while given and given[0] in writing().honorifics:
            given = given[1:]
        return "-".join((*given, *words(self.family)))


def name_parts(name: str, family: str) -> NameParts:
    """Return the parts of a name; a family name that does not stand in it is the whole name."""
    wanted = words(family)
    written = writing().written(name)
    folded = tuple(word.folded for word in written)
    for at in range(len(folded) - len(wanted), -1, -1):
        if wanted and folded[at : at + len(wanted)] == wanted:
            start, end = written[at].start, written[at + len(wanted) - 1].end
            if start == 0 or name[start - 1] == " ":
                return NameParts(name[: max(0, start - 1)], name[start:end], name[end:])
    return NameParts("", name, "")


def family_of(view: LeaderView) -> tuple[str, str]:
    """Return the family name and the given name by which a leader is sorted, folded."""
    family, _, given = view.person.sort_name.partition(", ")
    return family, given


def other_names(view: LeaderView) -> list[str]:
    """Return a leader's other names, and after a tilde the given name where it is not shown."""
    family, given = family_of(view)
    shown = set(words(view.person.name))
    unseen = not shown.issuperset(words(given)) or not shown.issuperset(words(family))
    return [*view.other_names, *([f"~{given} {family}"] if unseen else [])]
