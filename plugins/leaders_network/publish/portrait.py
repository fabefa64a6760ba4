"""A face for everyone: the photo where there is one, else initials on a quiet tint."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from leaders_network.publish.phrases import names_in
from leaders_network.publish.views.basics import Portrait
from leaders_network.records.records import Records

PHOTOS = "photos/"
TINTS = 8
_APART = "\N{THIN SPACE}"


def portrait(
    identifier: str, name: str, photo: str | None, given: str | None, family: str | None
) -> Portrait:
    """Return the portrait of somebody; the tint follows from the id, so it stays theirs."""
    words = [word for word in (given or _given(name, family), family) if word]
    words = words or names_in(name) or ["?"]
    initials = _beside([word[0].upper() for word in (words[0], words[-1])[: len(words)]])
    path = f"{PHOTOS}{photo}" if photo else None
    return Portrait(path, initials, crc32(identifier.encode()) % TINTS)


def _given(name: str, family: str | None) -> str | None:
    """Return the word of a name that stands before the family's, or else after it."""
    before, _, after = name.partition(family) if family else ("", "", "")
    words = [*names_in(before)[-1:], *names_in(after)[:1]]
    return words[0] if words else None


def _beside(letters: list[str]) -> str:
    """Return letters beside each other; those of Arabic would join into one sign of a word."""
    joins = any(unicodedata.bidirectional(letter) == "AL" for letter in letters)
    return (_APART if joins else "").join(letters)


def photos(records: Records) -> Iterator[tuple[str, Path, bytes | None]]:
    """Yield each photo of somebody who is seen: its path in the site, its file, and a digest.

    Who read the records without keeping them did not work out any digest.
    """
    for seen in (records.leaders, records.contributors):
        for record in seen.values():
            if record.photo in records.photos:
                path = f"{PHOTOS}{record.photo}"
                yield path, records.photos[record.photo], records.digests.get(path)
