"""The theme's files: which of them are served."""

from __future__ import annotations

import hashlib
import os
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.theme import Theme

SERVED = "assets/"
STYLES = f"{SERVED}stylesheets/"

UNUSED = (
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/search.*",
    "assets/*.map",
    "assets/scripts/*",
    "assets/vendor/pocket.mjs",
)
"""Parts of the stock theme's own search, what only developers need, and what stands in a page."""


class _Visible(FileSystemLoader):
    """Loads every template, and lists none in a hidden folder."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in map(str, self.searchpath):
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                within = os.path.relpath(folder, root).replace(os.sep, "/")
                found |= {f"{within}/{name}".removeprefix("./") for name in files}
        return sorted(found)


def overlook_icons(theme: Theme) -> None:
    """Let MkDocs not look at the ten thousand icons beside the templates: it serves none of them.

    It would list and then drop them for each site, which takes an eighth of its time.
    """
    made = theme.get_env

    def get_env() -> Environment:
        env = made()
        env.loader = _Visible(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


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


def join_styles(files: Files, config: MkDocsConfig) -> None:
    """Let pages ask for the theme's own styles as one file, after all others.

    Of each of twenty a browser would ask with every page whether it has changed. The one is named
    by its content, so it is never asked for again; it stands beside its parts, whose addresses of
    other files therefore hold in it.
    """
    own = [address for address in config.extra_css if address.startswith(STYLES)]
    parts = [found for address in own if (found := files.get_file_from_path(address))]
    joined = b"\n".join(part.content_bytes for part in parts)
    name = f"{STYLES}network-{hashlib.sha256(joined).hexdigest()[:12]}.css"
    files.append(File.generated(config, name, content=joined))
    config.extra_css = [*(each for each in config.extra_css if each not in own), name]


def _is_served(address: str) -> bool:
    return address.startswith(SERVED) and not any(fnmatch(address, each) for each in UNUSED)
