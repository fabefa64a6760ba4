"""The press: pages, parts and redirects of one audience's site, drawn and stamped."""

from __future__ import annotations

from dataclasses import field
from functools import cache
from hashlib import blake2b
from pathlib import Path

from markupsafe import Markup

from leaders_network.compact import digest
from leaders_network.lean import slotted
from leaders_network.outputs import facts, structured
from leaders_network.outputs.frames import Frame, Rendering
from leaders_network.outputs.pages import Page
from leaders_network.outputs.templates import Templates
from leaders_network.program import program_digest
from leaders_network.publish.views.basics import Link, SiteView
from leaders_network.publish.views.browsing import FrontView

PART = "part:"
"""What begins the name of a slot that a part of the directory fills."""


@slotted
class Press:
    """Prints the pages of one audience's site."""

    templates: Templates
    site: SiteView
    rendering: Rendering
    repository: str | None = None
    """Where files are edited: the address that a path in the repository is added to."""
    _digests: dict[tuple[int | None, str], bytes] = field(default_factory=dict)
    _plain: bytes = b""

    def page(self, page: Page) -> bytes:
        """Return a page: its body drawn, and its frame stamped."""
        body = self._draw(page.template, page.depth, view=page.view)
        return self.rendering.frame(
            page.depth, edited=bool(page.source), section=page.section
        ).stamp(
            {
                "title": page.title,
                "description": page.description,
                "canonical": f"{self.site.address}{page.path}",
                "edit": f"{self.repository}{page.folder}{page.source}" if page.source else "",
                "head": self._head(page),
                "body": body,
            }
        )

    def _head(self, page: Page) -> Markup:
        """Return what stands in a page's head."""
        data = page.data(page.view, self.site) if page.data else None
        said = facts.script(page.said(page.view)) if page.said else ""
        more = page.head(page.view, self.site) if page.head else ""
        return Markup(f"{structured.script(data)}{said}{more}")  # noqa: S704 - each is markup

    def key(self, path: str, basis: object, *, framed: bool = True, section: str = "") -> bytes:
        """Return a digest of everything that a page is made from.

        Args:
            path: Where the page stands.
            basis: Its view, or a digest of what its view is made from.
            framed: Whether it is stamped into a frame; a page that people wrote has its own.
            section: The front page of the part of the site it belongs to.
        """
        made_of = basis if isinstance(basis, bytes) else digest(basis)
        around = self._surroundings(path.count("/") if framed else None, section)
        return blake2b(around + made_of + path.encode(), digest_size=16).digest()

    def card_key(self, path: str, basis: bytes) -> bytes:
        """Return a digest of everything that a contact card is made from."""
        if not self._plain:
            self._plain = digest((source_digest(), self.site))
        return blake2b(self._plain + basis + path.encode(), digest_size=16).digest()

    def _surroundings(self, depth: int | None, section: str) -> bytes:
        """Return a digest of what pages of one depth and section have in common.

        Pages that have no frame have no depth.
        """
        key = depth, section
        if key not in self._digests:
            frame = self.rendering.frame
            edited = (True, False) if depth is not None else ()
            frames = [frame(depth or 0, edited=each, section=section).digest for each in edited]
            program = (self.templates.digest, source_digest(), self.site, self.repository)
            self._digests[key] = digest((program, frames))
        return self._digests[key]

    def front(self, rendered: str, depth: int, front: FrontView) -> bytes:
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
        return self.templates.draw(template, {"site": self.site, "base": _base(depth), **values})


@cache
def _base(depth: int) -> Markup:
    """Return the way from a page to the root of its site."""
    return Markup("../" * depth)  # noqa: S704 - nothing that anybody wrote


@cache
def source_digest() -> bytes:
    """Return a digest of this program, for what it makes depends on it too."""
    return program_digest(Path(__file__).parents[1])
