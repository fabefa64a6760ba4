"""`review` compares committed revisions alone, says when it cannot, and writes nothing else."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
from markdown_it import MarkdownIt
from PIL import Image

from leaders_network.problems import Problems
from leaders_network.reviewing.settings import Reviewing, is_guarded, read_reviewing
from leaders_network.reviewing.verdicts import Review
from leaders_network.reviewing.words import Form, written
from tests.consulting.forum import CONSULTATION
from tests.reviewing.county import BASE, DAY, FREDA, OWEN, County, Done, called, told

SECRETS = ("960455", "960466", "960412", "freda.harlowe@")
"""Numbers and addresses of Freda's that the public sees none of."""


@pytest.fixture
def county(tmp_path: Path) -> County:
    return County.made(tmp_path)


def run(county: County, *words: str) -> Done:
    return called(county.folder, "review", *words)


def changed(county: County) -> None:
    county.branch({"directory_data/leaders/freda-harlowe.yml": {"960413": "960414"}})


def test_a_change_is_told_from_the_command_line(county: County) -> None:
    changed(county)
    done = run(county)
    assert (done.returncode, done.stderr) == (0, "")
    assert "01632 960413 → 01632 960414" in done.stdout


def test_the_same_is_told_of_a_branch_that_is_not_checked_out(county: County) -> None:
    changed(county)
    here = run(county)
    county.git("checkout", "--quiet", "main")
    there = run(county, "main..change")
    assert there.stdout.replace("change", "HEAD", 1) == here.stdout


def test_a_commit_made_by_hand_writes_nothing_outside_the_folder_of_the_review(
    county: County, tmp_path: Path
) -> None:
    """Git makes no tree with a `..` in it, and fetches and lists one as any other."""
    changed(county)
    blob = county.git("rev-parse", "HEAD:directory_data/network.yml")
    tree = f"100644 blob {blob}\toutside"
    for name in (*tmp_path.parts[:0:-1], *("..",) * 12, "directory_data"):
        tree = f"040000 tree {_tree(county, tree)}\t{name}"
    commit = county.git("commit-tree", _tree(county, tree), "-p", "main", "-m", "By hand")
    done = run(county, f"main..{commit}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "which leads out of its folder" in done.stderr
    assert not (tmp_path / "outside").exists()
    assert run(county, "main..change").returncode == 0


def _tree(county: County, entries: str) -> str:
    """Return a tree that holds whatever is said; git's own command looks at no name."""
    command = ["git", "mktree"]
    done = subprocess.run(
        command, cwd=county.folder, input=entries, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"directory_data/leaders/owen-lewis.yml": {"Owen": "Owain"}}, "owen-lewis.yml"),
        ({"content/news/draft.md": "# Draft\n"}, "draft.md"),
    ],
    ids=["a change", "a new file"],
)
def test_a_checkout_with_anything_uncommitted_is_refused(
    files: dict[str, str], told: str, county: County
) -> None:
    changed(county)
    county.write(files)
    done = run(county)
    assert done.returncode == 2
    assert "not everything here is committed" in done.stderr
    assert told in done.stderr
    assert done.stdout == ""


def test_a_merge_that_is_half_done_is_refused(county: County) -> None:
    changed(county)
    county.git("checkout", "--quiet", "main")
    county.save("Other", {"directory_data/leaders/freda-harlowe.yml": {"960413": "960415"}})
    with pytest.raises(subprocess.CalledProcessError):
        county.git("merge", "change")
    done = run(county, "main..change")
    assert (done.returncode, done.stdout) == (2, "")
    assert "a merge is half done" in done.stderr
    assert run(county, "--staged").returncode == 2


def test_what_is_staged_is_reviewed_before_it_is_committed(county: County) -> None:
    county.write({"directory_data/leaders/freda-harlowe.yml": {"960413": "960414"}})
    county.git("add", "directory_data")
    county.write({"directory_data/leaders/freda-harlowe.yml": {"960414": "960415"}})
    done = run(county, "--staged")
    assert "01632 960413 → 01632 960414" in done.stdout
    assert "960415" not in done.stdout
    assert county.git("log", "--oneline").count("\n") == 0


def test_a_change_with_problems_is_told_and_refused(county: County) -> None:
    county.branch({"directory_data/leaders/owen-lewis.yml": {"southmere-fire/deputy": "no/post"}})
    done = run(county)
    assert done.returncode == 1
    assert "directory_data/leaders/owen-lewis.yml:4:11" in done.stderr
    assert "[unknown-post]" in done.stderr


