"""The command line: one module a verb, each with `add_arguments` and `run`."""

from leaders_network.cli.main import main

__all__ = ["main"]
