"""links: ask whether the links to other sites still lead somewhere."""

from __future__ import annotations

import argparse
import json
import ssl
import sys
from pathlib import Path

from leaders_network.cli.bars import progress_bars
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import add_folders, add_format
from leaders_network.cli.signing_in import checked_records
from leaders_network.links.asking import Manners
from leaders_network.links.checking import LinkReport, check
from leaders_network.links.written import written_links
from leaders_network.problems import Format, SettingsError, render
from leaders_network.publish.phrases import count

_MOST = 2_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "--patience",
        type=float,
        default=15.0,
        metavar="SECONDS",
        help="how long to wait for a silent host (default: 15)",
    )
    parser.add_argument(
        "--pause",
        type=float,
        default=1.0,
        metavar="SECONDS",
        help="the time between two requests to one host (default: 1)",
    )
    parser.add_argument(
        "--most",
        type=int,
        default=_MOST,
        metavar="N",
        help=f"the most addresses to ask for (default: {_MOST:,})",
    )
    parser.add_argument(
        "--authorities",
        type=Path,
        metavar="FILE",
        help="certificates to trust besides the system's, as a PEM file",
    )
    add_format(parser)
    add_folders(parser)


def run(options: argparse.Namespace) -> int:
    """Ask, and return 1 when any link leads nowhere. Nothing is changed.

    Raises:
        InvalidDirectoryError: When the data or the content has problems.
        SettingsError: When the certificates cannot be read.
    """
    sources, _ = checked_records(options)
    network = sources.records.network
    name = f"leaders-network-links/1 (+{network.email or network.address})"
    trust = _trust(options.authorities)
    manners = Manners(name, max(0.1, options.patience), max(0.0, options.pause), trust)
    links = written_links(sources.content, sources.records)
    with progress_bars() as bars:
        report = check(links, manners, most=max(0, options.most), progress=bars)
    print(_told(report, options.format))
    print(_summary(report), file=sys.stderr)
    return PROBLEMS if report.problems else DONE


def _trust(file: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if file is not None:
        try:
            context.load_verify_locations(Path.cwd() / file)
        except (OSError, ssl.SSLError):
            raise SettingsError(f"{file} holds no certificates that can be read") from None
    return context


def _told(report: LinkReport, form: Format) -> str:
    if form == "json":
        found = {"problems": report.problems, "remarks": report.remarks}
        held = {name: json.loads(render(each, "json")) for name, each in found.items()}
        return json.dumps(held, indent=2, ensure_ascii=False)
    if form in ("github", "gitlab"):
        return render((*report.problems, *report.remarks), form)
    shown = [render(report.problems, "text")] if report.problems else []
    if report.remarks:
        shown += ["Also:", render(report.remarks, "text")]
    return "\n".join(shown) or "Every link leads somewhere."


def _summary(report: LinkReport) -> str:
    told = [f"{count(report.asked, 'address', 'addresses')} asked, {report.alive} alive"]
    if report.reserved:
        told.append(f"{report.reserved} of names that nobody can have were not asked")
    if report.left:
        told.append(f"{report.left} were left out; ask for more with --most")
    if report.asked and not report.alive:
        told.append("is there a connection at all")
    return f"{'; '.join(told)}{'?' if report.asked and not report.alive else '.'}"
