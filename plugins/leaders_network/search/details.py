"""What a result shows after its first line: portrait, assistant, and since when."""

from __future__ import annotations

from collections.abc import Iterable

from leaders_network.publish.views.people import LeaderView


def details(views: Iterable[LeaderView]) -> list[list[object]]:
    """Return for each leader the photo, initials and tint, the assistant's line, and the day.

    The assistant's line is name, e-mail address, telephone number as shown and as dialled.
    """
    return [_details(view) for view in views]


def _details(view: LeaderView) -> list[object]:
    portrait = view.person.portrait
    assistants = (assistant for reach in view.reach for assistant in reach.assistants)
    first = next(assistants, None)
    line = [first.name, first.email or "", first.phone or "", first.tel or ""] if first else []
    since = view.person.since.iso if view.person.since else ""
    return [portrait.photo or "", portrait.initials, portrait.tint, since, *line]
