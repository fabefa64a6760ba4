"""Where a new item of content goes, and what its file says."""

from __future__ import annotations

from pathlib import Path

from leaders_network.content.grants import META
from leaders_network.decoding import decode
from leaders_network.importing.composing import Composition
from leaders_network.importing.kinds import Kind
from leaders_network.problems import Problems, SettingsError
from leaders_network.records.kinds import KINDS
from leaders_network.source import read_yaml


def content_kind(word: str, content: Path) -> Kind:
    """Return a kind of content as what can be composed; `item` is one of the library.

    Raises:
        SettingsError: When no folder holds content of the kind.
    """
    name = "library" if word == "item" else word
    folder = Path.cwd() / content
    homes = [meta.parent for meta in sorted(folder.rglob(META)) if _kind_in(meta) == name]
    if not homes:
        raise SettingsError(
            f"no folder of {content} holds content of this kind; make one, and write "
            f"`kind: {name}` into its {META}, and who may read it, as in `audience: network`"
        )
    plural = homes[0].relative_to(folder).as_posix()
    return Kind(name, KINDS[name].front, plural)


def page_text(made: Composition) -> str:
    """Return a new page: its head, and a place for its text."""
    return f"---\n{made.text()}---\n\n"


def _kind_in(meta: Path) -> str:
    text = decode(meta.read_bytes(), META, Problems())
    found = read_yaml(text, META, Problems()) if text is not None else None
    values = found[0] if found else None
    return str(values.get("kind", "")) if isinstance(values, dict) else ""
