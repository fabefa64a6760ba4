"""Ids that were, and what they lead to now."""

from __future__ import annotations

from collections.abc import Iterator

from leaders_network.addresses import RENAMED, path_of
from leaders_network.publish.ground import Ground
from leaders_network.publish.views.basics import Link


def redirects(ground: Ground) -> Iterator[tuple[str, Link]]:
    """Yield the path of each former id, and what it leads to now."""
    records = ground.directory.records
    for scheme in RENAMED:
        if ground.audience.is_room and scheme != "leader":
            continue
        for identifier, record in getattr(records, f"{scheme}s").items():
            for former in record.former_ids:
                yield path_of(scheme, former), ground.link(scheme, identifier, record.name)
                for post in getattr(record, "posts", ()):
                    now = ground.link("post", f"{identifier}/{post.id}", post.title)
                    yield path_of("post", f"{former}/{post.id}"), now
