"""Short lives of people who do not exist, put together from clauses."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.invented.vocabulary import TOPIC_NAMES
from benchmarks.invented.writing import WIDTH, wrapped

_OPENINGS = (
    "{name} has led {post_work} at {organisation} since {year}.",
    "Since {year} {name} has been {title} of {organisation}.",
    "{name} came to {organisation} in {year} to take up the post of {title}.",
    "As {title}, {name} answers for {people} people and a budget of £{money} million.",
    "{name} joined {organisation} as {title} in {year}, in the middle of a difficult winter.",
)
_CAREERS = (
    "{They} began as a {first_job} in {town} and came to public leadership by way of {topic}.",
    "{Their} career began in {town}, where {they} worked as a {first_job} for {years} years.",
    "Before that {they} spent {years} years in {topic}, in {town} and then abroad.",
    "{They} trained as a {first_job} and still mentors people who start the same way.",
    "An earlier post in {town} taught {them} how much depends on the people who open the post.",
    "{They} left school at sixteen, worked as a {first_job}, and took a degree in the evenings.",
    "After {years} years as a {first_job} {they} moved into {topic}, first in {town}.",
)
_DEEDS = (
    "{They} brought {count} teams from three buildings into one, and published what it cost.",
    "Under {them} the service cut its longest waits from {years} months to six weeks.",
    "{They} led the joint review of {topic} that {count} neighbouring bodies have since adopted.",
    "{They} set up a shared duty rota with {count} partners, now in its third year.",
    "{Their} team’s work on {topic} was picked up by the national programme in {recent}.",
    "In {recent} {they} chaired the local inquiry into {topic} and saw it through.",
    "{They} opened the books on {topic}: every contract over £25,000 is explained.",
    "{They} rebuilt the {topic} programme after it had lost the confidence of its partners.",
    "With {count} neighbouring chief officers {they} wrote the region’s plan for {topic}.",
    "{They} moved {people} people to new ways of working without a compulsory redundancy.",
    "{They} asked front-line staff to redesign {topic} and then gave them the budget to do it.",
    "A pilot in {town} halved repeat calls within {years} months and now runs across the area.",
)
_INTERESTS = (
    "{They} would like to hear from anyone who has made {topic} work across a county boundary.",
    "What occupies {them} now is {topic}, and how to keep it going when the grant ends.",
    "{They} is happy to show visitors what did not work in {topic} as well as what did.",
    "{They} is looking for a partner outside the sector to test a different approach to {topic}.",
    "Colleagues come to {them} about {topic}, and about telling a board bad news early.",
    "{They} reads every complaint on a Friday afternoon and recommends the habit.",
)
_ENDINGS = (
    "{They} lives near {town} and keeps bees.",
    "Away from work {they} sings in a choir that is better than it should be.",
    "{They} is a governor of a primary school in {town}.",
    "Most weekends {they} is on a hill, on a bicycle or late with an allotment.",
    "{They} volunteers with the mountain rescue team above {town}.",
    "{They} speaks at schools about coming into public service from an ordinary start.",
    "{They} is a trustee of a small hospice charity.",
    "{They} learned Welsh as an adult and is now attempting the trombone.",
    "{They} restores old boats, slowly.",
)
_JOBS = (
    "paramedic, housing officer, teacher, planner, nurse, firefighter, police constable, "
    "apprentice fitter, accountant, social worker, radiographer, statistician, librarian, "
    "surveyor, youth worker, control-room operator, court clerk, infantry officer, engineer, "
    "trading-standards officer, pharmacist, bus driver, probation officer, archivist"
).split(", ")
_TOWNS = (
    "Quernford, Ravenport, Tarnwick, Holmbridge, Caerwyn, Inverlaw, Selby Moor, Ulverness, "
    "Fenhaven, Oakminster, Starbeck Mills, Linhurst, Falmere, Kirkvale, Ballyrose, Dunmarsh, "
    "Eastrigg, Penwold, Glenshaw, Thornleigh, Port Merrin, Westhythe"
).split(", ")
_OFFERS = (
    "A day’s shadowing in {town} on {topic}",
    "Our template and our mistakes from two years of {topic}",
    "A secondment of three months for someone who works on {topic}",
    "An hour’s conversation about {topic}, by telephone or over a sandwich",
    "Two places on our {topic} course this spring",
    "A peer review of {topic} by a team of three",
)
_ASKS = (
    "How others have paid for {topic} once the grant has ended",
    "A critical friend for our board’s session on {topic}",
    "Somebody who has merged two teams working on {topic}",
    "An example of a contract for {topic} that ended well",
    "Data on {topic} from a place with the same winter as ours",
)
_CONTACT_FOR = (
    "mutual aid",
    "peer review",
    "speaking at schools",
    "joint procurement",
    "mentoring",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a life is about."""

    name: str
    woman: bool
    title: str
    organisation: str
    since: int
    topics: tuple[str, ...]


def biography(subject: Subject, random: Random) -> str:
    """Return a life of 60 to 150 words in one to three paragraphs."""
    chosen = [
        [*_some(_OPENINGS, 1, random), *_some(_CAREERS, random.randint(1, 2), random)],
        _some(_DEEDS, random.randint(2, 3), random),
        [*_some(_INTERESTS, 1, random), *_some(_ENDINGS, random.randint(0, 1), random)],
    ]
    paragraphs = [" ".join(_said(each, subject, random) for each in part) for part in chosen]
    paragraphs = paragraphs if random.random() < 0.6 else [" ".join(paragraphs)]
    return "\n\n".join("\n".join(wrapped(each, WIDTH - 2)) for each in paragraphs)


def summary(subject: Subject, random: Random) -> str:
    """Return one sentence about somebody."""
    form = random.choice(
        (
            "{title} of {organisation}; known for work on {topic}.",
            "Leads {organisation} on {topic}.",
            "Came to {organisation} in {year}, from work on {topic} in {town}.",
        )
    )
    return _said(form, subject, random)


def offer(subject: Subject, random: Random) -> str:
    """Return what somebody offers."""
    return _said(random.choice(_OFFERS), subject, random)


def ask(subject: Subject, random: Random) -> str:
    """Return what somebody asks for."""
    return _said(random.choice(_ASKS), subject, random)


def contact_for(random: Random) -> list[str]:
    """Return up to two subjects to approach somebody about."""
    return _some(_CONTACT_FOR, random.randint(0, 2), random)


def _some(clauses: tuple[str, ...], count: int, random: Random) -> list[str]:
    return random.sample(clauses, count)


def _said(clause: str, subject: Subject, random: Random) -> str:
    they = "she" if subject.woman else "he"
    return clause.format(
        name=subject.name,
        title=subject.title,
        organisation=subject.organisation,
        post_work=TOPIC_NAMES[subject.topics[0]],
        year=subject.since,
        recent=random.randint(2019, 2026),
        they=they,
        They=they.capitalize(),
        them="her" if subject.woman else "him",
        Their="Her" if subject.woman else "His",
        first_job=random.choice(_JOBS),
        town=random.choice(_TOWNS),
        topic=TOPIC_NAMES[random.choice(subject.topics)],
        years=random.randint(2, 14),
        count=random.choice(("two", "four", "five", "seven", "nine")),
        people=f"{random.randint(3, 90) * 100:,}",
        money=random.randint(12, 940),
    )
