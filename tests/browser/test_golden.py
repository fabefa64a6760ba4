"""The demonstration's search finds whom it should, through its page, no worse than it did."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.station import serving
from tests.integration.sites import demonstration

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
DEMONSTRATION = ROOT / "directory_data"
GOLDEN = Path(__file__).parent / "golden"
EXPECTED = GOLDEN / "expected.json"
RESULTS = ROOT / ".cache" / "golden-queries.json"
BOX = "form.search input[name=q]"
_TYPED = """async ({box, text}) => {
  const input = document.querySelector(box);
  const found = document.querySelector(".search__found");
  const drawn = new Promise((resolve) => {
    const seen = new MutationObserver(() => { seen.disconnect(); resolve(); });
    seen.observe(found.querySelector("[role=listbox]"), {childList: true});
  });
  input.value = text;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  await drawn;
  return [...found.querySelectorAll("[role=option]")].map(({href}) => href);
}"""

Queries = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def queries() -> Queries:
    """What is asked, where the demonstration is the one it was written for."""
    found: Queries = yaml.safe_load((GOLDEN / "queries.yml").read_text("utf-8"))
    wanted = {one for kind in found.values() for ids in kind.values() for one in ids}
    missing = sorted(
        one for one in wanted if not (DEMONSTRATION / "leaders" / f"{one}.yml").is_file()
    )
    if missing:
        pytest.skip(f"the golden queries are for other people: directory_data has no {missing[0]}")
    return found


@pytest.fixture(scope="module")
def page(
    queries: Queries, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """A page of the demonstration, as the network sees it, with the box ready."""
    with serving(demonstration(tmp_path_factory)) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{address}network/")
        page.locator(BOX).fill("fire chief")
        # Posts are found once the whole index is here, and names alone until then.
        expect(page.get_by_role("group", name="Posts")).to_be_visible()
        yield page
        context.close()


def test_no_kind_of_query_is_answered_worse_than_before(queries: Queries, page: Page) -> None:
    reached = {
        kind: round(fmean(reciprocal(page, text, ids) for text, ids in asked.items()), 3)
        for kind, asked in queries.items()
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(reached, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    expected: dict[str, float] = json.loads(EXPECTED.read_text("utf-8"))
    worse = {
        kind: f"{mrr} instead of {expected.get(kind, 1.0)}"
        for kind, mrr in reached.items()
        if mrr < expected.get(kind, 1.0)
    }
    assert not worse, f"MRR by kind of query; all of it is in {RESULTS}"


def reciprocal(page: Page, text: str, ids: list[str]) -> float:
    """Return one over the place among what is found at which the first of some people stands."""
    hrefs: list[str] = page.evaluate(_TYPED, {"box": BOX, "text": text})
    found = [href.rstrip("/").rpartition("/")[2] for href in hrefs]
    return next((1 / (place + 1) for place, one in enumerate(found) if one in ids), 0.0)
