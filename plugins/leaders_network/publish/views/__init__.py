"""What one audience may see, ready to be drawn: the only thing pages and indexes are made from.

Every text here is plain and is escaped where it is printed, but for `Prose`, which is markup
wherever it is printed. A path is relative to the root of the audience's site and ends in a slash.
"""

from leaders_network.publish.views.areas import (
    AreaRelation,
    AreaView,
    Neighbour,
    Patch,
    TileMap,
)
from leaders_network.publish.views.basics import Day, Link, Portrait, SiteView
from leaders_network.publish.views.browsing import (
    FrontView,
    LetterView,
    Section,
    Shelf,
    SubjectKind,
    SubjectView,
    Tally,
)
from leaders_network.publish.views.changes import Change, ChangeKind
from leaders_network.publish.views.charts import Chart, ChartKind, Series
from leaders_network.publish.views.consultations import (
    ActionView,
    ConsultationCard,
    ConsultationNews,
    ConsultationView,
    CourseStep,
    Names,
    OptionView,
    QuestionView,
    ReplyView,
    ResponseRow,
    ResponseView,
    StatementView,
)
from leaders_network.publish.views.contact import (
    AssistantView,
    ContactView,
    Freshness,
    FreshnessState,
    Reach,
    RouteView,
)
from leaders_network.publish.views.dictionary import DictionaryView, FieldRow, FieldTable
from leaders_network.publish.views.digest import (
    Digest,
    DigestLine,
    DigestPart,
    Digests,
    NewsItem,
)
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
from leaders_network.publish.views.glance import GlanceView, OverviewView, ShadedMap
from leaders_network.publish.views.interests import InterestsView
from leaders_network.publish.views.items import (
    Credit,
    ItemView,
    ItemWords,
    Resource,
    Step,
)
from leaders_network.publish.views.offices import Due, OfficeShelf, OfficeView, Principal
from leaders_network.publish.views.organisations import (
    Organisation,
    OrganisationView,
    PostRow,
    PostState,
    PostView,
)
from leaders_network.publish.views.packs import PackView
from leaders_network.publish.views.people import (
    Alike,
    ContributorView,
    Custody,
    Holder,
    LeaderView,
    Notice,
    Person,
    PostLine,
    ServedArea,
    Tenure,
)
from leaders_network.publish.views.pocket import (
    PocketBody,
    PocketPost,
    PocketSector,
    PocketView,
    PocketWay,
)
from leaders_network.publish.views.reports import (
    AnsweredQuestion,
    CrossTable,
    ReportView,
    TurnoutRow,
)
from leaders_network.publish.views.rooms import RoomContact, RoomView
from leaders_network.publish.views.rows import Facet, ItemRow
from leaders_network.publish.views.studies import (
    Citation,
    CitedName,
    OutcomeMatrix,
    Relation,
    Told,
)

__all__ = [
    "ActionView",
    "Alike",
    "AnsweredQuestion",
    "AreaRelation",
    "AreaView",
    "AssistantView",
    "CalendarDay",
    "CalendarEntry",
    "CalendarMonth",
    "Change",
    "ChangeKind",
    "Chart",
    "ChartKind",
    "Citation",
    "CitedName",
    "ConsultationCard",
    "ConsultationNews",
    "ConsultationView",
    "ContactView",
    "ContributorView",
    "CourseStep",
    "Credit",
    "CrossTable",
    "Custody",
    "Day",
    "DictionaryView",
    "Digest",
    "DigestLine",
    "DigestPart",
    "Digests",
    "Due",
    "DueDetails",
    "Events",
    "Exchange",
    "Facet",
    "FieldRow",
    "FieldTable",
    "Freshness",
    "FreshnessRow",
    "FreshnessState",
    "FreshnessView",
    "FrontView",
    "GlanceView",
    "Happening",
    "Holder",
    "InterestsView",
    "ItemRow",
    "ItemView",
    "ItemWords",
    "LeaderView",
    "LetterView",
    "Link",
    "Match",
    "Names",
    "Neighbour",
    "NewsItem",
    "Notice",
    "OfficeShelf",
    "OfficeView",
    "OptionView",
    "Organisation",
    "OrganisationView",
    "OutcomeMatrix",
    "OverviewView",
    "PackView",
    "Patch",
    "Person",
    "PocketBody",
    "PocketPost",
    "PocketSector",
    "PocketView",
    "PocketWay",
    "Portrait",
    "PostLine",
    "PostRow",
    "PostState",
    "PostView",
    "Principal",
    "QuestionView",
    "Reach",
    "Relation",
    "ReplyView",
    "ReportView",
    "Resource",
    "ResponseRow",
    "ResponseView",
    "RoomContact",
    "RoomView",
    "RouteView",
    "Section",
    "Series",
    "ServedArea",
    "ShadedMap",
    "Shelf",
    "SiteView",
    "StatementView",
    "Step",
    "SubjectKind",
    "SubjectView",
    "Tally",
    "Tenure",
    "TileMap",
    "ToAsk",
    "ToAskShelf",
    "Told",
    "TurnoutRow",
]
