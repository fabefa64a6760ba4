"""Events in calendars: valid, right in every time zone, and cancelled for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content.pages import Content
from leaders_network.content.reading import read_content
from leaders_network.outputs.calendars import calendar, calendar_files
from leaders_network.outputs.timezones import time_zone
from leaders_network.problems import Problems
from leaders_network.publish.kinds import TELLINGS
from leaders_network.publish.publication import Publication, publish
from leaders_network.publish.times import at_home, is_past, last_day, when
from leaders_network.publish.views.events import Happening
from leaders_network.publish.views.items import ItemView
from leaders_network.records.event import Event
from tests.files import write
from tests.unit.filled import DAY
from tests.unit.town import leader, town

PUBLIC, NETWORK, _ = RUNGS
ZONES = [
    "Europe/London",
    "Europe/Brussels",
    "America/New_York",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "UTC",
]


def event(title: str, start: str, end: str, more: str = "") -> str:
    head = f'title: "{title}"\ndescription: We meet, and talk; often.\n'
    return f"---\n{head}start: {start}\nend: {end}\n{more}---\nCome.\n"


TREE = {
    "events/.meta.yml": "title: Events\naudience: public\nkind: event\n",
    "events/index.md": "# Events\n",
    "events/far.md": event(
        "Far away",
        "2026-12-01 20:30",
        "2026-12-01 21:30",
        "time_zone: America/New_York\nplace: New York\ntopics: [floods]\nseries: Talks\n",
    ),
    "events/near.md": event(
        "Near, and long: a meeting whose name goes on for longer than a line of a calendar may",
        "2026-12-01 09:30",
        "2026-12-03 11:00",
        "joining: Ring; twice.\njoining_link: https://meet.example/a?b=c,d\n"
        "going: [{leader: ada}]\n"
        "topics: [floods]\nseries: Talks\n",
    ),
    "events/off.md": event(
        "Off",
        "2026-12-05 09:30",
        "2026-12-05 11:00",
        "cancelled: No trains.\nrevision: 2\njoining: By train.\ntopics: [floods]\n",
    ),
    "events/past.md": event(
        "Past",
        "2026-10-05 09:30",
        "2026-10-05 11:00",
        "joining_link: https://meet.example/past\ntopics: [floods]\nseries: Talks\n"
        'materials: [{title: Notes, link: "https://notes.example/"}]\n',
    ),
    "inner/.meta.yml": "title: Inner\naudience: network\nkind: event\n",
    "inner/own.md": event("Own", "2026-12-07 09:30", "2026-12-07 11:00"),
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    problems = Problems()
    yield read_content(write(tmp_path_factory.mktemp("events"), TREE), problems)
    assert list(problems) == []


def seen(content: Content, audience: Audience = NETWORK, day: date = DAY) -> Publication:
    return publish(town(leaders={"ada": leader("Ada")}), audience, day, content)


def files(content: Content, audience: Audience = NETWORK, day: date = DAY) -> dict[str, bytes]:
    publication = seen(content, audience, day)
    made = calendar_files(list(publication.written.happenings()), publication.site)
    return {path: file.make() for path, file in made}


def parsed(raw: bytes) -> dict[str, Any]:
    read = icalendar.Calendar.from_ical(raw)
    assert not read.errors
    found = {str(one["UID"]).partition("@")[0]: one for one in read.walk("VEVENT")}
    assert all(not one.errors for one in found.values())
    return found


def page(content: Content, identifier: str) -> ItemView:
    entries = seen(content).written.items()
    return next(entry.view() for entry in entries if entry.path == f"events/{identifier}/")


def test_there_is_a_calendar_for_each_event_one_for_all_and_one_for_each_topic(
    content: Content,
) -> None:
    own = {f"events/{name}/{name}.ics" for name in ("far", "near", "off", "past")}
    assert set(files(content, PUBLIC)) == own | {"events.ics", "topics/floods/events.ics"}
    assert set(parsed(files(content)["events.ics"])) == {"far", "near", "off", "past", "own"}
    assert set(parsed(files(content, PUBLIC)["events.ics"])) == {"far", "near", "off", "past"}
    assert set(parsed(files(content)["topics/floods/events.ics"])) == {"far", "near", "off", "past"}


def test_every_line_is_short_ends_as_it_must_and_is_whole_when_it_is_unfolded(
    content: Content,
) -> None:
    raw = files(content)["events.ics"]
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    near = parsed(raw)["near"]
    assert near["SUMMARY"].startswith("Near, and long")
    assert near["SUMMARY"].endswith("may")
    assert near["DESCRIPTION"].startswith("We meet, and talk; often.\n\nRing; twice.")


@pytest.mark.parametrize("day", [DAY, DAY + timedelta(days=200)])
def test_an_event_is_known_by_the_same_name_for_every_audience_on_every_day(
    content: Content, day: date
) -> None:
    network, public = (parsed(files(content, who, day)["events.ics"]) for who in (NETWORK, PUBLIC))
    assert network["far"]["UID"] == public["far"]["UID"] == "far@127.0.0.1"


def test_how_to_join_stands_only_in_the_calendars_of_those_who_may(content: Content) -> None:
    network, public = files(content), files(content, PUBLIC)
    assert b"meet.example/a" in network["events.ics"].replace(b"\r\n ", b"")
    assert b"Ring" in network["events/near/near.ics"]
    for raw in public.values():
        assert b"meet.example" not in raw.replace(b"\r\n ", b"")
        assert b"Ring" not in raw


def test_a_cancelled_event_stays_says_so_and_outranks_what_was_taken_before(
    content: Content,
) -> None:
    off = parsed(files(content)["events.ics"])["off"]
    assert (off["STATUS"], off["TRANSP"], off["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 5)
    assert "No trains." in off["DESCRIPTION"]
    assert "By train." not in off["DESCRIPTION"]
    later = parsed(files(content, day=DAY + timedelta(days=300))["events.ics"])
    assert later["off"]["STATUS"] == "CANCELLED"
    path = "events/off.md"
    item = content.pages[path].item
    assert item is not None
    assert isinstance(item.front, Event)
    back = replace(item, front=replace(item.front, cancelled=None, revision=3))
    pages = {**content.pages, path: replace(content.pages[path], item=back)}
    again = parsed(files(replace(content, pages=pages))["events.ics"])["off"]
    assert (again["STATUS"], again["SEQUENCE"]) == ("CONFIRMED", 6)


@pytest.mark.parametrize("zone", ZONES)
def test_a_time_zone_is_right_at_every_hour_of_the_years_it_is_made_for(zone: str) -> None:
    body = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *time_zone(zone, 2026, 2027)])
    component: Any
    (component,) = icalendar.Calendar.from_ical(f"{body}\r\nEND:VCALENDAR\r\n").walk("VTIMEZONE")
    made, known = component.to_tz(lookup_tzid=False), ZoneInfo(zone)
    moment = datetime(2026, 1, 1, 0, 30, tzinfo=UTC).replace(tzinfo=None)
    while moment.year < 2028:
        there = moment.replace(tzinfo=known)
        is_real = there.astimezone(UTC).astimezone(known).replace(tzinfo=None) == moment
        is_once = there.utcoffset() == there.replace(fold=1).utcoffset()
        if is_real and is_once:
            offset = made.utcoffset(moment.replace(tzinfo=made))
            assert offset == there.utcoffset(), moment
        moment += timedelta(hours=7)


def test_clocks_that_change_by_rule_are_written_as_a_rule_and_others_day_by_day() -> None:
    london = time_zone("Europe/London", 2026, 2026)
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" in london
    assert "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU" in time_zone("America/New_York", 2026, 2026)
    morocco = time_zone("Africa/Casablanca", 2026, 2026)
    assert not any(line.startswith("RRULE") for line in morocco)
    assert sum(line.startswith("RDATE") for line in morocco) > 2


def test_moments_in_a_calendar_are_those_of_the_world(content: Content) -> None:
    far = parsed(files(content)["events/far/far.ics"])["far"]
    assert far.decoded("DTSTART").astimezone(UTC) == datetime(2026, 12, 2, 1, 30, tzinfo=UTC)


def at(start: str, end: str, zone: str = "Europe/London") -> Event:
    moments = (datetime.fromisoformat(one) for one in (start, end))
    return Event(description="We meet.", start=next(moments), end=next(moments), time_zone=zone)


@pytest.mark.parametrize(
    ("given", "there", "here"),
    [
        (
            at("2027-03-26 14:00", "2027-03-26 16:00", "America/New_York"),
            "Friday 26 March 2027, 14:00 to 16:00 New York time",
            "18:00 to 20:00 UK time",
        ),
        (
            at("2027-03-29 14:00", "2027-03-29 16:00", "America/New_York"),
            "Monday 29 March 2027, 14:00 to 16:00 New York time",
            "19:00 to 21:00 UK time",
        ),
        (
            at("2026-12-01 20:30", "2026-12-01 21:30", "America/New_York"),
            "Tuesday 1 December 2026, 20:30 to 21:30 New York time",
            "Wednesday 2 December 2026, 01:30 to 02:30 UK time",
        ),
        (at("2027-03-28 03:00", "2027-03-28 04:00"), "Sunday 28 March 2027, 03:00 to 04:00", ""),
        (
            at("2026-10-25 01:30", "2026-10-25 03:00"),
            (
                "Sunday 25 October 2026, 01:30 "
                "(the first time the clocks show it, before they go back) to 03:00"
            ),
            "",
        ),
        (
            at("2026-10-24 23:30", "2026-10-25 01:30"),
            (
                "Saturday 24 October 2026, 23:30 to Sunday 25 October 2026, 01:30 "
                "(the first time the clocks show it, before they go back)"
            ),
            "",
        ),
        (
            at("2026-12-01 09:00", "2026-12-01 10:00", "Europe/Lisbon"),
            "Tuesday 1 December 2026, 09:00 to 10:00 Lisbon time",
            "",
        ),
    ],
)
def test_times_are_said_by_the_clock_there_and_by_the_one_at_home(
    given: Event, there: str, here: str
) -> None:
    assert (when(given), at_home(given)) == (there, here)


@pytest.mark.parametrize(
    ("place", "link", "where", "found_under"),
    [
        ("Hall", None, "Hall", ["In person"]),
        (None, "https://meet.example/a", "Online", ["Online"]),
        (None, None, "Online", ["Online"]),
        ("Hall", "https://meet.example/a", "Hall, and online", ["In person", "Online"]),
    ],
)
def test_an_event_at_a_place_and_online_is_both(
    place: str | None, link: str | None, where: str, found_under: list[str]
) -> None:
    given = replace(at("2026-12-01 14:00", "2026-12-01 16:00"), place=place, joining_link=link)
    telling = TELLINGS["event"]
    assert dict(telling.known(given))["Where"] == telling.facts(given)[1] == where
    assert telling.facets(given) == [("Where", one) for one in found_under]


def test_an_event_is_past_once_its_last_day_at_home_has_gone() -> None:
    late = at("2026-11-21 20:00", "2026-11-21 22:00", "America/New_York")
    assert not is_past(late, date(2026, 11, 22)), "at home it ends at three on the 22nd"
    assert is_past(late, date(2026, 11, 23))


def test_what_ends_at_midnight_is_not_on_the_day_that_begins_then() -> None:
    until_midnight = at("2026-11-21 20:00", "2026-11-22 00:00")
    assert last_day(until_midnight) == date(2026, 11, 21)
    assert is_past(until_midnight, date(2026, 11, 22))
    longer = at("2026-11-21 20:00", "2026-11-22 00:01")
    assert last_day(longer) == date(2026, 11, 22), "the control"


def test_months_show_an_event_on_each_of_its_days_at_home(content: Content) -> None:
    months = seen(content).front().events.months
    assert [month.iso for month in months] == ["2026-11", "2026-12"]
    shown = {
        day.day.iso: [(entry.row.id, entry.time) for entry in day.entries]
        for month in months
        for week in month.weeks
        for day in week
        if day.entries
    }
    assert shown == {
        "2026-12-01": [("near", "09:30")],
        "2026-12-02": [("near", ""), ("far", "01:30")],
        "2026-12-03": [("near", "")],
        "2026-12-05": [("off", "09:30")],
        "2026-12-07": [("own", "09:30")],
    }
    assert all(len(week) == 7 for month in months for week in month.weeks)
    today = [day for week in months[0].weeks for day in week if day.is_today]
    assert [day.day.iso for day in today] == [DAY.isoformat()]


def test_what_comes_is_listed_soonest_first_and_what_is_past_latest_first(
    content: Content,
) -> None:
    events = seen(content).front().events
    assert [row.id for row in events.coming.rows] == ["near", "far", "off", "own"]
    assert [row.id for row in events.past.rows] == ["past"]


def test_nothing_past_or_cancelled_is_recommended_and_a_series_shows_all(content: Content) -> None:
    near = page(content, "near")
    assert {row.id for row in near.related} == {"far"}
    assert [row.id for row in near.series.rows] == ["far"]
    assert [row.id for row in near.series_past.rows] == ["past"]


def test_nobody_is_told_how_to_join_what_is_over_or_off(content: Content) -> None:
    near, past, off = (page(content, name) for name in ("near", "past", "off"))
    assert (near.link, past.link) == ("https://meet.example/a?b=c,d", None)
    assert "Joining" in dict(near.facts)
    assert "Joining" not in dict(off.facts)
    assert [one.title for one in past.resources] == ["Notes"]


def test_the_same_day_gives_the_same_calendar(content: Content) -> None:
    assert files(content) == files(content)
    found: list[Happening] = list(seen(content).written.happenings())
    site = seen(content).site
    assert calendar(found, site, "All") == calendar(list(found), site, "All")


def test_a_calendar_without_events_holds_a_part_all_the_same(content: Content) -> None:
    """RFC 5545, section 3.6: one without any is no calendar."""
    site = seen(content).site
    parts = icalendar.Calendar.from_ical(calendar([], site, "None")).subcomponents
    assert [(part.name, str(part["TZID"])) for part in parts] == [("VTIMEZONE", "Europe/London")]
