"""What stands around every page of ours, for another program to put around its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.measure import measure
from benchmarks.peers.ours import Ours
from benchmarks.peers.peer import Folders, WorkError

_FEW = 10
_ASSETS = ("images", "javascripts", "stylesheets", "vendor")
"""What pages need to be looked at; the rest of ours' assets is what its search reads."""

_OWN = re.compile(
    r'<title>.*?</title>|<meta name="description".*?>|<link rel="canonical".*?>'
    r'|<script type="application/(?:ld\+json"|json" data-facts)>.*?</script>',
    re.DOTALL,
)
"""What is a page's own in its head."""

_ARTICLE = re.compile(
    r'(?<=<article class="md-content__inner md-typeset">).*?(?=</article>)', re.DOTALL
)
_BEFORE_HEAD = re.compile(r"\s*<!doctype html>.*?<head>", re.DOTALL)
_LINK = re.compile(r'(?<=["(])\.\./\.\./?([^"#?)]*)(?=["#?)])')


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of ours without what is its own: the rest of its head, and what its body holds."""

    head: str
    top: str
    foot: str

    @classmethod
    def of(cls, page: str, places: Mapping[str, str]) -> Frame:
        """Return the frame of a page that stands two folders deep.

        Args:
            page: As ours built it.
            places: The sections of ours that the other program makes too, and how it names them;
                what the frame says of others leads to its front page.

        Raises:
            WorkError: When the page is made otherwise than when this was written.
        """
        text = _BEFORE_HEAD.sub("", _OWN.sub("", page), count=1)
        around = _ARTICLE.split(_LINK.sub(lambda link: _led(link[1], places), text))
        if len(around) != 2 or "../" in "".join(around):
            raise WorkError("a page of ours is not one article in a frame that links by ../..")
        head, top = around[0].split("</head>")
        return cls(head, f"</head>{top}", around[1])


def build_few(scratch: Path) -> tuple[str, Path]:
    """Return a leader's page that ours builds, unmeasured, for a few people, and its site.

    Raises:
        CommandError: When the build fails.
    """
    folders = Folders(scratch / "directory_data", scratch / "content", scratch / "ours")
    generate(_FEW, scratch, article_count=_FEW)
    ours = Ours()
    ours.write(folders)
    step = next(ours.steps(folders, 1))
    measure(step.command, cwd=step.cwd, log=scratch / "log")
    page = min(step.output.rglob("leaders/*/*.vcf")).with_name("index.html")
    return page.read_text(encoding="utf-8"), page.parent.parent.parent


def put_assets(site: Path, static: Path) -> None:
    """Copy the files that a frame names to where a program takes files from as they are."""
    for name in _ASSETS:
        shutil.copytree(site / "assets" / name, static / "assets" / name)


def _led(path: str, places: Mapping[str, str]) -> str:
    section = path.partition("/")[0]
    if section == "assets":
        return f"/{path}"
    return f"/{places[section]}/" if section in places else "/"
