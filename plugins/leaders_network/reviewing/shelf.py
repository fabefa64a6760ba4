"""What a change does to pages and files that people write, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from leaders_network.content.pages import Content
from leaders_network.records.field import WITHHELD
from leaders_network.reviewing.chosen import folders_changed
from leaders_network.reviewing.difference import Change
from leaders_network.reviewing.facts import BODY, FILE
from leaders_network.reviewing.lines import Line, since, told_of, values_of
from leaders_network.reviewing.privacy import Privacy
from leaders_network.reviewing.reader import HIDDEN, Reader
from leaders_network.reviewing.verdicts import Review

IN_CONTENT = ("page:", "file:")
"""How the subjects begin that are pages or files."""

_TOLD_APART = (BODY,), ("title",), (FILE,)
"""What is said by naming a page, by its text, or by saying that a file is there."""


def content_lines(review: Review, reader: Reader, privacy: Privacy) -> Iterator[Line]:
    """Yield what is said of each page and file that is added, is gone or changes."""
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in review.changes:
        if change.subject.startswith(IN_CONTENT):
            groups[change.subject].append(change)
    for subject, changes in groups.items():
        path = subject.partition(":")[2]
        after = review.after.content.at(path)
        if after is None:
            yield Line(reader.name(subject), "is gone")
        elif review.before.content.at(path) is None:
            whom = "nobody" if after.audience == WITHHELD else privacy.audience(after.audience)
            yield from _added(subject, changes, reader, whom)
        else:
            yield from told_of(changes, reader)
    yield from _folder_lines(review.before.content, review.after.content, reader)


def _folder_lines(before: Content, after: Content, reader: Reader) -> Iterator[Line]:
    for path, was, now in folders_changed(before, after):
        opened, opens = (reader.opens_below(path, side) for side in (before, after))
        if not (opened or opens):
            yield Line(f"a folder ({HIDDEN})", "is shown otherwise")
        elif was.title != now.title:
            told = ((was.title, opened), (now.title, opens))
            old, new = (title or "none" if seen else f"({HIDDEN})" for title, seen in told)
            yield Line(f"{path}/", "title", old, new)
        else:
            yield Line(f"{path}/", "has another place or another kind of page")


def _added(subject: str, changes: Sequence[Change], reader: Reader, whom: str) -> Iterator[Line]:
    values = [one for one in changes if one.way not in _TOLD_APART]
    yield Line(
        reader.name(subject),
        f"is added, for {whom}",
        new=values_of(values, reader, new=True, labelled=True),
        note=since(changes),
    )
    yield from told_of([one for one in changes if one.way == (BODY,)], reader)