def test_what_cannot_be_read_is_told_as_gone_and_that_it_is_so_told(county: County) -> None:
    county.branch({"directory_data/leaders/owen-lewis.yml": {"start: 2024-01-08": "start: soon"}})
    done = run(county)
    assert done.returncode == 1
    assert "Owen Lewis: is gone" in done.stdout
    assert "What cannot be read for them is told as gone" in done.stderr


@pytest.mark.parametrize("words", [["nowhere..HEAD"], ["--onto", "nowhere"], ["HEAD..HEAD"]])
def test_a_range_that_is_none_is_refused(words: list[str], county: County) -> None:
    done = run(county, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")


def test_what_main_gained_meanwhile_is_none_of_the_change(county: County) -> None:
    changed(county)
    county.git("checkout", "--quiet", "main")
    county.save("Other", {"directory_data/leaders/owen-lewis.yml": {"Owen": "Owain"}})
    county.git("checkout", "--quiet", "change")
    done = run(county)
    assert "Owain" not in done.stdout
    assert "has gone on meanwhile" in done.stdout


def test_an_attribute_file_hides_nothing_from_a_review(county: County) -> None:
    """`git archive` leaves out what is marked so; what is built does not."""
    county.branch(
        {
            ".gitattributes": "directory_data/leaders/owen-lewis.yml export-ignore\n",
            "directory_data/leaders/owen-lewis.yml": {"Owen Lewis": "Owain Lewis"},
        }
    )
    county.git("checkout", "--quiet", "main")
    assert "Owen Lewis → Owain Lewis" in run(county, "main..change").stdout


def test_a_link_in_place_of_a_file_is_refused(county: County) -> None:
    county.git("checkout", "--quiet", "-b", "change")
    file = county.folder / "directory_data" / "leaders" / "owen-lewis.yml"
    file.unlink()
    file.symlink_to("freda-harlowe.yml")
    county.save("Link", {})
    done = run(county)
    assert done.returncode == 2
    assert "owen-lewis.yml is a link" in done.stderr


@pytest.mark.parametrize("folder", ["directory_data", "content"])
def test_a_link_in_place_of_the_whole_folder_is_refused(folder: str, county: County) -> None:
    """What it leads to stands elsewhere, where a change of it is read by nobody as data."""
    county.git("checkout", "--quiet", "-b", "change")
    (county.folder / folder).rename(county.folder / "elsewhere")
    (county.folder / folder).symlink_to("elsewhere")
    county.save("Link", {})
    for words in ((), ("main..change",)):
        done = run(county, *words)
        assert done.returncode == 2
        assert f"{folder} is a link" in done.stderr
        county.git("checkout", "--quiet", "main")
    county.branch({"README.md": "# Leaders\n"}, "plain")
    (county.folder / "guide").symlink_to("README.md")
    county.save("Link", {})
    assert run(county).returncode == 0, "the control"


@pytest.fixture(scope="module")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """A review of a change by which everything about her goes, and comes back as another value."""
    county = County.made(tmp_path_factory.mktemp("replaced"))
    fresh = FREDA.replace("9604", "9609").replace("freda.harlowe@", "f.harlowe@")
    county.branch({"directory_data/leaders/freda-harlowe.yml": fresh})
    return county.review()[0]


@pytest.mark.parametrize("reader", ["public", "network", "winter-resilience", "team"])
@pytest.mark.parametrize("form", get_args(Form))
def test_no_reader_is_shown_what_they_may_not_see(
    reader: str, form: Form, replaced: Review
) -> None:
    shown = written(told(replaced, reader), form)
    seen = {
        "public": (),
        "network": ("960413",),
        "winter-resilience": ("960412", "960413"),
        "team": ("960412", "960413", "960455", "freda.harlowe@"),
    }[reader]
    for secret in (*SECRETS, "960413"):
        assert (secret in shown) == (secret in seen), secret
        assert (secret.replace("9604", "9609").replace("freda.", "f.") in shown) == (
            secret in seen
        ), secret


@pytest.mark.parametrize(
    ("restricted", "known"),
    [
        ("", {"network", "winter-resilience", "cohort-2026", "team"}),
        ("audience: team\n", {"winter-resilience", "team"}),
    ],
)
def test_a_room_is_named_to_whoever_may_know_its_group(
    restricted: str, known: set[str], tmp_path: Path
) -> None:
    group = "directory_data/groups/winter-resilience.yml"
    written = (BASE / group).read_text(encoding="utf-8") + restricted
    county = County.made(tmp_path, {group: written})
    county.branch({"directory_data/leaders/owen-lewis.yml": f"{OWEN}groups: [winter-resilience]\n"})
    for reader in ("public", "network", "winter-resilience", "cohort-2026", "team"):
        told = county.text(reader)
        assert "MAY NOW READ" in told
        assert ("Winter Resilience" in told.partition("\n")[2]) == (reader in known), reader


@pytest.mark.parametrize("reader", ["public", "network", "winter-resilience", "team"])
def test_no_reader_but_the_team_is_told_who_asks_without_a_name(
    reader: str, county: County
) -> None:
    asked = "asks: [{text: How to leave, until: 2027-01-31, anonymous: true}]\n"
    county.branch({"directory_data/leaders/freda-harlowe.yml": FREDA + asked})
    told, knows = county.text(reader), reader == "team"
    assert ("Freda Harlowe: is new for the network: ask “How to leave”" in told) == knows
    assert ("a leader (not shown here): is new for the network: an ask" in told) == (not knows)
    assert ("Freda" in told or "How to leave" in told) == knows


@pytest.mark.parametrize(
    ("reader", "day", "known"),
    [
        ("public", "2026-12-24", False),
        ("network", "2026-12-24", False),
        ("team", "2026-12-24", True),
        ("public", "2026-11-20", True),
    ],
)
def test_what_waits_for_its_day_is_called_by_no_title_before_it_but_for_the_team(
    reader: str, day: str, known: bool, county: County
) -> None:
    front = f"title: The merger\ndescription: Of two services.\ndate: {day}"
    county.branch(
        {
            "content/stories/.meta.yml": "title: Stories\naudience: public\nkind: article\n",
            "content/stories/merger.md": f"---\n{front}\n---\nNobody knows yet.\n",
        }
    )
    told = county.text(reader)
    assert ("The merger" in told) == known
    assert ("a page (not shown here): is added, for the public" in told) == (not known)


def test_to_put_a_name_to_what_was_asked_without_one_shows_what_was_kept(tmp_path: Path) -> None:
    path = "directory_data/leaders/freda-harlowe.yml"
    asked = FREDA + "asks: [{text: How to leave, until: 2027-01-31, anonymous: true}]\n"
    county = County.made(tmp_path, {path: asked})
    county.branch({path: {", anonymous: true": ""}})
    found = county.review()[0]
    assert "widening" in found.verdict.kinds
    words = "Freda Harlowe: BECOMES VISIBLE to the network: ask “How to leave”: anonymous"
    assert words in written(told(found, "team"), "text")
    county.git("checkout", "--quiet", "main")
    county.branch({path: {"2027-01-31": "2027-01-30"}}, "until")
    assert "widening" not in county.review()[0].verdict.kinds, "the control"


def test_who_brings_a_change_up_to_date_with_the_branch_wrote_nothing_of_it(county: County) -> None:
    """`approvals` reckons so too; what a merge holds that neither side had is its writer's."""
    freda = "directory_data/leaders/freda-harlowe.yml"
    county.branch({freda: {"960413": "960414"}}, author="freda.harlowe@southmere-fire.example")
    county.git("checkout", "--quiet", "main")
    county.save("Meanwhile", {"content/news/meanwhile.md": "# Meanwhile\n"})
    county.git("checkout", "--quiet", "change")
    county.git("merge", "--quiet", "--no-edit", "main")
    assert county.review()[0].verdict.kinds == ("correction",)
    county.write({freda: {"960414": "960415"}})
    county.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    assert county.review()[0].verdict.kinds == ("directory",), "the control"


@pytest.mark.parametrize("kind", ["programmes", "groups"])
@pytest.mark.parametrize("wider", [True, False])
def test_what_is_kept_and_called_otherwise_is_no_new_one(
    kind: str, wider: bool, tmp_path: Path
) -> None:
    old, new = (f"directory_data/{kind}/{stem}.yml" for stem in ("night-cover", "nights"))
    text = "name: Night cover\nsummary: Few know.\n"
    county = County.made(tmp_path, {old: f"{text}audience: team\n"})
    county.branch({old: None, new: text if wider else f"{text}audience: team\n"})
    found = county.review()[0]
    assert found.verdict.kinds == (("widening", "directory") if wider else ("directory",))
    words = "Night cover: BECOMES VISIBLE to the "
    assert (words in written(told(found, "team"), "text")) == wider


@pytest.mark.parametrize(("room", "reads"), [("cohort-2026", True), ("the-first", False)])
def test_whoever_gets_the_room_that_was_others_may_now_read_it(
    room: str, reads: bool, tmp_path: Path
) -> None:
    programme = "directory_data/programmes/public-leaders.yml"
    first = "  - {id: 2025, name: First, start: 2025-01-12}\n"
    cohorts = f"name: Public Leaders\ncohorts:\n{first}"
    owen, freda = (f"directory_data/leaders/{one}.yml" for one in ("owen-lewis", "freda-harlowe"))
    place = "programmes: [{programme: public-leaders, cohort: 2025}]\n"
    before = {
        programme: f"{cohorts}  - {{id: 2026, name: Second, start: 2026-01-12}}\n",
        owen: f"{OWEN}{place}",
    }
    county = County.made(tmp_path, before)
    gone = {"programmes: [{programme: public-leaders, cohort: 2026}]\n": ""}
    county.branch({programme: cohorts.replace("}", f", room: {room}}}"), freda: gone})
    found = county.review()[0]
    assert any(one.widens for one in found.access) is reads
    assert ("widening" in found.verdict.kinds) is reads


def test_what_an_address_may_besides_on_a_later_day_is_told_as_well(tmp_path: Path) -> None:
    county = County.made(tmp_path)
    address = "ed@southmere-fire.example"
    helped = f"    assistants: [{{name: Ed Fry, email: {address}}}]\n"
    now = f"    start: 2024-01-08\n    end: 2026-12-31\n{helped}"
    later = helped.replace("}", ", may_edit: true}")
    held = f"{now}  - post: southmere-fire/deputy\n    start: 2027-01-01\n{later}"
    owen = {"    start: 2024-01-08\n": held}
    county.branch({"directory_data/leaders/owen-lewis.yml": owen})
    told = [line.strip() for line in county.text().splitlines() if "MAY NOW" in line]
    edits = "MAY NOW CORRECT the entry of Owen Lewis"
    assert told == [
        f"Ed Fry: MAY NOW SIGN IN, and reads the network: {address}",
        f"Ed Fry: {edits}: {address} (from 1 January 2027)",
    ]


def test_what_stands_among_the_data_and_is_not_read_is_not_said_to_be_seen_by_nobody(
    county: County,
) -> None:
    hidden = ("hook.py", "Makefile", ".github/workflows/run.yml", "leaders/.owen-lewis.yml")
    county.branch({f"directory_data/{path}": "on: push\n" for path in hidden})
    assert county.review()[0].verdict.kinds == ("program",)
    county.branch({"directory_data/leaders/owen-lewis.yml": {"name:": "# A word\nname:"}}, "form")
    assert county.review("change..HEAD")[0].verdict.kinds == ("form",), "the control"


def test_a_question_is_called_by_what_it_asks_and_not_by_its_key(county: County) -> None:
    days = {"announced": DAY, "opens": DAY, "closes": DAY, "destroyed_by": DAY + timedelta(9)}
    county.branch({"content/voice/asked.md": CONSULTATION.format(**days)})
    text = county.text()
    assert "question “What did you most lack?”: ask" in text
    assert "“lacked" not in text


def test_whose_ids_are_kept_of_whom_was_forgotten_is_the_directorys_and_is_told(
    county: County,
) -> None:
    county.branch({"directory_data/forgotten.txt": f"id {'a' * 64}\n"})
    assert county.review()[0].verdict.kinds == ("directory",)
    assert "directory_data/forgotten.txt: changes" in county.text()


@pytest.mark.parametrize(
    ("path", "guarded"),
    [
        ("directory_data/leaders/.gitattributes", True),
        (".gitmodules", True),
        ("CODEOWNERS", True),
        ("docs/CODEOWNERS", True),
        ("plugins/leaders_network/consulting/counting.py", True),
        ("docs/editing.md", False),
        ("directory_data/leaders/gitattributes.yml", False),
    ],
)
def test_two_people_look_at_what_decides_how_a_change_is_shown_and_who_is_asked(
    path: str, guarded: bool
) -> None:
    assert is_guarded(path, Reviewing()) == guarded


@pytest.mark.parametrize("written", ["docs/decisions", "/docs/decisions/", "/docs/decisions/a.md"])
def test_what_somebody_guards_besides_is_a_file_or_a_folder_however_it_is_written(
    written: str,
) -> None:
    settings = read_reviewing(f"guarded: [{written}]", Problems())
    assert is_guarded("docs/decisions/a.md", settings)
    assert not is_guarded("docs/decisions.md", settings), "the control"


def test_a_pattern_that_would_guard_nothing_is_a_problem() -> None:
    problems = Problems()
    read_reviewing('guarded: ["docs/*.md"]', problems)
    assert [problem.code for problem in problems] == ["wrong-value"]


def test_markdown_calls_nobody_and_holds_no_markup_of_theirs(county: County) -> None:
    name = 'name: "Owen @team `x` [x](http://elsewhere.example) #1"'
    county.branch(
        {"directory_data/leaders/owen-lewis.yml": {"name: Owen Lewis": name}},
        author="edith@centre.example",
    )
    done = run(county, "--format", "markdown")
    assert done.stdout.count("@team") == 1  # as a value; where he is named, it is taken apart
    rest = re.sub("<code>.*?</code>", "", MarkdownIt().render(done.stdout))
    assert "team `x` [x](http://elsewhere.example) #1" in rest
    assert "@team" not in rest
    assert "<a " not in rest


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"content/centre/.meta.yml": "title: Merger\naudience: team\n"}, "title: Centre → Merger"),
        (
            {"content/centre/.meta.yml": "title: Centre\naudience: team\norder: 9\n"},
            "another place",
        ),
        ({"content/centre/rota.md": {"# Rota": "---\norder: 9\n---\n# Rota"}}, "order: 9"),
        ({"content/centre/rota.md": {"# Rota": "---\nhidden: true\n---\n# Rota"}}, "hidden: yes"),
    ],
)
def test_what_only_the_navigation_shows_is_content_and_told_to_whoever_may_open_it(
    change: dict[str, Any], words: str, tmp_path: Path
) -> None:
    meta = {"content/centre/.meta.yml": "title: Centre\naudience: team\n"}
    county = County.made(tmp_path, meta)
    county.branch(change)
    found = county.review()[0]
    assert found.verdict.kinds == ("content",)
    for reader in ("public", "network", "team"):
        assert (words in written(told(found, reader), "text")) == (reader == "team")


