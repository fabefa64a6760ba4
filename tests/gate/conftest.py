"""One gate with two providers before an invented network, and one visitor of each kind."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.directory.room import rooms_of
from leaders_network.gate.boxes import TimedBox
from leaders_network.gate.groups import Listed
from leaders_network.gate.plan import Order, plan, write
from leaders_network.gate.settings import read_gate
from leaders_network.problems import Problems
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from tests.browser.conftest import TOKEN_KEY, site
from tests.gate.client import Visitor
from tools.provider import OpenIdProvider
from tools.servers import APACHE
from tools.stand import GATE, SITE, Stand, running

__all__ = ["site"]

DAY = date(2026, 11, 22)
KEY = TOKEN_KEY
"""The key of the site's own pages, so that these stand behind the gate."""
ELSEWHERE = "elsewhere.example"
STRANGER = "stranger@nowhere.example"
MEMBER_OF_TEAM = "tess.tidewell@centre.example"
OPEN_BOX = "answers-of-a-room"
YEARS = (2020, 2021, 2090, 2091)
PROVIDERS = {
    **dict.fromkeys(("leader", "assistant", "member", "team", "stranger", "unverified"), 0),
    "borrowed": 1,
}
"""Which provider each kind of visitor signs in at."""


@dataclass
class Post:
    """A gate that is open, who is who, and what each audience alone may read."""

    stand: Stand
    records: Records
    access: dict[str, Listed]
    """By kind of person: `leader`, `assistant`, `member` and `team`."""
    room: str
    """The room that the member belongs to."""
    visitors: dict[str, Visitor]
    known: list[Visitor] = field(default_factory=list)
    """Everybody who ever came, so that their connections can be ended."""

    @property
    def site(self) -> Path:
        """The folder of all sites."""
        return self.stand.current / SITE

    def order(self, records: Records | None = None) -> Order:
        """Return what the gate's files are made from."""
        own = records or self.records
        audiences = (*RUNGS, *(room.audience for room in rooms_of(own)))
        gate = read_gate(self.stand.folder / "gate.yml")
        return Order(own, audiences, DAY, gate, KEY, self.site, self.boxes)

    @property
    def boxes(self) -> tuple[TimedBox, ...]:
        """The letter boxes of a room's consultation that is open, and of two that are not."""
        past, since, until, never = (datetime(year, 1, 1, tzinfo=UTC) for year in YEARS)
        return (
            TimedBox(OPEN_BOX, self.room, since, until),
            TimedBox("answers-heard", self.room, past, since),
            TimedBox("answers-to-come", self.room, until, never),
        )

    def deploy(self, records: Records | None = None) -> None:
        """Write the gate's files, as a deploy does; the server is told nothing."""
        write(plan(self.order(records), self.stand.current / GATE))
        _open_to_server(self.stand)

    def visitor(self, cookies: dict[tuple[int, str], str] | None = None) -> Visitor:
        """Return somebody new, who has not signed in unless they have cookies."""
        made = Visitor(self.stand.port, cookies or {})
        self.known.append(made)
        return made

    @contextmanager
    def without(self, *providers: OpenIdProvider) -> Iterator[None]:
        """Stop providers for a while.

        A provider that starts again knows none of the tokens it gave before, and refuses the gate
        when that asks again minutes later; so everybody whom tests share then signs in again.
        """
        for provider in providers:
            provider.stop()
        try:
            yield
        finally:
            for provider in providers:
                provider.start()
            self.sign_in()

    def sign_in(self) -> None:
        """Sign in everybody whom tests share, as if for the first time."""
        for kind, provider in PROVIDERS.items():
            visitor = self.visitors[kind]
            visitor.cookies.clear()
            visitor.sign_in(kind, provider)

    def token(self, kind: str) -> str:
        """Return the token of a kind of person."""
        return self.access[kind].token

    def sees(self, kind: str) -> set[str]:
        """Return the folders a kind of person may read, as said here and not by the gate."""
        room = f"rooms/{self.room}"
        folders = {
            "anonymous": set(),
            "stranger": set(),
            "unverified": set(),
            "borrowed": set(),
            "leader": {"network"},
            "assistant": {"network"},
            "member": {"network", room},
            "team": {
                "network",
                "team",
                "rooms/forgotten",
                *(f"rooms/{one.name}" for one in self.rooms),
            },
        }[kind]
        own = {f"mine/{self.token(kind)}"} if kind in self.access else set()
        return {"public"} | folders | own

    @property
    def rooms(self) -> list[Audience]:
        """Every room."""
        return [room.audience for room in rooms_of(self.records)]


def secret_of(folder: str) -> bytes:
    """Return words that stand in one folder of the sites and nowhere else."""
    return f"Only-{folder.replace('/', '-')}-may-read-this".encode()


