"""Events as lists, months and calendars show them."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from leaders_network.publish.curation import Shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.phrases import MONTHS, day
from leaders_network.publish.rows import item_row, list_of
from leaders_network.publish.times import WEEKDAYS, at_home, home_times, is_past, last_day, when
from leaders_network.publish.views.events import (
    CalendarDay,
    CalendarEntry,
    CalendarMonth,
    Events,
    Happening,
)
from leaders_network.records.event import Event

_MOST_MONTHS = 13
"""How far ahead the months go; whatever comes later stands in the list."""

Month = tuple[int, int]
"""A year and a month."""


def happenings(ground: Ground) -> Iterator[Happening]:
    """Yield every event that stands in an audience's own site, the earliest first."""
    found = [item for item in ground.curation if isinstance(item.front, Event)]
    return iter(
        sorted(
            (happening(ground, item) for item in found),
            key=lambda one: (one.first, one.time, one.row.title.casefold(), one.row.id),
        )
    )


def happening(ground: Ground, item: Shown) -> Happening:
    """Return an event as calendars know it; made once for each event."""
    if item.id not in ground.happenings:
        ground.happenings[item.id] = _happening(ground, item)
    return ground.happenings[item.id]


def _happening(ground: Ground, item: Shown) -> Happening:
    front: Event = item.front
    start, _ = home_times(front)
    return Happening(
        row=item_row(ground, item),
        start=front.start.isoformat(timespec="minutes"),
        end=front.end.isoformat(timespec="minutes"),
        zone=front.time_zone,
        when=when(front),
        at_home=at_home(front),
        place=front.place or "",
        series=front.series or "",
        joining=front.joining or "",
        joining_link=front.joining_link or "",
        cancelled=front.cancelled or "",
        # Whoever cancels may forget to count, and a calendar must hear of it all the same.
        sequence=2 * front.revision + bool(front.cancelled),
        is_past=is_past(front, ground.day),
        first=start.date().isoformat(),
        last=last_day(front).isoformat(),
        time=f"{start:%H:%M}",
    )


def events_of(ground: Ground) -> Events:
    """Return every event in the orders in which they are read."""
    found = list(happenings(ground))
    topics = dict.fromkeys(topic for one in found for topic in one.row.topics)
    return Events(
        coming=list_of([one.row for one in found if not one.is_past]),
        past=list_of([one.row for one in reversed(found) if one.is_past]),
        months=tuple(_months(found, ground.day)),
        topics=tuple(sorted(topics, key=lambda topic: topic.name.casefold())),
    )


def _months(found: Iterable[Happening], today: date) -> Iterator[CalendarMonth]:
    """Yield this month, and each of the next in which something is."""
    by_day: dict[str, list[CalendarEntry]] = defaultdict(list)
    for one in found:
        for number, iso in enumerate(_days(one)):
            entry = CalendarEntry(one.row, "" if number else one.time, bool(one.cancelled))
            by_day[iso].append(entry)
    for year, month in _from(today):
        iso = f"{year}-{month:02}"
        is_this = (year, month) == (today.year, today.month)
        if is_this or any(known.startswith(iso) for known in by_day):
            weeks = Calendar().monthdatescalendar(year, month)
            yield CalendarMonth(
                f"{MONTHS[month - 1]} {year}",
                iso,
                tuple(tuple(_day(one, month, today, by_day) for one in week) for week in weeks),
            )


def _from(today: date) -> Iterator[Month]:
    for number in range(_MOST_MONTHS):
        years, month = divmod(today.month - 1 + number, 12)
        yield today.year + years, month + 1


def _days(one: Happening) -> Iterator[str]:
    first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
    for number in range((last - first).days + 1):
        yield (first + timedelta(number)).isoformat()


def _day(
    one: date, month: int, today: date, by_day: Mapping[str, list[CalendarEntry]]
) -> CalendarDay:
    is_other = one.month != month
    entries = () if is_other else tuple(by_day.get(one.isoformat(), ()))
    is_today = one == today and not is_other
    return CalendarDay(day(one), one.day, WEEKDAYS[one.weekday()], is_today, is_other, entries)
