"""Who and what stands behind each subject of the directory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field

from leaders_network.directory.days import is_held
from leaders_network.directory.linking import HeldPost
from leaders_network.lean import slotted
from leaders_network.publish.exchange import exchange
from leaders_network.publish.ground import Ground
from leaders_network.publish.posts import is_standing
from leaders_network.publish.views.exchange import Exchange


@slotted
class Members:
    """The ids of the leaders and organisations, and the posts, that stand behind one subject."""

    leaders: dict[str, None] = field(default_factory=dict)
    organisations: dict[str, None] = field(default_factory=dict)
    posts: list[HeldPost] = field(default_factory=list)


@slotted
class Subjects:
    """Who and what stands behind each subject, gathered in one pass over the directory."""

    ground: Ground
    sectors: dict[str, Members]
    areas: dict[str, Members]
    """What lies directly in an area."""
    around: dict[str, Members]
    """What lies in an area or in any area within it."""
    roles: dict[str, Members]
    topics: dict[str, Members]
    programmes: dict[str, Members]
    groups: dict[str, Members]
    _exchange: dict[str | None, Exchange] | None = field(default=None, init=False)

    @classmethod
    def of(cls, ground: Ground) -> Subjects:
        """Return the subjects of one audience's directory."""
        subjects = cls(ground, *(defaultdict(Members) for _ in range(7)))
        subjects._gather_organisations()
        subjects._gather_posts()
        subjects._gather_leaders()
        return subjects

    @property
    def exchange(self) -> dict[str | None, Exchange]:
        """What is offered and asked, by topic; found when a page first shows it."""
        if self._exchange is None:
            self._exchange = exchange(self.ground)
        return self._exchange

    def _gather_organisations(self) -> None:
        for identifier, organisation in self.ground.directory.records.organisations.items():
            self.sectors[organisation.sector].organisations[identifier] = None
            for members in self._in_areas(organisation.areas):
                members.organisations[identifier] = None

    def _gather_posts(self) -> None:
        for held in self.ground.directory.posts.values():
            if not is_standing(self.ground, held):
                continue
            self.sectors[held.organisation.sector].posts.append(held)
            if held.post.role:
                self.roles[held.post.role].posts.append(held)
            for code in dict.fromkeys(held.areas):
                self.areas[code].posts.append(held)
            self._gather_holders(held)

    def _gather_holders(self, held: HeldPost) -> None:
        for tenure in held.tenures:
            if is_held(tenure.appointment, self.ground.day):
                self._place(held, tenure.leader)

    def _place(self, held: HeldPost, leader: str) -> None:
        self.sectors[held.organisation.sector].leaders[leader] = None
        if held.post.role:
            self.roles[held.post.role].leaders[leader] = None
        for members in self._in_areas(held.areas):
            members.leaders[leader] = None

    def _in_areas(self, codes: Iterable[str]) -> Iterator[Members]:
        for code in codes:
            yield self.areas[code]
        above = (area.id for code in codes for area in self.ground.directory.areas_above(code))
        for code in dict.fromkeys(above):
            yield self.around[code]

    def _gather_leaders(self) -> None:
        for identifier, leader in self.ground.directory.records.leaders.items():
            for topic in leader.knows_about:
                self.topics[topic].leaders[identifier] = None
            for place in leader.programmes:
                self.programmes[place.programme].leaders[identifier] = None
            for group in leader.groups:
                self.groups[group].leaders[identifier] = None
