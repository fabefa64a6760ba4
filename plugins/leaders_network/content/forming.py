"""The one form of a page: canonical front matter, and the body as it was written."""

from __future__ import annotations

from leaders_network.content.front import FENCE, kind_of, split_page
from leaders_network.problems import Problems
from leaders_network.records.formatting import formatted
from leaders_network.records.kinds import PAGE, model_of
from leaders_network.source import read_yaml


def formed_page(text: str, path: str, problems: Problems, kind: str = PAGE) -> str | None:
    """Return a page's text in its one form, or None with the problem recorded.

    Args:
        text: The whole file.
        path: Its name in messages.
        problems: Gets what is wrong with its front matter.
        kind: What kind of content it is, where it does not say so itself.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = split_page(text, path, problems)
    if parts is None:
        return None
    matter, body, _ = parts
    found = read_yaml(matter, path, problems, first_line=2)
    if found is None:
        return None
    if not matter:
        return text
    model = model_of(kind_of(found[0], kind))
    formed = formatted(matter + "\n", found[0], model)
    return f"{FENCE}\n{formed}{FENCE}\n{body}"
