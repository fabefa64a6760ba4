"""The calendar file of a meeting request is read by a strict reader, at the right moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.unit.answering import Script, started


@pytest.fixture(scope="module")
def writer() -> Iterator[Script]:
    with started(Path(__file__).with_name("write_calendar.mjs")) as script:
        yield script


def written(writer: Script, *slots: tuple[str, str], **about: Any) -> Calendar:
    given = {
        "slots": [{"day": day, "time": time} for day, time in slots],
        "minutes": 45,
        "summary": "Meeting with Dame Amara; estates, again",
        "description": "Dear Amara,\n\nMay we meet? \\o/ Ŵ",
        "now": "2026-11-22T10:00:00Z",
        **about,
    }
    calendar = Calendar.from_ical(writer.ask(given))
    assert isinstance(calendar, Calendar)
    return calendar


@pytest.mark.parametrize(
    ("day", "time", "moment"),
    [
        ("2026-12-01", "09:30", datetime(2026, 12, 1, 9, 30, tzinfo=UTC)),
        ("2026-07-01", "09:30", datetime(2026, 7, 1, 8, 30, tzinfo=UTC)),
        ("2027-03-28", "00:30", datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
        ("2027-03-28", "02:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        ("2026-10-25", "00:30", datetime(2026, 10, 24, 23, 30, tzinfo=UTC)),
    ],
)
def test_a_proposal_is_at_its_moment_and_as_long_as_was_said(
    writer: Script, day: str, time: str, moment: datetime
) -> None:
    (event,) = written(writer, (day, time)).walk("VEVENT")
    assert event.decoded("dtstart").astimezone(UTC) == moment
    assert event.decoded("dtend").astimezone(UTC) - moment == timedelta(minutes=45)
    # Over the hour that clocks leave out, by Greenwich: see the tests of the script.
    zone = None if (day, time) == ("2027-03-28", "00:30") else "Europe/London"
    assert event["dtstart"].params.get("TZID") == zone


def test_three_proposals_are_held_and_nobody_is_asked_to_accept_them(writer: Script) -> None:
    calendar = written(
        writer, ("2026-12-01", "09:30"), ("2026-12-02", "12:30"), ("2026-12-03", "16:00")
    )
    assert calendar["method"] == "PUBLISH"
    events = calendar.walk("VEVENT")
    assert len({event["uid"] for event in events}) == 3
    assert {event["status"] for event in events} == {"TENTATIVE"}
    assert not any("organizer" in event or "attendee" in event for event in events)
    assert events[0]["description"] == "Dear Amara,\n\nMay we meet? \\o/ Ŵ"
    assert str(events[0]["summary"]).startswith(
        "Meeting with Dame Amara; estates, again (proposal 1"
    )
    assert events[0].decoded("dtstamp") == datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_the_zone_is_described_as_the_zone_is(writer: Script) -> None:
    (zone,) = written(writer, ("2026-12-01", "09:30")).timezones
    london = zone.to_tz(lookup_tzid=False)
    for moment, hours in (
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 1, 1, tzinfo=UTC), 0),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), 0),
        (datetime(2027, 3, 28, 1, 1, tzinfo=UTC), 1),
        (datetime(2035, 7, 1, tzinfo=UTC), 1),
    ):
        assert moment.astimezone(london).utcoffset() == timedelta(hours=hours), moment


def test_a_time_that_clocks_leave_out_is_left_out(writer: Script) -> None:
    events = written(writer, ("2027-03-28", "01:30"), ("2027-03-29", "09:00")).walk("VEVENT")
    assert len(events) == 1
