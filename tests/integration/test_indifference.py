"""What an audience may not see has no effect on one byte of its site."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from leaders_network.addresses import FRESHNESS
from leaders_network.audiences import RUNGS
from leaders_network.directory.room import rooms_of
from leaders_network.problems import Problems
from leaders_network.publish.plain import Plain, plain_records
from leaders_network.records.reading import read_records
from tests.integration import specimen
from tests.integration.canaries import Hand
from tests.integration.dates import DAY
from tests.integration.decoding import marks
from tests.integration.planted import Planted
from tests.integration.remembering import Remembering
from tests.integration.sites import built, files, settings
from tests.integration.visibility import NETWORK, PUBLIC, TEAM

AUDIENCES = (PUBLIC, NETWORK, TEAM, "cohort", "group")
ROOMS = ("cohort", "group")


@dataclass
class Builds:
    """Specimens as several hands write them, each built once, in a folder of its own."""

    planted: Planted
    folder: Path
    _folders: dict[tuple[str, bool], Path] = field(default_factory=dict)

    def name(self, audience: str) -> str:
        rooms = self.planted.specimen.filling.rooms
        return rooms[ROOMS.index(audience)] if audience in ROOMS else audience

    def hand(self, **facts: Any) -> Hand:
        """Return a hand that gives each place the number that it had in what was planted."""
        return Hand(places=self.planted.specimen.hand.places, **facts)

    def plain(self, audience: str) -> dict[str, bytes]:
        """Return the tree of an audience as it is built from the specimen as it is."""
        return files(self.planted.sites[self.name(audience)])

    def tree(self, audience: str, folder: Path) -> dict[str, bytes]:
        """Return the tree of an audience that was built in a folder."""
        plain = self.planted.sites[self.name(audience)]
        return files(folder / plain.relative_to(self.planted.folder))

    def blind(self, audience: str, *, sparing: bool) -> Path:
        """Return where all is otherwise that an audience may not see, and its site is built."""
        if (audience, sparing) not in self._folders:
            name = self.name(audience)
            folder = self.folder / f"{name}-{sparing}"
            self._folders[audience, sparing] = folder
            self.build(folder, self.hand(blind=name, sparing=sparing), audience)
        return self._folders[audience, sparing]

    def build(self, folder: Path, hand: Hand, *audiences: str) -> None:
        """Build audiences' sites as a hand writes the specimen."""
        specimen.written(folder, hand)
        names = tuple(map(self.name, audiences))
        built(settings(folder, audiences=names), Remembering(self.folder / "rendered"))


@pytest.fixture(scope="module")
def builds(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Builds:
    return Builds(planted, tmp_path_factory.mktemp("indifference"))


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of files that are not in both trees with the same bytes."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_other_values_where_an_audience_may_not_look_change_nothing(
    builds: Builds, audience: str
) -> None:
    tree = builds.tree(audience, builds.blind(audience, sparing=False))
    assert differences(builds.plain(audience), tree) == []
    assert tree


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
    tree = builds.tree(audience, builds.blind(audience, sparing=True))
    assert differences(counted(builds.plain(audience)), counted(tree)) == []
    assert tree


def exported(folder: Path, audience: str) -> dict[str, dict[str, Plain]]:
    """Return what is exported for an audience of the records in a folder."""
    problems = Problems()
    records = read_records(folder / "directory_data", problems)
    problems.raise_if_any()
    known = {one.name: one for one in (*RUNGS, *(room.audience for room in rooms_of(records)))}
    return plain_records(records, known[audience], DAY)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_an_audience_may_not_see_changes_no_export_for_it(
    builds: Builds, audience: str
) -> None:
    name, planted = builds.name(audience), builds.planted.folder
    plain = exported(planted, name)
    for sparing in (False, True):
        folder = builds.blind(audience, sparing=sparing)
        assert exported(folder, name) == plain
        if audience != TEAM:
            assert exported(folder, TEAM) != exported(planted, TEAM), "the control"


def test_another_value_where_an_audience_may_look_changes_its_site(
    builds: Builds, tmp_path: Path
) -> None:
    """The control."""
    lifted = [
        (PUBLIC, "Organisation.summary"),
        (NETWORK, "Contact.phone"),
        (NETWORK, "Contact.note"),
        (TEAM, "Agreement.to"),
        ("cohort", "in paper.pdf"),
        ("group", "Assistant.hours"),
    ]
    hand = builds.hand(lifted=frozenset(name for _, name in lifted))
    shutil.copytree(builds.planted.folder / "cache", tmp_path / "cache")
    builds.build(tmp_path, hand, *AUDIENCES)
    for audience, name in lifted:
        plain, tree = builds.plain(audience), builds.tree(audience, tmp_path)
        changed = {each.mark for each in hand.canaries if each.field == name}
        others = differences(plain, tree)
        assert any(changed & marks(each, tree.get(each, b"")) for each in others), (audience, name)


def test_a_hand_changes_and_spares_what_its_audience_may_not_see(builds: Builds) -> None:
    """The control of the specimen itself: the files that are read are others indeed."""
    folders = builds.planted.folder, *(builds.blind(PUBLIC, sparing=each) for each in (False, True))
    plain, changed, spared = (
        files(folder / "directory_data") | files(folder / "content") for folder in folders
    )
    assert sum(map(len, spared.values())) < sum(map(len, plain.values())) / 4
    assert len(differences(plain, changed)) > 100
