"""A subject's page counts and lists what stands behind it, each thing once."""

from __future__ import annotations

from typing import Any

from leaders_network.publish.members import Subjects
from leaders_network.publish.subjects import (
    group_view,
    programme_view,
    role_view,
    sector_view,
    topic_view,
)
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.browsing import SubjectView
from leaders_network.records.gathering import Cohort, Group, Programme
from leaders_network.records.leader import Ask, Enrolment, Offer, Outcome
from leaders_network.records.vocabulary import Topic, Topics
from tests.unit.town import ago, fire, held, leader, post, seen, town


def subjects_of(viewer: str = "network", **kinds: Any) -> Subjects:
    return seen(town(**kinds), viewer).lists.subjects


def counts(view: SubjectView) -> tuple[int, int]:
    return view.leaders, view.organisations


def posts_under(view: SubjectView) -> dict[str, list[str]]:
    return {
        section.heading: [row.line.post.name for row in section.posts] for section in view.sections
    }


def test_only_todays_holders_stand_behind_a_place_a_sector_and_a_role() -> None:
    organisations = {"fire": fire(areas=("C1",), posts=(post(role="chief"),))}
    for appointment, number in ((held(), 1), (held(end=ago(1)), 0), (held(start=ago(-1)), 0)):
        ada = leader("Ada Vale", appointment)
        subjects = subjects_of(leaders={"ada": ada}, organisations=organisations)
        assert len(subjects.around["C1"].leaders) == number
        assert sector_view(subjects, "rescue").leaders == number
        assert role_view(subjects, "chief").leaders == number


def test_a_leader_of_two_posts_in_a_sector_is_one_leader() -> None:
    organisations = {"fire": fire(posts=(post(), post("deputy")))}
    ada = leader("Ada Vale", held(), held("fire/deputy"))
    view = sector_view(subjects_of(organisations=organisations, leaders={"ada": ada}), "rescue")
    assert counts(view) == (1, 1)


def test_a_sectors_posts_stand_under_places_and_those_without_one_come_last() -> None:
    organisations = {
        "none": fire(name="None", posts=(post("warden"),)),
        "wide": fire(name="Wide", areas=("C1", "C2", "R1"), posts=(post("marshal"),)),
        "west": fire(name="West", areas=("C2",), posts=(post("deputy"), post("chief"))),
    }
    view = sector_view(subjects_of(organisations=organisations), "rescue")
    assert list(posts_under(view).items()) == [
        ("County, Dale and 1 more", ["Marshal"]),
        ("Dale", ["Deputy", "Chief"]),
        ("Elsewhere", ["Warden"]),
    ]


def test_where_no_post_has_a_place_none_is_elsewhere() -> None:
    organisations = {"fire": fire(posts=(post(), post("deputy")))}
    view = sector_view(subjects_of(organisations=organisations), "rescue")
    assert posts_under(view) == {"Posts": ["Chief", "Deputy"]}
    organisations["west"] = fire(areas=("C2",), posts=(post(),))
    view = sector_view(subjects_of(organisations=organisations), "rescue")
    assert list(posts_under(view)) == ["Dale", "Elsewhere"]


def test_a_post_with_areas_of_its_own_stands_under_them() -> None:
    posts = (post(), post("warden", areas=("C2",)))
    view = sector_view(
        subjects_of(organisations={"wide": fire(areas=("C1",), posts=posts)}), "rescue"
    )
    assert posts_under(view) == {"County": ["Chief"], "Dale": ["Warden"]}


def test_within_an_organisation_posts_stand_as_there_and_its_head_before_the_assistants() -> None:
    organisations = {
        "b": fire(name="B", posts=(post(title="Chief"), post("a", title="Assistant chief"))),
        "a": fire(name="A", posts=(post(), post("bursar"))),
    }
    view = sector_view(subjects_of(organisations=organisations), "rescue")
    titles = ["Chief", "Bursar", "Chief", "Assistant chief"]
    assert posts_under(view) == {"Posts": titles}


def test_an_organisation_without_posts_stands_in_its_sector_all_the_same() -> None:
    organisations = {"fire": fire(), "care": fire(name="Care", posts=(post(end=ago(1)),))}
    (section,) = sector_view(subjects_of(organisations=organisations), "rescue").sections
    assert [row.line.organisation.name for row in section.posts] == ["Fire"]
    assert [row.name for row in section.organisations] == ["Care"]
    assert section.heading == "Posts"
    care = {"care": organisations["care"]}
    (section,) = sector_view(subjects_of(organisations=care), "rescue").sections
    assert section.heading == "Organisations"


def test_a_role_lists_posts_of_its_kind_alone() -> None:
    organisations = {"fire": fire(posts=(post(role="chief"), post("deputy")))}
    view = role_view(subjects_of(organisations=organisations), "chief")
    assert (view.name, posts_under(view)) == ("Chiefs", {"Posts": ["Chief"]})


def test_a_topic_lists_who_knows_about_it_by_name() -> None:
    leaders = {
        "bo": leader("Bo Marsh", knows_about=("floods",)),
        "cy": leader("Cy Fell"),
        "di": leader("Di Árnason", knows_about=("floods",)),
    }
    view = topic_view(subjects_of(leaders=leaders), "floods")
    assert [one.name for one in view.sections[0].people] == ["Di Árnason", "Bo Marsh"]
    assert topic_view(subjects_of(), "floods").sections == ()


