"""Texts that no longer speak of somebody: references go, links become words, names a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leaders_network.care.identity import Identity
from leaders_network.care.whom import assistant_key
from leaders_network.content.front import FENCE, kind_of, parts_of
from leaders_network.problems import Problems
from leaders_network.records.contact import VIA_ASSISTANT
from leaders_network.records.editing import REMOVED, Item, Way, edited
from leaders_network.records.kinds import model_of
from leaders_network.records.shape import Slot, shape
from leaders_network.records.ways import phone
from leaders_network.source import read_yaml

_REFERRING = ("leader", "convener", "members", "together", "apart")
"""Keys whose values are ids of leaders; everywhere else a reference is `leader:ID`."""

_LINK = re.compile(r"\[(?P<label>[^\]]*)\]\((?P<target>[^()\s]*)\)")

_PARTED = re.compile(r"[*_~`]\s|\s[*_~`]")

_ADDRESS = re.compile(r"""[^\s<>()\[\]"'`,;|]*""")
"""What an address may be made of."""

_CLAUSE = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[-*#>]\s+)$")
"""What stands before the first word of a sentence or a line."""


class ByHandError(Exception):
    """What a person has to decide: a value that must be there, and nobody else to name."""


def unnamed_record(text: str, model: type, identity: Identity, words: str) -> str:
    """Return a record's text without somebody.

    Args:
        text: The file's text.
        model: The class of its record.
        identity: Who they are.
        words: What stands in place of their name.

    Raises:
        ByHandError: When a value cannot be without them.
    """
    found = read_yaml(text, "", Problems())
    values = found[0] if found else {}
    return unnamed_words(_without(text, values, model, identity, words), identity, words)


def unnamed_page(text: str, identity: Identity, words: str, kind: str) -> str:
    """Return a page's text without somebody, in its front matter and its body.

    Args:
        text: The file's text.
        identity: Who they are.
        words: What stands in place of their name.
        kind: What kind of content it is, where it does not say so itself.

    Raises:
        ByHandError: When a value cannot be without them.
    """
    parts = parts_of(text, "", Problems())
    if parts is None or not parts.matter:
        return unnamed_words(text, identity, words)
    model = model_of(kind_of(parts.data, kind))
    matter = _without(parts.matter + "\n", parts.data, model, identity, words)
    return unnamed_words(f"{FENCE}\n{matter}{FENCE}\n{parts.body}", identity, words)


def unnamed_words(text: str, identity: Identity, words: str) -> str:
    """Return any text without somebody: links to them lose the link, their names and ways go.

    In the words of such a link their given or family name alone is a name of theirs as well.

    Raises:
        ByHandError: When a name stands half within marks of Markdown, which would be left over, or
            within an address of somebody else, which would lead nowhere.
    """
    text = _LINK.sub(lambda match: _unlinked(match, identity, words), text)
    return identity.pattern.sub(lambda match: _unmarked(match, words), text)


def _unmarked(match: re.Match[str], words: str) -> str:
    if _PARTED.search(match.group()):
        raise ByHandError(f"take out “{match.group()}” with its marks by hand")
    if address := _address_around(match):
        raise ByHandError(f"“{match.group()}” is a part of {address}; change that by hand")
    return _instead(match, words)


def _address_around(match: re.Match[str]) -> str:
    """Return the address that a match is only a part of; nothing where there is none."""
    before = _ADDRESS.match(match.string[: match.start()][::-1])
    after = _ADDRESS.match(match.string, match.end())
    begun, rest = before.group()[::-1] if before else "", after.group() if after else ""
    told = begun.removeprefix("mailto:") + rest.rstrip(".,;:!?*_~")
    return f"{begun}{match.group()}{rest}" if "@" in told or "://" in told else ""


def _unlinked(match: re.Match[str], identity: Identity, words: str) -> str:
    target = match["target"]
    references = {f"{identity.kind}:{each}" for each in identity.ids}
    reaches = target.startswith(("mailto:", "tel:")) and identity.pattern.search(target)
    if target not in references and not reaches:
        return match.group()
    label, parts = match["label"], identity.by_a_part
    if not label or identity.pattern.search(label) or (parts and parts.search(label)):
        return _instead(match, words)
    return label


def _instead(match: re.Match[str], words: str) -> str:
    begins = _CLAUSE.search(match.string[: match.start()][-80:])
    return _begun(words) if begins else words


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _without(text: str, values: Any, model: type, identity: Identity, words: str) -> str:
    """Return the text of a record or a front matter without references to somebody."""
    references = {f"{identity.kind}:{each}" for each in identity.ids}
    if identity.kind == "leader":
        references |= {*identity.ids}
    text = _without_assistant(text, values, model, identity)
    top = Slot("", "record", False, True, model)
    for way in list(_ways(values, top, references)):
        text = edited(text, _going(way, _begun(words)), model)
    return text


def _going(way: Way, words: str) -> list[tuple[Way, Any]]:
    """Return what is changed for a value that goes: with who an author is, every form of the name.

    The words are their family name too, and are so cited whole, as a body's name is.
    """
    match way:
        case (*above, Item() as item, "person"):
            author = (*above, Item(tuple(pair for pair in item.has if pair[0] == "person")))
            named = [((*author, key), words) for key in ("name", "family_name")]
            return [*named, ((*author, "person"), REMOVED)]
    return [(way, REMOVED)]


def _ways(values: Any, slot: Slot, references: set[str]) -> Iterator[Way]:
    """Yield the way to each value that has to go, from the top of a record."""
    slots = shape(slot.inside) if slot.inside else {}
    for key, value in values.items() if isinstance(values, Mapping) else ():
        inner = slots.get(key)
        if _refers(key, value, references):
            if inner and inner.required:
                raise ByHandError(f"{key}: name somebody else first")
            yield (key,)
        elif isinstance(value, list):
            yield from _ways_of_items(key, value, inner, references)
        elif isinstance(value, Mapping) and inner:
            yield from ((key, *way) for way in _ways(value, inner, references))


def _ways_of_items(
    key: str, items: Sequence[Any], slot: Slot | None, references: set[str]
) -> Iterator[Way]:
    gone: list[Way] = []
    for item in items:
        if isinstance(item, Mapping):
            step = _item(item)
            try:
                inside = list(_ways(item, slot, references)) if slot else []
                yield from ((key, step, *way) for way in inside)
            except ByHandError:
                gone.append((key, step))
        elif _refers(key, item, references):
            gone.append((key, Item((("", str(item)),))))
    if gone and len(gone) == len(items) and slot and slot.required:
        raise ByHandError(f"{key}: name somebody else first")
    yield from gone


def _refers(key: str, value: Any, references: set[str]) -> bool:
    if not isinstance(value, str) or value not in references:
        return False
    return ":" in value or key in _REFERRING


def _without_assistant(text: str, values: Any, model: type, identity: Identity) -> str:
    """Return a leader's text without somebody who assists them, and without routes to nobody."""
    if identity.kind != "assistant" or not isinstance(values, Mapping):
        return text
    changes: list[tuple[Way, Any]] = []
    for held in values.get("appointments") or ():
        above = _item(held)
        theirs = [one for one in held.get("assistants", ()) if _is_them(one, identity)]
        changes += [(("appointments", above, "assistants", _item(one)), REMOVED) for one in theirs]
        if theirs and len(theirs) == len(held["assistants"]):
            changes += [
                (("appointments", above, "routes", _item(route)), REMOVED)
                for route in held.get("routes", ())
                if route.get("via") == VIA_ASSISTANT
            ]
    for change in changes:
        text = edited(text, [change], model)
    return text


def _is_them(assistant: Mapping[str, Any], identity: Identity) -> bool:
    written = assistant.get("phone")
    number = phone(str(written)) if written else None
    return assistant_key(assistant["name"], assistant.get("email"), number) == identity.key


def _item(values: Mapping[str, Any]) -> Item:
    return Item(tuple((k, str(v)) for k, v in values.items() if not isinstance(v, list | dict)))
