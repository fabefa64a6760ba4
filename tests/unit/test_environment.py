"""Set-up does each thing once, goes on where it was interrupted, and fails in one line."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from tools import browser, child, environment, stamps, too_old
from tools.environment import Step
from tools.errors import SetupError, explain, last_words


def step(folder: Path, make: Callable[[], None], *accepted: str) -> Step:
    return Step(folder / "made", folder / "stamp", accepted or ("now",), make)


def test_a_step_is_made_once(tmp_path: Path) -> None:
    runs: list[str] = []

    def make() -> None:
        runs.append("made")
        (tmp_path / "made").touch()

    for _ in range(2):
        step(tmp_path, make).bring()
    assert runs == ["made"]


def test_an_interrupted_step_is_made_again(tmp_path: Path) -> None:
    def interrupted() -> None:
        (tmp_path / "made").touch()
        raise KeyboardInterrupt

    stamps.put(tmp_path / "stamp", "before")
    with pytest.raises(KeyboardInterrupt):
        step(tmp_path, interrupted).bring()
    assert not step(tmp_path, interrupted, "before").done()
    assert not step(tmp_path, interrupted).done()


def test_a_step_whose_product_was_removed_is_not_done(tmp_path: Path) -> None:
    (tmp_path / "made").touch()
    stamps.put(tmp_path / "stamp", "now")
    assert step(tmp_path, tmp_path.touch).done()
    (tmp_path / "made").unlink()
    assert not step(tmp_path, tmp_path.touch).done()


def test_what_the_tests_installed_is_enough_for_a_site_and_not_the_other_way(
    tmp_path: Path,
) -> None:
    locks = tmp_path / "requirements"
    locks.mkdir()
    for name in ("site", "tests"):
        (locks / f"{name}.lock").write_text(name, encoding="utf-8")
    site, tests = (environment.steps_of(tmp_path, tests=wanted)[0] for wanted in (False, True))
    site.made.parent.mkdir(parents=True)
    site.made.touch()
    stamps.put(site.stamp, tests.accepted[0])
    assert site.done()
    assert tests.done()
    stamps.put(site.stamp, site.accepted[0])
    assert site.done()
    assert not tests.done()


def test_a_fingerprint_follows_content_and_absence(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    seen = [stamps.fingerprint(lock)]
    for text in ("", "one", "two"):
        lock.write_text(text, encoding="utf-8")
        seen.append(stamps.fingerprint(lock))
    assert len(set(seen)) == 4
    assert stamps.fingerprint(lock) == seen[-1]


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe"])
def test_a_stamp_that_cannot_be_read_says_nothing(tmp_path: Path, content: bytes | None) -> None:
    stamp = tmp_path / "deep" / "stamp"
    stamps.put(stamp, "said")
    assert stamps.reads(stamp) == "said"
    stamp.unlink()
    if content is not None:
        stamp.write_bytes(content)
    assert stamps.reads(stamp) is None


def venv(folder: Path, *settings: str) -> Path:
    for name in ("python", "pip"):
        program = environment.program(folder, name)
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch()
    (folder / "pyvenv.cfg").write_text("\n".join(settings), encoding="utf-8")
    return folder


def test_an_environment_stands_where_it_was_made(tmp_path: Path) -> None:
    made = venv(
        tmp_path / ".venv", "version = 3.11.7", f"command = python -m venv {tmp_path}/.venv"
    )
    assert environment.stands(made)
    made.rename(tmp_path / "moved")
    assert not environment.stands(tmp_path / "moved")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("version = 3.11.0", True),
        ("version_info = 3.13.0.final.0", True),
        ("version = 3.10.13", False),
        ("home = somewhere", False),
    ],
)
def test_an_environment_of_an_older_python_is_made_again(
    tmp_path: Path, setting: str, expected: bool
) -> None:
    assert environment.stands(venv(tmp_path / ".venv", setting)) is expected


def test_an_environment_without_pip_was_interrupted(tmp_path: Path) -> None:
    made = venv(tmp_path / ".venv", "version = 3.11.7")
    assert environment.stands(made)
    environment.program(made, "pip").unlink()
    assert not environment.stands(made)


def test_an_old_python_is_refused_with_what_to_do() -> None:
    assert too_old((3, 11), "python3") is None
    assert too_old((3, 9, 2), "python3") == (
        "Python 3.11 or later is needed and python3 is 3.9;"
        " name another, such as `make serve PYTHON=python3.11`"
    )


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("npm error code ENOTFOUND\nnpm error network", "there is no network"),
        ("socket.gaierror: Name or service not known", "there is no network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE", "is not the one"),
        ("ERROR: Invalid requirement: '<<<<<<< HEAD'", "the lock file is damaged"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("first\nsomething new\n\n", "something new"),
        ("", "the tool said nothing"),
    ],
)
def test_a_failure_is_explained_in_one_line(output: str, why: str) -> None:
    line = explain("installing", output, "setup.log")
    assert line.startswith("set-up stopped while installing: ")
    assert why in line
    assert line.endswith("(the whole output is in setup.log)")
    assert "\n" not in line


def test_the_last_words_are_the_last_that_say_something() -> None:
    assert last_words("one\n two \n\n") == "two"


def run(tmp_path: Path, code: str) -> Path:
    log = tmp_path / "deep" / "setup.log"
    command = [sys.executable, "-c", code]
    child.run(command, doing="working", log=log, cwd=tmp_path, env=os.environ)
    return log


def test_a_tool_that_fails_stops_set_up_and_leaves_its_output(tmp_path: Path) -> None:
    assert run(tmp_path, "print('well')").read_text(encoding="utf-8").strip() == "well"
    with pytest.raises(SetupError, match="while working: ill"):
        run(tmp_path, "import sys; print('ill'); sys.exit(3)")


def test_a_tool_that_is_not_there_stops_set_up(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="while working"):
        child.run(
            [tmp_path / "absent"],
            doing="working",
            log=tmp_path / "log",
            cwd=tmp_path,
            env=os.environ,
        )


def test_a_checkout_that_cannot_be_written_to_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where a folder must be", encoding="utf-8")
    with pytest.raises(SetupError, match=r"^set-up stopped: .*\.cache'$"):
        environment.prepare(tmp_path)


def test_an_environment_in_a_folder_that_is_closed_to_this_account_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(venv: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(venv / "bin" / "python"))

    monkeypatch.setattr(environment, "stands", closed)
    with pytest.raises(SetupError, match=r"^set-up stopped: .*Permission denied: '.*python'$"):
        environment.prepare(tmp_path)


def test_two_set_ups_wait_for_each_other(tmp_path: Path) -> None:
    lock = tmp_path / "setup.lock"
    code = (
        "import pathlib, sys; from tools.environment import alone\n"
        "with alone(pathlib.Path(sys.argv[1])): print('in', flush=True)"
    )
    with environment.alone(lock):
        other = subprocess.Popen(
            [sys.executable, "-c", code, str(lock)],
            cwd=environment.ROOT,
            stdout=subprocess.PIPE,
        )
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(timeout=0.5)
    assert other.communicate(timeout=60)[0].strip() == b"in"


def test_the_browser_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert browser.find() == Path(sys.executable)
    monkeypatch.setenv("CHROMIUM", "/absent/chrome")
    with pytest.raises(SetupError, match="/absent/chrome"):
        browser.find()


def test_a_browser_that_cannot_be_had_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError, match=r"sudo apt install chromium") as caught:
        browser.ensure()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "lock", ["requirements/site.lock", "requirements/tests.lock", "package-lock.json"]
)
def test_a_lock_names_hashes_and_no_address(lock: str) -> None:
    text = (environment.ROOT / lock).read_text(encoding="utf-8")
    assert "sha" in text
    assert "://" not in text


def pins(lock: str) -> set[str]:
    lines = (environment.ROOT / "requirements" / lock).read_text(encoding="utf-8").splitlines()
    return {line.rstrip(" \\") for line in lines if not line.startswith(" ")}


@pytest.mark.parametrize("lock", ["site.lock", "tests.lock"])
def test_a_lock_names_all_that_its_packages_need(lock: str) -> None:
    """Nothing is resolved when they are installed."""
    locked = {canonicalize_name(pin.partition("==")[0]) for pin in pins(lock)}
    assert missing(locked) == set()
    assert missing(locked - {"jinja2"}) == {"jinja2"}, "the control"


def missing(locked: set[NormalizedName]) -> set[NormalizedName]:
    """Return what packages need here that is not among them."""
    present = {canonicalize_name(one.name): one for one in metadata.distributions()}
    texts = (text for name in locked & present.keys() for text in present[name].requires or ())
    needed = filter(lambda one: not one.marker or one.marker.evaluate(), map(Requirement, texts))
    return {canonicalize_name(one.name) for one in needed} - locked


def test_a_site_is_locked_to_what_the_tests_ran_with() -> None:
    assert any(pin.startswith("mkdocs==1.") for pin in pins("site.lock"))
    assert pins("site.lock") < pins("tests.lock")


@pytest.mark.skipif(os.name == "nt", reason="apt is Debian's")
@pytest.mark.parametrize("has", ["chromium-headless-shell", "chromium", None])
def test_a_missing_browser_is_installed_through_apt_where_it_may(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, has: str | None
) -> None:
    chromium = tmp_path / str(has)
    install = f': > "{chromium}"; /bin/chmod +x "{chromium}"'
    scripts = {
        "apt-get": f'case "$*" in *install*" {has}") {install};; *install*) exit 100;; esac',
        "sudo": 'shift; [ "$1" = true ] || "$@"',
    }
    for name, body in scripts.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    if has:
        assert browser.ensure() == chromium
    else:
        with pytest.raises(SetupError, match="sudo apt install chromium"):
            browser.ensure()
