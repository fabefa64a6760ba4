"""How many have answered so far, against how many are asked."""

from __future__ import annotations

from leaders_network.directory.response import at_least
from leaders_network.directory.standing import asked
from leaders_network.publish.curation import Shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.grouping import EVERYWHERE
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.views.consultations import ResponseRow, ResponseView
from leaders_network.records.consultation import Consultation


def response_view(ground: Ground, item: Shown) -> ResponseView | None:
    """Return how many have answered against how many there are, as the team published it.

    What the network would not tell of so few is not told, whatever the page says; neither of so
    few who have answered, nor of so few who have not.
    """
    front: Consultation = item.front
    told, smallest = front.response, ground.network.smallest_group
    if told is None or told.on > ground.day:
        return None
    leaders, sectors, regions = _network(ground, item)
    answers = at_least(told.answers, leaders, smallest)
    if answers is None:
        return None
    areas = ground.directory.areas
    counted = {
        one.sector: at_least(one.answers, sectors.get(one.sector, 0), smallest)
        for one in told.sectors
    }
    placed = {
        one.area: at_least(one.answers, regions.get(one.area, 0), smallest) for one in told.areas
    }
    known = ground.directory.sectors
    return ResponseView(
        day_view(told.on),
        answers,
        leaders,
        smallest,
        tuple(
            ResponseRow(ground.link("sector", one, known[one].name), number, counted.get(one))
            for one, number in sectors.items()
        ),
        tuple(
            ResponseRow(
                ground.link("area", code, areas[code].name) if code else EVERYWHERE,
                number,
                placed.get(code),
            )
            for code, number in regions.items()
        ),
    )


def _network(ground: Ground, item: Shown) -> tuple[int, dict[str, int], dict[str, int]]:
    """Return how many are asked, in all, by sector and by region, in the vocabulary's order."""
    sectors = dict.fromkeys(ground.directory.sectors, 0)
    regions = dict.fromkeys((*ground.directory.areas, ""), 0)
    standings = asked(ground.directory, item.front, item.page.audience, ground.day).values()
    for standing in standings:
        regions[standing.region] += 1
        if standing.sector in sectors:
            sectors[standing.sector] += 1
    return len(standings), _without_none(sectors), _without_none(regions)


def _without_none(numbers: dict[str, int]) -> dict[str, int]:
    return {one: number for one, number in numbers.items() if number}
