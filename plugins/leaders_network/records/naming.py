"""Which keys of a file name something else, and what."""

from __future__ import annotations

REFERENCES = {
    "sector": "sector",
    "areas": "area",
    "within": "area",
    "overlaps": "area",
    "role": "role",
    "topics": "topic",
    "knows_about": "topic",
    "post": "post",
    "convener": "leader",
    "leader": "leader",
    "members": "leader",
    "together": "leader",
    "apart": "leader",
    "area": "area",
    "reading": "item",
    "programme": "programme",
    "groups": "group",
    "photo": "photo",
    "sectors": "sector",
    "roles": "role",
    "audience": "audience",
}
"""The keys whose values name something else, and what; `parent` names one of its own kind."""
