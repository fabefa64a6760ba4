"""The pocket edition: one file that needs no network, under a policy of its own."""

from __future__ import annotations

from base64 import b64encode
from hashlib import blake2b, sha256
from pathlib import Path

from markupsafe import Markup

from leaders_network.outputs.printing import source_digest
from leaders_network.outputs.templates import Templates
from leaders_network.publish.publication import Publication

POCKET = "pocket-edition.html"
_STYLE, _SCRIPT = "stylesheets/pocket.css", "vendor/pocket.mjs"


def pocket_key(publication: Publication, templates: Templates) -> bytes:
    """Return a digest of all that a pocket edition is made from, found without making its view.

    Of leaders it shows what lists show, and of organisations no more than stands in their records.
    """
    digest = blake2b(source_digest() + templates.digest + publication.bases.lists(), digest_size=16)
    for part in _parts(templates):
        digest.update(part.encode())
    return digest.digest()


def pocket_edition(publication: Publication, templates: Templates) -> bytes:
    """Return a pocket edition: its style and script stand in it, and nothing else may run or load.

    Only what a reader does not type themselves is in the script; without it everything is there
    to read, for browsers find words in a page by themselves.
    """
    style, script = _parts(templates)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    values = {
        "view": publication.pocket(),
        "site": publication.site,
        "policy": policy,
        "style": Markup(style),  # noqa: S704 - our own file
        "script": Markup(script),  # noqa: S704 - our own file
    }
    return str(templates.draw("pocket.html", values)).encode()


def _parts(templates: Templates) -> tuple[str, str]:
    assets = Path(templates.folder).parent / "assets"
    style, script = ((assets / part).read_text(encoding="utf-8") for part in (_STYLE, _SCRIPT))
    return style, script


def _hash(text: str) -> str:
    """Return the source expression that lets exactly this text run.

    Source: https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
