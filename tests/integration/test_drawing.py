"""What is slow to draw: a picture's library is loaded for it alone, a brief fits its two pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from leaders_network.outputs.briefs import _SIZES, PAGES, _compiled, brief, content
from tests.unit import sample_pieces as pieces
from tests.unit.sample_items import EMPTY_REPORT, FULL_REPORT
from tests.unit.test_briefs import long_report


def test_what_draws_is_loaded_only_for_a_study_or_lines(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from leaders_network.building import edition\n"
        "from leaders_network.outputs.charts import chart_key, drawn\n"
        "from leaders_network.publish.views.charts import Chart, Series\n"
        "chart = Chart('a', 'T', 'S', 'bars', ('A',), (Series('B', (1.0,)),))\n"
        "of_a_study = Chart('a', 'T', 'S', 'bars', ('A',), (Series('B', (1.0,)),), table='a.csv')\n"
        "chart_key(chart)\n"
        "drawn(chart)\n"
        "print('matplotlib' in sys.modules)\n"
        "drawn(of_a_study)\n"
        "print('matplotlib' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.split() == ["False", "True"]


def test_a_brief_has_two_pages_however_much_is_said() -> None:
    for view in (FULL_REPORT, EMPTY_REPORT, long_report()):
        assert brief(view, pieces.SITE).startswith(b"%PDF-")
        data = content(view, pieces.SITE)
        assert min(len(_compiled(data, size, "svg")) for size in _SIZES) == PAGES
