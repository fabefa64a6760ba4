"""The tables of organisations and posts that a shard holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import get_args

from leaders_network.lean import slotted
from leaders_network.publish.phrases import has_digit
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.organisations import OrganisationView, PostState, PostView
from leaders_network.search.columns import few, fronted, lists, numbers, shared, texts
from leaders_network.search.terms import Vocabulary
from leaders_network.search.writing import writing

STATES: tuple[PostState, ...] = get_args(PostState)
"""What an index numbers: the theme's `shard.mjs` has them in this order."""


@slotted
class Bodies:
    """Some organisations with some of their posts, in one order."""

    organisations: Mapping[str, OrganisationView]
    posts: Mapping[str, PostView]
    vocabulary: Vocabulary
    order: dict[str, int] = field(default_factory=dict)
    """The place of each post, by its id."""

    def written(self, wanted: Iterable[str], also: Iterable[str] = ()) -> dict[str, object]:
        """Return the columns of these posts and their organisations.

        Args:
            wanted: Ids of posts.
            also: Ids of organisations that are listed whether or not they have a post.
        """
        groups: dict[str, list[PostView]] = {one: [] for one in also}
        for post in wanted:
            groups.setdefault(post.partition("/")[0], []).append(self.posts[post])
        posts = [post for organisation in sorted(groups) for post in groups[organisation]]
        self.order = {post.id: place for place, post in enumerate(posts)}
        spoken = {post.row.line.post.name: post.row.line.language for post in posts}
        titles = {title: n for n, title in enumerate(sorted(spoken))}
        return {
            "titles": texts(titles),
            "languages": few(spoken[title] for title in titles),
            "organisations": self._organisations(sorted(groups)),
            "posts": {
                "counts": numbers(len(groups[one]) for one in sorted(groups)),
                "titles": numbers(titles[post.row.line.post.name] for post in posts),
                "ids": shared([_id(post) for post in posts]),
                "others": texts("|".join(post.other_titles) for post in posts),
                "states": numbers(STATES.index(post.row.state) for post in posts),
                "roles": lists(self._links((post.role,) if post.role else ()) for post in posts),
                "areas": lists(self._own_areas(post) for post in posts),
            },
        }

    def _organisations(self, ids: Sequence[str]) -> dict[str, object]:
        found = [self.organisations[identifier] for identifier in ids]
        names = [one.organisation.name for one in found]
        return {
            "names": fronted(names),
            "ids": few(
                "" if writing().slug(name) == identifier else identifier
                for name, identifier in zip(names, ids, strict=True)
            ),
            "others": texts("|".join(_others(one)) for one in found),
            "sectors": lists(self._links((one.organisation.sector,)) for one in found),
            "areas": lists(self._links(one.areas) for one in found),
        }

    def _own_areas(self, post: PostView) -> list[int]:
        organisation = self.organisations[post.id.partition("/")[0]]
        return [] if post.areas == organisation.areas else self._links(post.areas)

    def _links(self, links: Iterable[Link]) -> list[int]:
        return self.vocabulary.places(links)


def _others(body: OrganisationView) -> Iterable[str]:
    """Return what else an organisation goes by: other names, and what registers number it."""
    numbers = (value for _, value in body.identifiers if has_digit(value))
    return dict.fromkeys((*body.other_names, *numbers))


def _id(post: PostView) -> str:
    identifier = post.id.partition("/")[2]
    return "" if writing().slug(post.row.line.post.name) == identifier else identifier
