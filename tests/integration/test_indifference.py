"""What an audience may not see has no effect on one byte of its site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from leaders_network.addresses import FRESHNESS
from tests.integration import specimen
from tests.integration.canaries import Hand
from tests.integration.sites import built, files, settings
from tests.integration.visibility import NETWORK, PUBLIC, TEAM

AUDIENCES = (PUBLIC, NETWORK, TEAM, "cohort", "group")
ROOMS = {"cohort": 0, "group": 1}


@dataclass
class Builds:
    """Builds specimens, each once, into folders of their own."""

    folder: Path
    rooms: tuple[str, ...] = ()
    _plain: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _made: int = 0

    def __post_init__(self) -> None:
        folder = self.folder / "plain"
        self.rooms = specimen.written(folder, Hand()).filling.rooms
        names = [self.name(audience) for audience in AUDIENCES]
        built(settings(folder, audiences=tuple(names)))
        for audience in AUDIENCES:
            self._plain[audience] = files(folder / "site" / self.path(audience))

    def name(self, audience: str) -> str:
        return self.rooms[ROOMS[audience]] if audience in ROOMS else audience

    def path(self, audience: str) -> str:
        name = self.name(audience)
        return f"rooms/{name}" if audience in ROOMS else name

    def plain(self, audience: str) -> dict[str, bytes]:
        """Return the tree of an audience as it is built from the specimen as it is."""
        return self._plain[audience]

    def tree(self, audience: str, hand: Hand) -> dict[str, bytes]:
        """Return the tree of an audience as a hand writes the specimen, built from nothing."""
        self._made += 1
        folder = self.folder / str(self._made)
        specimen.written(folder, hand)
        built(settings(folder, audiences=(self.name(audience),)))
        return files(folder / "site" / self.path(audience))


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(tmp_path_factory.mktemp("indifference"))


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of files that are not in both trees with the same bytes."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_other_values_where_an_audience_may_not_look_change_nothing(
    builds: Builds, audience: str
) -> None:
    hand = Hand(blind=builds.name(audience))
    assert differences(builds.plain(audience), builds.tree(audience, hand)) == []
    assert hand.canaries != []


def counted(tree: dict[str, bytes]) -> dict[str, bytes]:
    """Return a tree in which the team's counts are left out: that something lapsed is counted.

    What is drawn of the counts is left out whole, for a bar of nothing is no bar; and so is the
    list of whom to ask, on which somebody stands for what lapsed alone.
    """
    page = f"{FRESHNESS}index.html"
    told = {name: file for name, file in tree.items() if not name.startswith(FRESHNESS)}
    if page not in tree:
        return tree
    whole = re.sub(rb'(<section [^>]*id="ask">).*?</section>', rb"\1", tree[page], flags=re.DOTALL)
    whole = re.sub(rb'<a href="#ask-[^>]*>([\d,]+)</a>', rb"\1", whole)
    return {**told, page: re.sub(rb"[\d,]+", b"0", whole)}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_without_what_an_audience_may_not_see_its_site_is_the_same(
    builds: Builds, audience: str
) -> None:
    hand = Hand(blind=builds.name(audience), sparing=True)
    plain, spared = (
        counted(tree) for tree in (builds.plain(audience), builds.tree(audience, hand))
    )
    assert differences(plain, spared) == []


@pytest.mark.parametrize(
    ("audience", "changed"),
    [
        (PUBLIC, "Organisation.summary"),
        (NETWORK, "Contact.phone"),
        (NETWORK, "Contact.note"),
        (TEAM, "Agreement.to"),
        ("cohort", "in paper.pdf"),
        ("group", "Assistant.hours"),
    ],
)
def test_another_value_where_an_audience_may_look_changes_its_site(
    builds: Builds, audience: str, changed: str
) -> None:
    hand = Hand(lifted=frozenset([changed]))
    assert differences(builds.plain(audience), builds.tree(audience, hand)) != []


def test_a_hand_changes_and_spares_what_its_audience_may_not_see(tmp_path: Path) -> None:
    """The control of the specimen itself: the files that are read are others indeed."""
    plain, changed, spared = (tmp_path / name for name in ("plain", "changed", "spared"))
    specimen.written(plain, Hand())
    specimen.written(changed, Hand(blind=PUBLIC))
    specimen.written(spared, Hand(blind=PUBLIC, sparing=True))
    sizes = [sum(map(len, files(folder).values())) for folder in (plain, changed, spared)]
    assert sizes[2] < sizes[0] / 4
    assert len(differences(files(plain), files(changed))) > 100
