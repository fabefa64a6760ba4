"""What changed in a week, and what is written as news."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day


@view
class DigestLine:
    """One thing that changed: its name and page, and a sentence of it."""

    title: str
    path: str
    """Empty where it has no page of its own."""
    text: str
    notice: str = ""


@view
class DigestPart:
    """Everything of one sort that changed."""

    heading: str
    lines: tuple[DigestLine, ...]


@view
class Digest:
    """What changed in seven days, and what comes in the next."""

    first: Day
    last: Day
    parts: tuple[DigestPart, ...]


@view
class Digests:
    """The digest of the seven days that end today, and those of whole weeks before."""

    latest: Digest
    earlier: tuple[Digest, ...] = ()


@view
class NewsItem:
    """A news article, as feeds tell of it."""

    id: str
    title: str
    path: str
    on: Day
    summary: str
    authors: tuple[str, ...]
