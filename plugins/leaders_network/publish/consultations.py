"""Consultations as an audience sees them on a day: nothing of them shows before its own day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from string import ascii_lowercase

from leaders_network.addresses import ANSWERS
from leaders_network.content.consultations import begun, stage_of, state_of, window
from leaders_network.directory.room import room_named
from leaders_network.publish.course import course
from leaders_network.publish.curation import Shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.items import body_of
from leaders_network.publish.kinds.telling import taking
from leaders_network.publish.people import person
from leaders_network.publish.phrases import count
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.prose import Prose
from leaders_network.publish.responses import response_view
from leaders_network.publish.rows import item_row
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.consultations import (
    ActionView,
    ConsultationCard,
    ConsultationView,
    Names,
    OptionView,
    QuestionView,
    ReplyView,
    StatementView,
)
from leaders_network.publish.views.items import ItemWords
from leaders_network.records.consultation import Action, Approval, Consultation, Question
from leaders_network.records.report import Report

KIND = "consultation"


def consultation_view(ground: Ground, identifier: str) -> ConsultationView:
    """Return what a consultation's own page shows."""
    item = ground.curation.items[identifier]
    front: Consultation = item.front
    day = ground.day
    is_open = stage_of(front, day) == "open"
    statement = statement_view(ground, front)
    reports = tuple(_reports(ground, identifier))
    room = room_named(ground.directory.records, item.page.audience)
    return ConsultationView(
        row=item_row(ground, item),
        card=consultation_card(ground, item),
        body=body_of(ground, item),
        course=course(front, day, has_report=bool(reports)),
        why=front.why,
        decides=front.decides,
        readers=front.readers,
        promise=front.promise,
        opens=day_view(front.opens),
        closes=day_view(front.closes),
        until=window(front)[1].isoformat(),
        minutes=taking(front.minutes),
        destroyed_by=day_view(front.destroyed_by),
        destroyed=_passed(front.destroyed, day),
        is_kept_too_long=front.destroyed_by < day and not _passed(front.destroyed, day),
        meant_for=tuple(_meant_for(ground, front)),
        places=ground.area_links(front.areas),
        questions=tuple(_questions(front.questions or ())),
        box=f"{ANSWERS}{identifier}" if is_open and front.questions else "",
        response=response_view(ground, item),
        statement=statement,
        reply=_reply(ground, front),
        actions=tuple(_action(action, day) for action in begun(front, day)),
        source=item.page.path,
        section=item.section,
        section_page=item.section_page,
        reports=reports,
        room=room.name if room else "",
    )


def consultation_card(ground: Ground, item: Shown) -> ConsultationCard:
    """Return a consultation as it stands in lists."""
    front: Consultation = item.front
    stage = stage_of(front, ground.day)
    return ConsultationCard(
        item_row(ground, item), stage, _told(front, stage), _news(front, ground.day)
    )


def consultation_cards(ground: Ground) -> tuple[ConsultationCard, ...]:
    """Return all consultations: the open one first, then what is to come, then the newest."""
    found = [item for item in ground.curation.everything() if item.kind == KIND]
    return tuple(
        consultation_card(ground, item)
        for item in sorted(found, key=lambda item: _place(item, ground.day))
    )


def consultation_words(ground: Ground, item: Shown) -> ItemWords:
    """Return what a consultation's page says in words, for the search; no leader is counted."""
    front: Consultation = item.front
    statement, reply = statement_view(ground, front), _reply(ground, front)
    sections: list[tuple[str, str | Prose]]
    sections = [("Why it is asked", front.why), ("Who decides", front.decides)]
    sections += [("Question", question.ask) for question in front.questions or ()]
    sections += [("What we said", statement.text)] if statement else []
    sections += [("The reply", reply.text)] if reply else []
    for action in begun(front, ground.day):
        sections.append(("You said, we did", f"{action.said} {action.what}"))
    named = (*statement.approved.people, *statement.signed.people) if statement else ()
    names = dict.fromkeys(one.name for one in named)
    row = item_row(ground, item)
    return ItemWords(row, body_of(ground, item), tuple(names), tuple(sections), ())


