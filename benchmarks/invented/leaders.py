"""People who do not exist, each in a post, with what a real record holds."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.invented import biographies, contacts
from benchmarks.invented.biographies import Subject
from benchmarks.invented.names import Name, slug
from benchmarks.invented.names import invent as invent_name
from benchmarks.invented.organisations import Organisation, Post
from benchmarks.invented.vocabulary import TOPIC_IDS
from benchmarks.invented.writing import Record

COHORTS = (2022, 2023, 2024, 2025, 2026)
GROUPS = ("winter-resilience", "estates-exchange", "young-people-first", "plain-data")

_HONOURS = {"police": "KPM", "fire-and-rescue": "KFSM", "healthcare": "OBE", "armed-forces": "CBE"}
_RANKS = ("Brigadier", "Colonel", "Commodore", "Group Captain", "Major General", "Air Commodore")
_STATUSES = ("substantive", "interim", "acting")


@dataclass(slots=True)
class _Terms:
    """Terms that ended before the present holders', each to be given to one person at most."""

    posts: list[Post]
    ends: list[date]
    given: set[str] = field(default_factory=set)

    def before(self, day: date, random: Random) -> Post | None:
        """Return a post with a term that ended before the day, or None when luck is out."""
        ended = bisect_left(self.ends, day)
        for _ in range(4 if ended else 0):
            post = self.posts[random.randrange(ended)]
            if post.reference not in self.given:
                self.given.add(post.reference)
                return post
        return None


@dataclass(slots=True)
class Cast:
    """Everyone named so far: who gives out ids, former terms and shared assistants."""

    random: Random
    day: date
    portraits: float
    terms: dict[str, _Terms]
    taken: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    assistants: dict[str, Record] = field(default_factory=dict)

    def identifier(self, name: Name) -> str:
        """Return an id nobody else has."""
        stem = slug(name.full)
        self.taken[stem] += 1
        return stem if self.taken[stem] == 1 else f"{stem}-{self.taken[stem]}"

    def assistant(self, post: Post) -> Record | None:
        """Return an assistant, now and then one who assists a colleague too; or None."""
        domain = post.organisation.domain
        if domain in self.assistants:
            return self.assistants[domain] if self.random.random() < 0.3 else None
        if self.random.random() < 0.4:
            return None
        name = invent_name(self.random).full
        mailbox = "pa." + slug(name).replace("-", ".")
        made = contacts.assistant(name, mailbox, domain, self.random, self.day)
        return self.assistants.setdefault(domain, made)


def invent(
    organisations: Sequence[Organisation],
    count: int,
    random: Random,
    *,
    day: date,
    portraits: float,
) -> Iterator[tuple[str, Record]]:
    """Yield the id and the file of each leader."""
    cast = Cast(random, day, portraits, _terms(organisations))
    posts = [post for organisation in organisations for post in organisation.posts]
    random.shuffle(posts)
    seats = (post for post in posts for _ in range(1 + post.shared))
    for _, post in zip(range(count), seats, strict=False):
        yield _leader(cast, post)


def _terms(organisations: Sequence[Organisation]) -> dict[str, _Terms]:
    by_sector: defaultdict[str, list[Post]] = defaultdict(list)
    for organisation in organisations:
        by_sector[organisation.sector.id].extend(organisation.posts)
    terms = {}
    for sector, posts in by_sector.items():
        ordered = sorted(posts, key=lambda post: (post.earlier[1], post.reference))
        terms[sector] = _Terms(ordered, [post.earlier[1] for post in ordered])
    return terms


