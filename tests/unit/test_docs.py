"""What the documents say is so: their examples, commands, links, maps and lists."""

from __future__ import annotations

import argparse
import re
import subprocess
import tomllib
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from leaders_network.building.build import check
from leaders_network.building.settings import Settings
from leaders_network.cli.main import parser
from leaders_network.problems import render
from tools.environment import ROOT

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
ARCHITECTURE = ROOT / "docs" / "architecture.md"
PARTS = ROOT / "docs" / "parts.md"
FIVE_MINUTES = 1_450
"""Words: some 300 a minute of plain prose, and a table that is looked over."""
CORE = ROOT / "plugins" / "leaders_network"
GUIDES = [
    ROOT / "docs" / f"{name}.md"
    for name in ("editing", "photographs", "entries", "joining", "rooms", "pages", "items", "files")
]
"""The pages for editors, in the order in which they are read."""
SHOWING = [*GUIDES, ROOT / "docs" / "web-editor.md"]
"""The pages that show files of one and the same network."""
FIRST_CHANGE = 750
"""Words of the first of them: a change is made in ten minutes, and read of in three."""
ONE_SITTING = 2_100
"""Words of a page that one reader needs for one task."""
OWN_NETWORK = ROOT / "docs" / "own-network.md"
MAXIMUM_IMAGE_BYTES = 200 * 1024

GROUND = {
    "directory_data/vocabulary/sectors.yml": "sectors: [{id: fire-and-rescue, name: Fire}]\n",
    "directory_data/vocabulary/areas.yml": "areas: [{id: E12000003, name: Moors, kind: region}]\n",
    "directory_data/vocabulary/roles.yml": "roles: [{id: chief-fire-officer, name: Chief}]\n",
    "directory_data/vocabulary/topics.yml": (
        "topics: [{id: resilience, name: Resilience}, {id: estates, name: Estates},"
        " {id: workforce-culture, name: Culture}]\n"
    ),
    "directory_data/organisations/wearhope-fire.yml": "name: Wearhope\nsector: fire-and-rescue\n",
    "directory_data/organisations/southmere-health.yml": (
        "name: Southmere Health\nsector: fire-and-rescue\n"
        "website: https://southmere-health.example/\nposts:\n"
        "  - {id: chief-operating-officer, title: Chief Operating Officer}\n"
        "  - {id: chief-nurse, title: Chief Nurse}\n"
    ),
    "directory_data/programmes/public-leaders.yml": (
        "name: Programme\ncohorts: [{id: 2026, name: Cohort of 2026, start: 2026-09-14}]\n"
    ),
    "directory_data/groups/winter-resilience.yml": "name: Winter\n",
    "content/research/data/.meta.yml": "audience: network\n",
    "content/research/data/sleep-by-night.csv": "Night,Hours of sleep\nFree,6.9\n",
    "directory_data/network.yml": "email: hello@leaders.example\n",
    "content/index.md": "---\ntitle: Home\naudience: public\n---\n",
}
"""What the examples refer to and do not show."""

BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"# (?P<path>\S+\.yml)\n")


def blocks(page: Path, language: str) -> list[tuple[str, str]]:
    """Return the words behind the language, and the text, of each fenced block."""
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    infos = ((match["info"].partition(" "), match["text"]) for match in found)
    return [(info[2], text) for info, text in infos if info[0] == language]


def examples(*pages: Path) -> list[tuple[str, str]]:
    """Return the path and the text of every example file of some pages, in order."""
    yaml = []
    for text in (text for page in pages for _, text in blocks(page, "yaml")):
        match = PATH.match(text)
        assert match, f"an example does not say which file it is of:\n{text}"
        yaml.append((match["path"], text[match.end() :]))
    markdown = [
        (info.removeprefix("title=").strip('"'), text)
        for page in pages
        for info, text in blocks(page, "markdown")
    ]
    return [*yaml, *markdown]


def merged(whole: str, part: str) -> str:
    """Return a file in which the keys that a part writes take the place of its own."""
    keys = re.findall(r"^(\w+):", part, re.MULTILINE)
    kept = re.split(r"^(?=\w)", whole, flags=re.MULTILINE)
    return "".join(text for text in kept if text.partition(":")[0] not in keys) + part


