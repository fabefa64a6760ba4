"""The times of events: by the clock where they happen, by the clock at home, and on which days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from leaders_network.publish.phrases import day
from leaders_network.records.event import Event

HOME = "Europe/London"
"""The clock that everybody here lives by."""
_HOME_TIME = "UK time"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def when(front: Event) -> str:
    """Return when an event is, by the clock there: `Monday 30 November 2026, 09:30 to 11:00`.

    Another clock than the one at home is named; so is the hour that comes twice in autumn.
    """
    words = _span(front.start, front.end, front.time_zone)
    return words if front.time_zone == HOME else f"{words} {city_of(front.time_zone)} time"


def at_home(front: Event) -> str:
    """Return when an event is by the clock at home; nothing where that shows the same."""
    start, end = home_times(front)
    if (start, end) == (front.start, front.end):
        return ""
    days = (front.start.date(), front.end.date()) == (start.date(), end.date())
    same_day = days and start.date() == end.date()
    words = f"{start:%H:%M} to {end:%H:%M}" if same_day else _span(start, end, "")
    return f"{words} {_HOME_TIME}"


def home_times(front: Event) -> tuple[datetime, datetime]:
    """Return when an event begins and ends by the clock at home, without its zone."""
    there = ZoneInfo(front.time_zone)
    start, end = (
        moment.replace(tzinfo=there).astimezone(UTC).astimezone(ZoneInfo(HOME)).replace(tzinfo=None)
        for moment in (front.start, front.end)
    )
    return start, end


def last_day(front: Event) -> date:
    """Return an event's last day at home: what ends at midnight ends with the day before."""
    return (home_times(front)[1] - timedelta(minutes=1)).date()


def is_past(front: Event, today: date) -> bool:
    """Return whether an event's last day at home has gone by."""
    return last_day(front) < today


def city_of(zone: str) -> str:
    """Return what people call a time zone's clock by: `New York` of `America/New_York`."""
    return zone.rpartition("/")[2].replace("_", " ")


def _span(start: datetime, end: datetime, zone: str) -> str:
    if start.date() == end.date():
        return f"{_moment(start, zone)} to {_clock(end, zone)}"
    return f"{_moment(start, zone)} to {_moment(end, zone)}"


def _moment(moment: datetime, zone: str) -> str:
    weekday = WEEKDAYS[moment.weekday()]
    return f"{weekday} {day(moment.date()).text}, {_clock(moment, zone)}"


def _clock(moment: datetime, zone: str) -> str:
    which = " (the first time the clocks show it, before they go back)"
    return f"{moment:%H:%M}{which if zone and _comes_twice(moment, zone) else ''}"


def _comes_twice(moment: datetime, zone: str) -> bool:
    there = moment.replace(tzinfo=ZoneInfo(zone))
    first, second = there.utcoffset(), there.replace(fold=1).utcoffset()
    return first is not None and second is not None and first > second
