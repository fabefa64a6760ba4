"""Offers and asks are found by topic; an offer meets an ask of another sector, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from leaders_network.publish.views.exchange import Exchange
from leaders_network.records.gathering import Group
from leaders_network.records.leader import Ask, Leader, Offer, Outcome
from leaders_network.records.vocabulary import Topic, Topics
from tests.unit.town import ago, fire, held, leader, seen, town

TOPICS = Topics(topics=(Topic(id="floods", name="Floods"), Topic(id="estates", name="Estates")))


def ask(text: str, *topics: str, **given: Any) -> Ask:
    return Ask(**{"text": text, "topics": topics, "until": ago(-9), **given})


def offer(text: str, *topics: str, **given: Any) -> Offer:
    return Offer(**{"text": text, "topics": topics, "until": ago(-9), **given})


def found(viewer: str = "network", /, **leaders: Leader) -> dict[str, Exchange]:
    bodies = {"fire": fire(), "care": fire(name="Care", sector="care")}
    groups = {"winter": Group(name="Winter"), "spring": Group(name="Spring")}
    records = town(organisations=bodies, leaders=leaders, topics=TOPICS, groups=groups)
    exchange = seen(records, viewer).front().exchange
    return {one.topic.name if one.topic else "": one for one in exchange}


def at(sector: str, **given: Any) -> Leader:
    return leader(f"In {sector}", held(f"{sector}/chief", status="acting"), **given)


def answers(one: Exchange) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each ask, and what may answer it, from which sector."""
    return [(a.ask.text, [(b.offer.text, b.sectors) for b in a.answers]) for a in one.asks]


def test_each_stands_under_each_of_its_topics_in_the_order_of_names_and_the_rest_last() -> None:
    listed = found(
        ada=at("fire", asks=(ask("A", "floods", "estates"), ask("B"))),
        bo=at("care", offers=(offer("C", "floods"),)),
    )
    texts = {
        name: ([n.ask.text for n in one.asks], [n.text for n in one.offers])
        for name, one in listed.items()
    }
    assert list(texts.items()) == [
        ("Estates", (["A"], [])),
        ("Floods", (["A"], ["C"])),
        ("", (["B"], [])),
    ]


def test_an_offer_answers_an_ask_of_another_sector_on_the_same_topic() -> None:
    listed = found(
        ada=at("fire", asks=(ask("Help", "floods"),), offers=(offer("My own", "floods"),)),
        bo=at("care", offers=(offer("Pumps", "floods"), offer("Rooms", "estates"))),
        cy=at("fire", offers=(offer("The same sector", "floods"),)),
    )
    assert answers(listed["Floods"]) == [("Help", [("Pumps", "Care")])]


def test_what_shares_most_with_an_ask_answers_it_first_and_three_do() -> None:
    offers = [offer(number, "floods") for number in "012"]
    listed = found(
        ada=at("fire", asks=(ask("Help", "floods", "estates"),)),
        bo=at("care", offers=(*offers, offer("Both", "floods", "estates"))),
    )
    assert answers(listed["Floods"]) == [("Help", [(text, "Care") for text in ("Both", "0", "1")])]


def test_asks_that_are_alike_are_not_all_sent_to_the_same_offers() -> None:
    listed = found(
        ada=at("fire", asks=(ask("First", "floods"), ask("Second", "floods"))),
        bo=at("care", offers=tuple(offer(number, "floods") for number in "01234")),
    )
    assert answers(listed["Floods"]) == [
        ("First", [(text, "Care") for text in "012"]),
        ("Second", [(text, "Care") for text in "340"]),
    ]


def test_no_topic_is_said_again_of_what_stands_under_it() -> None:
    ada = at("fire", asks=(ask("Help", "floods", "estates"),), offers=(offer("Pumps", "floods"),))
    one = found(ada=ada)["Floods"]
    shown = (*(asked.ask for asked in one.asks), *one.offers)
    assert [[topic.name for topic in notice.topics] for notice in shown] == [["Estates"], []]


def test_what_is_over_is_gone_and_what_is_met_says_what_came_of_it() -> None:
    met = Outcome(on=ago(2), text="Two councils answered.")
    listed = found(
        ada=at("fire", asks=(ask("Over", "floods", until=ago(1)),)),
        bo=at("care", asks=(ask("Met", "floods", until=ago(1), outcome=met),)),
    )
    (one,) = listed["Floods"].met
    assert (one.text, one.outcome) == ("Met", "Two councils answered.")
    assert listed["Floods"].asks == ()


def test_nothing_tells_who_asks_without_a_name_but_to_the_team() -> None:
    leaders = {
        "ada": at("fire", asks=(ask("Help", "floods", anonymous=True),)),
        "bo": at("care", offers=(offer("Pumps", "floods"),)),
        "cy": at("fire", offers=(offer("Sandbags", "floods"),)),
    }
    one = found(**leaders)["Floods"]
    assert [(asked.ask.person, asked.ask.through_centre) for asked in one.asks] == [(None, True)]
    assert answers(one) == [("Help", [("Pumps", "Care"), ("Sandbags", "Rescue")])], (
        "offers of every sector, so that no sector is ruled out"
    )
    team = found("team", **leaders)["Floods"]
    assert [asked.ask.person.name for asked in team.asks if asked.ask.person] == ["In fire"]
    assert answers(team) == [("Help", [("Pumps", "Care")])]


def test_the_public_is_told_nothing_of_offers_and_asks() -> None:
    ada = at("fire", asks=(ask("Help", "floods"),))
    assert found("public", ada=ada) == {}
    assert found("network", ada=ada)


@pytest.mark.parametrize(
    ("audience", "asks"), [(None, ["Named"]), ("network", ["Named"]), ("winter", ["Help", "Named"])]
)
def test_a_room_lists_an_ask_without_a_name_only_where_it_was_asked_of_that_room(
    audience: str | None, asks: list[str]
) -> None:
    """Among so few, that one of them asked it would say who."""
    given = (
        ask("Help", "floods", anonymous=True, audience=audience),
        ask("Named", "floods"),
    )
    ada = at("fire", groups=("winter", "spring"), asks=given)
    assert sorted(one.ask.text for one in found("winter", ada=ada)["Floods"].asks) == asks
    assert [one.ask.text for one in found("spring", ada=ada)["Floods"].asks] == ["Named"]
    assert {one.ask.text for one in found("team", ada=ada)["Floods"].asks} == {"Help", "Named"}
