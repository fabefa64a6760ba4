"""Modules of a programme: what is learnt when, and with which materials."""

from __future__ import annotations

from pydantic import StrictInt, model_validator

from leaders_network.records.event import Material
from leaders_network.records.fault import fault
from leaders_network.records.field import NETWORK, item, record
from leaders_network.records.items import ItemFront, Minutes, PersonReference
from leaders_network.records.text import CohortId, Date, Id, Line


@record
class Session:
    """A day on which a cohort takes a module."""

    cohort: CohortId = item("The cohort's id.")
    start: Date = item("Its first day.")
    end: Date | None = item("Its last day, where there are several.", default=None)
    place: Line | None = item("Where it is.", default=None)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Session:
        if self.end and self.end < self.start:
            message = f"the end, {self.end}, is before the start, {self.start}"
            raise fault("dates-reversed", message, "exchange the two, or correct one")
        return self


@record
class Module(ItemFront):
    """One module of a programme."""

    programme: Id = item("The programme's id.")
    number: StrictInt = item("Its place in the programme.", ge=1, le=100)
    leads: tuple[PersonReference, ...] = item("Who leads it.", default=())
    minutes: Minutes | None = item("How many minutes of preparation it asks for.", default=None)
    sessions: tuple[Session, ...] = item("When each cohort takes it.", default=(), audience=NETWORK)
    reading: tuple[Id, ...] = item("Items of the library to read before.", default=())
    materials: tuple[Material, ...] = item("What comes with it.", default=(), audience=NETWORK)
