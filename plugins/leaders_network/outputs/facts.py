"""What a leader's page says of them to the scripts of the site, from the same view as the page.

They tell what two people share, begin a message, and draw the sheet of a shortlist. Nothing is in
them that the page does not show.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from markupsafe import Markup

from leaders_network.outputs.once import once, ways_of
from leaders_network.outputs.structured import escaped_json
from leaders_network.publish.changes import named
from leaders_network.publish.phrases import only_for
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.contact import RouteView
from leaders_network.publish.views.people import LeaderView, ServedArea, TenureView

Data = dict[str, Any]


def facts(view: LeaderView) -> Data:
    """Return the facts of a leader's page; what there is none of is left out."""
    person = view.person
    assistants = [one for reach in view.reach for one in reach.assistants]
    found: Data = {
        "id": view.id,
        "name": person.name,
        "path": person.path,
        "post": "; ".join(map(named, person.posts)),
        "given": view.given_name,
        "card": view.card,
        "areas": list(map(_area, view.served)),
        "worked": [_tenure(tenure) for tenure in (*view.current, *view.past)],
        "cohorts": [_named(link) for link in view.cohorts],
        "groups": [_named(link) for link in view.groups],
        "topics": [_named(link) for link in view.knows_about],
        "lines": [
            _line(route) | ({"post": post} if post else {})
            for post, routes in ways_of(view.reach)
            for route in routes
        ],
        "assistants": [
            {"name": one.name, "phone": one.phone or "", "email": one.email or ""}
            for one in once(assistants, attrgetter("field"))
        ],
    }
    return {name: value for name, value in found.items() if value}


def script(data: Data) -> Markup:
    """Return facts as a script element that nothing written in it can leave."""
    text = escaped_json(data)
    return Markup(f'<script type="application/json" data-facts>{text}</script>')  # noqa: S704 - escaped


def _area(area: ServedArea) -> Data:
    found: Data = {"code": area.code, "name": area.name, "in": list(area.around)}
    return {**found, "holds": list(area.holds)} if area.holds else found


def _tenure(tenure: TenureView) -> Data:
    organisation = tenure.line.organisation
    return {
        "at": organisation.path.rstrip("/").rpartition("/")[2],
        "name": organisation.name,
        "from": int(tenure.start.iso[:4]),
        "to": int(tenure.end.iso[:4]) if tenure.end else None,
    }


def _named(link: Link) -> Data:
    return {"name": link.name, "path": link.path}


def _line(route: RouteView) -> Data:
    ways = ((route.href, route.shown), (route.also_href, route.also_shown))
    found: Data = {
        "for": route.purpose,
        "via": route.via,
        "whose": route.whose,
        "ways": [{"href": href or "", "shown": shown} for href, shown in ways if shown],
        "reply": route.reply,
        "note": route.note,
        "hours": route.hours,
        "only": only_for(route.only),
        "lapsed": route.warning,
        "ageing": route.ageing,
    }
    return {name: value for name, value in found.items() if value}
