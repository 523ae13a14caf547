"""The command line. Each command imports what it needs when it runs: `match` does not wait for a PDF."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

# pydantic looks through all installed packages for plugins when it is imported (22 ms); there are none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import click

from casefolio import __version__
from casefolio.cli.console import COLOURS, Session, count, list_slugs, read_named, show_problems
from casefolio.text.errors import InputError, Problem, suggest

if TYPE_CHECKING:
    from casefolio.documents.freshness import Edition, Options, Wanted
    from casefolio.report import Paint
    from casefolio.resume.portfolio import Portfolio
    from casefolio.tailor.explanation import Explanation
    from casefolio.tailor.study import Study


class Commands(click.Group):
    """The one place where what went wrong becomes words and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except InputError as error:
            show_problems(error.problems, err=True)
            ctx.exit(1)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and self.get_command(ctx, name) is None:
            hint = suggest(name, self.list_commands(ctx), "see casefolio --help")
            ctx.fail(f"there is no command '{name}': {hint}")
        return super().resolve_command(ctx, args)


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


@cli.command(short_help="Tell everything that is wrong with what you edit.")
@click.option("--site", "built", is_flag=True, help="Look through the finished site instead.")
@click.option("--pdf", "pdf_file", type=click.Path(path_type=Path), metavar="FILE",
              help="Look at this PDF instead, as a machine reads it.")  # fmt: skip
@click.pass_obj
def check(session: Session, built: bool, pdf_file: Path | None) -> None:
    """Tell everything that is wrong with data, links, case studies and postings.

    With --site: what must not be published in the built site/, and links that lead nowhere.
    With --pdf: what a machine that reads resumes stumbles over in any PDF.
    """
    from casefolio.checks.portfolio import check_portfolio

    if built or pdf_file:
        if built:
            _check_site(session)
        if pdf_file:
            _check_pdf(session, pdf_file)
        return
    findings = check_portfolio(session.find_root())
    show_problems(findings.problems, err=False)
    if any(problem.severity == "error" for problem in findings.problems):
        sys.exit(1)
    parts = [
        count(findings.highlights, "highlight"),
        count(findings.case_studies, "case study", "case studies"),
        count(findings.postings, "posting"),
    ]
    session.say(f"checked {', '.join(parts)}: no errors")


def _check_site(session: Session) -> None:
    from casefolio.checks.site import check_built_site

    inspected = check_built_site(session.find_root())
    show_problems(inspected.problems, err=False)
    if any(problem.severity == "error" for problem in inspected.problems):
        sys.exit(1)
    session.say(f"looked through {count(inspected.files, 'file')} in {inspected.shown}: nothing to hold back")
    if not inspected.knows_secrets:
        session.say("  there are no postings and no data/private.yaml here: only its structure was looked at")


def _check_pdf(session: Session, file: Path) -> None:
    """Any PDF can be looked at; within a project it is held against the resume."""
    from casefolio.pdf.reading.rules import check_pdf
    from casefolio.resume.portfolio import read_portfolio
    from casefolio.resume.vocabulary.labels import find_labels

    shown, file = file, session.locate(file)
    if not file.is_file():
        raise click.BadParameter(f"no file '{shown}'", param_hint="--pdf")
    resume, labels = None, None
    try:
        root = session.find_root()
    except InputError:
        session.say("no project here: only what holds for any PDF is looked at")
    else:
        resume = read_portfolio(root, private=True).resume
        labels = find_labels(resume.meta.casefolio.language)
    problems = check_pdf(file, resume, labels)
    show_problems(problems, err=False)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
    session.say(f"checked {shown}: no errors")


@cli.command()
@click.argument("posting", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the whole match as JSON.")
@click.option("--why", metavar="HIGHLIGHT", help="Show the sum behind one highlight's score.")
@click.option("--all", "every", is_flag=True, help="Compare all postings in data/postings/.")
@click.pass_obj
def match(session: Session, posting: str | None, as_json: bool, why: str | None, every: bool) -> None:
    """Tell what POSTING asks for, and what in the resume answers it.

    POSTING is a file, the name of one in data/postings/, or - for standard input.
    """
    from casefolio.report import match_json, render_match
    from casefolio.resume.portfolio import read_portfolio
    from casefolio.tailor.explanation import explain

    posting = (posting or "").strip()
    if every == bool(posting):
        raise click.UsageError("name one POSTING, or give --all")
    if sum((as_json, bool(why), every)) > 1:
        raise click.UsageError("of --json, --why and --all, give one")
    portfolio = read_portfolio(session.find_root(), private=False)
    if every:
        _compare_postings(session, portfolio)
        return
    explanation = explain(_read_study(session, posting, portfolio))
    if why:
        click.echo(_explain_line(explanation, why, _find_paint(session)))
    elif as_json:
        import json

        click.echo(json.dumps(match_json(explanation), ensure_ascii=False, indent=1))
    else:
        click.echo(render_match(explanation, paint=_find_paint(session)))


def _explain_line(explanation: Explanation, id: str, paint: Paint) -> str:
    from casefolio.report import render_why

    line = explanation.find_line(id)
    if line is None:
        ids = [line.id for line in explanation.lines]
        hint = suggest(id, ids) or f"there are: {', '.join(ids)}"
        raise click.BadParameter(f"no highlight '{id}': {hint}", param_hint="--why")
    return render_why(line, paint=paint)


def _find_paint(session: Session) -> Paint:
    from casefolio.report import Paint

    return Paint(session.wants_colour(), session.find_width() or Paint().width)


def _read_study(session: Session, name: str, portfolio: Portfolio) -> Study:
    from casefolio.tailor.study import read_study

    source, slug = read_named(session, name, portfolio.root)
    return read_study(source, slug, portfolio.resume, portfolio.vocabulary)


def _compare_postings(session: Session, portfolio: Portfolio) -> None:
    """One table of all postings that can be read; then what is wrong with the others."""
    from casefolio.report import render_comparison

    studies = []
    problems: list[Problem] = []
    for slug in list_slugs(portfolio.root):
        try:
            studies.append(_read_study(session, slug, portfolio))
        except InputError as error:
            problems += error.problems
    if studies:
        click.echo(render_comparison(studies, paint=_find_paint(session)))
    if problems:
        raise InputError(problems)


@cli.command()
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
    from casefolio.documents.freshness import (
        Options,
        creation_date,
        find_fresh,
        fingerprint,
        fingerprint_project,
    )

    root = session.find_root()
    options = Options(look=look or "", pages=pages, created=creation_date(), archive=archive)
    failed: list[Problem] = []
    wanted = _find_wanted(session, root, [*postings, *(list_slugs(root) if every else [])], failed)
    project = fingerprint_project(root, options)
    editions: dict[str, Edition | None] = {each.slug: None for each in wanted}
    if every and not force:
        editions = {each.slug: find_fresh(root, each, fingerprint(project, each)) for each in wanted}
    missing = [each for each in wanted if editions[each.slug] is None]
    for edition in _make_pdfs(session, root, options, project, missing, failed):
        editions[edition.slug] = edition
    for found in editions.values():
        if found:
            click.echo(_shown_path(found.file))
            _say_edition(session, found, alone=len(wanted) == 1)
            if show:
                click.launch(str(found.file))
    if len(wanted) > 1:
        session.say(tabulate_editions(editions))
    if failed:
        raise InputError(failed)


@cli.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
              help="The folder to write to.")  # fmt: skip
