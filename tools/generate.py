"""Makes what is committed and made from the records' classes: schemas and the data dictionary."""

from __future__ import annotations

from leaders_network.editing.schemas import generated
from tools.environment import ROOT


def main() -> int:
    """Write every generated file that is not current, and say which."""
    for name, text in generated():
        file = ROOT / name
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            print(name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
