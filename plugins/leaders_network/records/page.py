"""What may be written at the top of a page in `content/`, and in a folder's `.meta.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from leaders_network.records.field import AudienceName, item, record
from leaders_network.records.text import Line, Note

Order = Annotated[StrictInt, Field(ge=0, le=10_000)]
"""A place among neighbours: the lowest comes first."""

Part = Literal["navigation", "toc", "path", "footer", "feedback", "tags"]
"""A part of a page's surroundings that can be left off."""

KindName = Literal[
    "page", "library", "collection", "study", "event", "article", "module", "consultation", "report"
]
"""What kind of content a page is."""


@record
class PageFront:
    """A page's front matter."""

    title: Line | None = item(
        "Its title; the first heading where nothing is written.", default=None
    )
    description: Note | None = item("One sentence for search engines and cards.", default=None)
    audience: AudienceName | None = item(
        "Who may read it; its folder's audience where nothing is written.", default=None
    )
    kind: KindName | None = item(
        "What kind of content it is; its folder's kind where nothing is written.", default=None
    )
    order: Order | None = item("Its place among its neighbours.", default=None)
    tags: tuple[Line, ...] = item(
        "What it is about, in a word or two each; the search looks there too.", default=()
    )
    navigation: Line | None = item("What the navigation calls it; else its title.", default=None)
    hidden: StrictBool = item(
        "Whether the navigation leaves it out; every site's foot leads to those at the root.",
        default=False,
    )
    hide: tuple[Part, ...] = item("What of its surroundings is left off.", default=())


@record
class FolderFront:
    """A folder's `.meta.yml`: what holds for everything below it."""

    title: Line | None = item("What the navigation calls the folder.", default=None)
    audience: AudienceName | None = item("Who may read what stands in it.", default=None)
    order: Order | None = item("Its place among its neighbours.", default=None)
    kind: KindName | None = item(
        "What kind of content the pages in it are, but for its `index.md`.", default=None
    )
