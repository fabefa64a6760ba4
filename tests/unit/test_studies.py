"""Studies: their charts, how they are cited, and which outcomes they link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content.pages import Content, ContentFile
from leaders_network.content.reading import read_content
from leaders_network.content.tables import UnreadTableError, table_of
from leaders_network.outputs.citations import bibtex, citation_files, csl_json, ris
from leaders_network.outputs.highwire import highwire
from leaders_network.problems import Problems
from leaders_network.publish import citations
from leaders_network.publish.citations import matrix_of
from leaders_network.publish.publication import Publication, publish
from leaders_network.publish.views.studies import Citation, CitedName
from leaders_network.records.research import Author, Study
from tests.files import write
from tests.unit.filled import DAY
from tests.unit.town import town

PUBLIC, NETWORK, _ = RUNGS
STUDY = """\
---
title: "{title}"
description: What it is.
topics: [floods]
authors:
  - {{name: Ada van der Mere, family_name: van der Mere}}
  - {{name: Office of Tides, family_name: Office of Tides}}
date: 2026-02-09
publication: {publication}
publisher: Saltmere & Sons
doi: 10.5555/abc.1
link: https://papers.example/
about: [well-being, leadership]
method: We asked.
strength: limited
minute: They sleep 20% less.
so_what: Sleep more.
{more}
---
"""
LINKED = """\
findings:
  - {of: well-being, on: leadership, note: Slower after short nights.}
  - {of: well-being, on: leadership, note: And crosser.}
