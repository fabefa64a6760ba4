"""Who agrees to what: the roles of `reviewing.yml`, the one file that says so."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, StrictInt, StrictStr

from leaders_network.problems import Location, Problems
from leaders_network.records.field import item, record
from leaders_network.records.text import Email, Id, Line
from leaders_network.records.validation import validated
from leaders_network.repository import Repository
from leaders_network.reviewing.history import text_of
from leaders_network.source import read_yaml

FILE = "reviewing.yml"

Kind = Literal["widening", "guarded", "program", "directory", "content", "correction", "form"]
"""What a change is, as far as the agreement it needs differs; the gravest first."""

KINDS: tuple[Kind, ...] = get_args(Kind)

WORDS: dict[Kind, str] = {
    "widening": "somebody gets to see or to change what they could not",
    "guarded": "what decides who sees what, or who agrees to what",
    "program": "the program, its looks or its documentation",
    "directory": "people, posts, organisations or vocabularies",
    "content": "pages and files",
    "correction": "a small correction by the person or their assistant",
    "form": "nothing that anybody sees",
}

Pattern = Annotated[StrictStr, Field(min_length=1, max_length=200, pattern=r"^[^\s]+$")]
"""A path as CODEOWNERS writes it: `/content/`, `*.yml`."""

Place = Annotated[StrictStr, Field(min_length=1, max_length=200, pattern=r"^[^\s*?\[\]!\\]+$")]
"""A file or a folder from the top of the repository: `/content/centre/`; no pattern."""

_TWO_PEOPLE = ("widening", "guarded")


@record
class ReviewerRole:
    """People who look after something together."""

    id: Id = item("A short name for it.")
    name: Line = item("What to call it.")
    accounts: tuple[Pattern, ...] = item(
        "Their accounts or teams where the repository is kept, as in @leaders/keepers.", default=()
    )
    signers: tuple[Email, ...] = item(
        "Who of the allowed signers belongs to it; everybody where nobody is named.", default=()
    )
    paths: tuple[Pattern, ...] = item("What they look after, as CODEOWNERS writes it.", default=())


@record
class Need:
    """How many have to agree to a kind of change, and of which roles somebody must be."""

    kind: Kind = item("The kind of change.")
    approvals: Annotated[StrictInt, Field(ge=1, le=9)] = item("How many people.")
    roles: tuple[Id, ...] = item("Of each of these at least one of them is.", default=())


@record
class Reviewing:
    """The file."""

    branch: Line = item("What changes are merged into.", default="main")
    allowed_signers: Pattern = item(
        "The file of whose signatures count, as ssh-keygen reads it.", default="allowed_signers"
    )
    roles: tuple[ReviewerRole, ...] = item("The roles.", default=())
    needs: tuple[Need, ...] = item("What each kind of change needs.", default=())
    guarded: tuple[Place, ...] = item(
        "Further files and folders that two people look at.", default=()
    )

    def need(self, kind: Kind) -> Need:
        """Return what a kind of change needs; two people at least where it may show something.

        A role that there is none of is a problem of the file, and asks for nobody.
        """
        least = 2 if kind in _TWO_PEOPLE else 1
        usual = Need(kind=kind, approvals=least)
        written = next((need for need in self.needs if need.kind == kind), usual)
        known = {role.id for role in self.roles}
        roles = tuple(role for role in written.roles if role in known)
        return Need(kind=kind, approvals=max(least, written.approvals), roles=roles)

    def role(self, identifier: str) -> ReviewerRole:
        """Return a role."""
        return next(role for role in self.roles if role.id == identifier)


_GUARDED = (
    "plugins/leaders_network/publish/",
    "plugins/leaders_network/records/",
    "plugins/leaders_network/directory/",
    "plugins/leaders_network/content/",
    "plugins/leaders_network/gate/",
    "plugins/leaders_network/inbox/",
    "plugins/leaders_network/building/",
    "plugins/leaders_network/care/",
    "plugins/leaders_network/consulting/",
    "plugins/leaders_network/reviewing/",
    "plugins/leaders_network/audiences.py",
    "plugins/mkdocs_leaders_network/",
    "deploy/",
    ".ci/",
    ".github/",
    ".gitlab/",
    "requirements/",
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    ".gitlab-ci.yml",
    ".gitmodules",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    ".pre-commit-config.yaml",
    "mkdocs.yml",
    "build.py",
    "tools/",
    FILE,
)
"""What decides who sees what, who may come in, or who agrees."""

_ATTRIBUTES = ".gitattributes"
"""Decides, in any folder, what git and its hosts show of a change to whoever reads it."""


def is_guarded(path: str, settings: Reviewing) -> bool:
    """Return whether a file decides who sees what or who agrees to what."""
    return path.rpartition("/")[2] == _ATTRIBUTES or any(
        path == guarded or path.startswith(f"{guarded.rstrip('/')}/")
        for guarded in (
            *_GUARDED,
            settings.allowed_signers,
            *(path.lstrip("/") for path in settings.guarded),
        )
    )


def reviewing_of(repository: Repository, revision: str, problems: Problems) -> Reviewing:
    """Return the settings as a revision has them; the usual ones where it has none.

    A change is judged by what stood before it, so none makes its own rules.

    Args:
        repository: The repository.
        revision: A commit or a tree.
        problems: Gets what is wrong in the file.
    """
    text = text_of(repository, revision, FILE)
    return read_reviewing(text, problems) if text is not None else Reviewing()


def read_reviewing(text: str, problems: Problems) -> Reviewing:
    """Return the settings that a text holds; the usual ones where none can be read."""
    found = read_yaml(text, FILE, problems)
    if found is None or found[0] is None:
        return Reviewing()
    settings = validated(Reviewing, found[0], found[1], FILE, problems)
    if settings is None:
        return Reviewing()
    _check(settings, problems)
    return settings


def _check(settings: Reviewing, problems: Problems) -> None:
    known = [role.id for role in settings.roles]
    for need in settings.needs:
        for role in need.roles:
            if role not in known:
                fix = f"write one of {', '.join(known)}" if known else "add the role"
                problems.add(Location(FILE), f"there is no role `{role}`", "unknown-role", fix=fix)
        if need.kind in _TWO_PEOPLE and need.approvals < 2:
            problems.add(
                Location(FILE),
                f"`{need.kind}` needs two people and not {need.approvals}",
                "too-few-approvals",
                fix="write `approvals: 2` or more",
            )
    kinds: list[str] = [need.kind for need in settings.needs]
    for what in (known, kinds):
        for twice in sorted({one for one in what if what.count(one) > 1}):
            problems.add(
                Location(FILE), f"`{twice}` stands here twice", "repeated", fix="remove one"
            )


def owners(settings: Reviewing) -> str:
    """Return CODEOWNERS as GitHub and GitLab read it; a role without accounts is a comment."""
    lines = [
        "# Made from reviewing.yml by `python build.py approvals --owners`; change it there.",
        "# The last line that fits a path decides.",
    ]
    for role in settings.roles:
        lines += ["", f"# {role.name}"]
        for path in role.paths:
            accounts = " ".join(role.accounts)
            lines.append(f"{path} {accounts}" if accounts else f"# {path} (no account yet)")
    return "\n".join(lines) + "\n"
