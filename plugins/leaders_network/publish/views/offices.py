"""Offices: somebody who assists leaders, and everyone they support."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day
from leaders_network.publish.views.contact import AssistantView, Freshness
from leaders_network.publish.views.people import Person, PostLine


@view
class Due:
    """A detail that is to be confirmed: what it is, how fresh, and until when it holds."""

    label: str
    freshness: Freshness
    by: Day | None


@view
class Principal:
    """A leader whom an office supports, in one post, with what of theirs is due."""

    person: Person
    line: PostLine
    due: tuple[Due, ...]


@view
class OfficeView:
    """An assistant's own page: how to reach them, and everyone they support."""

    id: str
    path: str
    assistant: AssistantView
    principals: tuple[Principal, ...]


@view
class OfficeShelf:
    """The offices of one letter, in the order of their assistants' names."""

    letter: str
    offices: tuple[OfficeView, ...]
