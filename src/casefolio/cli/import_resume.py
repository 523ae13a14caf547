"""`casefolio import`: a resume from JSON Resume, LinkedIn, RenderCV, YAMLResume or BibTeX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from casefolio.cli.console import Session, count, print_text, show_path
from casefolio.importing.notes import Note, NoteKind
from casefolio.importing.resume import Imported, import_files
from casefolio.importing.sources import KINDS
from casefolio.schema import editor_line, schema_file
from casefolio.storage.project import PRIVATE_FILE, RESUME_FILE, find_root
from casefolio.storage.writing.output import write_atomically
from casefolio.text.errors import InputError, Place, Problem
from casefolio.text.escaping.terminal import show_controls
from casefolio.text.patterns import lazy_pattern

_HEADINGS: dict[NoteKind, str] = {
    "unread": "Not taken",
    "changed": "Written in our form",
    "private": f"Moved to {PRIVATE_FILE.as_posix()}",
    "aside": "Kept under x-…, and shown nowhere",
    "unshown": "In its place, but not shown as it is",
}


MOST_PLACES, FIRST_PLACES = 8, 3
"""The most places of a note that are all named, and how many are of more."""

_NUMBER = lazy_pattern(r"\d+")


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "kind", type=click.Choice(KINDS), help="The kind of the files; else told by what they hold."
)
@click.option("--name", default="", help="The person's name, where no file says it.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; - for standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there; it is kept beside, with .bak.")
@click.pass_obj
def import_resume(session: Session, files: tuple[Path, ...], kind: str | None, name: str,
                  out: Path | None, force: bool) -> None:  # fmt: skip
    """Bring a resume in from FILES: JSON Resume, RenderCV or YAMLResume, or LinkedIn's data export (its zip).

    Several files become one; where they say the same, the first wins. Everything that changed is told.
    BibTeX brings publications: with another file or --name, else they are printed, to be pasted.
    """
    known = next((each for each in KINDS if each == kind), None)
    root = _find_root(session)
    imported = import_files([session.locate(file) for file in files], known, name, root)
    if out == Path("-") or (imported.is_part and out is None):
        print_text(imported.resume, nl=False)
    else:
        _write(session, imported, session.locate(out) if out else root / RESUME_FILE, force=force)
    session.say("\n".join(render_notes(imported.notes)))
    if imported.is_part:
        session.say("\nPaste it into data/resume.yaml; --name NAME makes a whole resume of it.")


def _find_root(session: Session) -> Path:
    """The project around, or else the folder where the command works."""
    try:
        return find_root(session.folder)
    except InputError:
        return session.folder


def _write(session: Session, imported: Imported, target: Path, *, force: bool) -> None:
    kinds = {
        "resume": (target, imported.resume),
        "private": (target.with_name(PRIVATE_FILE.name), imported.private),
    }
    texts = {file: _find_editor_line(file, kind) + text for kind, (file, text) in kinds.items() if text}
    there = [file for file in texts if file.exists()]
    if there and not force:
        hint = "--force writes over it and keeps it as .bak; --out FILE writes to another"
        raise InputError([Problem(Place(str(show_path(file))), "is there already", hint) for file in there])
    for file in there:
        write_atomically(file.with_name(f"{file.name}.bak"), file.read_bytes())
    for file, text in texts.items():
        write_atomically(file, text.encode())
        print_text(show_path(file))


def _find_editor_line(file: Path, kind: str) -> str:
    """The line that names a file's schema to an editor, where the project has it."""
    return editor_line(kind) if (file.parent.parent / schema_file(kind)).is_file() else ""


def render_notes(imported: Sequence[Note]) -> Iterator[str]:
    """All notes by their kind, counted, each message once with its places."""
    if not imported:
        yield "Nothing had to be changed."
    for kind, heading in _HEADINGS.items():
        notes = [note for note in imported if note.kind == kind]
        if notes:
            yield f"\n{heading}: {count(len(notes), 'value')}"
            yield from (f"  {line}" for line in _gather(notes))


def _gather(notes: list[Note]) -> Iterator[str]:
    places: dict[str, list[str]] = {}
    for note in notes:
        places.setdefault(note.message, []).append(note.path)
    for message, paths in places.items():
        yield show_controls(f"{', '.join(_shorten(paths))}: {message}")


def _shorten(paths: list[str]) -> Iterator[str]:
    """The places, of many that differ in their numbers only the first, and how many more there are."""
    alike: dict[str, list[str]] = {}
    for path in paths:
        alike.setdefault(_NUMBER.sub("0", path), []).append(path)
    for group in alike.values():
        if len(group) <= MOST_PLACES:
            yield from group
        else:
            yield f"{', '.join(group[:FIRST_PLACES])} and {len(group) - FIRST_PLACES} more like it"
