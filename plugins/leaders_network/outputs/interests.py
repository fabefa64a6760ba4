"""What a reader's own browser orders for them: one compact file for each audience.

Ids of sectors, roles, areas and topics stand in it once, and are named by their places. A row is a
list, in the order that `theme/assets/scripts/foryou/data.mjs` reads.
"""

from __future__ import annotations

import json
from typing import Any

from leaders_network.publish.views.interests import InterestsView, Peer, Piece, Traits

INTERESTS = "assets/for-you.json"
"""Where it stands in a site; the theme's script knows it too."""


def interests(view: InterestsView) -> str:
    """Return the file."""
    places = {
        "sectors": _places(identifier for identifier, _ in view.sectors),
        "roles": _places(identifier for identifier, _ in view.roles),
        "areas": _places(area.code for area in view.areas),
        "topics": _places(identifier for identifier, _ in view.topics),
    }
    people = _places(peer.id for peer in view.peers)
    held: dict[str, Any] = {
        "day": view.day,
        "newDays": view.new_days,
        "sectors": view.sectors,
        "roles": view.roles,
        "topics": view.topics,
        "areas": [
            [area.code, area.name, [places["areas"][code] for code in area.around]]
            for area in view.areas
        ],
        "pieces": [_piece(piece, places) for piece in view.pieces],
        "people": [_peer(peer, places) for peer in view.peers],
        "offers": [
            [one.text, people[one.leader], [places["topics"][t] for t in one.topics], one.until]
            for one in view.offers
            if one.leader in people
        ],
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _places(identifiers: Any) -> dict[str, int]:
    return {identifier: place for place, identifier in enumerate(identifiers)}


def _tied(traits: Traits, places: dict[str, dict[str, int]]) -> list[list[int]]:
    return [
        [places[name][one] for one in getattr(traits, name)]
        for name in ("sectors", "roles", "areas", "topics")
    ]


def _piece(piece: Piece, places: dict[str, dict[str, int]]) -> list[Any]:
    row = piece.row
    return [
        row.id,
        row.kind,
        row.noun,
        row.title,
        row.path,
        row.description,
        " · ".join(row.facts),
        row.date.iso if row.date else "",
        *_tied(piece.traits, places),
        list(piece.stages),
        [places["sectors"][one] for one in piece.of],
        piece.until,
    ]


def _peer(peer: Peer, places: dict[str, dict[str, int]]) -> list[Any]:
    tied = _tied(peer.traits, places)
    return [peer.id, peer.name, peer.path, peer.line, *tied, peer.began, peer.ends]
