"""MkDocs' events: a request goes in, an audience's pages and its frames come out."""

from __future__ import annotations

import os
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from leaders_network.compiled import compiled
from leaders_network.outputs.frames import NavigationEntry, RenderRequest
from mkdocs_leaders_network import articles, frames, handover, theme
from mkdocs_leaders_network.config import LeadersNetworkConfig
from mkdocs_leaders_network.conversions import Conversions
from mkdocs_leaders_network.headings import HeadingsExtension
from mkdocs_leaders_network.marks import MarksExtension
from mkdocs_leaders_network.origins import origin
from mkdocs_leaders_network.tables import TablesExtension

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger(__name__)

_COMMENT = re.compile(r"^<!--.*?-->\n*|<!--.*?-->", re.DOTALL | re.MULTILINE)
_FACTS = (
    "audience",
    "audience_name",
    "is_room",
    "indexed",
    "home",
    "summary",
    "email",
    "centre",
    "notices",
    "shortlist_limit",
    "own_pages",
)
"""What the theme's templates may know of the request, as `config.extra.network`."""


class LeadersNetworkPlugin(BasePlugin[LeadersNetworkConfig]):  # type: ignore[no-untyped-call]
    """Events only; each hands over to a module that is named after what it does."""

    request: RenderRequest
    conversions: Conversions

    def on_config(self, config: MkDocsConfig) -> None:
        """Make the configuration that of the request's audience.

        Raises:
            PluginError: When there is no request.
        """
        request = self.request = handover.given() or bare_request()
        config.docs_dir = str(request.docs)
        # The theme's templates escape nothing, but leave what is already escaped alone.
        config.site_name = escape(request.name)
        config.site_description = escape(request.summary)
        config.site_url = request.address
        config.nav = [_navigation(entry) for entry in request.navigation]
        config.extra["network"] = {fact: getattr(request, fact) for fact in _FACTS}
        config.theme.static_templates.discard("sitemap.xml")
        theme.overlook_icons(config.theme)
        marks = MarksExtension(request.room)
        extensions = [*config.markdown_extensions, marks, TablesExtension(), HeadingsExtension()]
        config.markdown_extensions = extensions  # type: ignore[assignment]
        self.conversions = Conversions(config, marks)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what no reader is served, and add the frames."""
        theme.drop_unserved(files, config)
        for address in theme.missing(files, config):
            log.warning(f"mkdocs.yml names '{address}', which is not in the theme's folder")
        theme.join_styles(files, config)
        for frame in frames.files_for(self.request, config):
            files.append(frame)
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """Return a page's text, with front matter in every case.

        Without it MkDocs would take a first line such as `Note: …` for metadata and drop it.
        """
        text = page.file.content_string
        return text if text.startswith("---") else f"---\n{{}}\n---\n{text}"

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Say where a page stands, and escape what the theme prints as it is."""
        if frames.is_frame(page.file):
            page.meta.update(frames.meta(page.file))
        frames.settle(page, files)
        for key in {"title", "description"} & page.meta.keys():
            page.meta[key] = escape(str(page.meta[key]))
        return self.conversions.needed(markdown, page.url)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the body's slot into a frame, and leave out what nobody is to read.

        Code stands in HTML with its signs spelt out, so that what is one here is a comment.
        """
        made = _COMMENT.sub("", self.conversions.made(page)).rstrip()
        return frames.CONTENT if frames.is_frame(page.file) else made

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a page its edit link and keep what it says; give a frame the slots of its links."""
        if frames.is_frame(page.file):
            page.canonical_url = frames.CANONICAL
        else:
            articles.save(page, self.request.out)
        page.edit_url = self._edit_url(page)
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Take the theme's templates as they were compiled before."""
        env.bytecode_cache = compiled("theme", version("mkdocs"), *sorted(env.extensions))
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Take frames out of the site: what is empty is not written."""
        if not frames.is_frame(page.file):
            return output
        frames.save(output, page, self.request.out)
        return ""

    def _edit_url(self, page: Page) -> str | None:
        """Return where a page is edited, or None for one that nobody wrote by hand."""
        if not self.request.repository or page.meta.get("generated"):
            return None
        if frames.is_frame(page.file):
            return frames.EDIT if frames.is_edited(page.file) else None
        repository = self.request.repository.rstrip("/")
        return (
            f"{repository}/{self.config.edit_path}{quote(origin(page.file.src_uri, self.request))}"
        )


def bare_request() -> RenderRequest:
    """Return the request of `mkdocs build` itself, for the audience that `AUDIENCE` names.

    Raises:
        PluginError: Always: only the program can choose what an audience sees.
    """
    audience = os.environ.get("AUDIENCE", "public")
    raise PluginError(
        "MkDocs does not know what an audience may see; "
        f"run `python build.py build --audience {audience}` instead"
    )


def _navigation(entry: NavigationEntry) -> dict[str, Any]:
    title = escape(entry.title)
    if not entry.entries:
        return {title: entry.page}
    index = [entry.page] if entry.page else []
    return {title: [*index, *map(_navigation, entry.entries)]}
