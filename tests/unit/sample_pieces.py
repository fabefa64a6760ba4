"""What views are put together from: people, posts, contacts and the like, all invented."""

from __future__ import annotations

from leaders_network.publish.views.basics import Day, Link, Portrait, SiteView
from leaders_network.publish.views.browsing import Tally
from leaders_network.publish.views.contact import AssistantView, ContactView, Freshness, RouteView
from leaders_network.publish.views.organisations import OrganisationRow, PostRow
from leaders_network.publish.views.people import Holder, Notice, Person, PostLine

SITE = SiteView(
    name="Leaders' Network",
    summary="Who leads, and how to reach them.",
    centre="the Centre",
    email="help@leaders.example",
    audience="network",
    audience_name="Network",
    is_room=False,
    address="https://leaders.example/network/",
    day=Day("22 November 2026", "2026-11-22"),
    indexed=False,
    home="https://leaders.example/",
    shortlist_notice="For work between offices.",
)
AUTUMN = Day("1 September 2026", "2026-09-01")
SPRING = Day("2 February 2026", "2026-02-02")
FIRE = Link("Fire and Rescue Service", "sectors/fire-and-rescue/")
NORTH = Link("North East", "areas/E12000001/")
RESILIENCE = Link("Resilience", "topics/resilience/")
SERVICE = Link("Southmere Fire and Rescue Service", "organisations/southmere-fire/")
CHIEF = Link("Chief Fire Officer", "organisations/southmere-fire/chief-fire-officer/")

LINE = PostLine(CHIEF, SERVICE, "Interim", "North East", "cy")
PERSON = Person(
    name="Dame Freda Harlowe KFSM",
    path="leaders/freda-harlowe/",
    sort_name="harlowe freda",
    portrait=Portrait(None, "AP", 3),
    posts=(LINE,),
    new=True,
    since=AUTUMN,
)
PICTURED = Person(
    name="Siân Llewelyn-Wyn",
    path="leaders/sian-llewelyn-wyn/",
    sort_name="llewelyn-wyn sian",
    portrait=Portrait("photos/sian.jpg", "SL", 1),
    posts=(PostLine(CHIEF, SERVICE, "Interim", ""),),
    new=False,
)
UNPLACED = Person("Bo Ek", "leaders/bo-ek/", "ek bo", Portrait(None, "BE", 0), (), new=False)

HOLDER = Holder(PERSON, "Interim", AUTUMN, None)
FORMER = Holder(PICTURED, "", SPRING, AUTUMN)
HELD = PostRow(LINE, "held", (HOLDER,))
VACANT = PostRow(LINE, "vacant", ())

CONTROL_ROOM = ContactView(
    label="Control room",
    purposes=("an incident now", "a diary"),
    freshness=Freshness("confirmed", AUTUMN, "by the Centre"),
    email="control@southmere-fire.example",
    phone="01632 960400",
    tel="tel:+441632960400",
    web="https://southmere-fire.example/contact",
    address="1 Station Road, Southmere",
    hours="Day and night",
    note="Ask for the duty principal officer",
    only="Cohort of 2026",
)
OLD = ContactView("Post room", (), Freshness("ageing", SPRING, "by the office"), address="PO Box 1")
LAPSED = ContactView("Fax", (), Freshness("lapsed", SPRING), phone="01632 960401")
UNCONFIRMED = ContactView("Website", (), Freshness("unconfirmed"), web="https://nm.example/")
CONTACTS = (CONTROL_ROOM, OLD, LAPSED, UNCONFIRMED)
ASSISTANT = AssistantView(
    name="Owen Lewis",
    title="Private secretary",
    freshness=Freshness("confirmed", AUTUMN, "by the assistant"),
    email="owen.lewis@southmere-fire.example",
    phone="01632 960413",
    tel="tel:+441632960413",
    hours="Mon–Fri 08:30–17:30",
    only="Network",
)
ROUTES = (
    RouteView(
        "an incident now",
        "Control room",
        "at once",
        "Say “principal officer”",
        "tel:+441632960400",
        "01632 960400",
    ),
    RouteView("a conversation", "Owen Lewis"),
)
NOTICE = Notice(
    text="Shadowing in control during the winter exercise",
    topics=(RESILIENCE,),
    until=AUTUMN,
    person=Link(PERSON.name, PERSON.path),
    outcome="Three services came",
    met=SPRING,
    only="Network",
)
OPEN_NOTICE = Notice("How others merged estates teams", (), AUTUMN)
BODY = OrganisationRow(SERVICE.name, SERVICE.path, FIRE, "North East", "Fire authority")
BARE_BODY = OrganisationRow("Bare Body", "organisations/bare-body/", FIRE, "", "")
TALLIES = (
    Tally(FIRE, 12, 7, "Emergency services"),
    Tally(RESILIENCE, 1, 0, "Emergency services"),
    Tally(NORTH, 0, 1, ""),
)
LETTERS = (Tally(Link("A", "leaders/a-z/a/"), 3), Tally(Link("B", "leaders/a-z/b/"), 0))
