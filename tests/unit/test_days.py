"""A day decides who holds a post, what is new and how fresh a detail is; each edge is a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from leaders_network.directory.days import (
    appointment_time,
    freshness,
    holds_nothing,
    is_new,
    overlap,
    time_of,
)
from leaders_network.records.contact import Confirmation
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.network import Network

DAY = date(2026, 11, 22)
NETWORK = Network(confirmed_days=180, lapsed_days=365, new_days=100)


def held(start: int, end: int | None = None) -> Appointment:
    """Return an appointment by its first and last day, counted from the day."""
    last = None if end is None else DAY + timedelta(end)
    return Appointment(post="fire/chief", start=DAY + timedelta(start), end=last)


@pytest.mark.parametrize(
    ("start", "end", "time"),
    [
        (-9, None, "current"),
        (0, None, "current"),
        (1, None, "coming"),
        (-9, 0, "current"),
        (-9, -1, "past"),
        (0, 0, "current"),
        (1, 2, "coming"),
    ],
)
def test_an_appointment_holds_from_its_first_day_to_its_last(
    start: int, end: int | None, time: str
) -> None:
    assert appointment_time(held(start, end), DAY) == time


@pytest.mark.parametrize(
    ("appointments", "nothing"),
    [
        ((), True),
        ((held(-9, -1),), True),
        ((held(-9, 0),), False),
        ((held(-9, -1), held(1)), False),
    ],
    ids=["no appointment", "all past", "the last day", "one to come"],
)
def test_who_holds_nothing_has_no_post_today_or_later(
    appointments: tuple[Appointment, ...], nothing: bool
) -> None:
    assert holds_nothing(Leader(name="Ada Vale", appointments=appointments), DAY) == nothing


def test_a_stretch_without_ends_holds_every_day() -> None:
    assert time_of(None, None, date.min) == time_of(None, None, date.max) == "current"


@pytest.mark.parametrize(
    ("days_ago", "state"),
    [(0, "confirmed"), (180, "confirmed"), (181, "ageing"), (365, "ageing"), (366, "lapsed")],
)
def test_a_confirmation_ages_and_lapses(days_ago: int, state: str) -> None:
    confirmed = Confirmation(on=DAY - timedelta(days_ago), by="self")
    assert freshness(confirmed, DAY, NETWORK) == state


@pytest.mark.parametrize(("days", "state"), [(0, "confirmed"), (1, "unconfirmed")])
def test_a_confirmation_counts_from_its_day(days: int, state: str) -> None:
    confirmed = Confirmation(on=DAY + timedelta(days), by="self")
    assert freshness(confirmed, DAY, NETWORK) == state


def test_what_nobody_confirmed_is_unconfirmed_and_not_lapsed() -> None:
    assert freshness(None, DAY, NETWORK) == "unconfirmed"


def test_a_network_may_count_days_in_its_own_way() -> None:
    quick = Network(confirmed_days=1, lapsed_days=2)
    confirmed = Confirmation(on=DAY - timedelta(3), by="self")
    assert freshness(confirmed, DAY, quick) == "lapsed"


@pytest.mark.parametrize(("start", "new"), [(0, True), (-99, True), (-100, False), (1, False)])
def test_somebody_is_new_for_a_hundred_days(start: int, new: bool) -> None:
    assert is_new(held(start), DAY, NETWORK) is new


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((-9, -5), (-5, None), True),
        ((-9, -5), (-4, None), False),
        ((-9, None), (-4, -3), True),
        ((-9, None), (-4, None), True),
    ],
)
def test_two_appointments_overlap_when_they_share_a_day(one: Any, other: Any, shared: bool) -> None:
    assert overlap(held(*one), held(*other)) is overlap(held(*other), held(*one)) is shared
