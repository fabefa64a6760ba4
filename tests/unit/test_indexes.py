"""Each audience's index is made of what it may see, and is kept while that stays the same."""

from __future__ import annotations

import json

import pytest

from leaders_network.outputs import indexes
from leaders_network.outputs.indexes import FIRST, SEARCH, index_files, index_key, remember
from leaders_network.records.contact import Assistant
from leaders_network.records.leader import Appointment, LeaderAudiences
from leaders_network.records.organisation import Post
from tests.unit.filled import DAY
from tests.unit.test_publication import leader, organisation, place_in, published, records

SECRET = "Wintergreen"


def everything(files: dict[str, bytes]) -> str:
    return b"\n".join(files.values()).decode()


def test_every_file_of_an_index_stands_in_its_own_folder() -> None:
    files = index_files(published(records(leaders={"ada": leader("Ada Example")}), "network"))
    assert FIRST in files
    assert all(path.startswith(SEARCH) and path.endswith(".json") for path in files)
    assert "Example" in everything(files)


def test_who_is_not_in_an_audiences_directory_is_not_in_its_index() -> None:
    shown = leader("Ada Example", audiences=LeaderAudiences(name="public"))
    written = records(leaders={"ada": shown, "hidden": leader(SECRET)})
    assert SECRET not in everything(index_files(published(written, "public")))
    assert SECRET in everything(index_files(published(written, "network")))


def test_a_rooms_index_holds_its_members_and_nobody_else() -> None:
    members = {
        "ada": leader("Ada Example", programmes=place_in("blue")),
        "other": leader(SECRET, programmes=place_in("green")),
    }
    text = everything(index_files(published(records(leaders=members), "blue")))
    assert "Example" in text
    assert SECRET not in text
    assert '"../../network/organisations/"' in text


def test_posts_that_a_room_alone_knows_of_are_told_apart_and_lead_to_no_page() -> None:
    titles = ("Chief", "Deputy", "Third")
    held = tuple(
        Appointment(post=f"annex/{title.lower()}", start=DAY, audience="blue") for title in titles
    )
    annex = organisation(
        audience="blue", posts=tuple(Post(id=title.lower(), title=title) for title in titles)
    )
    shown = (*held, Appointment(post="fire/chief", start=DAY))
    member = leader("Ada Example", programmes=place_in("blue"), appointments=shown)
    bodies = {"annex": annex, "fire": organisation()}
    files = index_files(published(records(leaders={"ada": member}, organisations=bodies), "blue"))
    head = json.loads(files[FIRST])
    assert {*head["nowhere"]} == {"annex", *(f"annex/{title.lower()}" for title in titles)}
    assert head["paths"]["organisations"] == "../../network/organisations/"
    assert head["shard"]["titles"].split("\n") == list(titles)


def test_the_same_sources_give_the_same_bytes_whichever_views_were_made_before() -> None:
    written = records(leaders={"ada": leader("Ada Example"), "bo": leader("Bo Example")})
    publication = published(written, "network")
    entry = next(publication.pages.leaders())
    remember(publication, entry, entry.view())
    assert index_files(publication) == index_files(published(written, "network"))


def test_the_key_is_the_same_while_nothing_changes_and_another_for_any_change() -> None:
    written = records(leaders={"ada": leader("Ada Example")})
    key = index_key(published(written, "network"))
    assert index_key(published(written, "network")) == key
    changed = [
        records(leaders={"ada": leader("Ada Exemple")}),
        records(leaders={}),
        records(leaders={"eve": leader("Ada Example")}),
        records(
            leaders={"ada": leader("Ada Example")},
            organisations={"fire": organisation(other_names=("Brigade",))},
        ),
        records(
            leaders={"ada": leader("Ada Example")},
            organisations={
                "fire": organisation(
                    posts=(Post(id="chief", title="Chief"), Post(id="deputy", title="Deputy"))
                )
            },
        ),
    ]
    keys = [index_key(published(one, "network")) for one in changed]
    assert key not in keys
    assert len({*keys}) == len(keys)


def test_what_no_search_looks_at_changes_no_key() -> None:
    one, other, named = (
        records(leaders={"ada": leader(name, biography=biography)})
        for name, biography in (
            ("Ada Vale", "Short."),
            ("Ada Vale", "Long."),
            ("Ada Dale", "Long."),
        )
    )
    assert index_key(published(one, "network")) == index_key(published(other, "network"))
    assert index_key(published(named, "network")) != index_key(published(other, "network"))


def test_the_key_tells_audiences_apart_that_see_the_same() -> None:
    written = records(leaders={})
    assert index_key(published(written, "network")) != index_key(published(written, "team"))


def test_what_an_audience_may_not_see_changes_no_key() -> None:
    def assisted_by(name: str) -> dict[str, object]:
        assistant = Assistant(name=name, audience="team")
        held = Appointment(post="fire/chief", start=DAY, assistants=(assistant,))
        return {"ada": leader("Ada Example", appointments=(held,))}

    one, other = (records(leaders=assisted_by(name)) for name in ("Owen Lewis", "Mair Lewis"))
    assert index_key(published(one, "network")) == index_key(published(other, "network"))
    assert index_key(published(one, "team")) != index_key(published(other, "team"))


def test_the_key_changes_with_the_tables_of_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    publication = published(records(leaders={}), "network")
    key = index_key(publication)
    monkeypatch.setattr(indexes, "tables_digest", lambda: b"other tables")
    assert index_key(publication) != key
