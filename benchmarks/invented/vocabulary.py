"""Sectors, areas, roles and topics: the words an invented directory is sorted by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.invented.names import slug
from benchmarks.invented.writing import Record

REGIONS = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
}
NATIONS = {
    "E92000001": "England",
    "W92000004": "Wales",
    "S92000003": "Scotland",
    "N92000002": "Northern Ireland",
}
_TILES = {
    "S92000003": "2-0",
    "N92000002": "0-1",
    "E12000002": "2-1",
    "E12000001": "3-1",
    "E12000003": "3-2",
    "W92000004": "1-3",
    "E12000005": "2-3",
    "E12000004": "3-3",
    "E12000006": "4-3",
    "E12000009": "2-4",
    "E12000008": "3-4",
    "E12000007": "4-4",
}
"""Where each stands on the map: column and row."""

HOME_AREAS = (*REGIONS, "W92000004", "S92000003", "N92000002")
"""The twelve regions and nations that an organisation may serve."""


@dataclass(frozen=True, slots=True)
class Sector:
    """One kind of body in a sector: what it is called (`{}` is a place), the posts at its head."""

    id: str
    name: str
    patterns: tuple[str, ...]
    posts: tuple[str, ...]
    weight: int = 10


SECTORS = (
    Sector(
        "armed-forces",
        "Armed Forces",
        ("{} Garrison", "{} Brigade", "RAF {}", "HMS {}", "{} Training Establishment"),
        ("Commander", "Chief of Staff", "Deputy Commander", "Command Sergeant Major"),
        4,
    ),
    Sector(
        "arms-length-bodies",
        "Arms Length Bodies",
        ("{} Rivers Trust", "{} Heritage Agency", "{} Skills Council", "{} Standards Authority"),
        ("Chief Executive", "Chief Operating Officer", "Director of Regulation", "Chair"),
        7,
    ),
    Sector(
        "civil-service",
        "Civil Service",
        ("Office for {} Growth", "{} Casework Directorate", "{} Delivery Directorate"),
        ("Director General", "Director of Operations", "Director of Policy", "Deputy Director"),
        8,
    ),
    Sector(
        "education",
        "Education",
        ("University of {}", "{} Metropolitan University"),
        ("Vice-Chancellor", "Pro-Vice-Chancellor", "Registrar", "Director of Estates"),
        6,
    ),
    Sector(
        "education",
        "Education",
        ("{} College", "{} Schools Trust", "{} Sixth Form College"),
        ("Principal", "Deputy Principal", "Director of Finance"),
        10,
    ),
    Sector(
        "fire-and-rescue",
        "Fire and Rescue Service",
        ("{} Fire and Rescue Service", "{} Fire Authority"),
        (
            "Chief Fire Officer",
            "Deputy Chief Fire Officer",
            "Assistant Chief Fire Officer",
            "Director of Prevention",
        ),
        6,
    ),
    Sector(
        "healthcare",
        "Healthcare",
        (
            "{} Hospitals NHS Trust",
            "{} Community Health Trust",
            "{} Health Board",
            "{} Ambulance Service",
        ),
        ("Hospital Chief Executive", "Chief Nurse", "Medical Director", "Director of Strategy"),
        17,
    ),
    Sector(
        "housing",
        "Housing Association",
        ("{} Homes", "{} Housing Association", "{} and District Housing Partnership"),
        ("Group Chief Executive", "Director of Homes", "Director of Assets", "Director of Care"),
        14,
    ),
    Sector(
        "local-government",
        "Local Government",
        ("{} Council", "{} Borough Council", "{} Combined Authority", "{} County Council"),
        (
            "Council Chief Executive",
            "Director of Children’s Services",
            "Director of Adult Social Care",
            "Director of Public Health",
            "Director of Place",
        ),
        20,
    ),
    Sector(
        "police",
        "Police Service",
        ("{} Police", "{} Constabulary"),
        (
            "Chief Constable",
            "Deputy Chief Constable",
            "Assistant Chief Constable",
            "Chief Officer of Resources",
        ),
        6,
    ),
)

TOPICS = {
    "Place": "Regeneration, Rural services, Transport, Town centres, Net zero, Flood risk, Coasts",
    "People": "Workforce culture, Apprenticeships, Talent pipelines, Wellbeing, Industrial "
    "relations, Volunteers, Leadership development",
    "Resilience": "Winter pressures, Emergency planning, Cyber security, Mutual aid, Counter "
    "terrorism, Business continuity",
    "Care": "Mental health, Hospital discharge, Children in care, Dementia, Prevention, Public "
    "health, Safeguarding, Homelessness",
    "Money": "Estates, Shared services, Commissioning, Capital programmes, Procurement, Fraud",
    "Data": "Data sharing, Artificial intelligence, Digital services, Evaluation, Open data",
    "Justice": "Serious violence, Domestic abuse, Youth justice, Neighbourhood policing, Victims",
}
TOPIC_IDS = tuple(slug(name) for names in TOPICS.values() for name in names.split(", "))
TOPIC_NAMES = dict(
    zip(
        TOPIC_IDS,
        (name.lower() for names in TOPICS.values() for name in names.split(", ")),
        strict=True,
    )
)
_ACRONYMS = {
    "Chief Constable": "CC",
    "Deputy Chief Constable": "DCC",
    "Assistant Chief Constable": "ACC",
    "Chief Fire Officer": "CFO",
    "Deputy Chief Fire Officer": "DCFO",
    "Director of Public Health": "DPH",
    "Vice-Chancellor": "VC",
}


def files() -> Iterator[tuple[str, Record]]:
    """Yield every vocabulary file's name and what stands in it."""
    names = {sector.id: sector.name for sector in SECTORS}
    yield "sectors", {"sectors": [{"id": each, "name": name} for each, name in names.items()]}
    yield "areas", {"areas": list(_areas())}
    yield "roles", {"roles": list(_roles())}
    yield "topics", {"topics": list(_topics())}


def _areas() -> Iterator[Record]:
    yield {"id": "K02000001", "name": "United Kingdom", "kind": "country"}
    named = {**NATIONS, **REGIONS}
    for code, name in named.items():
        is_region = code in REGIONS
        parent = "E92000001" if is_region else "K02000001"
        kind = "region" if is_region else "nation"
        yield {"id": code, "name": name, "kind": kind, "parent": parent, "tile": _TILES.get(code)}


def _roles() -> Iterator[Record]:
    for sector in SECTORS:
        for title in sector.posts:
            acronym = _ACRONYMS.get(title)
            known = [acronym] if acronym else None
            yield {"id": slug(title), "name": title, "other_names": known, "sector": sector.id}


def _topics() -> Iterator[Record]:
    for category, names in TOPICS.items():
        for name in names.split(", "):
            yield {"id": slug(name), "name": name, "category": category}
