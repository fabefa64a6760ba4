"""Names for machines: ids, codes, tiles and references to posts, each safe in a path."""

from __future__ import annotations

import re
from functools import lru_cache

from leaders_network.problems import Fault
from leaders_network.records.fault import fault

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
"""What an id looks like, for schemas and forms as well; scripts repeat it (`page/ids.mjs`)."""

LONGEST_ID = 100

_ID = re.compile(ID)
_TILE = re.compile(r"(?:0|[1-9][0-9]?)-(?:0|[1-9][0-9]?)")
_CODE = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{name}{n}" for name in ("com", "lpt") for n in range(10)]
)


def is_device_name(name: str) -> bool:
    """Return whether Windows keeps this name for a device, so that no file can bear it."""
    return name.split(".", maxsplit=1)[0].casefold() in _DEVICE_NAMES


@lru_cache(maxsize=4096)
def id_fault(written: str) -> Fault | None:
    """Return the code, message and remedy of what is wrong with an id, or None when it is safe."""
    if not _ID.fullmatch(written) or len(written) > LONGEST_ID:
        return (
            "unsafe-id",
            f"`{written}` cannot be an id",
            f"use a to z, 0 to 9 and single hyphens between them, at most {LONGEST_ID} characters",
        )
    if is_device_name(written):
        return ("unsafe-id", f"`{written}` is a device's name on Windows", "choose another id")
    return None


@lru_cache(maxsize=4096)
def identifier(text: str) -> str:
    """Return an id that is safe; another is a fault."""
    wrong = id_fault(text)
    if wrong:
        raise fault(*wrong)
    return text


def code(text: str) -> str:
    """Return a code of somebody else's that may name a page; another is a fault."""
    if not _CODE.fullmatch(text) or len(text) > 100:
        fix = "use letters, digits, and single `-`, `_`, `.` between them, at most 100 characters"
        raise fault("unsafe-id", f"`{text}` cannot be a code", fix)
    if is_device_name(text):
        raise fault("unsafe-id", f"`{text}` is a device's name on Windows", "choose another code")
    return text


def tile(text: str) -> str:
    """Return a place on the map of tiles; anything else is a fault."""
    if not _TILE.fullmatch(text):
        raise fault(
            "tile", f"`{text}` is no place on the map", "write column and row from 0, as in 7-12"
        )
    return text


def post(text: str) -> str:
    """Return a reference to a post; anything else is a fault."""
    organisation, slash, own = text.partition("/")
    if not slash or id_fault(organisation) or id_fault(own):
        raise fault(
            "post-reference",
            f"`{text}` does not name a post",
            "write the organisation's id, a slash and the post's id",
        )
    return text
