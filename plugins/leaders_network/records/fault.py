"""The error that a validator raises: a problem that has no place yet."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def fault(code: str, message: str, fix: str, *, at: str = "") -> PydanticCustomError:
    """Return the error a validator raises: the problem's code, its message and its remedy.

    It is told at the value that is checked, or at the one that `at` names: beside it, or in it
    where it is a record.

    The three are data, never templates, so braces that somebody wrote stay as they are. Halves of
    characters, which JSON can hold and no file can, are spelt out.
    """
    told = message.encode(errors="backslashreplace").decode()
    ctx = {"code": code, "message": told, "fix": fix, "at": at}
    return PydanticCustomError("problem", "{message}", ctx)