def lay_out(folder: Path, files: dict[str, str]) -> None:
    put(folder, files)
    photos = folder / "directory_data" / "photos"
    photos.mkdir()
    picture = BytesIO()
    Image.new("RGB", (256, 256)).save(picture, "JPEG")
    (photos / "freda-harlowe.jpg").write_bytes(picture.getvalue())


def put(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def said_of(folder: Path, data: str = "directory_data") -> str:
    """Return every problem of a folder of data and content, as an editor reads them."""
    settings = Settings(
        data=folder / data,
        content=folder / "content",
        theme=ROOT / "theme",
        site=folder / "site",
        cache=folder / "cache",
        day=date(2026, 11, 22),
    )
    return render(tuple(check(settings)))


def wholes() -> dict[str, str]:
    """Return the example files that are shown whole, with what they stand on."""
    whole = {path: text for path, text in reversed(examples(*SHOWING)) if is_whole(path, text)}
    return {**GROUND, **whole}


def is_whole(path: str, text: str) -> bool:
    return not path.startswith("directory_data/") or text.startswith("name:")


def parts() -> list[tuple[str, str]]:
    return [(path, text) for path, text in examples(*SHOWING) if not is_whole(path, text)]


def test_the_examples_for_editors_have_no_problem(tmp_path: Path) -> None:
    lay_out(tmp_path, wholes())
    assert said_of(tmp_path) == ""


def test_a_network_of_ones_own_is_made_of_the_files_that_are_shown_alone(tmp_path: Path) -> None:
    files = dict(examples(OWN_NETWORK))
    put(tmp_path, files)
    assert said_of(tmp_path, "data") == ""
    (tmp_path / "data" / "vocabulary" / "sectors.yml").unlink()
    assert "[unknown-sector]" in said_of(tmp_path, "data"), "none of them can be left out"


@pytest.mark.parametrize(("path", "part"), parts())
def test_a_part_of_a_file_that_is_shown_fits_into_it(path: str, part: str, tmp_path: Path) -> None:
    files = wholes()
    lay_out(tmp_path, {**files, path: merged(files[path], part)})
    assert said_of(tmp_path) == ""


@pytest.mark.parametrize("page", ["files.md", "architecture.md"])
def test_a_problem_that_is_shown_is_reported_in_these_words(page: str, tmp_path: Path) -> None:
    files = wholes()
    path = "directory_data/leaders/freda-harlowe.yml"
    wrong = files[path].replace("fire/chief-fire", "fire/cheif-fire")
    # The line that names the file in the example is none of the file's.
    lay_out(tmp_path, {**files, path: wrong})
    shown = [text for _, text in blocks(ROOT / "docs" / page, "text") if f"{path}:" in text]
    assert len(shown) == 1
    assert shown[0].strip() in said_of(tmp_path)


def test_every_verb_and_option_is_described() -> None:
    words = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    (verbs,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    for name, verb in verbs.choices.items():
        assert re.search(rf"build\.py {name}\b|`{name}`", words), name
        for action in verb._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help") or option in words, f"{name} {option}"


def test_every_folder_of_scripts_is_described() -> None:
    words = (ROOT / "docs" / "parts.md").read_text(encoding="utf-8").split("## Scripts")[1]
    table = words.split("\n## ")[0]
    folders = sorted(
        p.name for p in (ROOT / "theme" / "assets" / "scripts").iterdir() if p.is_dir()
    )
    assert len(folders) > 5
    assert [name for name in folders if f"`{name}`" not in table] == []


def test_every_make_target_is_described() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    words = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(targets) > 5
    assert [name for name in targets if f"`make {name}`" not in words] == []


def test_make_clean_removes_all_that_a_build_made(tmp_path: Path) -> None:
    for folder in (".site/a/tree/team", ".cache/rendered", "content"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "site").symlink_to(".site/a/tree")
    subprocess.run(["make", "-C", tmp_path, "-f", ROOT / "Makefile", "clean"], check=True)
    assert [left.name for left in tmp_path.iterdir()] == ["content"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    text = re.sub(r"`[^`\n]*`", "", text)
    for link in re.findall(r"(?:\]\(|src=\")([^)\s\"]+)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = unquote(link).partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), link
        if fragment:
            assert fragment in anchors(target), link


def anchors(page: Path) -> set[str]:
    """Return the fragments that a page's headings have where it is read on the web."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_the_map_of_the_tree_names_what_exists() -> None:
    (tree,) = (text for _, text in blocks(ROOT / "README.md", "text") if "build.py" in text)
    above: list[str] = []
    for line in tree.splitlines():
        name = line.split()[0]
        depth = (len(line) - len(line.lstrip())) // 2
        above = [*above[:depth], name]
        path = ROOT.joinpath(*above)
        assert path.is_dir() if name.endswith("/") else path.is_file(), line


def test_the_map_of_the_tree_names_every_folder_that_is_not_hidden() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    made = {"site", "node_modules", "dist"}
    folders = {folder.name for folder in ROOT.iterdir() if folder.is_dir()} - made
    shown = {name for name in folders if not name.startswith((".", "__"))}
    assert sorted(name for name in shown if f"\n{name}/" not in readme) == []


def test_every_module_and_folder_of_the_code_that_is_named_exists() -> None:
    homes = [ROOT / name for name in ("plugins", "tools", "tests", "benchmarks", "theme")]
    paths = [f"/{path.relative_to(ROOT).as_posix()}" for home in homes for path in home.rglob("*")]
    words = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    modules = set(re.findall(r"`([\w/]+\.py)`", words)) - {"build.py"}
    folders = re.findall(r"`((?:publish|directory|content|theme|tests)/[a-z_/]+)/`", words)
    assert len(modules) > 5
    named = modules.union(folders) - {"theme/assets/vendor"}  # made by set-up
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in paths)] == []


def test_every_package_of_the_core_is_described_in_the_order_of_the_import_rules() -> None:
    words = ARCHITECTURE.read_text(encoding="utf-8")
    packages = {folder.parent.name for folder in CORE.glob("*/__init__.py")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = (rule["layers"] for rule in contracts if rule["type"] == "layers")
    order = {name: place for place, row in enumerate(layers) for name in re.findall(r"\w+", row)}
    cells = re.findall(r"^\| (`[^|]+) \|", words, re.MULTILINE)
    described = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    described = [name for name in described if name in packages]
    assert set(described) == packages
    assert described == sorted(described, key=lambda name: order[name])


def test_the_architecture_is_read_in_five_minutes() -> None:
    assert len(ARCHITECTURE.read_text(encoding="utf-8").split()) <= FIVE_MINUTES


def test_a_first_change_is_soon_read_of() -> None:
    assert len(GUIDES[0].read_text(encoding="utf-8").split()) <= FIRST_CHANGE


def test_every_page_but_the_one_to_look_things_up_in_is_read_in_one_sitting() -> None:
    words = {page.name: len(page.read_text(encoding="utf-8").split()) for page in PAGES}
    assert [name for name in words if words[name] > ONE_SITTING] == ["data-dictionary.md"]


def test_every_page_for_editors_is_reached_from_the_first() -> None:
    first = GUIDES[0].read_text(encoding="utf-8")
    assert [page.name for page in GUIDES[1:] if f"]({page.name})" not in first] == []


def test_every_single_module_of_the_core_is_described() -> None:
    words = PARTS.read_text(encoding="utf-8")
    modules = {file.name for file in CORE.glob("*.py")} - {"__init__.py"}
    assert modules
    assert sorted(name for name in modules if f"`{name}`" not in words) == []


def test_every_part_of_the_directory_is_described() -> None:
    words = (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")
    names = [file.stem for file in (ROOT / "theme" / "directory" / "parts").glob("*.html")]
    assert names
    assert [name for name in names if f"`{name}`" not in words] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    decisions = list(folder.glob("0*.md"))
    assert decisions
    for file in decisions:
        number, title = int(file.name[:4]), file.read_text(encoding="utf-8").splitlines()[0]
        assert title.startswith(f"# {number}. ")
        assert f"{number}. [{title.removeprefix(f'# {number}. ')}]({file.name})" in index


def test_every_image_is_small_and_shown_somewhere() -> None:
    words = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for image in (ROOT / "docs" / "images").iterdir():
        assert image.stat().st_size < MAXIMUM_IMAGE_BYTES, image.name
        assert f"images/{image.name}" in words, image.name
