"""What machines are told is made from the view alone, and nothing written in it gets out."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from leaders_network.outputs.described import described
from leaders_network.outputs.facts import facts
from leaders_network.outputs.sitemap import robots, sitemap
from leaders_network.outputs.structured import profile_page, script
from leaders_network.publish.views.contact import Freshness
from tests.unit.sample_items import FULL_ITEM, HAPPENING
from tests.unit.sample_pieces import LINE, ROUTES, SITE, SPRING
from tests.unit.sample_views import FULL_LEADER


def told(text: str) -> str:
    return str(script({"name": text}))


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "]]>", "&lt;", "\u2028\u2029", "'\"\\"]
)
def test_no_text_leaves_its_script(text: str) -> None:
    markup = told(text)
    opened, inside = markup.split(">", 1)[0] + ">", markup.split(">", 1)[1]
    assert opened == '<script type="application/ld+json">'
    inside = inside.removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == {"name": text}


def test_nothing_to_tell_is_no_script() -> None:
    assert script(None) == ""


@pytest.mark.parametrize("state", ["lapsed", "ageing"])
def test_scripts_are_told_how_a_post_is_held_and_that_a_way_ages_or_has_lapsed(state: str) -> None:
    route = replace(ROUTES[0], only="Winter", freshness=Freshness(state, SPRING))  # type: ignore[arg-type]
    reach = replace(FULL_LEADER.reach[0], routes=(route, *ROUTES[1:]))
    found = facts(replace(FULL_LEADER, reach=(reach,)))
    assert found["post"].startswith(f"{LINE.named} (interim)")
    assert [line.get("only") for line in found["lines"]] == ["Winter only", None]
    for word, told in (("lapsed", "Lapsed"), ("ageing", "Ageing")):
        said = [line[word] for line in found["lines"] if word in line]
        assert said == [f"{told}: last confirmed 2 February 2026"] * (state == word)


def test_a_profile_tells_no_way_to_reach_whom_the_view_has_none_for() -> None:
    bare = replace(FULL_LEADER, reach=(), knows_about=(), current=())
    full = profile_page(FULL_LEADER, SITE)["mainEntity"]
    assert {"contactPoint", "knowsAbout", "jobTitle"} <= full.keys()
    about = profile_page(bare, SITE)["mainEntity"]
    assert not {"contactPoint", "knowsAbout", "jobTitle", "worksFor"} & about.keys()
    assert about["url"].startswith(SITE.address)


def test_the_public_sites_pages_are_listed_and_no_others_are() -> None:
    public = replace(SITE, indexed=True, address="https://leaders.example/")
    listed = ElementTree.fromstring(sitemap(public, ["", "leaders/ada/", "files/a b&c/"]))
    assert [found[0].text for found in listed] == [
        "https://leaders.example/",
        "https://leaders.example/leaders/ada/",
        "https://leaders.example/files/a%20b%26c/",
    ]
    assert "Sitemap: https://leaders.example/sitemap.xml" in robots(public)
    assert robots(replace(public, indexed=False)) == "User-agent: *\nDisallow: /\n"


def test_an_event_says_when_with_the_offset_of_its_zone_and_whether_it_takes_place() -> None:
    item = replace(FULL_ITEM, citation=None)
    data = described(item, SITE)
    assert data is not None
    assert (data["@type"], data["startDate"]) == ("Event", "2026-12-01T09:30+00:00")
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    there = {"@type": "Place", "name": HAPPENING.place}
    online_too = {"@type": "VirtualLocation", "url": HAPPENING.joining_link}
    assert data["location"] == [there, online_too]
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    alone = described(replace(item, happening=replace(HAPPENING, joining_link="")), SITE)
    assert alone is not None
    assert alone["location"] == there
    assert alone["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    summer = replace(
        HAPPENING,
        start="2027-07-01T20:00",
        zone="America/New_York",
        place="",
        cancelled="No.",
    )
    online = described(replace(item, happening=summer), SITE)
    assert online is not None
    assert online["startDate"] == "2027-07-01T20:00-04:00"
    assert online["eventStatus"] == "https://schema.org/EventCancelled"
    assert online["location"]["url"] == summer.joining_link


def test_a_study_names_its_authors_and_others_than_these_say_nothing() -> None:
    study = described(replace(FULL_ITEM, happening=None), SITE)
    assert study is not None
    assert study["@type"] == "Report"
    assert study["author"] == [{"@type": "Person", "givenName": "Freda", "familyName": "Harlowe"}]
    book = replace(FULL_ITEM, happening=None, citation=None)
    assert described(book, SITE) is None
