"""The feed of changes: who begins, who moves, what is vacant; without any way to reach anybody.

Source: RFC 4287 (Atom), RFC 4151 (`tag:` addresses)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote, urljoin, urlsplit

from markupsafe import escape

from leaders_network.publish.changes import named
from leaders_network.publish.views.basics import Day, SiteView
from leaders_network.publish.views.changes import PostChange
from leaders_network.publish.views.consultations import ConsultationNews

FEED = "feed.xml"
CONSULTATIONS = "consultations.xml"
MIDNIGHT = "T00:00:00Z"
"""What makes a moment of a day: nothing here is known by the hour."""
_TERMS = {"new": "New in post", "move": "Move", "vacant": "Vacancy"}


def feed(site: SiteView, changes: Iterable[PostChange]) -> str:
    """Return the feed of one audience's site; its days are those of the changes, never the clock's.

    Args:
        site: The site it belongs to.
        changes: What has changed, in the order of the feed.
    """
    # What is to come has no day yet on which it changed, and would seem new each morning.
    listed = [change for change in changes if change.kind != "coming"]
    entries = [(change.on.iso, _entry(site, change)) for change in listed]
    return atom(site, FEED, "new in post, moves and vacancies", entries)


def consultation_feed(site: SiteView, news: Iterable[ConsultationNews]) -> str:
    """Return the feed of what is asked of leaders, what they said, and what came of it.

    Args:
        site: The site it belongs to.
        news: What has happened, the newest first.
    """
    entries = [(one.on.iso, _news(site, one)) for one in news]
    return atom(site, CONSULTATIONS, "what is asked, said and done", entries)


def atom(site: SiteView, path: str, what: str, entries: Sequence[tuple[str, str]]) -> str:
    """Return a feed; one without entries is of the site's day.

    Args:
        site: The site it belongs to.
        path: Where it stands.
        what: What it tells of, in a few words of ours.
        entries: The day of each entry, and the entry.
    """
    newest = max((day for day, _ in entries), default=site.day.iso)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<id>{escape(site.address)}{path}</id>",
        f"<title>{escape(site.name)}: {what}</title>",
        f"<subtitle>{escape(site.audience_name)}</subtitle>",
        f"<updated>{newest}{MIDNIGHT}</updated>",
        f"<author><name>{escape(site.centre)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(site.address)}{path}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(site.address)}"/>',
        *(entry for _, entry in entries),
        "</feed>",
    ]
    return "\n".join([*lines, ""])


def tag(site: SiteView, day: str, name: str) -> str:
    """Return the address by which a feed's entry is known for good (RFC 4151)."""
    host = urlsplit(site.address).hostname or "localhost"
    return f"tag:{host},{day}:{quote(name)}"


def entry(site: SiteView, on: Day, key: str, title: str, path: str, more: str) -> str:
    """Return an entry of a feed.

    Args:
        site: The site that the feed is of.
        on: The day of the entry.
        key: With the day, what the entry is known by for good.
        title: What it is called.
        path: Where its page stands, from the site's root.
        more: What else it says, in elements.
    """
    return (
        f"<entry><id>{escape(tag(site, on.iso, key))}</id><title>{escape(title)}</title>"
        f"<updated>{on.iso}{MIDNIGHT}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(page_address(site, path))}"/>'
        f"{more}</entry>"
    )


def page_address(site: SiteView, path: str) -> str:
    """Return the whole address of a page, or of a place on it."""
    return urljoin(site.address, quote(path, safe="/.#"))


def _news(site: SiteView, news: ConsultationNews) -> str:
    key, summary = f"consultation/{news.key}", f"<summary>{escape(news.summary)}</summary>"
    return entry(site, news.on, key, news.title, news.path, summary)


def _entry(site: SiteView, change: PostChange) -> str:
    path = change.person.path if change.person else change.line.post.path
    more = (
        f'<category term="{change.kind}" label="{_TERMS[change.kind]}"/>'
        f"<summary>{escape(_summary(change))}</summary>"
    )
    return entry(site, change.on, change.key, _title(change), path, more)


def _title(change: PostChange) -> str:
    if change.person is None:
        return f"Vacant: {named(change.line)}"
    return f"{change.person.name} is now {named(change.line)}"


def _summary(change: PostChange) -> str:
    told = f"{'Vacant since' if change.person is None else 'From'} {change.on.text}."
    if change.before:
        told = f"{told} Before: {named(change.before)}."
    return told