@pytest.mark.parametrize(
    ("setting", "other", "words"),
    [
        ("lapsed_days: 300", "lapsed_days: 400", "BECOMES VISIBLE for longer"),
        ("smallest_group: 20", "smallest_group: 15", "BECOMES VISIBLE: figures of smaller groups"),
        (
            "editor: {service: gitlab, address: https://git.example/, repository: a/b}",
            "editor: {service: gitlab, address: https://elsewhere.example/, repository: a/b}",
            "the web editor SIGNS IN AND SAVES ELSEWHERE",
        ),
    ],
)
def test_two_people_look_at_settings_that_show_or_allow_more(
    setting: str, other: str, words: str, tmp_path: Path
) -> None:
    path = "directory_data/network.yml"
    text = (BASE / path).read_text(encoding="utf-8")
    county = County.made(tmp_path, {path: f"{text}{setting}\n"})
    county.branch({path: f"{text}{other}\n"})
    found = county.review()[0]
    assert "widening" in found.verdict.kinds
    for reader in found.rooms:
        assert f"the settings of the network: {words}" in written(told(found, reader), "text")
    county.branch({path: f"{text}{setting}\nsummary: Who leads.\n"}, "other")
    assert "widening" not in county.review()[0].verdict.kinds, "the control"


def test_a_comment_has_room_for_all_that_must_be_in_it_however_much_changes(county: County) -> None:
    long = "\n\n".join("word " * 900 for _ in range(12))
    pages = {f"content/news/page-{n}.md": f"# Page {n}\n\n{long}\n" for n in range(20)}
    county.branch({**pages, "directory_data/leaders/owen-lewis.yml": {"Owen": "Owain"}})
    whole, comment = county.text(), county.text(form="markdown")
    assert len(whole) > 900_000, "the control"
    assert len(comment) < 65_536
    assert "- **Owain Lewis**: name: `Owen Lewis` → `Owain Lewis`" in comment
    assert "more changes**: too long for a comment" in comment
    assert "### Who must agree" in comment


