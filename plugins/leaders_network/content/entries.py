"""Whether what stands in a content folder may be read, and be called as it is."""

from __future__ import annotations

from pathlib import Path

from leaders_network.content.pages import HOME
from leaders_network.content.paths import (
    address_fault,
    file_fault,
    folder_fault,
    room_of,
    staged_path,
)
from leaders_network.problems import Fault


def entry_fault(entry: Path, root: Path, name: str) -> Fault | None:
    """Return why an entry of a folder is not read at all, or None.

    A link would lend its own audience to a file.

    Args:
        entry: A file, a folder or whatever else stands there.
        root: The folder of all content.
        name: What that folder is called in messages.
    """
    if entry.is_symlink():
        try:
            target = entry.resolve(strict=True)
        except (OSError, RuntimeError):
            return "link-nowhere", "this link leads nowhere", "put the file itself here"
        if not target.is_relative_to(root.resolve()):
            return (
                "link-outside",
                f"this link leads out of `{name}`",
                "put the file itself here",
            )
        return (
            "link-inside",
            "this is a link to a file that has an audience of its own",
            "put a copy of the file here",
        )
    if not entry.is_dir() and not entry.is_file():
        return "unsafe-path", "this is neither a file nor a folder", "delete it"
    return None


def path_fault(path: str, *, is_folder: bool) -> Fault | None:
    """Return what is wrong with a path on the sites for all, or on its room's own site."""
    find = folder_fault if is_folder else file_fault
    on_site = find(path) or find(staged_path(path, room_of(path)))
    is_home = not is_folder and path.endswith(f"/{HOME}")  # then it has its folder's address
    return on_site or (None if is_home else address_fault(path, is_folder=is_folder))
