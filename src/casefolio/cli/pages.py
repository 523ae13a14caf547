"""`casefolio pages`: the site's pages as Markdown, for another site generator."""

from __future__ import annotations

from pathlib import Path

import click

from casefolio.checks.portfolio import read_checked
from casefolio.cli.console import Session, print_text, show_path
from casefolio.pages.exported import export_pages, write_pages
from casefolio.storage.project import DOCS_FOLDER
from casefolio.text.source import real_path


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
              help="The folder to write to.")  # fmt: skip
@click.pass_obj
def pages(session: Session, out: Path) -> None:
    """Write the site's pages as Markdown, and its pictures, for another site generator."""
    root = session.find_root()
    if real_path(session.locate(out)).is_relative_to(real_path(root / DOCS_FOLDER)):
        message = f"in {DOCS_FOLDER}/ they would take the place of what you wrote: name another folder"
        raise click.BadParameter(message, param_hint="--out")
    portfolio, stories = read_checked(root, private=False)
    for file in write_pages(export_pages(portfolio, stories), session.locate(out)):
        print_text(show_path(Path(file)))
