"""How a study is cited, and what it links: for readers, and for programs that keep references."""

from __future__ import annotations

from collections.abc import Iterable

from leaders_network.publish.curation import Shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.kinds.study import OUTCOMES, PUBLICATIONS
from leaders_network.publish.parting import BY_EYE
from leaders_network.publish.phrases import day
from leaders_network.publish.rows import rows_of
from leaders_network.publish.views.studies import (
    Citation,
    CitedName,
    OutcomeMatrix,
    Relation,
    Told,
)
from leaders_network.records.research import Author, Outcome, Study

_MOST_AUTHORS = 20
"""How many a list of references names before it says that there are more (APA, 7th edition)."""


def citation_of(ground: Ground, item: Shown) -> Citation | None:
    """Return how an item is cited; only studies are."""
    front = item.front
    if not isinstance(front, Study):
        return None
    names = tuple(map(_cited, front.authors))
    link = front.link or ""
    return Citation(
        id=item.id,
        kind=front.publication,
        path=item.path,
        title=item.page.title,
        authors=names,
        date=day(front.date),
        publisher=front.publisher,
        doi=front.doi or "",
        link=link,
        abstract=front.minute,
        keywords=tuple(topic.name for topic in ground.topics(front.topics)),
        reference=_reference(front, item.page.title, names, link),
    )


def _cited(author: Author) -> CitedName:
    name = author.name
    family = author.family_name or name.rpartition(" ")[2]
    # Some are called by their family name first: Wei of Li Wei.
    given = name.removesuffix(family) if name.endswith(family) else name.removeprefix(family)
    return CitedName(family, given.strip())


def _reference(front: Study, title: str, names: tuple[CitedName, ...], link: str) -> str:
    """Return a reference in the form of APA, with full given names, which readers here know."""
    where = f"https://doi.org/{front.doi}" if front.doi else link
    kind = "" if front.publication == "article" else f" [{PUBLICATIONS[front.publication]}]"
    parts = [
        f"{_listed(names)} ({front.date.year}).",
        f"{title}{kind}." if title[-1:] not in "?!" or kind else title,
        f"{front.publisher}.",
        where,
    ]
    return " ".join(part for part in parts if part)


def _listed(names: tuple[CitedName, ...]) -> str:
    shown = [name.inverted for name in names]
    if len(shown) > _MOST_AUTHORS:
        return f"{'; '.join(shown[:_MOST_AUTHORS])} and others"
    return " & ".join(filter(None, ("; ".join(shown[:-1]), shown[-1])))


def matrix_of(ground: Ground) -> OutcomeMatrix:
    """Return which outcomes the studies link, that an audience sees."""
    studies = [item for item in ground.curation if isinstance(item.front, Study)]
    rows = tuple(tuple(_relation(ground, studies, of, on) for on in OUTCOMES) for of in OUTCOMES)
    number = sum(len(one.studies) for row in rows for one in row)
    return OutcomeMatrix(tuple(OUTCOMES.values()), rows, is_long=number > BY_EYE)


def _relation(ground: Ground, studies: Iterable[Shown], of: Outcome, on: Outcome) -> Relation:
    """Return what links two outcomes; of one with itself, what is about it and links it to none."""
    notes: dict[str, str] = {}
    for item in studies:
        front: Study = item.front
        linked = [found for found in front.findings if found.of != found.on]
        if of != on:
            found = [one.note or "" for one in linked if (one.of, one.on) == (of, on)]
        else:
            own = [one.note or "" for one in front.findings if one.of == one.on == of]
            alone = of in front.about and not any(of in (one.of, one.on) for one in linked)
            found = own or ([""] if alone else [])
        if found:
            notes[item.id] = " ".join(filter(None, found))
    told = tuple(Told(row, notes[row.id]) for row in rows_of(ground, notes))
    return Relation(f"{of}-on-{on}", OUTCOMES[of], OUTCOMES[on], told)
