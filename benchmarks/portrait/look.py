"""What an invented person looks like: chosen once from the id, and the same ever after."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from benchmarks.invented import names

Hair = Literal[
    "crop",
    "parted",
    "swept",
    "receding",
    "bald",
    "bob",
    "long",
    "bun",
    "curls",
    "wavy",
    "scarf",
    "turban",
]
Clothes = Literal["suit", "open-collar", "uniform", "jumper", "blouse", "jacket"]

_PALE = ("#f3d3bd", "#eec3a5", "#f0cdb4", "#e6b796")
_MEDIUM = ("#d9a47c", "#c98f66", "#bd8259", "#d3a078")
_DEEP = ("#a06c49", "#8b5a3f", "#7a4e37", "#6b4431")
_SKINS = {"pale": _PALE, "medium": _MEDIUM, "deep": _DEEP}
_DARK_HAIR = ("#211c1b", "#2d2422", "#38291f", "#8d8a88", "#5d5957")
_ANY_HAIR = (
    "#2d2422",
    "#4a3222",
    "#6b4a2f",
    "#8a6136",
    "#b98d4f",
    "#7b3f24",
    "#8d8a88",
    "#b9b6b2",
    "#dad7d2",
)
_BACKGROUNDS = (
    "#c9d9e0",
    "#d5dfd0",
    "#e3d9c8",
    "#d9d3e0",
    "#cfdcd9",
    "#e2d2cc",
    "#d3d8e6",
    "#dcdcd2",
)
_CLOTH = ("#26384f", "#33414f", "#2f4a4a", "#463c54", "#52403a", "#3c4a38", "#5a2f3c", "#31364a")
_BRIGHT = ("#8a4a55", "#3f6b74", "#6b6f3f", "#7a5a86", "#a2653f", "#43688f", "#4f7a5d", "#93735a")
_SHIRTS = ("#f7f7f4", "#e4ecf4", "#f4eee4", "#eaf0ea")

_MEN: tuple[Hair, ...] = ("crop", "parted", "swept", "receding", "bald", "crop", "parted", "curls")
_WOMEN: tuple[Hair, ...] = ("bob", "long", "bun", "curls", "wavy", "bob", "crop", "wavy")
_MENS_CLOTHES: tuple[Clothes, ...] = ("suit", "suit", "suit", "open-collar", "jumper")
_WOMENS_CLOTHES: tuple[Clothes, ...] = ("jacket", "jacket", "jacket", "blouse", "open-collar")


@dataclass(frozen=True, slots=True)
class Look:
    """Everything a portrait is drawn from."""

    skin: str
    hair: Hair
    hair_colour: str
    beard: bool
    glasses: bool
    clothes: Clothes
    cloth: str
    accent: str
    shirt: str
    background: str
    deep: bool  # whether lines on the skin must be lighter than it to be seen
    woman: bool
    turned: bool  # whether the parting and the light are on the other side
    width: float  # of the head, about 1


def imagine(
    identifier: str,
    *,
    woman: bool | None = None,
    tradition: names.Tradition | None = None,
    uniformed: bool = False,
) -> Look:
    """Return the look that belongs to an id.

    Args:
        identifier: The same id gives the same look.
        woman: Whether to draw a woman; None leaves it to the id.
        tradition: Where the name comes from, so that a portrait does not contradict it.
        uniformed: Whether the service wears one.
    """
    random = Random(f"portrait:{identifier}")
    woman = random.random() < 0.5 if woman is None else woman
    tone = _tone(tradition, random)
    hair = _hair(tradition, random, woman=woman)
    if uniformed and hair in ("long", "wavy"):
        hair = random.choice(("bun", "bob"))  # worn up, or off the collar
    return Look(
        skin=random.choice(_SKINS[tone]),
        hair=hair,
        hair_colour=random.choice(_ANY_HAIR if tone == "pale" else _DARK_HAIR),
        beard=not woman and (hair == "turban" or random.random() < 0.35),
        glasses=random.random() < 0.28,
        clothes="uniform"
        if uniformed
        else random.choice(_WOMENS_CLOTHES if woman else _MENS_CLOTHES),
        cloth=random.choice(_CLOTH),
        accent=random.choice(_BRIGHT),
        shirt=random.choice(_SHIRTS),
        background=random.choice(_BACKGROUNDS),
        deep=tone == "deep",
        woman=woman,
        turned=random.random() < 0.5,
        width=random.uniform(0.94, 1.05),
    )


def _tone(tradition: names.Tradition | None, random: Random) -> str:
    if tradition is names.AFRICAN:
        return "deep"
    if tradition in (names.HINDU, names.PUNJABI, names.MUSLIM):
        return "medium"
    if tradition in (None, names.ELSEWHERE, names.ENGLISH):
        return random.choices(("pale", "medium", "deep"), (80, 10, 10))[0]
    return "pale"


def _hair(tradition: names.Tradition | None, random: Random, *, woman: bool) -> Hair:
    if woman and tradition is names.MUSLIM and random.random() < 0.45:
        return "scarf"
    if not woman and tradition is names.PUNJABI and random.random() < 0.6:
        return "turban"
    return random.choice(_WOMEN if woman else _MEN)
