"""News articles as feeds tell of them."""

from __future__ import annotations

from collections.abc import Iterator

from leaders_network.publish.ground import Ground
from leaders_network.publish.items import item_words
from leaders_network.publish.rows import rows_of
from leaders_network.publish.views.digest import NewsItem

_MOST = 40
"""How many articles a feed holds."""


def news_of(ground: Ground) -> Iterator[NewsItem]:
    """Yield the news of an audience's own site, the newest first."""
    articles = (item.id for item in ground.curation if item.kind == "article")
    for row in rows_of(ground, articles)[:_MOST]:
        if row.date:
            names = item_words(ground, ground.curation.items[row.id]).names
            yield NewsItem(row.id, row.title, row.path, row.date, row.description, names)
