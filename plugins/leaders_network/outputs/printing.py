"""The press: pages, parts and redirects of one audience's site, drawn and stamped."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO

from markupsafe import Markup

from leaders_network.outputs import structured
from leaders_network.outputs.frames import Frame, Rendering
from leaders_network.outputs.pages import Page
from leaders_network.outputs.templates import Templates
from leaders_network.publish.views import FrontView, Link, SiteView

PART = "part:"
"""What begins the name of a slot that a part of the directory fills."""


@dataclass(slots=True)
class Press:
    """Prints the pages of one audience's site."""

    templates: Templates
    site: SiteView
    rendering: Rendering
    repository: str | None = None
    """Where a file of data is edited: the address that its path is added to."""

    def page(self, page: Page) -> str:
        """Return a page: its body drawn, and its frame stamped."""
        body = self._draw(page.template, page.depth, view=page.view)
        data = page.data(page.view, self.site) if page.data else None
        return self.rendering.frame(page.depth, edited=bool(page.source)).stamp(
            {
                "title": page.title,
                "description": page.description,
                "canonical": f"{self.site.address}{page.path}",
                "edit": f"{self.repository}{page.source}" if page.source else "",
                "head": structured.script(data),
                "body": body,
            }
        )

    def key(self, page: Page) -> bytes:
        """Return a digest of everything that a page is made from."""
        frame = self.rendering.frame(page.depth, edited=bool(page.source))
        digest = blake2b(digest_size=16)
        digest.update(self.templates.digest)
        digest.update(frame.digest)
        facts = (self.site, self.repository, page.path, page.title, page.description, page.view)
        digest.update(_pickled(facts))
        return digest.digest()

    def front(self, rendered: str, depth: int, front: FrontView) -> str:
        """Return a page that people wrote, with the parts it asks for filled in."""
        frame = Frame.of(rendered)
        parts = {
            slot: self._draw(f"parts/{slot.removeprefix(PART)}.html", depth, front=front)
            for slot in frame.slots
        }
        return frame.stamp(parts)

    def redirect(self, path: str, target: Link) -> str:
        """Return the page of a former id, which leads to where it is now."""
        return self._draw("redirect.html", path.count("/"), view=target)

    def _draw(self, template: str, depth: int, **values: object) -> Markup:
        base = "../" * depth
        return self.templates.draw(template, {"site": self.site, "base": base, **values})


def _pickled(value: object) -> bytes:
    """Return bytes that are the same for equal views, however their parts are shared."""
    file = BytesIO()
    pickler = pickle.Pickler(file, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return file.getvalue()
