"""serve: show every audience's site on this machine, fresh after every save."""

from __future__ import annotations

import argparse
from dataclasses import replace
from threading import Event, Thread

from leaders_network.cli.codes import DONE
from leaders_network.cli.options import ROOT, add_audiences, add_folders, settings
from leaders_network.cli.renderer import installed_renderer
from leaders_network.problems import SettingsError
from leaders_network.serving.server import Server
from leaders_network.serving.watching import keep_fresh
from leaders_network.serving.workshop import Workshop

_KEY = b"addresses of people's own pages while they are served here"
"""It guards nothing: this server checks nobody, and shows everybody's page."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    add_folders(parser)
    add_audiences(parser)
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (%(default)s)"
    )
    parser.add_argument("--port", type=int, default=8000, help="the port (%(default)s)")


def run(options: argparse.Namespace) -> int:
    """Serve until stopped from the keyboard.

    Raises:
        SettingsError: When the port is taken, or it or the address is none of this machine's.
    """
    chosen = settings(options)
    # A build of the same checkout may run meanwhile, and throws away renderings it does not need.
    chosen = replace(chosen, cache=chosen.cache / "serving", token_key=_KEY)
    workshop = Workshop(chosen, installed_renderer(chosen.theme))
    try:
        server = Server(workshop, options.host, options.port)
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "a port is at most 65535"
        raise SettingsError(
            f"port {options.port} cannot be used at {options.host} ({why});"
            " choose others with --port and --host"
        ) from None
    stop = Event()
    Thread(target=server.serve_forever, daemon=True).start()
    print(f"Serving on http://{options.host}:{server.server_port}/ (stop with Ctrl-C)", flush=True)
    try:
        keep_fresh(workshop, stop, _say, ROOT / "mkdocs.yml")
    finally:
        stop.set()
        server.shutdown()
    return DONE


def _say(workshop: Workshop) -> None:
    print(workshop.problems or f"Ready in {workshop.seconds:.1f} s.", flush=True)
