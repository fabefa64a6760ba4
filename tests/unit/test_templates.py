"""The directory's templates: what each draws from a full view, and from an empty one."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.browsing import Section
from leaders_network.publish.views.mine import MineEntry, MineView
from leaders_network.publish.views.organisations import PostRow, PostState
from tests.unit import sample_caring, sample_items
from tests.unit import sample_pieces as pieces
from tests.unit import sample_views as sample
from tests.unit.drawn import FOLDER, TEMPLATES, draw, draw_part
from tests.unit.sample_front import EMPTY_FRONT, FULL_FRONT

FULL: dict[str, Any] = {
    "leader.html": sample.FULL_LEADER,
    "post.html": sample.FULL_POST,
    "organisation.html": sample.FULL_ORGANISATION,
    "subject.html": sample.FULL_SUBJECT,
    "area.html": sample.FULL_AREA,
    "pack.html": sample.FULL_PACK,
    "contributor.html": sample.FULL_CONTRIBUTOR,
    "letter.html": sample.FULL_LETTER,
    "dictionary.html": sample_caring.FULL_DICTIONARY,
    "freshness.html": sample_caring.FULL_FRESHNESS,
    "seen.html": sample_caring.FULL_SEEN,
    "item.html": sample_items.FULL_ITEM,
    "consultation.html": sample_items.FULL_CONSULTATION,
    "report.html": sample_items.FULL_REPORT,
    "brief.html": sample_items.FULL_REPORT,
    "office.html": sample.FULL_OFFICE,
}
EMPTY: dict[str, Any] = {
    "leader.html": sample.EMPTY_LEADER,
    "post.html": sample.EMPTY_POST,
    "organisation.html": sample.EMPTY_ORGANISATION,
    "subject.html": sample.EMPTY_SUBJECT,
    "area.html": sample.EMPTY_AREA,
    "pack.html": sample.EMPTY_PACK,
    "contributor.html": sample.EMPTY_CONTRIBUTOR,
    "letter.html": sample.EMPTY_LETTER,
    "dictionary.html": sample_caring.EMPTY_DICTIONARY,
    "freshness.html": sample_caring.EMPTY_FRESHNESS,
    "seen.html": sample_caring.EMPTY_SEEN,
    "item.html": sample_items.EMPTY_ITEM,
    "consultation.html": sample_items.EMPTY_CONSULTATION,
    "report.html": sample_items.EMPTY_REPORT,
    "brief.html": sample_items.EMPTY_REPORT,
    "office.html": sample.EMPTY_OFFICE,
}
OF_CONTENT = {"item.html", "consultation.html", "report.html", "brief.html"}
"""What stands in a part of the site other than the directory."""
PARTS = sorted(path.name for path in (FOLDER / "parts").glob("*.html"))
ATTACK = "<script>alert('&')</script>"
VOID = {"img", "meta", "link", "br", "input", "wbr"}


def hostile(value: Any) -> Any:
    """A view with an attack in every text that is escaped where it is printed."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"kind", "state", "relation"} | ({"iso"} if isinstance(value, Day) else set())
        changed = {
            field.name: hostile(getattr(value, field.name))
            for field in fields(value)
            if field.name not in kept or (field.name == "kind" and hasattr(value, "sector"))
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(hostile(one) for one in value)
    if isinstance(value, str) and not isinstance(value, Markup):
        return value + ATTACK
    return value


class Outline(HTMLParser):
    """Checks that tags nest, and gathers headings, ids and what each element holds."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.empty: list[str] = []
        self._texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self._texts = [text + "." for text in self._texts]
            return
        self.open.append(tag)
        self._texts.append("")

    def handle_data(self, data: str) -> None:
        self._texts = [text + data for text in self._texts]

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag
        text = self._texts.pop().strip()
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((tag, text))
        # A column may stay empty; a drawing says nothing, and a script fills what it starts.
        if not text and tag not in ("div", "svg", "rect") and "template" not in self.open:
            self.empty.append(tag)


def outline(markup: str) -> Outline:
    found = Outline()
    found.feed(markup)
    found.close()
    assert found.open == []
    return found


@pytest.mark.parametrize("views", [FULL, EMPTY], ids=["full", "empty"])
@pytest.mark.parametrize("template", FULL)
def test_a_page_is_well_formed_with_one_title_and_nothing_empty(
    template: str, views: dict[str, Any]
) -> None:
    found = outline(draw(template, views[template]))
    assert [tag for tag, _ in found.headings].count("h1") == 1
    assert found.headings[0][0] == "h1"
    assert found.empty == []


@pytest.mark.parametrize("template", FULL)
def test_headings_never_skip_a_level(template: str) -> None:
    levels = [int(tag[1]) for tag, _ in outline(draw(template, FULL[template])).headings]
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("template", sorted(FULL.keys() - OF_CONTENT))
def test_a_page_leads_back_to_the_directory(template: str) -> None:
    assert '<a href="../../directory/">Directory</a>' in draw(template, EMPTY[template])


def test_an_item_leads_back_to_its_section_or_home() -> None:
    assert '<a href="../../library/">Library</a>' in draw("item.html", sample_items.FULL_ITEM)
    assert '<a href="../../">Home</a>' in draw("item.html", sample_items.EMPTY_ITEM)


@pytest.mark.parametrize("template", FULL)
def test_every_text_is_escaped(template: str) -> None:
    drawn = draw(template, hostile(FULL[template]))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn  # the control: the attack did reach the page


NOTHING_WRITTEN = (
    "counts.html",
    "me.html",
    "for-you.html",
    "for-you-few.html",
    "saved.html",
    "shortlist.html",
    "feed.html",
    "news-feeds.html",
    "pocket.html",
    "search.html",
    "ways.html",
    "more-ways.html",
)


@cache
def hostile_front() -> Any:
    return hostile(FULL_FRONT)


@pytest.mark.parametrize("part", PARTS)
def test_every_text_of_a_part_is_escaped(part: str) -> None:
    drawn = draw_part(part, hostile_front())
    assert "<script" not in drawn
    # These hold numbers, or nothing of the directory's.
    assert part in NOTHING_WRITTEN or "&lt;script&gt;" in drawn


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_well_formed_and_says_something_when_empty(part: str) -> None:
    assert outline(draw_part(part, FULL_FRONT)).empty == []
    drawn = draw_part(part, EMPTY_FRONT)
    assert re.sub(r"<[^>]+>", "", drawn).strip()
    empty = outline(drawn)
    assert empty.empty == []
    assert empty.headings == []


def test_what_there_is_none_of_is_not_counted_and_no_post_is_not_every_post() -> None:
    front = replace(FULL_FRONT, posts=0, vacant=())
    assert draw_part("counts.html", FULL_FRONT).count("<li>") == 3
    assert draw_part("counts.html", front).count("<li>") == 2
    assert "No post is listed here yet." in draw_part("vacancies.html", front)
    assert "Every post listed here" in draw_part("vacancies.html", replace(front, posts=1))


@pytest.mark.parametrize("part", ["counts", "ways", "more-ways", "shelves", "glance"])
def test_no_part_leads_to_a_list_that_holds_nothing(part: str) -> None:
    lacking: dict[str, Any] = {"areas": (), "roles": (), "topics": ()}
    full, bare = (
        set(re.findall(r'href="[./]*(areas|roles|topics)/"', draw_part(f"{part}.html", front)))
        for front in (FULL_FRONT, replace(FULL_FRONT, **lacking))
    )
    assert full
    assert bare == set()


def test_every_part_that_the_front_pages_ask_for_is_there() -> None:
    asked = {
        name
        for page in (FOLDER.parent / "fronts").rglob("*.md")
        for name in re.findall(r"^::: (\S+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert asked
    assert asked <= {Path(part).stem for part in PARTS}


def test_no_front_page_leads_by_itself_to_a_list_that_may_hold_nothing() -> None:
    found = {
        folder
        for page in (FOLDER.parent / "fronts").rglob("*.md")
        for folder in re.findall(r"\]\([./]*([a-z-]+)/index\.md", page.read_text("utf-8"))
    }
    assert "new-in-post" in found  # the control: links are found
    assert not found & {"areas", "roles", "topics", "programmes", "groups", "contributors"}


def texts(value: Any) -> list[str]:
    """Every plain text a view holds that a reader should find on its page."""
    if is_dataclass(value) and not isinstance(value, type):
        unseen = {"id", "iso", "sort_name", "kind", "state", "initials", "relation", "around"}
        unseen |= {"body", "date", "section_page", "source", "readings", "events"}
        unseen |= {"letter", "stage"}
        # A calendar reads it; what a reader wants of it stands among the facts.
        unseen |= {"happening"}
        return [
            text
            for field in fields(value)
            if field.name not in unseen
            for text in texts(getattr(value, field.name))
        ]
    if isinstance(value, tuple):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) and not isinstance(value, Markup) and value else []


@pytest.mark.parametrize("template", sorted(FULL.keys() - {"letter.html", "brief.html"}))
def test_nothing_of_a_full_view_is_left_out(template: str) -> None:
    drawn = Markup(draw(template, FULL[template])).unescape()
    assert [text for text in texts(FULL[template]) if text not in drawn] == []


def test_markup_that_we_made_is_printed_as_it_is() -> None:
    assert "<p>Freda began in control.</p>" in draw("leader.html", sample.FULL_LEADER)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("vacant", "Nobody holds this post today."),
        ("undisclosed", "Filled. The holder’s name is not shown here."),
        ("coming", "Nobody holds this post yet."),
        ("abolished", "This post no longer exists."),
    ],
)
def test_a_post_without_a_holder_to_show_says_why(state: PostState, words: str) -> None:
    view = replace(sample.FULL_POST, row=PostRow(pieces.LINE, state, ()))
    assert words in draw("post.html", view)


@pytest.mark.parametrize(
    ("counts", "invited", "is_asked"),
    [((), None, False), ((("lapsed", 1),), None, True), ((), pieces.SITE.day, True)],
)
def test_nobody_is_asked_to_confirm_where_there_is_nothing_that_would_be(
    counts: tuple[tuple[str, int], ...], invited: Day | None, is_asked: bool
) -> None:
    entry = MineEntry("ada", "Ada", (), "v", True, invited, (), counts, (), (), ())
    drawn = draw("mine.html", MineView("Ada", (entry,), ()))
    assert ("data-confirm>" in drawn, "data-correct" in drawn) == (is_asked, True)


def test_whoever_holds_no_post_is_reached_through_those_who_run_the_network() -> None:
    drawn = draw("leader.html", sample.EMPTY_LEADER)
    assert f"<h2>How to reach {sample.EMPTY_LEADER.person.name}</h2>" in drawn
    assert f"mailto:{pieces.SITE.email}?subject=Reaching" in drawn


def test_the_last_way_is_not_told_again_where_it_is_the_first() -> None:
    last = replace(pieces.ROUTES[0], shown=pieces.SITE.email, href=f"mailto:{pieces.SITE.email}")
    view = replace(sample.FULL_ORGANISATION, routes=(last,), contacts=())
    assert "Nobody answers?" not in draw("organisation.html", view)
    view = replace(view, routes=(replace(last, shown="01632 960400", href="tel:+441632960400"),))
    assert "Nobody answers?" in draw("organisation.html", view)


@pytest.mark.parametrize(("heading", "times"), [(pieces.LINE.place, 0), ("Elsewhere", 1)])
def test_a_place_that_the_heading_names_is_not_named_in_each_row_too(
    heading: str, times: int
) -> None:
    section = Section(heading, posts=(PostRow(pieces.LINE, "vacant", ()),))
    view = replace(sample.EMPTY_SUBJECT, kind="sector", sections=(section,))
    assert draw("subject.html", view).count(f"<span>{pieces.LINE.place}</span>") == times


def test_a_role_of_no_one_sector_comes_after_those_that_have_one() -> None:
    drawn = draw_part("roles.html", replace(FULL_FRONT, roles=pieces.TALLIES[::-1]))
    found = [text for tag, text in outline(drawn).headings if tag == "h3"]
    assert found == ["Emergency services", "In several sectors"]


def test_an_address_in_how_to_apply_is_a_way_to_write() -> None:
    one = replace(FULL_FRONT.applying[0], how="Write to a@b.example, or not @ all.")
    drawn = draw_part("applying.html", replace(FULL_FRONT, applying=(one,)))
    link = '<a href="mailto:a@b.example">a@b.example</a>'
    assert f"Write to {link}, or not @ all." in drawn


def test_an_address_is_broken_before_its_sign_and_written_to_whole() -> None:
    drawn = draw("leader.html", sample.FULL_LEADER)
    whole = "owen.lewis@southmere-fire.example"
    broken = whole.replace("@", '<wbr aria-hidden="true">@')
    assert f'<a href="mailto:{whole}">{broken}</a>' in drawn


def test_telephone_links_hold_the_number_for_machines_and_show_the_one_for_people() -> None:
    drawn = draw("leader.html", sample.FULL_LEADER)
    assert '<a href="tel:+441632960413">01632 960413</a>' in drawn


def test_the_day_somebody_began_has_a_line_of_its_own() -> None:
    drawn = draw_part("newest.html", FULL_FRONT)
    assert f'<p class="person__place">{pieces.LINE.place}</p>' in drawn
    assert '<p class="person__place">Since <time' in drawn


def test_what_is_overdue_begins_with_its_day_as_what_is_not() -> None:
    drawn = draw_part("overview.html", FULL_FRONT)
    late, soon = re.findall(r"<td>(<time.*?>)[^<]*</time>(.*?)</td>", drawn)
    assert "Overdue" in late[1]
    assert not soon[1]


def test_of_all_letters_the_page_s_own_is_said_to_be_this_one() -> None:
    drawn = draw("letter.html", sample.FULL_LETTER)
    assert '<a href="../../leaders/a-z/b/">B</a>' in drawn
    assert drawn.count('aria-current="page" href') == 1
    assert 'aria-current="page" href="../../leaders/a-z/a/"' in drawn


def test_a_former_address_leads_to_the_new_one() -> None:
    drawn = draw("redirect.html", pieces.SERVICE)
    assert 'content="0; url=../../organisations/southmere-fire/"' in drawn
    assert 'href="https://leaders.example/network/organisations/southmere-fire/"' in drawn


def test_a_site_without_an_address_for_corrections_offers_none() -> None:
    site = replace(pieces.SITE, email=None)
    values = {"view": sample.EMPTY_LEADER, "site": site, "base": "../../"}
    drawn = TEMPLATES.draw("leader.html", values)
    assert "mailto:" not in drawn
    assert "mailto:" in draw("leader.html", sample.EMPTY_LEADER)


@pytest.mark.parametrize(("is_long", "folds"), [(False, 0), (True, 2)])
def test_the_places_of_a_subject_with_very_many_posts_are_unfolded_one_by_one(
    is_long: bool, folds: int
) -> None:
    (first, *_) = sample.FULL_ORGANISATION.posts
    sections = tuple(Section(name, posts=(first,)) for name in ("North", "South"))
    view = replace(sample.FULL_SUBJECT, kind="sector", sections=sections, is_long=is_long)
    drawn = draw("subject.html", view)
    assert drawn.count('<h2 class="fold__name">') == folds
    assert drawn.count('<span class="fold__count">1 post</span>') == folds
    assert drawn.count('id="part-') == 2 - folds


@pytest.mark.parametrize(
    ("via", "whose", "is_said"),
    [
        ("Director's office", "Direct", True),
        ("Direct", "Direct", False),
        ("Direct line", "Direct", False),
        ("Southmere Fire control", "Southmere Fire", False),
    ],
)
def test_whose_a_way_is_stands_beside_a_name_that_does_not_say_it(
    via: str, whose: str, is_said: bool
) -> None:
    route = replace(pieces.ROUTES[0], via=via, whose=whose)
    reach = replace(sample.FULL_LEADER.reach[0], routes=(route,))
    drawn = draw("leader.html", replace(sample.FULL_LEADER, reach=(reach,)))
    assert (f'<span class="route__whose">{whose}</span>' in drawn) is is_said


@pytest.mark.parametrize(
    ("template", "view", "own"),
    [
        ("organisation.html", sample.FULL_ORGANISATION, sample.FULL_ORGANISATION.organisation),
        ("post.html", sample.FULL_POST, sample.FULL_POST.row.line.organisation),
    ],
)
def test_an_organisation_is_not_named_beside_each_of_its_own_ways(
    template: str, view: Any, own: Any
) -> None:
    ways = tuple(
        replace(pieces.ROUTES[0], via="Switchboard", whose=whose) for whose in (own.name, "Another")
    )
    drawn = draw(template, replace(view, routes=ways))
    assert re.findall(r'route__whose">(.*?)<', drawn) == ["Another"]


def test_whoever_convenes_a_group_and_a_programmes_website_are_links() -> None:
    facts = (("Website", "https://moors.example"), ("Category", "Weather"))
    view = replace(sample.FULL_SUBJECT, facts=facts, convener=Link("Ada Vale", "leaders/ada/"))
    told = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", draw("subject.html", view))
    shown = {name: re.findall(r'href="(.*?)"', value) for name, value in told}
    assert shown["Convener"] == ["../../leaders/ada/"]
    assert shown["Website"] == ["https://moors.example"]
    assert shown["Category"] == []
