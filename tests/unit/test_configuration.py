"""What is wrong with mkdocs.yml is told with its place, and before MkDocs is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_leaders_network.configuration import configuration_problems, placed

ROOT = Path(__file__).parents[2]
SOUND = """\
site_name: Northmoor
theme:
  name: material
  custom_dir: theme
plugins:
  - leaders-network
markdown_extensions:
  - abbr
  - toc:
      permalink: true
  - pymdownx.superfences:
      custom_fences:
        - name: a
          format: !!python/name:pymdownx.superfences.fence_code_format
"""


def laid_out(folder: Path, text: str | bytes) -> Path:
    (folder / "theme").mkdir(exist_ok=True)
    (folder / "theme/main.html").write_text("")
    file = folder / "mkdocs.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def told(folder: Path, text: str | bytes) -> list[str]:
    return [str(problem) for problem in configuration_problems(laid_out(folder, text))]


def test_the_configuration_of_this_checkout_is_sound() -> None:
    assert list(configuration_problems(ROOT / "mkdocs.yml")) == []


def test_a_configuration_with_options_and_tags_of_its_own_is_sound(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == []
    assert told(tmp_path, "INHERIT: base.yml\nsite_name: A\n") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "  - leaders-network\n",
            "  - search\n",
            (
                "mkdocs.yml:5:1: the plugin `leaders-network` is not named [no-plugin]\n"
                "    fix: write `- leaders-network` on a line of its own below `plugins:`"
            ),
        ),
        (
            "  - leaders-network\n",
            "  - leaders-network\n  - serch\n",
            (
                "mkdocs.yml:7:5: no plugin `serch` is installed [unknown-plugin]\n"
                "    fix: write `search`"
            ),
        ),
        (
            "  - leaders-network\n",
            "  - leaders-network\n  - qqqq:\n      a: b\n",
            (
                "mkdocs.yml:7:5: no plugin `qqqq` is installed [unknown-plugin]\n"
                "    fix: remove it, or install the package with that plugin"
            ),
        ),
        (
            "theme:\n  name: material\n  custom_dir: theme\n",
            "",
            (
                "mkdocs.yml:1:1: no theme is named [no-theme]\n"
                "    fix: write `name: material` and `custom_dir: theme` below `theme:`"
            ),
        ),
        (
            "name: material",
            "name: nowhere",
            (
                "mkdocs.yml:3:9: the theme is `nowhere`, and pages are drawn over `material` "
                "[no-theme]\n"
                "    fix: write `name: material` and `custom_dir: theme` below `theme:`"
            ),
        ),
        (
            "  custom_dir: theme\n",
            "",
            (
                "mkdocs.yml:2:1: no folder of our own templates is named [no-theme]\n"
                "    fix: write `custom_dir: theme` below `theme:`"
            ),
        ),
        (
            "custom_dir: theme",
            "custom_dir: themes",
            (
                "mkdocs.yml:4:15: there is no folder `themes` beside this file [no-theme]\n"
                "    fix: write `custom_dir: theme`"
            ),
        ),
        (
            "  - abbr\n",
            "  - admonitions\n",
            (
                "mkdocs.yml:8:5: no extension `admonitions` is installed [unknown-extension]\n"
                "    fix: write `admonition`"
            ),
        ),
        (
            "site_name: Northmoor\n",
            "site_name: 'Northmoor\n",
            (
                "mkdocs.yml:1:12: the quotation mark here is never closed [yaml]\n"
                "    fix: close the text with the same mark"
            ),
        ),
        (
            "site_name: Northmoor\n",
            "site_name: Northmoor\nsite_name: Southmere\n",
            (
                "mkdocs.yml:2:1: the key `site_name` stands here again [repeated-key]\n"
                "    fix: keep one of the two"
            ),
        ),
    ],
)
def test_a_fault_has_its_place_and_its_remedy(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert told(tmp_path, SOUND.replace(old, new, 1)) == [expected]


def test_all_is_told_at_once(tmp_path: Path) -> None:
    text = "theme: readthedocs\nplugins: [serch]\nmarkdown_extensions: [abr]\n"
    codes = [one.code for one in configuration_problems(laid_out(tmp_path, text))]
    assert codes == ["no-theme", "no-theme", "no-plugin", "unknown-plugin", "unknown-extension"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "wrong-type"),
        ("- a\n", "wrong-type"),
        ("a: " + "[" * 30_000, "too-deep"),
        ("a: [b\n", "yaml"),
        ("a: *b\n", "yaml"),
        (b"a: \xff\n", "encoding"),
        ("site_name: A".encode("utf-16"), "encoding"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, content: str | bytes, code: str) -> None:
    found = configuration_problems(laid_out(tmp_path, content))
    assert [problem.code for problem in found] == [code]


def test_a_configuration_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in configuration_problems(tmp_path)] == ["unreadable"]


def test_what_mkdocs_says_of_a_value_gets_its_place(tmp_path: Path) -> None:
    file = laid_out(tmp_path, SOUND + "site: A\n")
    said = "Config value 'site': Unrecognised configuration name: site"
    assert [str(one) for one in placed([said], file)] == [
        (
            "mkdocs.yml:15:1: `site`: unrecognised configuration name: site [configuration]\n"
            "    fix: correct it, or put back the line of the mkdocs.yml that came with the program"
        )
    ]
    assert placed([said, "A page has no end"], file) == ()