@pytest.fixture(scope="session")
def post(site: Path) -> Iterator[Post]:
    """The gate."""
    if not APACHE.is_there():
        pytest.skip(APACHE.remedy)
    # Not below pytest's own folder, which it closes to everybody else again and again.
    with tempfile.TemporaryDirectory(prefix="gate-") as name:
        made = _post(Path(name), site)
        with running(made.stand):
            made.visitors = {kind: made.visitor() for kind in ("anonymous", *PROVIDERS)}
            made.sign_in()
            yield made
            for visitor in made.known:
                visitor.close()


def _post(folder: Path, site: Path) -> Post:
    stand = Stand(folder, [])
    home = stand.address.rstrip("/")
    one = OpenIdProvider("one", folder, home, ["*"], [])
    two = OpenIdProvider("two", folder, home, [ELSEWHERE], [], in_id_token=True)
    stand.providers = [one, two]
    stand.prepare(site)
    (folder / "gate.yml").write_text(json.dumps(stand.settings()), encoding="utf-8")
    team = {"team": [{"name": "Tess", "sign_in": [MEMBER_OF_TEAM]}]}
    (folder / "team.yml").write_text(json.dumps(team), encoding="utf-8")
    made = Post(stand, _records(site.parent / "directory_data"), {}, "", {})
    access = plan(made.order(), stand.current / GATE).access
    made.access, made.room = _cast(access)
    one.people = _people(made)
    two.people = _borrowers(made)
    _plant(made)
    made.deploy()
    return made


def _records(folder: Path) -> Records:
    problems = Problems()
    records = read_records(folder, problems)
    problems.raise_if_any()
    for identifier, leader in records.leaders.items():
        if leader.sign_in and not leader.groups and not leader.programmes:
            # Somebody has an address at the second provider too.
            more = (*leader.sign_in, f"{identifier}@{ELSEWHERE}")
            records.leaders[identifier] = replace(leader, sign_in=more)
            break
    return records


def _cast(access: tuple[Listed, ...]) -> tuple[dict[str, Listed], str]:
    """Return one person of each kind, and the room of the member."""
    leaders = [one for one in access if one.person.leader]
    member = next(one for one in leaders if len(one.person.groups) == 2)
    plain = next(one for one in leaders if any(ELSEWHERE in user for user in one.users))
    cast = {
        "leader": plain,
        "assistant": next(one for one in access if one.person.key.startswith("assistant:")),
        "member": member,
        "team": next(one for one in access if one.person.key.startswith("team:")),
    }
    return cast, next(group for group in member.person.groups if group != "network")


def _people(made: Post) -> list[dict[str, Any]]:
    people = [
        _account(kind, one.person.addresses[-1 if kind == "leader" else 0])
        for kind, one in made.access.items()
    ]
    leader = made.access["leader"].person.addresses
    own = next(address for address in leader if not address.endswith(ELSEWHERE))
    people[0] = _account("leader", own)
    capitals = own.title().replace(own.title().partition("@")[2], own.partition("@")[2])
    return [
        *people,
        _account("stranger", STRANGER),
        _account("unverified", own, verified=False),
        _account("nought", own, verified=0),
        _account("capitals", capitals),
    ]


def _borrowers(made: Post) -> list[dict[str, Any]]:
    """The second provider's people: one it may vouch for, and one it may not."""
    addresses = made.access["leader"].person.addresses
    second = next(address for address in addresses if address.endswith(ELSEWHERE))
    other = made.access["team"].person.addresses[0]
    return [_account("second", second), _account("borrowed", other)]


def _account(kind: str, email: str, *, verified: int = True) -> dict[str, Any]:
    return {"id": kind, "name": kind.title(), "who": kind, "email": email, "verified": verified}


def _plant(made: Post) -> None:
    """Put a page, data and a file with a dot into every folder, each with that folder's secret."""
    tokens = [made.token(kind) for kind in made.access]
    folders = [
        "public",
        "network",
        "team",
        *(f"rooms/{room.name}" for room in made.rooms),
        *(f"mine/{token}" for token in tokens),
        "rooms/forgotten",
    ]
    for folder in folders:
        words = secret_of(folder).decode()
        place = made.site / folder / "planted"
        place.mkdir(parents=True)
        (place / "index.html").write_text(f"<!doctype html><p>{words}</p>", encoding="utf-8")
        (place / "data.json").write_text(json.dumps({"words": words}), encoding="utf-8")
        (place / ".hidden").write_text(words, encoding="utf-8")
        (place / "listed").mkdir()
        (place / "listed" / words).write_text("", encoding="utf-8")
        if folder.startswith("mine/") and not (made.site / folder / "index.html").exists():
            shutil.copy(place / "index.html", made.site / folder / "index.html")


def _open_to_server(stand: Stand) -> None:
    for file in (stand.current / GATE).rglob("*"):
        file.chmod(file.stat().st_mode | 0o044)
