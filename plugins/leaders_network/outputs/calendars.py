"""Calendars: a file for each event, and for each audience and topic one to subscribe to.

Source: https://www.rfc-editor.org/rfc/rfc5545 (iCalendar), https://www.rfc-editor.org/rfc/rfc7986
(names, refreshing and ways to join)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from urllib.parse import urljoin, urlsplit

from leaders_network.addresses import EVENTS, calendar_path
from leaders_network.compact import digest
from leaders_network.outputs.files import File
from leaders_network.outputs.printing import source_digest
from leaders_network.outputs.timezones import time_zone
from leaders_network.outputs.vcard import escaped, file_of
from leaders_network.publish.times import HOME
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.events import Happening


def calendar_files(happenings: Sequence[Happening], site: SiteView) -> Iterator[tuple[str, File]]:
    """Yield the calendars of one audience's site.

    Args:
        happenings: Every event that it may see; a cancelled one stays, and says so.
        site: Whose calendars they are.
    """
    for one in happenings:
        yield _file(f"{one.row.path}{one.row.id}.ics", [one], site, one.row.title)
    yield _file(EVENTS, happenings, site, f"{site.name}: events")
    known: dict[str, list[Happening]] = {}
    names = {}
    for one in happenings:
        for topic in one.row.topics:
            known.setdefault(calendar_path(topic.path), []).append(one)
            names[calendar_path(topic.path)] = topic.name
    for path, found in sorted(known.items()):
        yield _file(path, found, site, f"{site.name}: {names[path]}")


def calendar(happenings: Iterable[Happening], site: SiteView, name: str) -> bytes:
    """Return a calendar; its days are those of the events and of the site, never the clock's."""
    found = list(happenings)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Leaders' Network//Events//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        *(line for zone in _zones(found, site) for line in zone),
        *(line for one in found for line in _event(one, site)),
        "END:VCALENDAR",
    ]
    return file_of(lines)


def _file(path: str, found: Sequence[Happening], site: SiteView, name: str) -> tuple[str, File]:
    key = partial(digest, (list(found), site, name, source_digest()))
    return path, File(key, partial(calendar, found, site, name))


def _zones(found: Sequence[Happening], site: SiteView) -> Iterator[Sequence[str]]:
    """Yield the time zones of events; home where there is none, for no calendar may be empty."""
    years: dict[str, set[int]] = {} if found else {HOME: {int(site.day.iso[:4])}}
    for one in found:
        years.setdefault(one.zone, set()).update((int(one.start[:4]), int(one.end[:4])))
    for zone, known in sorted(years.items()):
        yield time_zone(zone, min(known), max(known))


def _event(one: Happening, site: SiteView) -> Iterator[str]:
    row = one.row
    address = urljoin(site.address, row.path)
    yield from (
        "BEGIN:VEVENT",
        f"UID:{uid(one, site)}",
        f"DTSTAMP:{site.day.iso.replace('-', '')}T000000Z",
        f"SEQUENCE:{one.sequence}",
        f"DTSTART;TZID={one.zone}:{_moment(one.start)}",
        f"DTEND;TZID={one.zone}:{_moment(one.end)}",
        f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}",
        f"TRANSP:{'TRANSPARENT' if one.cancelled else 'OPAQUE'}",
        f"SUMMARY:{_text(row.title)}",
        f"DESCRIPTION:{_text(_description(one, address))}",
        f"URL:{address}",
    )
    if one.place:
        yield f"LOCATION:{_text(one.place)}"
    if one.joining_link:
        yield f"CONFERENCE;VALUE=URI;LABEL=Join:{one.joining_link}"
    if row.topics:
        yield f"CATEGORIES:{','.join(_text(topic.name) for topic in row.topics)}"
    yield "END:VEVENT"


def uid(one: Happening, site: SiteView) -> str:
    """Return what an event is known by for ever, in every audience's calendars alike."""
    host = urlsplit(site.home or site.address).hostname or "localhost"
    return f"{one.row.id}@{host}"


def _description(one: Happening, address: str) -> str:
    joining = "\n".join(filter(None, (one.joining, one.joining_link)))
    cancelled = one.cancelled and f"Cancelled: {one.cancelled}"
    home = one.at_home and f"{one.when} ({one.at_home})"
    parts = (cancelled, one.row.description, home, joining, address)
    return "\n\n".join(filter(None, parts))


def _moment(local: str) -> str:
    return f"{local.replace('-', '').replace(':', '')}00"


def _text(words: str) -> str:
    return escaped(words).replace(";", "\\;")
