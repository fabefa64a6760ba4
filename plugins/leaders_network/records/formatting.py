"""The one form of a record's file: canonical YAML, with the comments somebody wrote."""

from __future__ import annotations

import re
from typing import Any

from leaders_network.problems import Problems
from leaders_network.records.remarks import remarked, remarks_of
from leaders_network.records.writing import canonical, canonical_lines, is_empty
from leaders_network.source import read_yaml

_ODD_ENDS = re.compile("[\x85\u2028\u2029]")
"""What ends a line of YAML and none of an editor's."""


def form_of(text: str, model: type) -> str | None:
    """Return a file's text in its one form, or None when the text cannot be read."""
    problems = Problems()
    found = read_yaml(text, "", problems)
    if found is None or len(problems) or not isinstance(found[0], dict | None):
        return None
    return formatted(text, found[0], model)


def formatted(text: str, values: Any, model: type) -> str:
    """Return a file's text in its one form.

    The order of keys is that of the record's class, every value is written as
    `writing.canonical` writes it, and each comment stays with what it is about. The text means
    what it meant: what is written is read again, and where that were not so, the text itself is
    returned.

    Args:
        text: The file's text, which `source.read_yaml` can read.
        values: The values that it holds.
        model: The class of its record.
    """
    values = {} if values is None else values
    if is_empty(values):
        return text  # such as `roles: []`: of an empty file nobody knows what it is to be
    if "#" not in text:
        return canonical(model, values)
    text = re.sub("\r\n?", "\n", text)
    if _ODD_ENDS.search(text):
        return text  # YAML counts more lines in it than an editor does
    lines = remarked(canonical_lines(model, values), remarks_of(text))
    made = "".join(f"{line}\n" for line in lines)
    plain = read_yaml(canonical(model, values), "", Problems())
    again = read_yaml(made, "", Problems())
    same = plain is not None and again is not None and plain[0] == again[0]
    return made if same else text
