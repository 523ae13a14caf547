"""Reports the PDFs of one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from casefolio.cli.console import Session, count, print_text, show_path
from casefolio.documents.formats import find_export
from casefolio.documents.freshness import Edition
from casefolio.text.escaping.terminal import mark_style


def report_editions(
    session: Session, editions: Mapping[str, Edition | None], formats: Sequence[str], *, show: bool
) -> None:
    """Print where the PDFs are, with their other formats, and what is on them. With `show`, open each PDF."""
    for found in filter(None, editions.values()):
        for file in (found.file, *(find_export(found.file, format) for format in formats)):
            print_text(show_path(file))
        _say_edition(session, found, alone=len(editions) == 1)
        if show:
            click.launch(str(found.file))
    if len(editions) > 1:
        session.say(tabulate_editions(editions))


def _say_edition(session: Session, edition: Edition, *, alone: bool) -> None:
    if alone:
        session.say(
            f"  {count(edition.pages, 'page')}, the last {edition.fill:.0%} full{_describe_left_out(edition)}"
        )
    if edition.note:
        session.say(f"  {edition.note}")
    if edition.names:
        names = ", ".join(f"{real} for '{public}'" for public, real in edition.names.items())
        session.say(f"  with the real names: {names}")
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
