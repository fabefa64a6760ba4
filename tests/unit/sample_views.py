"""Views to draw templates with: a full one and an empty one of each kind."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from leaders_network.publish.body import Body
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.areas import AreaRelation, AreaView, Neighbour, Patch, TileMap
from leaders_network.publish.views.basics import Link, Portrait
from leaders_network.publish.views.browsing import (
    FrontView,
    LetterView,
    Section,
    Shelf,
    SubjectView,
)
from leaders_network.publish.views.changes import Change
from leaders_network.publish.views.charts import Chart, Series
from leaders_network.publish.views.contact import Freshness, Reach
from leaders_network.publish.views.dictionary import DictionaryView, FieldRow, FieldTable
from leaders_network.publish.views.digest import Digest, DigestLine, DigestPart, Digests
from leaders_network.publish.views.events import (
    CalendarDay,
    CalendarEntry,
    CalendarMonth,
    Events,
    Happening,
)
from leaders_network.publish.views.exchange import Exchange, Match
from leaders_network.publish.views.freshness import (
    DueDetails,
    FreshnessRow,
    FreshnessView,
    ToAsk,
    ToAskShelf,
)
from leaders_network.publish.views.gathering import (
    ApplyingState,
    ApplyingView,
    CohortState,
    CohortView,
    MemberView,
    ModuleView,
    PeerRoundView,
    PeerSetView,
)
from leaders_network.publish.views.items import Credit, ItemView, Resource, Step
from leaders_network.publish.views.mine import MineSight, SeenView
from leaders_network.publish.views.offices import Due, OfficeShelf, OfficeView, Principal
from leaders_network.publish.views.organisations import OrganisationView, PostRow, PostView
from leaders_network.publish.views.packs import PackView
from leaders_network.publish.views.people import (
    Alike,
    ContributorView,
    Custody,
    LeaderView,
    PostLine,
    ServedArea,
    Tenure,
)
from leaders_network.publish.views.rooms import RoomContact, RoomView
from leaders_network.publish.views.rows import Facet, ItemRow
from leaders_network.publish.views.studies import Citation, CitedName, OutcomeMatrix, Relation, Told
from tests.unit import sample_glance, sample_reports, sample_voice
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

ROW = ItemRow(
    "first-ninety-minutes",
    "library",
    "Library item",
    "The first ninety minutes",
    "library/first-ninety-minutes/",
    "What a duty chief needs to have decided.",
    AUTUMN,
    ("Read", "12 minutes", AUTUMN.text),
    (RESILIENCE,),
    (Facet("Format", ("Read",)), Facet("Topic", ("Resilience",))),
    12,
    "Due for review since 1 November 2026",
)
KINDS = (
    *("library", "collection", "study", "event", "article", "module"),
    *("consultation", "report"),
)
ROWS = tuple(replace(ROW, kind=kind) for kind in KINDS)
CHART = Chart(
    "library/it/chart-1",
    "Calls in a night",
    "Fewer each week.",
    "lines",
    ("First", "Second"),
    (Series("Calls", (4.0, None), ((3.0, 5.0), None)),),
    "Week",
    "calls",
    note="Of 40 rooms.",
)
CITATION = Citation(
    "it",
    "report",
    "library/it/",
    "It",
    (CitedName("Harlowe", "Freda"),),
    SPRING,
    "Southmere Fire",
    "10.5555/it",
    "",
    "Ask first.",
    ("Resilience",),
    "Harlowe, Freda (2026). It. Southmere Fire. https://doi.org/10.5555/it",
)
HAPPENING = Happening(
    ROW,
    "2026-12-01T09:30",
    "2026-12-01T11:00",
    "Europe/London",
    "It cannot be taken back.",
    "",
    "Ask first.",
    "Winter calls",
    "Ask first.",
    "https://papers.example/",
    "",
    0,
    False,
    "2026-09-12",
    "2026-09-12",
    "09:30",
)
FULL_ITEM = ItemView(
    ROW,
    Body("# A title\n\nSee [it](item:it).", (("item:it", "library/it/"),), "../../"),
    credits=(
        Credit("Chosen by", Link(PERSON.name, PERSON.path), PERSON.portrait, "Chief Fire Officer"),
        Credit("By", Link("A member of the network", "")),
    ),
    facts=(("Source", "Southmere Fire"),),
    sections=(("Why it matters", "It cannot be taken back."), ("In a minute", "Ask first.")),
    charts=(CHART,),
    citation=CITATION,
    happening=HAPPENING,
    series=(ROW,),
    link="https://papers.example/",
    steps=(Step(ROW, "The table on its second page."),),
    resources=(
        Resource("Slides", "https://slides.example/", is_outward=True),
        Resource("Notes", "library/files/notes.pdf", is_outward=False),
    ),
    found_in=(ROW,),
    meant_for=(FIRE,),
    places=(NORTH,),
    related=(ROW,),
    who_knows=(PERSON,),
    section=Link("Library", "library/"),
    section_page="library/index.md",
)
EMPTY_ITEM = ItemView(
    ItemRow("a", "article", "News article", "A", "a/b/", "It is.", None, (), ()), Body(), (), ()
)
FULL_CONSULTATION = sample_voice.full((PERSON, PICTURED), FIRE)
EMPTY_CONSULTATION = sample_voice.empty()
FULL_REPORT = sample_reports.full(FULL_CONSULTATION, CHART, FIRE)
EMPTY_REPORT = sample_reports.empty()
FULL_LEADER = LeaderView(
    id="freda-harlowe",
    person=PERSON,
    summary="Leads fire and rescue in Southmere.",
    biography=Prose("Freda began in control."),
    other_names=("Mari Harlowe",),
    pronunciation="FRAY-dah HAR-lowee",
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
_ROUND = PeerRoundView(
    "autumn",
    "Autumn 2026",
    AUTUMN,
    (PeerSetView("set-1", (PERSON, PICTURED, UNPLACED), ("Three sectors", "All in the north")),),
    (PeerSetView("set-1", (PERSON, PICTURED), ("Both on the coast",)),),
)
COHORTS = tuple(
    CohortView(
        "Cohort of 2026",
        "14 September 2026",
        state,
        "Works on winter.",
        (PERSON,),
        ("It stays here.",),
        (_ROUND,),
        "../rooms/cohort-2026/",
    )
    for state in get_args(CohortState)
)
_LISTED = replace(ROW, noun="")
MODULE = ModuleView(
    _LISTED,
    1,
    (("Cohort of 2026", "14 September 2026, Harrogate"),),
    (Resource("Slides", "https://slides.example/", is_outward=True),),
    (_LISTED,),
)
APPLYING = tuple(
    ApplyingView(
        Link("Moorland fires", "topics/moors/"),
        "Cohort of 2027",
        state,
        "Open now, until 31 March 2027: 12 days left",
        "Write two pages.",
        "https://apply.example/",
    )
    for state in get_args(ApplyingState)
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
    items=(_LISTED,),
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
FULL_DICTIONARY = DictionaryView(
    "data-dictionary/fields/",
    (
        FieldTable(
            "Leader",
            "leader",
            "A person listed.",
            "leaders/*.yml",
            (
                FieldRow("name", "The name.", "text", None, True, "network"),
                FieldRow("posts", "Held.", "a list", Link("Post", "post"), False, "team"),
            ),
        ),
        FieldTable(
            "Post", "post", "A job.", "", (FieldRow("id", "Its id.", "an id", None, True, "all"),)
        ),
    ),
)
EMPTY_DICTIONARY = DictionaryView("data-dictionary/fields/", ())
SECTOR_ROW = FreshnessRow(FIRE, 5, 4, 3, 2, 1)
FULL_FRESHNESS = FreshnessView(
    "freshness/details/",
    (SECTOR_ROW,),
    FreshnessRow(Link("All sectors", "sectors/"), 5, 4, 3, 2, 1),
    180,
    365,
    (
        Chart(
            path="freshness/details/details",
            title="Details by state",
            summary="Most are confirmed.",
            kind="bars",
            labels=("Fire",),
            series=(Series("Confirmed", (5,)),),
            unit="details",
        ),
    ),
    (
        ToAskShelf(
            FIRE,
            "ask-fire",
            (
                ToAsk(
                    Link("Rhys Lomas", "assistants/rhys-lomas-1/"),
                    "Secretary",
                    "rhys@southmere.example",
                    "mailto:rhys@southmere.example",
                    (DueDetails(Link(PERSON.name, PERSON.path), "1 lapsed, 2 ageing"),),
                ),
                ToAsk(Link("Southmere", FIRE.path), "", "", "", (DueDetails(FIRE, "1 ageing"),)),
            ),
        ),
    ),
)
EMPTY_FRESHNESS = FreshnessView(
    "freshness/details/", (), FreshnessRow(Link("All", "sectors/"), 0, 0, 0, 0, 0), 180, 365
)
SIGHTS = (
    MineSight("Public", ("Not listed", "—")),
    MineSight("Network", ("Freda", "Direct (01632 960412)")),
)
FULL_SEEN = SeenView(
    f"{PERSON.path}seen/", Link(PERSON.name, PERSON.path), ("Name", "Ways to reach them"), SIGHTS
)
EMPTY_SEEN = SeenView("leaders/a/seen/", Link("A", "leaders/a/"), (), ())
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
    items=ROWS,
    consultations=(sample_voice.CARD,),
    members=(PERSON, PICTURED),
    changes=(
        Change("move", "appointments/a/1", AUTUMN, LINE, PERSON, LINE),
        Change("coming", "appointments/b/1", AUTUMN, LINE, PICTURED),
        Change("vacant", "vacancies/a", SPRING, LINE),
    ),
    exchange=(
        Exchange(
            RESILIENCE,
            (OPEN_NOTICE,),
            (NOTICE,),
            (NOTICE,),
            (Match(OPEN_NOTICE, NOTICE, "Fire may help Care with Resilience"),),
        ),
        Exchange(None, (replace(OPEN_NOTICE, through_centre=True),), (), (), ()),
    ),
    newcomers=(Link(PICTURED.name, f"{PICTURED.path}first-hundred-days/"),),
    room=RoomView(
        "Winter resilience",
        "Lends what is needed.",
        Prose("It meets on Mondays."),
        Link(PICTURED.name, PICTURED.path),
        AUTUMN,
        AUTUMN,
        has_ended=True,
        subjects=(RESILIENCE,),
        contacts=(RoomContact(Link(PICTURED.name, PICTURED.path), CONTACTS[0]),),
        cohort=COHORTS[0],
        modules=(MODULE,),
    ),
    reachable=(MemberView(PERSON, ROUTES, (ASSISTANT,), CONTACTS),),
    applying=APPLYING,
    modules=(ROW,),
    offices=(OfficeShelf("T", (FULL_OFFICE,)),),
    glance=sample_glance.glance(CHART, FIRE, NOTICE),
    overview=sample_glance.overview(CHART, FIRE, ROW),
    digests=Digests(
        Digest(
            SPRING,
            AUTUMN,
            (DigestPart("News", (DigestLine("It", "news/it/", "It is.", "Cancelled"),)),),
        ),
        (Digest(SPRING, SPRING, (DigestPart("News", (DigestLine("Old", "", "It was."),)),)),),
    ),
    events=Events(
        (ROW,),
        (replace(ROW, title="Past"),),
        (
            CalendarMonth(
                "March 2026",
                "2026-03",
                (
                    (
                        CalendarDay(SPRING, 28, "Saturday", False, True, ()),
                        CalendarDay(
                            SPRING, 1, "Sunday", True, False, (CalendarEntry(ROW, "09:30", True),)
                        ),
                    ),
                ),
            ),
        ),
        (RESILIENCE,),
    ),
    outcomes=OutcomeMatrix(
        ("Leadership", "Well-being"),
        (
            (
                Relation("a-on-a", "Leadership", "Leadership", (Told(ROW, ""),)),
                Relation("a-on-b", "Leadership", "Well-being", (Told(ROW, "It fell."),)),
            ),
            (
                Relation("b-on-a", "Well-being", "Leadership", ()),
                Relation("b-on-b", "Well-being", "Well-being", ()),
            ),
        ),
    ),
    shelves=(Shelf(Link("Library", "library/"), 47),),
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
    digests=Digests(Digest(SPRING, AUTUMN, ())),
)
