"""What a page says is what its readers see, line by line."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leaders_network.outputs.frames import marker
from leaders_network.outputs.said import said

PAGE = """
<h1 id="a">Mutual <em>aid</em><a class="headerlink" href="#a" title="Link">&para;</a></h1>
<p>It says <strong>so</strong>,
on two lines &amp; <a href="../x/">links</a>.<br>Here too.</p>
<h2>What it cost</h2>
<ul><li>One<ul><li>Two</li></ul></li><li><p>Three</p></li></ul>
<table><tr><th>Force</th><td>12</td></tr></table>
<p><img src="a.png" alt="A map"><svg><title>No</title><text>No</text></svg></p>
"""


def test_a_page_says_its_lines_and_headings_but_for_its_title() -> None:
    assert said(PAGE) == [
        " It says so, on two lines & links.",
        " Here too.",
        "#What it cost",
        " One",
        " Two",
        " Three",
        " Force",
        " 12",
        " A map",
    ]


def test_a_second_heading_of_the_first_rank_is_a_heading() -> None:
    assert said("<h1>One</h1><h1>Two</h1>") == ["#Two"]


@pytest.mark.parametrize(
    "unseen",
    [
        "<!-- secret <p>secret</p> -->",
        "<!DOCTYPE secret>",
        "<![CDATA[secret]]>",
        "<?php secret ?>",
        "<script>secret</script>",
        "<style>secret</style>",
        "<template><p>secret</p></template>",
        "<svg><text>secret</text></svg>",
        "<noscript>secret</noscript>",
        "<div hidden><div>secret</div>secret</div>",
        '<span aria-hidden="true">secret</span>',
        '<a class="footnote-backref" href="#x">secret</a>',
        marker("part:secret"),
    ],
)
def test_what_nobody_sees_is_not_said(unseen: str) -> None:
    assert said(f"<p>Before</p>{unseen}<p>after</p>") == [" Before", " after"]
    assert "secret" in "".join(said("<p>secret</p>"))


@example("<![1")
@example("<<!x>![1")
@given(st.text(alphabet="<>/!?-=\"'&[]; abh1p", max_size=60))
def test_no_markup_breaks_the_reading(markup: str) -> None:
    assert all(line[0] in "# " and line[1:].strip() for line in said(markup))
