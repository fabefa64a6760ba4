"""What somebody says anew before their first word of it was collected: the later word counts.

A page goes on showing what stands in the files until the next build. So whoever corrects a value,
sees a slip and corrects it once more says both times what stood there before; and a form that was
sent and is opened again says all of it again, with what it adds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from leaders_network.inbox.letter import Letter
from leaders_network.inbox.received import Received
from leaders_network.records.places import ADDED

Overtaken = Mapping[str, frozenset[str]]
"""By the keys of letters, their fields of which a later letter of the same writer speaks."""


def overtaken(received: Iterable[Received]) -> Overtaken:
    """Return what of each correction a later one of its writer says anew.

    Args:
        received: Letters in the order in which they are judged. One whose writer nobody has checked
            takes no other's place.
    """
    of_writers: dict[tuple[str, str], list[Received]] = defaultdict(list)
    for one in received:
        if one.kind == "correct" and one.sender and one.checked:
            of_writers[one.sender.key, one.letter.about or ""].append(one)
    return {
        one.key: frozenset(_anew(one.letter, [later.letter for later in letters[place:]]))
        for letters in of_writers.values()
        for place, one in enumerate(letters, start=1)
    }


def _anew(letter: Letter, later: Iterable[Letter]) -> Iterator[str]:
    others = list(later)
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
