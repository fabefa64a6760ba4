"""Public bodies that do not exist, and the posts at their heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from random import Random

from benchmarks.invented.contacts import confirmation, phone
from benchmarks.invented.names import slug
from benchmarks.invented.vocabulary import HOME_AREAS, SECTORS, Sector
from benchmarks.invented.writing import Record

_LEADERS_FOR_EACH = 1.7
_VACANT = 0.03
_SECTOR_WEIGHTS = [sector.weight for sector in SECTORS]
_FIRST = (
    "Amber Arrow Ash Barrow Beck Birk Black Bram Brack Bright Caer Calder Cam Carr Clun Corrie "
    "Crane Dal Deer Dun Earn Eller Elm Fal Fern Finch Glas Glen Grey Hart Hasel Heron High Holm "
    "Inver Kel Kirk Lang Lin Lor Mar Mere Mill Moss North Oak Ouse Pen Quern Rad Raven Rook Rush "
    "Saint Sel Sil South Stan Stour Strath Tal Tarn Thorn Tre Ulver Wain West White Wyn Yar"
).split()
_LAST = (
    "avon bourne bridge brook bury combe dale den field ford gate ham haven holt hurst keld leigh "
    "low marsh mere minster moor mouth ness port rigg shaw stead stow thwaite ton vale wick wold "
    "worth"
).split()
_BEFORE = ("", "Upper", "Lower", "New", "East", "Great", "Little", "Old", "Mid")
_AFTER = ("", "Vale", "Heath", "Green", "Cross", "Regis", "Parva", "Waters", "Hills")
_KINDS_OF_CONTACT = (
    ("office", "Executive office", ("diary", "formal")),
    ("press", "Press office", ("media",)),
)


@dataclass(slots=True)
class Post:
    """A post, and from which day its present holder has it; `holders` are filled in later."""

    organisation: Organisation
    id: str
    title: str
    role: str
    start: date
    earlier: tuple[date, date]  # a term that one former holder may be given
    shared: bool = False

    @property
    def reference(self) -> str:
        """The post as an appointment names it."""
        return f"{self.organisation.id}/{self.id}"


@dataclass(slots=True)
class Organisation:
    """A public body."""

    id: str
    name: str
    sector: Sector
    areas: tuple[str, ...]
    posts: list[Post] = field(default_factory=list)

    @property
    def domain(self) -> str:
        """Where its mail goes: nowhere, by RFC 2606."""
        return f"{self.id}.example"


def invent(leaders: int, random: Random, day: date) -> list[Organisation]:
    """Return organisations with at least one post for each leader, and a few vacant ones."""
    names = _names(random)
    count = max(len(SECTORS), round(leaders / _LEADERS_FOR_EACH))
    wanted = leaders + max(1, round(leaders * _VACANT))
    found = [_organisation(next(names), random, number) for number in range(count)]
    extra = max(0, wanted - count)
    for number, organisation in enumerate(found):
        share = extra * (number + 1) // count - extra * number // count
        _fill(organisation, 1 + share, random, day)
    return found


def _names(random: Random) -> Iterator[str]:
    """Yield 230,000 places, each once; the shorter names come first."""
    places = [first + last for first, last in product(_FIRST, _LAST)]
    random.shuffle(places)
    for after, before, place in product(_AFTER, _BEFORE, places):
        yield f"{before} {place} {after}".strip()


def _organisation(place: str, random: Random, number: int) -> Organisation:
    chosen = random.choices(SECTORS, _SECTOR_WEIGHTS)[0]
    sector = SECTORS[number] if number < len(SECTORS) else chosen
    name = random.choice(sector.patterns).format(place)
    areas = tuple(dict.fromkeys(random.choices(HOME_AREAS, k=2 if random.random() < 0.06 else 1)))
    return Organisation(slug(name), name, sector, areas)


def _fill(organisation: Organisation, count: int, random: Random, day: date) -> None:
    titles = list(organisation.sector.posts)
    others = titles[1:]
    random.shuffle(others)
    for number, title in enumerate([titles[0], *others][:count]):
        start = day - timedelta(days=int(random.triangular(-40, 3200, 300)))
        last = start - timedelta(days=random.choice((1, 1, 1, 31, 92)))
        first = last - timedelta(days=random.randint(500, 2600))
        post_id, title_shown = slug(title), _shown(title)
        post = Post(organisation, post_id, title_shown, post_id, start, (first, last))
        post.shared = number > 0 and random.random() < 0.04
        organisation.posts.append(post)


def _shown(title: str) -> str:
    """Return a role's name as its own organisation says it."""
    for word in ("Hospital ", "Council ", "Group "):
        title = title.removeprefix(word)
    return title


def record(organisation: Organisation, random: Random, day: date) -> Record:
    """Return an organisation's file."""
    return {
        "name": organisation.name,
        "other_names": [_acronym(organisation.name)] if random.random() < 0.4 else None,
        "sector": organisation.sector.id,
        "areas": organisation.areas,
        "website": f"https://{organisation.domain}",
        "contacts": [
            {
                "id": kind,
                "label": label,
                "email": f"{kind}@{organisation.domain}",
                "phone": phone(random),
                "purposes": purposes,
                "audience": "team" if kind == "press" and random.random() < 0.1 else None,
                "confirmed": confirmation(random, day, by="office"),
            }
            for kind, label, purposes in _KINDS_OF_CONTACT
        ],
        "posts": [_post(post, random, day) for post in organisation.posts],
    }


def _post(post: Post, random: Random, day: date) -> Record:
    has_desk = post.organisation.sector.id in ("police", "fire-and-rescue", "healthcare")
    desk = {
        "id": "control-room",
        "label": "Control room",
        "phone": phone(random),
        "purposes": ["incident"],
        "confirmed": confirmation(random, day, by="centre"),
    }
    return {
        "id": post.id,
        "title": post.title,
        "role": post.role,
        "contacts": [desk] if has_desk and post is post.organisation.posts[0] else None,
    }


def _acronym(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
