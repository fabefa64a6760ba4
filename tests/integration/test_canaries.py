"""Nothing that an audience may not see is in any byte of its site, however it is encoded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from leaders_network.cli.main import main
from leaders_network.records.kinds import KINDS as CONTENT
from leaders_network.records.network import Network
from leaders_network.records.page import FolderFront, PageFront
from leaders_network.records.records import FOLDERS, VOCABULARY
from leaders_network.records.shape import shape
from tests.files import write
from tests.integration.canaries import Canary
from tests.integration.dates import DAY
from tests.integration.decoding import marks
from tests.integration.encodings import ENCODINGS
from tests.integration.hamlets import hamlet
from tests.integration.planted import RUNGS, Planted
from tests.integration.rendering import ROOT
from tests.integration.sites import built, files, settings
from tests.integration.specimen import COHORT
from tests.integration.visibility import NETWORK, PUBLIC, TABLE, TEAM


def of_items(keys: str) -> str:
    """Return the fields of these keys of every kind of item."""
    models = [kind.front.__name__ for kind in CONTENT.values()]
    return " ".join(f"{model}.{key}" for model in models for key in keys.split())


UNPLANTED = {
    "a day": (
        "Agreement.on Appointment.end Appointment.start Ask.until Cohort.end Cohort.start "
        "Confirmation.on Group.end Group.start Leader.joined Offer.since Offer.until Outcome.on "
        "Post.end "
        "Post.start Article.date Event.end Event.start Keeping.due Keeping.reviewed "
        "Applications.closes Applications.opens PeerRound.start "
        "LibraryItem.date Session.end Session.start Study.date "
        "Consultation.announced Consultation.opens Consultation.closes Consultation.heard "
        "Consultation.destroyed Consultation.destroyed_by Response.on Approval.on Statement.on "
        "Report.date Reply.on Progress.on Action.agreed Action.due Action.done Action.dropped "
        f"{of_items('added')}"
    ),
    "one of a few words, a number, or yes or no": (
        "Appointment.job_share Appointment.status Ask.anonymous Assistant.may_edit "
        "Confirmation.by Contact.purposes FolderFront.order Leader.languages Leader.lawful_basis "
        "Post.language Network.confirmed_days Network.country Network.lapsed_days Network.new_days "
        "Network.retention_days Network.shortlist_limit "
        "PageFront.hidden PageFront.hide PageFront.order Route.for Chart.kind Event.revision "
        "Editor.service Event.time_zone FolderFront.kind Finding.of Finding.on LibraryItem.format "
        "LibraryItem.minutes Module.minutes Module.number PageFront.kind Study.about Study.doi "
        "Consultation.time_zone Consultation.minutes Question.kind Question.limit "
        "Report.release Report.threshold Turnout.by Turnout.elsewhere Turnout.members "
        "Turnout.answered Turnout.least "
        "FigureRow.elsewhere FigureRow.counts FigureTable.by FigureTable.first "
        "Reason.letters Network.smallest_group "
        "Question.optional Scale.points SectorCount.answers AreaCount.answers Response.answers "
        f"Study.publication Study.strength {of_items('kind stages')}"
    ),
    "a group of fields that are planted themselves": "Network.editor",
    "what decides who sees something": (
        "Appointment.audience Ask.audience Assistant.audience Contact.audience "
        "Contributor.audience FolderFront.audience Group.audience Leader.audience "
        "Leader.audiences Leader.invited Offer.audience Organisation.audience PageFront.audience "
        f"Post.audience Programme.audience Route.audience {of_items('audience')}"
    ),
    "the id of something that is planted where it is written": (
        "Appointment.post Area.overlaps Area.parent Area.tile Area.within Ask.topics "
        "Contributor.knows_about Group.areas Group.convener Group.topics Leader.groups "
        "Leader.knows_about Offer.topics Organisation.areas Organisation.parent "
        "Organisation.sector Post.areas Post.role Role.sector Route.via "
        "Article.authors Author.person Chart.file Chart.lower Chart.upper Chart.x Chart.y "
        "Choice.id Collection.chosen_by "
        "Event.area Event.hosts Guest.leader LibraryItem.authors LibraryItem.chosen_by "
        "PeerSet.members Wish.apart Wish.leader Wish.together "
        "Material.file Module.leads Module.programme Module.reading Session.cohort "
        "Report.consultation Turnout.sector Turnout.area FigureRow.sector FigureRow.area "
        "FigureTable.question FigureTable.option FigureTable.theme FigureTable.columns "
        "Theme.question Theme.key Quotation.question "
        "Approval.leader SectorCount.sector AreaCount.area Option.key Question.key Action.key "
        f"{of_items('topics sectors roles areas')}"
    ),
    "records, whose own fields are planted": (
        "Appointment.assistants Appointment.contacts Appointment.routes Ask.outcome "
        "Assistant.confirmed Contact.confirmed Leader.agreed Leader.appointments Leader.asks "
        "Leader.offers Leader.programmes Organisation.contacts Organisation.identifiers "
        "Organisation.posts Organisation.routes Post.contacts Post.routes Programme.cohorts "
        "Collection.items Collection.keeping Event.going Event.materials LibraryItem.keeping "
        "Cohort.applications Cohort.peer_rounds Cohort.wishes PeerRound.buddies PeerRound.sets "
        "Module.materials Module.sessions Study.authors Study.charts Study.findings "
        "Consultation.questions Consultation.response Consultation.statement Consultation.reply "
        "Consultation.actions Question.options Question.scale Response.sectors Response.areas "
        "Report.questions Report.response Report.tables Report.themes Report.quotations "
        "Report.aside FigureTable.rows "
        "Statement.approved Statement.signed Action.progress"
    ),
}
"""Fields that hold no word of their own, by the reason; test_indifference.py covers each."""
UNDRAWN = {
    "Contributor.family_name": "only sorting and initials use it",
}
"""Fields that no page shows yet, and why: the control does not look for these."""
SOMETIMES = {
    "a room's name": "pages of the group and files of the room have it in their address",
    "Cohort.id": "only the web editor names the room that is called after it",
    "Cohort.room": "only a file of the room, or its own address, names it",
    "Role.name": "a role that has a plural is called by it in lists",
}
"""Fields that some pages show, and some have no need to."""
IN_ITS_ROOM = ("Cohort.terms", "PeerRound.name", "PeerSet.why")
"""What a cohort's room shows of the cohort."""


