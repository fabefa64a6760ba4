"""The feed of changes: who begins, who moves, what is vacant; without any way to reach anybody.

Source: RFC 4287 (Atom), RFC 4151 (`tag:` addresses)
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from markupsafe import escape

from leaders_network.publish.changes import named
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.changes import Change
from leaders_network.publish.views.consultations import ConsultationNews

FEED = "feed.xml"
CONSULTATIONS = "consultations.xml"
_MIDNIGHT = "T00:00:00Z"
_TERMS = {"new": "New in post", "move": "Move", "vacant": "Vacancy"}


def feed(site: SiteView, changes: Iterable[Change]) -> str:
    """Return the feed of one audience's site; its days are those of the changes, never the clock's.

    Args:
        site: The site it belongs to.
        changes: What has changed, in the order of the feed.
    """
    # What is to come has no day yet on which it changed, and would seem new each morning.
    listed = [change for change in changes if change.kind != "coming"]
    newest = max((change.on.iso for change in listed), default=site.day.iso)
    head = atom_head(site, FEED, "new in post, moves and vacancies", newest)
    return "\n".join([*head, *(_entry(site, change) for change in listed), "</feed>", ""])


def consultation_feed(site: SiteView, news: Iterable[ConsultationNews]) -> str:
    """Return the feed of what is asked of leaders, what they said, and what came of it.

    Args:
        site: The site it belongs to.
        news: What has happened, the newest first.
    """
    known = list(news)
    newest = max((one.on.iso for one in known), default=site.day.iso)
    head = atom_head(site, CONSULTATIONS, "what is asked, said and done", newest)
    return "\n".join([*head, *(_news(site, one) for one in known), "</feed>", ""])


def atom_head(site: SiteView, path: str, what: str, newest: str) -> list[str]:
    """Return the lines with which a feed begins.

    Args:
        site: The site it belongs to.
        path: Where it stands.
        what: What it tells of, in a few words of ours.
        newest: The day of its newest entry.
    """
    return [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<id>{escape(site.address)}{path}</id>",
        f"<title>{escape(site.name)}: {what}</title>",
        f"<subtitle>{escape(site.audience_name)}</subtitle>",
        f"<updated>{newest}{_MIDNIGHT}</updated>",
        f"<author><name>{escape(site.centre)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(site.address)}{path}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(site.address)}"/>',
    ]


def _news(site: SiteView, news: ConsultationNews) -> str:
    host = urlsplit(site.address).hostname or "localhost"
    address = f"tag:{host},{news.on.iso}:consultation/{quote(news.key)}"
    return (
        f"<entry><id>{escape(address)}</id><title>{escape(news.title)}</title>"
        f"<updated>{news.on.iso}{_MIDNIGHT}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(site.address + quote(news.path))}"/>'
        f"<summary>{escape(news.summary)}</summary></entry>"
    )


def _entry(site: SiteView, change: Change) -> str:
    host = urlsplit(site.address).hostname or "localhost"
    address = f"tag:{host},{change.on.iso}:{quote(change.key)}"
    path = change.person.path if change.person else change.line.post.path
    return (
        f"<entry><id>{escape(address)}</id><title>{escape(_title(change))}</title>"
        f"<updated>{change.on.iso}{_MIDNIGHT}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(site.address + quote(path))}"/>'
        f'<category term="{change.kind}" label="{_TERMS[change.kind]}"/>'
        f"<summary>{escape(_summary(change))}</summary></entry>"
    )


def _title(change: Change) -> str:
    if change.person is None:
        return f"Vacant: {named(change.line)}"
    return f"{change.person.name} is now {named(change.line)}"


def _summary(change: Change) -> str:
    told = f"{'Vacant since' if change.person is None else 'From'} {change.on.text}."
    if change.before:
        told = f"{told} Before: {named(change.before)}."
    return told
