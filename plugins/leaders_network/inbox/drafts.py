"""E-mails that are written and not sent: files that a mail program opens as drafts."""

from __future__ import annotations

from collections.abc import Iterable
from email import policy
from email.message import EmailMessage
from pathlib import Path

from leaders_network.placing import PRIVATE, private_folder, replace_files
from leaders_network.problems import BuildError


def draft(*, to: Iterable[str], sender: str | None, subject: str, text: str) -> bytes:
    """Return an e-mail as a file; it is the same whenever it is made.

    Args:
        to: The addresses it is for.
        sender: The address that it is from, where there is one.
        subject: On one line.
        text: The whole of it, in plain text.
    """
    message = EmailMessage(policy=policy.SMTP)
    # Mail programs open what is marked so for editing, with a button that sends it.
    message["X-Unsent"] = "1"
    if sender:
        message["From"] = sender
    message["To"] = ", ".join(to)
    message["Subject"] = " ".join(subject.split())
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    return bytes(message)


def write_drafts(folder: Path, drafts: dict[str, bytes]) -> None:
    """Write drafts into a folder, each under its name.

    Raises:
        BuildError: When one cannot be written; then none is.
    """
    try:
        private_folder(folder)
    except OSError as error:
        raise BuildError(f"the drafts cannot be written to {folder}: {error.strerror}") from None
    files = {folder / f"{name}.eml": content for name, content in drafts.items()}
    replace_files(files, mode=PRIVATE)
