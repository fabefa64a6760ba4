"""Folders of content, as they are read."""

from __future__ import annotations

from pathlib import Path

from leaders_network.content.pages import Content
from leaders_network.content.reading import read_content
from leaders_network.problems import Problems
from tests.files import write

PUBLIC_PAGE = "---\ntitle: A page\naudience: public\n---\nText.\n"
PLAIN_PAGE = "---\ntitle: A page\n---\nText.\n"
Tree = dict[str, str | bytes]


def read(folder: Path, tree: Tree) -> tuple[Content, list[str]]:
    problems = Problems()
    content = read_content(write(folder, tree), problems)
    return content, [str(problem) for problem in problems]


def problems_of(folder: Path, tree: Tree) -> list[str]:
    return read(folder, tree)[1]