@pytest.mark.parametrize("path", ["content/news/Faulty page.md", "directory_data/leaders/Owen.yml"])
def test_a_file_with_a_problem_is_not_said_to_say_what_was_said_before(
    path: str, county: County
) -> None:
    county.branch({path: OWEN if path.endswith("yml") else "# New\n"})
    done = run(county)
    assert done.returncode == 1
    assert "what was said before" not in done.stdout
    county.branch({"directory_data/leaders/owen-lewis.yml": f"{OWEN}# A word\n"}, "form")
    assert "says what was said before" in run(county, "change..form").stdout, "the control"


def test_json_holds_the_same_as_the_text(county: County) -> None:
    changed(county)
    told = json.loads(run(county, "--format", "json").stdout)
    assert told["kinds"] == ["directory"]
    lines = [line for section in told["sections"] for line in section["lines"]]
    assert any((line["old"], line["new"]) == ("01632 960413", "01632 960414") for line in lines)


def test_a_summary_is_written_where_it_is_wanted(county: County, tmp_path: Path) -> None:
    changed(county)
    done = run(county, "--out", str(tmp_path / "summary.txt"))
    assert (tmp_path / "summary.txt").read_text() == done.stdout
    assert county.git("status", "--porcelain") == ""


def test_a_change_of_three_hundred_files_is_summarised_and_a_widening_is_not_lost_among_them(
    tmp_path: Path,
) -> None:
    people = {
        f"directory_data/leaders/person-{number}.yml": (
            f"name: Person {number}\nsign_in: [p{number}@southmere-fire.example]\n"
            f"summary: Leads part {number}.\nlawful_basis: public_task\njoined: 2024-01-01\n"
        )
        for number in range(300)
    }
    county = County.made(tmp_path, people)
    widening = {"        audience: winter-resilience\n": ""}
    county.branch(
        {path: {"Leads": "Keeps"} for path in people}
        | {"directory_data/leaders/freda-harlowe.yml": widening}
    )
    told = county.text()
    assert "300 entries: summary" in told
    assert "such as Person 0" in told
    assert len(told.splitlines()) < 40
    assert "Freda Harlowe: BECOMES VISIBLE to the network" in told
    assert "widening" in told


