"""The weekly digest and the feeds of news: what is in them, for whom, and in which form."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from email import policy
from pathlib import Path
from xml.etree import ElementTree

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.cli.main import main
from leaders_network.content.pages import Content
from leaders_network.content.reading import read_content
from leaders_network.outputs.feeds import digest_atom, news_atom, news_rss
from leaders_network.outputs.mailing import digest_draft
from leaders_network.outputs.templates import Templates
from leaders_network.problems import Problems
from leaders_network.publish.digest import digests_of
from leaders_network.publish.publication import Publication, publish
from leaders_network.publish.views.digest import Digest, DigestLine
from leaders_network.records.gathering import Contributor
from leaders_network.records.leader import Appointment, Offer
from tests.files import write
from tests.golden.cases import BASE
from tests.unit.filled import DAY
from tests.unit.town import ago, held, leader, town
from tools.environment import ROOT

PUBLIC, NETWORK, _ = RUNGS
ATOM = "{http://www.w3.org/2005/Atom}"
KEEPING = "keeping: {owner: Us, reviewed: 2026-01-01, due: 2027-01-01}"


def book(title: str, more: str) -> str:
    return (
        f"---\ntitle: {title}\ndescription: A book & more.\nformat: read\nminutes: 5\n"
        f"chosen_by: contributor:cy\nwhy: It helps.\nsource: A press\n{more}{KEEPING}\n---\nRead.\n"
    )


def event(title: str, on: date, more: str = "") -> str:
    return (
        f"---\ntitle: {title}\ndescription: We meet.\nstart: {on} 09:30\nend: {on} 11:00\n"
        f"{more}---\nCome.\n"
    )


TREE = {
    "library/.meta.yml": "audience: public\nkind: library\n",
    "library/old.md": book("Old & new", f"date: 1999-01-01\nadded: {ago(2)}\n"),
    "library/unsaid.md": book("Unsaid", "date: 2020-01-01\n"),
    "library/last.md": book("Last week", f"date: 2020-01-01\nadded: {ago(8)}\n"),
    "news/.meta.yml": "audience: public\nkind: article\n",
    "news/now.md": (
        f"---\ntitle: Now & then\ndescription: This & that.\ndate: {ago(1)}\n"
        "authors: [contributor:cy, leader:ada]\n---\nText.\n"
    ),
    "inner/.meta.yml": "audience: network\nkind: article\n",
    "inner/own.md": f"---\ntitle: Own\ndescription: Ours.\ndate: {ago(0)}\n---\nText.\n",
    "events/.meta.yml": "audience: public\nkind: event\n",
    "events/soon.md": event("Soon", ago(-3), "cancelled: No trains.\n"),
    "events/far.md": event("Far", ago(-60), f"added: {ago(1)}\n"),
    "events/known.md": event("Known", ago(-60)),
    "events/over.md": event(
        "Over", ago(2), 'materials: [{title: Notes, link: "https://notes.example/"}]\n'
    ),
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    problems = Problems()
    yield read_content(write(tmp_path_factory.mktemp("news"), TREE), problems)
    assert list(problems) == []


def seen(content: Content, audience: Audience = NETWORK, day: date = DAY) -> Publication:
    offers = (
        Offer(text="A lift.", since=ago(3), until=ago(-30)),
        Offer(text="A bed", since=ago(30), until=ago(-30)),
        Offer(text="For the team", since=ago(3), until=ago(-30), audience="team"),
    )
    people = {
        "ada": leader("Ada", held(start=ago(4)), offers=offers),
        "bo": leader("Bo"),
    }
    records = town(leaders=people, contributors={"cy": Contributor(name="Cy")})
    return publish(records, audience, day, content)


def told(digest: Digest) -> dict[str, list[str]]:
    return {part.heading: [line.title for line in part.lines] for part in digest.parts}


def test_a_digest_holds_what_changed_in_seven_days_and_what_comes_next(content: Content) -> None:
    assert told(digests_of(seen(content).ground).latest) == {
        "New in post": ["Ada"],
        "News": ["Own", "Now & then"],
        "In the next two weeks": ["Soon"],
        "New dates": ["Far"],
        "Recordings and notes": ["Over"],
        "New in the library": ["Old & new"],
        "New offers": ["Ada"],
    }


def test_a_post_that_fell_vacant_is_told_of_in_that_week_and_while_it_is() -> None:
    def vacant(*appointments: Appointment) -> list[list[str]]:
        people = {f"a{n}": leader("Ada", one) for n, one in enumerate(appointments)}
        found = digests_of(publish(town(leaders=people), NETWORK, DAY).ground)
        return [told(one).get("Vacant", []) for one in (found.latest, *found.earlier)]

    assert vacant(held(end=ago(3))) == [["Chief, Fire"]]
    assert vacant(held(end=ago(13))) == [[], ["Chief, Fire"]]
    assert vacant(held()) == [[]]
    assert vacant(held(end=ago(3)), held(start=ago(1))) == [[]], "who follows is told of"


def test_a_digest_tells_nobody_what_their_site_does_not(content: Content) -> None:
    digest = digests_of(seen(content, PUBLIC).ground).latest
    assert told(digest)["News"] == ["Now & then"]
    assert {"New in post", "New offers"}.isdisjoint(told(digest))
    team = digests_of(seen(content, RUNGS[2]).ground).latest
    assert len(told(team)["New offers"]) == 2


def test_weeks_before_end_on_sundays_and_stay_as_they_were(content: Content) -> None:
    days = [DAY + timedelta(days=number) for number in range(9)]
    found = {day: digests_of(seen(content, day=day).ground) for day in days}
    ends = {week.last.iso for one in found.values() for week in one.earlier}
    assert all(date.fromisoformat(end).isoweekday() == 7 for end in ends)
    assert all(week.last.iso < day.isoformat() for day in days for week in found[day].earlier)
    before, after = (
        next(told(week) for week in found[day].earlier if week.last.iso == "2026-11-22")
        for day in (days[1], days[2])
    )
    assert before == after
    assert before["New in the library"] == ["Old & new"]


def test_a_cancelled_event_is_told_of_and_says_so(content: Content) -> None:
    digest = digests_of(seen(content).ground).latest
    (line,) = next(p for p in digest.parts if p.heading == "In the next two weeks").lines
    assert line.notice == "Cancelled: No trains."


def letter(publication: Publication) -> bytes:
    digest = digests_of(publication.ground).latest
    return digest_draft(digest, publication.site, Templates(ROOT / "theme/directory"))


def test_a_letter_is_a_draft_in_two_forms_that_say_the_same(content: Content) -> None:
    publication = seen(content)
    publication.site = replace(publication.site, email="hello@leaders.example")
    raw = letter(publication)
    assert raw == letter(publication)
    message = email.message_from_bytes(raw, policy=policy.default)
    assert not message.defects
    assert message["X-Unsent"] == "1"
    assert message["To"] == message["From"] == "hello@leaders.example"
    plain, styled = (part.get_content() for part in message.iter_parts())
    for form, name in ((plain, "Now & then"), (styled, "Now &amp; then")):
        assert name in form
        assert "No trains." in form
        assert "news/now/" in form
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_letter_of_nothing_says_so() -> None:
    empty = publish(town(), NETWORK, DAY)
    assert b"Nothing has changed" in letter(empty)


def test_news_names_its_authors_as_its_page_does(content: Content) -> None:
    network, public = (
        ElementTree.fromstring(news_atom(one.site, one.written.news()))
        for one in (seen(content), seen(content, PUBLIC))
    )
    titles = [
        [e.findtext(f"{ATOM}title") for e in f.iter(f"{ATOM}entry")] for f in (network, public)
    ]
    assert titles == [["Own", "Now & then"], ["Now & then"]]
    for feed, names in ((network, ["Cy", "Ada"]), (public, ["Cy", "A member of the network"])):
        entry = feed.findall(f"{ATOM}entry")[-1]
        assert [one.text for one in entry.iter(f"{ATOM}name")] == names


def test_rss_says_what_atom_says(content: Content) -> None:
    publication = seen(content)
    channel = ElementTree.fromstring(news_rss(publication.site, publication.written.news())).find(
        "channel"
    )
    atom = ElementTree.fromstring(news_atom(publication.site, publication.written.news()))
    assert channel is not None
    items, entries = channel.findall("item"), atom.findall(f"{ATOM}entry")
    assert [one.findtext("guid") for one in items] == [one.findtext(f"{ATOM}id") for one in entries]
    assert [one.findtext("title") for one in items] == ["Own", "Now & then"]
    assert items[1].findtext("pubDate") == "Sat, 21 Nov 2026 00:00:00 GMT"


def test_a_feed_of_weeks_is_the_same_all_week_and_links_whole_addresses(content: Content) -> None:
    monday, tuesday = (seen(content, day=DAY + timedelta(days=number)) for number in (1, 2))
    feeds = [digest_atom(one.site, digests_of(one.ground).earlier) for one in (monday, tuesday)]
    assert feeds[0] == feeds[1]
    entry = ElementTree.fromstring(feeds[0]).find(f"{ATOM}entry")
    assert entry is not None
    words = ElementTree.fromstring(f"<div>{entry.findtext(f'{ATOM}content')}</div>")
    ways = [link.attrib["href"] for link in words.iter("a")]
    assert ways
    assert all(way.startswith(monday.site.address) for way in ways)


def test_each_audience_has_weeks_of_its_own_and_articles_in_common(content: Content) -> None:
    """As RFC 4287 has it, an id is unique, and the same thing has one wherever it is published."""

    def ids(feed: str) -> set[str | None]:
        entries = ElementTree.fromstring(feed).iter(f"{ATOM}entry")
        return {entry.findtext(f"{ATOM}id") for entry in entries}

    day = DAY + timedelta(days=1)
    sites = [seen(content, audience, day) for audience in (PUBLIC, NETWORK)]
    weeks = [ids(digest_atom(one.site, digests_of(one.ground).earlier)) for one in sites]
    assert all(weeks)
    assert weeks[0].isdisjoint(weeks[1])
    news = [ids(news_atom(one.site, one.written.news())) for one in sites]
    assert news[0] < news[1]


def test_a_line_without_a_page_is_no_link(content: Content) -> None:
    site = seen(content).site
    first = digests_of(seen(content).ground).latest
    part = replace(first.parts[0], lines=(DigestLine("A <name>", "", "Said."),))
    feed = digest_atom(site, [replace(first, parts=(part,))])
    words = ElementTree.fromstring(feed).findtext(f".//{ATOM}content") or ""
    assert "<li>A &lt;name&gt;: Said.</li>" in words


def test_the_verb_writes_a_draft_for_one_audience(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [
        f"--{name}={BASE / folder}"
        for name, folder in (("data", "directory_data"), ("content", "content"))
    ]
    common = [*folders, f"--theme={ROOT / 'theme'}", f"--cache={tmp_path / 'cache'}"]
    common += [f"--drafts={tmp_path / 'drafts'}", "--day=2026-11-22"]
    assert main(["digest", "--audience=team", *common]) == 0
    written = tmp_path / "drafts" / "digest-team-2026-11-22.eml"
    assert written.read_bytes().startswith(b"X-Unsent: 1\r\n")
    assert "nothing was sent" in capsys.readouterr().out
    assert main(["digest", "--audience=taem", *common]) == 2
    assert "did you mean team?" in capsys.readouterr().err
