"""A face for everyone: the photo where there is one, else initials on a quiet tint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from leaders_network.publish.views.basics import Portrait
from leaders_network.records.reading import Records

PHOTOS = "photos/"
TINTS = 8
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def portrait(
    identifier: str, name: str, photo: str | None, given: str | None, family: str | None
) -> Portrait:
    """Return the portrait of somebody; the tint follows from the id, so it stays theirs."""
    words = [word for word in (given, family) if word] or _names(name)
    initials = "".join(word[0].upper() for word in (words[0], words[-1])[: len(words)])
    path = f"{PHOTOS}{photo}" if photo else None
    return Portrait(path, initials, crc32(identifier.encode()) % TINTS)


def photos(records: Records) -> Iterator[tuple[str, Path, bytes | None]]:
    """Yield each photo of somebody who is seen: its path in the site, its file, and a digest.

    Who read the records without keeping them did not work out any digest.
    """
    for seen in (records.leaders, records.contributors):
        for record in seen.values():
            if record.photo in records.photos:
                path = f"{PHOTOS}{record.photo}"
                yield path, records.photos[record.photo], records.digests.get(path)


def _names(name: str) -> list[str]:
    """Return a name's words without the capitals that stand for honours."""
    words: list[str] = _WORD.findall(name)
    return [word for word in words if not (len(word) > 1 and word.isupper())] or words or ["?"]
