"""What verbs know of who signs in: the key of tokens, where there is one."""

from __future__ import annotations

import os

from leaders_network.cli.options import ROOT
from leaders_network.gate.tokens import KEY_VARIABLE, token_key
from leaders_network.records.team import TeamMember


def signing_in() -> tuple[tuple[TeamMember, ...], bytes | None]:
    """Return the team's members and the key of tokens; nobody and none without a gate.

    Raises:
        SettingsError: When the key cannot be used.
    """
    return (), token_key(ROOT) if KEY_VARIABLE in os.environ else None
