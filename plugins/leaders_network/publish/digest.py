"""The weekly digest: what changed in seven days, from what an audience may see anyway.

Another sort of change joins by a function that is given what is known and the week and yields
lines, and by its place in `_PARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from leaders_network.lean import frozen
from leaders_network.publish.changes import changes, named
from leaders_network.publish.consultation_news import consultation_news
from leaders_network.publish.curation import Shown
from leaders_network.publish.events import happenings
from leaders_network.publish.exchange import may_be_listed
from leaders_network.publish.ground import Ground
from leaders_network.publish.kinds import TELLINGS
from leaders_network.publish.phrases import day
from leaders_network.publish.rows import item_row
from leaders_network.publish.views.changes import PostChange
from leaders_network.publish.views.consultations import ConsultationNews
from leaders_network.publish.views.digest import Digest, DigestLine, DigestPart, Digests
from leaders_network.publish.views.events import Happening

WEEKS = 4
"""How many whole weeks before this one are told of."""
_DAYS, _AHEAD = 7, timedelta(days=14)
_NEXT = timedelta(days=1)


@frozen
class Week:
    """Seven days."""

    first: date
    last: date

    def __contains__(self, on: object) -> bool:
        return isinstance(on, date) and self.first <= on <= self.last


@dataclass(frozen=True)
class Known:
    """What digests are made of, worked out once for all weeks."""

    ground: Ground
    changes: tuple[PostChange, ...]

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """Every event, the earliest first."""
        return tuple(happenings(self.ground))

    @cached_property
    def consulted(self) -> tuple[ConsultationNews, ...]:
        """What happened in consultations."""
        return consultation_news(self.ground)


Part = Callable[[Known, Week], Iterator[DigestLine]]


def digests_of(ground: Ground, changed: tuple[PostChange, ...] | None = None) -> Digests:
    """Return the digest of the seven days up to the build's, and of each whole week before it.

    Args:
        ground: What an audience may see on a day.
        changed: The changes of posts, where they are known already.
    """
    known = Known(ground, changes(ground) if changed is None else changed)
    latest = _week_to(ground.day)
    # A whole week ends on a Sunday; the one that ends today is the latest itself.
    sunday = ground.day - timedelta(days=ground.day.isoweekday())
    whole = (_week_to(sunday - timedelta(weeks=number)) for number in range(WEEKS))
    earlier = (digest_of(known, week) for week in whole)
    return Digests(digest_of(known, latest), tuple(one for one in earlier if one.parts))


def digest_of(known: Known, week: Week) -> Digest:
    """Return what changed in one week."""
    found = ((heading, tuple(lines(known, week))) for heading, lines in _PARTS)
    parts = tuple(DigestPart(heading, lines) for heading, lines in found if lines)
    return Digest(day(week.first), day(week.last), parts)


def _week_to(last: date) -> Week:
    return Week(last - timedelta(days=_DAYS - 1), last)


def _new_in_post(known: Known, week: Week) -> Iterator[DigestLine]:
    for change in known.changes:
        on = date.fromisoformat(change.on.iso)
        if change.person and change.kind in ("new", "move") and on in week:
            yield DigestLine(change.person.name, change.person.path, _appointed(change))


def _appointed(change: PostChange) -> str:
    before = f" Before: {named(change.before)}." if change.before else ""
    return f"{named(change.line)}, from {change.on.text}.{before}"


def _vacant(known: Known, week: Week) -> Iterator[DigestLine]:
    """Yield the posts that fell vacant in the week and are so still."""
    for change in known.changes:
        if change.kind == "vacant" and date.fromisoformat(change.on.iso) in week:
            post = change.line.post
            yield DigestLine(change.line.named, post.path, f"Since {change.on.text}.")


def _consulted(known: Known, week: Week) -> Iterator[DigestLine]:
    for news in known.consulted:
        if date.fromisoformat(news.on.iso) in week:
            yield DigestLine(news.title, news.path, news.summary)


def _of_kinds(*kinds: str) -> Part:
    """Return what tells of the items of some kinds that came in a week."""

    def lines(known: Known, week: Week) -> Iterator[DigestLine]:
        found = [
            item for item in known.ground.curation if item.kind in kinds and _came(item) in week
        ]
        for item in sorted(found, key=lambda one: (_came(one), one.id), reverse=True):
            row = item_row(known.ground, item)
            yield DigestLine(row.title, row.path, row.description)

    return lines


def _came(item: Shown) -> date:
    """Return the day on which an item came to the site, as far as anybody says."""
    own: date | None = TELLINGS[item.kind].dated(item.front)
    return item.front.added or own or date.min


def _ahead(known: Known, week: Week) -> Iterator[DigestLine]:
    """Yield the events of the two weeks that follow."""
    begins, ends = week.last + _NEXT, week.last + _AHEAD
    for one in known.happenings:
        if begins <= date.fromisoformat(one.first) <= ends:
            yield _event(one)


def _new_dates(known: Known, week: Week) -> Iterator[DigestLine]:
    """Yield the events further away that were announced in the week."""
    for one in known.happenings:
        added = known.ground.curation.items[one.row.id].front.added
        if added in week and date.fromisoformat(one.first) > week.last + _AHEAD:
            yield _event(one)


def _event(one: Happening) -> DigestLine:
    home = f" ({one.at_home})" if one.at_home else ""
    text = f"{one.when}{home}, {one.place or 'online'}. {one.row.description}"
    return DigestLine(one.row.title, one.row.path, text, one.row.notice)


def _afterwards(known: Known, week: Week) -> Iterator[DigestLine]:
    """Yield the events of the week from which there is something to read or to listen to."""
    for one in known.happenings:
        materials = known.ground.curation.items[one.row.id].front.materials
        if materials and date.fromisoformat(one.last) in week:
            text = ", ".join(material.title for material in materials)
            yield DigestLine(one.row.title, one.row.path, f"{text}.")


def _offered(known: Known, week: Week) -> Iterator[DigestLine]:
    ground = known.ground
    for identifier, leader in ground.directory.records.leaders.items():
        for offer in leader.offers:
            if offer.since in week and may_be_listed(ground, offer):
                link = ground.link("leader", identifier, leader.name)
                text = f"{offer.text.rstrip('.')}, until {day(offer.until).text}."
                yield DigestLine(link.name, link.path, text)


_PARTS: tuple[tuple[str, Part], ...] = (
    ("New in post", _new_in_post),
    ("Vacant", _vacant),
    ("Asked of you, said and done", _consulted),
    ("News", _of_kinds("article")),
    ("In the next two weeks", _ahead),
    ("New dates", _new_dates),
    ("Recordings and notes", _afterwards),
    ("New in the library", _of_kinds("library", "collection")),
    ("New research", _of_kinds("study")),
    ("New in the programme", _of_kinds("module")),
    ("New offers", _offered),
)
"""The parts of a digest, in their order."""
