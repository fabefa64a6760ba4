"""Tags that somebody signed with an ssh key, and whose signatures count.

A signature counts when it was made with a key of the allowed-signers file (`ssh-keygen(1)`,
"ALLOWED SIGNERS") as it stood before what is judged. Signatures by other means count for nothing.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from leaders_network.problems import SettingsError
from leaders_network.repository import GitError, Repository

_BEGIN = "-----BEGIN SSH SIGNATURE-----"
_GOOD = re.compile(r'^Good "git" signature for (\S+) with \S+ key (\S+)$', re.MULTILINE)
_SSH = ("-c", "gpg.format=ssh", "-c", "gpg.ssh.program=ssh-keygen")


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed tag, whoever signed it."""

    ref: str
    tag: str
    """The object of the tag itself."""
    target: str
    """What it is a tag of."""
    fields: dict[str, str]
    """What its message says line by line, as in `Base: 4f3c…`."""

    def says(self, name: str) -> str:
        """Return a field of its message, or nothing."""
        return self.fields.get(name, "")


@dataclass(frozen=True, slots=True)
class Signer:
    """Whoever made a signature: the principal, and the fingerprint of the key."""

    principal: str
    key: str


def signed_tags(repository: Repository, pattern: str) -> tuple[Signed, ...]:
    """Return the tags below `refs/tags/` that fit a pattern and bear an ssh signature."""
    told = repository.git(
        "for-each-ref", "--format=%(objecttype) %(objectname) %(refname)", f"refs/tags/{pattern}"
    )
    found = (line.split(" ", 2) for line in told.splitlines())
    return tuple(
        tag
        for kind, name, ref in found
        if kind == "tag" and (tag := _read(repository, name, ref)) is not None
    )


def _read(repository: Repository, name: str, ref: str) -> Signed | None:
    text = repository.git("cat-file", "tag", name)
    message, begin, _ = text.partition(_BEGIN)
    if not begin:
        return None
    head, _, body = message.partition("\n\n")
    heads = dict(line.partition(" ")[::2] for line in head.splitlines())
    fields = (line.partition(": ") for line in body.splitlines())
    return Signed(ref, name, heads["object"], {key: value for key, colon, value in fields if colon})


@contextmanager
def signers_file(text: str | None) -> Iterator[Path]:
    """Give a file of allowed signers that holds a text; nobody is allowed where there is none."""
    with tempfile.TemporaryDirectory(prefix="signers-") as folder:
        file = Path(folder) / "allowed_signers"
        file.write_text(text or "", encoding="utf-8")
        yield file


def signer_of(repository: Repository, tag: Signed, signers: str | None) -> Signer | None:
    """Return who signed a tag, or None where that is none of the allowed signers.

    Args:
        repository: The repository.
        tag: The tag.
        signers: The text of the file of allowed signers.
    """
    with signers_file(signers) as file:
        words = (*_SSH, "-c", f"gpg.ssh.allowedSignersFile={file}", "verify-tag", tag.tag)
        told = repository.try_git(*words)
    found = _GOOD.findall(told.words) if told.succeeded else []
    return Signer(*found[0]) if len(found) == 1 else None


def sign_tag(
    repository: Repository, name: str, target: str, message: str, key: str | None
) -> Signed:
    """Write a signed tag.

    Args:
        repository: The repository.
        name: What the tag is called.
        target: What it is a tag of.
        message: What it says.
        key: The file of the key to sign with; git's own setting where none is named.

    Raises:
        SettingsError: When there is a tag of that name, or it cannot be signed.
    """
    if repository.git("tag", "--list", name):
        raise SettingsError(f"there is a tag {name} already")
    own = ("-c", f"user.signingKey={key}") if key else ()
    try:
        repository.git(*_SSH, *own, "tag", "--sign", "--message", message, name, target)
    except GitError as error:
        raise SettingsError(
            f"git could not sign: {error.words}. Name your ssh key with --key, or once for all with"
            " `git config user.signingKey ~/.ssh/id_ed25519.pub`"
        ) from None
    found = signed_tags(repository, name)
    if not found:  # pragma: no cover - git was asked for this form
        raise SettingsError(f"the tag {name} bears no ssh signature")
    return found[0]


def remove_tag(repository: Repository, tag: Signed) -> None:
    """Take back a tag that was just written."""
    repository.git("update-ref", "-d", tag.ref, tag.tag)
