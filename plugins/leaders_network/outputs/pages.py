"""Views become pages: for each, the template it is drawn with, its address, title and metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from markupsafe import Markup

from leaders_network.lean import frozen
from leaders_network.outputs import structured
from leaders_network.outputs.described import described
from leaders_network.outputs.facts import facts
from leaders_network.outputs.highwire import highwire
from leaders_network.outputs.structured import Data
from leaders_network.publish.entry import Entry
from leaders_network.publish.publication import Publication
from leaders_network.publish.views.areas import AreaView
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.browsing import LetterView, SubjectView
from leaders_network.publish.views.consultations import ConsultationView
from leaders_network.publish.views.dictionary import DictionaryView
from leaders_network.publish.views.freshness import FreshnessView
from leaders_network.publish.views.items import ItemView
from leaders_network.publish.views.mine import SeenView
from leaders_network.publish.views.offices import OfficeView
from leaders_network.publish.views.organisations import OrganisationView, PostView
from leaders_network.publish.views.packs import PackView
from leaders_network.publish.views.people import ContributorView, LeaderView
from leaders_network.publish.views.reports import ReportView

T = TypeVar("T")


@frozen
class Page:
    """A page to be stamped: everything its frame's slots are filled from."""

    path: str
    template: str
    view: Any
    title: str
    description: str
    source: str = ""
    """The file it is edited in, relative to its folder; empty where there is none."""
    data: Callable[[Any, SiteView], Data | None] | None = None
    folder: str = "directory_data/"
    """Where that file's path begins, relative to the repository."""
    section: str = ""
    """The front page of the part of the site it belongs to; the directory where it is empty."""
    said: Callable[[Any], Data] | None = None
    """What the page says to the scripts of the site."""
    head: Callable[[Any, SiteView], Markup] | None = None
    """What else stands in its head."""

    @property
    def depth(self) -> int:
        """How many folders below the site's root it stands."""
        return self.path.count("/")


@frozen
class Making:
    """A page that can be made."""

    entry: Entry[Any]
    kind: Callable[[Any], Page]

    def page(self) -> Page:
        """Return the page, with its view made now."""
        return self.kind(self.entry.view())


def catalogue(publication: Publication) -> Iterator[Making]:
    """Yield every page that is stamped for one audience; all of them together would fill memory."""
    pages, caring, written = publication.pages, publication.caring, publication.written
    yield from _makings(pages.leaders(), leader_page)
    yield from _makings(pages.organisations(), organisation_page)
    yield from _makings(pages.posts(), post_page)
    yield from _makings(pages.subjects(), subject_page)
    yield from _makings(pages.areas(), area_page)
    yield from _makings(pages.packs(), pack_page)
    yield from _makings(pages.offices(), office_page)
    yield from _makings(pages.contributors(), contributor_page)
    yield from _makings(pages.letters(), letter_page)
    if caring:
        yield from _makings(caring.dictionary_pages(), dictionary_page)
        yield from _makings(caring.freshness_pages(), freshness_page)
        yield from _makings(caring.seen_pages(), seen_page)
    yield from _makings(written.items(), item_page)
    yield from _makings(written.consultations(), consultation_page)
    yield from _makings(written.reports(), report_page)
    yield from _makings(written.briefs(), brief_page)


def _makings(entries: Iterable[Entry[T]], kind: Callable[[T], Page]) -> Iterator[Making]:
    return (Making(entry, kind) for entry in entries)


def leader_page(view: LeaderView) -> Page:
    """Return a leader's page; its title tells apart those of one name."""
    person = view.person
    named = [line.named for line in person.posts]
    posts = "; ".join(named)
    return Page(
        person.path,
        "leader.html",
        view,
        ", ".join([person.name, *named[:1]]),
        view.summary or (f"{person.name}: {posts}." if posts else f"{person.name}."),
        f"leaders/{view.id}.yml",
        structured.profile_page,
        said=facts,
    )


def organisation_page(view: OrganisationView) -> Page:
    """Return an organisation's page."""
    organisation = view.organisation
    parts = (organisation.kind or organisation.sector.name, organisation.place)
    return Page(
        organisation.path,
        "organisation.html",
        view,
        organisation.name,
        view.summary or f"{organisation.name}: {', '.join(part for part in parts if part)}.",
        f"organisations/{view.id}.yml",
        structured.organisation_page,
    )


