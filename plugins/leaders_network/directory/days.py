"""What a day decides: who holds a post, what is new, how fresh a detail is."""

from __future__ import annotations

from datetime import date
from typing import Literal

from leaders_network.records.contact import Confirmation
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.network import Network

Time = Literal["past", "current", "coming"]
Freshness = Literal["confirmed", "ageing", "lapsed", "unconfirmed"]


def time_of(start: date | None, end: date | None, day: date) -> Time:
    """Return whether a stretch of days lies before a day, holds it, or lies after it.

    Both ends belong to the stretch; a missing one leaves it open.
    """
    if end is not None and end < day:
        return "past"
    return "coming" if start is not None and start > day else "current"


def appointment_time(appointment: Appointment, day: date) -> Time:
    """Return whether an appointment is past, current or coming on a day."""
    return time_of(appointment.start, appointment.end, day)


def is_held(appointment: Appointment, day: date) -> bool:
    """Return whether an appointment is held on a day."""
    return appointment_time(appointment, day) == "current"


def holds_nothing(leader: Leader, day: date) -> bool:
    """Return whether a leader holds no post on a day, and none is to come."""
    return all(appointment_time(held, day) == "past" for held in leader.appointments)


def freshness(confirmed: Confirmation | None, day: date, network: Network) -> Freshness:
    """Return what a confirmation is worth on a day.

    Up to `confirmed_days` after it, a detail is confirmed; up to `lapsed_days`, ageing; then it
    has lapsed. A detail that nobody ever confirmed is unconfirmed.
    """
    given = given_by(confirmed, day)
    if given is None:
        return "unconfirmed"
    age = (day - given.on).days
    if age <= network.confirmed_days:
        return "confirmed"
    return "ageing" if age <= network.lapsed_days else "lapsed"


def given_by(confirmed: Confirmation | None, day: date) -> Confirmation | None:
    """Return a confirmation that was given by a day: one of a later day says nothing yet."""
    return confirmed if confirmed and confirmed.on <= day else None


def is_new(appointment: Appointment, day: date, network: Network) -> bool:
    """Return whether a day is among the first `new_days` of an appointment that is held on it."""
    since = (day - appointment.start).days
    return is_held(appointment, day) and since < network.new_days


def overlap(one: Appointment, other: Appointment) -> bool:
    """Return whether two appointments share a day."""
    last = date.max
    return one.start <= (other.end or last) and other.start <= (one.end or last)
