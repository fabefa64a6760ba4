"""What stands in lists where a name should, and is no one person's name."""

from __future__ import annotations

import re

from leaders_network.problems import Fault
from leaders_network.records.fault import fault

_NOBODY = re.compile(
    r"\W*(?:(?:currently |now )?vacan(?:t|cy)\b.*|(?:post|position|role) (?:is )?vacant"
    r"|t\.?b\.?[acd]\.?|to be (?:advised|announced|appointed|confirmed|recruited)"
    r"|none|nobody|unknown|not (?:applicable|known)|n/a|as above|ditto"
    r"|(?:under )?recruitment(?: in progress| under ?way)?|awaiting (?:an )?appointment)"
    r"(?:\s*[,;:(].*|\s[\u2013-].*|\W*)",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:(?:grand |sub-?)?totals?(?: .*|\W.*)?|(?:sources?|notes?|n\.?b\.?|key)\s*:.*)",
    re.IGNORECASE,
)
"""How the rows below a list begin, which sum it up or remark on it."""
_FOOTNOTE = re.compile(r"[*\u2020\u2021]")
_HELD = re.compile(
    r"\W*(?:interim|acting)\b.*|.*(?:[(\[]|[,\u2013-]\s)\s*(?:interim|acting)\b.*", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"(?!.*\b(?:office|team|secretariat|support|unit|desk)\b)"
    r"(?:\S+\s.*\s(?:&|\+|and|/)\s+\S+\s+\S|.*;|.*\w{3}/\w{3})",
    re.IGNORECASE,
)
"""Two names of two words each, of which none says that an office or a team is meant."""


def remark_fault(name: str) -> Fault | None:
    """Return what is wrong with a name that is a list's own total or remark, or None."""
    if not _REMARK.fullmatch(name):
        return None
    return "nobody", f"`{name}` is a total or a remark, and no name", "leave the row out"


def person_fault(name: str) -> Fault | None:
    """Return what is wrong with a name that is no one person's, or None."""
    if _NOBODY.fullmatch(name) or not any(map(str.isalpha, name)):
        fix = "leave it out: a post that nobody holds says so by itself"
        return "nobody", f"`{name}` names nobody", fix
    if remark := remark_fault(name):
        return remark
    if _HELD.fullmatch(name):
        fix = "write the name alone, and that as the `status:` of the appointment"
        return "not-a-name", f"`{name}` says how a post is held", fix
    if _SEVERAL.match(name):
        fix = "give each person an entry; other names of one go below `other_names:`"
        return "not-a-name", f"`{name}` holds several names", fix
    if _FOOTNOTE.search(name):
        return "not-a-name", f"`{name}` holds the mark of a footnote", "write the name alone"
    return None


def somebody(name: str) -> str:
    """Return a name.

    Raises:
        PydanticCustomError: When it is no one person's.
    """
    if wrong := person_fault(name):
        raise fault(*wrong)
    return name
