"""A page asks for the theme's own styles once, in one file that is named by its content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from leaders_network.gate.apache import IMMUTABLE
from mkdocs_leaders_network.theme import join_styles
from tools.environment import ROOT

FONTS = "assets/vendor/fonts.css"
PARTS = {
    "assets/stylesheets/tokens.css": ":root { --ink: black }",
    "assets/stylesheets/print.css": "@media print { a { color: var(--ink) } }",
}


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "Network", "docs_dir": str(tmp_path), "use_directory_urls": True})
    made.validate()
    made.plugins._current_plugin = "leaders-network"
    return made


def joined(config: MkDocsConfig, texts: dict[str, str]) -> tuple[str, str]:
    """Return the name and the content of the one file that stands for some."""
    config.extra_css = [next(iter(texts)), FONTS, *list(texts)[1:]]
    files = Files([File.generated(config, name, content=text) for name, text in texts.items()])
    join_styles(files, config)
    assert config.extra_css[:-1] == [FONTS], "what is not the theme's own stays"
    name = config.extra_css[-1]
    found = files.get_file_from_path(name)
    assert found
    return name, found.content_string


def test_the_one_holds_all_of_them_in_their_order(config: MkDocsConfig) -> None:
    _, text = joined(config, PARTS)
    assert text.split("\n") == list(PARTS.values())


def test_it_is_named_by_its_content_so_that_browsers_keep_it(config: MkDocsConfig) -> None:
    name, _ = joined(config, PARTS)
    assert joined(config, PARTS)[0] == name
    assert joined(config, dict.fromkeys(PARTS, "a { color: red }"))[0] != name
    assert re.search(IMMUTABLE, name)
    assert not re.search(IMMUTABLE, FONTS)


def test_so_are_the_fonts_that_every_page_asks_for() -> None:
    fonts = [file.name for file in (ROOT / "theme/assets/vendor/fonts").glob("*.woff2")]
    assert fonts
    assert [name for name in fonts if not re.search(IMMUTABLE, name)] == []
