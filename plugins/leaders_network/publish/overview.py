"""What the team has to see to: gaps, what lapses, what is due, and how the site does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from leaders_network.addresses import OVERVIEW
from leaders_network.content.tables import UnreadTableError, figure, table_of
from leaders_network.directory.days import given_by, is_held
from leaders_network.publish.ground import Ground
from leaders_network.publish.members import Subjects
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.posts import post_row
from leaders_network.publish.rows import item_row
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.charts import Chart, Series
from leaders_network.publish.views.glance import Overdue, OverviewView, SectorGap
from leaders_network.records.contact import Assistant, Contact
from leaders_network.records.field import TEAM

Visits = Mapping[str, Mapping[str, int]]
"""For each day how many pages of each audience and section were read: `network leaders`."""

SEARCH = "search-quality.csv"
"""The name of the team's table of how well the search does, a row for each release."""

_MONTHS, _WEEKS, _RELEASES = 6, 12, 20
_SOON = timedelta(days=30)
_A_WEEK = 7


def overview_view(subjects: Subjects, visits: Visits) -> OverviewView | None:
    """Return what the team has to see to, or None for any other audience."""
    ground = subjects.ground
    if ground.audience.name != TEAM:
        return None
    gaps = tuple(_gaps(subjects))
    whole = SectorGap(
        Link("All sectors", ""),
        sum(one.posts for one in gaps),
        sum(one.vacant for one in gaps),
        sum(one.organisations for one in gaps),
        sum(one.empty for one in gaps),
    )
    return OverviewView(
        gaps,
        whole,
        _coverage(gaps, whole),
        _lapsing(ground),
        tuple(_content(ground)),
        _search(ground),
        _pages(visits, ground.network.smallest_group),
    )


def measured_search(ground: Ground) -> str:
    """Return a digest of the team's table of how well the search does; nothing without one."""
    path = _table(ground)
    return ground.curation.files[path].digest if path else ""


def _table(ground: Ground) -> str | None:
    found = (path for path in sorted(ground.curation.files) if path.endswith(f"/{SEARCH}"))
    return next(found, None)


def _gaps(subjects: Subjects) -> Iterator[SectorGap]:
    ground = subjects.ground
    for identifier, sector in ground.directory.sectors.items():
        members = subjects.sectors[identifier]
        held = {
            post.organisation_id
            for post in members.posts
            if any(is_held(one.appointment, ground.day) for one in post.tenures)
        }
        if members.organisations:
            yield SectorGap(
                ground.link("sector", identifier, sector.name),
                len(members.posts),
                sum(post_row(ground, post).state == "vacant" for post in members.posts),
                len(members.organisations),
                sum(one not in held for one in members.organisations),
            )


def _coverage(gaps: tuple[SectorGap, ...], whole: SectorGap) -> Chart | None:
    shown = [one for one in gaps if one.posts]
    if not shown:
        return None
    posts = lacking(whole.vacant, whole.posts, "post", "holder")
    organisations = lacking(whole.empty, whole.organisations, "organisation", "leader with a page")
    return Chart(
        path=f"{OVERVIEW}coverage",
        title="Posts with and without a holder",
        summary=f"{posts[:1].upper()}{posts[1:]}; {organisations}.",
        kind="stacked",
        labels=tuple(one.sector.name for one in shown),
        series=(
            Series("Held", tuple(float(one.posts - one.vacant) for one in shown)),
            Series("Without a holder", tuple(float(one.vacant) for one in shown)),
        ),
        axis="Sector",
    )


def lacking(number: int, of: int, one: str, what: str) -> str:
    """Return in words how many of some things lack something."""
    if not number:
        return f"no {one} is without a {what}"
    return f"{number:,} of {of:,} {one}s {'has' if number == 1 else 'have'} no {what}"


