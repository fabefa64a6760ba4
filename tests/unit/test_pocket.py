"""The pocket edition holds posts, names and offices' ways, nobody's own, and needs no network."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from leaders_network.outputs.pocket import pocket_edition, pocket_key
from leaders_network.outputs.templates import Templates
from leaders_network.publish.publication import Publication
from leaders_network.records.contact import Assistant, Contact
from leaders_network.records.organisation import Organisation
from leaders_network.records.vocabulary import Area, Areas
from tests.unit.town import contact, fire, held, leader, post, seen, town

TEMPLATES = Templates(Path(__file__).parents[2] / "theme" / "directory")
OFFICE = Contact(id="office", label="Office", email="office@fire.example", phone="+441632960111")
OWN = Contact(id="own", label="Own", email="ada@fire.example", phone="+441632960222")
DUTY = Contact(id="duty", label="Duty", phone="+441632960333", purposes=("incident",))


def published(viewer: str = "network", **given: Any) -> Publication:
    body = fire(
        areas=("R1",),
        contacts=(OFFICE, DUTY),
        posts=(post(contacts=(Contact(id="desk", label="Desk", phone="+441632960444"),)),),
    )
    own: dict[str, Any] = {
        "contacts": (OWN,),
        "assistants": (Assistant(name="Owen Lewis", email="o@x.example"),),
    }
    ada = leader("Ada Vale", held(**own), audiences=given.pop("audiences", None))
    return seen(town(organisations={"fire": body}, leaders={"ada": ada}), viewer)


def edition(viewer: str = "network") -> str:
    return pocket_edition(published(viewer), TEMPLATES).decode()


def test_it_holds_names_posts_and_the_ways_of_offices_those_for_an_incident_first() -> None:
    text = edition()
    for told in ("Ada Vale", "Chief", "Fire", "Region", "01632 960444", "office@fire.example"):
        assert told in text, told
    assert "Desk: 01632 960444" in text, "a post may have more than one"
    assert text.index("Duty: 01632 960333") < text.index("Office: 01632 960111")


def test_it_names_the_places_that_a_body_covers_but_not_all_of_a_region() -> None:
    areas = Areas(
        areas=(
            Area(id="R1", name="Region", kind="region"),
            Area(id="F1", name="Moor police area", kind="police-area", parent="R1"),
            Area(id="T1", name="Wexbridge", kind="council", parent="R1", within=("F1",)),
            Area(id="T2", name="Alderby", kind="council", parent="R1", within=("F1",)),
        )
    )
    bodies = {"force": fire(name="Force", areas=("F1",)), "all": fire(name="All", areas=("R1",))}
    text = pocket_edition(seen(town(areas=areas, organisations=bodies)), TEMPLATES).decode()
    force, whole = (
        text[text.index(f"<h3>{name}") :].split("</article>")[0] for name in ("Force", "All")
    )
    assert "Covers Wexbridge, Alderby" in force
    assert "Covers" not in whole


def test_it_holds_nobodys_own_ways_and_no_assistants() -> None:
    (page,) = published("team").pages.leaders()
    own = repr(page.view())
    for secret in ("ada@fire.example", "960222", "Owen Lewis", "o@x.example"):
        assert secret in own, "the control"
        assert secret not in edition("team"), secret


def test_a_way_that_has_lapsed_says_so() -> None:
    old: dict[str, Any] = {"phone": "+441632960555", "confirmed": 366}
    desk = (contact("desk", **old, email=None), contact("mail", confirmed=366))
    fresh = contact("new", phone="+441632960666", email=None, confirmed=365)
    body = fire(contacts=(contact("all", **old, email=None), fresh), posts=(post(contacts=desk),))
    text = pocket_edition(seen(town(organisations={"fire": body})), TEMPLATES).decode()
    told = re.sub("<[^>]+>", "", text)
    for way in ("All: 01632 960555", "Desk: 01632 960555", "Mail: mail@southmere.example"):
        assert re.search(rf"{way} \(lapsed\)", told), way
    assert "New: 01632 960666" in told
    assert "960666 (lapsed)" not in told


def test_a_number_says_when_it_is_answered() -> None:
    desk = contact(
        "desk", phone="+441632960555", email="desk@a.example", hours="Mon to Fri, 9 to 5"
    )
    other = contact("other", phone="+441632960666", email=None)
    body = fire(contacts=(desk, other), posts=(post(),))
    text = pocket_edition(seen(town(organisations={"fire": body})), TEMPLATES).decode()
    told = re.sub("<[^>]+>", "", text)
    assert "Desk: 01632 960555 (Mon to Fri, 9 to 5)" in told
    assert "01632 960555</a> (Mon" in text, "what is pressed is the number alone"
    assert told.count("9 to 5") == 1
    assert re.search(r"Other: 01632 960666\s", told)


def test_a_second_body_stands_before_a_tenth() -> None:
    bodies = {f"o{i}": fire(name=f"Moor {i} Trust", posts=(post(),)) for i in (10, 2)}
    text = pocket_edition(seen(town(organisations=bodies)), TEMPLATES).decode()
    assert text.index("Moor 2 Trust") < text.index("Moor 10 Trust")


def test_the_public_sees_posts_without_names_and_without_ways() -> None:
    text = edition("public")
    assert "Chief" in text
    for secret in ("Ada Vale", "96011", "96033", "96044", "office@fire.example"):
        assert secret not in text, secret


def test_it_says_when_it_was_made_and_until_when_it_may_be_trusted() -> None:
    text = edition()
    assert re.search(r"Made on <time[^>]*>22 November 2026</time>", text)
    assert '<time data-last datetime="2026-12-20">20 December 2026</time>' in text


def test_nothing_in_it_asks_for_anything_else() -> None:
    assert re.findall(r'(?:src|srcset)="|<link|@import|url\(', edition()) == []
    schemes = {href.partition(":")[0] for href in re.findall(r'href="([^"]*)"', edition())}
    assert schemes == {"tel", "mailto"}


def test_its_policy_lets_its_own_style_and_script_run_and_nothing_else() -> None:
    text = edition()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;;") or "default-src 'none';" in policy[1]
    for tag in ("style", "script"):
        inside = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", text, re.DOTALL)
        assert inside
        digest = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert f"sha256-{digest}" in policy[1]
    assert "unsafe" not in policy[1]


def test_its_key_changes_with_what_it_holds() -> None:
    keys = {pocket_key(published(viewer), TEMPLATES) for viewer in ("public", "network", "team")}
    assert len(keys) == 3
    assert pocket_key(published(), TEMPLATES) == pocket_key(published(), TEMPLATES)


def test_1500_leaders_fit_into_120_kilobytes() -> None:
    def body(number: int) -> Organisation:
        label = f"{number:04} " + sha256(str(number).encode()).hexdigest()[:18]
        digits = int(sha256(label.encode()).hexdigest(), 16) % 10**6
        ways = (
            Contact(id="duty", label="Duty officer", phone=f"+441632{digits:06}"),
            Contact(id="office", label="Office", email=f"office@{label.replace(' ', '-')}.example"),
        )
        titles = ("chief", "deputy", "director")
        return fire(name=f"Body {label}", contacts=ways, posts=tuple(map(post, titles)))

    bodies = {f"b{number}": body(number) for number in range(500)}
    leaders = {
        f"p{number}": leader(
            f"Given{number * 7919 % 997} Family{number * 104729 % 1499}",
            held(f"b{number // 3}/{('chief', 'deputy', 'director')[number % 3]}"),
        )
        for number in range(1500)
    }
    made = pocket_edition(seen(town(organisations=bodies, leaders=leaders)), TEMPLATES)
    assert made.count(b"<b>") == 1500
    assert len(gzip.compress(made, 9)) < 120_000


def test_it_tells_how_a_post_is_held_and_that_nobody_holds_it() -> None:
    body = fire(posts=(post(), post("deputy"), post("bursar")))
    leaders = {
        "ada": leader("Ada Vale", held()),
        "bo": leader("Bo Marsh", held("fire/deputy", status="interim")),
    }
    shown = seen(town(organisations={"fire": body}, leaders=leaders))
    text = re.sub("<[^>]+>", "", pocket_edition(shown, TEMPLATES).decode())
    for told in ("Chief: Ada Vale\n", "Deputy: Bo Marsh (interim)", "Bursar: vacant"):
        assert told in text, told


def test_nobody_reads_there_whether_a_post_is_vacant_that_the_public_is_not_told_of() -> None:
    text = re.sub("<[^>]+>", "", edition("public"))
    assert "Chief" in text
    assert "vacant" not in text