def _reports(ground: Ground, identifier: str) -> Iterator[Link]:
    found = (one for one in ground.curation.everything() if isinstance(one.front, Report))
    for one in sorted(found, key=lambda one: one.front.release):
        if one.front.consultation == identifier:
            yield Link(one.page.title, one.path)


def _place(item: Shown, day: date) -> tuple[int, int]:
    front: Consultation = item.front
    stage = stage_of(front, day)
    first = {"open": 0, "announced": 1}.get(stage, 2)
    opens = front.opens.toordinal()
    return first, opens if first == 1 else -opens


def _told(front: Consultation, stage: str) -> str:
    days = {
        "announced": ("Opens on", front.opens),
        "open": ("Open until", front.closes),
        "closed": ("Closed on", front.closes),
        "heard": ("What we heard, published on", front.heard),
        "said": ("What we said, sent on", front.statement and front.statement.on),
        "replied": ("Reply received on", front.reply and front.reply.on),
        "acted": ("Every action ended; reply received on", front.reply and front.reply.on),
    }
    words, day = days[stage]
    return f"{words} {day_view(day).text}" if day else words


def _news(front: Consultation, day: date) -> str:
    """Return how many actions are done and overdue, in words; nothing where there are none."""
    actions = begun(front, day)
    if not actions:
        return ""
    states = [state_of(action, day) for action in actions]
    done, late = states.count("done"), states.count("overdue")
    told = f"{done} of {count(len(actions), 'action')} done"
    return f"{told}, {late} overdue" if late else told


def _passed(on: date | None, day: date) -> Day | None:
    return day_view(on) if on and on <= day else None


def _meant_for(ground: Ground, front: Consultation) -> Iterator[Link]:
    directory = ground.directory
    for scheme, known, named in (
        ("sector", directory.sectors, front.sectors),
        ("role", directory.roles, front.roles),
    ):
        for one in named:
            if one in known:
                yield ground.link(scheme, one, known[one].name)


def _questions(questions: Iterable[Question]) -> Iterator[QuestionView]:
    for number, one in enumerate(questions, start=1):
        scale = one.scale
        yield QuestionView(
            number,
            one.key,
            one.kind,
            one.ask,
            one.hint or "",
            tuple(
                OptionView(option.key, option.label, letter)
                for option, letter in zip(one.options, ascii_lowercase, strict=False)
            ),
            tuple(range(1, scale.points + 1)) if scale else (),
            scale.low if scale else "",
            scale.high if scale else "",
            one.limit,
            one.optional,
        )


def statement_view(ground: Ground, front: Consultation) -> StatementView | None:
    """Return what leaders said as a group, once its day has come."""
    statement = front.statement
    if statement is None or statement.on > ground.day:
        return None
    return StatementView(
        day_view(statement.on),
        Prose(statement.text),
        _names(ground, statement.approved),
        _names(ground, statement.signed),
    )


def _names(ground: Ground, approvals: Iterable[Approval]) -> Names:
    known = ground.directory.records.leaders
    named = [one.leader for one in approvals]
    people = [person(ground, one) for one in named if one in known]
    people.sort(key=lambda one: one.sort_name)
    return Names(tuple(people), len(named) - len(people))


def _reply(ground: Ground, front: Consultation) -> ReplyView | None:
    reply = front.reply
    if reply is None or reply.on > ground.day:
        return None
    return ReplyView(day_view(reply.on), reply.by, Prose(reply.text), reply.link)


def _action(action: Action, day: date) -> ActionView:
    state = state_of(action, day)
    due = day_view(action.due)
    ended = action.done or action.dropped or action.due
    told = {
        "done": f"Done on {day_view(ended).text}",
        "dropped": f"Given up on {day_view(ended).text}",
        "overdue": f"Overdue since {due.text}",
    }.get(state, f"Due by {due.text}")
    steps = sorted((one for one in action.progress if one.on <= day), key=lambda one: one.on)
    return ActionView(
        action.key,
        action.said,
        action.what,
        action.owner,
        day_view(action.agreed),
        due,
        state,
        told,
        tuple((day_view(one.on), one.text) for one in reversed(steps)),
    )
