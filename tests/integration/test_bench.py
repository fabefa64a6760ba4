"""What the bench reports is what was measured: every process counts, and the limits are kept."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.measure import CommandError, Cost, Output, measure, output_of
from benchmarks.peers.peer import Step
from benchmarks.peers.stock import Stock
from benchmarks.report import Report, write
from benchmarks.results import (
    CHANGED,
    COLD,
    LARGE,
    PAGES,
    SAME,
    SMALL,
    THREE,
    Case,
    Run,
    summarise,
    targets,
)
from benchmarks.run import Plan

BURN = "import time\nwhile time.process_time() < 0.2: pass"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}], check=True)"
HOLD = "held = bytearray(b'x' * 80_000_000); import time; time.sleep(0.5)"


def run(people: int, peer: str, step: str, cpu: float, peak: float = 50.0) -> Run:
    return Run(Case(people, peer, step), Cost(cpu, cpu, peak), Output(1, 1, 1), "command")


def measured(program: str, folder: Path) -> Cost:
    return measure([sys.executable, "-c", program], cwd=folder, log=folder / "log")


def test_the_time_of_a_child_is_counted(tmp_path: Path) -> None:
    assert measured(CHILD, tmp_path).cpu >= 0.2
    assert measured("pass", tmp_path).cpu < 0.2


def test_the_memory_held_for_a_moment_is_seen(tmp_path: Path) -> None:
    assert measured(HOLD, tmp_path).peak >= 76
    assert measured("import time; time.sleep(0.2)", tmp_path).peak < 76


def test_a_command_that_fails_is_not_a_measurement(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"ended with 3:\nno such luck"):
        measured("import sys; print('no such luck'); sys.exit(3)", tmp_path)


def test_pages_and_bytes_are_counted(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/index.html").write_bytes(b"12345")
    (tmp_path / "style.css").write_bytes(b"123")
    assert output_of(tmp_path) == Output(pages=1, files=2, size=8)


def test_only_what_a_limit_needs_is_built_at_the_large_size_unless_all_is_asked_for() -> None:
    def named(whole: bool, people: int) -> tuple[int, bool, bool]:
        plan = Plan((SMALL, LARGE), 3, whole)
        step = Step(THREE, [], Path(), Path())
        return plan.runs_of(people), plan.has(people, Stock()), plan.holds(people, step)

    assert named(False, SMALL) == named(True, LARGE) == (3, True, True)
    assert named(False, LARGE) == (1, False, False)
    pages = Step(PAGES, [], Path(), Path())
    assert Plan((SMALL,), 3, False).holds(SMALL, pages)
    assert not Plan((LARGE,), 3, True).holds(LARGE, pages)
    needed = Step(COLD, [], Path(), Path())
    assert Plan((LARGE,), 3, False).holds(LARGE, needed)


def test_the_middle_and_both_ends_of_the_runs_are_kept() -> None:
    (result,) = summarise(run(SMALL, "ours", COLD, cpu) for cpu in (3.0, 1.0, 2.0))
    assert (result.cpu.median, result.cpu.least, result.cpu.most, result.runs) == (2.0, 1.0, 3.0, 3)


def test_a_target_is_met_at_its_limit_missed_above_it_and_open_where_nothing_was_measured() -> None:
    results = summarise(
        [
            run(SMALL, "stock", COLD, 8.0),
            run(SMALL, "ours", COLD, 2.0),
            run(SMALL, "ours", CHANGED, 0.9),
        ]
    )
    cold, changed, *others = targets(results)
    assert (cold.value, cold.met) == (0.25, True)
    assert (changed.value, changed.met) == (0.9 / 8, False)
    assert {other.met for other in others} == {None}


def test_what_is_there_to_compare_has_a_figure_and_no_verdict() -> None:
    results = summarise(
        [
            run(SMALL, "ours", COLD, 2.0),
            run(SMALL, "stock", PAGES, 20.0),
            run(LARGE, "ours", COLD, 30.0),
            run(LARGE, "hugo", COLD, 20.0),
            run(LARGE, "hugo", SAME, 40.0),
        ]
    )
    told = {target.limit: target for target in targets(results) if target.value is not None}
    asked, compared = (told[limit] for limit in (1, None))
    assert (asked.value, asked.met) == (1.5, False)
    assert (compared.value, compared.met) == (0.75, None)
    beside_stock = next(target for target in targets(results) if target.limit is None)
    assert (beside_stock.value, beside_stock.met) == (0.1, None)


def test_the_page_says_of_each_figure_whether_it_was_reached_missed_or_only_compared(
    tmp_path: Path,
) -> None:
    runs = [
        run(LARGE, "ours", COLD, 30.0),
        run(LARGE, "hugo", COLD, 20.0),
        run(LARGE, "hugo", SAME, 40.0),
        run(SMALL, "ours", COLD, 3.0),
    ]
    write(Report(date(2026, 11, 22), {}, {}, summarise(runs)), (), tmp_path)
    page = (tmp_path / "build.md").read_text(encoding="utf-8")
    assert "of stock’s CPU | not measured | 0.25 | |" in page
    assert "growth of CPU | 10 | 10.5 | reached |" in page
    assert "of Hugo’s CPU | 1.5 | 1 | **missed** |" in page
    assert "of Hugo’s CPU where it writes the same files | 0.75 | none asked | |" in page


def test_the_peak_of_any_run_must_stay_below_the_limit() -> None:
    runs = [run(LARGE, "ours", COLD, 9.0, peak) for peak in (300.0, 300.0, 500.0)]
    memory = next(target for target in targets(summarise(runs)) if target.unit == " MiB")
    assert (memory.value, memory.met) == (500.0, False)
