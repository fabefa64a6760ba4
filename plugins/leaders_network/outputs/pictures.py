"""Drawings become small SVG files that suit light pages, dark ones and paper.

A picture cannot know what its reader chose on the page; browsers tell it the `color-scheme` of the
element it stands in. Where they do not, it keeps the ground it was drawn on, and can be read.

Source: https://drafts.csswg.org/css-color-adjust-1/#color-scheme-effect
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markupsafe import escape

from leaders_network.publish.views.charts import Chart

PAPER, INK, QUIET, HAIRLINE = "#fbfaf6", "#1b2a33", "#52606a", "#dedacf"
TINTS = ("#0b5468", "#a84e1a", "#6d3663", "#5c6b72", "#4d6b31")
"""What series are drawn in: each keeps 4.5 to one with the ground, and figures stand on it."""

_DARK = {
    PAPER: "#10191e",
    INK: "#e6e9e6",
    QUIET: "#a5b3b9",
    HAIRLINE: "#2b3b43",
    **dict(zip(TINTS, ("#8fcddb", "#f0ae7c", "#e0abd4", "#a5b3b9", "#9fd3a9"), strict=True)),
}
"""The colours of the theme's dark pages, in place of each; see tokens.css."""

_FACES = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"
_LEFT_OUT = frozenset(["clip-path", "id", "style", "version"])
_PRESENTED = frozenset(
    "fill fill-opacity stroke stroke-width stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-opacity opacity font-size font-weight text-anchor".split()
)
_LONG = re.compile(r"-?\d+\.\d{3,}")
_STYLE = "style"
_DROPPED = ("metadata", "title", _STYLE)


def picture(drawing: bytes, chart: Chart) -> bytes:
    """Return a drawing as a picture: named, without styles of its own, and for every page."""
    root = ElementTree.fromstring(drawing)  # noqa: S314 - what was drawn a moment ago
    _clean(root)
    width, height = root.attrib["viewBox"].split()[2:]
    root.attrib |= {"role": "img", "width": width, "height": height, "font-family": _FACES}
    title, summary = ElementTree.Element("title"), ElementTree.Element("desc")
    title.text, summary.text = chart.title, chart.summary
    style = ElementTree.Element(_STYLE)
    style.text = _rules()
    root[:0] = [title, summary, style]
    root.set("xmlns", _SVG)
    return bytes(ElementTree.tostring(root, encoding="utf-8")) + b"\n"


def composed(chart: Chart, width: float, height: float, drawn: str) -> bytes:
    """Return a picture of markup: named, and for every page.

    Args:
        chart: What is drawn.
        width: Points.
        height: Points.
        drawn: The picture's elements, escaped, in colours of this module.
    """
    size = f"{rounded(width)} {rounded(height)}"
    wide, high = size.split()
    return (
        f'<svg width="{wide}" height="{high}" viewBox="0 0 {size}" role="img"'
        f' font-family="{_FACES}" xmlns="{_SVG}">'
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.summary)}</desc>"
        f"<style>{_rules()}</style>{drawn}</svg>\n"
    ).encode()


def rounded(value: float) -> str:
    """Return a length as it stands in a picture, to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _clean(element: ElementTree.Element) -> None:
    """Take out of an element what says nothing, and what only a style sheet would need."""
    element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    for child in [*element]:
        _clean(child)
        is_hollow = child.tag in ("g", "defs") and not len(child)
        if is_hollow or child.tag in _DROPPED:
            element.remove(child)
    presented = dict(_declarations(element.attrib.get("style", "")))
    named = element.attrib.get("id", "") if element.tag in ("path", "clipPath") else ""
    kept = {name: value for name, value in element.attrib.items() if name not in _LEFT_OUT}
    if _LINK in kept:
        kept["href"] = kept.pop(_LINK)
    if named.startswith("m"):
        kept["id"] = named
    element.attrib.clear()
    element.attrib.update({name: _rounded(value) for name, value in (kept | presented).items()})
    element.tail = None
    if not (element.text or "").strip():
        element.text = None


def _declarations(style: str) -> list[tuple[str, str]]:
    pairs = (one.partition(":") for one in style.split(";"))
    found = [(name.strip(), value.strip()) for name, _, value in pairs]
    return [(name, value.removesuffix("px")) for name, value in found if name in _PRESENTED]


def _rounded(value: str) -> str:
    short = _LONG.sub(lambda found: rounded(float(found[0])), value)
    return " ".join(short.split())


def _rules() -> str:
    dark = "".join(
        f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}'
        for light, dark in _DARK.items()
    )
    white = f'[fill="{PAPER}"]{{fill:#fff}}'
    return f"@media screen and (prefers-color-scheme:dark){{{dark}}}@media print{{{white}}}"
