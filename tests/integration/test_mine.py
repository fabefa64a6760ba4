"""A page of one's own holds what one may edit and see; nothing of it is anywhere else."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files as files_of
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from leaders_network.building.settings import Settings
from leaders_network.gate.people import Person, access_list
from leaders_network.gate.tokens import token
from leaders_network.problems import Problems
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from tests.integration.dates import DAY
from tests.integration.decoding import marks
from tests.integration.planted import Planted
from tests.integration.sites import built, files, settings
from tests.integration.visibility import NETWORK

KEY = b"the key of tokens in tests of people's own pages"
CUSTODY = {"Leader.sign_in", "Agreement.to", "(a comment)"}
"""What stands in a leader's own record and is no part of their page."""


@dataclass(frozen=True)
class Built:
    """The specimen with everybody's own page, and without."""

    planted: Planted
    settings: Settings
    records: Records
    people: tuple[Person, ...]

    @property
    def site(self) -> Path:
        return self.settings.site

    def page(self, person: Person) -> bytes:
        return (self.site / "mine" / token(person.key, KEY) / "index.html").read_bytes()

    @cached_property
    def found(self) -> dict[str, set[str]]:
        """What was planted and is in the page of each person, by their key."""
        return {person.key: marks("index.html", self.page(person)) for person in self.people}


