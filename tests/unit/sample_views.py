"""Views to draw templates with: a full one and an empty one of each kind."""

from __future__ import annotations

from typing import get_args

from leaders_network.publish.prose import Prose
from leaders_network.publish.views.areas import AreaRelation, AreaView, Neighbour, Patch, TileMap
from leaders_network.publish.views.basics import Link, Portrait
from leaders_network.publish.views.browsing import (
    LetterView,
    Section,
    SubjectView,
)
from leaders_network.publish.views.contact import Freshness, Reach
from leaders_network.publish.views.offices import Due, OfficeView, Principal
from leaders_network.publish.views.organisations import (
    OrganisationView,
    PostRow,
    PostShelf,
    PostView,
)
from leaders_network.publish.views.packs import PackView
from leaders_network.publish.views.people import (
    Alike,
    ContributorView,
    Custody,
    LeaderView,
    PostLine,
    ServedArea,
    TenureView,
)
from leaders_network.publish.views.rows import ItemList
from tests.unit.sample_cohorts import APPLYING, COHORTS, MODULE
from tests.unit.sample_items import LISTED, ROWS
from tests.unit.sample_pieces import (
    ASSISTANT,
    AUTUMN,
    BARE_BODY,
    BODY,
    CHIEF,
    CONTACTS,
    FIRE,
    FORMER,
    HELD,
    LETTERS,
    LINE,
    NORTH,
    NOTICE,
    OPEN_NOTICE,
    PERSON,
    PICTURED,
    RESILIENCE,
    ROUTES,
    SERVICE,
    SPRING,
    TALLIES,
    UNPLACED,
    VACANT,
)

