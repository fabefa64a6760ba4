"""A new record is asked for, checked as it comes, and written in canonical form."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leaders_network.cli.main import main
from leaders_network.directory.forgotten import FILE, KEY_VARIABLE, with_ids

SECTORS = "sectors:\n  - id: fire-and-rescue\n    name: Fire and rescue\n"
BODY = """\
name: Southmere Fire
sector: fire-and-rescue
posts:
  - id: chief-fire-officer
    title: Chief Fire Officer
"""
Run = Callable[..., int]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, text in (
        ("vocabulary/sectors.yml", SECTORS),
        ("organisations/southmere-fire.yml", BODY),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def new(kind: str, *options: str, given: str = "") -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        return main(["new", kind, "--data", str(data), *options])

    return new


@pytest.fixture
def answer(data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def new(kind: str, *answers: str) -> int:
        waiting: Iterator[str] = iter(answers)
        monkeypatch.setattr("sys.stdin", Terminal())

        def ask(question: str) -> str:
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", ask)
        return main(["new", kind, "--data", str(data)])

    return new


def test_a_leader_is_written_from_options(
    data: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(
        "leader",
        "--set",
        "name=Dame Siân O'Neill KFSM",
        "--set",
        "given_name=Siân",
        "--set",
        "family_name=O'Neill",
        "--set",
        "languages=en, cy",
        "--set",
        "appointments.0.post=southmere-fire/chief-fire-officer",
        "--set",
        "appointments.0.start=2026-09-01",
        "--set",
        "appointments.0.job_share=true",
        "--set",
        "appointments.0.contacts.0.id=direct",
        "--set",
        "appointments.0.contacts.0.label=Direct",
        "--set",
        "appointments.0.contacts.0.phone=01632 960412",
    )
    file = data / "leaders/sian-oneill.yml"
    assert code == 0
    assert (
        file.read_text()
        == """\
name: Dame Siân O'Neill KFSM
given_name: Siân
family_name: O'Neill
languages: [en, cy]
appointments:
  - post: southmere-fire/chief-fire-officer
    start: 2026-09-01
    job_share: true
    contacts:
      - id: direct
        label: Direct
        phone: "+44 1632 960412"