def exchanged(viewer: str, **given: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what the page of a topic says is offered and asked, each with whose it is."""
    ada = leader("Ada Vale", groups=("winter",), **given)
    groups = {"winter": Group(name="Winter")}
    view = topic_view(subjects_of(viewer, leaders={"ada": ada}, groups=groups), "floods")
    offers, asks = (
        [(one.text, one.person.name if one.person else "") for one in notices]
        for notices in (view.offers, view.asks)
    )
    return offers, asks


def test_a_topic_lists_what_is_offered_and_asked_on_it_what_ends_soonest_first() -> None:
    about: dict[str, Any] = {"topics": ("floods",), "until": ago(-9)}
    offers = (
        Offer(text="Pumps", **about),
        Offer(text="Boats", **{**about, "until": ago(-2)}),
        Offer(text="On nothing", until=ago(-9)),
        Offer(text="Over", **{**about, "until": ago(1)}),
    )
    met = Outcome(on=ago(3), text="Two came")
    asks = (Ask(text="Sandbags", **about), Ask(text="Met", outcome=met, **about))
    told = exchanged("network", offers=offers, asks=asks)
    assert told == ([("Boats", "Ada Vale"), ("Pumps", "Ada Vale")], [("Sandbags", "Ada Vale")])
    assert exchanged("public", offers=offers, asks=asks) == ([], [])


def test_a_topics_page_names_the_other_topics_of_an_offer_and_not_its_own() -> None:
    topics = Topics(topics=tuple(Topic(id=i, name=i.title()) for i in ("boats", "floods")))
    offer = Offer(text="Pumps", topics=("boats", "floods"), until=ago(-9))
    subjects = subjects_of(leaders={"ada": leader("Ada Vale", offers=(offer,))}, topics=topics)
    for page, other in (("floods", "Boats"), ("boats", "Floods")):
        (notice,) = topic_view(subjects, page).offers
        assert [link.name for link in notice.topics] == [other]


def test_a_topic_tells_the_team_alone_who_asks_without_a_name_and_a_room_what_is_its_own() -> None:
    about: dict[str, Any] = {"topics": ("floods",), "until": ago(-9)}
    asks = (Ask(text="Quiet", anonymous=True, **about),)
    offers = (Offer(text="Beds", audience="winter", **about),)
    told = {
        viewer: exchanged(viewer, offers=offers, asks=asks)
        for viewer in ("network", "team", "winter")
    }
    assert told["network"] == ([], [("Quiet", "")])
    assert told["team"] == ([("Beds", "Ada Vale")], [("Quiet", "Ada Vale")])
    assert told["winter"] == ([("Beds", "Ada Vale")], []), "it would say that a member asks"


def test_a_programmes_people_stand_under_their_cohorts() -> None:
    cohorts = tuple(Cohort(id=year, name=f"Year {year}", start=ago(9)) for year in ("2025", "2026"))
    leaders = {
        "ada": leader("Ada Vale", programmes=(Enrolment(programme="course", cohort="2026"),)),
        "bo": leader(
            "Bo Marsh",
            programmes=tuple(Enrolment(programme="course", cohort=c.id) for c in cohorts),
        ),
        "cy": leader("Cy Fell", programmes=(Enrolment(programme="other", cohort="2026"),)),
    }
    programmes = {
        "course": Programme(name="Course", cohorts=cohorts),
        "other": Programme(name="Other", cohorts=cohorts[1:]),
    }
    view = programme_view(subjects_of(leaders=leaders, programmes=programmes), "course")
    assert [(c.name, [one.name for one in c.people]) for c in view.cohorts] == [
        ("Year 2026", ["Bo Marsh", "Ada Vale"]),
        ("Year 2025", ["Bo Marsh"]),
    ]
    assert view.leaders == 2, "who was there twice is one leader"


def test_a_group_names_its_convener_who_need_not_be_a_member() -> None:
    leaders = {"ada": leader("Ada Vale"), "bo": leader("Bo Marsh", groups=("winter",))}
    groups = {"winter": Group(name="Winter", convener="ada", topics=("floods",), end=ago(-9))}
    view = group_view(subjects_of(leaders=leaders, groups=groups), "winter")
    assert view.convener == Link("Ada Vale", "leaders/ada/")
    assert dict(view.facts) == {"Until": "1 December 2026"}
    assert [one.name for one in view.sections[0].people] == ["Bo Marsh"]
    assert [link.name for link in view.related] == ["Floods"]


def test_a_groups_last_day_is_to_come_until_it_is_over() -> None:
    for end, fact in ((ago(0), "Until"), (ago(1), "Ended")):
        view = group_view(subjects_of(groups={"winter": Group(name="Winter", end=end)}), "winter")
        assert [name for name, _ in view.facts] == [fact]


def test_the_public_counts_the_leaders_it_may_see() -> None:
    leaders = {"ada": leader("Ada Vale", held())}
    assert sector_view(subjects_of(leaders=leaders), "rescue").leaders == 1
    assert sector_view(subjects_of("public", leaders=leaders), "rescue").leaders == 0
