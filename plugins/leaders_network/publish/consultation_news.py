"""What happens in consultations, day by day: for the feed and for everything that tells of news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from leaders_network.lean import frozen
from leaders_network.publish.consultations import KIND
from leaders_network.publish.curation import Shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.views.consultations import ConsultationNews
from leaders_network.records.consultation import Action, Consultation
from leaders_network.records.report import Report


@frozen
class _News:
    key: str
    on: date
    title: str
    summary: str


def consultation_news(ground: Ground) -> tuple[ConsultationNews, ...]:
    """Return everything that has happened in consultations by the day, the newest first."""
    reports = (item.front for item in ground.curation.everything())
    reported = {front.consultation for front in reports if isinstance(front, Report)}
    found = [
        ConsultationNews(
            f"{item.id}/{one.key}", day_view(one.on), one.title, one.summary, item.path
        )
        for item in ground.curation.everything()
        if item.kind == KIND
        for one in (*_stages(item, item.id in reported), *_actions(item))
        if one.on <= ground.day
    ]
    return tuple(sorted(found, key=lambda one: (one.on.iso, one.key), reverse=True))


def _stages(item: Shown, is_reported: bool) -> Iterator[_News]:
    """Yield each step; that something was heard only to whoever can read what."""
    front: Consultation = item.front
    title = item.page.title
    until = f"Open until {day_view(front.closes).text}."
    yield _News("announced", front.announced, f"Announced: {title}", front.description)
    yield _News("open", front.opens, f"Open: {title}", f"{front.why} {until}")
    if front.heard and is_reported:
        told = "What leaders answered is published, in figures."
        yield _News("heard", front.heard, f"What we heard: {title}", told)
    if front.statement:
        told = "What leaders said as a group is published."
        yield _News("said", front.statement.on, f"What we said: {title}", told)
    if front.reply:
        told = f"From {front.reply.by}."
        yield _News("reply", front.reply.on, f"The reply: {title}", told)


def _actions(item: Shown) -> Iterator[_News]:
    front: Consultation = item.front
    for action in front.actions:
        for word, on, told, why in _steps(action):
            key = f"action-{action.key}{word}"
            yield _News(key, on, f"{told}: {action.what}", f"{item.page.title}. {why}")


def _steps(action: Action) -> Iterator[tuple[str, date, str, str]]:
    """Yield what tells each step from the others, its day, what it is called, and more on it."""
    yield "", action.agreed, "To be done", f"By {action.owner}."
    ended = action.done or action.dropped
    if ended:
        word = "done" if action.done else "dropped"
        yield f"-{word}", ended, "Done" if action.done else "Given up", f"Leaders: {action.said}"
    if ended is None or ended > action.due:
        late = action.due + timedelta(days=1)
        yield "-overdue", late, "Overdue", f"It is for {action.owner}."
    told: Counter[date] = Counter()
    for step in action.progress:
        told[step.on] += 1
        again = f"-{told[step.on]}" if told[step.on] > 1 else ""
        if step.on != ended:
            yield f"-{step.on}{again}", step.on, "Progress", step.text