FULL_LEADER = LeaderView(
    id="freda-harlowe",
    person=PERSON,
    summary="Leads fire and rescue in Southmere.",
    biography=Prose("Freda began in control."),
    other_names=("Mari Harlowe",),
    pronunciation="FRAY-dah HAR-lowee",
    pronouns="she/her",
    languages=("English", "Welsh"),
    current=(TenureView(LINE, AUTUMN, None, (Link(PICTURED.name, PICTURED.path),)),),
    coming=(TenureView(LINE, AUTUMN, None),),
    past=(TenureView(LINE, SPRING, AUTUMN),),
    reach=(Reach(CHIEF, SERVICE, ROUTES, (ASSISTANT,), CONTACTS, CONTACTS),),
    sectors=(FIRE,),
    areas=(NORTH,),
    knows_about=(RESILIENCE,),
    contact_for=("Mutual aid",),
    offers=(NOTICE,),
    asks=(OPEN_NOTICE,),
    cohorts=(Link("Cohort of 2026", "programmes/public-leaders/"),),
    groups=(Link("Winter resilience", "groups/winter-resilience/"),),
    similar=(
        Alike(PICTURED, ("Both moved from Care to Fire",)),
        Alike(UNPLACED, ("Asks about Floods",)),
    ),
    custody=Custody(
        sign_in=("freda.harlowe@southmere-fire.example",),
        joined=SPRING,
        lawful_basis="Public task",
        agreed=(("Handover", SPRING),),
        editors=("Owen Lewis",),
        narrowed=(("photo", "team"),),
    ),
    given_name="Freda",
    family_name="Harlowe",
    served=(ServedArea("E12000001", "North East", ("E92000001",)),),
    card="leaders/freda-harlowe/freda-harlowe.vcf",
)
EMPTY_LEADER = LeaderView(
    id="bo-ek",
    person=UNPLACED,
    summary="",
    biography=Prose(),
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
    card="leaders/bo-ek/bo-ek.vcf",
)
FULL_POST = PostView(
    id="southmere-fire/chief-fire-officer",
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
    card="organisations/southmere-fire/chief-fire-officer/chief-fire-officer.vcf",
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
    card="organisations/bare-body/chair/chair.vcf",
)
FULL_ORGANISATION = OrganisationView(
    id="southmere-fire",
    organisation=BODY,
    summary="Fire and rescue for Southmere.",
    other_names=("SFRS",),
    areas=(NORTH,),
    parent=Link("Southmere Combined Authority", "organisations/southmere/"),
    parts=(BARE_BODY,),
    website="https://southmere-fire.example/",
    identifiers=(("ONS", "E31000099"),),
    contacts=CONTACTS,
    routes=ROUTES,
    posts=(HELD, VACANT),
    shelves=(PostShelf("Chiefs", (HELD, VACANT)),),
    is_long=True,
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
    kind="topic",
    id="moors",
    name="Moorland fires",
    path="topics/moors/",
    summary="From the Tees to the Tweed.",
    description=Prose("What burns where nobody lives."),
    other_names=("Wildfire",),
    facts=(("Category", "Weather"),),
    related=(RESILIENCE,),
    leaders=12,
    organisations=1,
    sections=(Section("Fire", (PERSON, PICTURED, UNPLACED), (HELD, VACANT), (BODY,)),),
    offers=(NOTICE,),
    asks=(OPEN_NOTICE,),
    items=ItemList((LISTED,)),
    cohorts=COHORTS,
    applying=APPLYING,
    modules=(MODULE,),
)
EMPTY_SUBJECT = SubjectView(
    kind="topic",
    id="estates",
    name="Estates",
    path="topics/estates/",
    summary="",
    description=Prose(),
    other_names=(),
    facts=(),
    related=(),
    leaders=0,
    organisations=0,
    sections=(),
)
_REGION = Link("North East", "areas/E12000001/")
_SERVED: dict[AreaRelation, Neighbour] = {
    relation: Neighbour(_REGION, "Region", relation, 12, 1) for relation in get_args(AreaRelation)
}
FULL_AREA = AreaView(
    id="E06000047",
    name="County Durham",
    path="areas/E06000047/",
    kind="Council",
    other_names=("Durham",),
    facts=(("GSS code", "E06000047"), ("Kind", "Council")),
    above=(Link("England", "areas/E92000001/"), _REGION),
    leaders=12,
    organisations=1,
    reaching=14,
    map=TileMap(
        "areas/E06000047/map.svg",
        "Map of tiles. County Durham covers 1 of 3 and a part of 1.",
        ((0, 0), (1, 0), (1, 1)),
        ((1, 0),),
        ((1, 1),),
        "council",
    ),
    neighbours=(_SERVED["around"], _SERVED["overlaps"]),
    within=TALLIES,
    patches=tuple(
        Patch(relation.encode(), served, (), (BODY,)) for relation, served in _SERVED.items()
    ),
    elsewhere=(_SERVED["around"],),
)
EMPTY_AREA = AreaView(
    id="K1",
    name="Kingdom",
    path="areas/K1/",
    kind="Country",
    other_names=(),
    facts=(("GSS code", "K1"), ("Kind", "Country")),
    above=(),
    leaders=0,
    organisations=0,
    reaching=0,
    map=None,
    neighbours=(),
    within=(),
    patches=(),
    elsewhere=(),
)
FULL_CONTRIBUTOR = ContributorView(
    id="idris-vaughan",
    name="Idris Vaughan",
    path="contributors/idris-vaughan/",
    portrait=Portrait(None, "IV", 5),
    affiliation="Southmere University",
    summary="Writes about how services join up.",
    biography=Prose("A historian."),
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
    biography=Prose(),
    website=None,
    knows_about=(),
)
FULL_LETTER = LetterView("leaders", "A", "leaders/a-z/a/", LETTERS, (PERSON, UNPLACED))
EMPTY_LETTER = LetterView("leaders", "Z", "leaders/a-z/z/", ())
FULL_PACK = PackView(
    id="freda-harlowe",
    path="leaders/freda-harlowe/first-hundred-days/",
    person=PERSON,
    lines=(LINE,),
    began=AUTUMN,
    number=12,
    days=100,
    ends=SPRING,
    covering=(Section("North", posts=(VACANT,)),),
    places=(NORTH,),
    elsewhere=(VACANT,),
    roles=(Link("Chief fire officers", "roles/chief-fire-officer/"),),
    predecessors=(FORMER,),
    peers=(Alike(PICTURED, ("Moved from Care to Fire, as you did",)),),
    readings=ROWS,
    events=ROWS,
)
EMPTY_PACK = PackView(
    id="bo-ek",
    path="leaders/bo-ek/first-hundred-days/",
    person=UNPLACED,
    lines=(),
    began=AUTUMN,
    number=1,
    days=100,
    ends=SPRING,
    covering=(),
    places=(),
    elsewhere=(),
    roles=(),
    predecessors=(),
    peers=(),
    readings=(),
    events=(),
)
FULL_OFFICE = OfficeView(
    id="owen-lewis-a1b2c3",
    path="assistants/owen-lewis-a1b2c3/",
    assistant=ASSISTANT,
    principals=(
        Principal(
            PERSON, LINE, (Due("Direct", Freshness("ageing", SPRING, "by themselves"), AUTUMN),)
        ),
        Principal(PICTURED, LINE, ()),
    ),
)
EMPTY_OFFICE = OfficeView(
    id="bo-ek-a1b2c3",
    path="assistants/bo-ek-a1b2c3/",
    assistant=ASSISTANT,
    principals=(),
)
