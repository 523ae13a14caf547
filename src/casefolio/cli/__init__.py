"""The command line: its commands and its console output."""

import gc

__all__ = ["main"]


def main() -> None:
    """The entry point of the `casefolio` command."""
    # What is loaded at the start is never garbage, and a command ends before there is much of it.
    gc.disable()
    from casefolio.text.patterns import lazy_patterns

    with lazy_patterns():
        from casefolio.cli.commands import run

    run()
