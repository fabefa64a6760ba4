"""The schemas say what the program takes, and what is generated is current."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from leaders_network.editing.schemas import generated, schema, schema_files
from leaders_network.problems import Problems
from leaders_network.records.dictionary import (
    FILES,
    FileKind,
    chapters,
    entries,
    seen_by,
    written,
)
from leaders_network.records.gathering import PeerSet
from leaders_network.records.leader import Leader
from leaders_network.records.records import FOLDERS, VOCABULARY
from leaders_network.records.report import Turnout
from leaders_network.source import read_yaml
from tests.unit.data import SOUND
from tests.unit.filled import filled

ROOT = Path(__file__).parents[2]
GENERATED = dict(generated())


@pytest.mark.parametrize("name", GENERATED)
def test_what_is_generated_is_current(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == GENERATED[name], "run `make generate`"


def faults(model: type, values: Any) -> list[str]:
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schema(model), format_checker=checker)
    return [error.message for error in validator.iter_errors(values)]


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.name)
def test_a_schema_is_one(kind: FileKind) -> None:
    Draft202012Validator.check_schema(schema(kind.model))


@pytest.mark.parametrize("kind", FILES[:5], ids=lambda kind: kind.name)
def test_a_record_with_every_field_fits_its_schema(kind: FileKind) -> None:
    assert faults(kind.model, plain(filled(kind.model))) == []


@pytest.mark.parametrize(
    ("name", "values"),
    [
        (
            "network",
            {"name": "A", "country": "GB", "new_days": 30, "address": "https://a.example/"},
        ),
        ("pages", {"title": "A", "audience": "team", "order": 0, "hidden": True, "hide": ["toc"]}),
        ("folders", {"title": "A", "audience": "cohort-2026", "order": 10}),
    ],
)
def test_the_other_files_fit_theirs(name: str, values: Any) -> None:
    (kind,) = (kind for kind in FILES if kind.name == name)
    assert faults(kind.model, values) == []
    assert faults(kind.model, {**values, "order": "first"}) != []


def plain(value: Any) -> Any:
    """A record as its file would hold it."""
    if hasattr(value, "__pydantic_fields__"):
        named = {(info.alias or name): getattr(value, name) for name, info in fields(value)}
        return {key: plain(inside) for key, inside in named.items() if inside not in (None, ())}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def fields(value: Any) -> Any:
    return type(value).__pydantic_fields__.items()


@pytest.mark.parametrize(("file", "text"), SOUND.items())
def test_what_check_takes_fits(file: str, text: str) -> None:
    folder, _, name = file.partition("/")
    stem = name.removesuffix(".yml")
    model = VOCABULARY[stem] if folder == "vocabulary" else FOLDERS.get(folder)
    if model is None:
        return
    found = read_yaml(text, file, Problems())
    assert found is not None
    assert faults(model, found[0]) == []


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"name": 7},
        {"name": "A", "nickname": "B"},
        {"name": "A", "joined": "1 October"},
        {"name": "A", "sign_in": ["nobody"]},
        {"name": "A", "groups": ["Winter Group"]},
        {"name": "A", "appointments": [{"post": "fire", "start": "2026-01-01"}]},
        {"name": "A", "appointments": [{"post": "fire/chief"}]},
        {"name": "A", "appointments": [{"post": "a/b", "start": "2026-01-01", "status": "new"}]},
        {"name": "A", "photo": "Ada Vale.jpg"},
        {"name": "A" * 201},
    ],
)
def test_what_check_refuses_in_one_file_is_marked_while_typing(values: Any) -> None:
    assert faults(Leader, values) != []
    assert faults(Leader, {"name": "A"}) == [], "the control"


def test_every_field_is_explained_to_who_types_it() -> None:
    for text in schema_files().values():
        for properties in _properties(json.loads(text)):
            for key, told in properties.items():
                assert told.get("description"), key


def _properties(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, dict):
        return []
    inside = [found for one in value.values() for found in _properties(one)]
    return [value["properties"], *inside] if value.get("type") == "object" else inside


def test_vs_code_finds_the_schema_of_every_kind_of_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    for name, files in settings["yaml.schemas"].items():
        assert (ROOT / name).is_file()
        assert files.startswith(("directory_data/", "content/"))
    whole = [kind for kind in FILES if ".md" not in kind.files]
    assert len(settings["yaml.schemas"]) == len(whole), "the heads of pages are no files"


def test_every_field_is_told_of_in_sentences() -> None:
    for chapter in chapters():
        for entry in entries(chapter.model):
            assert entry.help.endswith((".", "…", "?")), f"{chapter.title}: {entry.key}"
            assert written(entry)


def test_a_number_is_the_id_of_nothing_whatever_its_key() -> None:
    told = {
        model: written(entry)
        for model in (Turnout, PeerSet)
        for entry in entries(model)
        if entry.key == "members"
    }
    assert told == {Turnout: "a whole number", PeerSet: "a list, each the id of a leader"}


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.name)
def test_what_is_told_of_the_key_for_audiences_is_told_where_there_is_one(kind: FileKind) -> None:
    told = [entry.key for entry in entries(kind.model) if "`audiences` says" in seen_by(entry)]
    known = [entry.key for entry in entries(kind.model)]
    assert "audiences" in known or not told
    assert told or kind.model is not Leader
