"""The servers that the gate's tests run: those that are there, or Debian's."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tools import packages
from tools.errors import SetupError

_PATH = "/usr/sbin:/usr/local/sbin:/sbin"
_MODULES = Path("/usr/lib/apache2/modules")


@dataclass(frozen=True)
class Server:
    """A server, the packages it comes in, and the files that show it is whole."""

    name: str
    packages: tuple[str, ...]
    programs: tuple[str, ...]
    files: tuple[Path, ...] = ()

    def is_there(self) -> bool:
        """Return whether everything of it can be run."""
        programs = all(program(name) for name in self.programs)
        return programs and all(file.is_file() for file in self.files)

    def ensure(self) -> None:
        """Install it where it is missing and that is allowed.

        Raises:
            SetupError: When it is missing and cannot be installed.
        """
        if not self.is_there():
            packages.install(self.packages, "the tests of the gate")
        if not self.is_there():
            raise SetupError(self.remedy)

    @property
    def remedy(self) -> str:
        """What to do where it is missing."""
        return (
            f"the tests of the gate need {self.name} and it could not be installed: run"
            f" `sudo apt install --no-install-recommends {' '.join(self.packages)}`"
        )


APACHE = Server(
    "Apache with mod_auth_openidc",
    (
        "apache2-bin",
        "apache2-utils",
        "libapache2-mod-auth-openidc",
        "media-types",
        "curl",
        "jq",
        "openssl",
    ),
    ("apache2", "rotatelogs", "curl", "jq", "openssl"),
    (_MODULES / "mod_auth_openidc.so", Path("/etc/mime.types")),
)
NGINX = Server("nginx", ("nginx-light",), ("nginx",))
WRK = Server("wrk", ("wrk",), ("wrk",))


def program(name: str) -> str | None:
    """Return where a program stands, in the folders of servers too."""
    return shutil.which(name) or shutil.which(name, path=_PATH)
