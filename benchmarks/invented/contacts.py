"""Ways to reach people who do not exist: reserved domains and numbers kept for drama."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from benchmarks.invented.writing import Record

_DRAMA = (
    "1632 960",
    "20 7946 0",
    "113 496 0",
    "114 496 0",
    "115 496 0",
    "116 496 0",
    "117 496 0",
    "118 496 0",
    "121 496 0",
    "131 496 0",
    "141 496 0",
    "151 496 0",
    "161 496 0",
    "191 498 0",
    "28 9649 6",
    "29 2018 0",
)
"""What Ofcom keeps for drama, each with the last three digits left off."""
_MOBILE = "7700 900"
_HOURS = (
    "Mon–Fri 08:30–17:30",
    "Mon–Fri 09:00–17:00",
    "Mon–Thu 08:00–16:00",
    "Tue–Fri 09:30–18:00",
)
_REPLIES = ("at once", "1 working day", "2 working days", "within the week")
_AUDIENCES: tuple[str | None, ...] = (None, "team", "cohort-2026", "winter-resilience", "withheld")


def phone(random: Random, *, mobile: bool = False) -> str:
    """Return a number that Ofcom keeps for drama, with its country code."""
    return f"+44 {_MOBILE if mobile else random.choice(_DRAMA)}{random.randrange(1000):03}"


def confirmation(random: Random, day: date, *, by: str) -> Record:
    """Return when details were confirmed: mostly lately, sometimes long ago."""
    age = random.choices((170, 350, 800), (72, 20, 8))[0]
    earliest = {170: 1, 350: 185, 800: 370}[age]
    return {"on": day - timedelta(days=random.randint(earliest, age)), "by": by}


def of_a_leader(mailbox: str, domain: str, random: Random, day: date) -> list[Record]:
    """Return the contacts of one appointment: the office always, a direct one often."""
    office: Record = {
        "id": "office",
        "label": "Office",
        "email": f"office.{mailbox}@{domain}",
        "phone": phone(random),
        "hours": random.choice(_HOURS) if random.random() < 0.5 else None,
        "purposes": ["diary", "formal"],
        "confirmed": confirmation(random, day, by="office"),
    }
    direct: Record = {
        "id": "direct",
        "label": "Direct",
        "phone": phone(random, mobile=True),
        "purposes": ["peer"],
        "audience": random.choices(_AUDIENCES, (50, 20, 14, 10, 6))[0],
        "confirmed": confirmation(random, day, by="self"),
    }
    return [office, direct] if random.random() < 0.6 else [office]


def routes(contacts: Sequence[Record], *, assisted: bool, random: Random) -> list[Record]:
    """Return which contact to use for what."""
    found: list[Record] = []
    if assisted:
        found.append({"for": "diary", "via": "assistant", "reply": random.choice(_REPLIES)})
    if len(contacts) > 1 and random.random() < 0.7:
        note = "Text first, then ring" if random.random() < 0.4 else None
        found.append({"for": "peer", "via": "direct", "reply": _REPLIES[1], "note": note})
    elif random.random() < 0.3:
        found.append({"for": "formal", "via": "office", "reply": random.choice(_REPLIES)})
    return found


def assistant(name: str, mailbox: str, domain: str, random: Random, day: date) -> Record:
    """Return a personal assistant."""
    return {
        "name": name,
        "title": random.choice(("Personal assistant", "Private secretary", "Staff officer", None)),
        "email": f"{mailbox}@{domain}",
        "phone": phone(random),
        "hours": random.choice(_HOURS),
        "may_edit": random.random() < 0.7,
        "confirmed": confirmation(random, day, by="assistant"),
    }
