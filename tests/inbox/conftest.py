"""One village for all tests of a module; those that change what is read make one of their own."""

from __future__ import annotations

import pytest

from tests.inbox.village import Village


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Village:
    return Village.made(tmp_path_factory.mktemp("village"))
