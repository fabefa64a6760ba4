"""What is wrong with mkdocs.yml, told as every other problem is: its place, and what to write.

MkDocs tells some of it without a line, some only as what Python raised, and knows nothing of what
this program needs of it. Source: https://www.mkdocs.org/user-guide/configuration/
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from leaders_network.decoding import decode, has_unprintable
from leaders_network.installed import names_of
from leaders_network.parsing import MAXIMUM_DEPTH
from leaders_network.problems import Location, Problem, Problems, near_word, reason
from leaders_network.syntax import stumble

NAME = "mkdocs.yml"

_PLUGIN, _THEME, _FOLDER = "leaders-network", "material", "theme"
_ADD_PLUGIN = f"write `- {_PLUGIN}` on a line of its own below `plugins:`"
_ADD_THEME = f"write `name: {_THEME}` and `custom_dir: {_FOLDER}` below `theme:`"
_INHERIT = "INHERIT"
_OF_MKDOCS = re.compile(r"Config value '(?P<key>[^']+)': (?P<told>.*)", re.DOTALL)

Node = yaml.Node
Pair = tuple[yaml.Node, yaml.Node]


def configuration_problems(file: Path) -> Problems:
    """Return what keeps a configuration of MkDocs from drawing the pages, as far as can be seen."""
    problems = Problems()
    top = _read(file, problems)
    if top is not None:
        looking = _Looking(file.parent, top, problems)
        looking.plugins()
        looking.theme()
        looking.extensions()
    return problems


def placed(messages: Iterable[str], file: Path) -> tuple[Problem, ...]:
    """Return what MkDocs said of the configuration's values, as problems with their places.

    Nothing is returned where any message is about something else.
    """
    problems, top = Problems(), _read(file, Problems()) or {}
    for message in messages:
        match = _OF_MKDOCS.fullmatch(message)
        if match is None:
            return ()
        key = match["key"]
        where = _place(top[key][0]) if key in top else Location(NAME)
        told = match["told"].strip().rstrip(".")
        fix = "correct it, or put back the line of the mkdocs.yml that came with the program"
        problems.add(where, f"`{key}`: {told[:1].lower()}{told[1:]}", "configuration", fix=fix)
    return tuple(problems)


def _read(file: Path, problems: Problems) -> Mapping[str, Pair] | None:
    """Return the pairs at the top by their keys, or None with the problem recorded."""
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {reason(error)}"
        problems.add(Location(NAME), message, "unreadable", fix="let this program read it")
        return None
    text = decode(content, NAME, problems)
    if text is None or has_unprintable(text, NAME, problems):
        return None
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader) if _is_flat(text, problems) else None
    except yaml.YAMLError as error:
        found = stumble(error, text)
        where = Location(NAME, found.line + 1, found.column + 1)
        problems.add(where, found.message, "yaml", fix=found.fix)
        return None
    if isinstance(node, yaml.MappingNode):
        return _pairs(node, problems)
    if not len(problems):
        fix = "take the mkdocs.yml that came with the program"
        problems.add(Location(NAME), "it holds no fields", "wrong-type", fix=fix)
    return None


def _is_flat(text: str, problems: Problems) -> bool:
    """Return whether values stand no deeper than they may: else the parser would give way."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAXIMUM_DEPTH:
            message = f"values stand more than {MAXIMUM_DEPTH} deep inside each other"
            fix = "remove the brackets or the indentation that is too much"
            problems.add(_place(event), message, "too-deep", fix=fix)
            return False
    return True


def _pairs(node: yaml.MappingNode, problems: Problems) -> Mapping[str, Pair]:
    found: dict[str, Pair] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in found:
            message = f"the key `{name}` stands here again"
            problems.add(_place(key), message, "repeated-key", fix="keep one of the two")
        found.setdefault(name, (key, value))
    return found


def _place(marked: Any) -> Location:
    return Location(NAME, marked.start_mark.line + 1, marked.start_mark.column + 1)


def _named(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield each name in a list of names, which may have options below them, and its place."""
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), key) for key, _ in node.value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if isinstance(item, yaml.ScalarNode):
                yield str(item.value), item
            else:
                yield from _named(item)


class _Looking:
    """One look at a configuration."""

    def __init__(self, folder: Path, top: Mapping[str, Pair], problems: Problems) -> None:
        self.folder, self.top, self.problems = folder, top, problems

    def say(self, node: Node | None, message: str, code: str, fix: str) -> None:
        self.problems.add(_place(node) if node else Location(NAME), message, code, fix=fix)

    def plugins(self) -> None:
        key, value = self.top.get("plugins", (None, None))
        named = list(_named(value)) if value else []
        known = names_of("mkdocs.plugins")
        for name, node in named:
            self.known(name, node, "plugin", {*known, *(one.split("/")[-1] for one in known)})
        if _PLUGIN not in dict(named) and _INHERIT not in self.top:
            self.say(key, f"the plugin `{_PLUGIN}` is not named", "no-plugin", _ADD_PLUGIN)

    def theme(self) -> None:
        key, value = self.top.get("theme", (None, None))
        if key is None:
            if _INHERIT not in self.top:
                self.say(None, "no theme is named", "no-theme", _ADD_THEME)
            return
        inside = _pairs(value, self.problems) if isinstance(value, yaml.MappingNode) else {}
        named = inside["name"][1] if "name" in inside else value
        if not (isinstance(named, yaml.ScalarNode) and named.value == _THEME):
            what = f"`{named.value}`" if isinstance(named, yaml.ScalarNode) else "not named"
            message = f"the theme is {what}, and pages are drawn over `{_THEME}`"
            self.say(named, message, "no-theme", _ADD_THEME)
        _, folder = inside.get("custom_dir", (None, None))
        if not isinstance(folder, yaml.ScalarNode):
            message = "no folder of our own templates is named"
            self.say(key, message, "no-theme", f"write `custom_dir: {_FOLDER}` below `theme:`")
        elif not (self.folder / str(folder.value)).is_dir():
            message = f"there is no folder `{folder.value}` beside this file"
            self.say(folder, message, "no-theme", f"write `custom_dir: {_FOLDER}`")

    def extensions(self) -> None:
        _, value = self.top.get("markdown_extensions", (None, None))
        known = names_of("markdown.extensions")
        for name, node in _named(value) if value else ():
            if "." not in name or not _is_module(name.partition(":")[0]):
                self.known(name, node, "extension", known)

    def known(self, name: str, node: Node, what: str, known: Collection[str]) -> None:
        """Record a name that nothing installed has."""
        if name in known:
            return
        near = near_word(name, known)
        fix = f"write `{near}`" if near else f"remove it, or install the package with that {what}"
        self.say(node, f"no {what} `{name}` is installed", f"unknown-{what}", fix)


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
