"""Classes of plain data that are made fast do what those of `dataclasses` do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import KW_ONLY, field
from typing import Any

import pytest

from leaders_network.lean import frozen, slotted


@frozen
class Plain:
    """A place."""

    name: str
    width: int = 3
    lines: list[int] = field(default_factory=list, compare=True)


@frozen
class Wider(Plain):
    """A place that says more."""

    _: KW_ONLY
    depth: int
    area: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "area", self.width * self.depth)


@slotted
class Changing:
    """Something that changes."""

    name: str = ""
    found: list[str] = field(init=False, default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    """What `Plain` is to be like."""

    name: str
    width: int = 3
    lines: list[int] = field(default_factory=list)


def test_values_are_set_by_place_by_name_and_by_default() -> None:
    made = [Plain("a"), Plain("a", 4), Plain(width=5, name="a", lines=[1])]
    assert [(one.name, one.width, one.lines) for one in made] == [
        ("a", 3, []),
        ("a", 4, []),
        ("a", 5, [1]),
    ]


def test_each_object_has_a_default_of_its_own() -> None:
    one, other = Plain("a"), Plain("b")
    one.lines.append(1)
    assert (one.lines, other.lines) == ([1], [])


@pytest.mark.parametrize("given", [{}, {"name": "a", "height": 1}, {"width": 1}])
def test_wrong_arguments_are_refused_by_the_first_object_and_later_ones(
    given: dict[str, Any],
) -> None:
    for _ in range(2):
        with pytest.raises(TypeError):
            Plain(**given)


def test_a_class_that_says_more_sets_all_and_is_told_of_it() -> None:
    made = Wider("a", 2, depth=4)
    assert (made.name, made.depth, made.area) == ("a", 4, 8)
    with pytest.raises(TypeError):
        Wider("a", 2, [], 4)  # type: ignore[call-arg]


def test_what_is_no_argument_is_set_anew_for_each_object() -> None:
    one, other = Changing("a"), Changing()
    one.found.append("x")
    assert (one.found, other.found, other.name) == (["x"], [], "")


def test_equal_values_of_one_class_alone_are_equal() -> None:
    assert Plain("a") == Plain("a", 3)
    assert Plain("a") != Plain("b")
    assert Plain("a") != Wider("a", depth=1)
    assert Changing("a") == Changing("a")


def test_values_have_a_hash_and_what_changes_has_none() -> None:
    assert hash(Plain("a", 1, ())) == hash(Plain("a", 1, ()))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        hash(Changing())


def test_an_object_shows_itself_as_that_of_a_dataclass_does() -> None:
    assert repr(Plain("a")) == repr(Usual("a")).replace("Usual", "Plain")


def test_there_is_room_for_the_fields_alone() -> None:
    with pytest.raises(AttributeError):
        object.__setattr__(Plain("a"), "height", 1)


@pytest.mark.parametrize("made", [Plain("a", 2, [1]), Wider("a", depth=2)])
def test_objects_are_copied_replaced_and_kept(made: Plain) -> None:
    assert pickle.loads(pickle.dumps(made)) == made
    assert copy.deepcopy(made) == made
    changed = dataclasses.replace(made, width=9)
    assert (changed.width, changed.name, changed.lines) == (9, "a", made.lines)
