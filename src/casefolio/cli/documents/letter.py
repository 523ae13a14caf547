"""`casefolio letter`: the cover letter for a posting, in the look of the resume."""

from __future__ import annotations

import click

from casefolio.cli.console import Session, count, print_text, read_named, show_path, show_problems
from casefolio.cli.documents.options import load_ahead, read_names
from casefolio.documents.freshness import Options, Wanted, creation_date
from casefolio.documents.letter_files import APPLICATION, FORMATS, PDF, LetterOptions
from casefolio.letter.values import Letter
from casefolio.resume.record import PartialDate, parse_date
from casefolio.text.escaping.terminal import mark_style


def read_letter_formats(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Formats from an option's values. Raises click.BadParameter for one that letters do not have."""
    return read_names(context, parameter, values, FORMATS)


def read_date(context: click.Context, parameter: click.Parameter, value: str | None) -> PartialDate | None:
    """A date as resumes have it. Raises click.BadParameter for anything else."""
    from casefolio.deferred.records import PydanticCustomError

    try:
        return parse_date(value) if value else None
    except PydanticCustomError:
        raise click.BadParameter(
            f"'{value}' is no date: write it as 2024-05-31", context, parameter
        ) from None


@click.command()
@click.argument("posting")
@click.option("--format", "formats", multiple=True, callback=read_letter_formats, metavar="FORMAT",
              help="Which: pdf (the usual one), docx, txt or md; several with a comma.")  # fmt: skip
@click.option("--merged", is_flag=True, help="The letter with the resume behind it, as one PDF, too.")
@click.option("--date", "day", callback=read_date, metavar="DAY", help="The date in the letter: 2024-05-31.")
@click.option("--pages", type=click.IntRange(1, 20), help="How many pages the resume may fill.")
@click.option("--look", help="The look: a folder in templates/pdf/.")
@click.option("--open", "show", is_flag=True, help="Open the PDF when it is made.")
@click.pass_obj
def letter(session: Session, posting: str, formats: tuple[str, ...], merged: bool, day: PartialDate | None,
           pages: int | None, look: str | None, show: bool) -> None:  # fmt: skip
    """Make the cover letter for POSTING: one page, in the look of the resume.

    It is the one in data/letters/ that is called as the posting is, or is made of the paragraphs under
    `letter:` in data/resume.yaml that fit the posting best. It goes to the posting's folder in build/.
    """
    wanted_formats = (*(formats or (PDF,)), *([APPLICATION] if merged else []))
    with load_ahead(session, (posting,), look or "", every=False):
        from casefolio.checks.portfolio import read_checked
        from casefolio.documents.letters import make_letter
        from casefolio.tailor.study import read_study

        root = session.find_root()
        source, slug = read_named(session, posting, root)
        portfolio, _ = read_checked(root, private=True)
        if portfolio.warnings and not session.quiet:
            show_problems(portfolio.warnings, err=True)
        study = read_study(source, slug, portfolio.resume, portfolio.vocabulary, portfolio.names)
        options = LetterOptions(Options(look=look or "", pages=pages, created=creation_date()), day)
        edition = make_letter(portfolio, study, Wanted(slug, source), options, wanted_formats)
    for format in wanted_formats:
        print_text(show_path(edition.files[format]))
    for line in describe_letter(edition.letter):
        session.say(f"  {line}")
    for warning in edition.warnings:
        session.say(mark_style("note", f"  warning: {warning}"))
    if show:
        click.launch(str(edition.files[wanted_formats[-1 if merged else 0]]))


def describe_letter(letter: Letter) -> list[str]:
    """What was filled in, for it may have been read from the posting wrongly; why it has its paragraphs."""
    about = " at ".join(filter(None, (letter.role, letter.company)))
    lines = [f"for {about}"] if about else []
    if letter.file:
        return [*lines, f"as it is written in {letter.file}"]
    chosen = [choice for choice in letter.choices if choice.is_chosen]
    lines += [f"{len(chosen)} of {count(len(letter.choices), 'paragraph')}"] if letter.choices else []
    return lines + [f"{choice.id}: {choice.reason}" for choice in chosen]
