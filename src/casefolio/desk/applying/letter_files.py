"""The files of a posting's letter: made on a click, as the command makes them, and given from `build/`.

They lie there so that recording an application freezes them with the resume.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import quote

from casefolio.desk.applying.files import give_download
from casefolio.desk.web import Response, plain
from casefolio.desk.workspace import State
from casefolio.documents.freshness import Wanted
from casefolio.documents.letter_files import (
    APPLICATION,
    FORMATS,
    LetterOptions,
    list_unchanged,
    read_options,
    read_report,
)
from casefolio.documents.letters import LetterEdition
from casefolio.resume.portfolio import Portfolio
from casefolio.tailor.study import Study
from casefolio.text.errors import InputError, Place, Problem, suggest

MakeLetter = Callable[[Portfolio, Study, Wanted, LetterOptions, Collection[str]], LetterEdition]


def make_letter_file(format: str, make: MakeLetter, state: State, study: Study | None) -> str:
    """Make the letter for a posting in a format, and return the address of its file below the posting's page.

    A date that was chosen on the command line stays. Raises InputError where it cannot be made.
    """
    formats = (*FORMATS, APPLICATION)
    if format not in formats:
        hint = suggest(format, formats, f"one of: {', '.join(formats)}")
        raise InputError([Problem(Place("format"), f"there is no format '{format[:40]}'", hint)])
    if state.portfolio is None or study is None:
        raise InputError([Problem(Place("the letter"), "cannot be made while the resume has errors")])
    posting = study.posting
    report = read_report(state.portfolio.root, posting.slug)
    date = read_options(report).date if report else None
    wanted = Wanted(posting.slug, posting.source)
    try:
        edition = make(state.portfolio, study, wanted, LetterOptions(state.options, date), (format,))
    except RuntimeError as error:
        # The worker process may die before it is done.
        place = posting.source.place()
        raise InputError([posting.source.problem(place, f"the letter was not made: {error}")]) from error
    return f"letter/{quote(edition.files[format].name)}"


def give_letter(root: Path, slug: str, name: str) -> Response:
    """A file of a posting's letter in `build/`, as it was made; 404 for everything else."""
    report = read_report(root, slug)
    files = list_unchanged(root, slug, report).values() if report else ()
    for file in files:
        if file.name == name:
            try:
                return give_download(name, file.read_bytes())
            except OSError as error:
                return plain(404, f"it cannot be read: {error.strerror}")
    return plain(404, "there is no such file: make the letter on its posting's page")
