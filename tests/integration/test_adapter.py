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
from markdown import Markdown

from leaders_network.addresses import RoomPages
from leaders_network.outputs.frames import NavigationEntry, RenderRequest, marker
from leaders_network.problems import BuildError
from mkdocs_leaders_network import handover
from mkdocs_leaders_network.marks import MarksExtension
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.integration import rendering
from tests.integration.rendering import PAGES, ROOT

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "pymdownx.superfences"]
LINKS = {
    "leader:freda-harlowe": "leaders/freda-harlowe/",
    "leader:freda-harlowe#reach": "leaders/freda-harlowe/#reach",
    "post:southmere-fire/chief": "organisations/southmere-fire/chief/",
    "organisation:southmere-fire": "organisations/southmere-fire/",
    "area:E12000003": "areas/E12000003/",
    "topic:resilience": "topics/resilience/",
    "sector:fire-and-rescue": "sectors/fire-and-rescue/",
    "role:chief-fire-officer": "roles/chief-fire-officer/",
    "programme:public-leaders": "programmes/public-leaders/",
    "group:winter-resilience": "groups/winter-resilience/",
    "contributor:ines-marsh": "contributors/ines-marsh/",
}
PLACE = f'<div class="network-part">{marker("part:counts")}</div>'
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
def renderer(tmp_path: Path) -> MkDocsRenderer:
    return MkDocsRenderer(rendering.stock_project(tmp_path / "project"))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return rendering.write(tmp_path / "staged" / "docs", PAGES)


@pytest.fixture
def ask(docs: Path, tmp_path: Path) -> Callable[..., RenderRequest]:
    """Return a request for what stands in `docs`, with changes."""

    def asked(**changes: Any) -> RenderRequest:
        out = tmp_path / "out" / changes.get("audience", "public")
        return rendering.request(**{"docs": docs, "out": out, **changes})

    return asked


