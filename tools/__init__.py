"""What sets this checkout up and tests it. Nothing here is part of the distribution.

Importing any of it with too old a Python ends with one line. So this file and build.py keep to
what Python 3.6 can read: it is still what `python3` means on some long-lived servers.
"""

import sys

OLDEST = (3, 11)


def too_old(version: "tuple[int, ...]", name: str) -> "str | None":
    """Return what to say to a Python that is too old, or None to one that will do."""
    if tuple(version) >= OLDEST:
        return None
    needs, has = (".".join(map(str, numbers[:2])) for numbers in (OLDEST, version))
    return (
        f"Python {needs} or later is needed and {name} is {has};"
        f" name another, such as `make serve PYTHON=python{needs}`"
    )


_refusal = too_old(sys.version_info[:2], sys.executable)
if _refusal:
    print(f"error: {_refusal}", file=sys.stderr)
    raise SystemExit(4)
