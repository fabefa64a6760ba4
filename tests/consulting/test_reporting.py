"""A report tells what may be told of the answers that were collected, from letters to page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from leaders_network.building.build import build
from leaders_network.building.settings import Settings
from leaders_network.cli.main import main
from leaders_network.consulting.answers import Stratum
from leaders_network.consulting.store import CODING, Accepted, Aside, Batch, Store
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.consulting.attacker import Attacker
from tests.consulting.forum import ID, SECTORS, Forum, leaders

ROOT = Path(__file__).parents[2]
AFTER = "2026-12-07"
AREAS = ("E12000001", "E12000002", "W92000004")
TEXTS = ("Say who is in charge.", "We rang Fire Leader 7 on 01632 960400.", "Give us one map.")
OPENED = datetime(2026, 11, 16, tzinfo=UTC)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Forum:
    return Forum.made(tmp_path_factory.mktemp("heard"))


@pytest.fixture
def forum(village: Forum) -> Iterator[Forum]:
    """The forum, with what four in five of its leaders answered."""
    asked = village.page.read_text(encoding="utf-8")
    keep(village, [one for place, one in enumerate(answers()) if place % 5])
    yield village
    village.page.write_text(asked, encoding="utf-8")
    for file in [*village.page.parent.glob("*-heard*.md"), *(village.store / ID).iterdir()]:
        file.unlink()


def answers() -> list[Accepted]:
    """Return an answer of each leader, always the same."""
    random = Random(11)
    return [
        Accepted(
            leader,
            leader,
            "2026-11-20T09:00:00Z",
            "box",
            sector,
            area_of(leader),
            {
                "lacked": random.choices(("leads", "picture"), (3, 2))[0],
                "sure": random.choices(range(1, 6), (1, 2, 4, 5, 2))[0],
                "order": tuple(random.sample(("law", "habit", "systems"), 3)),
                **({"words": random.choice(TEXTS)} if random.random() < 0.7 else {}),
            },
            random.random() < 0.5,
        )
        for leader, sector in leaders().items()
    ]


def area_of(leader: str) -> str:
    return AREAS[int(leader.rpartition("-")[2]) % 3]


def members() -> dict[Stratum, int]:
    """Return what anybody can count who reads the network."""
    found = (Stratum(sector, area_of(leader)) for leader, sector in leaders().items())
    return dict(Counter(found))


def keep(forum: Forum, given: list[Accepted], late: int = 14) -> None:
    aside = [Aside(f"{n}", "late", "it came late", "box", "x", {}) for n in range(late)]
    aside += [Aside(f"m{n}", "markup", "markup", "box", "x", {}) for n in range(3)]
    Store(forum.store / ID).add(Batch(given, aside), OPENED, ())


def report(forum: Forum, *more: str, day: str = AFTER) -> int:
    return main(["consultation", "report", *forum.options("--day", day, *more)])


def page(forum: Forum, number: str = "") -> Path:
    return forum.page.with_name(f"{ID}-heard{number}.md")


def front(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
    return found


def attacked(forum: Forum, *reports: Path) -> list[str]:
    """Return what an attacker finds out from the published files."""
    releases = [front(file) for file in reports]
    found = Attacker(front(forum.page), releases, members().items()).below(10)
    return [f"{one.what}: {one.value}" for one in found]


def test_nothing_is_reported_while_it_is_open(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(forum, "--apply", day="2026-12-01") == 2
    assert "is open until 2026-12-04; report it after that" in capsys.readouterr().err
    assert not page(forum).exists()


def test_a_report_tells_of_large_groups_and_of_no_small_one(forum: Forum) -> None:
    assert report(forum) == 0
    assert not page(forum).exists()
    assert report(forum, "--apply") == 0
    told = front(page(forum))
    turnout = {row.get("sector"): row.get("answered", row.get("least")) for row in told["response"]}
    large = [sector for sector, size in SECTORS.items() if size >= 60]
    assert all(turnout[sector] for sector in large)
    assert turnout["museums"] is None
    assert turnout["parks"] is None
    assert told["aside"] == [{"code": "all", "letters": 17}]
    assert told["audience"] == "network"
    assert attacked(forum, page(forum)) == []
    assert main(["check", *forum.options("--day", "2026-12-09")[1:9]]) == 0


def test_whom_its_readers_may_not_see_is_not_counted_as_asked_and_their_answer_still_counts(
    forum: Forum,
) -> None:
    """Anybody could count the network, and find that it has one more than they see."""
    hidden = "fire-leader-1"
    report(forum, "--apply")
    before = front(page(forum))["response"]
    file = forum.folder / f"directory_data/leaders/{hidden}.yml"
    file.write_text(f"{file.read_text()}audience: withheld\n", encoding="utf-8")
    try:
        report(forum, "--apply")
    finally:
        forum.leader(hidden, "fire")
    after = front(page(forum))["response"]
    assert after[0]["members"] == before[0]["members"] - 1
    assert [one["members"] for one in after if one.get("sector") == "fire"] == [SECTORS["fire"] - 1]
    assert after[0]["answered"] == before[0]["answered"]


def test_the_consultation_says_when_it_is_heard_unless_it_did_or_a_later_step_came_before(
    forum: Forum,
) -> None:
    """Its page would else show a report, and beside it that it is to come."""
    asked = forum.page.read_text(encoding="utf-8").removesuffix("---\n")
    statement = "statement: {on: %s, text: Yes., approved: [{leader: fire-leader-1, on: %s}]}"
    spoke = "2026-12-06"
    for told, heard in (
        ("", date(2026, 12, 8)),
        ("heard: 2026-12-20", date(2026, 12, 20)),
        (statement % (spoke, spoke), None),
    ):
        forum.page.write_text(f"{asked}{told}\n---\n", encoding="utf-8")
        assert report(forum, "--apply") == 0
        assert front(forum.page).get("heard") == heard
        page(forum).unlink()


def test_the_same_answers_in_another_order_give_the_same_report(forum: Forum) -> None:
    assert report(forum, "--apply") == 0
    before = page(forum).read_bytes()
    for file in Store(forum.store / ID).files():
        file.unlink()
    given = [one for place, one in enumerate(answers()) if place % 5]
    keep(forum, given[::-1][:90])
    keep(forum, given[::-1][90:], late=0)
    keep(forum, [], late=14)
    assert report(forum, "--apply") == 0
    assert page(forum).read_bytes() == before


def test_what_the_team_wrote_below_the_figures_stays(forum: Forum) -> None:
    report(forum, "--apply")
    with page(forum).open("a", encoding="utf-8") as file:
        file.write("It means that **nobody** knows.\n")
    # As some editors save it.
    page(forum).write_text(page(forum).read_text(encoding="utf-8"), encoding="utf-8-sig")
    report(forum, "--apply")
    assert page(forum).read_text(encoding="utf-8").count("\n---\n") == 1
    assert page(forum).read_text(encoding="utf-8").endswith("It means that **nobody** knows.\n")
    assert not page(forum, "-2").exists()


def test_themes_are_counted_and_only_what_was_redacted_is_quoted(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    report(forum, "--apply")
    file = forum.store / ID / CODING
    assert file.stat().st_mode & 0o077 == 0
    coding = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert sorted(one["text"] for one in coding["texts"]) == sorted(TEXTS)
    coding["themes"] = [{"question": "words", "key": "command", "label": "Command"}]
    for one in coding["texts"]:
        one["themes"] = ["command"] if "charge" in one["text"] else []
        one["may_quote"] = False
        one["quote"] = one["text"]
    file.write_text(yaml.safe_dump(coding), encoding="utf-8")
    assert report(forum, "--apply") == 1
    said = capsys.readouterr().out
    assert "its writer did not agree to be quoted [no-consent]" in said
    assert "the quotation names `Fire Leader 7` [names-somebody]" in said
    assert "leads to somebody [names-somebody]" in said
    for one in coding["texts"]:
        one["quote"] = None
    file.write_text(yaml.safe_dump(coding), encoding="utf-8")
    assert report(forum, "--apply") == 0
    told = front(page(forum))
    assert [one["label"] for one in told["themes"]] == ["Command"]
    assert "quotations" not in told
    assert attacked(forum, page(forum)) == []


def test_the_working_file_becomes_its_owners_alone_again_after_an_editor_saved_it_openly(
    forum: Forum,
) -> None:
    report(forum, "--apply")
    file = forum.store / ID / CODING
    file.chmod(0o644)
    assert report(forum, "--apply") == 0
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_second_report_of_other_answers_is_refused(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    report(forum, "--apply")
    keep(forum, answers()[:5], late=0)
    assert report(forum, "--apply", day="2026-12-10") == 2
    assert "could be subtracted from the first" in capsys.readouterr().err
    assert not page(forum, "-2").exists()


def test_a_draft_that_told_other_figures_is_named_because_its_history_may_tell_them(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two drafts in a repository can be subtracted as two reports can."""
    told = "figures that its draft told; keep"
    report(forum, "--apply")
    report(forum, "--apply")
    assert told not in capsys.readouterr().err, "the control"
    keep(forum, answers()[:5], late=0)
    assert report(forum, "--apply") == 0
    assert told in capsys.readouterr().err


