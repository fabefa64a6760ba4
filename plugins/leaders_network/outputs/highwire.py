"""What reference managers read in the head of a page: Highwire's tags, which Zotero knows.

Source: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing,
https://www.zotero.org/support/dev/exposing_metadata
"""

from __future__ import annotations

from markupsafe import Markup, escape

from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.studies import Citation

_HIGHWIRE = {
    "article": "citation_journal_title",
    "thesis": "citation_dissertation_institution",
    "chapter": "citation_publisher",
}


def highwire(cited: Citation, site: SiteView) -> Markup:
    """Return the elements of a page's head from which reference managers take its reference."""
    institution = "citation_technical_report_institution"
    pairs = [
        ("citation_title", cited.title),
        *(("citation_author", name.inverted) for name in cited.authors),
        ("citation_publication_date", cited.date.iso.replace("-", "/")),
        (_HIGHWIRE.get(cited.kind, institution), cited.publisher),
        ("citation_doi", cited.doi),
        ("citation_abstract_html_url", f"{site.address}{cited.path}"),
        ("citation_public_url", cited.link),
        ("citation_abstract", cited.abstract),
        ("citation_keywords", "; ".join(cited.keywords)),
        ("citation_language", "en-GB"),
    ]
    written = (
        f'<meta name="{name}" content="{escape(content)}">' for name, content in pairs if content
    )
    return Markup("\n".join(written))  # noqa: S704 - escaped one by one
