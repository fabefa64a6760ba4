"""What the team alone is told of the directory: how fresh it is, and who sees what of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from functools import partial
from itertools import islice

from leaders_network.addresses import DICTIONARY, FRESHNESS, SEEN, path_of
from leaders_network.compact import digest
from leaders_network.lean import slotted
from leaders_network.publish.basis import Bases
from leaders_network.publish.entry import Entry
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.dictionary import DictionaryView
from leaders_network.publish.views.freshness import FreshnessView
from leaders_network.publish.views.mine import MineSight, SeenView
from leaders_network.records.records import Records

_MOST = 512
"""Leaders whose sights are made together at most: their audiences are pruned and linked once."""


@slotted
class Caring:
    """All records on one day, for the pages of the team that are about their care."""

    records: Records
    """Every record: what has lapsed is counted, and stands in nobody's pages."""
    seen_by_team: Records
    bases: Bases
    day: date
    _sights: dict[str, tuple[MineSight, ...]] = field(default_factory=dict)
    _together: int = 1
    _freshness: FreshnessView | None = None

    def dictionary_pages(self) -> Iterator[Entry[DictionaryView]]:
        """Yield the page of every field that may be written."""
        from leaders_network.publish.dictionary import dictionary_view

        # It is made from the program alone, on which every page depends.
        yield Entry(DICTIONARY, dictionary_view, bytes)

    def freshness_pages(self) -> Iterator[Entry[FreshnessView]]:
        """Yield the page of how fresh all details are."""
        yield Entry(FRESHNESS, self.freshness, lambda: digest(self.freshness()))

    def seen_pages(self) -> Iterator[Entry[SeenView]]:
        """Yield the page of how each audience sees each leader."""
        for identifier in self.seen_by_team.leaders:
            yield Entry(
                f"{path_of('leader', identifier)}{SEEN}",
                partial(self.seen, identifier),
                partial(self.bases.leader, identifier),
            )

    def freshness(self) -> FreshnessView:
        """Return how fresh the details of each sector are."""
        from leaders_network.publish.freshness import freshness_view

        if self._freshness is None:
            self._freshness = freshness_view(self.records, self.day)
        return self._freshness

    def seen(self, identifier: str) -> SeenView:
        """Return how each audience sees a leader."""
        # A build in which no leader changed waits for none of this.
        from leaders_network.publish.sights import ROWS, sights_of

        if identifier not in self._sights:
            few = list(islice(self._from(identifier), self._together))
            self._sights |= sights_of(self.seen_by_team, few, self.day, whole=True)
            # Who asks for one may want no other; who asks on wants most of them.
            self._together = min(_MOST, self._together * 4)
        path = path_of("leader", identifier)
        name = self.seen_by_team.leaders[identifier].name
        return SeenView(f"{path}{SEEN}", Link(name, path), ROWS, self._sights.pop(identifier))

    def _from(self, identifier: str) -> Iterator[str]:
        """Yield a leader and those that follow in the directory."""
        met = False
        for each in self.seen_by_team.leaders:
            met = met or each == identifier
            if met and each not in self._sights:
                yield each
