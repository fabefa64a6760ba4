"""A page of every template, each in the state that is the hardest to draw."""

from __future__ import annotations

FRONTS = (
    "directory leaders organisations sectors areas roles topics new-in-post vacancies programmes"
    " offers-and-asks pocket"
    " groups contributors"
).split()

PAGES = {
    "home": "",
    **{front: f"network/{front}/" for front in FRONTS},
    "leader, everything": "team/leaders/ida-penhaligon-quay/",
    "leader, nothing": "network/leaders/bo-lund/",
    "leader, in public": "leaders/ida-penhaligon-quay/",
    "post, held": "network/organisations/harbour-watch/harbour-master/",
    "post, vacant": "network/organisations/harbour-watch/deputy-harbour-master/",
    "post, interim": "network/organisations/harbour-watch/harbour-secretary/",
    "post, undisclosed": "organisations/harbour-watch/keeper-of-the-light/",
    "organisation": "network/organisations/harbour-watch/",
    "sector": "network/sectors/fire-and-rescue/",
    "place": "network/areas/E92000001/",
    "role": "network/roles/chief-executive/",
    "topic": "network/topics/flood-risk/",
    "programme": "network/programmes/public-leaders/",
    "group": "network/groups/winter-resilience/",
    "first hundred days": "network/leaders/ida-penhaligon-quay/first-hundred-days/",
    "offers and asks, for the public": "offers-and-asks/",
    "contributor": "contributors/perrin-vale/",
    "letter of leaders": "network/leaders/a-z/p/",
    "letter of organisations": "network/organisations/a-z/h/",
    "room": "rooms/winter-resilience/",
    "room without a page": "rooms/cohort-2026/",
    "room member": "rooms/winter-resilience/leaders/ida-penhaligon-quay/",
    "section": "network/notes/",
    "article": "network/notes/tides/",
    "consultations": "network/voice/",
    "consultation, open": "network/voice/dredging/",
    "consultation, open, for the public": "voice/dredging/",
    "consultation, answered": "network/voice/lights/",
    "notice": "privacy/",
    "studies": "network/studies/",
    "study": "network/studies/night-watch/",
    "event": "network/meetings/spring-tide/",
    "event, cancelled": "network/meetings/far-quay/",
    "calendar": "network/meetings/calendar/",
    "digest": "network/digest/",
    "assistants": "network/assistants/",
    "office": "network/assistants/rowan-tregear-9174c2/",
    "shortlist": "network/shortlist/?people=ida-penhaligon-quay,bo-lund",
    "search": "network/search/",
    "search in a room": "rooms/winter-resilience/search/",
    "for you": "network/for-you/",
    "saved": "network/saved/?items=reading-a-weir",
    "item": "network/shelf/reading-a-weir/",
    "programme, applying": "network/programmes/pilots/",
    "cohort's room": "rooms/pilots-2026/",
    "not found": "404.html",
}

SHOWN = {
    "leader, nothing": "Holds no post listed here today.",
    "post, held": "Captain Ida Penhaligon-Quay",
    "post, vacant": "Nobody holds this post today.",
    "post, interim": "Interim",
    "post, undisclosed": "The holder’s name is shown to members of the network.",
    "room": "Tamsin Okoro",
    "first hundred days": "They have agreed to be asked about it.",
    "saved": "Reading a weir",
    "programme, applying": "Open now, until 24 December 2026",
    "cohort's room": "What is said on the bridge stays on the bridge.",
    "studies": "An hour less of sleep, one more plain mistake.",
    "study": "Mistakes by harbour and week",
    "event": "Ring the bell twice.",
    "event, cancelled": "Cancelled: The line is down.",
    "calendar": "December 2026",
    "digest": "From 16 November 2026 to 22 November 2026",
    "consultation, open": "Who pays for dredging today?",
    "consultation, answered": "Overdue since 1 June 2026",
    "place": "One tile for each council",
}
"""What makes a page the one it is named for."""
