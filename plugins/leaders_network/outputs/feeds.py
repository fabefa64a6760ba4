"""News and digests as feeds: Atom and RSS, whose ids and days never change.

Source: RFC 4287 (Atom), RFC 4151 (`tag:` addresses), https://www.rssboard.org/rss-specification
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from markupsafe import escape

from leaders_network.outputs.atom import MIDNIGHT, atom, entry, page_address, tag
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.digest import Digest, DigestLine, NewsItem

NEWS_ATOM, NEWS_RSS, DIGEST_ATOM = "news.xml", "news.rss", "digest.xml"
DIGEST_PAGE = "digest/"


def news_atom(site: SiteView, news: Iterable[NewsItem]) -> str:
    """Return the news of one audience's site as Atom."""
    return atom(site, NEWS_ATOM, "news", [(one.on.iso, _article(site, one)) for one in news])


def news_rss(site: SiteView, news: Iterable[NewsItem]) -> str:
    """Return the news of one audience's site as RSS."""
    found = list(news)
    newest = max((one.on.iso for one in found), default="")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        (
            '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        ),
        f"<title>{escape(site.name)}: news</title>",
        f"<link>{escape(site.address)}</link>",
        f"<description>{escape(site.audience_name)}</description>",
        "<language>en-gb</language>",
        *([f"<lastBuildDate>{_mail_date(newest)}</lastBuildDate>"] if newest else []),
        (
            f'<atom:link rel="self" type="application/rss+xml"'
            f' href="{escape(site.address)}{NEWS_RSS}"/>'
        ),
        *(_item(site, one) for one in found),
        "</channel></rss>",
    ]
    return "\n".join([*lines, ""])


def digest_atom(site: SiteView, weeks: Sequence[Digest]) -> str:
    """Return the digests of whole weeks as Atom: a week that goes on would change every day."""
    entries = [(week.last.iso, _week(site, week)) for week in weeks]
    return atom(site, DIGEST_ATOM, "what changed, week by week", entries)


def _article(site: SiteView, one: NewsItem) -> str:
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in one.authors)
    more = (
        f"<published>{one.on.iso}{MIDNIGHT}</published>{authors}"
        f"<summary>{escape(one.summary)}</summary>"
    )
    return entry(site, one.on, f"news/{one.id}", one.title, one.path, more)


def _item(site: SiteView, one: NewsItem) -> str:
    authors = "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in one.authors)
    address = tag(site, one.on.iso, f"news/{one.id}")
    return (
        f"<item><title>{escape(one.title)}</title>"
        f"<link>{escape(page_address(site, one.path))}</link>"
        f'<guid isPermaLink="false">{escape(address)}</guid>'
        f"<pubDate>{_mail_date(one.on.iso)}</pubDate>{authors}"
        f"<description>{escape(one.summary)}</description></item>"
    )


def _week(site: SiteView, week: Digest) -> str:
    content = "".join(
        f"<h2>{escape(part.heading)}</h2><ul>"
        f"{''.join(_line(site, line) for line in part.lines)}</ul>"
        for part in week.parts
    )
    page = "" if site.is_room else DIGEST_PAGE
    # An article is one wherever it is read; of a week each audience is told something else.
    key = f"{site.address.removeprefix(site.home)}digest"
    more = f'<content type="html">{escape(content)}</content>'
    return entry(site, week.last, key, f"The week to {week.last.text}", page, more)


def _line(site: SiteView, line: DigestLine) -> str:
    name = str(escape(line.title))
    if line.path:
        name = f'<a href="{escape(page_address(site, line.path))}">{name}</a>'
    notice = f" <strong>{escape(line.notice)}</strong>" if line.notice else ""
    return f"<li>{name}: {escape(line.text)}{notice}</li>"


def _mail_date(iso: str) -> str:
    from email.utils import format_datetime

    return format_datetime(datetime.combine(date.fromisoformat(iso), time(), UTC), usegmt=True)
