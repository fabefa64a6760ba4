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


@pytest.fixture
def page(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> Callable[[Mapping[str, str]], str]:
    """Write pages, render, and return the first of them as it came out."""

    def rendered(pages: Mapping[str, str], **changes: object) -> str:
        request = ask(**changes)
        write(request.docs, pages)
        renderer.render([request])
        address = next(iter(pages)).removesuffix(".md").removesuffix("index")
        return (request.out / "site" / address / "index.html").read_text(encoding="utf-8")

    return rendered


@pytest.mark.parametrize(
    ("path", "root"),
    [("index.md", ""), ("a/index.md", "../"), ("a/b.md", "../../"), ("a/b/c.md", "../../../")],
)
def test_a_link_by_id_is_right_at_every_depth(
    page: Callable[..., str], path: str, root: str
) -> None:
    html = page({path: "# Page\n\n[text](area:E12000003)\n"})
    assert f'<a href="{root}areas/E12000003/">text</a>' in html


@pytest.mark.parametrize(
    ("path", "way"),
    [("index.md", "../../"), ("a/index.md", "../../../"), ("a/b.md", "../../../../")],
)
def test_links_to_another_audiences_site_are_left_as_they_are(
    page: Callable[..., str], path: str, way: str
) -> None:
    html = page({path: f"[x]({way}network/about/) ![y]({way}network/files/y.png)\n"})
    assert f'href="{way}network/about/"' in html
    assert f'src="{way}network/files/y.png"' in html


def test_a_parts_place_survives_into_the_page(page: Callable[..., str]) -> None:
    place = f'<div class="network-part">{marker("part:counts")}</div>'
    assert place in page({"about.md": "# About\n\n::: counts\n"})


def test_a_first_line_with_a_colon_is_text(page: Callable[..., str]) -> None:
    assert "<p>Note: the office has moved.</p>" in page({"about.md": "Note: the office has moved."})


def test_titles_and_names_are_escaped(page: Callable[..., str]) -> None:
    written = {"about.md": '---\ntitle: Q & A <b>\ndescription: "Say \\"hello\\""\n---\n# Q\n'}
    entry = NavigationEntry("R & <i>D</i>", "about.md")
    html = page(written, name="R & D", navigation=(NavigationEntry("Home", "index.md"), entry))
    assert "<title>Q &amp; A &lt;b&gt; - R &amp; D</title>" in html
    assert 'content="Say &#34;hello&#34;"' in html
    assert "R &amp; &lt;i&gt;D&lt;/i&gt;" in html
    assert "<i>D" not in html


def test_a_page_links_to_where_it_is_edited(page: Callable[..., str]) -> None:
    address = "https://git.example/network/edit/main/content/a%20page.md"
    assert f'href="{address}"' in page({"a page.md": "# Page\n"})


def test_a_page_that_was_moved_links_to_where_it_is_edited(page: Callable[..., str]) -> None:
    html = page({"index.md": "# Room\n"}, origins={"index.md": "rooms/blue/index.md"})
    assert 'href="https://git.example/network/edit/main/content/rooms/blue/index.md"' in html


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("---\ngenerated: true\n---\n# About\n", {}),
        ("# About\n", {"repository": None}),
    ],
    ids=["a page that nobody wrote", "no repository"],
)
def test_there_is_no_edit_link_without_a_place_to_edit(
    page: Callable[..., str], text: str, changes: Mapping[str, str | None]
) -> None:
    assert 'rel="edit"' not in page({"about.md": text}, **changes)


def test_no_page_asks_another_host_for_anything(page: Callable[..., str]) -> None:
    html = page({"about.md": "# About\n\n[out](https://other.example/)\n"})
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


def test_an_audience_is_rendered_the_same_alone_and_after_others(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    alone = ask(audience="team", out=tmp_path / "alone")
    renderer.render([alone])
    renderer.render([ask(audience="public"), last := ask(audience="team")])
    assert files(alone.out) == files(last.out)


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


def test_a_site_is_the_same_alone_and_after_one_that_says_the_same(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    write(ask().docs, {"a.md": VARIED, "b/c.md": PLAIN, "d.md": PLAIN})
    room = {"audience": "room", "is_room": True, "room": RoomPages(members=("owen-lewis",))}
    changes: list[Mapping[str, Any]] = [{"audience": "network"}, {"audience": "team"}, room]
    renderer.render(together := [ask(**each) for each in changes])
    for each, among in zip(changes, together, strict=True):
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


@pytest.mark.parametrize(
    "path", ["directory/leader.html", "fronts/index.md", "editor/x.js", "assets/scripts/x/y.mjs"]
)
def test_what_mkdocs_makes_nothing_of_does_not_change_the_fingerprint(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], path: str
) -> None:
    before = renderer.fingerprint()
    renderer.render([plain := ask(out=renderer.configuration.parent / "plain")])
    write(renderer.configuration.parent, {f"theme/{path}": "changed"})
    renderer.render([changed := ask()])
    assert renderer.fingerprint() == before
    assert files(changed.out) == files(plain.out)


def test_the_fingerprint_is_the_same_in_another_folder(
    renderer: MkDocsRenderer, tmp_path: Path
) -> None:
    other = MkDocsRenderer(rendering.stock_project(tmp_path / "another"))
    assert other.fingerprint() == renderer.fingerprint()
