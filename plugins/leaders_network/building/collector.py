"""The garbage collector, kept from walking what stays until the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 20_000
"""How many more objects there may be before the youngest are looked at: a few megabytes of them."""


@contextmanager
def settled() -> Iterator[None]:
    """Collect nothing while something is imported or read, nor look at any of it afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


@contextmanager
def thawed() -> Iterator[None]:
    """Look seldom, and at everything again in the end: a program may go on after a build.

    Next to nothing that a page leaves behind refers to itself, so there is little to be found.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
