"""Which paths a page or a file may have, so that it can stand on any computer and on any site."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from leaders_network.addresses import DICTIONARY, EDITOR, FRESHNESS, SCHEMES
from leaders_network.problems import Fault
from leaders_network.records.ids import id_fault, is_device_name

ROOMS = "rooms"
DIRECTORY_FOLDERS = tuple(dict.fromkeys(SCHEMES.values()))
"""Folders that the directory fills with a page for each of its records."""

_SITES = ("network", "team")
_GATE = ("mine", "inbox", "gate", "sign-out")
"""What stands beside the sites on the server."""

_MACHINERY = (
    "assets",
    "search",
    "photos",
    DICTIONARY.split("/")[0],
    FRESHNESS.split("/")[0],
    EDITOR.rstrip("/"),
)
_MADE = frozenset(
    ["404.md", "404.html", "robots.txt", "sitemap.md", "sitemap.xml", "sitemap.xml.gz"]
)
_META = re.compile(r"[._]?meta\.ya?ml", re.IGNORECASE)
_RUNNING = frozenset(
    ".html .htm .shtml .xhtml .xht .mht .mhtml .hta .xsl .xslt .js .mjs .cjs .wasm .swf"
    " .php".split()
)
"""The endings of files that browsers run, or that draw a page which may: no page of ours may."""

XML = frozenset([".svg", ".xml", ".rdf", ".rss", ".atom", ".kml", ".gpx", ".gml", ".mml"])
"""The endings of files that a browser draws as XML."""

PICTURES = frozenset(
    ".jpg .jpeg .jpe .jfif .png .apng .webp .gif .avif .avifs .heic .heif .tif .tiff".split()
)
"""The endings of pictures, which are looked into: browsers go by what is in a file."""

_MARKDOWN = frozenset([".md", ".markdown", ".mdown", ".mkdn", ".mkd"])
_FILE = re.compile(r"[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")
_MAXIMUM_NAME = 100


def is_page(path: str) -> bool:
    """Return whether a path is a page's."""
    return path.endswith(".md")


def room_of(path: str) -> str | None:
    """Return the room whose folder a path stands in: `a` for `rooms/a/index.md`."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == ROOMS else None


def staged_path(path: str, room: str | None) -> str:
    """Return where a path stands in a site: a room's own folder is the root of the room's site."""
    return path if room is None else path.removeprefix(f"{ROOMS}/{room}/")


def address_of(path: str) -> str:
    """Return where the site has a page or a file of a path: `a/b/` for the page `a/b.md`."""
    if not is_page(path):
        return path
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def folder_fault(path: str) -> Fault | None:
    """Return what is wrong with a folder's path, or None."""
    name = PurePosixPath(path).name
    wrong = id_fault(name)
    if wrong:
        return "unsafe-path", f"a folder cannot be called `{name}`", f"rename it: {_advice(wrong)}"
    if path in _SITES:
        return (
            "reserved-path",
            f"the folder `{name}` is kept for the site of that audience",
            "rename it, and write its audience in `.meta.yml`",
        )
    if path in _MACHINERY:
        return "reserved-path", f"the folder `{name}` is kept for the site's own files", "rename it"
    return None


def file_fault(path: str) -> Fault | None:
    """Return what is wrong with the path of a page or other file, or None."""
    return _name_fault(path) or _place_fault(path) or _running_fault(path)


def address_fault(path: str, *, is_folder: bool) -> Fault | None:
    """Return why nobody would find a path beside the other sites, or None.

    The public site stands at the root of the server, and what is kept there is served in its place.
    """
    address = path if is_folder else address_of(path).rstrip("/")
    if address in _GATE:
        whose = "the gate"
    elif address in (*_SITES, ROOMS) and not is_folder:
        whose = "the rooms" if address == ROOMS else "the site of that audience"
    else:
        return None
    return "reserved-path", f"the address `/{address}/` is kept for {whose}", "rename it"


def likeness(path: str) -> str:
    """Return one text for all paths that some computer, or the built site, cannot tell apart."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    if not is_page(folded):
        return folded
    stem = folded.removesuffix(".md")
    return f"{stem}.html" if stem.split("/")[-1] == "index" else f"{stem}/index.html"


def _name_fault(path: str) -> Fault | None:
    file = PurePosixPath(path)
    if not is_page(path):
        return _file_name_fault(file)
    wrong = id_fault(file.stem)
    fix = f"rename it: {_advice(wrong)}" if wrong else ""
    return ("unsafe-path", f"a page cannot be called `{file.name}`", fix) if wrong else None


def _file_name_fault(file: PurePosixPath) -> Fault | None:
    if file.suffix.casefold() in _MARKDOWN:
        return "unsafe-path", f"a page's name cannot end in `{file.suffix}`", "end it in `.md`"
    if _META.fullmatch(file.name):
        return "unsafe-path", f"`{file.name}` says nothing about its folder", "call it `.meta.yml`"
    if file.name.startswith("."):
        return "unsafe-path", f"`{file.name}` is hidden and is not published", "delete it"
    message = f"a file cannot be called `{file.name}`"
    if is_device_name(file.name):
        return "unsafe-path", message, "rename it: this is a device's name on Windows"
    if not _FILE.fullmatch(file.name) or len(file.name) > _MAXIMUM_NAME:
        fix = "rename it: use letters a to z, digits, and `-`, `_` or `.` between them"
        return "unsafe-path", message, fix
    return None


def _place_fault(path: str) -> Fault | None:
    top, _, rest = path.partition("/")
    if path in _MADE:
        return "taken-path", f"the site makes `{path}` itself", "rename the file"
    if top in DIRECTORY_FOLDERS and rest and rest != "index.md":
        return (
            "taken-path",
            f"`{top}/` is filled from the directory",
            f"move the file to another folder; only `{top}/index.md` may be written",
        )
    if top == ROOMS and rest and "/" not in rest:
        return (
            "reserved-path",
            f"`{ROOMS}/` holds a folder for each room and no files",
            f"move the file into a room's folder, as in `{ROOMS}/ID/{rest}`",
        )
    return None


def _running_fault(path: str) -> Fault | None:
    file = PurePosixPath(path)
    if file.suffix.casefold() == ".svgz":
        message = f"`{file.name}` is compressed, so that nobody can look into it"
        return "running-file", message, "save it as .svg"
    if file.suffix.casefold() not in _RUNNING:
        return None
    fix = "write a page in Markdown, or put it on another site and link to it"
    return "running-file", f"`{file.name}` could run in a reader's browser", fix


def _advice(wrong: Fault) -> str:
    return wrong[2] if wrong[2].startswith("use ") else f"{wrong[1]}; {wrong[2]}"
