"""Scripts that are started once in Node and answer many questions: starting costs the most."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.environment import program


@dataclass(slots=True)
class Script:
    """A script that runs, and answers each line of JSON with one."""

    process: subprocess.Popen[str]

    def ask(self, said: Any) -> Any:
        """Return what it answers."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(said) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def started(script: Path) -> Iterator[Script]:
    """Give a script that runs, and end it afterwards."""
    command = [str(program(Path(sys.prefix), "node")), str(script)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Script(process)
        assert process.stdin is not None
        process.stdin.close()