def _lapsing(ground: Ground) -> Chart | None:
    """Return how many details lapse in each of the coming months unless they are confirmed."""
    limit = timedelta(days=ground.network.lapsed_days)
    months = list(_months(ground.day))
    given = (given_by(one.confirmed, ground.day) for one in _details(ground))
    ends = (confirmed.on + limit for confirmed in given if confirmed)
    found = Counter((end.year, end.month) for end in ends if end >= ground.day)
    values = tuple(float(found[month.year, month.month]) for month in months)
    if not any(values):
        return None
    return Chart(
        path=f"{OVERVIEW}lapsing",
        title="Details that lapse",
        summary=f"{int(values[0]) or 'None'} of them this month and {int(values[1]) or 'none'} in "
        "the next, unless they are confirmed.",
        kind="bars",
        labels=tuple(f"{month:%B %Y}" for month in months),
        series=(Series("Details", values),),
        axis="Month",
        note="To write the reminders, run python build.py chase.",
    )


def _months(day: date) -> Iterator[date]:
    first = day.replace(day=1)
    for _ in range(_MONTHS):
        yield first
        first = (first + timedelta(days=31)).replace(day=1)


def _details(ground: Ground) -> Iterator[Contact | Assistant]:
    records = ground.directory.records
    for organisation in records.organisations.values():
        yield from organisation.contacts
        for post in organisation.posts:
            yield from post.contacts
    for leader in records.leaders.values():
        for appointment, _ in ground.tenures(leader, "current"):
            yield from appointment.contacts
            yield from appointment.assistants


def _content(ground: Ground) -> Iterator[Overdue]:
    """Yield what is to be looked at again within a month, what is latest first."""
    kept = [
        (item.front.keeping, item)
        for item in ground.curation.everything()
        if getattr(item.front, "keeping", None)
    ]
    kept.sort(key=lambda pair: (pair[0].due, pair[1].id))
    for keeping, item in kept:
        if keeping.due <= ground.day + _SOON:
            late = keeping.due < ground.day
            yield Overdue(item_row(ground, item), keeping.owner, day_view(keeping.due), late)


def _search(ground: Ground) -> Chart | None:
    """Return the team's table of how well the search does, where it keeps one."""
    files, path = ground.curation.files, _table(ground)
    if path is None:
        return None
    try:
        table = table_of(files[path])
    except UnreadTableError:
        return None
    columns = [head for head in table.heads[1:] if any(map(figure, table.column(head)))]
    if not columns or not table.rows:
        return None
    labels = table.column(table.heads[0])[-_RELEASES:]
    series = tuple(
        Series(head, tuple(map(figure, table.column(head)))[-_RELEASES:]) for head in columns
    )
    last = series[0].values[-1]
    return Chart(
        path=f"{OVERVIEW}search",
        title="How well the search finds what it should",
        summary=f"Release {labels[-1]} reaches {last:.2f} of 1 for {series[0].name.lower()}."
        if last
        else "",
        kind="lines",
        labels=labels,
        series=series,
        axis=table.heads[0],
        decimals=2,
        note="The golden queries, release by release; 1 is what was meant, always first.",
        table=ground.curation.places[path],
    )


def _pages(visits: Visits, fewest: int) -> Chart | None:
    """Return how many pages of each audience were read in each week; few are not drawn."""
    weeks: dict[date, Counter[str]] = {}
    for day, found in visits.items():
        on = date.fromisoformat(day)
        week = weeks.setdefault(on - timedelta(days=on.weekday()), Counter())
        for name, number in found.items():
            week[name.partition(" ")[0]] += number
    shown = sorted(weeks)[-_WEEKS:]
    audiences = sorted({name for week in shown for name in weeks[week]})
    series = tuple(
        Series(name.capitalize(), values)
        for name in audiences
        if any(values := tuple(_counts((weeks[week][name] for week in shown), fewest)))
    )
    if not series:
        return None
    return Chart(
        path=f"{OVERVIEW}pages",
        title="Pages read, week by week",
        summary=f"From {day_view(shown[0]).text} to "
        f"{day_view(shown[-1] + timedelta(days=_A_WEEK - 1)).text}.",
        kind="lines",
        labels=tuple(f"{week:%d %b}" for week in shown),
        series=series,
        axis="Week from",
        note=f"Totals only. Fewer than {fewest} in a week are not drawn.",
    )


def _counts(numbers: Iterable[int], fewest: int) -> Iterator[float | None]:
    return (float(number) if number >= fewest else None for number in numbers)
