"""How soon a field of the web editor shows what one types, among 1,500 leaders.

`python -m benchmarks.editor` builds an invented network, opens a form of the editor in Chromium,
types a leader's name into a field that refers to one, and takes the time from each key until what
fits stands below it: a second is too long. Figures go to `benchmarks/results/editor.{md,json}`.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from benchmarks import machine
from benchmarks.generate import DAY, generate
from leaders_network.problems import Problems
from leaders_network.records.reading import read_records
from tools.editing import build_team, decap, open_form, repository_of, serving, sign_in, window

RESULTS = Path(__file__).parent / "results"
LEADERS = 1500
TYPED = 12
"""How many leaders are looked for."""

_MEASURE = """(input) => {
  window.times = [];
  let pressed = 0;
  input.addEventListener("input", () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (!pressed || !document.querySelector("[role=option]")) return;
    const then = pressed;
    pressed = 0;
    // Two frames on, what was changed has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.times.push(performance.now() - then);
    }));
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def main() -> int:
    """Measure, print and keep the figures; return 1 where a key took a second or more."""
    with tempfile.TemporaryDirectory(prefix="editor-") as name:
        folder = Path(name)
        generate(LEADERS, folder / "source", article_count=3)
        repository = repository_of(folder / "source", folder / "network")
        build_team(repository, folder, DAY.isoformat())
        records = read_records(repository / "directory_data", Problems())
        step = len(records.leaders) // TYPED
        names = [leader.name for leader in list(records.leaders.values())[::step]][:TYPED]
        with (
            serving(folder / "site") as address,
            decap(repository, folder) as proxy,
            window(1280, 860) as page,
        ):
            times = _times(page, address, proxy, names)
    return _kept(times)


def _times(page: Page, address: str, proxy: str, names: list[str]) -> list[float]:
    """Return the milliseconds from each key until what fits is painted."""
    page.set_default_timeout(120_000)
    expect.set_options(timeout=30_000)
    sign_in(page, address, proxy)
    open_form(page, address, "collections/groups/new")
    field = page.get_by_role("combobox", name="Convener")
    expect(field).to_be_visible()
    field.evaluate(_MEASURE)
    for name in names:
        field.click()
        page.keyboard.press("Control+A")
        page.keyboard.type(name[:10], delay=150)
        expect(page.get_by_role("option").filter(has_text=name[:10]).first).to_be_visible()
        page.wait_for_timeout(100)
    found: list[float] = page.evaluate("window.times")
    return found


def _kept(times: list[float]) -> int:
    figures = {
        "leaders": LEADERS,
        "keys": len(times),
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(sorted(times)[int(len(times) * 0.95)], 1),
        "worst_ms": round(max(times), 1),
    }
    told = {"when": datetime.now(UTC).date().isoformat(), **machine.describe(), **figures}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "editor.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    lines = "\n".join(f"| {name.replace('_', ' ')} | {value} |" for name, value in told.items())
    text = f"# Typing into a field of the web editor\n\n| | |\n|---|---|\n{lines}\n"
    (RESULTS / "editor.md").write_text(text, encoding="utf-8")
    print(text)
    return 1 if max(times) >= 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
