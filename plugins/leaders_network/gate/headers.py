"""What answers say of themselves beside their content, the same on each server and host."""

from __future__ import annotations

from leaders_network.records.field import NETWORK, TEAM

GATED = f"{NETWORK}|{TEAM}|rooms|mine|inbox"
"""The first folders of what is not the public's, as the alternatives of a pattern."""

NOT_INDEXED = {"X-Robots-Tag": "noindex, nofollow"}
"""What is said besides of everything that is not the public's."""

TYPES = {
    "mjs": "text/javascript",
    "webmanifest": "application/manifest+json",
    "vcf": "text/vcard",
    "ics": "text/calendar",
    "csv": "text/csv",
}
"""The kinds of files, by their endings, that no server's own list can be trusted to know."""


def headers(policy: str, opener: str = "same-origin") -> dict[str, str]:
    """Return the names and values of the headers of every answer.

    Args:
        policy: The content-security policy, or the server's variable that holds it.
        opener: The opener policy, which the web editor's folder has otherwise.
    """
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": opener,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Strict-Transport-Security": "max-age=31536000",
    }