def _leader(cast: Cast, post: Post) -> tuple[str, Record]:
    random = cast.random
    name = invent_name(random)
    identifier = cast.identifier(name)
    mailbox = identifier.replace("-", ".")
    topics = tuple(random.sample(TOPIC_IDS, random.randint(1, 4)))
    subject = Subject(
        name.full, name.woman, post.title, post.organisation.name, post.start.year, topics
    )
    return identifier, {
        "name": _styled(name, post, random),
        "given_name": name.given,
        "family_name": name.family,
        "other_names": [f"{name.given[0]} {name.family}"] if random.random() < 0.05 else None,
        "former_ids": [f"{identifier}-formerly"] if random.random() < 0.02 else None,
        "sign_in": [f"{mailbox}@{post.organisation.domain}"],
        "pronouns": _pronouns(name, random),
        "languages": ("en", *name.languages) if name.languages else None,
        "photo": f"{identifier}.jpg" if random.random() < cast.portraits else None,
        "summary": biographies.summary(subject, random),
        "biography": biographies.biography(subject, random),
        "knows_about": topics,
        "contact_for": biographies.contact_for(random),
        "appointments": list(_appointments(cast, post, mailbox)),
        **_taking_part(subject, random, cast.day),
        **_standing(random, cast.day),
    }


def _styled(name: Name, post: Post, random: Random) -> str:
    sector = post.organisation.sector.id
    before = after = ""
    if sector == "armed-forces":
        before = random.choice(_RANKS)
    elif random.random() < 0.07:
        before = random.choice(("Dr", "Professor", "Dame" if name.woman else "Sir"))
    if random.random() < 0.12:
        after = _HONOURS.get(sector, random.choice(("MBE", "OBE", "CBE")))
    return f"{before} {name.full} {after}".strip()


def _pronouns(name: Name, random: Random) -> str | None:
    if random.random() < 0.75:
        return None
    return "she/her" if name.woman else "he/him"


def _appointments(cast: Cast, post: Post, mailbox: str) -> Iterator[Record]:
    """Yield the post held now or soon, with its contacts, then the posts held before."""
    random = cast.random
    reached = contacts.of_a_leader(mailbox, post.organisation.domain, random, cast.day)
    helper = cast.assistant(post)
    status = random.choices(_STATUSES, (91, 6, 3))[0]
    yield {
        "post": post.reference,
        "status": status if status != "substantive" or random.random() < 0.2 else None,
        "start": post.start,
        "job_share": post.shared or None,
        "contacts": reached,
        "assistants": [helper] if helper else None,
        "routes": contacts.routes(reached, assisted=helper is not None, random=random),
    }
    until = post.start
    for chance in (0.65, 0.3):
        terms = cast.terms[post.organisation.sector.id]
        earlier = terms.before(until, random) if random.random() < chance else None
        if earlier is None or earlier is post:
            return
        first, last = earlier.earlier
        yield {"post": earlier.reference, "start": first, "end": last}
        until = first


def _taking_part(subject: Subject, random: Random, day: date) -> Record:
    topics = subject.topics[:2]
    until = day + timedelta(days=random.randint(-20, 120))
    cohort = {"programme": "public-leaders", "cohort": random.choice(COHORTS)}
    return {
        "programmes": [cohort] if random.random() < 0.3 else None,
        "groups": [random.choice(GROUPS)] if random.random() < 0.12 else None,
        "offers": [{"text": biographies.offer(subject, random), "topics": topics, "until": until}]
        if random.random() < 0.25
        else None,
        "asks": [{"text": biographies.ask(subject, random), "topics": topics, "until": until}]
        if random.random() < 0.2
        else None,
    }


def _standing(random: Random, day: date) -> Record:
    joined = day - timedelta(days=random.randint(20, 2400))
    public = {"name": "public", "post": "public"}
    if random.random() < 0.5:
        public |= {"photo": "public", "biography": "public"}
    return {
        "agreed": [{"to": "handover", "on": joined + timedelta(days=14)}]
        if random.random() < 0.4
        else None,
        "joined": joined,
        "lawful_basis": "public_task",
        "audience": "team" if random.random() < 0.01 else None,
        "audiences": public if random.random() < 0.2 else None,
    }