charts:
  - {file: files/nights.csv, title: Nights, summary: Less., kind: dot, x: Night, y: [Hours, Calls],
     lower: [Low, Low], upper: [High, High], unit: hours, note: Of 86.}
  - {file: inner/own.csv, title: Own, summary: Own., x: Night, y: [Hours]}"""
TREE = {
    "research/.meta.yml": "audience: public\nkind: study\n",
    "research/sleep.md": STUDY.format(
        title="Sleep: 50% of {it} & more", publication="report", more=LINKED
    ),
    "research/alone.md": STUDY.format(title="Alone?", publication="article", more=""),
    "research/files/nights.csv": (
        "\ufeffNight,Hours,Calls,Low,High\n"
        'Free,6.9,0,6.5,7.25\n\nQuiet,5,1,,\n"Called, twice",-4.5,,4,5\n'
    ),
    "research/inner/.meta.yml": "audience: network\n",
    "research/inner/own.csv": "Night,Hours\nFree,7\n",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    problems = Problems()
    yield read_content(write(tmp_path_factory.mktemp("studies"), TREE), problems)
    assert list(problems) == []


def seen(content: Content, audience: Audience = PUBLIC) -> Publication:
    return publish(town(), audience, DAY, content)


@pytest.fixture(scope="module")
def cited(content: Content) -> Citation:
    return next(one for one in seen(content).written.citations() if one.id == "sleep")


def test_a_chart_is_drawn_from_the_columns_that_it_names(content: Content) -> None:
    (chart,) = seen(content).charts()
    assert (chart.path, chart.table) == ("research/sleep/chart-1", "research/files/nights.csv")
    assert chart.labels == ("Free", "Quiet", "Called, twice")
    hours, calls = chart.series
    assert hours.values == (6.9, 5.0, -4.5)
    assert calls.values == (0.0, 1.0, None)
    assert hours.intervals == ((6.5, 7.25), None, (4.0, 5.0))
    assert (chart.kind, chart.axis, chart.unit, chart.note) == ("dots", "Night", "hours", "Of 86.")
    assert chart.decimals == 2, "as many places as any figure or end is written with"


def test_a_chart_is_drawn_for_those_alone_who_may_open_its_table(content: Content) -> None:
    assert [chart.title for chart in seen(content).charts()] == ["Nights"]
    assert [chart.title for chart in seen(content, NETWORK).charts()] == ["Nights", "Own"]


def test_another_figure_in_a_table_makes_the_pages_of_items_anew(content: Content) -> None:
    path = "research/files/nights.csv"
    files = {**content.files, path: replace(content.files[path], digest="another")}
    before, after = (seen(one).bases.items() for one in (content, replace(content, files=files)))
    assert before != after
    assert before == seen(content).bases.items()


def tabled(content: Content, folder: Path, text: str) -> ContentFile:
    write(folder, {"table.csv": text})
    return replace(content.files["research/files/nights.csv"], source=folder / "table.csv")


@pytest.mark.parametrize("heads", ['Night;"Hours, slept"', '"Night";"Hours, slept"', "Night;Hours"])
def test_a_table_with_semicolons_between_is_known_for_one_whatever_is_quoted(
    content: Content, tmp_path: Path, heads: str
) -> None:
    with pytest.raises(UnreadTableError) as caught:
        table_of(tabled(content, tmp_path, f"{heads}\nFree;6,9\n"))
    assert caught.value.fault[1] == "semicolons stand between the cells of the table"


@pytest.mark.parametrize(
    ("heads", "named"),
    [
        ("Night;shift,Hours", ("Night;shift", "Hours")),
        ('"Night; ""late"", early",Hours', ('Night; "late", early', "Hours")),
    ],
)
def test_a_semicolon_inside_a_head_parts_nothing(
    content: Content, tmp_path: Path, heads: str, named: tuple[str, ...]
) -> None:
    assert table_of(tabled(content, tmp_path, f"{heads}\nFree,6.9\n")).heads == named


def test_a_table_that_is_not_utf_8_is_refused_at_its_line(content: Content, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_bytes("\ufeffNight,Hours\nFree,7\n".encode())
    file = replace(content.files["research/files/nights.csv"], source=own)
    assert table_of(file).column("Night") == ("Free",)
    own.write_bytes("\ufeffNight,Hours\nFree,7\n".encode() + "\xe9,4\n".encode("latin-1"))
    with pytest.raises(UnreadTableError) as caught:
        table_of(file)
    assert (caught.value.line, caught.value.fault[0]) == (3, "encoding")


def test_the_matrix_holds_each_study_where_it_links_two_outcomes(content: Content) -> None:
    matrix = seen(content).front().outcomes
    filled = {
        (one.of, one.on): [(told.row.id, told.note) for told in one.studies]
        for row in matrix.rows
        for one in row
        if one.studies
    }
    assert filled == {
        ("Well-being", "Leadership"): [("sleep", "Slower after short nights. And crosser.")],
        ("Leadership", "Leadership"): [("alone", "")],
        ("Well-being", "Well-being"): [("alone", "")],
    }
    row = next(row for row in seen(content).front().studies.rows if row.id == "sleep")
    facets = {facet.name: facet.values for facet in row.facets}
    assert facets["Links"] == ("Well-being on leadership",)


@pytest.mark.parametrize(("by_eye", "is_long"), [(3, False), (2, True)])
def test_the_matrix_is_long_by_all_that_was_found(
    content: Content, monkeypatch: pytest.MonkeyPatch, by_eye: int, is_long: bool
) -> None:
    monkeypatch.setattr(citations, "BY_EYE", by_eye)
    assert matrix_of(seen(content).ground).is_long == is_long


def test_a_reference_can_be_read_by_people(cited: Citation) -> None:
    assert cited.reference == (
        "van der Mere, Ada & Office of Tides (2026). Sleep: 50% of {it} & more [Report]. "
        "Saltmere & Sons. https://doi.org/10.5555/abc.1"
    )


def test_bibtex_escapes_what_latex_takes_for_its_own_and_keeps_bodies_whole(
    content: Content, cited: Citation
) -> None:
    entry = bibtex(cited, seen(content).site)
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},?$", entry, re.MULTILINE))
    assert entry.startswith("@techreport{sleep,\n")
    assert fields["author"] == "van der Mere, Ada and {Office of Tides}"
    assert fields["title"] == r"{Sleep: 50\% of \textbraceleft{}it\textbraceright{} \& more}"
    assert fields["institution"] == r"Saltmere \& Sons"
    assert (fields["year"], fields["month"], fields["doi"]) == ("2026", "2", "10.5555/abc.1")
    assert fields["url"] == "https://papers.example/"


def test_a_brace_that_nothing_closes_leaves_those_of_bibtex_in_pairs(
    content: Content, cited: Citation
) -> None:
    site = seen(content).site
    odd = replace(cited, title="From { to \\", doi="10.5555/a}b", link="https://papers.example/{")
    plain, entry = (bibtex(one, site) for one in (cited, odd))
    # BibTeX counts a brace behind a backslash like any other.
    for text in (plain, entry):
        assert text.count("{") == text.count("}")
    assert r"{{From \textbraceleft{} to \textbackslash{}}}" in entry
    assert "{10.5555/a%7Db}" in entry
    assert "{https://papers.example/%7B}" in entry


def test_ris_has_a_tag_on_every_line_and_ends_as_it_must(content: Content, cited: Citation) -> None:
    lines = ris(cited, seen(content).site).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert (lines[0], lines[-2], lines[-1]) == ("TY  - RPRT", "ER  - ", "")
    assert {"AU  - van der Mere, Ada", "AU  - Office of Tides", "DA  - 2026/02/09"} <= set(lines)


def test_csl_json_tells_people_from_bodies(content: Content, cited: Citation) -> None:
    (item,) = json.loads(csl_json(cited, seen(content).site))
    person, body = item["author"]
    assert person == {"family": "van der Mere", "given": "Ada"}
    assert body == {"literal": "Office of Tides"}
    assert item["issued"] == {"date-parts": [[2026, 2, 9]]}
    assert (item["type"], item["publisher"]) == ("report", "Saltmere & Sons")


@pytest.mark.parametrize(
    ("name", "family", "cited_as"),
    [
        ("Li Wei", "Li", CitedName("Li", "Wei")),
        ("Ada van der Mere", "van der Mere", CitedName("van der Mere", "Ada")),
        ("Ada Mere", None, CitedName("Mere", "Ada")),
        ("Li Wei Li", "Li", CitedName("Li", "Li Wei")),
        ("Office of Tides", "Office of Tides", CitedName("Office of Tides", "")),
    ],
)
def test_an_author_is_cited_by_the_family_name_on_either_side(
    content: Content, name: str, family: str | None, cited_as: CitedName
) -> None:
    item, page = next(found for found in content.items() if found[0].id == "alone")
    assert isinstance(item.front, Study)
    front = replace(item.front, authors=(Author(name=name, family_name=family),))
    pages = {**content.pages, page.path: replace(page, item=replace(item, front=front))}
    found = seen(replace(content, pages=pages)).written.citations()
    assert next(one for one in found if one.id == "alone").authors == (cited_as,)


def test_an_article_names_its_journal_in_every_form(content: Content) -> None:
    publication = seen(content)
    cited = next(one for one in publication.written.citations() if one.id == "alone")
    assert "  journal = {" in bibtex(cited, publication.site)
    assert "JO  - Saltmere & Sons" in ris(cited, publication.site)
    assert '"container-title": "Saltmere & Sons"' in csl_json(cited, publication.site)
    assert 'name="citation_journal_title"' in highwire(cited, publication.site)
    assert "(2026). Alone? Saltmere" in cited.reference


def test_the_head_of_a_page_names_each_author_and_escapes_all(
    content: Content, cited: Citation
) -> None:
    site = seen(content).site
    evil = replace(cited, title='"><script>', authors=(CitedName("Mere", "A"), *cited.authors))
    head = highwire(evil, site)
    assert "<script>" not in head
    assert head.count('name="citation_author"') == 3
    assert '<meta name="citation_publication_date" content="2026/02/09">' in head
    assert f'name="citation_abstract_html_url" content="{site.address}research/sleep/"' in head


def test_references_stand_beside_the_page_of_each_study(content: Content) -> None:
    publication = seen(content)
    paths = [path for path, _ in citation_files(publication.written.citations(), publication.site)]
    assert sorted(paths) == [
        f"research/{name}/{name}.{ending}"
        for name in ("alone", "sleep")
        for ending in ("bib", "json", "ris")
    ]
