"""Hugo with a small theme: a page a person, and a list for each sector, area, role and topic."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers import facts, hugo_same
from benchmarks.peers.peer import Folders, Peer, Step, WorkError, empty, link_all, put_away
from benchmarks.peers.people import Person, people
from benchmarks.peers.posts import Post, posts
from benchmarks.results import COLD, LEAN, SAME

_THEME = Path(__file__).parent / "hugo_theme"


class Hugo(Peer):
    """`hugo`."""

    name = "hugo"
    does = (
        "Renders a page a person (Markdown) and a page a post with the same facts, the articles, "
        "and a list of people and posts for each sector, area, role, topic and organisation; a "
        "site map; copies the portraits. A second build has people and articles alone. A third "
        "also has a contact card for each person and post, a page of facts for each organisation "
        "and one for each assistant, as many as ours, in ours’ frame, drawn once for all pages."
    )
    does_not = (
        "Read or check records (its pages’ front matter is written beforehand, unmeasured); index "
        "anything for search; in its first two builds render more than a plain theme of its own, "
        "in the third work out who is like whom, which way to take for what or how fresh a detail "
        "is, nor draw lists by letter, feeds, calendars and charts (see the sizes); filter for an "
        "audience; reuse an earlier build."
    )

    def version(self) -> str | None:
        """Return Hugo's own line, or None where it is not installed."""
        if not shutil.which("hugo"):
            return None
        told = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True)
        return " ".join(told.stdout.split()[:2])

    def write(self, folders: Folders) -> None:
        """Write content with front matter, and the theme's layouts beside it."""
        root = empty(folders.scratch)
        shutil.copytree(_THEME, root, dirs_exist_ok=True)
        shutil.copytree(folders.content / "articles", root / "content/articles")
        known = facts.read(folders.data)
        _put(root / "content/people", ((person.id, _person(person)) for person in people(known)))
        made = ((f"{post.organisation_id}-{post.id}", _post(post)) for post in posts(known))
        _put(root / "content/posts", made)
        link_all((folders.data / "photos").iterdir(), root / "static/photos")
        hugo_same.write(root, folders.data)

    def steps(self, folders: Folders, number: int) -> Iterator[Step]:
        """Yield a build from nothing, one without the lists, and one of the files ours writes."""
        for name, also in ((COLD, None), (LEAN, "lean.yaml"), (SAME, "same.yaml")):
            put_away(*(folders.scratch / left for left in ("public", "resources")))
            options = ["--config", f"config.yaml,{also}"] if also else []
            command = ["hugo", "--quiet", *options]
            yield Step(name, command, folders.scratch, folders.scratch / "public")

    def check(self, step: Step, folders: Folders) -> None:
        """Look for the pages, and in the third build for every card and every assistant."""
        super().check(step, folders)
        if step.name != SAME:
            return
        content = folders.scratch / "same/content"
        for kind, files in (("people", "*.vcf"), ("posts", "*.vcf"), ("assistants", "index.html")):
            written = sum(1 for _ in (content / kind).iterdir())
            made = sum(1 for _ in (step.output / kind).glob(f"*/{files}"))
            if made != written:
                raise WorkError(f"{self.name}, {step.name}: {made} of {written} {kind} ({files})")


def _put(folder: Path, pages: Iterable[tuple[str, str]]) -> None:
    folder.mkdir()
    for stem, text in pages:
        (folder / f"{stem}.md").write_text(text, encoding="utf-8")


def _person(person: Person) -> str:
    """Return a page with its facts in front matter, which Hugo also takes as JSON."""
    told: dict[str, Any] = {
        "title": person.name,
        "description": person.summary,
        "photo": person.photo,
        "post": person.post,
        "lists": [{"heading": name, "items": items} for name, items in person.lists().items()],
        "sectors": [person.sector],
        "areas": person.areas,
        "roles": [person.role],
        "topics": person.topics,
        "organisations": [person.organisation],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n\n" + person.biography


def _post(post: Post) -> str:
    told: dict[str, Any] = {
        "title": post.title,
        "description": f"{post.title} of {post.organisation}",
        "holders": [{"id": identifier, "name": name} for identifier, name in post.holders],
        "former": [{"id": identifier, "name": name} for identifier, name in post.former],
        "contacts": post.contacts,
        "sectors": [post.sector],
        "areas": post.areas,
        "roles": [post.role],
        "organisations": [post.organisation],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
