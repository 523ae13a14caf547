"""`casefolio export`: what a PDF shows as a Word file, plain text, Markdown or JSON Resume."""

from __future__ import annotations

import click

from casefolio.cli.console import Session, print_text, show_path
from casefolio.cli.documents.options import load_ahead, read_formats
from casefolio.documents.formats import find_export

FORMATS = "docx, md, txt or json; several with a comma: docx,txt"


@click.command()
@click.argument("postings", nargs=-1)
@click.option("--format", "formats", required=True, multiple=True, callback=read_formats, metavar="FORMAT",
              help=f"Which: {FORMATS}.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="For each posting in data/postings/.")
@click.option("--full", is_flag=True, help="json: with tags, ids and case studies, which JSON Resume lacks.")
@click.option("--pages", type=click.IntRange(1, 20), help="How many pages the PDF may fill.")
@click.option("--look", help="The look: a folder in templates/pdf/.")
@click.pass_obj
def export(session: Session, postings: tuple[str, ...], formats: tuple[str, ...], every: bool, full: bool,
           pages: int | None, look: str | None) -> None:  # fmt: skip
    """Write the general resume, or the one for each POSTING, in other formats.

    Each lies beside its PDF in build/ and shows what that shows, line by line.
    """
    wanted = tuple("full-json" if full and format == "json" else format for format in formats)
    with load_ahead(session, postings, look or "", every=every):
        from casefolio.cli.documents.making import Making
        from casefolio.documents.freshness import Options, creation_date

        making = Making(session, Options(look=look or "", pages=pages, created=creation_date()), wanted)
        editions = making.run(postings, every=every, force=False)
    for edition in filter(None, editions.values()):
        for format in wanted:
            print_text(show_path(find_export(edition.file, format)))
    making.finish()
