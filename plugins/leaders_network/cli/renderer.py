"""Finds the site generator: the core imports none, so the one installed says where it is."""

from __future__ import annotations

from importlib.metadata import entry_points

from leaders_network.cli.options import ROOT
from leaders_network.outputs.frames import Renderer
from leaders_network.problems import SettingsError

GROUP = "leaders_network.renderers"
"""The entry points that renderers are found by; each takes the path of its configuration."""


def installed_renderer() -> Renderer:
    """Return the renderer that is installed.

    Raises:
        SettingsError: When there is none.
    """
    for found in entry_points(group=GROUP):
        renderer: Renderer = found.load()(ROOT / "mkdocs.yml")
        return renderer
    raise SettingsError("no renderer is installed; run `python build.py` from the checkout")