@pytest.fixture
def page(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> Callable[[Mapping[str, str]], str]:
    """Write pages, render, and return the first of them as it came out."""

    def rendered(pages: Mapping[str, str], **changes: object) -> str:
        request = ask(**changes)
        rendering.write(request.docs, pages)
        renderer.render([request])
        address = next(iter(pages)).removesuffix(".md").removesuffix("index")
        return (request.out / "site" / address / "index.html").read_text(encoding="utf-8")

    return rendered


def marked(text: str, root: str = "") -> str:
    extension = MarksExtension()
    extension.root = root
    return str(Markdown(extensions=[*EXTENSIONS, extension]).convert(text))


# Links by id


@pytest.mark.parametrize(("link", "path"), LINKS.items())
def test_a_link_by_id_leads_to_its_page(link: str, path: str) -> None:
    assert f'<a href="../{path}">' in marked(f"[text]({link})", root="../")


@pytest.mark.parametrize("link", ["https://leader.example/", "mailto:a@b.example", "#leader:x"])
def test_other_links_are_left_alone(link: str) -> None:
    assert f'<a href="{link}">' in marked(f"[text]({link})", root="../")


@pytest.mark.parametrize(
    "text",
    [
        "[text](leader:x){ .button }",
        "- item\n\n    [text](leader:x)",
        "!!! note\n    [text](leader:x)",
        "<div markdown>\n[text](leader:x)\n</div>",
        "[text][1]\n\n[1]: leader:x",
        '**[text](leader:x "a title")**',
    ],
)
def test_a_link_by_id_works_wherever_a_link_does(text: str) -> None:
    html = marked(text, root="../")
    assert 'href="../leaders/x/"' in html
    assert "leader:" not in html


def test_a_link_by_id_in_code_is_code() -> None:
    assert marked("`[text](leader:x)`") == "<p><code>[text](leader:x)</code></p>"


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


# Parts


@pytest.mark.parametrize(
    "text",
    [
        "::: counts",
        "Before.\n\n:::   counts  \n\nAfter.",
        "Before.\n::: counts\nAfter.",
        "- item\n\n    ::: counts",
        "!!! note\n    ::: counts",
        "<div markdown>\n::: counts\n</div>",
    ],
)
def test_a_line_with_a_name_is_a_parts_place(text: str) -> None:
    html = marked(text)
    assert html.count(PLACE) == 1
    assert ":::" not in html
    assert html.count("Before") == text.count("Before")
    assert html.count("After") == text.count("After")


def test_parts_on_lines_that_follow_each_other_keep_their_order() -> None:
    html = marked("::: counts\n::: newest")
    assert 0 < html.index("part:counts") < html.index("part:newest")


@pytest.mark.parametrize(
    "text",
    [
        "    ::: counts",
        "```\n::: counts\n```",
        "- item\n\n    ```\n    ::: counts\n    ```",
        "Not ::: counts",
        "::: Two words",
        "`::: counts`",
    ],
)
def test_code_and_other_lines_are_no_place(text: str) -> None:
    html = marked(text)
    assert marker("part:counts") not in html
    assert ":::" in html


def test_a_parts_place_survives_into_the_page(page: Callable[..., str]) -> None:
    assert PLACE in page({"about.md": "# About\n\n::: counts\n"})


# Pages


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


# The site


def test_nothing_of_the_theme_is_served_but_its_assets(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    theme = renderer.configuration.parent / "theme"
    rendering.write(theme, {"tsconfig.json": "{}", "directory/x.txt": "x", "assets/own.txt": "x"})
    request = ask()
    rendering.write(request.docs, {"files/table.csv": "a,b\n"})
    renderer.render([request])
    site = rendering.tree(request.out / "site")
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
    assert rendering.tree(first.out) == rendering.tree(second.out)


def test_an_audience_is_rendered_the_same_alone_and_after_others(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    alone = ask(audience="team", out=tmp_path / "alone")
    renderer.render([alone])
    renderer.render([ask(audience="public"), last := ask(audience="team")])
    assert rendering.tree(alone.out) == rendering.tree(last.out)


def test_a_page_is_the_same_whatever_was_converted_before_it(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    alone, after = ask(out=tmp_path / "alone"), ask(out=tmp_path / "after")
    rendering.write(alone.docs, {"z.md": PLAIN})
    renderer.render([alone])
    rendering.write(after.docs, {"a.md": VARIED, "b.md": VARIED + PLAIN})
    renderer.render([after])
    pages = [rendering.tree(request.out) for request in (alone, after)]
    assert pages[0]["site/z/index.html"] == pages[1]["site/z/index.html"]
    assert b"what browsers read" in pages[1]["articles/b/index.html"], "there is what might stay"


def test_a_site_is_the_same_alone_and_after_one_that_says_the_same(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    rendering.write(ask().docs, {"a.md": VARIED, "b/c.md": PLAIN, "d.md": PLAIN})
    room = {"audience": "room", "is_room": True, "room": RoomPages(members=("owen-lewis",))}
    changes: list[Mapping[str, Any]] = [{"audience": "network"}, {"audience": "team"}, room]
    renderer.render(together := [ask(**each) for each in changes])
    for each, among in zip(changes, together, strict=True):
        renderer.render([alone := ask(**each, out=tmp_path / "alone" / each["audience"])])
        assert rendering.tree(alone.out) == rendering.tree(among.out)
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
    before = rendering.tree(project), rendering.tree(request.docs)
    renderer.render([request])
    rendering.write(request.docs, {"broken.md": "[x](nowhere.md)"})
    with pytest.raises(BuildError):
        renderer.render([request])
    (request.docs / "broken.md").unlink()
    assert (rendering.tree(project), rendering.tree(request.docs)) == before
    assert list(temporary.iterdir()) == []


# Faults


def fault(renderer: MkDocsRenderer, *requests: RenderRequest) -> str:
    with pytest.raises(BuildError) as raised:
        renderer.render(requests)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[x](nowhere.md)", "contains a link 'nowhere.md', but the target is not found"),
        ("[x](about.md#nowhere)", "there is no such anchor"),
        ("[x](/about/)", "contains an absolute link '/about/'"),
        ("[x](../outside)", "contains an unrecognized relative link '../outside'"),
    ],
)
def test_a_broken_link_is_named_with_the_file_that_people_edit(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], text: str, said: str
) -> None:
    request = ask()
    rendering.write(request.docs, {"about.md": f"# About\n\n{text}\n"})
    message = fault(renderer, request)
    assert "'content/about.md'" in message
    assert said in message
    assert str(request.docs.parent) not in message
    assert "Traceback" not in message


def test_a_page_that_was_moved_is_named_as_people_know_it(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    request = ask(origins={"index.md": "rooms/blue/index.md"})
    rendering.write(request.docs, {"index.md": "[x](nowhere.md)"})
    assert "Doc file 'content/rooms/blue/index.md'" in fault(renderer, request)


def test_a_page_of_the_theme_is_named_as_the_themes(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    request = ask()
    broken = "---\ngenerated: true\n---\n# Leaders\n\n[x](nowhere.md)\n"
    rendering.write(request.docs, {"leaders/index.md": broken})
    assert "'theme/fronts/leaders/index.md'" in fault(renderer, request)


def test_every_fault_is_told_once_with_the_audiences_it_is_not_shared_by(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    broken = {"about.md": "# About\n\n[x](one.md) [y](two.md)\n"}
    rendering.write(ask().docs, broken)
    wider = rendering.write(tmp_path / "wider", {**PAGES, **broken, "two.md": "# Two\n"})
    message = fault(renderer, ask(), ask(audience="team", docs=wider))
    assert message.count("'one.md'") == 1
    assert [line[-12:] for line in message.splitlines() if "'two.md'" in line] == [" (in public)"]
    assert "one.md" in message.splitlines()[1]
    assert "(in" not in message.splitlines()[1]


def test_a_link_to_nowhere_on_its_own_page_is_told_of_every_audience(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    rendering.write(ask().docs, {"about.md": "# About\n\n[x](#nowhere)\n"})
    message = fault(renderer, ask(), ask(audience="team"))
    assert "but there is no such anchor on this page" in message
    assert message.count("'#nowhere'") == 1
    assert "(in" not in message


@pytest.mark.parametrize("template", ["{{ nothing.at.all }}", "{% if %}", "{% extends 'no' %}"])
def test_a_broken_template_stops_the_build_without_a_traceback(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], template: str
) -> None:
    rendering.write(renderer.configuration.parent / "theme", {"main.html": template})
    message = fault(renderer, ask())
    assert message.startswith("MkDocs cannot build the pages:\n  ")
    assert "Traceback" not in message


def test_a_style_sheet_that_nobody_made_stops_the_build(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    (renderer.configuration.parent / "theme" / "assets" / "vendor" / "fonts.css").unlink()
    assert "mkdocs.yml names 'assets/vendor/fonts.css'" in fault(renderer, ask())


def test_a_navigation_entry_without_its_page_stops_the_build(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    gone = (NavigationEntry("Home", "index.md"), NavigationEntry("Gone", "gone.md"))
    assert "A reference to 'gone.md'" in fault(renderer, ask(navigation=gone))


def test_the_folder_of_pages_that_the_configuration_names_need_not_be_there(
    ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    configuration = rendering.stock_project(tmp_path / "project")
    (tmp_path / "project" / "content").rmdir()
    asked = ask()
    MkDocsRenderer(configuration).render([asked])
    assert (asked.out / "site" / "index.html").is_file()


def test_a_process_that_dies_is_reported_in_one_line(
    ask: Callable[..., RenderRequest], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(rendering.program(tmp_path, "exit 1")))
    renderer = MkDocsRenderer(ROOT / "mkdocs.yml")
    assert fault(renderer, ask()).splitlines()[1:] == ["  it stopped without a word"]


def test_mkdocs_alone_says_what_to_run_and_keeps_its_hands_off_the_site(tmp_path: Path) -> None:
    configuration = rendering.stock_project(tmp_path)
    rendering.write(tmp_path, {"site/public/index.html": "the last good site"})
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


# What the output depends on


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
    rendering.write(renderer.configuration.parent, {f"theme/{path}": "changed"})
    renderer.render([changed := ask()])
    assert renderer.fingerprint() == before
    assert rendering.tree(changed.out) == rendering.tree(plain.out)


def test_the_fingerprint_is_the_same_in_another_folder(
    renderer: MkDocsRenderer, tmp_path: Path
) -> None:
    other = MkDocsRenderer(rendering.stock_project(tmp_path / "another"))
    assert other.fingerprint() == renderer.fingerprint()
