"""The theme's files: which of them are served."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

SERVED = "assets/"

UNUSED = (
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/search.*",
    "assets/*.map",
    "assets/scripts/*",
)
"""Parts of the stock theme's own search, what is bundled, and what only developers need."""


def drop_unserved(files: Files, config: MkDocsConfig) -> None:
    """Remove the theme's files that no page needs; what people wrote is left alone."""
    folders = set(config.theme.dirs)
    for file in list(files):
        if file.src_dir in folders and not _is_served(file.src_uri):
            files.remove(file)


def missing(files: Files, config: MkDocsConfig) -> list[str]:
    """Return the styles, scripts and images that the configuration names and nobody has made."""
    images = [config.theme[name] for name in ("favicon", "logo") if name in config.theme]
    named = [*config.extra_css, *map(str, config.extra_javascript), *images]
    return [address for address in named if files.get_file_from_path(address) is None]


def _is_served(address: str) -> bool:
    return address.startswith(SERVED) and not any(fnmatch(address, each) for each in UNUSED)
