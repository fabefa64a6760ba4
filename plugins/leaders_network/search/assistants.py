"""Assistants as the search finds them: their names, and whom each supports in which post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from leaders_network.lean import frozen
from leaders_network.publish.views.contact import AssistantView
from leaders_network.search.columns import few, large, numbers, shared, texts
from leaders_network.search.names import NameParts, likely_parts
from leaders_network.search.nicknames import nickname_lines
from leaders_network.search.people import IndexedLeader, name_columns, post_id
from leaders_network.search.tables import all_lines
from leaders_network.search.writing import words

_WHOLE_ID = "/"
"""Begins what is written of an id that does not begin with the words of the name."""


class Supported(NamedTuple):
    """One leader whom an assistant supports, and in which of the posts that are listed."""

    person: int
    post: int
    """Its place among theirs and one more; 0 where it is not listed."""


@frozen
class IndexedAssistant:
    """An assistant with everyone they support."""

    view: AssistantView
    parts: NameParts
    supported: tuple[Supported, ...]

    @property
    def order(self) -> tuple[str, str, str, tuple[Supported, ...]]:
        """What assistants are sorted by: the family name they seem to have, and all of the name."""
        return self.parts.family, self.view.name, self.view.path, self.supported


def assistants(people: Sequence[IndexedLeader], posts: Collection[str]) -> dict[str, object] | None:
    """Return the columns of everyone who assists some people; nothing where nobody does.

    Args:
        people: The people, in the order in which the index numbers them.
        posts: The ids of the posts that the index lists.
    """
    listed = sorted(_gathered(people, posts), key=lambda one: one.order)
    if not listed:
        return None
    parts = [one.parts for one in listed]
    supported = [one.supported for one in listed]
    leaders = [each.person for all_of in supported for each in all_of]
    folder = listed[0].view.path.rstrip("/").rpartition("/")[0]
    return {
        "path": f"{folder}/" if folder else "",
        "people": {**name_columns(parts), "ids": texts(map(_id, listed)), "others": few([])},
        "kinds": shared([one.view.title for one in listed]),
        "called": texts(all_lines("assistants.txt")),
        "leaders": [numbers(map(len, supported)), *large(leaders)],
        "posts": numbers(each.post for all_of in supported for each in all_of),
        "nicknames": nickname_lines(f"{one.before} {one.after}" for one in parts),
    }


def _gathered(
    people: Sequence[IndexedLeader], posts: Collection[str]
) -> Iterable[IndexedAssistant]:
    """Yield each assistant once: who has no page of their own is known by name and address."""
    views: dict[tuple[str, ...], AssistantView] = {}
    found: dict[tuple[str, ...], list[Supported]] = defaultdict(list)
    for number, one in enumerate(people):
        held = [post for post in one.post_ids if post in posts]
        for reach in one.view.reach:
            post = post_id(reach.post.path)
            supported = Supported(number, held.index(post) + 1 if post in held else 0)
            for view in reach.assistants:
                who = view.path, *(() if view.path else (view.name, _address(view)))
                views.setdefault(who, view)
                if supported not in found[who]:
                    found[who].append(supported)
    for who, view in views.items():
        yield IndexedAssistant(view, likely_parts(view.name), tuple(found[who]))


def _address(view: AssistantView) -> str:
    return (view.email or view.phone or "").casefold()


def _id(assistant: IndexedAssistant) -> str:
    """Return an id, without the words of the name where it begins with them."""
    own = assistant.view.path.rstrip("/").rpartition("/")[2]
    named = "-".join(words(assistant.view.name)) + "-"
    return own.removeprefix(named) if own.startswith(named) else f"{_WHOLE_ID}{own}"
