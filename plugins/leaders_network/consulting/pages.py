"""A consultation's own page, as a file: found by its id, and written to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaders_network.content.consultations import consultations
from leaders_network.content.front import FENCE, parts_of
from leaders_network.content.pages import Content
from leaders_network.placing import replace_files
from leaders_network.problems import Problems, SettingsError, near_word
from leaders_network.records.consultation import Consultation
from leaders_network.records.editing import REMOVED, edited


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """One consultation, and the file it is written in."""

    id: str
    front: Consultation
    audience: str
    """Who sees it: a room's asks the members of the room alone."""
    file: Path


def find(content: Content, folder: Path, identifier: str) -> ConsultationPage:
    """Return the consultation of an id.

    Raises:
        SettingsError: When there is none.
    """
    known = {item.id: (page, front) for item, page, front in consultations(content)}
    if identifier not in known:
        near = near_word(identifier, known)
        meant = f"; did you mean {near}?" if near else f". There are: {', '.join(known) or 'none'}"
        raise SettingsError(f"there is no consultation {identifier}{meant}")
    page, front = known[identifier]
    return ConsultationPage(identifier, front, page.audience, folder / page.path)


def write(page: ConsultationPage, key: str, value: Any) -> None:
    """Write one field of a consultation's front matter; all else stays as it is.

    Args:
        page: What is written to.
        key: The field.
        value: As it stands in YAML; None takes it away.

    Raises:
        SettingsError: When the page cannot be read any more.
        BuildError: When it cannot be written; then it is as it was.
    """
    text = page.file.read_text(encoding="utf-8-sig")  # some editors mark UTF-8 at the beginning
    parts = parts_of(text, page.file.name, Problems())
    if parts is None:
        raise SettingsError(f"{page.file} cannot be read any more")
    change = ((key,), REMOVED if value is None else value)
    matter = edited(f"{parts.matter}\n", [change], Consultation)
    replace_files({page.file: f"{FENCE}\n{matter}{FENCE}\n{parts.body}".encode()})