def belongs(planted: Planted, canary: Canary, audience: str) -> bool:
    """Return whether a canary must be found: a room shows its members and its own pages."""
    if audience not in canary.seen_by:
        return False
    own = {f"content:{audience}", *planted.specimen.members.get(audience, ())}
    is_gathered = canary.record == COHORT and canary.field in IN_ITS_ROOM
    return audience in RUNGS or canary.record in own or is_gathered


@cache
def _brought() -> frozenset[bytes]:
    """Return the theme's files, which hold nothing of what is planted: they were there before.

    The web editor alone, five megabytes in which much looks like one code within another, is
    otherwise a third of the work. Changed by a single byte, a file is looked through.
    """
    return frozenset(files(ROOT / "theme").values())


@pytest.fixture(scope="module")
def found(planted: Planted) -> dict[str, dict[str, str]]:
    """For each audience every canary of its site, and a file that it is in."""
    return {name: _search(folder) for name, folder in planted.sites.items()}


def _search(folder: Path) -> dict[str, str]:
    where: dict[str, str] = {}
    for name, content in files(folder).items():
        for mark in marks(name, b"" if content in _brought() else content):
            where.setdefault(mark, name)
    return where


def leaks(canaries: list[Canary], audience: str, where: Mapping[str, str]) -> list[str]:
    """Return each canary that is in an audience's site and may not be, with its file."""
    there = [canary for canary in canaries if canary.mark in where]
    allowed = {canary.mark for canary in there if audience in canary.seen_by}
    leaked = {canary.mark: canary for canary in there if canary.mark not in allowed}
    return [
        f"{audience}: {canary.field} of {canary.record} in {where[mark]}"
        for mark, canary in leaked.items()
    ]


def test_no_audience_gets_what_it_may_not_see(
    planted: Planted, found: dict[str, dict[str, str]]
) -> None:
    for audience, where in found.items():
        assert leaks(planted.canaries, audience, where) == []


@pytest.mark.parametrize(
    ("to", "control"),
    [
        ("xlsx", "Leader.sign_in"),
        ("csv", "Leader.sign_in"),
        ("json", "Leader.sign_in"),
        ("popolo", "Contact.phone"),
        ("vcf", "Contact.phone"),
    ],
)
def test_no_export_holds_what_its_audience_may_not_see(
    planted: Planted, tmp_path: Path, to: str, control: str
) -> None:
    folder = planted.folder
    found: dict[str, set[str]] = {}
    for audience in planted.sites:
        out = tmp_path / audience / "export.out"
        places = [
            f"--{name}={folder / path}"
            for name, path in (
                ("data", "directory_data"),
                ("content", "content"),
                ("cache", "cache"),
            )
        ]
        words = ["export", f"--to={to}", f"--audience={audience}", f"--out={out}", *places]
        assert main([*words, f"--theme={ROOT / 'theme'}", f"--day={DAY}"]) == 0
        where = _search(out.parent)
        assert leaks(planted.canaries, audience, where) == []
        found[audience] = set(where)
    belonging = {canary.mark for canary in planted.canaries if canary.field == control}
    assert belonging & found[TEAM], "the control: it is where it belongs"
    assert not belonging & found[PUBLIC]


