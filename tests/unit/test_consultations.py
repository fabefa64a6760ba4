"""A consultation's life follows the day: nothing of it shows before, and what is late says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content.consultations import (
    fewer_answers,
    kept_too_long,
    stage_of,
    state_of,
    window,
)
from leaders_network.content.pages import Content
from leaders_network.content.reading import read_content
from leaders_network.gate.boxes import boxes_of
from leaders_network.problems import Problems
from leaders_network.publish.course import course
from leaders_network.publish.publication import Publication, publish
from leaders_network.publish.reports import report_view
from leaders_network.records.consultation import (
    Action,
    Approval,
    Consultation,
    Question,
    Reply,
    Statement,
)
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from tests.consulting.forum import CLOSES, ID, OPENS, Forum

PUBLIC, NETWORK, TEAM = RUNGS
HEARD, SAID, REPLIED = date(2026, 12, 20), date(2027, 1, 10), date(2027, 2, 1)
DUE = date(2027, 4, 1)
ACTION = Action(
    key="store", said="Twice.", what="One store", owner="The Forum", agreed=REPLIED, due=DUE
)
WHOLE = Consultation(
    description="Why.",
    announced=OPENS - timedelta(days=7),
    opens=OPENS,
    closes=CLOSES,
    minutes=5,
    why="Because.",
    decides="Somebody",
    readers=("Two",),
    promise=("None.",),
    destroyed_by=date(2027, 3, 31),
    questions=(Question(key="q", kind="text", ask="Why?"),),
    heard=HEARD,
    statement=Statement(on=SAID, text="We ask.", approved=(Approval(leader="ada", on=SAID),)),
    reply=Reply(on=REPLIED, by="The minister", text="Yes."),
    actions=(ACTION,),
)

ASKED = replace(WHOLE, heard=None, statement=None, reply=None, actions=())


@pytest.mark.parametrize(
    ("first", "stage"),
    [
        (OPENS, "open"),
        (CLOSES + timedelta(days=1), "closed"),
        (HEARD, "heard"),
        (SAID, "said"),
        (REPLIED, "replied"),
    ],
)
def test_each_stage_begins_on_its_day_and_not_before(first: date, stage: str) -> None:
    assert stage_of(WHOLE, first) == stage
    assert stage_of(WHOLE, first - timedelta(days=1)) != stage
    assert stage_of(WHOLE, OPENS - timedelta(days=1)) == "announced"


def test_it_has_ended_once_no_action_is_left() -> None:
    done = replace(ACTION, done=DUE)
    assert stage_of(replace(WHOLE, actions=(done,)), DUE) == "acted"
    assert stage_of(replace(WHOLE, actions=(done,)), DUE - timedelta(days=1)) == "replied"
    assert stage_of(replace(WHOLE, actions=()), DUE) == "replied"
    assert stage_of(replace(WHOLE, actions=(done, replace(ACTION, key="list"))), DUE) == "replied"


def test_an_action_is_overdue_by_itself() -> None:
    states = [state_of(ACTION, DUE + timedelta(days=days)) for days in (-31, -30, 0, 1)]
    assert states == ["coming", "soon", "soon", "overdue"]
    done = replace(ACTION, done=DUE + timedelta(days=5))
    late = [state_of(done, DUE + timedelta(days=days)) for days in (4, 5)]
    assert late == ["overdue", "done"]
    assert state_of(replace(ACTION, dropped=DUE), DUE) == "dropped"


def test_a_window_ends_with_its_last_day_whatever_the_clocks_do() -> None:
    opens, closes = window(replace(ASKED, opens=date(2027, 3, 1), closes=date(2027, 3, 28)))
    assert (opens.isoformat(), closes.isoformat()) == (
        "2027-03-01T00:00:00+00:00",
        "2027-03-29T00:00:00+01:00",
    )


def test_the_course_tells_planned_days_and_keeps_the_others_until_they_come() -> None:
    steps = course(WHOLE, OPENS, has_report=True)
    assert [(step.state, bool(step.when)) for step in steps] == [
        ("done", True),
        ("now", True),
        ("next", True),
        ("next", False),
        ("next", False),
        ("next", False),
        ("next", False),
    ]
    assert [step.state for step in course(WHOLE, REPLIED, has_report=True)][-2:] == ["done", "now"]
    ended = replace(WHOLE, actions=(replace(ACTION, done=DUE),))
    assert {step.state for step in course(ended, DUE, has_report=True)} == {"done"}


def test_a_step_leads_to_what_was_heard_only_where_that_is_told() -> None:
    told, untold = (course(WHOLE, REPLIED, has_report=one) for one in (True, False))
    assert "heard" in {step.anchor for step in told}
    assert "heard" not in {step.anchor for step in untold}
    assert [step.name for step in told] == [step.name for step in untold]


TOLD = """\
heard: 2026-12-20
statement:
  on: 2027-01-10
  text: SAID-WORD
  approved:
    - {leader: fire-leader-1, on: 2027-01-05}
    - {leader: fire-leader-2, on: 2027-01-05}
