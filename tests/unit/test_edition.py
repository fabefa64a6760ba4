"""A site is every page of what its audience sees, what people wrote, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leaders_network.building.edition import Edition
from leaders_network.outputs.files import File
from leaders_network.outputs.frames import Rendering, frame_name, marker
from leaders_network.outputs.templates import Templates
from leaders_network.pieces import Pieces
from leaders_network.records.leader import Offer
from leaders_network.records.network import Network
from tests.files import write
from tests.unit.town import ago, fire, held, leader, seen, town

TEMPLATES = Templates(Path(__file__).parents[2] / "theme" / "directory")
FRAME = f"<title>{marker('title')}</title>{marker('body')}"
WRITTEN = {
    "index.html": f"<h1>Home</h1>{marker('part:counts')}",
    "about/index.html": "<h1>About</h1>",
    "assets/style.css": f"/* {marker('part:counts')} */",
}


def files_of(folder: Path, viewer: str = "network", **kinds: Any) -> dict[str, File]:
    """Return the files of a viewer's site, by their paths."""
    frames = {
        f"frames/{frame_name(depth, edited=edited)}": FRAME
        for depth in (2, 3)
        for edited in (True, False)
    }
    made = {f"site/{path}": text for path, text in WRITTEN.items()}
    rendering = Rendering(write(folder / "made", {**frames, **made}))
    return dict(edition(rendering, viewer, **kinds).files())


def edition(
    rendering: Rendering, viewer: str, pieces: Pieces | None = None, **kinds: Any
) -> Edition:
    """Return a viewer's edition of what was rendered, with what was kept from another."""
    records = replace(town(**kinds), network=Network(address="https://leaders.example/"))
    publication = seen(records, viewer)
    if pieces is not None:
        publication.pieces = pieces
    return Edition(publication, rendering, TEMPLATES)


def text_of(files: dict[str, File], path: str) -> str:
    return files[path].make().decode()


def test_a_site_has_a_page_for_everything_it_tells_of(tmp_path: Path) -> None:
    files = files_of(tmp_path, leaders={"ada": leader("Ada Vale", held())})
    assert {
        "leaders/ada/index.html",
        "organisations/fire/index.html",
        "organisations/fire/chief/index.html",
        "sectors/rescue/index.html",
        "areas/C1/index.html",
        "leaders/a-z/v/index.html",
        "about/index.html",
        "assets/style.css",
        "robots.txt",
    } <= files.keys()
    assert "<title>Ada Vale, Chief, Fire</title>" in text_of(files, "leaders/ada/index.html")


def test_a_site_has_no_page_for_what_its_audience_does_not_see(tmp_path: Path) -> None:
    leaders = {"ada": leader("Ada Vale", held())}
    found = {
        viewer: files_of(tmp_path, viewer, leaders=leaders) for viewer in ("public", "network")
    }
    assert {viewer: "leaders/ada/index.html" in files for viewer, files in found.items()} == {
        "public": False,
        "network": True,
    }


def test_pages_people_wrote_get_their_parts_and_other_files_stay_as_they_are(
    tmp_path: Path,
) -> None:
    files = files_of(tmp_path)
    home = text_of(files, "index.html")
    assert home.startswith("<h1>Home</h1>")
    assert "\ue000" not in home
    assert text_of(files, "about/index.html") == WRITTEN["about/index.html"]
    assert text_of(files, "assets/style.css") == WRITTEN["assets/style.css"]


def test_what_was_rendered_is_listed_once_and_anew_for_another_rendering(tmp_path: Path) -> None:
    pieces, home, about = Pieces(), "index.html", "about/index.html"

    def keys(name: str, files: dict[str, str]) -> dict[str, bytes]:
        made = {f"site/{path}": text for path, text in files.items()}
        rendered = Rendering(write(tmp_path / name, made))
        found = edition(rendered, "network", pieces)._rendered()
        return {path: file.key() for path, file in found}

    first = keys("one", {home: WRITTEN[home], about: "<h1>About</h1>"})
    assert keys("one", {about: "<h1>Not looked at</h1>"}) == first
    again = keys("two", {home: "<h1>Home</h1>", about: "<h1>About</h1>"})
    assert again.keys() == {home, about}
    assert {path: key == first[path] for path, key in again.items()} == {home: False, about: True}
    assert keys("three", {home: WRITTEN[home]}) == {home: first[home]}


def test_a_former_id_leads_to_the_page_of_today(tmp_path: Path) -> None:
    files = files_of(tmp_path, leaders={"ada": leader("Ada Vale", former_ids=("ada-brook",))})
    assert "leaders/ada/" in text_of(files, "leaders/ada-brook/index.html")


def test_only_the_public_site_is_listed_by_search_engines(tmp_path: Path) -> None:
    public, network = (files_of(tmp_path, viewer) for viewer in ("public", "network"))
    listed = text_of(public, "sitemap.xml")
    for path in ("", "about/", "organisations/fire/chief/", "sectors/rescue/"):
        assert f"<loc>https://leaders.example/{path}</loc>" in listed, path
    assert "style.css" not in listed
    assert "Disallow: /" in text_of(network, "robots.txt")
    assert "sitemap.xml" not in network


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("leaders/ada/index.html", True),
        ("organisations/fire/chief/index.html", True),
        ("areas/C1/index.html", False),
        ("about/index.html", False),
    ],
)
def test_a_change_gives_another_key_to_the_files_it_changes(
    tmp_path: Path, path: str, changed: bool
) -> None:
    before, same, after = (
        files_of(
            tmp_path,
            leaders={"ada": leader(name, held())},
            organisations={"fire": fire(areas=("C2",))},
        )
        for name in ("Ada Vale", "Ada Vale", "Ada Brook")
    )
    assert before[path].key() == same[path].key()
    assert (before[path].key() != after[path].key()) is changed
    assert (before[path].make() != after[path].make()) is changed


def test_every_file_says_by_its_key_when_it_must_be_made_again(tmp_path: Path) -> None:
    """Of two editions, files of one key are one file, whatever else changed."""
    renamed = {"fire": fire(name="Fire and Rescue")}
    before, after = files_of(tmp_path), files_of(tmp_path, organisations=renamed)
    alike = [
        path for path in before.keys() & after.keys() if before[path].key() == after[path].key()
    ]
    assert alike
    assert len(alike) < len(before)
    for path in alike:
        assert before[path].make() == after[path].make(), path


def test_a_room_searches_what_its_members_offer_each_other_alone(tmp_path: Path) -> None:
    """On the page of whoever offers it, for a room has no page of all that is offered."""
    offers = (
        Offer(text="Sandbags by the lorry", audience="winter", until=ago(-90)),
        Offer(text="Pumps by the dozen", until=ago(-90)),
    )
    ada = leader("Ada Vale", held(), groups=("winter",), offers=offers)
    told = {
        viewer: "".join(
            file.make().decode()
            for path, file in files_of(tmp_path / viewer, viewer, leaders={"ada": ada}).items()
            if path.startswith("assets/content/offers-and-asks/index")
        )
        for viewer in ("winter", "network")
    }
    assert all(words in told["winter"] for words in ("leaders/ada/", "Sandbags", "Pumps"))
    assert "Pumps" in told["network"]
    assert "Sandbags" not in told["network"]
