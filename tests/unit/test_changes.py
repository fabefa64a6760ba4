"""Changes of posts and their feed: who begins, who moves, what is vacant; and nobody's ways."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from leaders_network.outputs.atom import feed
from leaders_network.publish.publication import Publication
from leaders_network.publish.views.changes import PostChange
from leaders_network.records.contact import Contact
from leaders_network.records.leader import Leader
from tests.unit.filled import DAY
from tests.unit.town import ago, fire, held, leader, post, seen, town

ATOM = "{http://www.w3.org/2005/Atom}"


def published(leaders: dict[str, Leader], viewer: str = "network", **given: Any) -> Publication:
    posts = (post(), post("deputy"))
    bodies = {"fire": fire(posts=posts), "care": fire(name="Care", sector="care", posts=posts)}
    return seen(town(organisations=bodies, leaders=leaders), viewer, **given)


def changes_of(leaders: dict[str, Leader], **given: Any) -> list[PostChange]:
    return list(published(leaders, **given).front().changes)


def told(changes: list[PostChange]) -> dict[str, tuple[str, str]]:
    """Return the kind and the day of each change, by the post it is of."""
    posts = (f"{one.line.organisation.name} {one.line.post.name}" for one in changes)
    return {name: (one.kind, one.on.iso) for name, one in zip(posts, changes, strict=True)}


def test_who_begins_is_new_and_who_left_another_post_lately_has_moved() -> None:
    found = changes_of(
        {
            "ada": leader("Ada Vale", held("fire/chief", start=ago(10))),
            "bo": leader(
                "Bo Marsh",
                held("care/chief", start=ago(20)),
                held("fire/deputy", start=ago(900), end=ago(30)),
            ),
            "cy": leader("Cy Fell", held("care/deputy", start=ago(100))),
        }
    )
    assert told(found) == {
        "Fire Chief": ("new", ago(10).isoformat()),
        "Care Chief": ("move", ago(20).isoformat()),
        "Fire Deputy": ("vacant", ago(29).isoformat()),
    }
    assert [one.before.post.name for one in found if one.before] == ["Deputy"]


def test_a_post_left_more_than_a_year_before_is_no_move() -> None:
    past = held("fire/deputy", start=ago(2000), end=ago(500))
    (found, *_) = changes_of({"ada": leader("Ada Vale", held("fire/chief", start=ago(5)), past)})
    assert (found.kind, found.before) == ("new", None)


def test_what_is_to_come_is_on_the_page_and_not_yet_in_the_feed() -> None:
    publication = published({"ada": leader("Ada Vale", held("fire/chief", start=ago(-9)))})
    found = publication.front().changes
    assert told(list(found)) == {"Fire Chief": ("coming", ago(-9).isoformat())}
    assert "Ada Vale" not in feed(publication.site, found)


def test_a_vacancy_without_a_day_that_may_be_known_is_not_told_as_news() -> None:
    gone = leader("Ada Vale", held("fire/chief", start=ago(900), end=ago(3)))
    assert told(changes_of({"ada": gone})) == {"Fire Chief": ("vacant", ago(2).isoformat())}
    assert changes_of({"ada": gone}, viewer="public") == []


def test_a_post_is_vacant_since_its_last_holder_whoever_is_to_hold_it_for_a_while() -> None:
    gone = leader("Ada Vale", held("fire/chief", start=ago(900), end=ago(3)))
    stopgap = held("fire/chief", start=ago(-30), end=ago(-90), status="interim")
    found = told(changes_of({"ada": gone, "bo": leader("Bo Marsh", stopgap)})[1:])
    assert found == {"Fire Chief": ("vacant", ago(2).isoformat())}


def test_who_is_to_stay_where_they_stood_in_has_not_moved() -> None:
    stood_in = held("fire/chief", start=ago(90), end=ago(11), status="interim")
    (found,) = changes_of({"ada": leader("Ada Vale", held("fire/chief", start=ago(10)), stood_in)})
    assert (found.kind, found.before) == ("new", None)
    elsewhere = replace(stood_in, post="care/chief")
    found, *_ = changes_of({"ada": leader("Ada", held("fire/chief", start=ago(10)), elsewhere)})
    assert found.kind == "move", "the control"


def read(publication: Publication) -> ElementTree.Element:
    return ElementTree.fromstring(feed(publication.site, publication.front().changes))


def test_the_feed_is_atom_with_all_that_it_must_have() -> None:
    root = read(published({"ada": leader("Ada & Vale's", held("fire/chief", start=ago(10)))}))
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{ATOM}{name}")) == 1, name
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert str(links["self"]).endswith("/feed.xml")
    (entry,) = root.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "link", "summary"):
        assert len(entry.findall(f"{ATOM}{name}")) == 1, name
    assert entry.findtext(f"{ATOM}title") == "Ada & Vale's is now Chief, Fire"
    assert entry.findtext(f"{ATOM}updated") == f"{ago(10).isoformat()}T00:00:00Z"


def test_ids_and_days_of_the_feed_stay_when_the_day_goes_on() -> None:
    ada = {"ada": leader("Ada Vale", held("fire/chief", start=ago(10)))}

    def entries(day: Any) -> list[tuple[str | None, str | None]]:
        found = read(published(ada, day=day)).findall(f"{ATOM}entry")
        return [(one.findtext(f"{ATOM}id"), one.findtext(f"{ATOM}updated")) for one in found]

    assert entries(DAY) == entries(ago(-30)) != []
    ids = [identifier for identifier, _ in entries(DAY)]
    assert ids == [f"tag:127.0.0.1,{ago(10)}:appointments/ada/fire/chief/{ago(10)}"]


def test_every_link_of_a_feed_is_a_whole_address_also_from_a_room() -> None:
    gone = leader("Ada Vale", held("fire/chief", end=ago(3)), groups=("winter",))
    for viewer in ("network", "winter"):
        publication = published({"ada": gone}, viewer)
        link = read(publication).find(f"{ATOM}entry/{ATOM}link")
        assert link is not None
        address = str(link.get("href"))
        assert address.endswith("/network/organisations/fire/chief/"), viewer
        assert ".." not in address, viewer


def test_a_feed_without_changes_is_of_its_day() -> None:
    assert read(published({})).findtext(f"{ATOM}updated") == f"{DAY.isoformat()}T00:00:00Z"


def test_the_feed_holds_no_way_to_reach_anybody_and_no_name_for_the_public() -> None:
    ways = (Contact(id="own", label="Own line", email="ada@fire.example", phone="+441632960111"),)
    ada = {"ada": leader("Ada Vale", held("fire/chief", start=ago(10), contacts=ways))}
    for viewer, is_named in (("team", True), ("network", True), ("public", False)):
        publication = published(ada, viewer)
        text = feed(publication.site, publication.front().changes)
        assert ("Ada Vale" in text) is is_named
        assert "@" not in text
        assert "960111" not in text
