"""What else is wrong with a text of which one fault is told: a validator raises the first alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic_core import PydanticCustomError

from leaders_network.problems import Fault
from leaders_network.records import characters

_KINDS = (characters.line, characters.prose)
_MOST = 10


def further_faults(annotation: Any, metadata: Iterable[Any], text: str) -> Iterator[Fault]:
    """Yield every fault of a text that a field is to hold, the first of each sort.

    Nothing is yielded for what is not plain text or prose.

    Args:
        annotation: The type of the field, or of an item of its list.
        metadata: What limits it besides.
        text: What is written.
    """
    known = list(_limits(annotation, metadata))
    check = next((kind for kind in _KINDS if kind in known), None)
    for _ in range(_MOST if check else 0):
        try:
            check(text)  # type: ignore[misc]
        except PydanticCustomError as error:
            told: Any = error.context
            yield told["code"], told["message"], told["fix"]
            mended = characters.without(text, told["code"])
            if mended == text or not mended.strip():
                return
            text = mended
        else:
            return


def _limits(annotation: Any, metadata: Iterable[Any]) -> Iterator[Any]:
    """Yield the functions that check a value, at any depth of its type."""
    for one in metadata:
        yield getattr(one, "func", None)
    if get_origin(annotation) is tuple:
        return
    inner, *others = get_args(annotation) or (None,)
    if get_origin(annotation) is Annotated:
        yield from _limits(inner, others)
    else:
        for way in (inner, *others):
            if way is not None:
                yield from _limits(way, ())
