"""Time zones as calendars want them: when their clocks change, as rules where there are rules.

Source: https://www.rfc-editor.org/rfc/rfc5545#section-3.6.5
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from leaders_network.lean import frozen

_FORM = "%Y%m%dT%H%M%S"
_DAY = timedelta(days=1)
_SHORTEST = timedelta(minutes=1)
_WEEKDAYS = "MO TU WE TH FR SA SU".split()
_WEEK = 7


@frozen
class Shift:
    """A change of the clocks: by the clock before it, from what to what, and what it leads to."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool

    @property
    def sort(self) -> tuple[timedelta, timedelta, str, bool]:
        """What such changes have in common from year to year."""
        return self.before, self.after, self.name, self.is_summer


@lru_cache(maxsize=256)
def time_zone(name: str, first: int, last: int) -> tuple[str, ...]:
    """Return the lines of a zone's component, right from one year to another.

    Args:
        name: The zone, as in `Europe/London`.
        first: The first year in which something happens.
        last: The last one.
    """
    zone = ZoneInfo(name)
    begin = datetime(first - 1, 1, 1, tzinfo=UTC)
    end = datetime(last + 2, 1, 1, tzinfo=UTC)
    found = defaultdict(list)
    for shift in _shifts(zone, begin, end):
        found[shift.sort].append(shift)
    there = begin.astimezone(zone)
    offset = there.utcoffset() or timedelta()
    first_day = begin.replace(tzinfo=None) + offset
    still = Shift(first_day, offset, offset, there.tzname() or name, is_summer=False)
    lines = [f"TZID:{name}", *_observance([still])]
    for shifts in found.values():
        lines += _observance(shifts)
    return "BEGIN:VTIMEZONE", *lines, "END:VTIMEZONE"


def _shifts(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[Shift]:
    day = begin
    while day < end:
        if day.astimezone(zone).utcoffset() != (day + _DAY).astimezone(zone).utcoffset():
            yield _shift(zone, day)
        day += _DAY


def _shift(zone: ZoneInfo, day: datetime) -> Shift:
    """Return the change on a day, found by halving."""
    low, high = day, day + _DAY
    before = low.astimezone(zone).utcoffset() or timedelta()
    while high - low > _SHORTEST:
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    # Clocks change on a whole minute.
    at = (low + _SHORTEST).replace(second=0, microsecond=0)
    there = high.astimezone(zone)
    after = there.utcoffset() or timedelta()
    return Shift(
        at.replace(tzinfo=None) + before, before, after, there.tzname() or "", bool(there.dst())
    )


def _observance(shifts: list[Shift]) -> list[str]:
    one = shifts[0]
    kind = "DAYLIGHT" if one.is_summer else "STANDARD"
    again = (
        [f"RRULE:{rule}"]
        if (rule := _rule(shifts))
        else [f"RDATE:{shift.at:{_FORM}}" for shift in shifts[1:]]
    )
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{one.at:{_FORM}}",
        f"TZOFFSETFROM:{_offset(one.before)}",
        f"TZOFFSETTO:{_offset(one.after)}",
        f"TZNAME:{one.name}",
        *again,
        f"END:{kind}",
    ]


def _rule(shifts: list[Shift]) -> str:
    """Return the rule that yearly changes follow, which not every program can do without."""
    if len(shifts) < 2 or len({(s.at.month, s.at.weekday(), s.at.time()) for s in shifts}) > 1:
        return ""
    if [shift.at.year for shift in shifts] != list(
        range(shifts[0].at.year, shifts[0].at.year + len(shifts))
    ):
        return ""
    weekday = _WEEKDAYS[shifts[0].at.weekday()]
    if all((shift.at + timedelta(days=_WEEK)).month != shift.at.month for shift in shifts):
        which = -1
    else:
        weeks = {(shift.at.day - 1) // _WEEK + 1 for shift in shifts}
        if len(weeks) > 1:
            return ""
        which = weeks.pop()
    return f"FREQ=YEARLY;BYMONTH={shifts[0].at.month};BYDAY={which}{weekday}"


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"
