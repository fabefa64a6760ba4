"""Who may see what stands in a folder: an audience that is written only ever narrows."""

from __future__ import annotations

from leaders_network.content.pages import Grant
from leaders_network.content.paths import ROOMS, is_page, room_of
from leaders_network.content.restriction import within
from leaders_network.problems import Fault, Problems

META = ".meta.yml"


def narrowed(path: str, written: Grant, inherited: Grant | None, problems: Problems) -> Grant:
    """Return the audience written where it only narrows; else the widest allowed, with a problem.

    Args:
        path: What it is written for, relative to the folder of all content.
        written: What its own file says.
        inherited: What holds in the folder it stands in.
        problems: Gets one problem where it would widen.
    """
    room = room_of(path)
    if room is not None and not within(written.audience, room):
        problems.add(
            written.at,
            f"what stands in `{ROOMS}/{room}/` is for that room, and this is for "
            f"`{written.audience}`",
            "wider-audience",
            fix=f"write `audience: {room}`, or move it out of `{ROOMS}/`",
        )
        return Grant(room, written.at)
    if inherited and not inherited.is_guess and not within(written.audience, inherited.audience):
        problems.add(
            written.at,
            f"this is for `{written.audience}`, but the folder it stands in is for "
            f"`{inherited.audience}` ({inherited.at.path})",
            "wider-audience",
            fix=f"write `audience: {inherited.audience}`, or move it to another folder",
        )
        return inherited
    return written


def entering(folder: str, grant: Grant | None) -> Grant | None:
    """Return the audience that holds in a folder; what is wider than a room ends at its door."""
    room = room_of(f"{folder}/{META}")
    ends = room and grant and not grant.is_guess and not within(grant.audience, room)
    return None if ends else grant


def missing(path: str, front: str | None, meta: str) -> Fault:
    """Return the problem of a page or file that nothing gives an audience.

    Args:
        path: Where it stands, relative to the folder of all content.
        front: Where it could say so itself, if it could.
        meta: The file that could say so for its folder.
    """
    place = f"in {front}, or in `{meta}` for the whole folder" if front else f"in `{meta}`"
    room, what = room_of(path), "page" if is_page(path) else "file"
    named = (
        f"`audience: {room}`" if room else "`audience: public`, `network`, `team` or a room's id"
    )
    return "no-audience", f"nothing says who may see this {what}", f"write {named} {place}"
