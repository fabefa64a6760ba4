"""Makes `.venv`, npm's packages and the theme's vendor folder, each from its lock, once.

Only the standard library is used: this runs before anything is installed. Every step leaves a
stamp when it is done, so a second run only compares digests, and an interrupted one goes on
where it stopped.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import OLDEST, child, stamps
from tools.errors import SetupError

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"


@dataclass(frozen=True)
class Step:
    """One thing that set-up makes: done when its stamp names its inputs and its product stands."""

    made: Path
    stamp: Path
    accepted: tuple[str, ...]  # fingerprints that will do; the first is the one to write
    make: Callable[[], None]

    def done(self) -> bool:
        """Return whether there is nothing to do."""
        return self.made.exists() and stamps.reads(self.stamp) in self.accepted

    def bring(self) -> None:
        """Make it unless it is done, and stamp it last.

        Raises:
            SetupError: When a tool fails, with the one line to show.
        """
        if not self.done():
            self.stamp.unlink(missing_ok=True)
            self.make()
            stamps.put(self.stamp, self.accepted[0])


def prepare(root: Path = ROOT, *, tests: bool = False) -> Path:
    """Return the Python of an environment that is as the locks say, making what is missing.

    Args:
        root: The checkout.
        tests: Whether the tools that test and check are wanted too.

    Raises:
        SetupError: With one line, when something stands in the way.
    """
    steps = steps_of(root, tests=tests)
    venv = root / ".venv"
    try:
        if not (stands(venv) and all(step.done() for step in steps)):
            _bring(root, steps)
    except OSError as error:
        raise SetupError(f"set-up stopped: {error}") from error
    return program(venv, "python")


def _bring(root: Path, steps: list[Step]) -> None:
    with alone(root / ".cache" / "setup.lock"):
        if not stands(root / ".venv"):
            make_venv(root)
        for step in steps:
            step.bring()


def program(venv: Path, name: str) -> Path:
    """Return where a virtual environment keeps a program."""
    return venv / "Scripts" / f"{name}.exe" if WINDOWS else venv / "bin" / name


def stands(venv: Path) -> bool:
    """Return whether a virtual environment is whole, new enough and where it was made.

    A checkout that was moved has programs that point to where it was.
    """
    try:
        lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    settings = {key.strip(): value.strip() for key, _, value in (x.partition("=") for x in lines)}
    version = settings.get("version") or settings.get("version_info") or "0"
    return (
        tuple(int(number) for number in version.split(".")[:2]) >= OLDEST
        and settings.get("command", str(venv)).endswith(str(venv))
        and all(program(venv, name).exists() for name in ("python", "pip"))
    )


def make_venv(root: Path) -> None:
    """Make `.venv` with the interpreter that runs this.

    Raises:
        SetupError: When this Python was packaged without what that takes.
    """
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise SetupError(
            "this Python has no `venv` module; install it (Debian and Ubuntu:"
            " `sudo apt install python3-venv`) and run the same command again"
        )
    base = getattr(sys, "_base_executable", sys.executable)
    _run(root, "making .venv", (base, "-m", "venv", "--clear", root / ".venv"))


def steps_of(root: Path, *, tests: bool) -> list[Step]:
    """Return what comes after the virtual environment itself, in order."""
    return [_packages(root, tests=tests), _project(root), _npm(root), _vendor(root)]


def _packages(root: Path, *, tests: bool) -> Step:
    """Return the Python packages: what a site needs is also there once tests are set up."""
    wanted = ["tests"] if tests else ["site", "tests"]
    locks = [root / "requirements" / f"{name}.lock" for name in wanted]
    # A lock is whole, so nothing is resolved; and pip compiles on one core alone.
    leaving = ("--no-deps", "--no-compile")
    options = (*leaving, "--require-hashes", "--only-binary=:all:", "--requirement", locks[0])

    def make() -> None:
        _pip(root, "installing Python packages", *options)
        python = program(root / ".venv", "python")
        _run(root, "compiling Python packages", (python, "-c", _COMPILE))

    return Step(
        made=program(root / ".venv", "node"),
        stamp=root / ".venv" / ".packages",
        accepted=tuple(stamps.fingerprint(lock) for lock in locks),
        make=make,
    )


_COMPILE = (
    "import compileall, sysconfig;"
    " compileall.compile_dir(sysconfig.get_path('purelib'), quiet=2, workers=0)"
)
"""Compiles on every core, and passes over what cannot be, as pip does."""


def _project(root: Path) -> Step:
    """Return this project itself, installed in place so that MkDocs finds its plugin."""
    options = ("--no-deps", "--no-build-isolation", "--editable", root)
    return Step(
        made=root / "plugins",
        stamp=root / ".venv" / ".project",
        accepted=(stamps.fingerprint(root / "pyproject.toml"),),
        make=lambda: _pip(root, "installing this project", *options),
    )


def _npm(root: Path) -> Step:
    """Return npm's packages."""
    inputs = [root / name for name in ("package.json", "package-lock.json", ".npmrc")]
    command = (program(root / ".venv", "npm"), "ci", "--no-progress")
    return Step(
        made=root / "node_modules" / "esbuild",
        stamp=root / "node_modules" / ".installed",
        accepted=(stamps.fingerprint(*inputs),),
        make=lambda: _run(root, "installing npm's packages", command),
    )


def _vendor(root: Path) -> Step:
    """Return the fonts and scripts that browsers get, bundled into the theme."""
    bundle = root / "tools" / "bundle.mjs"
    scripts = sorted((root / "theme" / "assets" / "scripts").rglob("*.mjs"))
    return Step(
        made=root / "theme" / "assets" / "vendor",
        stamp=root / "node_modules" / ".bundled",
        accepted=(stamps.fingerprint(bundle, root / "package-lock.json", *scripts),),
        make=lambda: _run(
            root, "bundling fonts and scripts", [program(root / ".venv", "node"), bundle]
        ),
    )


def _pip(root: Path, doing: str, *options: str | Path) -> None:
    pip = (program(root / ".venv", "python"), "-m", "pip", "--disable-pip-version-check")
    _run(root, doing, (*pip, "install", "--no-input", "--no-user", *options))


def _run(root: Path, doing: str, command: Sequence[str | Path]) -> None:
    """Run a tool with this environment's own programs first, and its log in `.cache`."""
    path = os.pathsep.join(
        [str(program(root / ".venv", "node").parent), os.environ.get("PATH", "")]
    )
    env = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    child.run(command, doing=doing, log=root / ".cache" / "setup.log", cwd=root, env=env)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, so that two commands never set up at once."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("wb") as held:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def main() -> int:
    """Set up for the tests too; return 0, or 4 having said in one line what stood in the way."""
    try:
        python = prepare(tests=True)
    except SetupError as error:
        print(f"error: {error}", file=sys.stderr)
        return 4
    print(f"{python} is ready.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
