"""The order in which one audience's pages are listed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field

from leaders_network.content.pages import DEFAULT_ORDER, HOME, Content
from leaders_network.content.paths import address_of
from leaders_network.content.selection import Selection, StagedPage
from leaders_network.lean import frozen, slotted
from leaders_network.records.field import PUBLIC

DIRECTORY = "directory/index.md"
DIRECTORY_GROUPS = (
    ("A to Z", ("leaders", "organisations", "assistants")),
    ("Browse by", ("sectors", "areas", "roles", "topics")),
    ("Today", ("at-a-glance", "new-in-post", "vacancies", "pocket", "overview")),
    ("Together", ("offers-and-asks", "programmes", "groups", "contributors")),
)
"""The folders of the directory's own pages, in the order readers look for them."""
DIRECTORY_PAGES = tuple(
    f"{folder}/index.md" for _, folders in DIRECTORY_GROUPS for folder in folders
)
FEW = 8
"""So many pages are one list; more stand in groups."""


@frozen
class NavigationItem:
    """A page, or a heading with items below it; a heading may have a page of its own."""

    title: str
    page: str | None = None
    items: tuple[NavigationItem, ...] = ()


@slotted
class _Folder:
    pages: list[StagedPage] = field(default_factory=list)
    folders: dict[str, _Folder] = field(default_factory=dict)


def navigation(selection: Selection, empty: Collection[str] = ()) -> tuple[NavigationItem, ...]:
    """Return one audience's navigation: home, the directory, the folders, then the other pages.

    Args:
        selection: What the audience gets.
        empty: The folders of the directory's own pages that would list nothing.
    """
    gaps = {f"{folder}/{HOME}" for folder in empty}
    shown = {
        path: page
        for path, page in selection.pages.items()
        if not page.page.hidden and not (page.generated and path in gaps)
    }
    home = [NavigationItem(shown[HOME].page.navigation or "Home", HOME)] if HOME in shown else []
    directory = _directory(shown)
    own = {DIRECTORY, *DIRECTORY_PAGES, HOME}
    tree = _tree({path: page for path, page in shown.items() if path not in own})
    return (*home, *directory, *_below(tree, "", selection))


def notices(content: Content, *, way: str = "") -> dict[str, str]:
    """Return the titles and addresses of the pages that every site's foot leads to.

    They are those at the root of the content that everyone may read and no navigation lists: the
    privacy notice, the accessibility statement.

    Args:
        content: Everything that people wrote.
        way: The way from the root of the site to that of the site where they stand.
    """
    found = [
        page
        for page in content.pages.values()
        if page.hidden and page.audience == PUBLIC and "/" not in page.path
    ]
    found.sort(key=lambda page: (page.order, page.path))
    return {page.navigation or page.title: f"{way}{address_of(page.path)}" for page in found}


def _directory(shown: dict[str, StagedPage]) -> list[NavigationItem]:
    items = tuple(_item(path, shown[path]) for path in DIRECTORY_PAGES if path in shown)
    front = shown.get(DIRECTORY)
    if front is not None:
        return [NavigationItem(_title(front), DIRECTORY, _grouped(items))]
    return [NavigationItem("Directory", None, items)] if items else []


def _grouped(items: tuple[NavigationItem, ...]) -> tuple[NavigationItem, ...]:
    """Return the directory's pages, each group of them below its heading where they are many."""
    if len(items) <= FEW:
        return items
    groups = (
        NavigationItem(heading, None, tuple(item for item in items if _folder_of(item) in folders))
        for heading, folders in DIRECTORY_GROUPS
    )
    return tuple(group for group in groups if group.items)


def _folder_of(item: NavigationItem) -> str:
    return (item.page or "").partition("/")[0]


def _tree(pages: dict[str, StagedPage]) -> _Folder:
    root = _Folder()
    for path, page in pages.items():
        folder = root
        for name in path.split("/")[:-1]:
            folder = folder.folders.setdefault(name, _Folder())
        folder.pages.append(page)
    return root


def _below(folder: _Folder, path: str, selection: Selection) -> list[NavigationItem]:
    """Return a folder's sections and then its pages, each by order and then by title."""
    sections = [
        _section(inside, f"{path}{name}/", selection) for name, inside in folder.folders.items()
    ]
    pages = [
        ((page.page.order, _title(page).casefold(), page.path), _item(page.path, page))
        for page in folder.pages
    ]
    return [item for _, item in (*sorted(sections, key=_key), *sorted(pages, key=_key))]


Placed = tuple[tuple[int, str, str], NavigationItem]


def _key(placed: Placed) -> tuple[int, str, str]:
    return placed[0]


def _section(folder: _Folder, path: str, selection: Selection) -> Placed:
    front = next((page for page in folder.pages if page.path == f"{path}{HOME}"), None)
    about = selection.folders.get(path.rstrip("/"))
    title = title_of_folder(path.rstrip("/"), selection)
    orders = [about.order if about else DEFAULT_ORDER, front.page.order if front else DEFAULT_ORDER]
    folder.pages = [page for page in folder.pages if page is not front]
    items = tuple(_below(folder, path, selection))
    item = NavigationItem(title, front.path if front else None, items)
    return (min(orders), title.casefold(), path), item


def title_of_folder(path: str, selection: Selection) -> str:
    """Return what the navigation calls a folder: its own title, its front's, or its name."""
    about = selection.folders.get(path)
    front = selection.pages.get(f"{path}/{HOME}")
    if about and about.title:
        return about.title
    return _title(front) if front and not front.page.hidden else _words(path)


def _item(path: str, page: StagedPage) -> NavigationItem:
    return NavigationItem(_title(page), path)


def _title(page: StagedPage) -> str:
    return page.page.navigation or page.page.title


def _words(path: str) -> str:
    """Return a folder's name as words, for a folder that nobody gave a title."""
    name = path.rstrip("/").rpartition("/")[2].replace("-", " ")
    return name[:1].upper() + name[1:]
