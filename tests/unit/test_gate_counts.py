"""Pages are counted by day, audience and section, and nothing more is kept."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from leaders_network.gate.counts import count, totals_of
from leaders_network.problems import SettingsError
from leaders_network.records.network import Network

DAY = date(2026, 11, 22)
NETWORK = Network(name="A & B")


def log(state: Path, day: str, *lines: str) -> Path:
    (state / "log").mkdir(exist_ok=True)
    file = state / "log" / f"pages.{day}.log"
    file.write_text("".join(f"{day} {line}\n" for line in lines), encoding="utf-8")
    return file


def test_pages_are_counted_by_audience_and_section() -> None:
    lines = ["2026-11-21 network leaders", "2026-11-21 network leaders", "2026-11-21 public -"]
    assert totals_of(lines) == {"2026-11-21": {"network leaders": 2, "public -": 1}}


def test_a_line_that_is_no_count_is_left_out() -> None:
    assert totals_of(["", "x", "2026-11-21 a", "2026-13-01 a b", "2026-11-21 a b c"]) == {}


def test_a_day_that_is_over_is_kept_as_totals_only(tmp_path: Path) -> None:
    over = log(tmp_path, "2026-11-21", "network leaders", "team -")
    today = log(tmp_path, "2026-11-22", "public -")
    assert [*count(tmp_path, DAY, NETWORK)] == ["2026-11-21", "2026-11-22"]
    assert not over.exists()
    assert today.exists()


def test_counting_again_counts_nothing_twice(tmp_path: Path) -> None:
    log(tmp_path, "2026-11-21", "network leaders")
    log(tmp_path, "2026-11-22", "public -")
    first = count(tmp_path, DAY, NETWORK)
    log(tmp_path, "2026-11-22", "public -", "public -")
    again = count(tmp_path, DAY, NETWORK)
    assert again["2026-11-21"] == first["2026-11-21"] == {"network leaders": 1}
    assert again["2026-11-22"] == {"public -": 2}


def test_the_teams_page_shows_the_totals_by_audience(tmp_path: Path) -> None:
    log(tmp_path, "2026-11-21", "network leaders", "network -", "public -")
    count(tmp_path, DAY, NETWORK)
    page = (tmp_path / "visits" / "index.html").read_text(encoding="utf-8")
    assert '<th scope="row">21 November 2026</th><td>2</td><td>1</td>' in page
    assert "A &amp; B" in page
    kept = json.loads((tmp_path / "visits" / "visits.json").read_text(encoding="utf-8"))
    assert kept == {"2026-11-21": {"network -": 1, "network leaders": 1, "public -": 1}}


def test_a_request_that_midnight_overtook_does_not_take_the_place_of_its_day(
    tmp_path: Path,
) -> None:
    log(tmp_path, "2026-11-21", "network leaders", "network leaders")
    late = log(tmp_path, "2026-11-22", "public -")
    late.write_text("2026-11-21 team -\n" + late.read_text(encoding="utf-8"), encoding="utf-8")
    count(tmp_path, DAY, NETWORK)
    again = count(tmp_path, DAY, NETWORK)
    assert again["2026-11-21"] == {"network leaders": 2}
    assert again["2026-11-22"] == {"public -": 1, "team -": 1}


def test_totals_that_were_damaged_are_named_and_no_log_is_lost(tmp_path: Path) -> None:
    over = log(tmp_path, "2026-11-21", "network leaders")
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "visits.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"visits.json does not hold what it held"):
        count(tmp_path, DAY, NETWORK)
    assert over.exists()
