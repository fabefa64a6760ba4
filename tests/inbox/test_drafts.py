"""Invitations and reminders are drafts that say what is so, to the right person."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from leaders_network.gate.people import Person, access_list
from leaders_network.inbox.chasing import AGAIN, WEEKS, due_people, monday, next_week, reminders
from leaders_network.inbox.drafts import write_drafts
from leaders_network.inbox.offices import due_offices, office_reminders
from leaders_network.inbox.welcoming import addressee, invitation
from leaders_network.problems import BuildError
from leaders_network.records.contact import Confirmation, Contact
from leaders_network.records.field import TEAM, WITHHELD
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.records import Records
from tests.inbox.village import DAY, FREDA_KEY, OWEN_KEY, RHYS_KEY, Village


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    village = Village.made(tmp_path_factory.mktemp("village"))
    found: Records = village.records()
    return found


@pytest.fixture(scope="module")
def people(records: Records) -> tuple[Person, ...]:
    return access_list(records, DAY, ())


def parsed(content: bytes) -> EmailMessage:
    found: EmailMessage = BytesParser(policy=policy.default).parsebytes(content)
    return found


def text(content: bytes) -> str:
    return str(parsed(content).get_content()).replace("\r\n", "\n")


def confirmed(records: Records, on: date) -> Records:
    """Return the records with every contact and assistant confirmed on a day."""
    stamp = Confirmation(on=on, by="self")
    leaders = {}
    for name, leader in records.leaders.items():
        held = tuple(
            replace(
                each,
                contacts=tuple(replace(c, confirmed=stamp) for c in each.contacts),
                assistants=tuple(replace(a, confirmed=stamp) for a in each.assistants),
            )
            for each in leader.appointments
        )
        leaders[name] = replace(leader, appointments=held)
    return replace(records, leaders=leaders)


def test_an_assistant_who_may_edit_is_asked_once_for_all_and_their_leaders_are_not(
    records: Records, people: tuple[Person, ...]
) -> None:
    found = due_people(records, people, DAY)
    assert [each.person.key for each in found] == [RHYS_KEY]
    assert found[0].leaders == ("freda-harlowe", "owen-lewis")


def test_a_leader_nobody_may_edit_for_is_asked_themselves(
    records: Records, people: tuple[Person, ...]
) -> None:
    alone = [replace(each, edits=()) if each.key == RHYS_KEY else each for each in people]
    assert {each.person.key for each in due_people(records, alone, DAY)} == {FREDA_KEY, OWEN_KEY}


def test_whose_details_are_fresh_for_long_is_not_asked_yet(
    records: Records, people: tuple[Person, ...]
) -> None:
    fresh = confirmed(records, DAY)
    assert due_people(fresh, people, DAY, weeks=1) == []
    (found,) = due_people(fresh, people, DAY, weeks=40)
    assert found.due == DAY + timedelta(180)
    assert DAY < found.week <= found.due


def test_people_confirmed_on_one_day_are_asked_evenly_over_the_weeks() -> None:
    due = DAY + timedelta(weeks=30)
    weeks = Counter(next_week(f"leader:person-{n}", due, DAY) for n in range(1200))
    assert len(weeks) == WEEKS
    assert max(weeks) < due
    assert min(weeks.values()) > 60
    assert max(weeks.values()) < 140


def test_who_does_not_answer_is_asked_again_every_fourth_week() -> None:
    due = DAY - timedelta(weeks=60)
    days = [DAY + timedelta(weeks=n) for n in range(12)]
    asked = [day for day in days if next_week(FREDA_KEY, due, day) == monday(day)]
    assert len(asked) == 12 // AGAIN
    assert {(two - one).days for one, two in pairwise(asked)} == {7 * AGAIN}


def test_the_day_of_asking_stays_as_the_weeks_go_by() -> None:
    due = DAY + timedelta(weeks=20)
    week = next_week(OWEN_KEY, due, DAY)
    later = DAY
    while later < week:
        assert next_week(OWEN_KEY, due, later) == week
        later += timedelta(weeks=1)


def test_a_reminder_is_a_draft_to_one_address_with_a_personal_link(
    records: Records, people: tuple[Person, ...]
) -> None:
    found = due_people(records, people, DAY)
    links = {RHYS_KEY: "https://leaders.example/mine/t0ken/"}
    ((name, content),) = reminders(found, records, links)
    message = parsed(content)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "rhys.lomas@southmere-fire.example"
    assert "@" not in name
    words = text(content)
    assert "https://leaders.example/mine/t0ken/\n" in words
    assert "Freda Harlowe" in words
    assert "Owen Lewis" in words
    assert "Nothing is confirmed until you press the button" in words
    assert "960412" not in words, "a reminder tells no detail"


def test_what_follows_the_salutation_begins_as_a_sentence_does(records: Records) -> None:
    records = confirmed(records, DAY - timedelta(400))
    people = access_list(records, DAY, ())
    due = due_people(records, people, DAY, weeks=AGAIN)
    office = due_offices(offices(records, way(email="office@wexmere.example")), DAY, weeks=AGAIN)
    drafts = [
        *dict(reminders(due, records, {one.person.key: "x" for one in due})).values(),
        *dict(office_reminders(office, records.network)).values(),
        invited(records, "freda-harlowe", link="x", notices={}),
    ]
    assert len(drafts) > 2
    assert [one for one in map(text, drafts) if not one.split("\n\n")[1][0].isupper()] == []


def test_a_reminder_has_a_name_that_a_file_may_have_whatever_the_address(
    records: Records, people: tuple[Person, ...]
) -> None:
    (due,) = due_people(records, people, DAY)
    odd = [
        replace(due.person, key=f"assistant:{local}@x.example") for local in ("a/b", "a-b", "a*b")
    ]
    links = {person.key: "https://leaders.example/mine/t0ken/" for person in odd}
    names = [
        name for name, _ in reminders((replace(due, person=one) for one in odd), records, links)
    ]
    assert len(set(names)) == len(odd)
    assert not any(set(name) & set('/*?:"<>|') for name in names)


def offices(records: Records, *contacts: Contact, **said: Any) -> Records:
    """Return the records with one organisation, whose post has these contacts."""
    post = Post(id="chief", title="Chief", contacts=contacts, **said)
    body = Organisation(name="Wexmere", sector="fire-and-rescue", posts=(post,))
    return replace(records, organisations={"wexmere": body})


def way(on: date | None = None, **said: Any) -> Contact:
    stamp = Confirmation(on=on, by="office") if on else None
    return Contact(**({"id": "duty", "label": "Duty desk", "confirmed": stamp} | said))


def test_an_office_is_asked_in_a_week_of_its_own_by_an_address_of_its_own(records: Records) -> None:
    mail = way(DAY, id="mail", label="Office", email="office@wexmere.example")
    some = offices(records, way(DAY - timedelta(400), phone="+441632960400"), mail)
    (due,) = due_offices(some, DAY, weeks=AGAIN)
    assert (due.name, due.ways, due.due) == (
        "Wexmere",
        ("Duty desk (Chief)",),
        DAY - timedelta(220),
    )
    ((name, content),) = office_reminders([due], some.network)
    assert (parsed(content)["To"], name) == (
        "office@wexmere.example",
        f"{due.week}-organisation-wexmere",
    )
    assert "  Duty desk (Chief)\n" in text(content)
    assert "960400" not in text(content), "a reminder tells no detail"
    assert due_offices(offices(records, mail), DAY, weeks=1) == [], "it is fresh for long"


def test_a_way_that_two_posts_have_alike_is_asked_about_for_each(records: Records) -> None:
    alike = way(DAY - timedelta(400), phone="+441632960400")
    posts = tuple(Post(id=one.lower(), title=one, contacts=(alike,)) for one in ("Chief", "Deputy"))
    body = Organisation(name="Wexmere", sector="fire-and-rescue", posts=posts, contacts=(alike,))
    (due,) = due_offices(replace(records, organisations={"wexmere": body}), DAY, weeks=AGAIN)
    assert due.ways == ("Duty desk", "Duty desk (Chief)", "Duty desk (Deputy)")


def test_an_office_that_nobody_ever_confirmed_is_asked_every_fourth_week(records: Records) -> None:
    some = offices(records, way(phone="+441632960400"))
    weeks = [DAY + timedelta(weeks=n) for n in range(12)]
    asked = [one for day in weeks for one in due_offices(some, day, weeks=1)]
    assert [one.due for one in asked] == [None] * (12 // AGAIN)
    assert list(office_reminders(asked, some.network)) == [], "there is no address to write to"


def test_nobody_is_asked_about_what_is_over_or_what_nobody_may_see(records: Records) -> None:
    old = way(DAY - timedelta(400), phone="+441632960400")
    for said, count in (({}, 1), ({"end": DAY - timedelta(1)}, 0), ({"audience": WITHHELD}, 0)):
        assert len(due_offices(offices(records, old, **said), DAY)) == count
    hidden = replace(old, audience=WITHHELD)
    assert due_offices(offices(records, hidden), DAY) == []


@pytest.mark.parametrize("audience", [TEAM, "quiet"])
def test_an_office_is_told_of_no_way_that_is_kept_for_the_team_or_a_room(
    records: Records, audience: str
) -> None:
    old = way(DAY - timedelta(400), email="duty@wexmere.example")
    kept = replace(old, id="kept", label="Kept", email="kept@wexmere.example", audience=audience)
    (due,) = due_offices(offices(records, kept, old), DAY)
    assert (due.ways, due.email) == (("Duty desk (Chief)",), "duty@wexmere.example")
    (free,) = due_offices(offices(records, replace(kept, audience=None), old), DAY)
    assert (len(free.ways), free.email) == (2, "kept@wexmere.example"), "the control"
    assert due_offices(offices(records, old, audience=audience), DAY) == []


def invited(records: Records, identifier: str, *, link: str, notices: dict[str, str]) -> bytes:
    to = addressee(records, identifier, DAY)
    assert to
    return invitation(records, identifier, DAY, to=to, link=link, notices=notices)


def test_an_invitation_goes_to_nobody_who_assisted_in_an_appointment_that_ended(
    records: Records,
) -> None:
    owen = replace(records.leaders["owen-lewis"], sign_in=())
    (held,) = owen.appointments
    ended = replace(owen, appointments=(replace(held, end=DAY - timedelta(1)),))
    today, former = (
        addressee(
            replace(records, leaders=records.leaders | {"owen-lewis": one}), "owen-lewis", DAY
        )
        for one in (owen, ended)
    )
    assert today
    assert today.key == RHYS_KEY, "the control, whose own page the invitation leads to"
    assert former is None


def test_an_invitation_tells_an_assistant_no_more_than_their_own_page(records: Records) -> None:
    freda = replace(records.leaders["freda-harlowe"], sign_in=())
    alone = replace(records, leaders=records.leaders | {"freda-harlowe": freda})
    says = "May confirm and correct these details: Yes"
    told = text(invited(alone, "freda-harlowe", link="x", notices={}))
    assert says not in told
    assert "01632 960412" in told
    assert says in text(invited(records, "freda-harlowe", link="x", notices={}))


def test_an_invitation_says_what_is_held_who_will_see_it_and_the_privacy_notice(
    records: Records,
) -> None:
    leader = replace(records.leaders["freda-harlowe"], invited=DAY)
    hidden = replace(records, leaders=records.leaders | {"freda-harlowe": leader})
    notices = {"Privacy": "https://leaders.example/privacy/"}
    link = "https://leaders.example/mine/t0ken/"
    content = invited(hidden, "freda-harlowe", link=link, notices=notices)
    message, words = parsed(content), text(content)
    assert message["To"] == "freda.harlowe@southmere-fire.example"
    assert message["X-Unsent"] == "1"
    assert "only the team sees it" in words
    assert "Direct (seen by" in words
    assert "01632 960412" in words
    assert "Privacy: https://leaders.example/privacy/" in words
    assert f"\n{link}\n" in words
    plain = text(invited(records, "freda-harlowe", link=link, notices={}))
    assert "only the team sees it" not in plain
    assert "Direct (seen by the room" in plain


def test_a_draft_is_the_same_whenever_it_is_made(records: Records) -> None:
    made = [invited(records, "owen-lewis", link="x", notices={}) for _ in range(2)]
    assert made[0] == made[1]


def test_where_one_draft_cannot_be_written_none_is(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="nothing was written"):
        write_drafts(tmp_path, {"one": b"1", "long" * 100: b"2"})
    assert list(tmp_path.iterdir()) == []
    write_drafts(tmp_path, {"one": b"1", "two": b"2"})
    assert sorted(file.name for file in tmp_path.iterdir()) == ["one.eml", "two.eml"], "the control"


def test_drafts_are_written_by_the_commands(tmp_path: Path) -> None:
    from leaders_network.cli.main import main

    village = Village.made(tmp_path)
    data = str(village.repository / "directory_data")
    common = [
        "--data",
        data,
        "--day",
        DAY.isoformat(),
        "--content",
        str(tmp_path / "pages"),
        "--cache",
        str(tmp_path / "cache"),
        "--drafts",
        str(tmp_path / "drafts"),
    ]
    village.write("../pages/.meta.yml", "audience: public\n")
    (tmp_path / "drafts").mkdir(mode=0o755)
    assert main(["welcome", "freda-harlowe", *common]) == 0
    assert main(["welcome", "freda-harlow", *common]) == 2
    assert main(["chase", *common]) == 0
    made = list((tmp_path / "drafts").iterdir())
    assert not [path for path in made if path.stat().st_mode & 0o077], "their owner's alone"
    names = {path.name for path in made}
    assert "welcome-freda-harlowe.eml" in names
