"""A token stands for one person and tells nothing; its key is kept from everybody."""

from __future__ import annotations

import hmac
import re
from pathlib import Path

import pytest

from leaders_network.gate.tokens import KEY_VARIABLE, token, token_key
from leaders_network.problems import SettingsError

KEY = b"k" * 32


def test_a_token_is_the_same_for_the_same_person_and_key_alone() -> None:
    assert token("leader:ada", KEY) == token("leader:ada", KEY)
    assert token("leader:ada", KEY) != token("leader:ade", KEY)
    assert token("leader:ada", KEY) != token("leader:ada", b"l" * 32)


def test_a_token_never_changes_and_takes_each_letter_from_five_bits_of_its_own() -> None:
    """One that changes leaves letters and pages of their own under an address of nobody."""
    found = token("leader:ada", KEY)
    assert found == "gyphqma0n1gacrxh5scaev3kgx"
    values = ["0123456789abcdefghjkmnpqrstvwxyz".index(letter) for letter in found]
    digest = int.from_bytes(hmac.digest(KEY, b"leader:ada", "sha256"), "big")
    assert sum(value << 5 * place for place, value in enumerate(values)) == digest % 2**130


def test_a_token_is_lower_case_letters_and_digits_that_cannot_be_taken_for_each_other() -> None:
    tokens = [token(f"leader:{number}", KEY) for number in range(2000)]
    assert all(re.fullmatch("[0-9abcdefghjkmnpqrstvwxyz]{26}", found) for found in tokens)
    assert len(set(tokens)) == len(tokens)
    assert len(set("".join(tokens))) == 32


def test_the_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    made = token_key(folder, environment={})
    assert token_key(folder, environment={}) == made
    assert [file.stat().st_mode & 0o777 for file in folder.iterdir()] == [0o600]


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    token_key(tmp_path, environment={})
    (tmp_path / "token.key").chmod(0o640)
    with pytest.raises(SettingsError, match="others may read"):
        token_key(tmp_path, environment={})


def test_a_key_of_the_environment_is_kept_nowhere(tmp_path: Path) -> None:
    assert token_key(tmp_path, environment={KEY_VARIABLE: "e" * 32}) == b"e" * 32
    assert [*tmp_path.iterdir()] == []


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="too short"):
        token_key(tmp_path, environment={KEY_VARIABLE: "e" * 31})


def test_a_key_may_not_stand_where_it_would_be_published_or_committed(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="may not stand in"):
        token_key(tmp_path / "site" / "state", away_from=[tmp_path / "site"], environment={})
    assert not (tmp_path / "site").exists()


def test_a_key_that_only_tries_what_would_be_is_kept_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    tried = token_key(folder, environment={}, kept=False)
    assert not folder.exists()
    made = token_key(folder, environment={})
    assert made != tried
    assert token_key(folder, environment={}, kept=False) == made
