"""The content-security policy: what the built pages themselves need, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from leaders_network.addresses import EDITOR
from leaders_network.records.field import TEAM

_SCRIPT = re.compile(rb"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_ELSEWHERE = re.compile(rb"\bsrc\s*=", re.IGNORECASE)
_DATA = re.compile(rb"\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)

_OWN = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')

_POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)


def policy(site: Path) -> str:
    """Return the policy under which every built page of every audience works.

    Args:
        site: The folder of all sites.
    """
    hashes = sorted({found for page in _pages(site) for found in inline_hashes(page)})
    return _POLICY.format(scripts="".join(f" '{one}'" for one in hashes))


def editor_policy(site: Path) -> str:
    """Return the policy of the web editor's folder, as its own page asks for it; "" without one.

    The page is built with the addresses that it has to reach. That nobody may frame it is the
    server's to say: a page cannot.
    """
    page = site / TEAM / EDITOR / "index.html"
    found = _OWN.search(page.read_text(encoding="utf-8")) if page.is_file() else None
    return f"{unescape(found[1])}; frame-ancestors 'none'" if found else ""


def inline_hashes(page: bytes) -> Iterator[str]:
    """Yield the hash of each script that stands in a page and is run (CSP 3, section 2.3.1)."""
    for attributes, script in _SCRIPT.findall(page):
        if script and not _ELSEWHERE.search(attributes) and not _DATA.search(attributes):
            digest = hashlib.sha256(script).digest()
            yield f"sha256-{base64.b64encode(digest).decode()}"


def _pages(site: Path) -> Iterator[bytes]:
    for file in sorted(site.rglob("*.html")):
        yield file.read_bytes()
