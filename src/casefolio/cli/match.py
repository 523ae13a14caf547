"""`casefolio match`: what a posting asks for, and which parts of the resume answer it."""

from __future__ import annotations

import click

from casefolio.cli.console import Session, list_slugs, print_text, read_named, show_problems
from casefolio.documents.freshness import Wanted, find_latest
from casefolio.report import Paint, match_json, render_comparison, render_match, render_why, render_why_entry
from casefolio.resume.portfolio import Portfolio, read_portfolio
from casefolio.tailor.explanation import Explanation, explain
from casefolio.tailor.study import read_study
from casefolio.text.errors import InputError, Problem, suggest
from casefolio.text.escaping.terminal import write_json


@click.command()
@click.argument("posting", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the whole match as JSON.")
@click.option(
    "--why", metavar="HIGHLIGHT", help="Show the sum behind one highlight's score, or what asks for an entry."
)
@click.option("--all", "every", is_flag=True, help="Compare all postings in data/postings/.")
@click.pass_obj
def match(session: Session, posting: str | None, as_json: bool, why: str | None, every: bool) -> None:
    """Tell what POSTING asks for, and what in the resume answers it.

    POSTING is a file, the name of one in data/postings/, or - for standard input.
    """
    posting = (posting or "").strip()
    if every == bool(posting):
        raise click.UsageError("name one POSTING, or give --all")
    if sum((as_json, bool(why), every)) > 1:
        raise click.UsageError("of --json, --why and --all, give one")
    portfolio = read_portfolio(session.find_root(), private=True)
    if every:
        _compare_postings(session, portfolio)
        return
    source, slug = read_named(session, posting, portfolio.root)
    study = read_study(source, slug, portfolio.resume, portfolio.vocabulary, portfolio.names)
    page = find_latest(portfolio.root, Wanted(slug, source))
    explanation = explain(study, page.shown, page.cut_entries) if page else explain(study)
    if why:
        print_text(_explain_line(explanation, why, _find_paint(session)))
    elif as_json:
        print_text(write_json(match_json(explanation)))
    else:
        print_text(render_match(explanation, paint=_find_paint(session)))
    if not session.quiet:
        show_problems(study.posting.warnings, err=True)


def _explain_line(explanation: Explanation, id: str, paint: Paint) -> str:
    if line := explanation.find_line(id):
        return render_why(line, paint=paint)
    if entry := explanation.find_entry(id):
        return render_why_entry(entry, explanation.tags, paint=paint)
    ids = [*(line.id for line in explanation.lines), *(entry.id for entry in explanation.entries)]
    hint = suggest(id, ids) or f"there are: {', '.join(ids)}"
    raise click.BadParameter(f"no highlight or entry '{id}': {hint}", param_hint="--why")


def _find_paint(session: Session) -> Paint:
    return Paint(session.wants_colour(), session.find_width() or Paint().width)


def _compare_postings(session: Session, portfolio: Portfolio) -> None:
    """One table of all postings that can be read; then what is wrong with the others."""
    studies = []
    problems: list[Problem] = []
    for slug in list_slugs(portfolio.root):
        try:
            source, _ = read_named(session, slug, portfolio.root)
            studies.append(read_study(source, slug, portfolio.resume, portfolio.vocabulary, portfolio.names))
        except InputError as error:
            problems += error.problems
    if studies:
        print_text(render_comparison(studies, paint=_find_paint(session)))
    warnings = [warning for study in studies for warning in study.posting.warnings]
    if problems:
        raise InputError([*problems, *warnings])
    if not session.quiet:
        show_problems(warnings, err=True)
