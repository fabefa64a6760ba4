"""What a text that is no YAML says all the same, above and below its fault.

It is taken apart before each key at its very left. A part that is no YAML by itself and one in
which a fault is told are left unread. So is the part above such a one, where that may be its end
and only have lost its indentation; and what stands below it under a key that is no field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from leaders_network.marks import UNREAD, Mark, mark_of
from leaders_network.parsing import parse_yaml
from leaders_network.problems import Problems

_PART = re.compile(r"^(?=[A-Za-z][A-Za-z0-9_-]*:\s)", re.MULTILINE)
_ENDS = re.compile("(?!\\A)^(?:---|\\.\\.\\.)\\s|\r(?!\n)|[\x85\u2028\u2029]", re.MULTILINE)
"""Where a second document may begin, and ends of lines that are none to an editor."""


def salvage(
    text: str, path: str, fields: Mapping[str, Set[str]], problems: Problems
) -> tuple[dict[str, Any], Mark] | None:
    """Return what can be read of a text that is no YAML and its marks, or None for nothing.

    Args:
        text: What `source.read_yaml` returned nothing for.
        path: The file's name in messages.
        fields: The keys that may stand at its top, each with all that may stand below it; one
            that was not read is `UNREAD`.
        problems: Gets which keys are repeated in what was read.
    """
    if _ENDS.search(text):
        return None
    parts = _PART.split(text)
    broken = set(_broken(parts, fields))
    below, lost = min(broken, default=0), {_key(parts[number]) for number in broken}
    for number, part in enumerate(parts):
        if number in broken or (number > below and _key(part) not in fields):
            parts[number] = re.sub(r"[^\r\n]+", "", part)
    found = parse_yaml("".join(parts), path, problems)
    if found is None or not isinstance(found[0], dict):
        return None
    data, mark = found
    unread = {name for name in fields if name in lost or name not in data}
    repeated = (*mark.repeated, *((name,) for name in unread))
    return data | dict.fromkeys(unread, UNREAD), mark_of("".join(parts), 1, repeated)


def _broken(parts: list[str], fields: Mapping[str, Set[str]]) -> Iterator[int]:
    """Yield the numbers of the parts that are not to be relied on."""
    told = Problems()
    parse_yaml("".join(parts), "", told)
    lines, last = {where.line for where in told.places()}, 1
    for number, part in enumerate(parts):
        first, last = last, last + part.count("\n")
        value, key = (parse_yaml(part, "", Problems()) or ("", None))[0], _key(part)
        is_whole = list(value) == [key] if isinstance(value, dict) else value is None and not key
        if not is_whole or not lines.isdisjoint(range(first, last)):
            yield number
            above = _key(parts[max(number - 1, 0)])
            if key not in fields or key in fields.get(above, ()):
                yield max(number - 1, 0)


def _key(part: str) -> str:
    return part.partition(":")[0] if _PART.match(part) else ""
