"""What somebody says anew before their first word of it was collected: the later word counts.

A page goes on showing what stands in the files until the next build. So whoever corrects a value,
sees a slip and corrects it once more says both times what stood there before; and a form that was
sent and is opened again says all of it again, with what it adds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from leaders_network.inbox.letter import Letter
from leaders_network.inbox.received import Received
from leaders_network.records.places import ADDED


def latest_first(received: Iterable[Received]) -> list[Received]:
    """Return letters in the order in which they are judged, each writer's last word before others.

    All that somebody corrects of one leader comes at the place of the first of it, for nobody was
    earlier.

    Args:
        received: Letters in the order in which they were written.
    """
    together: dict[tuple[str, ...], list[Received]] = defaultdict(list)
    for one in received:
        sender = one.sender if one.kind == "correct" else None
        whose = (sender.key, one.letter.about or "") if sender else (one.key,)
        together[whose].append(one)
    return [one for found in together.values() for one in reversed(found)]


def said_anew(letter: Letter, later: Iterable[Letter]) -> frozenset[str]:
    """Return the fields of a correction of which later ones of the same writer speak."""
    return frozenset(_anew(letter, list(later)))


def _anew(letter: Letter, others: list[Letter]) -> Iterator[str]:
    changed = {value.field for each in others for value in each.values if not _item(value.field)}
    again = {item for each in others for item in _added(each).values()}
    own = _added(letter)
    for value in letter.values:
        item = _item(value.field)
        # Another item under the same number was added to a page that was opened anew.
        is_again = own[item] in again if item else _is_within(value.field, changed)
        if is_again:
            yield value.field


def _added(letter: Letter) -> dict[str, frozenset[tuple[str, str]]]:
    """Return what each item that a letter adds holds, by its path."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for value in letter.values:
        if item := _item(value.field):
            shelf, key = item.rpartition("/")[0], value.field.rpartition("/")[2]
            found[item].add((f"{shelf}/{key}", repr(value.now)))
    return {item: frozenset(held) for item, held in found.items()}


def _item(field: str) -> str:
    """Return the path of the item that a field is added with; nothing for any other field."""
    owner = field.rpartition("/")[0]
    return owner if ADDED.fullmatch(owner.rpartition("/")[2]) else ""


def _is_within(field: str, others: Iterable[str]) -> bool:
    """Return whether one of others is a field itself, the item that it is of, or a value in it."""
    return any(
        field == other or field.startswith(f"{other}/") or other.startswith(f"{field}/")
        for other in others
    )
