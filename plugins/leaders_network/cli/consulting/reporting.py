"""report: write what may be told of the answers as a page to review."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.consulting.surroundings import Surroundings, identities, surroundings
from leaders_network.cli.telling import tell_problems
from leaders_network.consulting.answers import Collected
from leaders_network.consulting.coding import check_coding, read_coding, texts, working_file
from leaders_network.consulting.pages import ConsultationPage, write
from leaders_network.consulting.pointers import names_in
from leaders_network.consulting.reporting import (
    Heard,
    draft,
    earlier,
    members_of,
    report,
    unquoted,
    withdrawn,
)
from leaders_network.consulting.store import CODING, collected
from leaders_network.content.front import parts_of
from leaders_network.placing import PRIVATE, replace_files
from leaders_network.problems import InvalidDirectoryError, Problems, SettingsError
from leaders_network.records.coding import Coding
from leaders_network.records.writing import canonical


def run(options: argparse.Namespace) -> int:
    """Write the report with `--apply`; return 1 where the team's coding has problems.

    Raises:
        SettingsError: When the consultation is still open, or the store cannot be read.
        ChangedAnswersError: When an earlier report told other figures.
        InvalidDirectoryError: When the data or the content has problems.
        BuildError: When the page cannot be written; then it is as it was.
    """
    around = surroundings(options)
    page = around.page
    if around.day <= page.front.closes:
        raise SettingsError(f"{page.id} is open until {page.front.closes}; report it after that")
    found = collected(around.store, identities(options))
    said = texts(page.front.questions, found.answers)
    try:
        coding = _coding(options, around, said)
    except InvalidDirectoryError as error:
        tell_problems(error, "No report was written.")
        return PROBLEMS
    heard = _heard(around, found, coding)
    published = around.day + timedelta(days=1)
    written = report(heard, published)
    _say(len(found.answers), heard, len(said))
    _warn_of_draft(around, written)
    if not options.apply:
        print("Nothing was changed; --apply writes the report.", file=sys.stderr)
        return DONE
    if said:
        _write_working_file(
            around.store.folder / CODING, canonical(Coding, working_file(said, coding))
        )
    file = _file(page, len(heard.earlier))
    _write_page(file, written)
    print(f"Written: {file}; review it, write what it means below its figures, and commit it.")
    _say_when(page, published)
    return DONE


def _heard(around: Surroundings, found: Collected, coding: Coding) -> Heard:
    page = around.page
    return Heard(
        page,
        _title(around),
        found,
        members_of(around.sources.records, page),
        around.sources.records.network.smallest_group,
        coding,
        earlier(around.sources.content, page.id, around.day),
    )


def _coding(
    options: argparse.Namespace,
    around: Surroundings,
    said: list[tuple[str, str, bool]],
) -> Coding:
    """Return what the team coded, or nothing where it has not begun.

    Raises:
        InvalidDirectoryError: With everything that keeps it from being told.
    """
    file = options.coding or around.store.folder / CODING
    if not file.is_file():
        if options.coding:
            raise SettingsError(f"there is no file {options.coding}")
        return Coding()
    problems = Problems()
    read = read_coding(file.read_bytes(), str(file), problems)
    if read:
        coding, mark = read
        check_coding(coding, mark, str(file), said, names_in(around.sources.records), problems)
        if not len(problems):
            return coding
    raise InvalidDirectoryError(tuple(problems))


def _write_working_file(file: Path, text: str) -> None:
    replace_files({file: text.encode()}, mode=PRIVATE)
    print(f"Written: {file}; it holds every text openly. Code it and run this again;")
    print("  `consultation purge` destroys it with the answers.")


def _file(page: ConsultationPage, before: int) -> Path:
    return page.file.with_name(f"{page.id}-heard{f'-{before + 1}' if before else ''}.md")


def _write_page(file: Path, text: str) -> None:
    """Write a report; what the team wrote below its figures stays."""
    if file.is_file():
        parts = parts_of(file.read_text(encoding="utf-8-sig"), file.name, Problems())
        text += parts.body.lstrip("\n") if parts else ""
    replace_files({file: text.encode()})


def _say_when(page: ConsultationPage, published: date) -> None:
    """Let the consultation say when it is heard, unless it does or a later step came before."""
    later = [step.on for step in (page.front.statement, page.front.reply) if step]
    if page.front.heard is None and all(published <= on for on in later):
        write(page, "heard", published)
        print(f"Written into {page.file} as `heard:`, the day on which the report appears.")


def _title(around: Surroundings) -> str:
    known = {item.id: page.title for item, page in around.sources.content.items()}
    return known[around.page.id]


def _warn_of_draft(around: Surroundings, written: str) -> None:
    before = draft(around.sources.content, around.page.id, around.day)
    if before and (count := withdrawn(before, written)):
        print(
            f"warning: the report no longer has {count} of the figures that its draft told; keep"
            " every version of the draft out of what is committed but the last, for they could be"
            " subtracted",
            file=sys.stderr,
        )


def _say(answers: int, heard: Heard, said: int) -> None:
    fewest = heard.threshold
    few = answers < fewest
    print(f"Fewer than {fewest} answered: no figure is told." if few else f"{answers} answered.")
    if said and not heard.coding.themes:
        print(f"{said} texts are not coded yet.")
    for question in sorted(unquoted(heard)):
        print(f"Nobody is quoted of `{question}`: fewer than {fewest} answered it.")
