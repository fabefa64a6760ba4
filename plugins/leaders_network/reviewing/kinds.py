"""Of what kinds a change is, and so who has to agree to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leaders_network.directory.forgotten import FILE as FORGOTTEN
from leaders_network.problems import Problems
from leaders_network.records.contact import WAYS
from leaders_network.records.ways import without_capitals
from leaders_network.reviewing.access import Entrance, addresses_for
from leaders_network.reviewing.chosen import folders_changed
from leaders_network.reviewing.difference import Change
from leaders_network.reviewing.history import FileChange
from leaders_network.reviewing.renaming import renamed
from leaders_network.reviewing.settings import KINDS, Kind, Need, Reviewing, is_guarded
from leaders_network.reviewing.snapshot import Folders, Snapshot
from leaders_network.source import read_yaml

_CORRECTED = (*WAYS, "hours", "confirmed", "note", "label")
"""What of a contact, a post's or an assistant's details a small correction may change."""

_HARMLESS = frozenset(["extra_css", "site_description", "copyright", "site_name"])
"""Settings of the site generator that cannot put anything else into a page."""
_LOOKS = frozenset(["palette", "features", "favicon", "logo", "icon", "font", "language"])
GENERATOR = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kinds of a change with what each needs, the gravest first."""

    kinds: tuple[Kind, ...]
    needs: tuple[Need, ...]

    @property
    def approvals(self) -> int:
        """How many people have to agree."""
        return max((need.approvals for need in self.needs), default=1)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of each of which somebody has to."""
        return tuple(dict.fromkeys(role for need in self.needs for role in need.roles))


def verdict(kinds: Iterable[Kind], settings: Reviewing) -> Verdict:
    """Return what a change of some kinds needs."""
    found = set(kinds)
    ordered = tuple(kind for kind in KINDS if kind in found) or ("form",)
    return Verdict(ordered, tuple(settings.need(kind) for kind in ordered))


def kinds_of(
    files: Sequence[FileChange],
    changes: Sequence[Change],
    access: Sequence[Entrance],
    folders: Folders,
    settings: Reviewing,
    between: tuple[Snapshot, Snapshot],
) -> set[Kind]:
    """Return the kinds of a change, leaving aside who made it."""
    before, after = between
    found: set[Kind] = set()
    widens = any(change.widened for change in changes) or any(one.widens for one in access)
    if widens or widened_settings(before, after):
        found.add("widening")
    found |= {kind for file in files if (kind := _kind_of_file(file, folders, settings))}
    if renamed(before, after):
        found.add("directory")
    for change in changes:
        found.add("content" if change.subject.startswith(("page:", "file:")) else "directory")
    if any(folders_changed(before.content, after.content)):
        found.add("content")
    photos = (folders.in_data(file.path) or "" for file in files)
    if any(path.startswith("photos/") for path in photos):
        found.add("directory")
    return found


def _kind_of_file(file: FileChange, folders: Folders, settings: Reviewing) -> Kind | None:
    """Return of which kind a change of a file is by its path alone."""
    if is_guarded(file.path, settings):
        return "guarded"
    if folders.in_data(file.path) == FORGOTTEN:
        return "directory"
    return None if folders.reads(file.path) else "program"


def widened_settings(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """Return what settings of the network show to more than before, or let others do, in words."""
    old, new = before.records.network, after.records.network
    told = {
        "BECOMES VISIBLE for longer: whatever nobody confirms": new.lapsed_days > old.lapsed_days,
        "BECOMES VISIBLE: figures of smaller groups": new.smallest_group < old.smallest_group,
        "the web editor SIGNS IN AND SAVES ELSEWHERE": new.editor not in (None, old.editor),
    }
    return tuple(words for words, holds in told.items() if holds)


def is_correction(
    changes: Sequence[Change], kinds: Collection[Kind], authors: Iterable[str], before: Snapshot
) -> bool:
    """Return whether a change is a small correction by the person or their assistant.

    Args:
        changes: Every fact that changes.
        kinds: Of which kinds the change is.
        authors: The addresses of all who wrote it.
        before: Says whose addresses they are.
    """
    subjects = {change.subject for change in changes}
    if set(kinds) != {"directory"} or len(subjects) != 1:
        return False
    scheme, _, identifier = next(iter(subjects)).partition(":")
    leader = before.records.leaders.get(identifier) if scheme == "leader" else None
    if leader is None or not all(_is_small(change) for change in changes):
        return False
    own = addresses_for(leader, editing=True)
    written = {without_capitals(author) for author in authors}
    return bool(written) and written <= own


def _is_small(change: Change) -> bool:
    way = change.way
    within = len(way) == 5 and way[0] == "appointments" and way[2] in ("contacts", "assistants")
    if not within or way[4] not in _CORRECTED or (change.old is None and way[4] != "confirmed"):
        return False
    return not (way[2] == "assistants" and way[4] == "email")


def generator_changes(old: str | None, new: str | None) -> tuple[str, ...]:
    """Return the settings of the site generator that differ and may put other things into pages.

    What they do cannot be told from the data: another plugin, a file that is included, a script
    from elsewhere. So they are named, and two people look at them.
    """
    was, now = _keys(old), _keys(new)
    return tuple(
        sorted(
            key
            for key in was.keys() | now.keys()
            if was.get(key) != now.get(key) and not _is_harmless(key)
        )
    )


def _is_harmless(key: str) -> bool:
    top, _, inner = key.partition(".")
    return top in _HARMLESS or (top == "theme" and inner in _LOOKS)


def _keys(text: str | None) -> Mapping[str, Any]:
    if not text:
        return {}
    found = read_yaml(text, GENERATOR, Problems())
    if found is None or not isinstance(found[0], dict):
        return {"(unreadable)": text}
    flat: dict[str, Any] = {}
    for key, value in found[0].items():
        if key == "theme" and isinstance(value, dict):
            flat |= {f"theme.{inner}": told for inner, told in value.items()}
        else:
            flat[str(key)] = value
    return flat
