"""Names in styles: no class is written that nothing goes by, and no colour is half named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
SCRIPTS = THEME / "assets" / "scripts"
_WRITTEN = re.compile(r"""\bclass(?:=|: )(["`])(.*?)\1""")
_FILLED = re.compile(r"{{.*?}}|{%.*?%}|\$\{.*?\}")
_NAME = re.compile(r"[a-z][\w-]*")
_OF_THE_FRAMEWORK = "md-"


def test_every_class_of_a_page_is_named_by_a_style_a_script_or_a_test() -> None:
    known = _names(
        "\n".join(
            [
                *(each.read_text() for each in THEME.rglob("*.css")),
                *(_WRITTEN.sub("", each.read_text()) for each in SCRIPTS.rglob("*.mjs")),
                *(each.read_text() for each in (ROOT / "tests").rglob("test_*.py")),
            ]
        )
    )
    written = dict(_classes([*THEME.rglob("*.html"), *SCRIPTS.rglob("*.mjs")]))
    assert {name: file for name, file in written.items() if not _is_known(name, known)} == {}
    assert len(written) > 300


def test_a_class_that_nothing_goes_by_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p class="known {{ view.kind }} unheard-of mark--{{ view.state }}"></p>')
    written = dict(_classes([page]))
    assert set(written) == {"known", "unheard-of", "mark--"}
    assert _is_known("known", _names(".known { color: red }"))
    assert _is_known("mark--", _names(".mark--late { color: red }"))
    others = _names(".unheard-of-others, .not-unheard-of { color: red }")
    assert not _is_known("unheard-of", others)


def test_every_colour_has_a_name_for_light_and_for_dark() -> None:
    tokens = (THEME / "assets" / "stylesheets" / "tokens.css").read_text()
    light, dark = (
        set(
            re.findall(r"(--[\w-]+):", tokens.partition(f"scheme{scheme}] {{")[2].partition("}")[0])
        )
        for scheme in ("", '="slate"')
    )
    assert light == dark
    assert len(light) > 30


def _classes(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield each class with a file that writes it; a modifier that is filled in ends in hyphens."""
    for file in files:
        for _, written in _WRITTEN.findall(file.read_text()):
            for name in _FILLED.sub(" ", written).split():
                if _NAME.fullmatch(name) and not name.startswith(_OF_THE_FRAMEWORK):
                    yield name, file.name


def _names(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text))


def _is_known(name: str, known: set[str]) -> bool:
    if name.endswith("-"):
        return any(each.startswith(name) for each in known)
    return name in known
