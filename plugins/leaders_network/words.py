"""What a bare word of a YAML text stands for: YAML 1.2's core schema, and less of it.

`no` is text and a date is text that the records read themselves; digits with a plus or with zeros
before them are text as well, for a telephone's or a register's number would lose them; and so is
`Null` in capitals, for somebody of that name would lose it.
Source: https://yaml.org/spec/1.2.2/#103-core-schema
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

Scalar = str | int | float | bool | None

_CORE_SCHEMA = re.compile(
    r"(?P<word>null|~||true|True|TRUE|false|False|FALSE)"
    r"|(?P<integer>0|-?[1-9][0-9]*)|0o(?P<octal>[0-7]+)|0x(?P<hexadecimal>[0-9a-fA-F]+)"
    r"|(?P<number>-?(?:0|[1-9][0-9]*)\.[0-9]+)"
)
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("null", "~", "")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAXIMUM_DIGITS = 18


def meaning(word: str) -> Scalar:
    """Return what a bare word stands for; equal words of a run are one in memory."""
    return intern(word) if word[:1].isalpha() and word not in _WORDS else _meaning(word)


@lru_cache(maxsize=4096)
def _meaning(word: str) -> Scalar:
    match = _CORE_SCHEMA.fullmatch(word)
    if match is None or len(word) > _MAXIMUM_DIGITS:
        return word
    kind = match.lastgroup
    if kind in ("integer", "octal", "hexadecimal"):
        return int(match[kind], {"integer": 10, "octal": 8, "hexadecimal": 16}[kind])
    if kind == "number":
        return float(word)
    return _WORDS.get(word)
