"""The weekly digest as an e-mail: a draft that a mail program opens, with its own words and links.

Source: RFC 5322 (messages), RFC 2046 (several forms of one text)
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from urllib.parse import urljoin

from leaders_network.outputs.templates import Templates
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.digest import Digest, DigestLine

DIGEST_DRAFT = "digest.eml"
_WIDTH = 72


def digest_draft(digest: Digest, site: SiteView, templates: Templates) -> bytes:
    """Return a digest as an e-mail; the same digest gives the same bytes.

    It is to the network's own address: whom it is for is written in by whoever sends it.

    Args:
        digest: What changed.
        site: Whose digest it is, and where its pages stand.
        templates: Hold the form for mail programs that show more than plain text.
    """
    # A build in which no week changed does not wait for them.
    from email import policy
    from email.message import EmailMessage

    message = EmailMessage(policy=policy.SMTP)
    message["X-Unsent"] = "1"
    if site.email:
        message["From"] = site.email
        message["To"] = site.email
    message["Subject"] = f"{site.name}: the week to {digest.last.text}"
    plain = "\n".join(_plain(digest, site)) + "\n"
    values = {"digest": digest, "site": site}
    styled = str(templates.draw("digest-mail.html", values))
    message.set_content(plain, charset="utf-8", cte="quoted-printable")
    message.add_alternative(styled, subtype="html", charset="utf-8", cte="quoted-printable")
    # The library would choose one by chance; these two characters never stand in a quoted body.
    message.set_boundary("=_digest")
    return bytes(message)


def _plain(digest: Digest, site: SiteView) -> Iterator[str]:
    yield f"{site.name}: the week to {digest.last.text}"
    if not digest.parts:
        yield from ("", "Nothing has changed in these seven days.")
    for part in digest.parts:
        yield from ("", part.heading.upper(), "")
        for line in part.lines:
            yield from _line(line, site)
    yield from ("", f"{site.centre}, {site.address}")


def _line(line: DigestLine, site: SiteView) -> Iterator[str]:
    words = " ".join(filter(None, (f"{line.title}: {line.text}", line.notice)))
    yield from textwrap.wrap(words, _WIDTH, initial_indent="* ", subsequent_indent="  ")
    if line.path:
        yield f"  {urljoin(site.address, line.path)}"
