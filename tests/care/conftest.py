"""A house for each test of the care of people's data."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaders_network.gate.tokens import KEY_VARIABLE as TOKENS
from tests.care.house import KEY, KEY_VARIABLE, SECRET, House


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    monkeypatch.setenv(TOKENS, SECRET.decode())
    monkeypatch.chdir(tmp_path)
    return House.made(tmp_path)
