"""Links by id and lines that ask for a part, as Markdown becomes HTML."""

from __future__ import annotations

import pytest
from markdown import Markdown
from markdown.extensions.toc import TocExtension

from leaders_network.outputs.frames import marker
from mkdocs_leaders_network.headings import HeadingsExtension
from mkdocs_leaders_network.marks import MarksExtension

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


def marked(text: str, root: str = "") -> str:
    extension = MarksExtension()
    extension.root = root
    return str(Markdown(extensions=[*EXTENSIONS, extension]).convert(text))


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


def test_the_sign_beside_a_heading_is_seen_and_neither_read_aloud_nor_reached_by_keys() -> None:
    signs = TocExtension(permalink=True)
    silent, aloud = (
        Markdown(extensions=[signs, *more]).convert("## Terms")
        for more in ([HeadingsExtension()], [])
    )
    assert 'aria-hidden="true" class="headerlink" href="#terms" tabindex="-1"' in silent
    assert 'class="headerlink" href="#terms"' in aloud
    assert "tabindex" not in aloud
