"""Cells of CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What begins a formula: the signs, and the wide ones that are taken for them."""


def safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    Source: OWASP, "CSV Injection": an apostrophe before what would begin one.
    """
    return f"'{text}" if _is_risky(text) else text


def unsafe(text: str) -> str:
    """Return the text that `safe` was given."""
    return text[1:] if text.startswith("'") and _is_risky(text[1:]) else text


def _is_risky(text: str) -> bool:
    """Return whether a text needs the apostrophe, or begins with one that is its own."""
    return text.startswith(("\t", "\r", "'")) or text.lstrip().startswith(_FORMULA)
