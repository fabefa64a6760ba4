"""The branches that letters are made into, whose commits name the letters they follow."""

from __future__ import annotations

from collections.abc import Iterable

from leaders_network.repository import Repository

TRAILER = "Letter"
"""The trailer of a commit that names a letter it follows."""

BEGINNING = "inbox/"
"""What the names of these branches begin with."""


def branches(repository: Repository) -> list[str]:
    """Return the branches that letters were made into, here and as fetched from elsewhere."""
    told = repository.git(
        "for-each-ref",
        "--format=%(refname)",
        f"refs/heads/{BEGINNING}*",
        f"refs/remotes/*/{BEGINNING}*",
    )
    return told.split()


def followed(repository: Repository, names: Iterable[str]) -> set[str]:
    """Return the ids of all letters that commits of some branches say they follow."""
    tips = [tip for name in names if (tip := repository.tip(name))]
    if not tips:
        return set()
    form = f"--format=%(trailers:key={TRAILER},valueonly)"
    told = repository.git("log", form, f"--grep=^{TRAILER}: ", *tips, "--")
    return {line.strip() for line in told.splitlines() if line.strip()}
