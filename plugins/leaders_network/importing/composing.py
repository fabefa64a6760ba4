"""A new record out of single values, each checked as it comes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from leaders_network.importing.fitting import fitted
from leaders_network.importing.folder import Existing
from leaders_network.importing.kinds import Kind
from leaders_network.importing.persons import bare_name
from leaders_network.importing.references import Known, Steps, dangling, faults_of, in_words
from leaders_network.problems import Fault, Problems, SettingsError, near_word
from leaders_network.records.ids import id_fault
from leaders_network.records.shape import Slot, shape
from leaders_network.records.slugs import slug
from leaders_network.records.writing import canonical
from leaders_network.source import read_yaml

_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")


@dataclass(slots=True)
class Composition:
    """A record in the making, in a data folder."""

    kind: Kind
    existing: Existing
    country: str
    values: dict[str, Any] = field(default_factory=dict)
    _known: Known | None = None

    def set(self, path: str, text: str) -> None:
        """Set a value by its path, as in `appointments.0.post`; groups and lists are made.

        Raises:
            SettingsError: When no such field exists, or a position is skipped.
        """
        steps = path.split(".")
        slot = self._slot(path, steps)
        holder: Any = self.values
        for step, after in zip(steps, [*steps[1:], None], strict=True):
            if after is None:
                _put(holder, step, self._value(text, slot, is_item=step.isdecimal()), path)
            else:
                holder = _within(holder, step, [] if after.isdecimal() else {}, path)

    def _slot(self, path: str, steps: list[str]) -> Slot:
        model: type | None = self.kind.model
        found: Slot | None = None
        for step in steps:
            if step.isdecimal() and found and found.many:
                continue
            slots = shape(model) if model else {}
            if step not in slots:
                near = near_word(step, slots)
                hint = f"write `{near}`" if near else f"what there is: {', '.join(slots)}"
                raise SettingsError(f"there is no field `{step}` in `{path}`; {hint}")
            found = slots[step]
            model = found.inside
        if found is None or found.sort == "record":
            raise SettingsError(f"`{path}` holds fields; set one of them, as in `{path}.name`")
        return found

    def _value(self, text: str, slot: Slot, *, is_item: bool) -> Any:
        if slot.sort == "word" and _WHOLE.fullmatch(text):
            return int(text)
        if is_item or not slot.many:
            return _first(fitted(text, slot, self.country))
        listed = read_yaml(text, "", Problems()) if text.startswith("[") else None
        items = listed[0] if listed and isinstance(listed[0], list) else text.split(",")
        return fitted([str(item).strip() for item in items], slot, self.country)

    def unset(self, path: str) -> None:
        """Take a value away again, and the groups and lists that are empty then."""
        _prune(self.values, path.split("."))

    def faults(self) -> dict[str, list[Fault]]:
        """Return all that is wrong with the record so far, by the path of the value."""
        found: dict[str, list[Fault]] = {}
        for steps, fault in faults_of(self.kind.model, self.values):
            found.setdefault(_path(steps), []).append(fault)
        if not found:
            self._known = self._known or Known(self.existing)
            for steps, fault in dangling(self.values, self.kind, self._known):
                found.setdefault(_path(steps), []).append(fault)
        return found

    def fault_at(self, path: str) -> Fault | None:
        """Return what is wrong with one value, whatever is still missing elsewhere."""
        known = self._known = self._known or Known(self.existing)
        wrong = {at: first for at, (first, *_) in self.faults().items()}
        for steps, fault in dangling(self.values, self.kind, known):
            wrong.setdefault(_path(steps), fault)
        return next(
            (fault for at, fault in wrong.items() if at == path or at.startswith(f"{path}.")), None
        )

    def identifier(self, wanted: str = "") -> str:
        """Return the record's id: the one wanted, else one made of its name or its page's title.

        Raises:
            SettingsError: When it is not safe, or a record has it or had it.
        """
        parts = [str(self.values.get(key, "")) for key in ("given_name", "family_name")]
        name = " ".join(parts) if all(parts) else self.values.get("name", self.values.get("title"))
        is_person = self.kind.name == "leader"
        identifier = wanted or slug(bare_name(str(name)) if is_person else str(name))
        if not identifier:
            raise SettingsError(f"no id can be made of `{name}`; name one with `--id`")
        wrong = id_fault(identifier)
        if wrong:
            raise SettingsError(f"{wrong[1]}; {wrong[2]}; name one with `--id`")
        if gone := self.existing.forgotten(self.kind.plural, identifier):
            raise SettingsError(f"{gone[1]}; name another with `--id`")
        former = self.existing.renamed(self.kind)
        if identifier in self.existing.ids(self.kind):
            raise SettingsError(
                f"{self.kind.file(identifier)} is there already; edit it, or, for somebody else of "
                "the same name, name another id with `--id`"
            )
        if identifier in former:
            raise SettingsError(
                f"`{identifier}` was once the id of `{former[identifier]}`, and ids are never used "
                "again; name another with `--id`"
            )
        return identifier

    def text(self) -> str:
        """Return the record's file."""
        return canonical(self.kind.model, self.values)


def described(path: str, fault: Fault) -> str:
    """Return what is wrong with a value, for a person."""
    code, message, fix = fault
    steps = tuple(int(step) if step.isdecimal() else step for step in path.split("."))
    where = f"{in_words(steps)}: " if path else ""
    return f"{where}{message} [{code}]\n    fix: {fix}"


def _path(steps: Steps) -> str:
    return ".".join(map(str, steps))


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _within(holder: Any, step: str, empty: Any, path: str) -> Any:
    if not isinstance(holder, list):
        return holder.setdefault(step, empty)
    _check_position(holder, step, path)
    if int(step) == len(holder):
        holder.append(empty)
    return holder[int(step)]


def _put(holder: Any, step: str, value: Any, path: str) -> None:
    if not isinstance(holder, list):
        holder[step] = value
        return
    _check_position(holder, step, path)
    holder[int(step) : int(step) + 1] = [value]


def _check_position(holder: list[Any], step: str, path: str) -> None:
    if not step.isdecimal() or int(step) > len(holder):
        raise SettingsError(f"`{path}`: the next position in this list is {len(holder)}")


def _prune(values: Any, steps: list[str]) -> None:
    step: Any = int(steps[0]) if isinstance(values, list) else steps[0]
    if len(steps) > 1:
        _prune(values[step], steps[1:])
    if len(steps) == 1 or not values[step]:
        del values[step]
