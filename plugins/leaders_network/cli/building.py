"""build: make every audience's site, and swap them in when all went well."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from leaders_network.building.build import build
from leaders_network.cli.bars import progress_bars
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import ROOT, add_audiences, add_folders, add_format, settings
from leaders_network.cli.renderer import installed_renderer
from leaders_network.cli.signing_in import add_gate, signing_in, visits
from leaders_network.problems import InvalidDirectoryError, render
from leaders_network.publish.phrases import count


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    add_folders(parser)
    add_audiences(parser)
    add_gate(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Build, and say how many pages each audience has."""
    chosen = settings(options)
    away = (chosen.site, chosen.data, chosen.content, chosen.theme, ROOT)
    team, key = signing_in(options, away_from=away)
    chosen = replace(chosen, team=team, token_key=key, visits=visits(options))
    try:
        with progress_bars() as progress:
            report = build(chosen, installed_renderer(chosen.theme), progress)
    except InvalidDirectoryError as error:
        print(render(error.problems, options.format))
        print(f"{error} {_standing(chosen.site)}", file=sys.stderr)
        return PROBLEMS
    for audience, pages in report.pages.items():
        print(f"{audience:24} {pages:7,} page{'' if pages == 1 else 's'}")
    print(f"{count(report.written, 'file')} made, {report.kept:,} kept; built for {chosen.day}.")
    return DONE


def _standing(site: Path) -> str:
    if not site.is_symlink():
        return "Nothing was published."
    built = datetime.fromtimestamp(site.lstat().st_mtime)  # noqa: DTZ006 - the editor's own clock
    return f"Nothing was published; the site of {built:%H:%M} still stands."
