"""The plan by which somebody is forgotten: whom to look for until nothing is left, then deleted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from leaders_network.care.identity import Identity, identity_from
from leaders_network.problems import SettingsError

FILE = "plan.json"
RUNBOOK = "runbook.md"
_TEMPLATE = Path(__file__).with_name("templates") / RUNBOOK


@dataclass(frozen=True, slots=True)
class ForgettingPlan:
    """What the rewriting of history and the proof need to know."""

    identity: Identity
    paths: tuple[str, ...]
    """Every path in the history that is somebody's own, or whose name speaks of them."""
    photos: tuple[str, ...]
    """The objects that are pictures of them."""
    words: str
    """What stands in place of their name."""
    branch: str
    """The branch with the commit after which the files speak of them no more."""

    def as_json(self) -> str:
        """Return it as it is kept."""
        told = {
            "identity": self.identity.as_data(),
            "paths": list(self.paths),
            "photos": list(self.photos),
            "words": self.words,
            "branch": self.branch,
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read_plan(folder: Path) -> ForgettingPlan:
    """Return the plan that a folder keeps.

    Raises:
        SettingsError: When there is none, or not a whole one.
    """
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return ForgettingPlan(
            identity_from(told["identity"]),
            tuple(told["paths"]),
            tuple(told["photos"]),
            told["words"],
            told["branch"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingsError(
            f"there is no whole plan in {folder}; `forget ID --apply` writes one"
        ) from None


def runbook(plan: ForgettingPlan, folder: Path, papers: Iterable[Path]) -> str:
    """Return what people do, in order, until nothing is left.

    Args:
        plan: The plan.
        folder: Where it is kept.
        papers: Files of letters that were removed or changed.
    """
    removed = "\n".join(f"- {path}" for path in papers) or "- none"
    return _TEMPLATE.read_text(encoding="utf-8").format(
        branch=plan.branch,
        folder=f'"{folder}"' if " " in str(folder) else folder,
        removed=removed,
    )
