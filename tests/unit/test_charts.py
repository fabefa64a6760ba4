"""Charts: what is drawn, what stands beside it, and that both are the same every time."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from leaders_network.outputs.charts import chart_files, chart_key, drawn, tabled
from leaders_network.outputs.pictures import HAIRLINE
from leaders_network.outputs.templates import Templates
from leaders_network.publish.views.charts import Chart, ChartKind, Series
from tools.environment import ROOT

KINDS: tuple[ChartKind, ...] = ("bars", "stacked", "lines", "dots")
NIGHTS = Chart(
    path="charts/nights",
    title="Sleep & <duty>",
    summary="Sleep falls with each kind of night.",
    kind="bars",
    labels=("Free", "On duty and quiet, with a $5 call and a $6 call", "On duty and called"),
    series=(
        Series("Chiefs", (6.9, 5.8, 4.0), ((6.5, 7.2), None, (3.75, 4.5))),
        Series("Deputies", (7.0, None, 5.5)),
    ),
    axis="Night",
    unit="hours",
    decimals=1,
)
SVG = "{http://www.w3.org/2000/svg}"


def of_kind(kind: ChartKind) -> Chart:
    return replace(NIGHTS, kind=kind)


def words(picture: bytes) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(picture).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_the_same_every_time_and_holds_nothing_of_its_day(kind: ChartKind) -> None:
    first = drawn(of_kind(kind))
    assert first == drawn(of_kind(kind))
    assert b"date" not in first.lower()
    changed = replace(NIGHTS.series[0], values=(6.9, 5.8, 4.1))
    other = replace(of_kind(kind), series=(changed, NIGHTS.series[1]))
    assert drawn(other) != first


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_names_every_series_and_label_in_words(kind: ChartKind) -> None:
    picture = drawn(of_kind(kind))
    found = words(picture)
    assert {"Chiefs", "Deputies", "Free"} <= set(found)
    assert "$5 call and a $6" in " ".join(found), "a dollar begins no formula"
    root = ElementTree.fromstring(picture)
    title, summary = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert summary is not None
    assert (title.text, summary.text) == (NIGHTS.title, NIGHTS.summary)


@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_a_figure_stands_at_the_end_of_its_bar_or_dot(kind: ChartKind) -> None:
    found = words(drawn(of_kind(kind)))
    interval = " (6.5 to 7.2)" if kind == "dots" else ""
    assert {f"6.9 hours{interval}", "5.5 hours", "–"} <= set(found)


def test_no_line_runs_through_a_figure() -> None:
    root = ElementTree.fromstring(drawn(of_kind("dots")))
    rows = {
        float(y): float(end)
        for one in root.iter(f"{SVG}path")
        if one.attrib.get("stroke") == HAIRLINE
        for end, y in re.findall(r" L ([\d.]+) ([\d.]+)$", one.attrib["d"])
    }
    figures = [one.attrib for one in root.iter(f"{SVG}text") if "(" in (one.text or "")]
    assert len(figures) == 2
    assert all(8 < rows[float(one["y"]) - 4] < float(one["x"]) for one in figures)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_no_script_and_no_style_outside_its_one_sheet(kind: ChartKind) -> None:
    picture = drawn(of_kind(kind)).decode()
    assert [
        one for one in ("style=", "<script", "url(", "http://", "onload") if one in picture
    ] == ["http://"]
    assert picture.count("http://") == 1, "the name of SVG itself"
    assert picture.count("<style>") == 1
    assert "prefers-color-scheme:dark" in picture


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_drawn_outside_the_sheet(kind: ChartKind) -> None:
    long = replace(
        of_kind(kind),
        labels=tuple(f"Week of {number} November and a few words more" for number in range(26)),
        series=(Series("One", tuple(1000.0 * number for number in range(26))),),
    )
    root = ElementTree.fromstring(drawn(long))
    width, height = (float(root.attrib[name]) for name in ("width", "height"))
    places = [(float(one.attrib["x"]), float(one.attrib["y"])) for one in root.iter(f"{SVG}text")]
    assert len(places) > 3
    assert all(0 <= x <= width and 0 <= y <= height for x, y in places)


def test_figures_below_nothing_are_drawn_to_the_left() -> None:
    chart = replace(NIGHTS, labels=("A", "B"), series=(Series("Change", (-4.0, 7.0)),), unit="%")
    root = ElementTree.fromstring(drawn(chart))
    below, above = (
        one for one in root.iter(f"{SVG}text") if one.text in ("\N{MINUS SIGN}4.0%", "7.0%")
    )
    assert float(below.attrib["x"]) < float(above.attrib["x"])
    assert below.attrib["text-anchor"] == "end"


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_of_nothing_is_drawn_too(kind: ChartKind) -> None:
    empty = replace(of_kind(kind), labels=(), series=())
    nothing = replace(of_kind(kind), labels=("Free",), series=(Series("Chiefs", (None,)),))
    assert drawn(empty).startswith(b"<svg")
    assert drawn(nothing).startswith(b"<svg")


def test_the_table_to_take_along_holds_every_figure_and_no_formula() -> None:
    evil = replace(NIGHTS, labels=(" =1+1", *NIGHTS.labels[1:]))
    rows = list(csv.reader(tabled(evil).decode().splitlines()))
    heads = ["Night", "Chiefs (hours)", "Chiefs, lower", "Chiefs, upper", "Deputies (hours)"]
    assert rows[0] == heads
    assert rows[1] == ["' =1+1", "6.9", "6.5", "7.2", "7.0"]
    assert rows[2][1:] == ["5.8", "", "", ""]


def test_the_table_to_take_along_writes_as_many_places_as_the_page_shows() -> None:
    third = Series("Share", (100 / 3, 1240.0), ((100 / 7, 200 / 3), None))
    shares = replace(NIGHTS, labels=("Yes", "No"), series=(third,), decimals=0)
    rows = list(csv.reader(tabled(shares).decode().splitlines()))
    assert rows[1:] == [["Yes", "33", "14", "67"], ["No", "1240", "", ""]]


def test_the_table_on_the_page_holds_every_figure() -> None:
    source = '{% from "macros/charts.html" import figure %}{{ figure(view, "../") }}'
    page = Templates(ROOT / "theme/directory")._environment.from_string(source).render(view=NIGHTS)
    for shown in ("6.9", "(6.5 to 7.2)", "5.8", "–", "Sleep &amp; &lt;duty&gt;"):
        assert shown in page
    assert 'src="../charts/nights.svg"' in page
    assert re.findall('alt="(.*?)"', page) == ["Bar chart: Sleep &amp; &lt;duty&gt;"]
    assert page.count(NIGHTS.summary) == 1


def test_a_changed_figure_changes_the_key_of_both_files() -> None:
    other = replace(NIGHTS, labels=("Free", "Quiet", "Called"))
    paths = [path for path, _ in chart_files([NIGHTS])]
    assert paths == ["charts/nights.svg", "charts/nights.csv"]
    assert chart_key(NIGHTS) == chart_key(replace(NIGHTS))
    assert chart_key(NIGHTS) != chart_key(other)


@pytest.mark.parametrize("kind", ["bars", "stacked"])
def test_what_is_counted_is_drawn_as_a_studys_table_is_without_the_library_for_it(
    kind: ChartKind,
) -> None:
    counted, of_a_study = drawn(of_kind(kind)), drawn(replace(of_kind(kind), table="nights.csv"))
    assert counted != of_a_study
    assert sizes(counted) == sizes(of_a_study)
    assert places(counted) == places(of_a_study)


def sizes(picture: bytes) -> list[str]:
    root = ElementTree.fromstring(picture)
    return [root.attrib[name] for name in ("width", "height", "viewBox", "font-family")]


def places(picture: bytes) -> list[tuple[str, ...]]:
    """Return each text with where and how it stands, and each bar's colour, in their order."""
    told = ("x", "y", "font-size", "text-anchor", "fill")
    root = ElementTree.fromstring(picture)
    texts = [
        (one.text or "", *(one.attrib[name] for name in told)) for one in root.iter(f"{SVG}text")
    ]
    filled = (f"{SVG}path", f"{SVG}rect")
    bars = [
        (one.attrib["fill"],) for one in root.iter() if one.tag in filled and "fill" in one.attrib
    ]
    return [*texts, *bars]


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_machine_has_set_for_drawing_changes_nothing(kind: ChartKind) -> None:
    import matplotlib

    usual = drawn(of_kind(kind))
    with matplotlib.rc_context({"svg.fonttype": "path", "font.size": 31, "lines.linestyle": ":"}):
        assert drawn(of_kind(kind)) == usual
        assert matplotlib.rcParams["font.size"] == 31, "and it stays set"
