"""What the pages of items say to machines: events, studies and news in schema.org's words.

Source: https://schema.org/Event, https://schema.org/ScholarlyArticle, https://schema.org/NewsArticle
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from leaders_network.outputs.structured import CONTEXT
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.events import Happening
from leaders_network.publish.views.items import ItemView
from leaders_network.publish.views.studies import Citation, CitedName

Data = dict[str, Any]

_STUDIES = {
    "report": "Report",
    "working-paper": "Report",
    "evaluation": "Report",
    "thesis": "Thesis",
}


def described(view: ItemView, site: SiteView) -> Data | None:
    """Return what an item is, where it is of a sort that machines look for."""
    about: Data | None = None
    if view.happening:
        about = _event(view.happening, site)
    elif view.citation:
        about = _study(view.citation)
    elif view.row.kind == "article" and view.row.date:
        authors = [credit.person.name for credit in view.credits if credit.person.path]
        about = {"@type": "NewsArticle", "datePublished": view.row.date.iso}
        about |= {"headline": view.row.title, "author": [_person(name) for name in authors]}
    if about is None:
        return None
    address = urljoin(site.address, view.row.path)
    whole = {"@context": CONTEXT, **about, "description": view.row.description, "url": address}
    return {name: value for name, value in whole.items() if value}


def _event(one: Happening, site: SiteView) -> Data:
    status = "EventCancelled" if one.cancelled else "EventScheduled"
    places: list[Data] = [{"@type": "Place", "name": one.place}] if one.place else []
    if one.joining_link or not one.place:
        address = one.joining_link or urljoin(site.address, one.row.path)
        places.append({"@type": "VirtualLocation", "url": address})
    mode = "Mixed" if len(places) > 1 else "Offline" if one.place else "Online"
    return {
        "@type": "Event",
        "name": one.row.title,
        "startDate": _moment(one.start, one.zone),
        "endDate": _moment(one.end, one.zone),
        "eventStatus": f"{CONTEXT}/{status}",
        "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode",
        "location": places if len(places) > 1 else places[0],
        "organizer": {"@type": "Organization", "name": site.centre},
    }


def _study(cited: Citation) -> Data:
    return {
        "@type": _STUDIES.get(cited.kind, "ScholarlyArticle"),
        "headline": cited.title,
        "author": [_author(name) for name in cited.authors],
        "datePublished": cited.date.iso,
        "publisher": {"@type": "Organization", "name": cited.publisher},
        "abstract": cited.abstract,
        "keywords": list(cited.keywords),
        "sameAs": f"https://doi.org/{cited.doi}" if cited.doi else cited.link,
    }


def _author(name: CitedName) -> Data:
    if not name.given:
        return {"@type": "Organization", "name": name.family}
    return {"@type": "Person", "givenName": name.given, "familyName": name.family}


def _person(name: str) -> Data:
    return {"@type": "Person", "name": name}


def _moment(local: str, zone: str) -> str:
    """Return a moment with its offset, as in `2026-12-01T09:30+00:00`."""
    return (
        datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes")
    )
