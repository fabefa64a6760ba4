"""The network's own settings: `network.yml` at the top of the data folder."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictInt, StrictStr

from leaders_network.records.fault import fault
from leaders_network.records.field import item, record
from leaders_network.records.text import Email, Line, Note, WebAddress


def _country(text: str) -> str:
    import phonenumbers

    if text not in phonenumbers.SUPPORTED_REGIONS:
        fix = "write its two capital letters, as in GB"
        raise fault("country", f"there is no country `{text}`", fix)
    return text


Country = Annotated[StrictStr, AfterValidator(_country)]
"""A country's two letters (ISO 3166-1)."""

Days = Annotated[StrictInt, Field(ge=1, le=3660)]

People = Annotated[StrictInt, Field(ge=1, le=200)]
"""How many people one may take with one at once."""


Group = Annotated[StrictInt, Field(ge=10, le=1000)]
"""How many people a group must have for a figure to be told of it; ten at the least."""


@record
class Editor:
    """Where the web editor signs people in and saves what they write."""

    service: Literal["gitlab", "forgejo", "github"] = item(
        "What keeps the repository; `forgejo` is Gitea as well."
    )
    address: WebAddress = item("Its address; with github, that of the server that signs in.")
    repository: Line = item("The repository there, as in `leaders/network`.")
    application: Line | None = item("The id it gave the editor as an application.", default=None)
    branch: Line = item("The branch that changes are proposed for.", default="main")


@record
class Network:
    """What the network is called, where it stands, and how it counts days."""

    name: Line = item("What the network is called.", default="Leaders' Network")
    summary: Note | None = item("One sentence about it.", default=None)
    address: WebAddress = item("Where the public site stands.", default="http://127.0.0.1:8000/")
    repository: WebAddress | None = item("Where the files are edited.", default=None)
    editor: Editor | None = item("Where the web editor saves.", default=None)
    centre: Line = item("Who runs it.", default="the Centre")
    email: Email | None = item("Where readers write for help.", default=None)
    country: Country = item("Whose telephone numbers are shown in national form.", default="GB")
    confirmed_days: Days = item("How long a confirmed contact counts as fresh.", default=180)
    lapsed_days: Days = item("After how many days it has lapsed.", default=365)
    new_days: Days = item("For how long somebody is new in post.", default=100)
    retention_days: Days = item(
        "How long an appointment is kept after it ended; `leavers` lists those kept longer.",
        default=1095,
    )
    smallest_group: Group = item(
        "The smallest group of people that a figure, a chart or a report may tell of.", default=10
    )
    shortlist_limit: People = item("How many people a shortlist may hold.", default=40)
    shortlist_notice: Note = item(
        "What is said about the proper use of what is taken from a shortlist.",
        default="These details are for work between offices. Keep them no longer than you need"
        " them, and pass them to nobody outside the network.",
    )
