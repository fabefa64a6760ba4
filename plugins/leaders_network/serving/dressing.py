"""What a page wears only while it is served from here: the switch, and any problems."""

from __future__ import annotations

from markupsafe import Markup

from leaders_network.audiences import Audience
from leaders_network.records.field import PUBLIC

ASSETS = "/.serving/"
_END = b"</body>"


def dressed(
    page: bytes,
    audience: Audience,
    path: str,
    audiences: tuple[Audience, ...],
    version: int,
    problems: str,
) -> bytes:
    """Return a page with the switch, the script that reloads it, and the problems if any."""
    switch = Markup("").join(_choice(other, audience, path) for other in audiences)
    dress = Markup(
        '<link rel="stylesheet" href="{0}serving.css">'
        '<aside class="serving" data-module="serving" data-version="{1}" aria-label="Preview">'
        '<details class="serving__switch"><summary>Preview: {4}</summary><ul>{2}</ul></details>'
        '<div class="serving__problems" role="status">{3}</div></aside>'
        '<script type="module" src="{0}serving.mjs"></script>'
    ).format(ASSETS, version, switch, problem_list(problems), audience.title)
    before, end, after = page.rpartition(_END)
    return before + dress.encode() + end + after if end else page + dress.encode()


def problem_page(problems: str, version: int) -> bytes:
    """Return the page that stands in for a site that has never been good."""
    page = Markup(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Problems</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"></head>'
        "<body></body></html>"
    )
    nobody = Audience(PUBLIC, "Public")
    return dressed(page.encode(), nobody, "", (), version, problems or "Reading the files…")


def problem_list(problems: str) -> Markup:
    """Return the problems as they are printed on a terminal, or nothing."""
    if not problems:
        return Markup("")
    return Markup(
        "<p>These files cannot be published yet; the last good site is shown.</p><pre>{}</pre>"
    ).format(problems)


def _choice(other: Audience, audience: Audience, path: str) -> Markup:
    root = "/" if other.name == PUBLIC else f"/{other.folder}/"
    current = Markup(' aria-current="true"') if other == audience else ""
    return Markup('<li><a href="{}{}"{}>{}</a></li>').format(root, path, current, other.title)
