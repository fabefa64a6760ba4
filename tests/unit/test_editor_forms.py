"""The web editor's forms come from the records: every field, no deletion, every save a branch."""

from __future__ import annotations

import re
from typing import Any

import pytest

from leaders_network.editing.forms import (
    LOCAL,
    Pages,
    configuration,
    formats,
    origins,
    page_formats,
)
from leaders_network.editing.shapes import shapes
from leaders_network.records.dictionary import entries
from leaders_network.records.leader import Leader
from leaders_network.records.network import Editor, Network
from leaders_network.records.news import Article
from leaders_network.records.records import FOLDERS, VOCABULARY

PAGES = (
    Pages("", "Pages at the top"),
    Pages("news", "News", "article"),
    Pages("rooms/winter", "Winter"),
)


def made(network: Network | None = None) -> dict[str, Any]:
    return configuration(network or Network(), PAGES, data="directory_data", content="content")


def collections() -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in made()["collections"]}


def test_there_is_a_form_for_every_kind_of_record_and_every_folder_of_pages() -> None:
    found = collections()
    assert {*FOLDERS, "vocabulary", "settings", "pages", "pages-news", "pages-rooms-winter"} == set(
        found
    )
    assert found["pages-rooms-winter"]["folder"] == "content/rooms/winter"
    assert {file["name"] for file in found["vocabulary"]["files"]} == set(VOCABULARY)


def test_a_form_has_every_field_in_the_records_order() -> None:
    names = [field["name"] for field in collections()["leaders"]["fields"]]
    assert names == [entry.key for entry in entries(Leader)]


def test_nothing_is_deleted_or_published_and_every_save_is_a_branch() -> None:
    assert made()["publish_mode"] == "editorial_workflow"
    for collection in made()["collections"]:
        assert (collection["delete"], collection["publish"]) == (False, False)


def test_a_photo_is_put_in_with_its_entry_and_kept_by_the_name_of_its_file_alone() -> None:
    photos = [
        field
        for name in ("leaders", "contributors")
        for field in collections()[name]["fields"]
        if field["name"] == "photo"
    ]
    assert [field["widget"] for field in photos] == ["image", "image"]
    assert made()["media_folder"] == "directory_data/photos"
    assert made()["public_folder"] == "", "else the name would have a folder before it"


def test_every_collection_writes_a_format_of_ours() -> None:
    known = {*formats(), "network-vocabulary", *(f"network-{kind}" for kind in page_formats())}
    for collection in made()["collections"]:
        assert collection["format"] in known
    assert {*formats().values(), *page_formats().values()} <= set(shapes())


def test_a_folder_of_a_kind_has_the_form_of_the_kind() -> None:
    names = {field["name"] for field in collections()["pages-news"]["fields"]}
    assert {entry.key for entry in entries(Article)} | {"body"} == names
    assert "order" in {field["name"] for field in collections()["pages"]["fields"]}


def test_what_an_optional_group_needs_is_not_asked_for_where_the_group_is_left_out() -> None:
    (contacts,) = _find("contacts", collections()["organisations"]["fields"])
    (confirmed,) = _find("confirmed", contacts["fields"])
    assert [field["required"] for field in confirmed["fields"]] == [False, False]
    assert {f["name"] for f in contacts["fields"] if f["required"]} == {"id", "label"}


def _find(name: str, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [field for field in fields if field["name"] == name]


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("gitlab", {"auth_type": "pkce", "api_root": "https://git.example/api/v4"}),
        ("forgejo", {"api_root": "https://git.example/api/v1"}),
        ("github", {"base_url": "https://git.example"}),
    ],
)
def test_changes_go_to_the_place_that_the_network_names(
    service: Any, expected: dict[str, str]
) -> None:
    editor = Editor(
        service=service, address="https://git.example/", repository="a/b", application="x1"
    )
    backend = made(Network(editor=editor))["backend"]
    assert backend["name"] == service
    assert (backend["repo"], backend["branch"], backend["app_id"]) == ("a/b", "main", "x1")
    assert expected.items() <= backend.items()
    assert origins(Network(editor=editor))[0] == "https://git.example"


def test_without_a_place_only_this_machine_is_written_to() -> None:
    assert made()["backend"]["proxy_url"].startswith(LOCAL)
    assert origins(Network()) == (LOCAL,)


def test_no_two_collections_are_called_alike() -> None:
    pages = (*PAGES, Pages("programmes", "Programmes"))
    found = configuration(Network(), pages, data="directory_data", content="content")
    labels = [one["label"] for one in found["collections"]]
    assert {"Programmes", "Programmes (pages)"} <= set(labels)
    assert len(labels) == len(set(labels))


def test_an_item_of_a_list_is_called_what_it_is() -> None:
    fields = {field["name"]: field for field in collections()["leaders"]["fields"]}
    told = {name: fields[name]["label_singular"] for name in ("other_names", "sign_in")}
    assert told == {"other_names": "other name", "sign_in": "address"}


def test_a_text_is_refused_where_check_would_refuse_it() -> None:
    fields = {field["name"]: field for field in collections()["leaders"]["fields"]}
    for name, most in (("name", 200), ("summary", 600)):
        pattern, words = fields[name]["pattern"]
        for text, fits in (("x" * most, True), ("x" * (most + 1), False), ("<b>", False)):
            assert bool(re.search(pattern, text)) == fits
        assert str(most) in words
    assert "pattern" not in fields["biography"]
