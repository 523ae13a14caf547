"""`casefolio pdf`: the general PDF, or one for each posting.

Rendering imports take a fifth of a second; they are done only when a PDF has to be made, and then in another
process. That is forked before this one imports anything else: the command takes as long as it takes.
"""

from __future__ import annotations

import contextlib

import click

from casefolio.cli.console import Session
from casefolio.pdf.layout_process import loading_ahead


@click.command()
@click.argument("postings", nargs=-1)
@click.option("--all", "every", is_flag=True, help="One PDF for each posting in data/postings/ that changed.")
@click.option("--force", is_flag=True, help="With --all: make those too that have not changed.")
@click.option("--pages", type=click.IntRange(1, 20), help="How many pages may be filled.")
@click.option("--look", help="The look: a folder in templates/pdf/.")
@click.option("--archive", is_flag=True, help="PDF/A-3a too, with what it shows inside as resume.json.")
@click.option("--open", "show", is_flag=True, help="Open the PDF when it is made.")
@click.pass_obj
def pdf(session: Session, postings: tuple[str, ...], every: bool, force: bool, pages: int | None,
        look: str | None, archive: bool, show: bool) -> None:  # fmt: skip
    """Make the general PDF, or one for each POSTING.

    Each goes to a folder of its own in build/, with a report.json beside it.
    """
    root = session.find_root()
    look = look or ""
    # Only worth it for one PDF that is certainly made.
    with contextlib.nullcontext() if every or len(postings) > 1 else loading_ahead(root, look):
        from casefolio.cli.editions import make_pdfs

        make_pdfs(session, root, postings, every=every, force=force, pages=pages, look=look,
                  archive=archive, show=show)  # fmt: skip
