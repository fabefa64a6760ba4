"""What a page says to machines: JSON-LD in schema.org's words, made from its view alone.

Source: https://schema.org/ProfilePage, https://schema.org/GovernmentOrganization
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.contact import ContactView
from leaders_network.publish.views.organisations import OrganisationView, PostView
from leaders_network.publish.views.people import ContributorView, LeaderView, PostLine

Data = dict[str, Any]

CONTEXT = "https://schema.org"
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
"""One for all pages: `json.dumps` makes another each time, and looks for circles besides."""


def script(data: Data | None) -> Markup:
    """Return data as a JSON-LD script element that nothing written in it can leave."""
    if data is None:
        return Markup("")
    text = escaped_json(data)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped above


def escaped_json(data: Data) -> str:
    """Return data as JSON that may stand in a script element."""
    text = _ENCODER.encode(data)
    # Nearly all of it holds none of them, and looking for one is next to nothing.
    for character, written in _ESCAPES.items():
        text = text.replace(character, written)
    return text


def absolute(site: SiteView, path: str) -> str:
    """Return the whole address of what has a path in a site."""
    # Only a room's site leads out of itself, and joining costs as much as all the rest.
    return urljoin(site.address, path) if path.startswith("..") else f"{site.address}{path}"


def profile_page(view: LeaderView, site: SiteView) -> Data:
    """Return a leader's ProfilePage."""
    person = view.person
    about: Data = {"@type": "Person", "name": person.name, "url": absolute(site, person.path)}
    _add(about, "alternateName", list(view.other_names))
    _add(about, "description", view.summary)
    if person.portrait.photo:
        about["image"] = absolute(site, person.portrait.photo)
    _add(about, "jobTitle", [tenure.line.post.name for tenure in view.current])
    _add(about, "worksFor", [_employer(tenure.line, site) for tenure in view.current])
    _add(about, "knowsAbout", [topic.name for topic in view.knows_about])
    _add(about, "knowsLanguage", list(view.languages))
    contacts = (contact for reach in view.reach for contact in (*reach.contacts, *reach.office))
    _add(about, "contactPoint", _points(contacts))
    return _page("ProfilePage", about)


def post_page(view: PostView, site: SiteView) -> Data:
    """Return a post's page, about the post as an OrganizationRole of its organisation."""
    line = view.row.line
    about: Data = {"@type": "OrganizationRole", "roleName": line.post.name}
    about["url"] = absolute(site, line.post.path)
    about["memberOf"] = _employer(line, site)
    _add(
        about,
        "member",
        [
            {
                "@type": "Person",
                "name": holder.person.name,
                "url": absolute(site, holder.person.path),
            }
            for holder in view.row.holders
        ],
    )
    return _page("WebPage", about)


def organisation_page(view: OrganisationView, site: SiteView) -> Data:
    """Return an organisation's page."""
    organisation = view.organisation
    about: Data = {"@type": "GovernmentOrganization", "name": organisation.name}
    about["url"] = view.website or absolute(site, organisation.path)
    _add(about, "alternateName", list(view.other_names))
    _add(about, "description", view.summary)
    _add(about, "areaServed", [area.name for area in view.areas])
    if view.parent:
        about["parentOrganization"] = {"@type": "Organization", "name": view.parent.name}
    _add(
        about,
        "identifier",
        [
            {"@type": "PropertyValue", "propertyID": scheme, "value": value}
            for scheme, value in view.identifiers
        ],
    )
    _add(about, "contactPoint", _points(view.contacts))
    return _page("WebPage", about)


def contributor_page(view: ContributorView, site: SiteView) -> Data:
    """Return a contributor's ProfilePage."""
    about: Data = {"@type": "Person", "name": view.name, "url": absolute(site, view.path)}
    _add(about, "description", view.summary)
    _add(about, "knowsAbout", [topic.name for topic in view.knows_about])
    _add(about, "sameAs", view.website or "")
    return _page("ProfilePage", about)


def _page(kind: str, about: Data) -> Data:
    return {"@context": CONTEXT, "@type": kind, "mainEntity": about}


def _add(data: Data, name: str, value: Any) -> None:
    if value:
        data[name] = value[0] if isinstance(value, list) and len(value) == 1 else value


def _employer(line: PostLine, site: SiteView) -> Data:
    url = absolute(site, line.organisation.path)
    return {"@type": "GovernmentOrganization", "name": line.organisation.name, "url": url}


def _points(contacts: Iterable[ContactView]) -> list[Data]:
    points = []
    for contact in contacts:
        point: Data = {"@type": "ContactPoint", "name": contact.label}
        _add(point, "email", contact.email or "")
        _add(point, "telephone", (contact.tel or "").removeprefix("tel:"))
        _add(point, "contactType", list(contact.purposes))
        if len(point) > 2:
            points.append(point)
    return points
