"""The command line: its commands, each in a module of its own that is imported when the command runs."""

from __future__ import annotations

import atexit
import contextlib
import errno
import gc
import importlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from casefolio import __version__
from casefolio.cli.console import Session, show_path, show_problems
from casefolio.text.errors import InputError, suggest
from casefolio.text.escaping.terminal import write_terminal
from casefolio.text.patterns import lazy_patterns

SUMMARIES = {
    "applications": "List what was sent where, and what is due.",
    "check": "Tell everything that is wrong with what you edit.",
    "diff": "Tell what one document shows and another does not.",
    "eject": "Copy a shipped template or asset, to be changed.",
    "export": "Write the resume as a Word file, text, Markdown or JSON.",
    "import": "Bring in a resume from JSON Resume, LinkedIn and others.",
    "letter": "Make the cover letter for POSTING.",
    "log": "Add to an application what has come of it.",
    "match": "Tell what POSTING asks for, and what in the resume answers it.",
    "new": "Write a portfolio of your own into DIR.",
    "pages": "Write the site's pages as Markdown, for another site generator.",
    "pdf": "Make the general PDF, or one for each POSTING.",
    "schema": "Print what an editor needs to know of your files.",
    "sent": "Record an application as it was sent.",
    "tags": "Propose tags for lines that have none, or list known tags.",
}
"""The help text of each command, listed without importing its module (`check` is in `cli/check.py`)."""

MODULES = {
    "applications": "applying.applications",
    "diff": "applying.diff",
    "export": "documents.export",
    "import": "import_resume",
    "letter": "documents.letter",
    "log": "applying.log",
    "pdf": "documents.pdf",
    "sent": "applying.sent",
}
"""The modules of commands that are not called as the command is, or lie in a folder of their subject."""


@contextlib.contextmanager
def _visible_usage_errors() -> Iterator[None]:
    """Errors of the command line quote it: codes in it must not reach the terminal, to which click writes."""
    try:
        yield
    except click.UsageError as error:
        raise click.UsageError(write_terminal(error.format_message(), colour=False), error.ctx) from None


class Commands(click.Group):
    """Imports commands on demand; the one place where errors become output and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUMMARIES:
            return None
        module = MODULES.get(cmd_name, cmd_name)
        with lazy_patterns():
            found = importlib.import_module(f"casefolio.cli.{module}")
        command: click.Command = getattr(found, module.rpartition(".")[2])
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with _visible_usage_errors():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _visible_usage_errors():
                return super().invoke(ctx)
        except InputError as error:
            show_problems(error.problems, err=True)
            ctx.exit(1)
        except OSError as error:
            if error.errno == errno.EPIPE:
                # Whoever read the output has ended: click knows.
                raise
            from casefolio.text.source import describe_failure

            show_problems([describe_failure(error, _name_file(error), done="read or written")], err=True)
            ctx.exit(1)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in SUMMARIES:
            hint = suggest(name, SUMMARIES, "see casefolio --help")
            ctx.fail(f"there is no command '{name}': {hint}")
        return super().resolve_command(ctx, args)


def _name_file(error: OSError) -> str:
    """The file that an error is about; where it names none, something else could not be written."""
    return show_path(Path(os.fsdecode(error.filename))) if error.filename else "output"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-C", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR",
              help="Work as if started in DIR.")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
@click.version_option(__version__, prog_name="casefolio")
@click.pass_context
def cli(ctx: click.Context, folder: Path, quiet: bool) -> None:
    """One YAML file becomes a portfolio site, a resume PDF, and a PDF for each job posting."""
    if not folder.is_dir():
        raise click.BadParameter(f"no folder '{folder}'", param_hint="-C")
    ctx.obj = Session(folder, quiet)


def run() -> None:
    """Run the command that the arguments of the process name, and end the process."""
    write_utf8()
    if _WITHOUT_COMMAND.isdisjoint(sys.argv):
        _keep_patterns()
    try:
        cli()
    except SystemExit as end:
        end_process(end.code if isinstance(end.code, int) else 1)
        raise


_WITHOUT_COMMAND = frozenset({"-h", "--help", "--version"})


def _keep_patterns() -> None:
    """Use the patterns that earlier commands compiled, and keep those of this one when it ends."""
    from casefolio.storage.cache import read_patterns, write_patterns

    read_patterns()
    atexit.register(write_patterns)


def write_utf8() -> None:
    """Have all output in UTF-8 and with plain line ends, whatever encoding the system has for it.

    Why: a pipe or file on Windows would otherwise get that of the country, which has no `·` or `日`.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")


def end_process(code: int) -> None:
    """End the process with an exit code, without finalising the interpreter.

    Why: everything is written by then. Finalisation, with the native libraries that draw PDFs, takes a
    hundredth of a second, and has crashed (exit code 139) in 3 of 407 runs. Functions registered with
    `atexit` are run here, and the output is flushed. Returns where Python has no `atexit._run_exitfuncs`; the
    process then ends as usual.
    """
    if not hasattr(atexit, "_run_exitfuncs"):
        # Python collects garbage once more before it ends: with frozen objects that takes no time.
        gc.freeze()
        return
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        # The reading end of the pipe may be closed.
        with contextlib.suppress(OSError, ValueError):
            if stream is not None:
                stream.flush()
    os._exit(code)
