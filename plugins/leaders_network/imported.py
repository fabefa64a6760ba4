"""By what an import's ledger knows a record: a hash of its id, which for a person is their mark.

`importing/ledger.py` reads and writes ledgers; whoever is forgotten goes from them, too.
"""

from __future__ import annotations

from hashlib import blake2b

FOLDER = ".imports"
"""Where ledgers stand in the data folder."""


def hashed(*parts: str, size: int = 8) -> str:
    """Return a short hash of some texts."""
    # JSON may hold half a character, which no record can.
    said = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(said, digest_size=size).hexdigest()


def record_hash(kind: str, identifier: str) -> str:
    """Return the hash a record goes by in a ledger."""
    return hashed("record", kind, identifier)


def line_of(record: str) -> str:
    """Return an expression for the line of a record in a ledger, by its hash."""
    return rf'\{{"record":"{record}"[^\n]*\n'
