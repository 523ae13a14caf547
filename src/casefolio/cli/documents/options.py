"""What `pdf` and `export` have in common before anything slow is imported."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from contextlib import AbstractContextManager

import click

from casefolio.cli.console import Session
from casefolio.documents.formats import ENDINGS, choose_formats
from casefolio.pdf.layout_process import loading_ahead
from casefolio.text.errors import suggest


def load_ahead(
    session: Session, postings: tuple[str, ...], look: str, *, every: bool
) -> AbstractContextManager[None]:
    """WeasyPrint, loaded in another process meanwhile: only worth it for one PDF that is certainly made."""
    if every or len(postings) > 1:
        return contextlib.nullcontext()
    return loading_ahead(session.find_root(), look)


def read_formats(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Formats from an option's values, each one or several with commas. Raises click.BadParameter."""
    known = tuple(format for format in ENDINGS if "-" not in format)
    return choose_formats(*read_names(context, parameter, values, known))


def read_names(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...], known: Sequence[str]
) -> tuple[str, ...]:
    """Those of the `known` formats that an option's values name, each once. Raises click.BadParameter."""
    names = [
        name.strip().lower().lstrip(".") for value in values for name in value.split(",") if name.strip()
    ]
    for name in names:
        if name not in known:
            hint = suggest(name, known, f"there are: {', '.join(known)}")
            raise click.BadParameter(f"no format '{name}': {hint}", context, parameter)
    return tuple(dict.fromkeys(names))
