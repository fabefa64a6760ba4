"""Which lists of an audience hold nothing, so that no menu leads to them: found before any view."""

from __future__ import annotations

from datetime import date

from leaders_network.audiences import Audience
from leaders_network.publish.sight import Sight
from leaders_network.records.records import Records

_GATHERINGS = ("programmes", "groups", "contributors")
"""The folders of the fronts that many networks have nothing for, and of the records they list."""

_WORDS = ("areas", "roles", "topics")
"""The same of what a network names in a vocabulary; one without places, say, has no such file."""


def empty_fronts(records: Records, audience: Audience, day: date) -> frozenset[str]:
    """Return the folders of the fronts that would list nothing for an audience."""
    some = {kind: getattr(records, kind) for kind in _GATHERINGS}
    seen = Sight(audience, day, records.network).of(Records(records.folder, records.name, **some))
    unnamed = (kind for kind in _WORDS if not getattr(getattr(records, kind), kind))
    return frozenset([*(kind for kind in _GATHERINGS if not getattr(seen, kind)), *unnamed])
