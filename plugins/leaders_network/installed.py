"""What is installed beside this program, read from the names of folders.

`importlib.metadata` says the same, but loads Python's e-mail to do so, and every build waits for
that. What stands in no folder of facts, as in an archive, it is still asked for.
Source: https://packaging.python.org/en/latest/specifications/recording-installed-packages/ and
https://packaging.python.org/en/latest/specifications/entry-points/
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

_FACTS = ".dist-info"
_POINTS = "entry_points.txt"


def version(package: str) -> str:
    """Return the version of a package that is installed.

    Raises:
        importlib.metadata.PackageNotFoundError: When it is not.
    """
    folder = _packages(tuple(sys.path)).get(_normal(package))
    if folder is not None:
        return folder.name.removesuffix(_FACTS).rpartition("-")[2]
    from importlib import metadata

    return metadata.version(package)


def entry_points(group: str) -> Iterator[str]:
    """Yield what packages offer under a group, each as `module:object`."""
    found = False
    for folder in _packages(tuple(sys.path)).values():
        for _, object_ in _offered(folder / _POINTS, f"[{group}]"):
            found = True
            yield object_
    if not found:
        from importlib import metadata

        yield from (point.value for point in metadata.entry_points(group=group))


def names_of(group: str) -> frozenset[str]:
    """Return the names under which packages offer something of a group."""
    folders = _packages(tuple(sys.path)).values()
    found = {name for each in folders for name, _ in _offered(each / _POINTS, f"[{group}]")}
    if not found:
        from importlib import metadata

        found = {point.name for point in metadata.entry_points(group=group)}
    return frozenset(found)


def _offered(file: Path, heading: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in a file of entry points under a heading, without what it may need."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:
        return
    within = False
    for line in map(str.strip, text.splitlines() if heading in text else ()):
        if line.startswith("["):
            within = line == heading
        elif within and "=" in line and not line.startswith(("#", ";")):
            name, _, object_ = line.partition("=")
            yield name.strip(), object_.partition("[")[0].strip()


@cache
def _packages(folders: tuple[str, ...]) -> Mapping[str, Path]:
    """Return the folder of facts of each package; that of the first on the path is the one."""
    found: dict[str, Path] = {}
    for folder in folders:
        with suppress(OSError):
            for name in os.listdir(folder or "."):  # noqa: PTH208 - there are hundreds
                if name.endswith(_FACTS):
                    package = name.removesuffix(_FACTS).rpartition("-")[0]
                    found.setdefault(_normal(package), Path(folder, name))
    return found


def _normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()
