"""The plugin's options in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as option


class LeadersNetworkConfig(base.Config):  # type: ignore[no-untyped-call]
    """Everything else that a build needs is in its request."""

    edit_path = option.Type(str, default="edit/main/")
    """Where the repository's host edits a page, between its address and a file's path."""
