"""The command line: `bcmodel` and its commands, one module for each task."""

from bcmodel.cli.program import main

__all__ = ["main"]
