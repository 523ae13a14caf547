"""The command line: its commands, and how it speaks to a person."""

from casefolio.cli.commands import main

__all__ = ["main"]
