"""`casefolio schema`: what an editor needs to know of the files that a person writes."""

from __future__ import annotations

from pathlib import Path

import click

from casefolio.cli.console import Session, print_text, show_path
from casefolio.schema import SCHEMAS, render_schema, schema_file
from casefolio.storage.writing.output import write_atomically


@click.command()
@click.argument("kind", required=False, type=click.Choice(list(SCHEMAS)))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Write into this folder, all of them where none is named.")  # fmt: skip
@click.pass_obj
def schema(session: Session, kind: str | None, out: Path | None) -> None:
    """Print the JSON Schema of data/resume.yaml, data/private.yaml or a front matter (posting, letter).

    An editor proposes keys by it and marks what is wrong. A file names its schema in its first line:
    # yaml-language-server: $schema=../schema/resume.schema.json
    """
    if out is None:
        print_text(render_schema(kind or "resume"), nl=False)
        return
    for each in [kind] if kind else SCHEMAS:
        file = session.locate(out) / schema_file(each).name
        write_atomically(file, render_schema(each).encode())
        print_text(show_path(file))
