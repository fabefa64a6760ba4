"""This program, in the ways it is used: from nothing, after one change, and with none."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks.generate import DAY
from benchmarks.peers.peer import Folders, Peer, Step, WorkError, empty, put_away
from benchmarks.results import CHANGED, COLD, THREE, UNCHANGED

_ROOT = Path(__file__).resolve().parent.parent.parent
_THREE = ("public", "network", "team")
_MARK = re.compile(r" Change number \d+\.")


class Ours(Peer):
    """`python build.py build`."""

    name = "ours"
    does = (
        "Reads the YAML records and checks every rule; pages for leaders, posts, organisations, "
        "sectors, areas, roles and topics, cross-linked; articles through MkDocs + Material; the "
        "same theme on every page; indexes of people, posts and organisations and of the words "
        "of articles, which the browser searches; filters everything for its audience; swaps the "
        "site in whole."
    )
    does_not = "Work on more than one core, as Hugo does; its time on the clock is its CPU's."

    def version(self) -> str | None:
        """Return the version of the package."""
        return version("leaders-network")

    def write(self, folders: Folders) -> None:
        """Copy the directory, so that changes to it are the bench's own."""
        ours = empty(folders.scratch)
        shutil.copytree(folders.data, ours / "directory_data", copy_function=_copied)
        shutil.copytree(folders.content, ours / "content")

    def steps(self, folders: Folders, number: int) -> Iterator[Step]:
        """Yield cold and warm builds for one audience, then a cold one for all three."""
        self._clean(folders)
        yield self._step(COLD, folders, "network")
        self._change(folders, number)
        yield self._step(CHANGED, folders, "network")
        yield self._step(UNCHANGED, folders, "network")
        self._clean(folders)
        yield self._step(THREE, folders, *_THREE)

    def check(self, step: Step, folders: Folders) -> None:
        """Look for the pages, and after a change for the change."""
        super().check(step, folders)
        if step.name != CHANGED:
            return
        leader = self._changed(folders)
        written = _MARK.search(leader.read_text(encoding="utf-8"))
        pages = [
            page
            for page in step.output.rglob("*.html")
            if leader.stem in (page.stem, page.parent.name)
        ]
        if written and not any(written[0].strip() in page.read_text("utf-8") for page in pages):
            raise WorkError(f"the change to {leader.stem} is on none of its pages")

    def _step(self, name: str, folders: Folders, *audiences: str) -> Step:
        ours = folders.scratch
        site = ours / "site"
        command = [sys.executable, str(_ROOT / "build.py"), "build"]
        command += ["--data", str(ours / "directory_data"), "--content", str(ours / "content")]
        command += ["--site", str(site), "--cache", str(ours / "cache"), "--day", str(DAY)]
        for audience in audiences:
            command += ["--audience", audience]
        return Step(name, command, _ROOT, site)

    def _clean(self, folders: Folders) -> None:
        put_away(*(folders.scratch / name for name in ("site", ".site", "cache")))

    def _changed(self, folders: Folders) -> Path:
        """Return the file of somebody in the middle whom the network sees."""
        files = sorted((folders.scratch / "directory_data/leaders").glob("*.yml"))
        half = files[len(files) // 2 :]
        return next(file for file in half if "\naudience:" not in file.read_text(encoding="utf-8"))

    def _change(self, folders: Folders, number: int) -> None:
        leader = self._changed(folders)
        text = _MARK.sub("", leader.read_text(encoding="utf-8"))
        first = text.index("biography: |\n") + len("biography: |\n")
        end = text.index("\n", first)
        changed = f"{text[:end]} Change number {number}.{text[end:]}"
        leader.unlink()
        leader.write_text(changed, encoding="utf-8")


def _copied(source: str, target: str) -> str:
    return shutil.copyfile(source, target)
