"""Events: what happens when and where, and who may join."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StrictInt,
    StrictStr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from leaders_network.records.fault import fault
from leaders_network.records.field import NETWORK, item, record
from leaders_network.records.items import FileReference, ItemFront, PersonReference
from leaders_network.records.text import Code, Id, Line, Note, WebAddress, shown, within_reach

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}")


def _moment(value: Any) -> Any:
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            fix = "correct the day or the time"
            raise fault("moment", f"there is no moment {value}", fix) from None
        within_reach(moment.date())
        return moment
    fix = "write the day and the time by the clock there, as in 2026-11-30 09:30"
    raise fault("moment", f"{shown(value)} is not a day and a time", fix)


@cache
def _zones() -> frozenset[str]:
    """Return the names of all time zones; to find them, folders are searched."""
    return frozenset(available_timezones())


def _zone(text: str) -> str:
    if text not in _zones():
        fix = "write a name of the time zone database, as in Europe/London"
        raise fault("time-zone", f"there is no time zone `{text}`", fix)
    return text


def _is_there(moment: datetime, zone: str) -> bool:
    """Return whether clocks of a zone ever show a time; when they go forward, they skip an hour."""
    there = moment.replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == moment


Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A day and a time by the clock where it happens, as in 2026-11-30 09:30."""

TimeZone = Annotated[StrictStr, AfterValidator(_zone)]
"""A name of the time zone database (RFC 6557), as in Europe/London."""


@record
class Guest:
    """Somebody who is going, and agreed that others may know."""

    leader: Id = item("The leader's id.")


@record
class Material:
    """Something to have from a session: slides, a recording, notes."""

    title: Line = item("What it is.")
    file: FileReference | None = item("A file beside this one.", default=None)
    link: WebAddress | None = item("Where it is.", default=None)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Material:
        if (self.file is None) == (self.link is None):
            what = "neither a file nor a link" if self.file is None else "both a file and a link"
            fix = "write one of `file:` and `link:`"
            raise fault("material", f"`{self.title}` has {what}", fix)
        return self


@record
class Event(ItemFront):
    """Something that happens once; a series is several with the same `series`."""

    start: Moment = item("When it begins, by the clock there.")
    end: Moment = item("When it ends, by the clock there.")
    time_zone: TimeZone = item(
        "The time zone of both.", default="Europe/London", validate_default=True
    )
    place: Line | None = item("Where it is; left out where it is online alone.", default=None)
    area: Code | None = item("The area it takes place in.", default=None)
    series: Line | None = item("The series it belongs to.", default=None)
    hosts: tuple[PersonReference, ...] = item("Who holds it.", default=())
    cancelled: Note | None = item("That it is cancelled, and why; leave it listed.", default=None)
    revision: StrictInt = item(
        "Counted up by one whenever its time or place changes.", default=0, ge=0, le=1000
    )
    joining: Note | None = item("How to join.", default=None, audience=NETWORK)
    joining_link: WebAddress | None = item("The link to join by.", default=None, audience=NETWORK)
    going: tuple[Guest, ...] = item(
        "Leaders who are going and agreed to be listed.", default=(), audience=NETWORK
    )
    materials: tuple[Material, ...] = item(
        "Recordings, slides and notes, afterwards.", default=(), audience=NETWORK
    )

    @field_validator("end")
    @classmethod
    def _ends_after_it_begins(cls, end: datetime, info: ValidationInfo) -> datetime:
        start = info.data.get("start")
        if start and end <= start:
            fix = "correct `start:` or `end:`"
            raise fault("event-order", "the event ends before it begins", fix)
        return end

    @field_validator("time_zone")
    @classmethod
    def _has_these_moments(cls, zone: str, info: ValidationInfo) -> str:
        for name in ("start", "end"):
            moment = info.data.get(name)
            if moment and not _is_there(moment, zone):
                message = f"the clocks of {zone} skip {moment:%H:%M} on {moment:%Y-%m-%d}"
                raise fault("skipped-time", message, f"correct `{name}:`", at=name)
        return zone