reply:
  on: 2027-02-01
  by: REPLY-WORD
  text: Yes.
actions:
  - key: store
    said: Twice.
    what: ACTION-WORD
    owner: The Forum
    agreed: 2027-02-01
    due: 2027-04-01
    done: 2027-04-20
    progress:
      - {on: 2027-03-01, text: PROGRESS-WORD}
      - {on: 2027-03-01, text: And in the afternoon.}
---
"""
REPORT = f"""\
---
title: What we heard
description: In figures.
audience: network
kind: report
consultation: {ID}
date: 2026-12-20
release: 1
threshold: 10
questions: [{{key: words, kind: text, ask: Why?}}]
response: [{{by: all, members: 253, least: 240}}]
---
"""
DAYS = {
    "SAID-WORD": date(2027, 1, 10),
    "REPLY-WORD": date(2027, 2, 1),
    "ACTION-WORD": date(2027, 2, 1),
    "PROGRESS-WORD": date(2027, 3, 1),
}


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory) -> Forum:
    made = Forum.made(tmp_path_factory.mktemp("forum"))
    made.page.write_text(f"{made.page.read_text().removesuffix('---' + chr(10))}{TOLD}")
    made.write(f"content/voice/{ID}-heard.md", REPORT)
    return made


def content(forum: Forum) -> Content:
    problems = Problems()
    found = read_content(forum.folder / "content", problems)
    problems.raise_if_any()
    return found


@cache
def sources(folder: Path) -> tuple[Records, Content]:
    """Return what is written in a folder, read once for every day."""
    problems = Problems()
    records = read_records(folder / "directory_data", problems)
    content = read_content(folder / "content", problems)
    problems.raise_if_any()
    return records, content


def published(forum: Forum, audience: Audience, day: date) -> Publication:
    records, content = sources(forum.folder)
    return publish(records, audience, day, content)


def first_page(publication: Publication) -> Any:
    return next(iter(publication.written.consultations())).view()


def everything(publication: Publication) -> str:
    """Return all that pages, the search, lists and the feed are made from."""
    pages = [entry.view() for entry in publication.written.consultations()]
    told = [entry.view() for entry in publication.written.words()]
    words = [one for one in told if one.row.kind == "consultation"]
    front = publication.front().consultations
    return repr((pages, words, front, publication.written.consultation_news()))


@pytest.mark.parametrize("word", DAYS)
def test_nothing_shows_before_its_day(forum: Forum, word: str) -> None:
    assert word not in everything(published(forum, TEAM, DAYS[word] - timedelta(days=1)))
    assert word in everything(published(forum, TEAM, DAYS[word]))


def test_before_it_is_announced_nobody_sees_it(forum: Forum) -> None:
    announced = OPENS
    assert ID not in everything(published(forum, TEAM, announced - timedelta(days=1)))
    assert ID in everything(published(forum, TEAM, announced))


def test_the_network_sees_the_questions_and_the_public_does_not(forum: Forum) -> None:
    pages = {
        audience.name: first_page(published(forum, audience, OPENS))
        for audience in (PUBLIC, NETWORK)
    }
    assert len(pages["network"].questions) == 4
    assert pages["network"].box == f"answers-{ID}"
    assert (pages["public"].questions, pages["public"].box) == ((), "")


def test_names_are_for_whoever_may_know_them(forum: Forum) -> None:
    said: dict[str, Any] = {
        audience.name: first_page(published(forum, audience, REPLIED))
        for audience in (PUBLIC, NETWORK)
    }
    network, public = (said[name].statement.approved for name in ("network", "public"))
    assert [one.name for one in network.people] == ["Fire Leader 1", "Fire Leader 2"]
    assert (public.people, public.others) == ((), 2)


def test_the_feed_tells_each_step_once_and_keeps_its_ids(forum: Forum) -> None:
    before = published(forum, NETWORK, date(2027, 4, 10)).written.consultation_news()
    after = published(forum, NETWORK, date(2027, 5, 1)).written.consultation_news()
    keys = {one.key.removeprefix(f"{ID}/") for one in after}
    actions = {"", "-2027-03-01", "-2027-03-01-2", "-overdue", "-done"}
    stages = {"announced", "open", "heard", "said", "reply"}
    assert keys == stages | {f"action-store{step}" for step in actions}
    assert len(after) == len(keys)
    assert [one.on.iso for one in after] == sorted((one.on.iso for one in after), reverse=True)
    assert before == after[1:]


def test_a_report_tells_the_tens_that_were_reached_where_the_number_is_not_told(
    forum: Forum,
) -> None:
    view = report_view(published(forum, NETWORK, HEARD).ground, f"{ID}-heard")
    assert view.turnout == "240 or more of the 253 leaders who were asked answered."


def test_that_something_was_heard_is_told_to_whoever_can_read_what(forum: Forum) -> None:
    told = {
        audience.name: {
            one.key for one in published(forum, audience, HEARD).written.consultation_news()
        }
        for audience in (PUBLIC, NETWORK)
    }
    assert told["network"] - told["public"] == {f"{ID}/heard"}


def test_fewer_answers_than_the_time_before_are_worth_a_word(forum: Forum) -> None:
    second = forum.page.with_name("second.md")
    told = "response: {on: %s, answers: %s}\n"
    text = forum.page.read_text()
    try:
        for file, days, answers in ((forum.page, 0, 60), (second, 30, 50)):
            opens, closes = OPENS + timedelta(days=days), CLOSES + timedelta(days=days)
            dated = text.replace(str(CLOSES), str(closes)).replace(str(OPENS), str(opens))
            dated = dated.replace("heard: 2026-12-20\n", "")
            head = dated.partition("statement:")[0]
            file.write_text(f"{head}{told % (closes, answers)}---\n")
        found = [*fewer_answers(content(forum), CLOSES + timedelta(days=31))]
        assert [one.code for one in found] == ["fewer-answers"]
        assert "50, after 60" in found[0].message
        # While it is open, what is still to come is not held against it.
        assert [*fewer_answers(content(forum), CLOSES + timedelta(days=30))] == []
    finally:
        forum.page.write_text(text)
        second.unlink(missing_ok=True)


def test_answers_that_are_kept_too_long_are_worth_a_word(forum: Forum) -> None:
    due = CLOSES + timedelta(days=117)
    assert [*kept_too_long(content(forum), due)] == []
    assert [one.code for one in kept_too_long(content(forum), due + timedelta(days=1))] == [
        "not-destroyed"
    ]
    for day in (due, due + timedelta(days=1)):
        view = first_page(published(forum, PUBLIC, day))
        assert view.is_kept_too_long == (day > due), "the page says so, too"


def test_there_is_a_box_to_answer_into_up_to_the_day_it_closes_and_none_after_it(
    forum: Forum,
) -> None:
    found = content(forum)
    for day in (OPENS - timedelta(days=1), OPENS, CLOSES):
        (box,) = boxes_of(found, day)
        assert (box.opens.date(), box.closes.date()) == (OPENS, CLOSES + timedelta(days=1))
    assert boxes_of(found, CLOSES + timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("audience", "group"), [("network", "network"), ("public", "network"), ("winter", "winter")]
)
def test_whoever_may_read_a_consultation_may_answer_it_and_nobody_else(
    forum: Forum, audience: str, group: str
) -> None:
    (box,) = boxes_of(_under(forum, audience), OPENS)
    assert box.group == group
    assert boxes_of(_under(forum, "withheld"), OPENS) == ()


def _under(forum: Forum, audience: str) -> Content:
    found = content(forum)
    found.pages = {
        path: replace(page, grant=replace(page.grant, audience=audience))
        for path, page in found.pages.items()
    }
    return found
