"""`casefolio new`: a portfolio of one's own."""

from __future__ import annotations

import os
from pathlib import Path

import click

from casefolio.cli.console import Session, print_text, show_path
from casefolio.cli.import_resume import render_notes
from casefolio.starting.new import POSTING_FILE, Started, make_portfolio, write_portfolio


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", default="", help="Your name.")
@click.option("--from", "sources", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
              help="A resume that you have, as `casefolio import` reads it; may be given again.")  # fmt: skip
@click.pass_obj
def new(session: Session, folder: Path, name: str, sources: tuple[Path, ...]) -> None:
    """Write a portfolio of your own into DIR: data, a story, a posting, the site's settings, a workflow.

    Nothing that is there is written over.
    """
    target = session.locate(folder)
    started = make_portfolio(name.strip(), [session.locate(source) for source in sources])
    write_portfolio(started.files, target)
    for path in started.files:
        print_text(show_path(target / path))
    if sources:
        session.say("\n".join(render_notes(started.notes)))
    session.say(_describe_next_steps(folder, started))


def _describe_next_steps(folder: Path, started: Started) -> str:
    shown = f'"{folder}"' if " " in str(folder) else str(folder)
    way = "" if Path(os.path.normpath(folder)) == Path() else f"cd {shown}\n"
    steps = f"""\
casefolio check              what still has to be replaced, and what is wrong
casefolio pdf --open         the PDF
casefolio pdf {POSTING_FILE.stem}  one for the posting
mkdocs serve                 the site"""
    return f"\nNext:\n\n{way}{steps}"
