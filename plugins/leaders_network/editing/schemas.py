"""JSON Schemas of every kind of file, from which editors complete and check as one types.

They say what a file may look like. Whether what it refers to is there, `check` alone knows.
Source: JSON Schema, draft 2020-12, and what Red Hat's YAML language server makes of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from leaders_network.editing.shapes import shapes
from leaders_network.records import text
from leaders_network.records.dictionary import (
    FILES,
    DictionaryEntry,
    entries,
    is_of,
    purpose,
    sections,
    seen_by,
    title_of,
)
from leaders_network.records.ids import ID, LONGEST_ID
from leaders_network.records.photo import NAME

FOLDER = "schemas"
DATA, CONTENT = "directory_data", "content"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FORMS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (text.Id, {"type": "string", "pattern": f"^{ID}$", "maxLength": LONGEST_ID}),
    (text.Code, {"type": ["string", "integer"]}),
    (text.CohortId, {"type": ["string", "integer"]}),
    (text.PostReference, {"type": "string", "pattern": f"^{ID}/{ID}$"}),
    (text.Date, {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
    (text.Email, {"type": "string", "format": "email"}),
    (text.Phone, {"type": "string", "pattern": r"^\+[0-9 ()-]+$"}),
    (text.WebAddress, {"type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}),
    (bool, {"type": "boolean"}),
    (int, {"type": "integer"}),
)
_LIMITS = {"max_length": "maxLength", "ge": "minimum", "le": "maximum"}


def schema_files() -> dict[str, str]:
    """Return the text of every schema, and of VS Code's settings that use them, by path."""
    files = {f"{FOLDER}/{kind.name}.json": _text(schema(kind.model)) for kind in FILES}
    files[f"{FOLDER}/shapes.json"] = _text(shapes())
    files[".vscode/settings.json"] = _text({"yaml.schemas": _places(), **_EDITOR})
    files[".vscode/extensions.json"] = _text({"recommendations": ["redhat.vscode-yaml"]})
    return files


_EDITOR: dict[str, Any] = {
    "yaml.yamlVersion": "1.2",
    "yaml.format.enable": False,
    "yaml.schemaStore.enable": False,
    "files.insertFinalNewline": True,
    "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True},
}
"""Other schemas are not looked up on the internet, and `python build.py format` alone formats."""


def _places() -> dict[str, str]:
    return {
        f"./{FOLDER}/{kind.name}.json": f"{CONTENT if kind.in_content else DATA}/{kind.files}"
        for kind in FILES
        if ".md" not in kind.files
    }


def schema(model: type) -> dict[str, Any]:
    """Return the schema of a class of record, with those within it under `$defs`."""
    first, *others = sections(model)
    made = {"$schema": _DIALECT, **_object(first)}
    if others:
        made["$defs"] = {one.__name__: _object(one) for one in others}
    return made


def _object(model: type) -> dict[str, Any]:
    needed = [entry.key for entry in entries(model) if entry.needed]
    made: dict[str, Any] = {
        "title": title_of(model),
        "description": purpose(model),
        "type": "object",
        "properties": {entry.key: _property(entry) for entry in entries(model)},
        "additionalProperties": False,
    }
    if needed:
        made["required"] = needed
    return made


def _property(entry: DictionaryEntry) -> dict[str, Any]:
    told = entry.help
    if entry.audience:
        told = f"{told} Seen by {seen_by(entry).replace('`', '')}."
    one = _value(entry)
    made = {"type": "array", "items": one} if entry.many else one
    result: dict[str, Any] = {"description": told, **made}
    if entry.default is not None:
        result["default"] = entry.default
    return result


def _value(entry: DictionaryEntry) -> dict[str, Any]:
    if entry.inside:
        return {"$ref": f"#/$defs/{entry.inside.__name__}"}
    if entry.words:
        return {"enum": list(entry.words)}
    if entry.refers == "photo":
        return {"type": "string", "pattern": f"^{NAME.pattern}$"}
    known: Mapping[str, Any] = next(
        (form for kind, form in _FORMS if is_of(entry, kind)), {"type": "string"}
    )
    limits = {_LIMITS[name]: limit for name, limit in entry.limits.items()}
    return {**known, **({"minLength": 1} if known == {"type": "string"} else {}), **limits}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def generated() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of everything that is generated and committed."""
    from leaders_network.editing.dictionary import dictionary_page

    yield from schema_files().items()
    yield "docs/data-dictionary.md", dictionary_page()
