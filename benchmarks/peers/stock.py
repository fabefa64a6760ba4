"""MkDocs with Material as they come: one Markdown page a person, out of the navigation."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers import facts, markdown
from benchmarks.peers.peer import Folders, Peer, Step, WorkError, empty, link_all, put_away
from benchmarks.results import COLD, PAGES

_LINKED = "linked.yml"


class Stock(Peer):
    """`mkdocs build`."""

    name = "stock"
    does = (
        "Renders a Markdown page a person, the articles and the front page; Material’s search "
        "index; copies the portraits. A second build, with 1,500 people alone, also has a linked "
        "page for each post, organisation and assistant, as many as ours."
    )
    does_not = (
        "Read or check records (its Markdown is written beforehand, unmeasured); in its first "
        "build make pages for posts, organisations or assistants, in either any for sectors, "
        "areas, roles or topics, or any list of people; write contact cards; filter for an "
        "audience; reuse an earlier build."
    )

    def version(self) -> str | None:
        """Return both versions."""
        return f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"

    def write(self, folders: Folders) -> None:
        """Write the Markdown and the configuration of both builds."""
        root = empty(folders.scratch)
        known = facts.read(folders.data)
        articles = sorted(path.name for path in (folders.content / "articles").iterdir())
        for docs, pages, file in (
            ("docs", markdown.of_people(known), "mkdocs.yml"),
            ("docs-linked", markdown.linked(known), _LINKED),
        ):
            shutil.copytree(folders.content, root / docs)
            _put(root / docs, pages)
            link_all((folders.data / "photos").iterdir(), root / docs / "photos")
            (root / file).write_text(_configuration(docs, articles), encoding="utf-8")

    def steps(self, folders: Folders, number: int) -> Iterator[Step]:
        """Yield builds from nothing, of people alone and of all: there is no other kind."""
        site = folders.scratch / "site"
        quiet = {"NO_MKDOCS_2_WARNING": "1"}
        for name, options in ((COLD, []), (PAGES, ["--config-file", _LINKED])):
            put_away(site)
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *options]
            yield Step(name, command, folders.scratch, site, quiet)

    def check(self, step: Step, folders: Folders) -> None:
        """Look for the pages, and in the second build for one of every Markdown file."""
        super().check(step, folders)
        written = sum(1 for _ in (folders.scratch / "docs-linked").glob("*/*.md"))
        made = sum(1 for _ in step.output.glob("*/*/index.html"))
        if step.name == PAGES and made < written:
            raise WorkError(f"{self.name}, {step.name}: {made} pages of {written}")


def _put(docs: Path, pages: Iterable[tuple[str, str]]) -> None:
    for name, text in pages:
        path = docs / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _configuration(docs: str, articles: list[str]) -> str:
    nav = "".join(f"      - articles/{name}\n" for name in articles)
    return (
        "site_name: Invented Leaders’ Network\n"
        "site_url: https://network.example/\n"
        f"docs_dir: {docs}\n"
        "theme:\n  name: material\n  font: false\n"
        "plugins:\n  - search\n"
        f"nav:\n  - index.md\n  - Articles:\n{nav}"
        "not_in_nav: |\n  /people/\n  /posts/\n  /organisations/\n  /assistants/\n"
    )
