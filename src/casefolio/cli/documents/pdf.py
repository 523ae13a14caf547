"""`casefolio pdf`: the general PDF, or one for each posting."""

from __future__ import annotations

from collections.abc import Mapping

import click

from casefolio.cli.console import Session, count, print_text, show_path
from casefolio.cli.documents.making import Making, read_formats
from casefolio.documents.formats import find_export
from casefolio.documents.freshness import Edition, Options, creation_date
from casefolio.text.escaping.terminal import mark_style


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
    options = Options(look=look or "", pages=pages, created=creation_date(), archive=archive)
    making = Making(session, options, formats)
    editions = making.run(postings, every=every, force=force)
    for found in filter(None, editions.values()):
        for file in (found.file, *(find_export(found.file, format) for format in formats)):
            print_text(show_path(file))
        _say_edition(session, found, alone=len(editions) == 1)
        if show:
            click.launch(str(found.file))
    if len(editions) > 1:
        session.say(tabulate_editions(editions))
    making.finish()


def _say_edition(session: Session, edition: Edition, *, alone: bool) -> None:
    if alone:
        session.say(
            f"  {count(edition.pages, 'page')}, the last {edition.fill:.0%} full{_describe_left_out(edition)}"
        )
    if edition.note:
        session.say(f"  {edition.note}")
    for warning in edition.warnings:
        session.say(mark_style("note", f"  warning: {warning}"))


def _describe_left_out(edition: Edition) -> str:
    told = edition.left_out.tell()
    return f", {told} left out" if told else ""


def tabulate_editions(editions: Mapping[str, Edition | None]) -> str:
    """A table with one line for each PDF; None is one that failed."""
    rows = [("posting", "pages", "full", "covers", "left out", "")]
    for slug, edition in editions.items():
        if edition is None:
            rows.append((slug, "", "", "", "", "failed"))
            continue
        state = "made" if edition.is_new else "unchanged"
        figures = (
            str(edition.pages),
            f"{edition.fill:.0%}",
            edition.band or "–",
            edition.left_out.count() or "–",
        )
        rows.append((slug, *figures, state))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
