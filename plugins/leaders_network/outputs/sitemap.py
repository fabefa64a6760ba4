"""What robots are told: which pages there are, or to stay away.

Source: https://www.sitemaps.org/protocol.html, RFC 9309
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from leaders_network.publish.views.basics import SiteView


def sitemap(site: SiteView, paths: Iterable[str]) -> str:
    """Return the sitemap of a site that may be listed."""
    addresses = (f"<url><loc>{site.address}{quote(path)}</loc></url>" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(addresses)
        + "\n</urlset>\n"
    )


def robots(site: SiteView) -> str:
    """Return robots.txt: a sitemap for the public site, and nothing for any other."""
    if site.indexed:
        return f"User-agent: *\nAllow: /\nSitemap: {site.address}sitemap.xml\n"
    return "User-agent: *\nDisallow: /\n"
