"""What is wrong with pages, the theme or MkDocs itself stops the build, in words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from leaders_network.outputs.frames import NavigationEntry, RenderRequest
from leaders_network.problems import BuildError
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.files import write
from tests.integration import rendering
from tests.integration.rendering import PAGES, ROOT


def fault(renderer: MkDocsRenderer, *requests: RenderRequest) -> str:
    with pytest.raises(BuildError) as raised:
        renderer.render(requests)
    return str(raised.value)


BROKEN = {
    "[x](nowhere.md)": "contains a link 'nowhere.md', but the target is not found",
    "[x](about.md#nowhere)": "the doc 'about.md' does not contain an anchor '#nowhere'",
    "[x](/about/)": "contains an absolute link '/about/'",
    "[x](../outside)": "contains an unrecognized relative link '../outside'",
}


def test_a_broken_link_is_named_with_the_file_that_people_edit(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    """A page may have been moved, or be the theme's own."""
    request = ask(origins={"moved.md": "rooms/blue/index.md"})
    pages = {f"page-{number}.md": f"# Page\n\n{text}\n" for number, text in enumerate(BROKEN)}
    theirs = {"leaders/index.md": "---\ngenerated: true\n---\n# Leaders\n\n[x](nowhere.md)\n"}
    write(request.docs, {"moved.md": "[x](nowhere.md)", **pages, **theirs})
    message = fault(renderer, request)
    for number, said in enumerate(BROKEN.values()):
        told = [line for line in message.splitlines() if f"'content/page-{number}.md'" in line]
        assert said in " ".join(told)
    assert "Doc file 'content/rooms/blue/index.md'" in message
    assert "'theme/fronts/leaders/index.md'" in message
    assert str(request.docs.parent) not in message
    assert "Traceback" not in message


def test_every_fault_is_told_once_with_the_audiences_it_is_not_shared_by(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], tmp_path: Path
) -> None:
    broken = {"about.md": "# About\n\n[x](one.md) [y](two.md)\n"}
    write(ask().docs, broken)
    wider = write(tmp_path / "wider", {**PAGES, **broken, "two.md": "# Two\n"})
    message = fault(renderer, ask(), ask(audience="team", docs=wider))
    assert message.count("'one.md'") == 1
    assert [line[-12:] for line in message.splitlines() if "'two.md'" in line] == [" (in public)"]
    assert "one.md" in message.splitlines()[1]
    assert "(in" not in message.splitlines()[1]


def test_a_link_to_nowhere_on_its_own_page_is_told_of_every_audience(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest]
) -> None:
    write(ask().docs, {"about.md": "# About\n\n[x](#nowhere)\n"})
    message = fault(renderer, ask(), ask(audience="team"))
    assert "but there is no such anchor on this page" in message
    assert message.count("'#nowhere'") == 1
    assert "(in" not in message


@pytest.mark.parametrize("template", ["{{ nothing.at.all }}", "{% if %}"])
def test_a_broken_template_stops_the_build_without_a_traceback(
    renderer: MkDocsRenderer, ask: Callable[..., RenderRequest], template: str
) -> None:
    write(renderer.configuration.parent / "theme", {"main.html": template})
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


def test_a_process_that_dies_is_reported_in_one_line(
    ask: Callable[..., RenderRequest], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(rendering.program(tmp_path, "exit 1")))
    renderer = MkDocsRenderer(ROOT / "mkdocs.yml")
    assert fault(renderer, ask()).splitlines()[1:] == ["  it stopped without a word"]