def test_another_photo_under_the_same_name_is_told(county: County) -> None:
    made = BytesIO()
    Image.new("RGB", (256, 256), "#234").save(made, "JPEG")
    county.branch({"directory_data/photos/freda-harlowe.jpg": made.getvalue()})
    told = run(county).stdout
    assert re.search("Freda Harlowe: photo: [0-9a-f]{8}… → [0-9a-f]{8}…", told)
    assert re.search(
        "a leader .not shown here.: photo: .not shown here.", run(county, "--for", "public").stdout
    )


def test_rules_with_faults_are_problems_of_the_change(county: County) -> None:
    county.branch({"reviewing.yml": "needs: [{kind: widening, approvals: 1, roles: [nobody]}]\n"})
    done = run(county, "--out", str(county.folder.parent / "told.txt"))
    assert done.returncode == 1
    assert "[unknown-role]" in done.stderr
    assert "`widening` needs two people and not 1 [too-few-approvals]" in done.stderr
    assert not (county.folder.parent / "told.txt").exists()


def test_a_summary_that_cannot_be_written_is_said_without_a_traceback(county: County) -> None:
    changed(county)
    done = run(county, "--out", "/dev/null/summary.txt")
    assert done.returncode == 3
    assert done.stderr.startswith("error: nothing was written")


@pytest.mark.parametrize("verb", [("review",), ("review", "origin/main..HEAD"), ("approvals",)])
def test_a_clone_that_holds_a_part_of_the_history_is_told_how_to_get_the_rest(
    verb: tuple[str, ...], county: County, tmp_path: Path
) -> None:
    changed(county)
    shallow = tmp_path / "shallow"
    county.git("clone", "--quiet", "--depth=1", f"file://{county.folder}", str(shallow))
    done = called(shallow, *verb)
    assert done.returncode == 2
    assert "git fetch --unshallow" in done.stderr


def test_a_whole_clone_is_not_called_shallow(county: County) -> None:
    done = run(county, "no-such-branch..HEAD")
    assert "there is no revision no-such-branch" in done.stderr
    assert "unshallow" not in done.stderr