def test_a_second_report_of_the_same_answers_gives_no_more_away(forum: Forum) -> None:
    report(forum, "--apply")
    file = forum.store / ID / CODING
    coding = yaml.safe_load(file.read_text(encoding="utf-8"))
    coding["themes"] = [{"question": "words", "key": "maps", "label": "Maps"}]
    for one in coding["texts"]:
        one["themes"] = ["maps"] if "map" in one["text"] else []
    file.write_text(yaml.safe_dump(coding), encoding="utf-8")
    assert report(forum, "--apply", day="2026-12-10") == 0
    second = page(forum, "-2")
    assert front(second)["release"] == 2
    assert front(second)["themes"]
    assert attacked(forum, page(forum), second) == []


def built(forum: Forum) -> Path:
    """Return the sites of the day after the report was published."""
    settings = Settings(
        data=forum.folder / "directory_data",
        content=forum.folder / "content",
        theme=ROOT / "theme",
        site=forum.folder / "site",
        cache=forum.folder / "cache",
        day=date(2026, 12, 9),
        audiences=("public", "network"),
    )
    build(settings, MkDocsRenderer(ROOT / "mkdocs.yml"))
    return settings.site


def test_the_network_reads_the_report_and_the_public_nothing_of_it(forum: Forum) -> None:
    report(forum, "--apply")
    site = built(forum)
    heard = f"voice/{ID}-heard"
    for name in ("index.html", "brief.pdf", "question-1.svg", "question-1.csv"):
        assert (site / "network" / heard / name).is_file(), name
    assert (site / "network" / f"{heard}-brief" / "index.html").is_file()
    found = [path for path in (site / "public").rglob("*") if f"{ID}-heard" in path.as_posix()]
    assert found == []
    for path in (site / "public").rglob("*.html"):
        assert "What we heard: What do you need" not in path.read_text(encoding="utf-8"), path
    page = (site / "network" / heard / "index.html").read_text(encoding="utf-8")
    assert f"of the {sum(SECTORS.values())} leaders who were asked answered" in page
    raw = [path for path in (site / "network").rglob("*") if path.suffix in (".yml", ".json")]
    assert not [path for path in raw if "Say who is in charge." in path.read_text("utf-8")]
