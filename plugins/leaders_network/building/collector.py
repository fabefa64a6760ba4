"""The garbage collector, kept from walking what stays until the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
    """Look at everything again in the end: a program may go on after a build."""
    try:
        yield
    finally:
        gc.unfreeze()