@click.pass_obj
def pages(session: Session, out: Path) -> None:
    """Write the site's pages as Markdown, for another site generator."""
    from casefolio.checks.portfolio import DOCS_FOLDER, read_checked
    from casefolio.pages.markdown import build_pages, read_own_pages, write_pages

    root = session.find_root()
    if session.locate(out).resolve().is_relative_to((root / DOCS_FOLDER).resolve()):
        message = f"in {DOCS_FOLDER}/ they would take the place of what you wrote: name another folder"
        raise click.BadParameter(message, param_hint="--out")
    portfolio, stories = read_checked(root, private=False)
    built = build_pages(portfolio, stories)
    written = write_pages(built | read_own_pages(root, built), session.locate(out))
    for file in written:
        click.echo(_shown_path(Path(file)))


def _find_wanted(session: Session, root: Path, names: list[str], failed: list[Problem]) -> list[Wanted]:
    """The PDFs that are asked for, each once: those of postings, or the general one where none is named."""
    from casefolio.documents.freshness import Wanted
    from casefolio.storage.project import GENERAL

    if not names:
        return [Wanted(GENERAL, None)]
    wanted: dict[str, Wanted] = {}
    for name in names:
        try:
            source, slug = read_named(session, name, root)
            wanted.setdefault(slug, Wanted(slug, source))
        except InputError as error:
            # One bad posting must not keep the others from their PDFs.
            failed += error.problems
    return list(wanted.values())


def _make_pdfs(session: Session, root: Path, options: Options, project: str, wanted: list[Wanted],
               failed: list[Problem]) -> Iterator[Edition]:  # fmt: skip
    """Make what is wanted and give what came out well; the problems of the rest are added to `failed`."""
    if not wanted:
        return
    from casefolio.checks.portfolio import read_checked
    from casefolio.documents.batch import Batch, Failed, make_editions

    portfolio, _ = read_checked(root, private=True)
    _show_warnings(session, portfolio.warnings)
    outcomes = make_editions(Batch(portfolio, options, project), wanted)
    for done, made in enumerate(outcomes, start=1):
        session.show_progress(done, len(wanted))
        if isinstance(made, Failed):
            failed += made.problems
        else:
            yield made


def _say_edition(session: Session, edition: Edition, *, alone: bool) -> None:
    if alone:
        session.say(
            f"  {count(edition.pages, 'page')}, the last {edition.fill:.0%} full{_tell_left_out(edition)}"
        )
    for warning in edition.warnings:
        session.say(click.style(f"  warning: {warning}", fg=COLOURS["warning"]))


def _tell_left_out(edition: Edition) -> str:
    cut = edition.cut_sections
    parts = [count(edition.left_out, "line")] if edition.left_out else []
    if cut:
        parts.append(f"{count(len(cut), 'entry', 'entries')} of {', '.join(dict.fromkeys(cut))}")
    return f", {' and '.join(parts)} left out" if parts else ""


def tabulate_editions(editions: Mapping[str, Edition | None]) -> str:
    """One line for each PDF, to be taken in at a glance; None stands for one that failed."""
    rows = [("posting", "pages", "full", "covers", "left out", "")]
    for slug, edition in editions.items():
        if edition is None:
            rows.append((slug, "", "", "", "", "failed"))
            continue
        state = "made" if edition.is_new else "unchanged"
        figures = (str(edition.pages), f"{edition.fill:.0%}", edition.band or "–", str(edition.left_out))
        rows.append((slug, *figures, state))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _shown_path(file: Path) -> str:
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def _show_warnings(session: Session, warnings: tuple[Problem, ...]) -> None:
    if warnings and not session.quiet:
        show_problems(warnings, err=True)


def main() -> None:
    """The entry point of the `casefolio` command."""
    # Nothing that is loaded at the start is ever garbage: looking for some takes a tenth of a short run.
    gc.disable()
    try:
        cli()
    finally:
        # Nor would a last search before the end, which asks the same of ever so many objects, find much.
        gc.freeze()


if __name__ == "__main__":
    main()
