"""Events: when they are, for clocks there and at home, and in a calendar."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.rows import ItemList, ItemRow


@view
class Happening:
    """An event, as calendars know it."""

    row: ItemRow
    start: str
    """By the clock there, as in `2026-12-01T09:30`."""
    end: str
    zone: str
    """The name of the clock's time zone, as in `Europe/London`."""
    when: str
    """In words, by the clock there."""
    at_home: str
    """In words by the clock at home, where that is another one."""
    place: str
    """Empty where it is online alone."""
    series: str
    joining: str
    joining_link: str
    cancelled: str
    """Why it does not take place; empty where it does."""
    sequence: int
    """Grows whenever it is moved, cancelled, or takes place after all."""
    is_past: bool
    first: str
    """The first of its days at home, as in `2026-12-01`, and the time on it: `09:30`."""
    last: str
    time: str


@view
class CalendarEntry:
    """An event on one of its days."""

    row: ItemRow
    time: str
    """When it begins; empty on its further days."""
    is_cancelled: bool


@view
class CalendarDay:
    """A day of a month."""

    day: Day
    number: int
    weekday: str
    is_today: bool
    is_other: bool
    """Whether it lies in the month before or after, and only fills the week."""
    entries: tuple[CalendarEntry, ...]


@view
class CalendarMonth:
    """A month as weeks from Monday to Sunday."""

    name: str
    iso: str
    weeks: tuple[tuple[CalendarDay, ...], ...]


@view
class Events:
    """Every event: what comes, soonest first, what is past, latest first, and by month."""

    coming: ItemList = ItemList()
    past: ItemList = ItemList()
    months: tuple[CalendarMonth, ...] = ()
    topics: tuple[Link, ...] = ()
    """Those that have a calendar of their own."""
