"""Who may see what, written from the design by hand and not from the program.

A field that is not in this table cannot be planted, so that whoever adds one must say here, a
second time, who may see it.
"""

from __future__ import annotations

from tests.integration.canaries import Seen

PUBLIC, NETWORK, TEAM, WITHHELD = "public", "network", "team", "withheld"


def seen_by(restriction: str | None, rooms: tuple[str, ...]) -> Seen:
    """Return which of the rungs and of these rooms see past a restriction."""
    rungs: dict[str | None, Seen] = {
        None: frozenset([PUBLIC, NETWORK, TEAM, *rooms]),
        PUBLIC: frozenset([PUBLIC, NETWORK, TEAM, *rooms]),
        NETWORK: frozenset([NETWORK, TEAM, *rooms]),
        TEAM: frozenset([TEAM]),
        WITHHELD: frozenset(),
    }
    if restriction in rungs:
        return rungs[restriction]
    return frozenset([TEAM, *(room for room in rooms if room == restriction)])


_CONTACT = dict.fromkeys(
    "id label email phone web address hours purposes note audience confirmed".split()
)
_ITEM: dict[str, str | None] = dict.fromkeys(
    "title description audience kind added topics sectors roles areas stages".split()
)
_ROUTE = dict.fromkeys("for via reply note audience".split())

