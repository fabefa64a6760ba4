"""References to take along: BibTeX, RIS and CSL-JSON.

Source: https://www.bibtex.org/Format/, https://en.wikipedia.org/wiki/RIS_(file_format),
https://github.com/citation-style-language/schema (CSL-JSON)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urljoin

from leaders_network.compact import digest
from leaders_network.outputs.files import File
from leaders_network.outputs.printing import source_digest
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.studies import Citation, CitedName

_BIBTEX = {
    "report": ("techreport", "institution", ""),
    "article": ("article", "journal", ""),
    "working-paper": ("techreport", "institution", "Working paper"),
    "evaluation": ("techreport", "institution", "Evaluation"),
    "chapter": ("incollection", "publisher", ""),
    "thesis": ("phdthesis", "school", ""),
}
"""For each kind its type of entry, the field of who published it, and how a report is named."""
_RIS = {
    "report": "RPRT",
    "article": "JOUR",
    "working-paper": "UNPB",
    "evaluation": "RPRT",
    "chapter": "CHAP",
    "thesis": "THES",
}
_CSL = {
    "report": "report",
    "article": "article-journal",
    "working-paper": "report",
    "evaluation": "report",
    "chapter": "chapter",
    "thesis": "thesis",
}
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # BibTeX counts every brace, one behind a backslash too.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
_BRACES_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D"})


def citation_files(citations: Iterable[Citation], site: SiteView) -> Iterator[tuple[str, File]]:
    """Yield the files of each reference, beside the page of what it refers to."""
    for cited in citations:
        key = partial(digest, (cited, site, source_digest()))
        for ending, make in (("bib", bibtex), ("ris", ris), ("json", csl_json)):
            made = partial(_made, make, cited, site)
            yield f"{cited.path}{cited.id}.{ending}", File(key, made)


def bibtex(cited: Citation, site: SiteView) -> str:
    """Return a reference as BibTeX, in UTF-8."""
    entry, published_by, report = _BIBTEX[cited.kind]
    fields = {
        "author": " and ".join(map(_bibtex_name, cited.authors)),
        # A second pair of braces keeps styles from making capitals small.
        "title": f"{{{cited.title.translate(_LATEX)}}}",
        published_by: cited.publisher.translate(_LATEX),
        "type": report,
        "year": cited.date.iso[:4],
        "month": str(int(cited.date.iso[5:7])),
        "doi": cited.doi.translate(_BRACES_IN_ADDRESS),
        "url": _url(cited, site).translate(_BRACES_IN_ADDRESS),
        "abstract": cited.abstract.translate(_LATEX),
        "keywords": ", ".join(cited.keywords).translate(_LATEX),
        "language": "british",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{entry}{{{cited.id},\n{lines}\n}}\n"


def ris(cited: Citation, site: SiteView) -> str:
    """Return a reference as RIS."""
    journal = cited.kind == "article"
    pairs = [
        ("TY", _RIS[cited.kind]),
        *(("AU", name.inverted) for name in cited.authors),
        ("TI", cited.title),
        ("PY", cited.date.iso[:4]),
        ("DA", cited.date.iso.replace("-", "/")),
        ("JO" if journal else "PB", cited.publisher),
        ("DO", cited.doi),
        ("UR", _url(cited, site)),
        ("AB", cited.abstract),
        *(("KW", word) for word in cited.keywords),
        ("LA", "en-GB"),
        ("ID", cited.id),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(cited: Citation, site: SiteView) -> str:
    """Return a reference as CSL-JSON."""
    journal = cited.kind == "article"
    item: dict[str, Any] = {
        "id": cited.id,
        "type": _CSL[cited.kind],
        "title": cited.title,
        "author": [_csl_name(name) for name in cited.authors],
        "issued": {"date-parts": [[int(part) for part in cited.date.iso.split("-")]]},
        "container-title" if journal else "publisher": cited.publisher,
        "genre": _BIBTEX[cited.kind][2],
        "DOI": cited.doi,
        "URL": _url(cited, site),
        "abstract": cited.abstract,
        "keyword": ", ".join(cited.keywords),
        "language": "en-GB",
    }
    kept = {name: value for name, value in item.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=2) + "\n"


def _made(make: Callable[[Citation, SiteView], str], cited: Citation, site: SiteView) -> bytes:
    return make(cited, site).encode()


def _url(cited: Citation, site: SiteView) -> str:
    return cited.link or urljoin(site.address, cited.path)


def _bibtex_name(name: CitedName) -> str:
    """Return a name so that BibTeX need not guess its parts; a body stays whole in its braces."""
    family = name.family.translate(_LATEX)
    return f"{family}, {name.given.translate(_LATEX)}" if name.given else f"{{{family}}}"


def _csl_name(name: CitedName) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given}
