"""The command line: its commands and its console output."""

from casefolio.cli.commands import main

__all__ = ["main"]
