"""Whatever becomes of a build, the site that stands stays whole."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from leaders_network.building.build import build
from leaders_network.building.settings import Settings
from leaders_network.outputs.frames import RenderRequest
from leaders_network.problems import InvalidDirectoryError, Problem, SettingsError
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.integration.hamlets import RECORDS, hamlet
from tests.integration.rendering import ROOT
from tests.integration.sites import built, command, files

KILLS = {("content/",): 5, RECORDS: 15}
"""What changes, and how many builds of it are killed; MkDocs has no part in the second."""
SEED = int(os.environ.get("KILLING_SEED", "0")) or time.time_ns() % 1_000_000
WORDS = ("first", "second")


@contextmanager
def running(chosen: Settings) -> Iterator[subprocess.Popen[str]]:
    """Give a build in a process of its own; whatever it started ends with the test."""
    process = subprocess.Popen(
        command(chosen),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def finished(chosen: Settings) -> tuple[int, str]:
    with running(chosen) as process:
        out, err = process.communicate()
        return process.returncode, out + err


@pytest.fixture
def chosen(standing: Settings) -> Settings:
    return standing


def test_a_build_killed_at_any_moment_leaves_a_whole_site(chosen: Settings, tmp_path: Path) -> None:
    """The program alone is killed, so what it started may still be writing."""
    random = Random(SEED)
    print(f"KILLING_SEED={SEED}")  # noqa: T201 - pytest shows it where the test fails
    chosen = replace(chosen, audiences=("public",))
    for part, kills in KILLS.items():
        whole: dict[str, dict[str, bytes]] = {}
        lasted = 0.0
        for word in reversed(WORDS):
            hamlet(tmp_path, word, part)
            began = time.monotonic()
            assert not died(chosen)
            lasted = time.monotonic() - began
            whole[word] = files(chosen.site)
        assert len(whole["first"]) == len(whole["second"])
        assert whole["first"] != whole["second"]
        standing, killed = "first", 0
        while killed < kills:
            wanted = WORDS[1 - WORDS.index(standing)]
            hamlet(tmp_path, wanted, part)
            after = lasted * ((killed + random.random()) / kills)
            if died(chosen, after):
                killed += 1
            else:
                lasted *= 0.9
            found = files(chosen.site)
            assert found in (whole[standing], whole[wanted]), f"killed after {after} s"
            standing = wanted if found == whole[wanted] else standing
        hamlet(tmp_path, "first", part)
        assert not died(chosen)
        assert files(chosen.site) == whole["first"]
        assert _leftovers(chosen) == []


def died(chosen: Settings, after: float | None = None) -> bool:
    """Kill a build after some seconds, if it is to be; return whether it was still at work.

    It is a copy of this process, which has all of the program to import already.
    """
    process = get_context("fork").Process(target=_built_apart, args=(chosen,))
    process.start()
    assert process.pid
    process.join(after)
    at_work = process.is_alive()
    process.kill()
    process.join()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    assert at_work or process.exitcode == 0
    return at_work


def _built_apart(chosen: Settings) -> None:
    os.setsid()
    built(chosen)


def _leftovers(chosen: Settings) -> list[str]:
    """Return what no build needs any more: trees that are not served, half-made renderings."""
    trees = chosen.site.parent / ".site"
    half = [found.name for found in trees.iterdir() if found.is_dir()]
    half = [name for name in half if not (trees / name / "manifest").is_file()]
    rendered = (chosen.cache / "rendered").glob("*/*")
    return half + [found.name for found in rendered if not (found / "site").is_dir()]


def test_what_a_killed_build_had_begun_to_render_is_not_mixed_into_the_next(
    chosen: Settings, tmp_path: Path
) -> None:
    """A generator that outlives its build writes on while the next one renders."""
    hamlet(tmp_path, "second")
    built(chosen)
    clean = files(chosen.site)
    hamlet(tmp_path, "first")
    with running(chosen) as process:
        _wait_for_rendering(chosen)
        process.kill()
        process.wait()
        hamlet(tmp_path, "second")
        (tmp_path / "content" / "index.md").touch()
        built(chosen)
    assert files(chosen.site) == clean


def test_a_rendering_that_was_half_removed_is_not_taken_for_a_whole_one(
    chosen: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files(chosen.site)
    hamlet(tmp_path, "second")
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", _half_removed)
        with pytest.raises(KeyboardInterrupt):
            built(chosen)
    hamlet(tmp_path, "first")
    built(chosen)
    assert files(chosen.site) == whole
    assert _leftovers(chosen) == []


def _half_removed(folder: Path | str, **_: object) -> None:
    """Remove a rendering's frames, and be stopped; leave whatever is no rendering."""
    frames = list(Path(folder).glob("frames/*"))
    for frame in frames:
        frame.unlink()
    if frames:
        raise KeyboardInterrupt


