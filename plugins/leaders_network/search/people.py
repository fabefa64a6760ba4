"""The columns of people that a shard holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from leaders_network.lean import frozen
from leaders_network.publish.views.people import LeaderView
from leaders_network.search.columns import few, fronted, lists, numbers, shared, wide
from leaders_network.search.names import NameParts, family_of, name_parts, other_names
from leaders_network.search.terms import Vocabulary

NEW, OFFERING = 1, 2
STATUSES = ("", "Interim", "Acting")
_JOB_SHARE = 4


@frozen
class IndexedLeader:
    """A leader as the index takes them in."""

    view: LeaderView
    parts: NameParts
    post_ids: tuple[str, ...]
    statuses: tuple[int, ...]

    @classmethod
    def of(cls, view: LeaderView) -> IndexedLeader:
        """Return a leader's entry."""
        lines = view.person.posts
        return cls(
            view,
            name_parts(view.person.name, family_of(view)[0]),
            tuple(post_id(line.post.path) for line in lines),
            tuple(_status(line.status) for line in lines),
        )

    @property
    def order(self) -> tuple[str, str, str]:
        """What people are sorted by: the family name as it is written, then all of the name."""
        return self.parts.family, self.view.person.sort_name, self.view.id


def post_id(path: str) -> str:
    """Return the id of the post that has its page at a path."""
    return "/".join(path.rstrip("/").split("/")[-2:])


def people_columns(
    people: Sequence[IndexedLeader], posts: dict[str, int], vocabulary: Vocabulary
) -> dict[str, object]:
    """Return the columns of some people, who are in order.

    Args:
        people: The people.
        posts: The place of each post in the shard.
        vocabulary: Where the terms they bear are numbered.
    """
    views = [one.view for one in people]
    places = [[n for n, post in enumerate(one.post_ids) if post in posts] for one in people]
    return {
        **name_columns([one.parts for one in people]),
        "ids": few(map(_id, people)),
        "others": few("|".join(other_names(view)) for view in views),
        "posts": lists(
            [posts[one.post_ids[n]] for n in held] for one, held in zip(people, places, strict=True)
        ),
        "statuses": numbers(
            one.statuses[n] for one, held in zip(people, places, strict=True) for n in held
        ),
        "terms": lists(_terms(view, vocabulary) for view in views),
        "matters": few("|".join(_matters(view)) for view in views),
        "flags": numbers(
            NEW * view.person.new + OFFERING * any(not offer.met for offer in view.offers)
            for view in views
        ),
    }


def name_columns(names: Sequence[NameParts]) -> dict[str, list[str]]:
    """Return the columns of names, which are sorted by family name."""
    titled = [one.titled for one in names]
    families = Counter(one.family for one in names)
    return {
        "families": [fronted(list(families)), *wide(list(families.values()))],
        "titles": shared([title for title, _ in titled]),
        "givens": shared([given for _, given in titled]),
        "afters": shared([one.after for one in names]),
    }


def _id(one: IndexedLeader) -> str:
    """Return what an id has that its name does not tell: nothing, what follows, or all of it."""
    slug, identifier = one.parts.slug, one.view.id
    begins = slug == identifier or identifier.startswith(f"{slug}-")
    return identifier.removeprefix(slug) if begins else identifier


def _terms(view: LeaderView, vocabulary: Vocabulary) -> list[int]:
    cohorts = (vocabulary.place(cohort, "cohort") for cohort in view.cohorts)
    return sorted({*vocabulary.places((*view.knows_about, *view.groups)), *cohorts})


def _matters(view: LeaderView) -> Iterable[str]:
    """Yield what somebody can be asked about, in their words; a stroke parts one from the next."""
    return (matter.replace("|", " ") for matter in view.contact_for)


def _status(text: str) -> int:
    words: Iterable[str] = text.split(", ") if text else ()
    number = 0
    for word in words:
        number |= STATUSES.index(word) if word in STATUSES else _JOB_SHARE
    return number
