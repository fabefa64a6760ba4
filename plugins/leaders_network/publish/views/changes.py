"""Who begins where, who moves, and which posts have become vacant."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day
from leaders_network.publish.views.people import Person, PostLine

ChangeKind = Literal["new", "move", "coming", "vacant"]


@view
class PostChange:
    """One change of a post: the day it holds from, and whoever it is about."""

    kind: ChangeKind
    key: str
    """What tells it from every other change, for ever."""
    on: Day
    line: PostLine
    person: Person | None = None
    before: PostLine | None = None
    """The post that was left for this one, where somebody moved."""
