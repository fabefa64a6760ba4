"""A gate that runs for a while with something changed in its configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tools.stand import GATE, Stand


@contextmanager
def changed(stand: Stand, directives: Mapping[str, str]) -> Iterator[None]:
    """Give directives other values."""
    text = _configuration(stand)
    for name, value in directives.items():
        text, count = re.subn(rf"(?m)^( *){name} .*$", rf"\g<1>{name} {value}", text)
        assert count == 1, name
    with _instead(stand, text):
        yield


@contextmanager
def broken(stand: Stand, section: str, rule: str, instead: str) -> Iterator[None]:
    """Put something else in the place of a rule: the first of its text within a section."""
    before, opening, rest = _configuration(stand).partition(section)
    inside, found, after = rest.partition(rule)
    assert opening
    assert found
    with _instead(stand, before + opening + inside + instead + after):
        yield


def _configuration(stand: Stand) -> str:
    return (stand.current / GATE / "apache.conf").read_text(encoding="utf-8")


@contextmanager
def _instead(stand: Stand, text: str) -> Iterator[None]:
    whole = _configuration(stand)
    _run(stand, text)
    try:
        yield
    finally:
        _run(stand, whole)


def _run(stand: Stand, text: str) -> None:
    stand.stop()
    (stand.current / GATE / "apache.conf").write_text(text, encoding="utf-8")
    stand.start()
