"""The process in which MkDocs runs: `python -m mkdocs_leaders_network.child MKDOCS_YML REQUEST…`.

All requests are built in one process, so MkDocs is imported once. What is wrong is printed as
JSON, each message with the audiences it was found in, and the exit code is then 1.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.__main__ import build_command

from mkdocs_leaders_network import handover
from mkdocs_leaders_network.origins import as_written


class _Kept(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def main(configuration: str, *paths: str) -> int:
    """Build every request and return the exit code."""
    found: dict[str, list[str]] = {}
    for path in paths:
        request = handover.read(Path(path))
        os.environ[handover.VARIABLE] = path
        for message in build(configuration, request.docs, request.out / "site"):
            found.setdefault(as_written(message, request), []).append(request.audience)
    if found:
        sys.stdout.write(json.dumps(found))
    return 1 if found else 0


def build(configuration: str, docs: Path, site: Path) -> list[str]:
    """Run `mkdocs build` for the request that the environment names; return what is wrong.

    The command is called with its options, for it has none for the folder of pages: the one that
    the configuration names need not be there.
    """
    options = {"config_file": configuration, "docs_dir": str(docs), "site_dir": str(site)}
    command = build_command.callback
    assert command, "a command of click has a function"
    with _kept_messages() as messages:
        try:
            command(clean=True, strict=True, **options)
        except (Exception, SystemExit) as error:  # noqa: BLE001 -- whatever a template raises
            return messages or [str(error) or type(error).__name__]
    return []


@contextmanager
def _kept_messages() -> Iterator[list[str]]:
    logger, kept = logging.getLogger("mkdocs"), _Kept()
    logger.addHandler(kept)
    try:
        yield kept.messages
    finally:
        logger.removeHandler(kept)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
