"""Organisations whose leaders are searched for by what words mean: forces, trusts and councils."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaders_network.publish.terms import Term
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.people import LeaderView
from leaders_network.search.index import Material, people_index
from tests.unit.search_samples import Asker, Name, leader, organisation, post

POLICE = Link("Police Service", "sectors/police/")
HEALTH = Link("Healthcare", "sectors/healthcare/")
COUNCILS = Link("Local Government", "sectors/local-government/")
TOWN = Link("Wexbridge", "areas/town/")
FORCE = Link("Northmoor police area", "areas/force/")
REGION = Link("The North", "areas/region/")
CONSTABLE = Link("Chief constable", "roles/chief-constable/")
DEPUTY = Link("Deputy chief constable", "roles/deputy-chief-constable/")
CLERK = Link("Council chief executive", "roles/council-chief-executive/")
MEDICAL = Link("Medical director", "roles/medical-director/")
TRANSPORT = Link("Transport", "topics/transport/")
TERMS = (
    Term("sector", POLICE, ("constabulary",), ()),
    Term("sector", HEALTH, ("hospital", "ambulance", "integrated care board"), ()),
    Term("sector", COUNCILS, ("council",), ()),
    Term("area", TOWN, (), (FORCE, REGION)),
    Term("area", FORCE, (), (REGION,), ("Wexbridge", "Alderby"), ("area", "police")),
    Term("region", REGION, (), (), ("Wexbridge", "Alderby", "Selmouth")),
    Term("role", CONSTABLE, ("CC", "head of police"), ()),
    Term("role", DEPUTY, ("DCC",), ()),
    Term("role", CLERK, (), ()),
    Term("role", MEDICAL, ("chief medical officer", "executive medical director"), ()),
    Term("topic", TRANSPORT, (), ()),
)


class Bodies:
    """Organisations with their leaders, as they are added; each leader is called by a number."""

    def __init__(self) -> None:
        self.leaders: list[LeaderView] = []
        self.material = Material(self.leaders, [], [], TERMS)

    def add(
        self,
        name: str,
        sector: Link,
        areas: Sequence[Link],
        *posts: tuple[str, Link | None],
        holder: Name | None = None,
    ) -> None:
        """Add an organisation with its posts, each of which somebody holds."""
        body = organisation(f"body-{len(self.material.organisations)}", name)
        row = replace(body.organisation, sector=sector)
        body = replace(body, organisation=row, areas=tuple(areas))
        self.material.organisations.append(body)  # type: ignore[attr-defined]
        for number, (title, role) in enumerate(posts):
            held = replace(post(body, f"post-{number}", title, role), sector=sector)
            self.material.posts.append(held)  # type: ignore[attr-defined]
            called = holder or Name("Ada", f"Vale{len(self.leaders)}")
            self.leaders.append(leader(len(self.leaders), called, posts=(held.row.line,)))

    def first(self, search: Asker, *queries: str) -> list[int]:
        """Return the numbers of those who stand first, in one shard and in several."""
        files = people_index(self.material)
        sharded = people_index(self.material, whole=1, shard=2)
        found = [
            [int(answer["people"][0]["id"].removeprefix("leader-")) for answer in answers]
            for answers in (search.ask(one, queries, whole=True) for one in (files, sharded))
        ]
        assert found[0] == found[1]
        return found[0]
