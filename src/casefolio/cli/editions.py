"""Makes the PDFs that `casefolio pdf` was asked for, and reports them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from casefolio.cli.console import COLOURS, Session, count, list_slugs, read_named, show_path, show_problems
from casefolio.documents.freshness import (
    Edition,
    Options,
    Wanted,
    creation_date,
    find_fresh,
    fingerprint,
    fingerprint_project,
)
from casefolio.storage.project import GENERAL
from casefolio.text.errors import InputError, Problem


def make_pdfs(session: Session, root: Path, postings: tuple[str, ...], *, every: bool, force: bool,
              pages: int | None, look: str, archive: bool, show: bool) -> None:  # fmt: skip
    """Make the PDFs and print where they are. Raises InputError, when the others are made, if some fail."""
    options = Options(look=look, pages=pages, created=creation_date(), archive=archive)
    failed: list[Problem] = []
    wanted = _find_wanted(session, root, [*postings, *(list_slugs(root) if every else [])], failed)
    project = fingerprint_project(root, options)
    editions: dict[str, Edition | None] = {each.slug: None for each in wanted}
    if every and not force:
        editions = {each.slug: find_fresh(root, each, fingerprint(project, each)) for each in wanted}
    missing = [each for each in wanted if editions[each.slug] is None]
    for edition in _make_missing(session, root, options, project, missing, failed):
        editions[edition.slug] = edition
    for found in editions.values():
        if found:
            click.echo(show_path(found.file))
            _say_edition(session, found, alone=len(wanted) == 1)
            if show:
                click.launch(str(found.file))
    if len(wanted) > 1:
        session.say(tabulate_editions(editions))
    if failed:
        raise InputError(failed)


def _find_wanted(session: Session, root: Path, names: list[str], failed: list[Problem]) -> list[Wanted]:
    """The requested PDFs, each once: those of postings, or the general one where none is named."""
    if not names:
        return [Wanted(GENERAL, None)]
    wanted: dict[str, Wanted] = {}
    for name in names:
        try:
            source, slug = read_named(session, name, root)
            wanted.setdefault(slug, Wanted(slug, source))
        except InputError as error:
            # One invalid posting must not stop the PDFs of the others.
            failed += error.problems
    return list(wanted.values())


def _make_missing(session: Session, root: Path, options: Options, project: str, wanted: list[Wanted],
                  failed: list[Problem]) -> Iterator[Edition]:  # fmt: skip
    """Make the wanted PDFs and yield those that succeed; problems of the others are added to `failed`."""
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
            f"  {count(edition.pages, 'page')}, the last {edition.fill:.0%} full{_describe_left_out(edition)}"
        )
    if edition.note:
        session.say(f"  {edition.note}")
    for warning in edition.warnings:
        session.say(click.style(f"  warning: {warning}", fg=COLOURS["warning"]))


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


def _show_warnings(session: Session, warnings: tuple[Problem, ...]) -> None:
    if warnings and not session.quiet:
        show_problems(warnings, err=True)
