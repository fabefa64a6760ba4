"""Finds the site generator: the core imports none, so the one installed says where it is."""

from __future__ import annotations

from importlib import import_module
from operator import attrgetter
from pathlib import Path

from leaders_network.cli.options import ROOT
from leaders_network.installed import entry_points
from leaders_network.outputs.frames import Renderer
from leaders_network.problems import SettingsError

CONFIGURATION = "mkdocs.yml"
GROUP = "leaders_network.renderers"
"""The entry points that renderers are found by; each takes the path of its configuration."""


def installed_renderer(theme: Path) -> Renderer:
    """Return the renderer that is installed.

    Args:
        theme: The theme's folder. Where the configuration stands beside it, that is the one;
            elsewhere it is the checkout's, with the checkout's own styles.

    Raises:
        SettingsError: When there is none.
    """
    for found in entry_points(GROUP):
        beside = theme.parent / CONFIGURATION
        configuration = beside if beside.is_file() else ROOT / CONFIGURATION
        module, _, name = found.partition(":")
        renderer: Renderer = attrgetter(name)(import_module(module))(configuration)
        return renderer
    raise SettingsError("no renderer is installed; run `python build.py` from the checkout")