@pytest.fixture(scope="module")
def made(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("mine")
    chosen = settings(
        planted.folder, site=out / "site", cache=out / "cache", audiences=("public", "network")
    )
    chosen = replace(chosen, token_key=KEY)
    built(chosen)
    records = read_records(chosen.data, Problems())
    return Built(planted, chosen, records, access_list(records, DAY, ()))


def record_of(made: Built, leader: str) -> str:
    """Return what canaries call a leader's record."""
    canaries = made.planted.canaries
    return next(
        each.record for each in canaries if each.field == "leader id" and each.mark == leader
    )


def test_everyone_who_may_sign_in_has_a_page_and_nobody_else(made: Built) -> None:
    there = {path.name for path in (made.site / "mine").iterdir()}
    assert there == {token(person.key, KEY) for person in made.people}
    assert len(there) > 10


def test_a_page_holds_nothing_that_its_reader_may_neither_edit_nor_see(made: Built) -> None:
    canaries = made.planted.canaries
    for person in made.people:
        own = {record_of(made, each) for each in (*person.edits, *person.assists)}
        allowed = {each.mark for each in canaries if each.seen_by & {NETWORK, *person.groups}}
        allowed |= {
            each.mark for each in canaries if each.record in own and each.field not in CUSTODY
        }
        planted = {each.mark: each for each in canaries}
        found = made.found[person.key] & planted.keys()
        leaked = [
            planted[mark]
            for mark in found - allowed
            if planted[mark].mark not in _room_names(made, person)
        ]
        assert leaked == [], person.key


def _room_names(made: Built, person: Person) -> set[str]:
    """Return the names of the rooms that a reader's leaders are in, which they may know."""
    rooms = {*person.groups, *made.planted.specimen.filling.rooms}
    return {each.mark for each in made.planted.canaries if each.record in rooms}


def test_a_leaders_page_holds_all_that_they_may_change(made: Built) -> None:
    wanted = {"Contact.note", "Assistant.hours", "Offer.text", "Leader.summary"}
    leaders = [person for person in made.people if person.leader]
    assert leaders
    for person in leaders:
        own = record_of(made, str(person.leader))
        found = made.found[person.key]
        fields = {
            each.field
            for each in made.planted.canaries
            if each.record == own and each.mark in found
        }
        assert fields >= wanted
        assert not fields & CUSTODY


def test_no_token_and_no_own_page_is_in_any_other_tree(made: Built) -> None:
    tokens = {token(person.key, KEY).encode() for person in made.people}
    for name, content in files(made.site).items():
        if not name.startswith("mine/"):
            assert not [each for each in tokens if each in content or each.decode() in name], name
            assert b'data-module="mine"' not in content, name


def test_the_key_is_in_no_file(made: Built) -> None:
    keys = {KEY, KEY.hex().encode(), b64encode(KEY)}
    site = files(made.site)
    assert [name for name, content in site.items() if any(key in content for key in keys)] == []
    assert any(name.startswith("mine/") for name in site), "the control: what it made is looked at"


def test_the_other_sites_differ_without_own_pages_by_the_link_to_ones_own_alone(
    made: Built,
) -> None:
    without = {
        f"{name}/{path}": content
        for name in made.settings.audiences
        for path, content in files(made.planted.sites[name]).items()
    }
    others = {
        name: content for name, content in files(made.site).items() if not name.startswith("mine/")
    }
    linking = {name for name, content in others.items() if OWN.search(content)}
    assert [name for name in linking if not name.startswith("network/")] == []
    assert {name for name in others if others[name] != without.get(name)} == linking
    assert {name: _bare(content) for name, content in others.items()} == {
        name: _bare(content) for name, content in without.items()
    }
    # The controls: pages have the link, none has it without, and nothing else is overlooked.
    assert "network/index.html" in linking
    assert not [name for name, content in without.items() if OWN.search(content)]
    front = others["network/index.html"]
    assert _bare(front.replace(b"</main>", b"One word more.</main>")) != _bare(front)


OWN = re.compile(rb'<a (?:class="audience__own" )?href="[^"]*\.\./mine/">Your details</a>')
OUT = rb'<a href="[^"]*\.\./sign-out">Sign out</a>'


SKIP = rb'<a href="#main" class="md-skip">[^<]*</a>'


def _bare(content: bytes) -> bytes:
    """Return a page without its links to one's own and out, nor the space that is around them.

    The way past everything stands before such a link, so it has another place where there is none.
    """
    item = rb"<li>(?:%s|%s)</li>" % (OWN.pattern, OUT)
    return b"".join(re.sub(rb"%s|%s|%s" % (item, OWN.pattern, SKIP), b"", content).split())


def test_every_address_on_a_page_leads_to_a_file_of_the_sites_or_to_the_gate(made: Built) -> None:
    person = next(each for each in made.people if each.leader)
    here = f"/mine/{token(person.key, KEY)}/"
    found = [urlsplit(urljoin(here, each)).path for each in _addresses(made.page(person).decode())]
    assert len(found) > 20
    assert "/mine/" in found
    for path in found:
        assert path in GATE or path.startswith("/network/"), path
        file = made.site / path.lstrip("/")
        assert path in GATE or file.is_file() or (file / "index.html").is_file(), path
    # The control: what the gate answers itself is no file of the sites, which would be found.
    assert not (made.site / "mine" / "index.html").exists()
    template = files_of("leaders_network.gate").joinpath("templates", "apache.conf").read_text()
    assert '<LocationMatch "^/mine/?$">' in template
    assert "RewriteRule ^/sign-out/?$" in template


def test_the_page_for_what_is_missing_leads_where_the_others_do(made: Built) -> None:
    for name in made.settings.audiences:
        page = (made.site / name / "404.html").read_text()
        found = set(map(urlsplit, _addresses(page)))
        assert [each for each in found if each.netloc or "//" in each.path] == [], name
        paths = {urlsplit(urljoin("/", each.path)).path for each in found}
        assert {"/network/feed.xml" if name == "network" else "/feed.xml"} < paths, name
        # The control: the network's alone has ways to what the gate answers itself.
        assert ({"/mine/", "/sign-out"} <= paths) == (name == "network")


GATE = {"/", "/mine/", "/sign-out"}
"""What the gate answers itself: the public's front page, and what leads to one's own and out."""


def _addresses(page: str) -> Iterator[str]:
    for address in re.findall(r'(?:href|src)="([^"]*)"', page):
        if not re.match(r"[a-z]+:|#|$", address):
            yield address


def test_what_stands_in_somebody_elses_record_changes_nothing_and_who_leaves_has_no_page(
    made: Built, tmp_path: Path
) -> None:
    for name in ("directory_data", "content"):
        shutil.copytree(made.planted.folder / name, tmp_path / name)
    shutil.copytree(made.settings.cache, tmp_path / "cache")
    chosen = replace(settings(tmp_path, audiences=("network",)), token_key=KEY)
    built(chosen)
    one, other, *_ = [each for each in made.people if each.leader]
    before = files(chosen.site / "mine")
    file = chosen.data / "leaders" / f"{other.leader}.yml"
    text = file.read_text()
    (summary,) = re.findall(r"^summary: .*$", text, re.MULTILINE)
    file.write_text(text.replace(summary, "summary: Quite another sentence."))
    built(chosen)
    after = files(chosen.site / "mine")
    changed = {name for name in before if before[name] != after[name]}
    assert f"{token(other.key, KEY)}/index.html" in changed
    assert f"{token(one.key, KEY)}/index.html" not in changed
    file.write_text(re.sub(r"^sign_in:\n(?:- .*\n)+", "", file.read_text(), flags=re.MULTILINE))
    built(chosen)
    assert f"{token(other.key, KEY)}/index.html" not in files(chosen.site / "mine")
    assert f"{token(one.key, KEY)}/index.html" in files(chosen.site / "mine")
    built(replace(chosen, token_key=None, audiences=("public",)))
    assert not (chosen.site / "mine").exists()