def post_page(view: PostView) -> Page:
    """Return a post's page."""
    line = view.row.line
    return Page(
        line.post.path,
        "post.html",
        view,
        line.named,
        f"Who is {line.post.name} at {line.organisation.name}, and how to reach them.",
        f"organisations/{view.id.split('/')[0]}.yml",
        structured.post_page,
    )


def subject_page(view: SubjectView) -> Page:
    """Return the page of a sector, a role, a topic, a programme or a group."""
    own = view.kind in ("programme", "group")
    return Page(
        view.path,
        "subject.html",
        view,
        view.name,
        view.summary or f"{view.kind.capitalize()}: {view.name}. Leaders, posts and organisations.",
        f"{view.kind}s/{view.id}.yml" if own else f"vocabulary/{view.kind}s.yml",
    )


def area_page(view: AreaView) -> Page:
    """Return the page of an area."""
    return Page(
        view.path,
        "area.html",
        view,
        view.name,
        f"Who leads in {view.name} ({view.kind.lower()}), and whose patch reaches over it.",
        "vocabulary/areas.yml",
    )


def pack_page(view: PackView) -> Page:
    """Return the first hundred days of a leader who is new in post."""
    name = view.person.name
    return Page(
        view.path,
        "pack.html",
        view,
        f"First hundred days of {name}",
        f"What {name} may want to know in the first hundred days: who covers the same ground, "
        "who holds the same post elsewhere, and what to read.",
        f"leaders/{view.id}.yml",
    )


def office_page(view: OfficeView) -> Page:
    """Return an office's page; its title tells apart those of one name."""
    names = list(dict.fromkeys(principal.person.name for principal in view.principals))
    who = f"{view.assistant.name}, {view.assistant.title} to "
    shown = names if len(names) == 1 else [*names[:1], "others"]
    return Page(
        view.path, "office.html", view, who + " and ".join(shown), f"{who}{', '.join(names)}."
    )


def contributor_page(view: ContributorView) -> Page:
    """Return a contributor's page."""
    return Page(
        view.path,
        "contributor.html",
        view,
        view.name,
        view.summary or f"{view.name}, {view.affiliation or 'contributor'}.",
        f"contributors/{view.id}.yml",
        structured.contributor_page,
    )


def letter_page(view: LetterView) -> Page:
    """Return one letter of an A to Z."""
    title = f"{view.kind.capitalize()}: {view.letter}"
    return Page(view.path, "letter.html", view, title, f"{view.kind.capitalize()} by name.")


def dictionary_page(view: DictionaryView) -> Page:
    """Return the page of every field that may be written."""
    told = "Every field of every kind of file: what to write, and who sees it."
    return Page(view.path, "dictionary.html", view, "Data dictionary", told)


def freshness_page(view: FreshnessView) -> Page:
    """Return the page of how fresh all details are."""
    told = "How many details are confirmed, ageing and lapsed, sector by sector, and whom to ask."
    return Page(view.path, "freshness.html", view, "How fresh the details are", told)


def seen_page(view: SeenView) -> Page:
    """Return the page of how each audience sees a leader."""
    name = view.leader.name
    return Page(
        view.path, "seen.html", view, f"Who sees what of {name}", f"Who sees what of {name}."
    )


def item_page(view: ItemView) -> Page:
    """Return the page of an item of content."""
    return replace(_written_page(view, "item.html"), data=described, head=_item_head)


def consultation_page(view: ConsultationView) -> Page:
    """Return the page of a consultation."""
    return _written_page(view, "consultation.html")


def report_page(view: ReportView) -> Page:
    """Return the page of a report."""
    return _written_page(view, "report.html")


def _written_page(view: ItemView | ConsultationView | ReportView, template: str) -> Page:
    """Return the page of what somebody wrote in `content/`, which they may edit."""
    row = view.row
    return Page(
        row.path,
        template,
        view,
        row.title,
        row.description,
        view.source,
        folder="content/",
        section=view.section_page,
    )


def _item_head(view: ItemView, site: SiteView) -> Markup:
    return highwire(view.citation, site) if view.citation else Markup("")


def brief_page(view: ReportView) -> Page:
    """Return a report's brief: two pages to print."""
    told = f"Two pages for those who decide: {view.consultation.name}."
    title = f"Brief: {view.consultation.name}"
    return Page(view.brief, "brief.html", view, title, told, section=view.section_page)
