"""Compiled templates, kept beside the program as Python keeps its own compiled modules."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from leaders_network.installed import version

_FOLDER = Path(__file__).parent / "__pycache__"


class _Compiled(FileSystemBytecodeCache):
    """Keeps one compiled template of each name, from whatever folder it came."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(name)

    def dump_bytecode(self, bucket: Bucket) -> None:
        # Another run, of a newer program, may have taken the folder away.
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled(kind: str, *compilers: str) -> FileSystemBytecodeCache | None:
    """Return where templates of a kind are kept once they are compiled.

    Jinja takes one from there only when the text of its template is the same. What else decides
    is what compiled it; what another compiler made is removed.

    Args:
        kind: Tells templates apart that are compiled in different ways.
        compilers: Whatever compiles them, but Jinja and Python.

    Returns:
        None where nothing may be written, or where Python is told to keep no compiled module.
    """
    told = "\0".join((sys.version, version("jinja2"), *compilers))
    name = blake2b(told.encode(), digest_size=8).hexdigest()
    folder = _FOLDER / f"{kind}-templates" / name
    if sys.dont_write_bytecode or not _is_ready(folder):
        return None
    return _Compiled(str(folder), "%s.pyc")


def _is_ready(folder: Path) -> bool:
    if not folder.is_dir():
        shutil.rmtree(folder.parent, ignore_errors=True)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
    return os.access(folder, os.W_OK)
