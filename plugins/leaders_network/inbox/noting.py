"""What is noted of each letter outside the repository: a line of the ledger, and a copy of some."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from leaders_network.inbox.judging import Decision, Verdict
from leaders_network.inbox.ledger import Fate, Outcome
from leaders_network.inbox.letter import ANSWER
from leaders_network.placing import PRIVATE, private_folder, replacing

ASIDE, KEPT = "aside", "kept"
"""The folders of copies: of refused letters, and of those that are for the team to read."""

_OUTCOMES: Mapping[Verdict, Outcome] = {
    "follow": "followed",
    "refuse": "refused",
    "keep": "kept",
    "known": "followed",
}


def fates(decisions: Iterable[Decision], tip: str) -> Iterator[Fate]:
    """Yield the ledger's line of each letter that is dealt with.

    Args:
        decisions: One for each letter.
        tip: The last commit that follows them; empty where there is none.
    """
    for each in decisions:
        if each.verdict in _OUTCOMES:
            sender, about = _whose(each)
            yield Fate(
                each.received.key,
                _OUTCOMES[each.verdict],
                sender,
                about,
                tip if each.files else "",
                each.before,
                each.after,
            )


def copy(state: Path, decision: Decision) -> None:
    """Copy a letter to where the team looks; the same letter always to the same file."""
    received = decision.received
    refused = decision.verdict == "refuse"
    folder = state / (ASIDE if refused else f"{KEPT}/{decision.letter.kind}")
    told: Mapping[str, object] = {
        "sender": received.sender.key if received.sender else None,
        "name": received.sender.name if received.sender else None,
        "address": received.address,
        "checked": received.checked,
        "origin": received.origin,
        **({"code": decision.code, "reason": decision.reason} if refused else {}),
        "letter": received.raw,
    }
    private_folder(folder)
    with replacing(folder / f"{received.key}.json", mode=PRIVATE, is_lasting=True) as file:
        file.write(json.dumps(told, indent=2).encode() + b"\n")


def _whose(decision: Decision) -> tuple[str, str]:
    """Return whose a letter was and what it was about; of an answer neither is noted."""
    received = decision.received
    if received.kind == ANSWER:
        return "", ""
    sender = received.sender.key if received.sender else ""
    return sender, (decision.letter.about or "") if received.kind else ""
