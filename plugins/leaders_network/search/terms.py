"""The words people browse by, as an index holds them: only those that something in it bears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from leaders_network.lean import slotted
from leaders_network.publish.posts import BY_HAND
from leaders_network.publish.terms import Term
from leaders_network.publish.views.basics import Link
from leaders_network.search.columns import few, numbers, texts
from leaders_network.search.tables import all_lines
from leaders_network.search.writing import words

KINDS = ("sector", "area", "role", "topic", "programme", "cohort", "group", "region")


@slotted
class Vocabulary:
    """Numbers the terms of an index in the order in which they are met."""

    known: dict[str, Term]
    """Every term of the publication, by its path."""
    met: dict[tuple[str, str], Term] = field(default_factory=dict)
    _places: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Vocabulary:
        """Return an empty vocabulary that knows these terms."""
        return cls({term.link.path: term for term in terms})

    def places(self, links: Iterable[Link]) -> list[int]:
        """Return the numbers of the terms that links lead to."""
        return [self.place(link) for link in links]

    def place(self, link: Link, kind: str = "") -> int:
        """Return the number of a term, with what it lies in numbered too.

        Args:
            link: The link to it, whose name is the term's own where `kind` is given.
            kind: For a term that shares its page with others, as cohorts do.
        """
        key = (link.path, link.name if kind else "")
        if key not in self._places:
            term = self.known.get(link.path) if not kind else None
            self.met[key] = term or Term(kind, link, (), ())
            self._places[key] = len(self._places)
            for above in self.met[key].above:
                self.place(above)
        return self._places[key]

    def names(self) -> str:
        """Return the names of the terms met: all that a person's row shows of them."""
        return texts(term.link.name for term in self.met.values())

    def further(self) -> dict[str, object]:
        """Return what else is known of the terms met, and which words tell little of them."""
        terms = list(self.met.values())
        shared = {word for term in terms for name in term.shared for word in words(name)}
        return {
            "kinds": numbers(KINDS.index(term.kind) for term in terms),
            "paths": texts(term.link.path for term in terms),
            "others": texts("|".join(term.other_names) for term in terms),
            "above": texts(",".join(str(self.place(one)) for one in term.above) for term in terms),
            "inner": few("|".join(term.inner) for term in terms),
            "shared": " ".join(sorted(shared)),
            "ranked": BY_HAND,
            "deputies": " ".join(
                word for line in all_lines("deputies.txt") for word in words(line)
            ),
        }
