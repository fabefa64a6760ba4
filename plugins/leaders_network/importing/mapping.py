"""What may be written in a mapping file: the words of the little language, and their help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, StrictStr

from leaders_network.importing.kinds import KindName
from leaders_network.importing.sources import Format
from leaders_network.records.fault import fault
from leaders_network.records.field import item, record
from leaders_network.records.text import Id, Line


def _listed(value: Any) -> Any:
    if isinstance(value, Mapping):
        fix = "give the group a name below `let:`, and write that name"
        raise fault("wrong-type", "a path or a template stands here, and no group", fix)
    return [value] if isinstance(value, str) else value


Text = Annotated[StrictStr, Field(max_length=2000)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Single = StrictStr | StrictInt | StrictBool
Table = dict[str, Single]
Country = Annotated[Line, Field(pattern="^[A-Z]{2}$")]


@record
class SourceSettings:
    """How the source is to be read, where finding out is not enough."""

    format: Format | None = item("csv (and its like), json, jsonl or yaml.", default=None)
    encoding: Line | None = item("Its encoding, as in utf-8 or cp1252.", default=None)
    delimiter: Annotated[StrictStr, Field(min_length=1, max_length=1)] | None = item(
        "What stands between two cells.", default=None
    )
    records: Text | None = item("The path to the list of rows.", default=None)


@record
class Condition:
    """When something holds: all that is written here must."""

    equals: dict[str, Any] = item("Paths, each with the value or values it may have.", factory=dict)
    present: Texts = item("Paths that must lead to a value.", default=())
    absent: Texts = item("Paths that must lead to none.", default=())


@record
class Value:
    """One value, or a list made of one text."""

    source: Any = item(
        "A path, a template, or several: the first that is there.", default=None, alias="from"
    )
    constant: Single | None = item("The value itself.", default=None)
    values: Text | Table | None = item("What each value becomes, or a table's name.", default=None)
    otherwise: Single | None = item("What a value that the table lacks becomes.", default=None)
    split: Text | None = item("What stands between the items of one text.", default=None)
    part: StrictInt | None = item(
        "Which of the parts counts: 0 is the first, -1 the last.", default=None
    )
    date: Texts = item("How a day is written, as in %d/%m/%Y.", default=())
    days: StrictInt = item(
        "Days to add: -1 where the source's last day is the day after.", default=0
    )
    when: Condition | None = item("When there is a value at all.", default=None)


@record
class Joined:
    """Items that are one: the same post in terms that follow each other."""

    same: Texts = item("The fields that must be alike.")
    gap: StrictInt = item("How many days may lie between two of them.", default=0)


@record
class Parts:
    """A group of fields, or a list of them: one for each item of a list in the source."""

    fields: dict[str, Any] = item("The fields, each with where its value comes from.")
    each: Any = item("Where the list comes from; without it there is one group.", default=None)
    when: Condition | None = item("Which items count.", default=None)
    let: dict[str, Any] = item("Values with a name, for the templates below.", factory=dict)
    last: dict[str, Any] = item("Fields that only the last item gets.", factory=dict)
    join: Joined | None = item("Which items are made one.", default=None)


@record
class Make:
    """One kind of record that the rows make."""

    kind: KindName = item("leader, organisation, sector, area, role or topic.")
    id: Texts = item("The record's id: a path or template, or several, the first that is free.")
    fields: dict[str, Any] = item("The record's fields, each with where its value comes from.")
    each: Any = item("A list within the row that makes a record of each item.", default=None)
    when: Condition | None = item("Which rows or items make one.", default=None)
    let: dict[str, Any] = item("Values with a name, for the templates below.", factory=dict)
    key: Text | None = item(
        "What the source knows the row by; its id where not given.", default=None
    )
    merge: StrictBool = item("Whether rows of one id add to one record.", default=False)
    existing: Literal["adopt", "skip", "next"] | None = item(
        "What to do about a record of this id that the import did not make: adopt it (which is the "
        "default), skip the row (the default for leaders), or take the next id.",
        default=None,
    )


@record
class MappingFile:
    """A whole mapping file."""

    name: Id | None = item(
        "What the import is called; the file's name where not given.", default=None
    )
    source: SourceSettings = item("How the source is read.", factory=SourceSettings)
    phone_country: Country | None = item(
        "The country of telephone numbers that name none, as in US.", default=None
    )
    tables: dict[str, Table] = item("Tables that `values:` may name.", factory=dict)
    makes: tuple[Make, ...] = item("The kinds of record the rows make, in this order.")
