"""A leader's name taken apart: what stands before the family name, the family name, and after."""

from __future__ import annotations

from itertools import takewhile

from leaders_network.lean import frozen
from leaders_network.publish.views.people import LeaderView
from leaders_network.search.heard import heard_otherwise
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


def likely_parts(name: str) -> NameParts:
    """Return the parts that a name seems to have, of which nobody wrote which is the family name.

    It is the last word, but for letters after the name, with what a hyphen joins to it and the
    particles before.
    """
    written = writing().written(name)
    while len(written) > 1 and _is_honour(written[-1].text) and not name.isupper():
        written.pop()
    first = len(written) - 1
    while first > 0 and " " not in name[written[first - 1].end : written[first].start]:
        first -= 1
    while first > 1 and written[first - 1].folded in writing().particles:
        first -= 1
    return name_parts(name, name[written[first].start : written[-1].end] if written else name)


def _is_honour(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def family_of(view: LeaderView) -> tuple[str, str]:
    """Return the family name and the given name by which a leader is sorted, folded."""
    family, _, given = view.person.sort_name.partition(", ")
    return family, given


def other_names(view: LeaderView) -> list[str]:
    """Return a leader's other names, and after a tilde each that is not shown.

    These are the given name, where another stands before the family name, and how a name is said.
    """
    family, given = family_of(view)
    name = (*words(given), *words(family))
    unseen = not set(words(view.person.name)).issuperset(name)
    said = heard_otherwise(name, view.pronunciation)
    return [
        *view.other_names,
        *([f"~{given} {family}"] if unseen else []),
        *(f"~{one}" for one in said),
    ]
