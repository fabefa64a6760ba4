"""Rewriting history on a clone, so that no commit, message, name or picture of somebody is left.

git filter-repo does it: https://github.com/newren/git-filter-repo, as git's own manual advises.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from leaders_network.care.files import files_in
from leaders_network.care.finding import speaks_of
from leaders_network.care.identity import Identity
from leaders_network.care.plan import ForgettingPlan
from leaders_network.imported import line_of
from leaders_network.problems import BuildError, SettingsError
from leaders_network.repository import Repository

NOBODY = "removed@forgotten.invalid"
_SOMEBODY = "Somebody"
_SPACE = "(?:\\s|\N{NO-BREAK SPACE})"
_PEOPLE = "%an%x1f%ae%n%cn%x1f%ce"


def rewrite(repository: Repository, plan: ForgettingPlan, clone: Path) -> list[str]:
    """Make a clone without somebody; return the branches and tags that are not in it.

    Args:
        repository: What is cloned; it is not touched.
        plan: Whom to look for.
        clone: Where the clone is made: a bare repository with every branch and tag.

    Raises:
        SettingsError: When there is something already, or the files still speak of the person.
        BuildError: When git or git filter-repo fails; then no clone is left.
    """
    if clone.exists():
        raise SettingsError(f"{clone} is there already; name a folder that is not")
    _refuse_present(repository.top / repository.prefix, plan.identity)
    try:
        _run(repository.top, "git", "clone", "--quiet", "--mirror", "--no-local", ".", str(clone))
        dropped = list(_drop_references(clone, plan.identity))
        _filter(clone, plan)
        _run(clone, "git", "remote", "remove", "origin", ignore=True)
        _run(clone, "git", "reflog", "expire", "--expire=now", "--all")
        _run(clone, "git", "gc", "--quiet", "--prune=now")
    except BuildError:
        shutil.rmtree(clone, ignore_errors=True)
        raise
    return dropped


def same_tree(repository: Repository, clone: Path) -> list[str]:
    """Return the paths in which the clone's state of today differs from the repository's.

    Nothing speaks of the person today, so the rewriting changes no file of today's.
    """
    ours = dict(_listed(repository.top))
    theirs = dict(_listed(clone))
    return sorted(
        path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)
    )


def _refuse_present(data: Path, identity: Identity) -> None:
    """Refuse data of today that still speaks of somebody.

    Raises:
        SettingsError: When it does: that is for people to review, not for a program to replace.
    """
    for file in files_in(data):
        if speaks_of(identity, file.name.encode()) or speaks_of(identity, file.read_bytes()):
            raise SettingsError(
                f"the files of today still speak of them ({file.relative_to(data)}); merge the"
                " branch first, and switch to where it is merged"
            )


def _drop_references(clone: Path, identity: Identity) -> Iterator[str]:
    """Delete what cannot be rewritten: each name that speaks of somebody, and tags over trees.

    An approval is such a tag: it keeps the files of its day, names commits that will be no more,
    and its signature holds for nothing else.
    """
    form = "--format=%(refname)%09%(objecttype)%09%(*objecttype)"
    for line in _told(clone, "git", "for-each-ref", form).splitlines():
        name, kind, of = line.split("\t")
        if (of or kind) != "commit" or identity.pattern.search(name):
            _run(clone, "git", "update-ref", "-d", name)
            yield name


def _filter(clone: Path, plan: ForgettingPlan) -> None:
    with TemporaryDirectory() as folder:
        words, people, pictures = (Path(folder) / name for name in ("words", "people", "pictures"))
        gone = "".join(f"{blob}\n" for blob in _pictures_of_before(clone, plan))
        pictures.write_text(gone, encoding="utf-8")
        words.write_text("".join(f"{line}\n" for line in _expressions(plan)), encoding="utf-8")
        people.write_text("".join(f"{line}\n" for line in _people(clone, plan)), encoding="utf-8")
        paths = [word for path in plan.paths for word in ("--path", path)]
        _run(
            clone,
            sys.executable,
            "-m",
            "git_filter_repo",
            "--force",
            "--quiet",
            "--invert-paths",
            *paths,
            "--strip-blobs-with-ids",
            str(pictures),
            "--replace-text",
            str(words),
            "--replace-message",
            str(words),
            "--mailmap",
            str(people),
            "--replace-refs",
            "delete-no-add",
        )


def _expressions(plan: ForgettingPlan) -> Iterator[str]:
    """Yield what git filter-repo is to replace, line by line; names before the ids within them."""
    identity = plan.identity
    names = len(identity.names)
    ids = len(identity.ids)
    patterns = identity.patterns
    references = (f"{identity.kind}:{each}" for each in identity.ids)
    yield from (f"regex:{line_of(mark)}==>" for mark in identity.marks)
    for reference in (*references, *(f"mailto:{each}" for each in identity.addresses)):
        yield f"regex:\\[[^\\]\\n]*\\]\\({re.escape(reference)}\\)==>{plan.words}"
    for expression in patterns[ids : ids + names]:
        yield from (f"regex:(?i){form}==>{plan.words}" for form in _in_bytes(expression))
    for expression in (*patterns[ids + names :], *patterns[:ids]):
        yield from (f"regex:(?i){form}==>{_SOMEBODY.lower()}" for form in _in_bytes(expression))


def _pictures_of_before(clone: Path, plan: ForgettingPlan) -> Iterator[str]:
    """Yield what showed them under any name; what stands today is for people to take out."""
    today = {about.split()[-1] for _, about in _listed(clone)}
    yield from (blob for blob in plan.photos if blob not in today)


def _in_bytes(expression: str) -> dict[str, None]:
    """Return the forms of an expression that find it in bytes, where only ASCII has case or space.

    Words and digits may stand about a space that does not break.
    """
    expression = expression.replace(r"\s", _SPACE)
    return dict.fromkeys((expression, *_cased(expression)))


def _cased(expression: str) -> Iterator[str]:
    if not expression.isascii():
        # Only letters beyond ASCII differ: what is written after a backslash must stay as it is.
        for change in (str.upper, str.lower):
            yield "".join(c if c.isascii() else change(c) for c in expression)


def _people(clone: Path, plan: ForgettingPlan) -> Iterator[str]:
    """Yield a line for each name and address by which somebody made or committed a change."""
    known = {address.casefold() for address in plan.identity.addresses}
    told = _told(clone, "git", "log", "--all", f"--format={_PEOPLE}")
    tags = _told(clone, "git", "for-each-ref", "--format=%(taggername)%1f%(taggeremail:trim)")
    for line in dict.fromkeys((*told.splitlines(), *tags.splitlines())):
        name, _, address = line.partition("\x1f")
        if address.casefold() in known or plan.identity.pattern.search(line):
            yield f"{_SOMEBODY} <{NOBODY}> {name} <{address}>"


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    for line in _told(folder, "git", "ls-tree", "-r", "-z", "HEAD").split("\0"):
        if line:
            about, _, path = line.partition("\t")
            yield path, about


def _told(folder: Path, *command: str) -> str:
    return _run(folder, *command).decode(errors="replace")


def _run(folder: Path, *command: str, ignore: bool = False) -> bytes:
    done = subprocess.run(list(command), cwd=folder, capture_output=True, check=False)
    if done.returncode and not ignore:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise BuildError(f"the history was not rewritten: {words[-1] if words else command[0]}")
    return done.stdout
