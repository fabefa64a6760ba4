"""Who leaves is out although other data has problems, by the lines that the guide gives for it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.gate.client import Visitor
from tools.certificate import certify
from tools.environment import ROOT
from tools.provider import OpenIdProvider
from tools.servers import APACHE
from tools.stand import Stand, running

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(not shutil.which("rsync"), reason="needs rsync: sudo apt install rsync"),
]

BASE = ROOT / "tests" / "golden" / "base"
FREDA, OWEN = "freda.harlowe@southmere-fire.example", "owen.lewis@southmere-fire.example"
LEADERS = "directory_data/leaders"
PRELUDE = f"""set -e
python() {{ shift; {sys.executable} {ROOT}/build.py "$@" --day 2026-11-22; }}
sudo() {{ "$@"; }}
"""
"""What stands for the two programs that the guide calls."""


@dataclass
class Office:
    """A checkout, and the gate that is released from it."""

    folder: Path
    stand: Stand

    def says(self, lines: str) -> subprocess.CompletedProcess[str]:
        """Run lines of the guide in the checkout."""
        env = {
            **os.environ,
            "HOME_FOLDER": str(self.stand.home),
            "GATE_TOKEN_KEY": self.stand.key,
            **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Edith"),
            **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "edith@centre.example"),
        }
        return subprocess.run(
            ["sh", "-c", PRELUDE + lines],
            cwd=self.folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )

    def does(self, lines: str) -> str:
        """Run lines that must succeed, and return what they print."""
        done = self.says(lines)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def write(self, path: str, text: str) -> None:
        """Write a file of the checkout."""
        (self.folder / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")


@pytest.fixture
def office() -> Iterator[Office]:
    if not APACHE.is_there():
        pytest.skip(APACHE.remedy)
    with tempfile.TemporaryDirectory(prefix="leaving-") as name:
        made = _office(Path(name))
        with running(made.stand):
            yield made


def _office(folder: Path) -> Office:
    folder.chmod(0o755)
    stand = Stand(folder, [])
    people = [
        {"id": one, "name": one, "who": one, "email": address, "verified": True}
        for one, address in (("freda", FREDA), ("owen", OWEN))
    ]
    stand.providers = [OpenIdProvider("one", folder, stand.address.rstrip("/"), ["*"], people)]
    made = Office(folder / "checkout", stand)
    shutil.copytree(BASE, made.folder)
    (made.folder / "deploy").mkdir()
    (made.folder / "deploy" / "release").symlink_to(ROOT / "deploy" / "release")
    made.write("deploy/gate.yml", json.dumps(stand.settings()))
    made.write("deploy/team.yml", "team: [{name: Tess, sign_in: [tess@centre.example]}]\n")
    freda = f"{LEADERS}/freda-harlowe.yml"
    made.write(freda, f"sign_in: [{FREDA}]\n{made.read(freda)}")
    made.does("git init --quiet && git add directory_data content && git commit --quiet -m sound")
    made.does("python build.py build && python build.py gate && sudo deploy/release")
    certify(folder)
    stand.state.mkdir(exist_ok=True)
    return made


def lines_of_the_guide(commit: str) -> str:
    guide = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    (found,) = re.findall(r"\n```\n(git worktree add.*?)```\n", guide, re.DOTALL)
    assert found.count("COMMIT") == 1
    return str(found.replace("COMMIT", commit))


def test_whoever_leaves_is_out_while_other_data_has_problems(office: Office) -> None:
    owen, freda = Visitor(office.stand.port, {}), Visitor(office.stand.port, {})
    page = "/network/leaders/owen-lewis/"
    assert owen.sign_in("owen", path=page).status == 200
    assert freda.sign_in("freda", path=page).status == 200
    organisation = "directory_data/organisations/southmere-fire.yml"
    office.write(organisation, office.read(organisation).replace("sector: ", "sector: no-such-"))
    office.does("git commit --quiet --all -m fault")
    office.does(f"git rm --quiet {LEADERS}/owen-lewis.yml && git commit --quiet -m leaves")
    commit = office.does("git rev-parse HEAD").strip()
    assert office.says("python build.py build").returncode == 1, "the control: it has problems"
    assert owen.ask("/network/").status == 200, "the control: nothing else takes him out"
    told = office.does(lines_of_the_guide(commit))
    assert re.search(r"access   owen\.lewis\S+ .* loses network", told), told
    assert owen.ask("/network/").status == 403
    assert freda.ask("/network/").status == 200
    assert freda.ask(page).status == 404
    assert not (office.folder.parent / "sound").exists()
    for visitor in (owen, freda):
        visitor.close()
