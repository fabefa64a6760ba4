"""What people write, as the real MkDocs renders it through the adapter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from leaders_network.addresses import RoomPages
from leaders_network.outputs.frames import NavigationEntry, RenderRequest, marker
from leaders_network.problems import BuildError
from mkdocs_leaders_network import handover
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.files import files, write
from tests.integration import rendering
from tests.integration.rendering import PAGES

VARIED = """# Notes

[by id](leader:freda-harlowe), [by path](about.md#about), [within](#notes), [named][it], HTML.[^1]

## Notes

::: counts

```
code
```

!!! note "Mind"
    | a | b |
    |---|---|
    | <b id="raw">1</b> | <a.b@network.example> |

<div markdown>
*in markup*
</div>

[it]: https://other.example/
[^1]: A footnote.
*[HTML]: what browsers read
"""
PLAIN = "# Notes\n\nHTML, [named][it] and [by id](leader:freda-harlowe).\n\n## Notes\n"


WAYS = {"index.md": "", "a/index.md": "../", "a/b.md": "../../", "a/b/c.md": "../../../"}
"""Pages, and the ways from each to the root of its site."""
LINKS = "# Page\n\n[text](area:E12000003) [x]({}network/about/) ![y]({}network/files/y.png)\n"
WRITTEN = {
    **{path: LINKS.format(*[f"../../{way}"] * 2) for path, way in WAYS.items()},
    "part.md": "# Part\n\n::: counts\n",
    "colon.md": "Note: the office has moved.",
    "commented.md": "# Page <!-- aside -->\n\nBefore <!-- aside\naside --> after\n\n"
    "<!-- aside\n\naside -->\n\nLast `<!-- shown -->`\n\n## More <!-- aside -->\n",
    "out.md": "# Out\n\n[out](https://other.example/)\n",
    "a page.md": "# Page\n",
    "moved.md": "# Room\n",
    "made.md": "---\ngenerated: true\n---\n# Made\n",
    "named.md": '---\ntitle: Q & A <b>\ndescription: "Say \\"hello\\""\n---\n# Q\n',
}
Page = Callable[..., str]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """Return a page as it came out: of the site of an audience, or of one with other names."""
    folder = tmp_path_factory.mktemp("pages")
    docs = write(folder / "docs", PAGES | WRITTEN)
    entry = NavigationEntry("R & <i>D</i>", "about.md")
    requests = [
        rendering.request(docs, folder / "public", origins={"moved.md": "rooms/blue/index.md"}),
        rendering.request(
            docs,
            folder / "other",
            name="R & D",
            navigation=(NavigationEntry("Home", "index.md"), entry),
            repository=None,
        ),
    ]
    MkDocsRenderer(rendering.stock_project(folder / "project")).render(requests)

    def read(path: str, site: str = "public") -> str:
        address = path.removesuffix(".md").removesuffix("index")
        return (folder / site / "site" / address / "index.html").read_text(encoding="utf-8")

    return read


@pytest.mark.parametrize(("path", "root"), WAYS.items())
def test_a_link_by_id_is_right_at_every_depth(page: Page, path: str, root: str) -> None:
    assert f'<a href="{root}areas/E12000003/">text</a>' in page(path)


@pytest.mark.parametrize(("path", "root"), WAYS.items())
def test_links_to_another_audiences_site_are_left_as_they_are(
    page: Page, path: str, root: str
) -> None:
    html = page(path)
    assert f'href="../../{root}network/about/"' in html
    assert f'src="../../{root}network/files/y.png"' in html


def test_a_parts_place_survives_into_the_page(page: Page) -> None:
    assert f'<div class="network-part">{marker("part:counts")}</div>' in page("part.md")


def test_what_is_commented_out_is_in_no_page_and_what_shows_a_comment_is(page: Page) -> None:
    html = page("commented.md")
    assert "aside" not in html.replace("<aside", "")
    assert "<code>&lt;!-- shown --&gt;</code>" in html
    assert "<p>Before  after</p>\n<p>Last" in html


def test_a_first_line_with_a_colon_is_text(page: Page) -> None:
    assert "<p>Note: the office has moved.</p>" in page("colon.md")


def test_titles_and_names_are_escaped(page: Page) -> None:
    html = page("named.md", "other")
    assert "<title>Q &amp; A &lt;b&gt; - R &amp; D</title>" in html
    assert 'content="Say &#34;hello&#34;"' in html
    assert "R &amp; &lt;i&gt;D&lt;/i&gt;" in html
    assert "<i>D" not in html


def test_a_page_links_to_where_it_is_edited(page: Page) -> None:
    address = "https://git.example/network/edit/main/content/a%20page.md"
    assert f'href="{address}"' in page("a page.md")


def test_a_page_that_was_moved_links_to_where_it_is_edited(page: Page) -> None:
    address = "https://git.example/network/edit/main/content/rooms/blue/index.md"
    assert f'href="{address}"' in page("moved.md")


@pytest.mark.parametrize(
    ("path", "site"),
    [("made.md", "public"), ("out.md", "other")],
    ids=["a page that nobody wrote", "no repository"],
)
def test_there_is_no_edit_link_without_a_place_to_edit(page: Page, path: str, site: str) -> None:
    assert 'rel="edit"' not in page(path, site)
    assert 'rel="edit"' in page("out.md"), "the control"


def test_no_page_asks_another_host_for_anything(page: Page) -> None:
    html = page("out.md")
    hosts = {part.split("/")[0] for part in html.split("https://")[1:]}
    assert hosts == {"network.example", "git.example", "other.example"}, "links, and no more"
    assert 'src="https://' not in html


def test_nothing_of_the_theme_is_served_but_its_assets(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    theme = renderer.configuration.parent / "theme"
    write(theme, {"tsconfig.json": "{}", "directory/x.txt": "x", "assets/own.txt": "x"})
    request = ask()
    write(request.docs, {"files/table.csv": "a,b\n"})
    renderer.render([request])
    site = files(request.out / "site")
    others = {path for path in site if not path.startswith("assets/") and path[-5:] != ".html"}
    assert others == {"files/table.csv"}
    assert "assets/own.txt" in site
    assert not any(path.endswith(".map") or "/lunr/" in path for path in site)


def test_the_same_request_gives_the_same_bytes_in_another_folder(
    tmp_path: Path, renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    first = ask(audience="public")
    copied = shutil.copytree(first.docs, tmp_path / "elsewhere" / "docs")
    other = MkDocsRenderer(rendering.stock_project(tmp_path / "other project"))
    second = rendering.request(copied, tmp_path / "other out")
    renderer.render([first])
    other.render([second])
    assert files(first.out) == files(second.out)


def test_a_page_is_the_same_whatever_was_converted_before_it(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    alone, after = ask(out=tmp_path / "alone"), ask(out=tmp_path / "after")
    write(alone.docs, {"z.md": PLAIN})
    renderer.render([alone])
    write(after.docs, {"a.md": VARIED, "b.md": VARIED + PLAIN})
    renderer.render([after])
    pages = [files(request.out) for request in (alone, after)]
    assert pages[0]["site/z/index.html"] == pages[1]["site/z/index.html"]
    assert b"what browsers read" in pages[1]["articles/b/index.html"], "there is what might stay"


def test_an_audience_is_rendered_the_same_alone_and_after_others_that_say_the_same(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    write(ask().docs, {"a.md": VARIED, "b/c.md": PLAIN, "d.md": PLAIN})
    room = {"audience": "room", "is_room": True, "room": RoomPages(members=("owen-lewis",))}
    changes: list[Mapping[str, Any]] = [{"audience": "network"}, {"audience": "team"}, room]
    renderer.render(together := [ask(**each) for each in changes])
    for each, among in zip(changes[1:], together[1:], strict=True):
        renderer.render([alone := ask(**each, out=tmp_path / "alone" / each["audience"])])
        assert files(alone.out) == files(among.out)
    said = [(request.out / "articles/d/index.html").read_bytes() for request in together]
    assert said[0] == said[1] != said[2], "a room's links lead elsewhere"


def test_rendering_leaves_no_trace_outside_its_folder(
    renderer: MkDocsRenderer,
    ask: Callable[..., RenderRequest],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    project, request = renderer.configuration.parent, ask()
    before = files(project), files(request.docs)
    renderer.render([request])
    write(request.docs, {"broken.md": "[x](nowhere.md)"})
    with pytest.raises(BuildError):
        renderer.render([request])
    (request.docs / "broken.md").unlink()
    assert (files(project), files(request.docs)) == before
    assert list(temporary.iterdir()) == []


def test_the_folder_of_pages_that_the_configuration_names_need_not_be_there(
    ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    configuration = rendering.stock_project(tmp_path / "project")
    (tmp_path / "project" / "content").rmdir()
    asked = ask()
    MkDocsRenderer(configuration).render([asked])
    assert (asked.out / "site" / "index.html").is_file()


def test_mkdocs_alone_says_what_to_run_and_keeps_its_hands_off_the_site(tmp_path: Path) -> None:
    configuration = rendering.stock_project(tmp_path)
    write(tmp_path, {"site/public/index.html": "the last good site"})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(configuration)],
        env={**os.environ, "AUDIENCE": "network"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "run `python build.py build --audience network` instead" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site" / "public" / "index.html").exists()


def test_a_request_comes_through_the_handover_unchanged(
    tmp_path: Path, ask: Callable[..., RenderRequest]
) -> None:
    request = ask(name="Rhwydwaith — “Ŵ”", email=None, depths=(2, 3, 4), origins={"a.md": "b.md"})
    handover.write(request, tmp_path / "request.json")
    assert handover.read(tmp_path / "request.json") == request


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", "theme/main.html", "theme/partials/tabs.html", "theme/assets/new.css"]
)
def test_a_change_to_the_theme_or_the_configuration_changes_the_fingerprint(
    renderer: MkDocsRenderer, path: str
) -> None:
    before = renderer.fingerprint()
    file = renderer.configuration.parent / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text((file.read_text() if file.exists() else "") + "\n# changed\n")
    assert renderer.fingerprint() != before


def test_what_mkdocs_makes_nothing_of_does_not_change_the_fingerprint(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    before = renderer.fingerprint()
    renderer.render([plain := ask(out=renderer.configuration.parent / "plain")])
    unread = ("directory/leader.html", "fronts/index.md", "editor/x.js", "assets/scripts/x/y.mjs")
    write(renderer.configuration.parent / "theme", dict.fromkeys(unread, "changed"))
    renderer.render([changed := ask()])
    assert renderer.fingerprint() == before
    assert files(changed.out) == files(plain.out)


def test_the_fingerprint_is_the_same_in_another_folder(
    renderer: MkDocsRenderer, tmp_path: Path
) -> None:
    other = MkDocsRenderer(rendering.stock_project(tmp_path / "another"))
    assert other.fingerprint() == renderer.fingerprint()
