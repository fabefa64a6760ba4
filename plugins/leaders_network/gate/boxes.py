"""The letter boxes of consultations: each opens and closes by itself, by the server's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from leaders_network.addresses import ANSWERS
from leaders_network.content.consultations import consultations, window
from leaders_network.content.pages import Content
from leaders_network.records.field import NETWORK, PUBLIC, WITHHELD

BOXES = "boxes"
"""The file that names the folders of the boxes, which a release makes."""


@dataclass(frozen=True, slots=True)
class TimedBox:
    """A letter box that takes letters from one moment up to another."""

    name: str
    group: str
    """Whose members may answer; to everybody else there is no such box."""
    opens: datetime
    closes: datetime


def boxes_of(content: Content, day: date) -> tuple[TimedBox, ...]:
    """Return the boxes of the consultations that are open on a day or will be.

    One that has closed has none: whatever lies in it waits to be collected.
    """
    return tuple(
        TimedBox(f"{ANSWERS}{item.id}", _group(page.audience), *window(front))
        for item, page, front in consultations(content)
        if day <= front.closes and page.audience != WITHHELD
    )


def _group(audience: str) -> str:
    """Return the group of a page's audience; who reads the public's pages may not sign in."""
    return NETWORK if audience == PUBLIC else audience


def stamp(moment: datetime, zone: str) -> str:
    """Return a moment as Apache's `TIME` says it in a time zone: `yyyymmddhhmmss`.

    Source: https://httpd.apache.org/docs/2.4/expr.html
    """
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y%m%d%H%M%S")
