"""What our templates can do that Jinja's do otherwise: macros and loops."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from leaders_network.outputs.templates import Templates


def drawn_from(folder: Path, text: str) -> str:
    (folder / "page.html").write_text(text, encoding="utf-8")
    return Templates(folder).draw("page.html", {"text": "<b>", "texts": ("a", "b", "c")})


@pytest.mark.parametrize(
    ("call", "drawn"),
    [
        ("both(text)", "&lt;b&gt;, none"),
        ("both(text, 2)", "&lt;b&gt;, 2"),
        ("both(text, second=2)", "&lt;b&gt;, 2"),
        ("both(second=text, first=1)", "1, &lt;b&gt;"),
        ("both(both(text), both(text) | safe)", "&lt;b&gt;, none, &lt;b&gt;, none"),
    ],
)
def test_a_macro_takes_arguments_by_place_and_by_name(
    call: str, drawn: str, tmp_path: Path
) -> None:
    macro = '{% macro both(first, second="none") %}{{ first }}, {{ second }}{% endmacro %}'
    assert drawn_from(tmp_path, f"{macro}{{{{ {call} }}}}") == drawn


@pytest.mark.parametrize(
    ("call", "error"),
    [("both()", UndefinedError), ("both(1, 2, 3)", TypeError), ("both(1, third=2)", TypeError)],
)
def test_a_macro_refuses_what_it_does_not_take(
    call: str, error: type[Exception], tmp_path: Path
) -> None:
    macro = '{% macro both(first, second="none") %}{{ first }}, {{ second }}{% endmacro %}'
    with pytest.raises(error):
        drawn_from(tmp_path, f"{macro}{{{{ {call} }}}}")


def test_a_loop_knows_where_it_is(tmp_path: Path) -> None:
    places = "{{ loop.index0 }}{{ loop.index }}{{ loop.first }}{{ loop.last }} "
    assert drawn_from(tmp_path, f"{{% for one in texts %}}{places}{{% endfor %}}") == (
        "01TrueFalse 12FalseFalse 23FalseTrue "
    )
