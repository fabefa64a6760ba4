"""Views to draw templates with: a full one and an empty one of each kind."""

from __future__ import annotations

from markupsafe import Markup

from leaders_network.publish.views import (
    AssistantView,
    ContactView,
    ContributorView,
    Custody,
    Day,
    Freshness,
    FrontView,
    Holder,
    Html,
    LeaderView,
    LetterView,
    Link,
    Notice,
    Organisation,
    OrganisationView,
    Person,
    Portrait,
    PostLine,
    PostRow,
    PostView,
    Reach,
    RouteView,
    Section,
    SiteView,
    SubjectView,
    Tally,
    Tenure,
)

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
)
AUTUMN = Day("1 September 2026", "2026-09-01")
SPRING = Day("2 February 2026", "2026-02-02")
FIRE = Link("Fire and Rescue Service", "sectors/fire-and-rescue/")
NORTH = Link("North East", "areas/E12000001/")
RESILIENCE = Link("Resilience", "topics/resilience/")
SERVICE = Link("Northmoor Fire and Rescue Service", "organisations/northmoor-fire/")
CHIEF = Link("Chief Fire Officer", "organisations/northmoor-fire/chief-fire-officer/")

LINE = PostLine(CHIEF, SERVICE, "Interim", "North East")
PERSON = Person(
    name="Dame Amara Penrose KFSM",
    path="leaders/amara-penrose/",
    sort_name="penrose amara",
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
    email="control@northmoor-fire.example",
    phone="01632 960400",
    tel="tel:+441632960400",
    web="https://northmoor-fire.example/contact",
    address="1 Station Road, Northmoor",
    hours="Day and night",
    note="Ask for the duty principal officer",
    only="Cohort of 2026",
)
OLD = ContactView("Post room", (), Freshness("ageing", SPRING, "by the office"), address="PO Box 1")
LAPSED = ContactView("Fax", (), Freshness("lapsed", SPRING), phone="01632 960401")
UNCONFIRMED = ContactView("Website", (), Freshness("unconfirmed"), web="https://nm.example/")
CONTACTS = (CONTROL_ROOM, OLD, LAPSED, UNCONFIRMED)
ASSISTANT = AssistantView(
    name="Rhys Lomas",
    title="Private secretary",
    freshness=Freshness("confirmed", AUTUMN, "by the assistant"),
    email="rhys.lomas@northmoor-fire.example",
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
    RouteView("a conversation", "Rhys Lomas"),
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
BODY = Organisation(SERVICE.name, SERVICE.path, FIRE, "North East", "Fire authority")
BARE_BODY = Organisation("Bare Body", "organisations/bare-body/", FIRE, "", "")
TALLIES = (
    Tally(FIRE, 12, 7, "Emergency services"),
    Tally(RESILIENCE, 1, 0, "Emergency services"),
    Tally(NORTH, 0, 1, ""),
)
LETTERS = (Tally(Link("A", "leaders/a-z/a/"), 3), Tally(Link("B", "leaders/a-z/b/"), 0))

FULL_LEADER = LeaderView(
    id="amara-penrose",
    person=PERSON,
    summary="Leads fire and rescue in Northmoor.",
    biography=Html(Markup("<p>Amara <em>began</em> in control.</p>")),
    other_names=("Mari Penrose",),
    pronunciation="ah-MAH-ra PEN-rohz",
    pronouns="she/her",
    languages=("English", "Welsh"),
    current=(Tenure(LINE, AUTUMN, None, (Link(PICTURED.name, PICTURED.path),)),),
    coming=(Tenure(LINE, AUTUMN, None),),
    past=(Tenure(LINE, SPRING, AUTUMN),),
    reach=(Reach(CHIEF, SERVICE, ROUTES, (ASSISTANT,), CONTACTS, CONTACTS),),
    sectors=(FIRE,),
    areas=(NORTH,),
    knows_about=(RESILIENCE,),
    contact_for=("Mutual aid",),
    offers=(NOTICE,),
    asks=(OPEN_NOTICE,),
    cohorts=(Link("Cohort of 2026", "programmes/public-leaders/"),),
    groups=(Link("Winter resilience", "groups/winter-resilience/"),),
    custody=Custody(
        sign_in=("amara.penrose@northmoor-fire.example",),
        joined=SPRING,
        lawful_basis="Public task",
        agreed=(("Handover", SPRING),),
        editors=("Rhys Lomas",),
        narrowed=(("photo", "team"),),
    ),
)
EMPTY_LEADER = LeaderView(
    id="bo-ek",
    person=UNPLACED,
    summary="",
    biography=Html(""),
    other_names=(),
    pronunciation="",
    pronouns="",
    languages=(),
    current=(),
    coming=(),
    past=(),
    reach=(),
    sectors=(),
    areas=(),
    knows_about=(),
    contact_for=(),
    offers=(),
    asks=(),
    cohorts=(),
    groups=(),
)
FULL_POST = PostView(
    id="northmoor-fire/chief-fire-officer",
    row=HELD,
    other_titles=("Chief Officer",),
    role=Link("Chief fire officer", "roles/chief-fire-officer/"),
    sector=FIRE,
    areas=(NORTH,),
    coming=(FORMER,),
    past=(FORMER,),
    contacts=CONTACTS,
    routes=ROUTES,
    organisation_contacts=CONTACTS,
)
EMPTY_POST = PostView(
    id="bare-body/chair",
    row=PostRow(PostLine(CHIEF, SERVICE, "", ""), "vacant", ()),
    other_titles=(),
    role=None,
    sector=FIRE,
    areas=(),
    coming=(),
    past=(),
    contacts=(),
    routes=(),
    organisation_contacts=(),
)
FULL_ORGANISATION = OrganisationView(
    id="northmoor-fire",
    organisation=BODY,
    summary="Fire and rescue for Northmoor.",
    other_names=("NFRS",),
    areas=(NORTH,),
    parent=Link("Northmoor Combined Authority", "organisations/northmoor/"),
    parts=(BARE_BODY,),
    website="https://northmoor-fire.example/",
    identifiers=(("ONS", "E31000099"),),
    contacts=CONTACTS,
    routes=ROUTES,
    posts=(HELD, VACANT),
)
EMPTY_ORGANISATION = OrganisationView(
    id="bare-body",
    organisation=BARE_BODY,
    summary="",
    other_names=(),
    areas=(),
    parent=None,
    parts=(),
    website=None,
    identifiers=(),
    contacts=(),
    routes=(),
    posts=(),
)
FULL_SUBJECT = SubjectView(
    kind="area",
    id="E12000001",
    name="North East",
    path="areas/E12000001/",
    summary="From the Tees to the Tweed.",
    description=Html(Markup("<p>A region of <em>England</em>.</p>")),
    other_names=("North East England",),
    facts=(("Code", "E12000001"),),
    above=(Link("England", "areas/E92000001/"),),
    within=TALLIES,
    related=(RESILIENCE,),
    leaders=12,
    organisations=1,
    sections=(Section("Fire", (PERSON, PICTURED, UNPLACED), (HELD, VACANT), (BODY,)),),
    offers=(NOTICE,),
    asks=(OPEN_NOTICE,),
)
EMPTY_SUBJECT = SubjectView(
    kind="topic",
    id="estates",
    name="Estates",
    path="topics/estates/",
    summary="",
    description=Html(""),
    other_names=(),
    facts=(),
    above=(),
    within=(),
    related=(),
    leaders=0,
    organisations=0,
    sections=(),
)
FULL_CONTRIBUTOR = ContributorView(
    id="idris-vaughan",
    name="Idris Vaughan",
    path="contributors/idris-vaughan/",
    portrait=Portrait(None, "IV", 5),
    affiliation="Northmoor University",
    summary="Writes about how services join up.",
    biography=Html(Markup("<p>A historian.</p>")),
    website="https://idris.example/",
    knows_about=(RESILIENCE,),
)
EMPTY_CONTRIBUTOR = ContributorView(
    id="bo-ek",
    name="Bo Ek",
    path="contributors/bo-ek/",
    portrait=Portrait(None, "BE", 0),
    affiliation="",
    summary="",
    biography=Html(""),
    website=None,
    knows_about=(),
)
FULL_LETTER = LetterView("leaders", "A", "leaders/a-z/a/", LETTERS, (PERSON, UNPLACED))
ORGANISATIONS_LETTER = LetterView(
    "organisations", "B", "organisations/a-z/b/", LETTERS, (), (BODY, BARE_BODY)
)
EMPTY_LETTER = LetterView("leaders", "Z", "leaders/a-z/z/", ())
FULL_FRONT = FrontView(
    leaders=1240,
    organisations=130,
    posts=1,
    sectors=TALLIES,
    areas=TALLIES,
    roles=TALLIES,
    topics=TALLIES,
    programmes=TALLIES,
    groups=TALLIES,
    leader_letters=LETTERS,
    organisation_letters=LETTERS,
    newest=(PERSON, PICTURED),
    vacant=(VACANT,),
    interim=(HELD,),
    offers=(NOTICE,),
    asks=(OPEN_NOTICE,),
    contributors=(Link("Idris Vaughan", "contributors/idris-vaughan/"),),
    members=(PERSON, PICTURED),
)
EMPTY_FRONT = FrontView(
    leaders=0,
    organisations=0,
    posts=0,
    sectors=(),
    areas=(),
    roles=(),
    topics=(),
    programmes=(),
    groups=(),
    leader_letters=(),
    organisation_letters=(),
    newest=(),
    vacant=(),
    interim=(),
    offers=(),
    asks=(),
    contributors=(),
)
