"""The command line: run scenario files, ask questions, read the change log, look up rules."""

from bcmodel.cli.program import main

__all__ = ["main"]