"""
    )
    told = capsys.readouterr()
    assert told.out == f"{file}\n"
    assert "Next: add contacts and a summary to it, then `python build.py check`." in told.err


def test_an_organisation_is_written_from_standard_input(data: Path, run: Run) -> None:
    given = "name=Southmere Rescue Boats\nsector=fire-and-rescue\nother_names=[NRB, 'Boats, The']\n"
    assert run("organisation", given=given) == 0
    assert (data / "organisations/southmere-rescue-boats.yml").read_text() == (
        'name: Southmere Rescue Boats\nother_names: [NRB, "Boats, The"]\nsector: fire-and-rescue\n'
    )


def test_what_comes_next_follows_from_what_is_there(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["name=Southmere Boats", "sector=fire-and-rescue"]
    post = ["posts.0.id=chief", "posts.0.title=Chief"]
    for name, values, following in (("a", given, "posts"), ("b", given + post, "a contact or")):
        options = [word for value in values for word in ("--set", value)]
        assert run("organisation", "--id", name, *options) == 0
        assert f"Next: add {following}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            ["name=A", "joined=2026-02-30"],
            "joined: there is no day 2026-02-30 [date]\n    fix: correct the day or the month\n",
        ),
        (["given_name=A"], "the field `name` is missing [missing-field]"),
        (
            [
                "name=A",
                "appointments.0.post=southmer-fire/chief-fire-oficer",
                "appointments.0.start=2026-01-01",
            ],
            (
                "appointments[0].post: there is no post `southmer-fire/chief-fire-oficer` "
                "[unknown-post]\n"
                "    fix: write `southmere-fire/chief-fire-officer`, or import or write the post "
                "first"
            ),
        ),
    ],
)
def test_a_value_with_a_problem_is_told_of_and_nothing_is_written(
    data: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    expected: str,
) -> None:
    code = run("leader", *(part for option in options for part in ("--set", option)))
    assert code == 1
    assert expected in capsys.readouterr().out
    assert not (data / "leaders").exists()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--set", "nam=A"], "there is no field `nam` in `nam`; write `name`"),
        (["--set", "name"], "`name` sets nothing; write FIELD=VALUE"),
        (["--set", "name=A B", "--set", "name=C D"], "`name` is given twice; say it once"),
        (["--set", "appointments=A"], "`appointments` holds fields; set one of them"),
        (["--set", "appointments.1.post=a/b"], "the next position in this list is 0"),
        (["--set", "appointments.².post=a/b"], "there is no field `²`"),
        (["--set", "name=王"], "no id can be made of `王`; name one with `--id`"),
        (["--set", "name=A", "--id", "../a"], "`../a` cannot be an id"),
        (["--set", "name=A", "--data", "nowhere"], "there is no folder nowhere"),
    ],
)
def test_what_cannot_be_obeyed_is_one_line_and_its_own_exit_code(
    data: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    expected: str,
) -> None:
    assert run("leader", *options) == 2
    assert expected in capsys.readouterr().err
    assert not (data / "leaders").exists()


def test_every_field_that_is_missing_is_named(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("organisation", given="website=https://a.example\n") == 1
    told = capsys.readouterr().out
    assert told.count("[missing-field]") == 2
    assert "`name` is missing" in told
    assert "`sector` is missing" in told


def test_a_record_that_is_there_is_never_overwritten(
    data: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("leader", "--set", "name=Owen Lewis") == 0
    assert run("leader", "--set", "name=Owen Lewis", "--set", "pronouns=he/him") == 2
    assert "leaders/owen-lewis.yml is there already" in capsys.readouterr().err
    assert (data / "leaders/owen-lewis.yml").read_text() == "name: Owen Lewis\n"
    assert run("leader", "--set", "name=Owen Lewis", "--id", "owen-lewis-2") == 0


def test_an_id_somebody_had_before_is_not_given_again(
    data: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "leaders").mkdir()
    (data / "leaders/mari-harlowe.yml").write_text("name: Mari\nformer_ids: [freda-harlowe]\n")
    assert run("leader", "--set", "name=Freda Harlowe") == 2
    assert "`freda-harlowe` was once the id of `mari-harlowe`" in capsys.readouterr().err


def test_the_id_of_somebody_forgotten_is_not_given_again(
    data: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "k" * 32
    (data / FILE).write_text(with_ids("", ["freda-harlowe"], key.encode()))
    monkeypatch.setenv(KEY_VARIABLE, key)
    (data / "list.csv").write_text("Name\nFreda Harlowe\nOwen Lewis\n")
    mapping = "makes: [{kind: leader, id: Name, fields: {name: Name}}]\n"
    (data / "people.map").write_text(mapping)
    wrong = "the id `freda-harlowe` may not be used again"
    assert run("leader", "--set", "name=Freda Harlowe") == 2
    assert wrong in capsys.readouterr().err
    for words in (["people.map", "list.csv"], ["list.csv"]):
        files = [str(data / name) for name in words]
        assert main(["import", *files, "--into", str(data)]) == 1
        assert wrong in capsys.readouterr().out
    assert [file.name for file in (data / "leaders").iterdir()] == ["owen-lewis.yml"]
    assert (
        run("organisation", "--set", "name=Freda Harlowe", "--set", "sector=fire-and-rescue") == 0
    )
    assert "not guarded here" not in capsys.readouterr().err
    monkeypatch.delenv(KEY_VARIABLE)
    mapped = [str(data / name) for name in ("people.map", "list.csv")]
    assert main(["import", *mapped, "--into", str(data), "--dry-run"]) == 0
    assert "1 id of forgotten people is not guarded here" in capsys.readouterr().err


def test_on_a_terminal_every_answer_is_checked_as_it_is_typed(
    data: Path, answer: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code = answer(
        "leader",
        "",
        "Freda <Harlowe>",
        "Freda Harlowe",
        "Freda",
        "Harlowe",
        "southmere-fire/chief-fire-oficer",
        "southmere-fire/chief-fire-officer",
        "soon",
        "2026-09-01",
        "",
        "",
        "",
        "",
    )
    told = capsys.readouterr().err
    assert code == 0
    assert "This is needed." in told
    assert "`<` cannot stand in plain text" in told
    assert "write `southmere-fire/chief-fire-officer`" in told
    assert "`soon` is not a date" in told
    assert (data / "leaders/freda-harlowe.yml").read_text() == (
        "name: Freda Harlowe\ngiven_name: Freda\nfamily_name: Harlowe\nappointments:\n"
        "  - post: southmere-fire/chief-fire-officer\n    start: 2026-09-01\n"
    )


def test_an_id_that_is_taken_is_told_before_more_is_asked(
    data: Path, answer: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing_more = ("",) * 4
    assert answer("leader", "Owen Lewis", "", "", *nothing_more) == 0
    taken = ("Owen Lewis", "", "", "", "Owen 2", "owen-lewis-2")
    assert answer("leader", *taken, "", "Leads here", "", "") == 0
    told = capsys.readouterr().err
    assert told.count("owen-lewis.yml is there already") == 2
    assert "at most 100 characters" in told
    assert (data / "leaders/owen-lewis.yml").read_text() == "name: Owen Lewis\n"
    expected = "name: Owen Lewis\nsummary: Leads here\n"
    assert (data / "leaders/owen-lewis-2.yml").read_text() == expected


def test_questions_about_a_post_follow_only_where_there_is_one(data: Path, answer: Run) -> None:
    assert answer("leader", "Owen Lewis", "", "", "", "", "", "") == 0
    assert (data / "leaders/owen-lewis.yml").read_text() == "name: Owen Lewis\n"


def test_an_end_of_input_writes_nothing(
    data: Path, answer: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer("leader", "Owen Lewis") == 1
    assert "nothing was written" in capsys.readouterr().err
    assert not (data / "leaders").exists()
