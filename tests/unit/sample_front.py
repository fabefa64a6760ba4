"""The front pages, once with every part full and once with nothing in any."""

from __future__ import annotations

from dataclasses import replace

from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Link, Portrait
from leaders_network.publish.views.browsing import (
    FrontView,
    Shelf,
)
from leaders_network.publish.views.changes import PostChange
from leaders_network.publish.views.digest import Digest, DigestLine, DigestPart, Digests
from leaders_network.publish.views.events import (
    CalendarDay,
    CalendarEntry,
    CalendarMonth,
    Events,
)
from leaders_network.publish.views.exchange import Answer, Asked, Exchange
from leaders_network.publish.views.gathering import (
    MemberView,
)
from leaders_network.publish.views.offices import OfficeShelf
from leaders_network.publish.views.people import ContributorRow
from leaders_network.publish.views.rooms import RoomContact, RoomView
from leaders_network.publish.views.rows import ItemList
from leaders_network.publish.views.studies import OutcomeMatrix, Relation, Told
from tests.unit import sample_glance, sample_voice
from tests.unit.sample_cohorts import APPLYING, COHORTS, MODULE
from tests.unit.sample_items import CHART, ROW
from tests.unit.sample_pieces import (
    ASSISTANT,
    AUTUMN,
    CONTACTS,
    FIRE,
    HELD,
    LETTERS,
    LINE,
    NOTICE,
    OPEN_NOTICE,
    PERSON,
    PICTURED,
    RESILIENCE,
    ROUTES,
    SPRING,
    TALLIES,
    VACANT,
)
from tests.unit.sample_views import FULL_OFFICE

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
    contributors=(
        ContributorRow(
            Link("Idris Vaughan", "contributors/idris-vaughan/"),
            Portrait(None, "IV", 3),
            "Saltmere Press",
            "Writes about harbours.",
        ),
    ),
    library=ItemList((ROW,)),
    studies=ItemList((ROW,)),
    collections=ItemList((ROW,)),
    articles=ItemList((ROW,)),
    consultations=(sample_voice.CARD,),
    members=(PERSON, PICTURED),
    changes=(
        PostChange("move", "appointments/a/1", AUTUMN, LINE, PERSON, LINE),
        PostChange("coming", "appointments/b/1", AUTUMN, LINE, PICTURED),
        PostChange("vacant", "vacancies/a", SPRING, LINE),
    ),
    exchange=(
        Exchange(
            RESILIENCE,
            (Asked(OPEN_NOTICE, (Answer(NOTICE, "Fire"),)),),
            (NOTICE,),
            (NOTICE,),
        ),
        Exchange(None, (Asked(replace(OPEN_NOTICE, through_centre=True)),), (), ()),
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
    modules=ItemList((ROW,)),
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
        ItemList((ROW,)),
        ItemList((replace(ROW, title="Past"),)),
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
