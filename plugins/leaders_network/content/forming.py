"""The one form of a page: canonical front matter, and the body as it was written."""

from __future__ import annotations

from leaders_network.content.front import FENCE, kind_of, parts_of, plain_ends
from leaders_network.problems import Problems
from leaders_network.records.formatting import formatted
from leaders_network.records.kinds import PAGE, model_of


def formed_page(text: str, path: str, problems: Problems, kind: str = PAGE) -> str | None:
    """Return a page's text in its one form, or None with the problem recorded.

    Args:
        text: The whole file.
        path: Its name in messages.
        problems: Gets what is wrong with its front matter.
        kind: What kind of content it is, where it does not say so itself.
    """
    before = len(problems)
    parts = parts_of(text, path, problems)
    if parts is None or len(problems) > before:
        return None
    if not parts.matter or not isinstance(parts.data, dict | None):
        return plain_ends(text)
    model = model_of(kind_of(parts.data, kind))
    formed = formatted(parts.matter + "\n", parts.data, model)
    return f"{FENCE}\n{formed}{FENCE}\n{parts.body}"
