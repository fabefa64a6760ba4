"""A page's key changes with whatever could change the page, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaders_network.outputs.frames import Rendering, frame_name, marker
from leaders_network.outputs.pages import (
    Page,
    area_page,
    contributor_page,
    leader_page,
    letter_page,
    organisation_page,
    pack_page,
    post_page,
    subject_page,
)
from leaders_network.outputs.printing import Press
from leaders_network.outputs.templates import Templates
from leaders_network.publish.views.basics import Link
from tests.unit import sample_front
from tests.unit import sample_pieces as pieces
from tests.unit import sample_views as sample

THEME = Path(__file__).parents[2] / "theme" / "directory"
FRAME = "|".join(
    marker(slot) for slot in ("title", "description", "canonical", "edit", "head", "body")
)
UNEDITED = FRAME.replace(marker("edit"), "")


def press(folder: Path, *, template: str = "{{ view }}", frame: str = FRAME) -> Press:
    """Return a press with one template, `page.html`, and the same frame at every depth."""
    for name in ("theme", "made/frames"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "theme" / "page.html").write_text(template, encoding="utf-8")
    for depth in (2, 3):
        for edited, text in ((True, frame), (False, UNEDITED)):
            file = folder / "made" / "frames" / frame_name(depth, edited=edited)
            file.write_text(text, encoding="utf-8")
    return Press(Templates(folder / "theme"), pieces.SITE, Rendering(folder / "made"))


PAGE = Page("a/b/", "page.html", "the <view>", "A & B", 'Said "so"', "leaders/b.yml")


def test_the_same_page_has_the_same_key(tmp_path: Path) -> None:
    one, other = press(tmp_path / "one"), press(tmp_path / "other")
    assert one.key("a/b/", pieces.FIRE) == other.key("a/b/", replace(pieces.FIRE))


def test_a_key_changes_with_the_frame_the_template_the_site_the_view_and_the_path(
    tmp_path: Path,
) -> None:
    base = press(tmp_path / "base")
    elsewhere = press(tmp_path / "elsewhere")
    elsewhere.site = replace(pieces.SITE, name="Another network")
    edited = press(tmp_path / "edited")
    edited.repository = "https://code.example/edit/"
    keys = [
        base.key("a/b/", "view"),
        base.key("a/b/", "another view"),
        base.key("a/c/", "view"),
        press(tmp_path / "frame", frame=f"{FRAME}.").key("a/b/", "view"),
        press(tmp_path / "template", template="{{ view }}.").key("a/b/", "view"),
        elsewhere.key("a/b/", "view"),
        edited.key("a/b/", "view"),
    ]
    assert len(set(keys)) == len(keys)


def test_a_page_is_its_frame_filled_with_its_own_words_escaped(tmp_path: Path) -> None:
    made = press(tmp_path)
    made.repository = "https://code.example/edit/"
    assert made.page(PAGE).decode().split("|") == [
        "A &amp; B",
        "Said &#34;so&#34;",
        f"{pieces.SITE.address}a/b/",
        "https://code.example/edit/directory_data/leaders/b.yml",
        "",
        "the &lt;view&gt;",
    ]


def test_a_page_without_a_file_has_no_link_to_edit_it(tmp_path: Path) -> None:
    made = press(tmp_path)
    made.repository = "https://code.example/edit/"
    assert b"code.example" in made.page(PAGE)
    assert b"code.example" not in made.page(replace(PAGE, source=""))


def test_templates_are_told_the_way_to_the_root(tmp_path: Path) -> None:
    made = press(tmp_path, template="{{ base }}")
    assert made.page(PAGE).endswith(b"|../../")
    assert made.page(replace(PAGE, path="a/b/c/")).endswith(b"|../../../")


def test_a_page_people_wrote_gets_the_parts_it_asks_for(tmp_path: Path) -> None:
    made = Press(Templates(THEME), pieces.SITE, Rendering(tmp_path))
    asked = f"<h1>Ours</h1>{marker('part:counts')}"
    filled = made.front(asked, 1, sample_front.FULL_FRONT).decode()
    assert filled.startswith("<h1>Ours</h1>")
    assert len(filled) > len("<h1>Ours</h1>")
    assert "\ue000" not in filled


def test_a_former_id_leads_on_and_is_not_listed(tmp_path: Path) -> None:
    made = Press(Templates(THEME), pieces.SITE, Rendering(tmp_path))
    found = made.redirect("leaders/ada-old/", Link("Ada <Vale>", "leaders/ada/"))
    assert "url=../../leaders/ada/" in found
    assert "noindex" in found
    assert "Ada &lt;Vale&gt;" in found


PAGES = {
    "leader": leader_page(sample.FULL_LEADER),
    "organisation": organisation_page(sample.FULL_ORGANISATION),
    "post": post_page(sample.FULL_POST),
    "subject": subject_page(sample.FULL_SUBJECT),
    "area": area_page(sample.FULL_AREA),
    "pack": pack_page(sample.FULL_PACK),
    "contributor": contributor_page(sample.FULL_CONTRIBUTOR),
    "letter": letter_page(sample.FULL_LETTER),
}
EMPTY = {
    "leader": leader_page(sample.EMPTY_LEADER),
    "organisation": organisation_page(sample.EMPTY_ORGANISATION),
    "post": post_page(sample.EMPTY_POST),
    "subject": subject_page(sample.EMPTY_SUBJECT),
    "area": area_page(sample.EMPTY_AREA),
    "pack": pack_page(sample.EMPTY_PACK),
    "contributor": contributor_page(sample.EMPTY_CONTRIBUTOR),
    "letter": letter_page(sample.EMPTY_LETTER),
}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("pages", [PAGES, EMPTY], ids=["full", "empty"])
def test_every_page_has_a_title_and_a_sentence_about_it(kind: str, pages: dict[str, Page]) -> None:
    page = pages[kind]
    assert page.title
    assert page.description.endswith((".", "!", "?")) or page.description in repr(page.view)
    assert page.template == f"{kind}.html"


def test_the_file_that_a_page_is_edited_in_is_the_one_that_says_it() -> None:
    assert {kind: page.source for kind, page in PAGES.items()} == {
        "leader": f"leaders/{sample.FULL_LEADER.id}.yml",
        "organisation": f"organisations/{sample.FULL_ORGANISATION.id}.yml",
        "post": f"organisations/{sample.FULL_POST.id.split('/', maxsplit=1)[0]}.yml",
        "subject": "vocabulary/topics.yml",
        "area": "vocabulary/areas.yml",
        "pack": f"leaders/{sample.FULL_PACK.id}.yml",
        "contributor": f"contributors/{sample.FULL_CONTRIBUTOR.id}.yml",
        "letter": "",
    }
    programme = subject_page(replace(sample.FULL_SUBJECT, kind="programme", id="course"))
    assert programme.source == "programmes/course.yml"
