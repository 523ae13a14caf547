"""`casefolio match`: what a posting asks for, and what in the resume answers it."""

from __future__ import annotations

import json

import click

from casefolio.cli.console import Session, list_slugs, read_named
from casefolio.match import Gaps, Match, find_gaps, match_posting
from casefolio.posting import Posting, read_checked_posting
from casefolio.report import (
    Paint,
    asks_for_something,
    find_coverage,
    match_json,
    render_comparison,
    render_match,
    render_why,
)
from casefolio.resume.portfolio import Portfolio, read_portfolio
from casefolio.resume.vocabulary.labels import find_labels
from casefolio.tailor import Tailoring, tailor
from casefolio.text.errors import InputError, Problem, suggest
from casefolio.text.source import Source


@click.command()
@click.argument("posting", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the whole match as JSON.")
@click.option("--why", metavar="HIGHLIGHT", help="Show the sum behind one highlight's score.")
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
    portfolio = read_portfolio(session.find_root(), private=False)
    if every:
        _compare_postings(session, portfolio)
        return
    read, found, tailoring, gaps = _match(read_named(session, posting, portfolio.root), portfolio)
    if why:
        ranked = {ranked.id: ranked for ranked in tailoring.ranking}
        if why not in ranked:
            hint = suggest(why, ranked) or f"there are: {', '.join(ranked)}"
            raise click.BadParameter(f"no highlight '{why}': {hint}", param_hint="--why")
        paint = _find_paint(session)
        click.echo(render_why(ranked[why], portfolio.resume, found, portfolio.vocabulary, paint=paint))
    elif as_json:
        report = match_json(portfolio.resume, read, found, tailoring, gaps)
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        paint = _find_paint(session)
        click.echo(
            render_match(portfolio.resume, read, found, tailoring, gaps, portfolio.vocabulary, paint=paint)
        )


def _find_paint(session: Session) -> Paint:
    return Paint(session.wants_colour(), session.find_width() or Paint().width)


def _match(named: tuple[Source, str], portfolio: Portfolio) -> tuple[Posting, Match, Tailoring, Gaps]:
    resume = portfolio.resume
    posting = read_checked_posting(*named, resume, portfolio.vocabulary)
    found = match_posting(posting, portfolio.vocabulary)
    tailoring = tailor(resume, posting, found, find_labels(resume.meta.casefolio.language))
    return posting, found, tailoring, find_gaps(found, posting, resume, portfolio.vocabulary)


def _compare_postings(session: Session, portfolio: Portfolio) -> None:
    """One table of all postings that can be read; then what is wrong with the others."""
    rows = []
    problems: list[Problem] = []
    for slug in list_slugs(portfolio.root):
        try:
            posting, found, tailoring, gaps = _match(read_named(session, slug, portfolio.root), portfolio)
        except InputError as error:
            problems += error.problems
            continue
        now = possible = None
        if asks_for_something(portfolio.resume, found, gaps):
            now = find_coverage(portfolio.resume, found, tailoring, gaps)
            possible = find_coverage(portfolio.resume, found, tailoring, gaps, every=True)
        rows.append((posting, now, possible, gaps))
    if rows:
        click.echo(render_comparison(rows, paint=_find_paint(session)))
    if problems:
        raise InputError(problems)
