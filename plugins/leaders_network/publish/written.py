"""What people wrote in `content/`, as far as it stands in one audience's own site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from leaders_network.lean import frozen
from leaders_network.publish.charts import charts_of
from leaders_network.publish.citations import citation_of
from leaders_network.publish.consultation_news import consultation_news
from leaders_network.publish.consultations import KIND as CONSULTATION
from leaders_network.publish.consultations import consultation_view, consultation_words
from leaders_network.publish.curation import Shown
from leaders_network.publish.entry import Entry
from leaders_network.publish.events import happenings
from leaders_network.publish.ground import Ground
from leaders_network.publish.items import item_view, item_words
from leaders_network.publish.lists import Lists
from leaders_network.publish.news import news_of
from leaders_network.publish.reports import KIND as REPORT
from leaders_network.publish.reports import brief_path, report_charts, report_view, report_words
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.consultations import ConsultationNews, ConsultationView
from leaders_network.publish.views.digest import NewsItem
from leaders_network.publish.views.events import Happening
from leaders_network.publish.views.items import ItemView, ItemWords
from leaders_network.publish.views.reports import ReportView
from leaders_network.publish.views.studies import Citation

T = TypeVar("T")

_WORDS = {CONSULTATION: consultation_words, REPORT: report_words}
"""What of each kind says its own words; all others say them alike."""


@frozen
class Written:
    """The items of content of one audience's site: their pages, and what else tells of them."""

    lists: Lists

    @property
    def ground(self) -> Ground:
        """What every view stands on."""
        return self.lists.ground

    def items(self) -> Iterator[Entry[ItemView]]:
        """Yield the page of each item that has no page of a kind of its own."""
        for item in self.ground.curation:
            if item.kind not in _WORDS:
                yield self._entry(item, partial(self._item, item.id))

    def consultations(self) -> Iterator[Entry[ConsultationView]]:
        """Yield the page of each consultation."""
        for item in self._of(CONSULTATION):
            yield self._entry(item, partial(consultation_view, self.ground, item.id))

    def reports(self) -> Iterator[Entry[ReportView]]:
        """Yield the report of each consultation of which there is one."""
        for item in self._of(REPORT):
            yield self._entry(item, partial(report_view, self.ground, item.id))

    def briefs(self) -> Iterator[Entry[ReportView]]:
        """Yield the brief of each report."""
        for entry in self.reports():
            yield replace(entry, path=brief_path(entry.path))

    def consultation_news(self) -> tuple[ConsultationNews, ...]:
        """Return everything that happened in consultations by the day, the newest first."""
        return consultation_news(self.ground)

    def words(self) -> Iterator[Entry[ItemWords]]:
        """Yield what each of these pages says in words."""
        for item in self.ground.curation:
            words = _WORDS.get(item.kind, item_words)
            yield self._entry(item, partial(words, self.ground, item))

    def charts(self) -> Iterator[Chart]:
        """Yield every chart of these pages."""
        for item in self.ground.curation:
            yield from charts_of(self.ground.curation, item)
            yield from report_charts(self.ground, item)

    def happenings(self) -> Iterator[Happening]:
        """Yield every event among them, the earliest first."""
        return happenings(self.ground)

    def news(self) -> Iterator[NewsItem]:
        """Yield the news articles among them, the newest first."""
        return news_of(self.ground)

    def citations(self) -> Iterator[Citation]:
        """Yield how each of the studies among them is cited."""
        for item in self.ground.curation:
            if cited := citation_of(self.ground, item):
                yield cited

    def _of(self, kind: str) -> Iterator[Shown]:
        return (item for item in self.ground.curation if item.kind == kind)

    def _entry(self, item: Shown, view: Callable[[], T]) -> Entry[T]:
        return Entry(item.path, view, self.lists.bases.items, False, item.section_page)

    def _item(self, identifier: str) -> ItemView:
        return item_view(self.lists.subjects, identifier)