TABLE: dict[str, dict[str, str | None]] = {
    "Contact": dict(_CONTACT),
    "Confirmation": {"on": None, "by": None},
    "Assistant": {
        **dict.fromkeys("name title email phone hours audience confirmed".split()),
        "may_edit": TEAM,
    },
    "Route": dict(_ROUTE),
    "Appointment": {
        **dict.fromkeys("post status start end job_share audience".split()),
        **dict.fromkeys("contacts assistants routes".split(), NETWORK),
    },
    "Enrolment": {"programme": None, "cohort": None},
    "Offer": dict.fromkeys("text topics since until audience".split()),
    "Ask": dict.fromkeys("text topics until anonymous outcome audience".split()),
    "Outcome": {"on": None, "text": None},
    "Agreement": {"to": None, "on": None},
    "LeaderAudiences": dict.fromkeys(
        "name post photo biography appointments knows_about programmes offers asks".split()
    ),
    "Leader": {
        **dict.fromkeys(
            "name given_name family_name other_names former_ids pronunciation pronouns languages "
            "photo summary biography knows_about contact_for appointments programmes groups offers "
            "asks".split(),
            NETWORK,
        ),
        **dict.fromkeys(
            "sign_in agreed joined lawful_basis invited audience audiences".split(), TEAM
        ),
    },
    "Identifier": {"scheme": None, "identifier": None},
    "Post": {
        **dict.fromkeys("id title language other_titles role areas start end audience".split()),
        "contacts": NETWORK,
        "routes": NETWORK,
    },
    "Organisation": {
        **dict.fromkeys(
            "name other_names former_ids kind sector areas parent summary website identifiers "
            "posts".split(),
            PUBLIC,
        ),
        "contacts": NETWORK,
        "routes": NETWORK,
        "audience": TEAM,
    },
    "Cohort": {
        **dict.fromkeys("id name start end room summary applications".split()),
        # The specimen says whose room it is.
        **dict.fromkeys("terms peer_rounds".split(), TEAM),
        "wishes": TEAM,
    },
    "Applications": dict.fromkeys("opens closes how link".split()),
    "Wish": dict.fromkeys("leader together apart".split()),
    "PeerSet": dict.fromkeys("id members why".split()),
    "PeerRound": dict.fromkeys("id name start sets buddies".split()),
    "Programme": {
        **dict.fromkeys("name summary description website".split(), PUBLIC),
        "cohorts": NETWORK,
        "audience": TEAM,
    },
    "Group": {
        **dict.fromkeys(
            "name summary description convener start end topics areas".split(), NETWORK
        ),
        "audience": TEAM,
    },
    "Contributor": {
        **dict.fromkeys(
            "name family_name other_names former_ids affiliation summary biography photo website "
            "knows_about".split(),
            PUBLIC,
        ),
        "audience": TEAM,
    },
    "Editor": dict.fromkeys("service address repository application branch".split()),
    "Network": {
        "editor": TEAM,
        **dict.fromkeys(
            "name summary address centre email country confirmed_days lapsed_days new_days".split(),
            PUBLIC,
        ),
        "retention_days": TEAM,
        "shortlist_limit": NETWORK,
        "smallest_group": NETWORK,
        "shortlist_notice": NETWORK,
        "repository": TEAM,
    },
    "Sector": dict.fromkeys("id name other_names summary".split()),
    "Area": dict.fromkeys(
        "id scheme name other_names kind parent within overlaps towns tile".split()
    ),
    "Role": dict.fromkeys("id name plural other_names sector".split()),
    "Topic": dict.fromkeys("id name category other_names".split()),
    "PageFront": dict.fromkeys(
        "title description audience kind order tags navigation hidden hide".split()
    ),
    "FolderFront": dict.fromkeys("title audience kind order".split()),
    "Keeping": dict.fromkeys("owner reviewed due".split()),
    "LibraryItem": _ITEM
    | dict.fromkeys("format minutes chosen_by why source date link authors keeping".split()),
    "Choice": dict.fromkeys("id note".split()),
    "Collection": _ITEM | dict.fromkeys("situation chosen_by why items keeping".split()),
    "Author": dict.fromkeys("name family_name person".split()),
    "Finding": dict.fromkeys("of on note".split()),
    "Chart": dict.fromkeys("file title summary kind x y lower upper unit note".split()),
    "Study": _ITEM
    | dict.fromkeys(
        "authors date publication publisher doi link about questions method strength "
        "strength_note minute so_what findings charts".split()
    ),
    "Guest": {"leader": None},
    "Material": dict.fromkeys("title file link".split()),
    "Event": _ITEM
    | dict.fromkeys("start end time_zone place area series hosts cancelled revision".split())
    | dict.fromkeys("joining joining_link going materials".split(), NETWORK),
    "Article": _ITEM | dict.fromkeys("date authors".split()),
    "Session": dict.fromkeys("cohort start end place".split()),
    "Module": _ITEM
    | dict.fromkeys("programme number leads minutes reading".split())
    | dict.fromkeys("sessions materials".split(), NETWORK),
    "Turnout": dict.fromkeys("by sector area elsewhere members answered least".split()),
    "FigureRow": dict.fromkeys("sector area elsewhere counts".split()),
    "FigureTable": dict.fromkeys("question option theme by first columns rows".split()),
    "Theme": dict.fromkeys("question key label note".split()),
    "Quotation": dict.fromkeys("question text".split()),
    "Reason": dict.fromkeys("code letters".split()),
    "Report": _ITEM
    | dict.fromkeys("consultation date release threshold questions response tables".split())
    | dict.fromkeys("themes quotations aside".split()),
    "Option": dict.fromkeys("key label".split()),
    "Scale": dict.fromkeys("points low high".split()),
    "Question": dict.fromkeys("key kind ask hint options scale limit optional".split()),
    "SectorCount": dict.fromkeys("sector answers".split()),
    "AreaCount": dict.fromkeys("area answers".split()),
    "Response": dict.fromkeys("on answers sectors areas".split()),
    "Approval": dict.fromkeys("leader on".split()),
    "Statement": dict.fromkeys("on text approved signed".split()),
    "Reply": dict.fromkeys("on by text link".split()),
    "Progress": dict.fromkeys("on text".split()),
    "Action": dict.fromkeys("key said what owner agreed due done dropped progress".split()),
    "Consultation": _ITEM
    | dict.fromkeys("announced opens closes time_zone minutes why decides readers".split())
    | dict.fromkeys("promise destroyed_by destroyed heard statement reply actions".split())
    | dict.fromkeys("questions response".split(), NETWORK),
}
"""For each field the widest audience by default; None is whoever sees what the field stands in."""

PARTS: dict[str, str] = {
    **dict.fromkeys("name given_name family_name other_names former_ids".split(), "name"),
    "photo": "photo",
    **dict.fromkeys(["summary", "biography"], "biography"),
    **dict.fromkeys(["knows_about", "contact_for"], "knows_about"),
    **dict.fromkeys(["programmes", "groups"], "programmes"),
    "offers": "offers",
    "asks": "asks",
}
"""The key of `audiences:` that widens or narrows a field of a leader."""

NEVER_WIDER_THAN_NETWORK = frozenset(
    "other_names former_ids knows_about contact_for programmes groups offers asks".split()
)
