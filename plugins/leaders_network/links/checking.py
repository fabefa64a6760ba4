"""Asks for many addresses: each once, a few hosts at a time, and each host now and then."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue

from leaders_network.links.asking import Answer, Manners, ask
from leaders_network.links.written import Written
from leaders_network.problems import Location, Problem, visible
from leaders_network.progress import Progress, Silent

_HOSTS = 8
_CODES = {"gone": "dead-link", "failing": "failing-link"}
_FIXES = {
    "gone": "link to where it is now, or take the link out",
    "failing": "look at it again in a day or two; if it is as it is now, take the link out",
}


@dataclass(slots=True)
class Turns:
    """Who may be asked when: one question to a host at a time, with a pause after each."""

    manners: Manners
    clock: Callable[[], float] = time.monotonic
    _next: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked."""
        with self._lock:
            now = self.clock()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + self.manners.pause
        if at > now:
            self.manners.sleep(at - now)


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What came of all questions."""

    asked: int
    alive: int
    reserved: int
    """Addresses of names that nobody can have, which were not asked."""
    left: int
    """Addresses that were not asked because there were too many."""
    problems: tuple[Problem, ...]
    """What leads nowhere, once for each place where it is written."""
    remarks: tuple[Problem, ...]
    """What has moved for good, asks who one is, or was busy."""


def check(
    links: Sequence[Written], manners: Manners, *, most: int, progress: Progress | None = None
) -> LinkReport:
    """Return what came of asking for every address.

    Args:
        links: What is written, each address once.
        manners: Who asks, and how.
        most: How many addresses are asked for at most.
        progress: Is told of each answer.
    """
    open_ = [link for link in links if not link.is_reserved]
    asked = open_[:most]
    given = _answers(asked, manners)
    answers = dict((progress or Silent()).track(given, "Asking", len(asked)))
    found = [(link, answers[link.address]) for link in asked]
    return LinkReport(
        len(asked),
        sum(answer.kind == "alive" for _, answer in found),
        len(links) - len(open_),
        len(open_) - len(asked),
        tuple(sorted(_problems(found))),
        tuple(sorted(_remarks(found))),
    )


def _answers(links: Iterable[Written], manners: Manners) -> Iterator[tuple[str, Answer]]:
    """Yield the answer of each address as it comes; who takes no more has no more asked."""
    turns, stopped = Turns(manners), threading.Event()
    given: SimpleQueue[tuple[str, Answer] | None] = SimpleQueue()
    hosts: dict[str, list[Written]] = {}
    for link in links:
        hosts.setdefault(link.host, []).append(link)

    def ask_all(host: str) -> None:
        try:
            for link in hosts[host]:
                if not stopped.is_set():
                    given.put((link.address, ask(link.address, manners, turns.wait)))
        finally:
            given.put(None)

    with ThreadPoolExecutor(_HOSTS) as pool:
        try:
            asking = [pool.submit(ask_all, host) for host in hosts]
            for _ in asking:  # each host says once that it has no more
                yield from iter(given.get, None)
            for host in asking:
                host.result()
        finally:
            stopped.set()


def _problems(found: Iterable[tuple[Written, Answer]]) -> Iterator[Problem]:
    for link, answer in found:
        if answer.kind in _CODES:
            message = f"{link.address}: {answer.words}"
            yield from _at(link.places, message, _CODES[answer.kind], _FIXES[answer.kind])


def _remarks(found: Iterable[tuple[Written, Answer]]) -> Iterator[Problem]:
    for link, answer in found:
        if answer.moved and not _is_same(link.address, answer.moved):
            message = f"{link.address} has moved for good"
            yield from _at(link.places, message, "moved-link", f"write {answer.moved}")
        elif answer.kind in ("guarded", "busy"):
            message = f"{link.address}: {answer.words}"
            fix = "open it yourself: a program cannot tell whether it is what it was"
            yield from _at(link.places, message, f"{answer.kind}-link", fix)


def _at(places: Iterable[Location], message: str, code: str, fix: str) -> Iterator[Problem]:
    return (Problem(place, visible(message), code, visible(fix)) for place in places)


def _is_same(one: str, other: str) -> bool:
    """Return whether two addresses differ only in their last slash."""
    return one.rstrip("/") == other.rstrip("/")
