"""The life of a consultation, which follows the day, and the rules over all consultations."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from leaders_network.content.pages import Content, ContentPage, Item
from leaders_network.problems import Location, Problem, Problems
from leaders_network.records.consultation import Action, Consultation
from leaders_network.records.halves import knows

Stage = Literal["announced", "open", "closed", "heard", "said", "replied", "acted"]
"""How far a consultation has come: `acted` is what has no action left to do."""

ActionState = Literal["done", "dropped", "overdue", "soon", "coming"]

_SOON = timedelta(days=30)


def stage_of(front: Consultation, day: date) -> Stage:
    """Return how far a consultation has come on a day; before it is announced nobody sees it."""
    if day < front.opens:
        return "announced"
    if day <= front.closes:
        return "open"
    if front.reply and front.reply.on <= day:
        return "acted" if have_ended(begun(front, day), day) else "replied"
    if front.statement and front.statement.on <= day:
        return "said"
    return "heard" if front.heard and front.heard <= day else "closed"


def begun(front: Consultation, day: date) -> tuple[Action, ...]:
    """Return the actions that have been undertaken by a day."""
    return tuple(action for action in front.actions if action.agreed <= day)


def have_ended(actions: Collection[Action], day: date) -> bool:
    """Return whether there are actions and none of them is left to do."""
    return bool(actions) and all(state_of(one, day) in ("done", "dropped") for one in actions)


def state_of(action: Action, day: date) -> ActionState:
    """Return what has become of an action by a day; it is overdue by itself."""
    if action.done and action.done <= day:
        return "done"
    if action.dropped and action.dropped <= day:
        return "dropped"
    if action.due < day:
        return "overdue"
    return "soon" if action.due - day <= _SOON else "coming"


def window(front: Consultation) -> tuple[datetime, datetime]:
    """Return the moments from which and up to which it can be answered."""
    zone = ZoneInfo(front.time_zone)
    last = front.closes + timedelta(days=1)
    return datetime.combine(front.opens, time(), zone), datetime.combine(last, time(), zone)


def consultations(content: Content) -> list[tuple[Item, ContentPage, Consultation]]:
    """Return every consultation with its page, in the order in which they open."""
    found = [
        (item, page, item.front)
        for item, page in content.items()
        if isinstance(item.front, Consultation)
    ]
    return sorted(found, key=lambda one: (one[2].opens, one[0].id))


def check_consultations(content: Content, problems: Problems) -> None:
    """Record every consultation that opens while another is open: leaders are asked one thing."""
    known = [each for each in consultations(content) if _tells_when(each[0])]
    for position, (item, page, front) in enumerate(known):
        for other, _, before in known[:position]:
            if front.opens <= before.closes:
                place = item.mark.find(("opens",))
                problems.add(
                    Location(content.address(page.path), *place),
                    f"it opens while `{other.id}` is open, until {before.closes}",
                    "two-open",
                    fix=f"open it on {before.closes + timedelta(days=1)} or later",
                )


def _tells_when(item: Item) -> bool:
    faulty = item.faulty or frozenset()
    return all(knows(faulty, (name,)) for name in ("opens", "closes"))


def fewer_answers(content: Content, day: date) -> Iterator[Problem]:
    """Yield a warning for each round that fewer answered than the one before; both have closed."""
    before: tuple[str, int] | None = None
    for item, page, front in consultations(content):
        if front.response is None or day <= front.closes:
            continue
        now = front.response.answers
        if before and now < before[1]:
            at = Location(content.address(page.path), *item.mark.find(("response", "answers")))
            told = f"fewer answered than before: {now}, after {before[1]} for `{before[0]}`"
            fix = "ask more seldom or in fewer questions, and tell leaders what came of the last"
            yield Problem(at, told, "fewer-answers", fix)
        before = (item.id, now)


def kept_too_long(content: Content, day: date) -> Iterator[Problem]:
    """Yield a warning for each consultation whose answers should have been destroyed by now."""
    for item, page, front in consultations(content):
        if front.destroyed is None and front.destroyed_by < day:
            at = Location(content.address(page.path), *item.mark.find(("destroyed_by",)))
            told = f"its answers were to be destroyed by {front.destroyed_by}"
            fix = f"run `python build.py consultation purge {item.id} --apply`"
            yield Problem(at, told, "not-destroyed", fix)
