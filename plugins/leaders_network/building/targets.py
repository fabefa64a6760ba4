"""What links may lead to: what there is, and who sees it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from leaders_network.addresses import SCHEMES as ADDRESSED
from leaders_network.audiences import Audience
from leaders_network.content.items import appears
from leaders_network.content.links import SCHEMES
from leaders_network.content.pages import Content, ContentPage
from leaders_network.content.paths import is_page
from leaders_network.content.restriction import within
from leaders_network.directory.linking import Directory
from leaders_network.lean import slotted
from leaders_network.marks import Step
from leaders_network.problems import near_word
from leaders_network.publish.sight import visible
from leaders_network.records.field import LADDER, fields_of
from leaders_network.records.records import FOLDERS


@slotted
class SeenTargets:
    """What links may lead to: what there is, and who sees it."""

    directory: Directory
    content: Content
    audiences: Mapping[str, Audience]
    """The audiences that have a site on the day."""
    rooms: Collection[str]
    """Every room there is, with a site or without."""
    day: date
    _items: dict[str, ContentPage] = field(init=False)
    _seen: dict[str, Directory] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._items = {item.id: page for item, page in self.content.items()}

    def sees(self, scheme: str, target: str, audience: str) -> bool | None:
        """Return whether an audience sees a target, or None when there is no such target.

        Where the target's file or the audience's name is a problem of its own, the link is none.
        """
        if target not in self._known(scheme):
            return True if self._is_unread(scheme, target) else None
        if scheme == "item":
            return self._sees_item(self._items[target], audience)
        if audience not in self.audiences or not self._tells_audience(scheme, target):
            return True
        if audience not in self._seen:
            self._seen[audience] = visible(
                self.directory.records, self.audiences[audience], self.day
            )
        return self._seen[audience].has(scheme, target)

    def meant(self, scheme: str, target: str) -> str | None:
        """Return what is called so no longer, or else what is called nearly so, if anything."""
        now, known = self.directory.renamed(scheme, target), self._known(scheme)
        return now if now in known else near_word(now, known)

    def _known(self, scheme: str) -> Collection[str]:
        if scheme == "item":
            return self._items
        if scheme == "cohort":
            known = self.directory.records.programmes.items()
            return {f"{programme}/{c.id}" for programme, found in known for c in found.cohorts}
        return self.directory.known(scheme) if scheme in SCHEMES else ()

    def _is_unread(self, scheme: str, target: str) -> bool:
        if scheme == "item":
            return any(not is_page(p) or p.endswith(f"/{target}.md") for p in self.content.obscure)
        known = scheme in ADDRESSED or scheme == "cohort"
        return known and self.directory.records.is_unread(scheme, target)

    def _tells_audience(self, scheme: str, target: str) -> bool:
        """Return whether a file says without a fault who may see what it holds."""
        records, (owner, _, own) = self.directory.records, target.partition("/")
        if scheme not in ADDRESSED or ADDRESSED[scheme] not in FOLDERS:
            return True
        folder = ADDRESSED[scheme]
        file, record = f"{folder}/{owner}.yml", getattr(records, folder)[owner]
        named = list(_named_in(record, ()))
        if scheme == "post":
            post, place = next((p, n) for n, p in enumerate(record.posts) if p.id == own)
            named += _named_in(post, ("posts", place))
        return all(
            records.knows(file, *steps) and (not name or name in LADDER or name in self.rooms)
            for steps, name in named
        )

    def _sees_item(self, page: ContentPage, audience: str) -> bool:
        shown = page.item is not None and appears(page.item, self.day)
        return page.grant.is_guess or (shown and within(audience, page.audience))


def _named_in(record: Any, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """Yield the audiences that a record names for itself and its parts, and where."""
    yield (*steps, "audience"), record.audience
    parts = getattr(record, "audiences", None)
    yield (*steps, "audiences"), None
    for part, _ in fields_of(type(parts)) if parts else ():
        yield (*steps, "audiences", part), getattr(parts, part)