def test_what_a_killed_build_had_begun_to_render_goes_when_nothing_has_to_be_rendered(
    chosen: Settings, tmp_path: Path
) -> None:
    hamlet(tmp_path, "second")
    with running(chosen) as process:
        _wait_for_rendering(chosen)
        process.kill()
        process.wait()
    assert _leftovers(chosen) != []
    hamlet(tmp_path, "first")
    built(chosen)
    assert _leftovers(chosen) == []


def _wait_for_rendering(chosen: Settings) -> None:
    until = time.monotonic() + 60
    folder = chosen.cache / "rendered"
    while time.monotonic() < until:
        if any(folder.glob("**/docs/index.md")):
            return
        time.sleep(0.01)
    raise AssertionError("the build never came to render")


def test_a_build_with_problems_leaves_the_site_standing(chosen: Settings, tmp_path: Path) -> None:
    before = files(chosen.site)
    leader = tmp_path / "directory_data/leaders/ada-mere.yml"
    right = leader.read_text()
    leader.write_text(right.replace("mere-fire/chief", "mere-fire/chef"))
    status, words = finished(chosen)
    assert status == 1
    assert "leaders/ada-mere.yml:5:" in words
    assert "still stands" in words
    assert files(chosen.site) == before
    with pytest.raises(InvalidDirectoryError):
        built(chosen)
    leader.write_text(right)
    assert finished(chosen)[0] == 0


def test_a_build_that_cannot_render_leaves_the_site_standing(
    chosen: Settings, tmp_path: Path
) -> None:
    before = files(chosen.site)
    page = tmp_path / "content/index.md"
    page.write_text(page.read_text() + "\n![nowhere](nowhere.png)\n")
    status, words = finished(chosen)
    assert status in (1, 3), words
    assert "nowhere.png" in words
    assert files(chosen.site) == before


def test_of_two_builds_at_once_the_second_is_refused(chosen: Settings, tmp_path: Path) -> None:
    hamlet(tmp_path, "second")
    with running(chosen) as first:
        _wait_for_rendering(chosen)
        # However long the others take to start, the first is not done before they are.
        os.killpg(first.pid, signal.SIGSTOP)
        with pytest.raises(SettingsError, match="another build is writing this site"):
            built(chosen)
        status, words = finished(chosen)
        assert (status, "another build is writing this site" in words) == (2, True), words
        assert "Traceback" not in words
        os.killpg(first.pid, signal.SIGCONT)
        first.communicate()
        assert first.returncode == 0
    assert "second" in (chosen.site / "public/index.html").read_text()


class Watched:
    """MkDocs, and where it was asked to write."""

    def __init__(self) -> None:
        self.renderer = MkDocsRenderer(ROOT / "mkdocs.yml")
        self.folders: list[Path] = []

    def problems(self) -> tuple[Problem, ...]:
        return self.renderer.problems()

    def fingerprint(self) -> bytes:
        return self.renderer.fingerprint()

    def render(self, requests: Sequence[RenderRequest]) -> None:
        self.folders += [request.out for request in requests]
        self.renderer.render(requests)


def test_no_two_builds_render_into_the_same_folder(chosen: Settings, tmp_path: Path) -> None:
    watched, chosen = Watched(), replace(chosen, audiences=("public",))
    for word in ("second", "first"):
        hamlet(tmp_path, word)
        build(chosen, watched)
    assert len(watched.folders) == len(set(watched.folders)) == 2


def test_mkdocs_is_asked_for_what_people_write_and_not_when_a_leader_changed(
    chosen: Settings, tmp_path: Path
) -> None:
    build(chosen, watched := Watched())
    asked = list(watched.folders)
    leader = tmp_path / "directory_data/leaders/ada-mere.yml"
    leader.write_text(leader.read_text().replace("summary: first", "summary: second"))
    assert build(chosen, watched).written
    assert "second" in (chosen.site / "network/leaders/ada-mere/index.html").read_text()
    assert watched.folders == asked
    page = tmp_path / "content/notes/inside.md"
    page.write_text(page.read_text() + "\nAnd more.\n")
    build(chosen, watched)
    assert [folder.parts[-3] for folder in watched.folders[len(asked) :]] == ["network"]
