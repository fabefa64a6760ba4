"""The team's page of freshness says whom to ask for what is due, and nothing of what has lapsed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from leaders_network.publish.freshness import freshness_view
from leaders_network.publish.views.freshness import ToAsk, ToAskShelf
from leaders_network.records.field import WITHHELD
from leaders_network.records.organisation import Organisation
from leaders_network.records.records import Records
from tests.unit.filled import DAY
from tests.unit.town import assistant, contact, fire, held, leader, post, town

FRESH, AGEING, LAPSED = 10, 200, 400
EDITOR: dict[str, Any] = {"email": "rhys@southmere.example", "may_edit": True}


def shelves(records: Records) -> tuple[ToAskShelf, ...]:
    return freshness_view(records, DAY).asked


def asked(**leaders: Any) -> list[ToAsk]:
    return [one for shelf in shelves(town(leaders=leaders)) for one in shelf.people]


def told(found: list[ToAsk]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (one.who.name, one.shown, [(due.whose.name, due.words) for due in one.about])
        for one in found
    ]


def test_what_is_due_is_counted_by_state_and_what_is_confirmed_is_not_listed() -> None:
    some = (
        contact("old", confirmed=LAPSED),
        contact("older", confirmed=LAPSED),
        contact("never"),
        contact("ageing", confirmed=AGEING),
        contact("fresh", confirmed=FRESH),
    )
    ada = leader("Ada Vale", held(contacts=some), sign_in=("ada@southmere.example",))
    bo = leader("Bo Marsh", held(contacts=some[-1:]))
    words = "2 lapsed, 1 never confirmed, 1 ageing"
    assert told(asked(ada=ada, bo=bo)) == [
        ("Ada Vale", "ada@southmere.example", [("Ada Vale", words)])
    ]


def test_an_assistant_who_may_edit_is_asked_once_for_everybody_they_support() -> None:
    rhys = assistant("Rhys Lomas", confirmed=FRESH, **EDITOR)
    other = assistant("Bea Hill", confirmed=FRESH, email="bea@southmere.example")
    both = [
        leader(name, held(contacts=(contact("never"),), assistants=(other, rhys)))
        for name in ("Ada Vale", "Cy Fell")
    ]
    (one,) = asked(ada=both[0], cy=both[1])
    assert (one.who.name, one.title, one.shown) == ("Rhys Lomas", "Assistant", EDITOR["email"])
    assert [due.whose.name for due in one.about] == ["Ada Vale", "Cy Fell"]
    alone = leader("Ada Vale", held(contacts=(contact("never"),), assistants=(other,)))
    assert told(asked(ada=alone)) == [("Ada Vale", "", [("Ada Vale", "1 never confirmed")])]


def test_an_assistant_whose_own_details_have_lapsed_is_counted_and_not_named() -> None:
    gone = assistant("Rhys Lomas", confirmed=LAPSED, **EDITOR)
    ada = leader("Ada Vale", held(assistants=(gone,)))
    assert told(asked(ada=ada)) == [("Ada Vale", "", [("Ada Vale", "1 lapsed")])]


def test_what_nobody_may_see_is_due_from_nobody() -> None:
    hidden = contact("never", audience=WITHHELD)
    ada = leader("Ada Vale", held(contacts=(hidden,)))
    shown = leader("Bo Marsh", held(contacts=(contact("never"),)))
    assert [one.who.name for one in asked(ada=ada, bo=shown)] == ["Bo Marsh"]


def test_who_waits_stands_before_whose_details_are_only_ageing() -> None:
    days = {"Ada Vale": AGEING, "Bo Marsh": LAPSED, "Al Fell": LAPSED, "Zoe Hill": None}
    people = {
        name.split()[0].lower(): leader(name, held(contacts=(contact("direct", confirmed=since),)))
        for name, since in days.items()
    }
    found = [one.who.name for one in asked(**people)]
    assert found == ["Al Fell", "Zoe Hill", "Bo Marsh", "Ada Vale"]


def test_an_organisation_is_asked_about_its_own_ways_by_one_of_them() -> None:
    due = (contact("board", confirmed=AGEING, email=None, phone="+441632960400"),)
    both = (*due, contact("press", confirmed=FRESH))
    ring, write = (
        shelves(town(organisations={"fire": fire(contacts=some)}))[0].people[0]
        for some in (due, both)
    )
    assert (ring.who.name, ring.shown, ring.href) == ("Fire", "01632 960400", "tel:+441632960400")
    assert write.shown == "press@southmere.example"
    assert "Dear colleagues," in body(write)
    assert "Your details" not in body(write)
    of_post = fire(posts=(post(contacts=due),))
    assert shelves(town(organisations={"fire": of_post}))[0].people[0].about[0].words == "1 ageing"


def test_nobody_is_asked_about_a_post_that_was_abolished_nor_is_it_counted() -> None:
    old = contact("old", confirmed=LAPSED)
    for end, count in ((DAY - timedelta(1), 0), (DAY, 1)):
        view = freshness_view(
            town(organisations={"fire": fire(posts=(post(end=end, contacts=(old,)),))}), DAY
        )
        assert (view.whole.total, sum(len(shelf.people) for shelf in view.asked)) == (count, count)


def test_the_message_names_whose_details_it_is_about_and_holds_every_mark() -> None:
    rhys = assistant("Rhys &Co?", confirmed=FRESH, **EDITOR)
    ada = leader("Ada O’Vale", held(contacts=(contact("never"),), assistants=(rhys,)))
    (one,) = asked(ada=ada)
    parts = urlsplit(one.href)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "rhys@southmere.example")
    assert body(one).startswith("Dear Rhys &Co?,\r\n\r\nSome of the ways to reach ")
    assert "the ways to reach Ada O’Vale in the " in body(one)
    assert "“Your details” one click" in body(one)


def test_each_is_listed_in_the_sector_of_what_is_due() -> None:
    care = Organisation(name="Care", sector="care", posts=(post(),))
    two = leader("Ada Vale", held(), held("care/chief", contacts=(contact("never"),)))
    (shelf,) = shelves(town(organisations={"fire": fire(), "care": care}, leaders={"ada": two}))
    assert (shelf.sector.name, shelf.id) == ("Care", "ask-care")


def body(one: ToAsk) -> str:
    return parse_qs(urlsplit(one.href).query)["body"][0]


def test_a_sector_s_figures_lead_to_who_is_asked_in_it_and_nowhere_where_nobody_is() -> None:
    due = leader("Ada Vale", held(contacts=(contact("never"),)))
    fresh = leader("Ada Vale", held(contacts=(contact("fresh", confirmed=FRESH),)))
    for ada, places in ((due, ["ask-rescue"]), (fresh, [""])):
        view = freshness_view(town(leaders={"ada": ada}), DAY)
        assert [row.asked_at for row in view.rows] == places
        assert [shelf.id for shelf in view.asked] == list(filter(None, places))
        assert view.whole.asked_at == ""
