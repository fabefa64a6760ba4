"""What every page of one audience's site knows of the site."""

from __future__ import annotations

from datetime import date

from leaders_network.audiences import Audience
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.views.basics import SiteView
from leaders_network.records.field import PUBLIC
from leaders_network.records.records import Records


def site_view(records: Records, audience: Audience, day: date) -> SiteView:
    """Return what every page of one audience's site knows of the site."""
    network = records.network
    root = network.address if network.address.endswith("/") else f"{network.address}/"
    return SiteView(
        network.name,
        network.summary or "",
        network.centre,
        network.email,
        audience.name,
        audience.title,
        audience.is_room,
        root if audience.name == PUBLIC else f"{root}{audience.folder}/",
        day_view(day),
        audience.name == PUBLIC,
        root,
        network.shortlist_limit,
        network.shortlist_notice,
    )
