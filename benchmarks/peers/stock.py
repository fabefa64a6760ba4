"""MkDocs with Material as they come: one Markdown page a person, out of the navigation."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version

from benchmarks.peers import facts
from benchmarks.peers.peer import Folders, Peer, Step, empty, link_all, put_away
from benchmarks.peers.people import Person, people
from benchmarks.results import COLD


class Stock(Peer):
    """`mkdocs build`."""

    name = "stock"
    does = (
        "Renders a Markdown page a person, the articles and the front page; Material’s search "
        "index; copies the portraits."
    )
    does_not = (
        "Read or check records (its Markdown is written beforehand, unmeasured); make pages for "
        "posts, organisations, sectors, areas, roles or topics, or any list of people; filter for "
        "an audience; reuse an earlier build."
    )

    def version(self) -> str | None:
        """Return both versions."""
        return f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"

    def write(self, folders: Folders) -> None:
        """Write the Markdown and the configuration."""
        docs = empty(folders.scratch) / "docs"
        shutil.copytree(folders.content, docs)
        (docs / "people").mkdir()
        for person in people(facts.read(folders.data)):
            (docs / "people" / f"{person.id}.md").write_text(page(person), encoding="utf-8")
        link_all((folders.data / "photos").iterdir(), docs / "photos")
        articles = sorted(path.name for path in (docs / "articles").iterdir())
        (folders.scratch / "mkdocs.yml").write_text(_configuration(articles), encoding="utf-8")

    def steps(self, folders: Folders, number: int) -> Iterator[Step]:
        """Yield one build from nothing: there is no other kind."""
        site = folders.scratch / "site"
        put_away(site)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        quiet = {"NO_MKDOCS_2_WARNING": "1"}
        yield Step(COLD, command, folders.scratch, site, quiet)


def page(person: Person) -> str:
    """Return somebody's page as Markdown."""
    lines = [
        "---",
        f"title: {json.dumps(person.name, ensure_ascii=False)}",
        f"description: {json.dumps(person.summary, ensure_ascii=False)}",
        "---",
        "",
        f"# {person.name}",
        "",
    ]
    if person.photo:
        lines += [f"![Portrait of {person.name}](../photos/{person.photo})", ""]
    lines += [
        f"**{person.post}, {person.organisation}**",
        "",
        f"{person.sector} · {', '.join(person.areas)}",
        "",
        person.biography,
    ]
    return "\n".join(lines) + "".join(_sections(person))


def _sections(person: Person) -> Iterator[str]:
    for heading, items in {**person.lists(), "Knows about": person.topics}.items():
        yield f"\n## {heading}\n\n" + "".join(f"- {item}\n" for item in items)


def _configuration(articles: list[str]) -> str:
    nav = "".join(f"      - articles/{name}\n" for name in articles)
    return (
        "site_name: Invented Leaders’ Network\n"
        "site_url: https://network.example/\n"
        "theme:\n  name: material\n  font: false\n"
        "plugins:\n  - search\n"
        f"nav:\n  - index.md\n  - Articles:\n{nav}"
        "not_in_nav: /people/\n"
    )
