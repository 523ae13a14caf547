"""`casefolio pdf`: the general PDF, or one for each posting.

Rendering imports take a fifth of a second; they are done only when a PDF has to be made, and then in another
process. That is forked before this one imports anything else: the command takes as long as it takes.
"""

from __future__ import annotations

import click

from casefolio.cli.console import Session
from casefolio.cli.documents.options import load_ahead, read_formats


@click.command()
@click.argument("postings", nargs=-1)
@click.option("--all", "every", is_flag=True, help="One PDF for each posting in data/postings/ that changed.")
@click.option("--force", is_flag=True, help="With --all: make those too that have not changed.")
@click.option("--pages", type=click.IntRange(1, 20), help="How many pages may be filled.")
@click.option("--look", help="The look: a folder in templates/pdf/.")
@click.option("--archive", is_flag=True, help="PDF/A-3a too, with what it shows inside as resume.json.")
@click.option("--also", "formats", multiple=True, callback=read_formats, metavar="FORMAT",
              help="Other formats beside each PDF: docx, md, txt, json; several with a comma.")  # fmt: skip
@click.option("--open", "show", is_flag=True, help="Open the PDF when it is made.")
@click.pass_obj
def pdf(session: Session, postings: tuple[str, ...], every: bool, force: bool, pages: int | None,
        look: str | None, archive: bool, formats: tuple[str, ...], show: bool) -> None:  # fmt: skip
    """Make the general PDF, or one for each POSTING.

    Each goes to a folder of its own in build/, with a report.json beside it.
    """
    with load_ahead(session, postings, look or "", every=every):
        from casefolio.cli.documents.editions import report_editions
        from casefolio.cli.documents.making import Making
        from casefolio.documents.freshness import Options, creation_date

        options = Options(look=look or "", pages=pages, created=creation_date(), archive=archive)
        making = Making(session, options, formats)
        report_editions(session, making.run(postings, every=every, force=force), formats, show=show)
    making.finish()
