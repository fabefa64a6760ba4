"""The jobs, forms and owners for GitHub and GitLab are what those read, pinned, and thin."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from leaders_network.problems import Problems
from leaders_network.reviewing.settings import FILE, owners, read_reviewing
from tools.environment import ROOT, program

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(
    file
    for file in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")
    if file.name != "config.yml"
)
GITLAB = ROOT / ".gitlab-ci.yml"
MAKEFILE = ROOT / "Makefile"
HOOKS = ROOT / ".pre-commit-config.yaml"
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d")


def schema_faults(schema: str, *files: Path) -> str:
    words = ["check-jsonschema", "--builtin-schema", schema, *map(str, files)]
    tool = str(program(Path(sys.prefix), words[0]))
    done = subprocess.run([tool, *words[1:]], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def audit(*files: Path) -> tuple[int, str]:
    tool = str(program(Path(sys.prefix), "zizmor"))
    words = [tool, "--offline", "--no-config", "--no-progress"]
    done = subprocess.run([*words, *map(str, files)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_workflows_are_what_github_reads(tmp_path: Path) -> None:
    assert schema_faults("vendor.github-workflows", *WORKFLOWS) == ""
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs: {a: {runs_on: ubuntu}}\n")
    assert schema_faults("vendor.github-workflows", wrong)


def test_the_jobs_are_what_gitlab_reads(tmp_path: Path) -> None:
    assert schema_faults("vendor.gitlab-ci", GITLAB) == ""
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("job: {script: [true], when: sometimes}\n")
    assert schema_faults("vendor.gitlab-ci", wrong)


def test_the_forms_are_what_github_reads() -> None:
    """Its own rules: ids are unique, each field has a label, and something is asked."""
    for file in FORMS:
        form = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= form.keys()
        asked = [field for field in form["body"] if field["type"] != "markdown"]
        assert asked
        ids = [field["id"] for field in asked]
        assert len(ids) == len(set(ids))
        for field in form["body"]:
            assert field["type"] in ("markdown", "input", "textarea", "dropdown", "checkboxes")
            assert ("value" if field["type"] == "markdown" else "label") in field["attributes"]


def test_the_workflows_have_no_known_weakness(tmp_path: Path) -> None:
    status, told = audit(*WORKFLOWS)
    assert status == 0, told
    wrong = tmp_path / ".github" / "workflows" / "wrong.yml"
    wrong.parent.mkdir(parents=True)
    wrong.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - uses: actions/checkout@v4\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n"
    )
    assert audit(wrong)[0] != 0


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_others_wrote_is_pinned_and_nothing_is_allowed_that_is_not_needed(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert [one for one in used if not one.startswith("./") and not PINNED.match(one)] == []
    found = yaml.safe_load(text)
    assert found["permissions"] == {}
    allowed = [set(job.get("permissions", {}).items()) for job in found["jobs"].values()]
    assert set().union(*allowed) <= {("contents", "read"), ("pull-requests", "write")}


def test_the_job_that_may_write_runs_nothing_of_the_pull_request() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/review.yml").read_text())["jobs"]
    writing = [job for job in jobs.values() if "write" in job["permissions"].values()]
    assert len(writing) == 1
    steps = writing[0]["steps"]
    assert not any("checkout" in step.get("uses", "") for step in steps)
    assert not any("build.py" in step.get("run", "") for step in steps)


def test_the_image_of_gitlabs_jobs_is_pinned_by_its_digest() -> None:
    jobs = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    assert re.fullmatch(r"\S+@sha256:[0-9a-f]{64}", jobs["default"]["image"])


@pytest.mark.parametrize("file", [*WORKFLOWS, GITLAB, HOOKS], ids=lambda file: file.name)
def test_the_jobs_only_call_what_people_call_too(file: Path) -> None:
    """They name verbs that there are, with options that there are, and targets of the Makefile."""
    from leaders_network.cli.main import VERBS, parser

    text = file.read_text(encoding="utf-8")
    calls = re.findall(r"build\.py ([^\n|&>]+)", text)
    targets = re.findall(r"run: make ([a-z-]+)", text)
    assert calls or targets
    assert set(targets) <= set(
        re.findall(r"^([a-z-]+):", MAKEFILE.read_text("utf-8"), re.MULTILINE)
    )
    for words in calls:
        verb, *rest = words.split()
        if verb == "test":
            assert all((ROOT / path).exists() for path in rest)
            continue
        assert verb in VERBS
        (verbs,) = (a for a in parser(verb)._actions if isinstance(a, argparse._SubParsersAction))
        known = verbs.choices[verb]._option_string_actions
        assert [one for one in rest if one.startswith("--") and one not in known] == []


def test_the_owners_are_those_of_the_roles() -> None:
    problems = Problems()
    settings = read_reviewing((ROOT / FILE).read_text(encoding="utf-8"), problems)
    assert list(problems) == []
    for name in (".github/CODEOWNERS", ".gitlab/CODEOWNERS"):
        assert (ROOT / name).read_text(encoding="utf-8") == owners(settings)


def test_the_template_of_owners_names_nobody() -> None:
    text = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    assert text.startswith("#")
    assert all(line.startswith("#") or not line for line in text.splitlines())


def test_a_role_with_accounts_owns_its_paths() -> None:
    settings = read_reviewing(
        "roles: [{id: k, name: K, accounts: ['@leaders/keepers'], paths: [/directory_data/]}]",
        Problems(),
    )
    assert "/directory_data/ @leaders/keepers\n" in owners(settings)


def test_the_compose_file_is_one_by_its_own_schema(tmp_path: Path) -> None:
    """The schema comes with the checker, so this needs no connection."""
    assert schema_faults("vendor.compose-spec", ROOT / "deploy" / "compose.yml") == ""
    wrong = tmp_path / "compose.yml"
    wrong.write_text("services: {gate: {ports: never}}\n")
    assert schema_faults("vendor.compose-spec", wrong)