def test_every_canary_is_where_it_belongs(
    planted: Planted, found: dict[str, dict[str, str]]
) -> None:
    missing = {
        (audience, canary.field, canary.record)
        for audience, where in found.items()
        for canary in planted.canaries
        if belongs(planted, canary, audience) and canary.field not in UNDRAWN | SOMETIMES
        if canary.mark not in where
    }
    assert missing == set()


@pytest.mark.parametrize("field", ["Offer.text", "Ask.text"])
def test_a_topics_page_says_what_is_offered_and_asked_on_it_to_those_who_may_know(
    planted: Planted, field: str
) -> None:
    written = {canary.mark: canary for canary in planted.canaries if canary.field == field}
    told = {}
    for audience in RUNGS:
        pages = _search(planted.sites[audience] / "topics")
        told[audience] = {*pages} & {*written}
        assert all(audience in written[mark].seen_by for mark in told[audience])
    assert told[NETWORK] < told[TEAM], "the control: the team sees these, and more than others"
    assert told[NETWORK]
    assert not told[PUBLIC]


def test_every_field_said_to_be_drawn_nowhere_is_drawn_nowhere(
    planted: Planted, found: dict[str, dict[str, str]]
) -> None:
    shown = {mark for where in found.values() for mark in where}
    drawn = {canary.field for canary in planted.canaries if canary.mark in shown}
    assert drawn & set(UNDRAWN) == set()


def test_every_field_of_every_record_is_planted_or_says_why_not(planted: Planted) -> None:
    words = {canary.field for canary in planted.canaries}
    others = planted.specimen.filling.unplanted - words
    declared = {f"{model.__name__}.{key}" for model in _models() for key in shape(model)}
    assert others == {name for group in UNPLANTED.values() for name in group.split()}
    assert declared - words - others == _made_by_hand()


def _models() -> set[type]:
    pages = (PageFront, FolderFront, *(kind.front for kind in CONTENT.values()))
    roots = [*FOLDERS.values(), *VOCABULARY.values(), Network, *pages]
    models: set[type] = set()
    while roots:
        model = roots.pop()
        models.add(model)
        roots += [slot.inside for slot in shape(model).values() if slot.inside]
    return models


def _made_by_hand() -> set[str]:
    """Return the fields of what holds nothing but references, audiences or other records."""
    parts = {f"LeaderAudiences.{part}" for part in TABLE["LeaderAudiences"]}
    lists = {f"{model.__name__}.{name}" for name, model in VOCABULARY.items()}
    return {"Enrolment.programme", "Enrolment.cohort"} | parts | lists


def test_the_table_of_who_sees_what_names_every_field_and_no_other() -> None:
    for model in _models() - set(VOCABULARY.values()):
        assert set(TABLE[model.__name__]) == set(shape(model)), model.__name__


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_secret_that_is_carried_into_a_lower_site_is_a_leak(
    planted: Planted, encoding: str
) -> None:
    secret = next(each for each in planted.canaries if each.field == "Agreement.to")
    where = dict.fromkeys(marks("file", ENCODINGS[encoding](secret.mark)), "file")
    for audience in planted.sites:
        assert bool(leaks(planted.canaries, audience, where)) == (audience != TEAM)


def test_a_restricted_file_copied_into_a_lower_site_is_a_leak(
    planted: Planted, tmp_path: Path
) -> None:
    copies = [*_files_of(planted.sites[TEAM], planted, NETWORK)]
    assert len(copies) > 20
    for number, file in enumerate(copies):
        (tmp_path / f"{number}{file.suffix}").write_bytes(file.read_bytes())
    where = _search(tmp_path)
    leaked = {line.rpartition(" in ")[2] for line in leaks(planted.canaries, NETWORK, where)}
    assert {Path(name).suffix for name in leaked} == {
        ".csv",
        ".gz",
        ".html",
        ".jpg",
        ".json",
        ".pdf",
        ".png",
        ".svg",
        ".vcf",
    }


def _files_of(folder: Path, planted: Planted, lower: str) -> Iterator[Path]:
    """Yield the files of a folder that a lower audience's site has not."""
    have = files(planted.sites[lower])
    for name in files(folder):
        if name not in have:
            yield folder / name


def test_a_group_that_is_for_nobody_labels_nothing_that_is_for_its_members(tmp_path: Path) -> None:
    leader = "directory_data/leaders/ada-mere.yml"
    hamlet(tmp_path)
    contact = "{id: own, label: Own line, email: ada@mere.example, audience: quiet}"
    write(
        tmp_path, {leader: f"{(tmp_path / leader).read_text()}    contacts:\n      - {contact}\n"}
    )
    for whose, is_named in ((TEAM, True), ("withheld", False)):
        group = f"name: Group zqbcdefghi\naudience: {whose}\n"
        write(tmp_path, {"directory_data/groups/quiet.yml": group})
        built(settings(tmp_path, audiences=(TEAM,)))
        page = (tmp_path / "site/team/leaders/ada-mere/index.html").read_bytes()
        assert b"ada@mere.example" in page
        assert (b"zqbcdefghi" in page) == is_named, whose
