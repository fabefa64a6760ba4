"""Rules over all pages at once: every link leads somewhere its reader may go, every part is one."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from urllib.parse import unquote

from leaders_network.addresses import SCHEMES
from leaders_network.content.links import Targets, check_links, hidden
from leaders_network.content.markup import check_markup
from leaders_network.content.pages import HOME, ROOM_FRONT, Content, ContentPage
from leaders_network.content.parts import check_parts
from leaders_network.content.paths import DIRECTORY_FOLDERS, address_of, likeness
from leaders_network.content.restriction import within
from leaders_network.lean import frozen
from leaders_network.problems import Fault, Location, Problems, near_word
from leaders_network.records.field import WITHHELD

_SCHEMES_OF = {folder: scheme for scheme, folder in SCHEMES.items()}
_PAGES = ("", ".md", ".html")
"""How the path of what may be a page ends; a picture is never taken for one."""


def check_content(
    content: Content,
    targets: Targets,
    problems: Problems,
    *,
    fronts: Collection[str],
    parts: Collection[str] = (),
) -> None:
    """Record every link, tag and part of every page that leads nowhere, or where it may not.

    Args:
        content: Every page, and what can be made out of pages with faults.
        targets: What links with a scheme may lead to.
        problems: Gets one problem for each.
        fronts: The paths of the pages that sites have in any case.
        parts: The names of the parts there are.
    """
    shared = [path for path in fronts if path != ROOM_FRONT]
    taken = {likeness(path): path for path in shared}
    for page in content.pages.values():
        at = Location(content.address(page.path), page.body_line)
        front = taken.get(likeness(page.path), page.path)
        if front != page.path:
            message = f"the site has a page of its own at `{address_of(front)}`"
            fix = f"call it `{front}`, and it takes that page's place; or rename it"
            problems.add(Location(at.path), message, "taken-path", fix=fix)
        resolve = Paths(content, page, shared).fault
        check_links(page.body, at, page.audience, targets, problems, resolve=resolve)
        check_markup(page.body, at, problems)
        check_parts(page.body, at, parts, problems)


def path_from(page: str, link: str) -> str | None:
    """Return the path that a relative link on a page names, or None when it leaves the folder."""
    written = unquote(link.partition("?")[0])
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), written))
    return None if path.startswith(("..", "/")) else path


def _bare(path: str) -> str:
    """Return a path without the end that all fronts share: none is meant for that alone."""
    return path.removesuffix(f"/{HOME}")


@frozen
class Paths:
    """The paths that may be named on one page."""

    content: Content
    page: ContentPage
    fronts: Collection[str]

    def fault(self, link: str) -> Fault | None:
        """Return what is wrong with a relative link, or None when its target can be seen."""
        if link.startswith("/"):
            fix = "write the way from this page's file, as in `../about.md`"
            return "broken-link", f"`{link}` does not begin at this page", fix
        path = path_from(self.page.path, link)
        if path is None:
            fix = "link to something in the same folder of content"
            return "broken-link", f"`{link}` leads out of `{self.content.name}`", fix
        found = self.content.at(path)
        if found is None:
            is_there = path in self.fronts or self.content.hides(path)
            return None if is_there else self.missing(path, link)
        if within(self.page.audience, found.audience) or path in self.fronts:
            return None
        if self.page.audience == WITHHELD or found.grant.is_guess:
            return None
        return hidden(f"`{self.content.address(path)}`", self.page.audience)

    def missing(self, path: str, link: str) -> Fault:
        """Return the problem of a link to a path where nothing is, with what was probably meant."""
        message = f"there is no `{self.content.address(path)}`"
        start = "https://" if link.startswith("www.") else "mailto:" if "@" in link else None
        if start:
            return "broken-link", message, f"write `{start}{link}`"
        return "broken-link", message, self.remedy(path.removesuffix("/"))

    def remedy(self, path: str) -> str:
        """Return what to write instead of a path."""
        folder, _, rest = path.partition("/")
        if folder in DIRECTORY_FOLDERS and rest:
            scheme = "post" if folder == "organisations" and "/" in rest else _SCHEMES_OF[folder]
            return f"write `{scheme}:{rest.removesuffix('.md').removesuffix('/index')}`"
        meant = self.content.meant
        there = {meant.get(each, each) for each in (*self.content.pages, *self.content.files)}
        there |= {*self.fronts}
        for guess in (f"{path}.md", f"{path}/index.md"):
            if guess in there:
                return f"write `{self.relative(guess)}`"
        is_page = posixpath.splitext(path)[1] in _PAGES
        alike = {_bare(each): each for each in there if each.endswith(".md") == is_page}
        near = near_word(_bare(path), alike)
        if near is None:
            return "correct the path, or add the file"
        return f"write `{self.relative(alike[near])}`"

    def relative(self, path: str) -> str:
        """Return the way to a path from the page."""
        return posixpath.relpath(path, posixpath.dirname(self.page.path) or ".")
